/**
 * What lies before a network: faults, typed changes and boots; and what was put off by a delay that somebody configured
 * (`standby delay`, `preempt delay`, `track … delay`).
 */
import { inOrder, nextMark } from '../kernel/queue'
import { NEVER, type SimTime } from '../kernel/time'
import type { SeenNode } from '../node/state'
import { trackDeadline } from '../node/tracked'
import type { Network, NetworkEvent } from './state'

export const isAhead = ({ kind }: NetworkEvent) =>
  kind === 'event' || kind === 'boot' || kind === 'off' || kind === 'carrier'

/** What is to come, in its order. */
export const waitingEvents = ({ queue }: Network) => inOrder(queue)

/** Whether a fault, a typed change or a boot is still to come, up to a moment. */
export function eventsAhead(network: Network, until: SimTime = NEVER): boolean {
  const next = nextMark(network.queue)
  return next !== NEVER && next <= until
}

/** When the first of what was put off comes about. */
export function firstPutOff({ nodes }: Network): SimTime {
  let first: SimTime = NEVER
  for (const node of nodes.values()) {
    const next = node.running ? putOffAt(node) : NEVER
    if (next < first) first = next
  }
  return first
}

function putOffAt(node: SeenNode): SimTime {
  let first = trackDeadline(node)
  for (const { row, state } of node.processes.values()) {
    const next = node.stopped.has(row.name) ? NEVER : (row.putOff?.(state) ?? NEVER)
    if (next < first) first = next
  }
  return first
}
