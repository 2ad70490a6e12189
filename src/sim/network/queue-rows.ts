/** Queues of a router as tables: what waits at each interface, what was dropped, and what the classes of its policy counted. */
import type { NodeState, SeenNode } from '../node/state'
import { bitRates } from '../queue/counts'
import type { PolicyPlan } from '../queue/plan'
import type { PolicyState } from '../queue/queue'
import type { ClassRow, QueueRow } from '../tables'
import { hasModem, limitAt, rateAt, waitingNow } from './line'
import type { Network } from './state'

/** Interfaces at which something ever waited, was dropped or was held by a policy. */
export function queueRows(network: Network, node: SeenNode): readonly QueueRow[] {
  const wires = node.config.kind === 'router' ? network.wires.get(node.device) : undefined
  if (!wires || network.lines.size === 0) return []
  return [...wires].flatMap(([name, wire]): readonly QueueRow[] => {
    const [line, port, link] = [network.lines.get(wire.line), node.ports.get(name), network.links.get(wire.link)]
    if (!line || !port || !link) return []
    const { held, drops } = line
    // What waits behind a modem waits there, and no router tells of it.
    const waiting = hasModem(node, port.config, link.link) ? 0 : waitingNow(line, network.now)
    const { ab, ba } = link.link.bandwidthKbit
    const about = {
      limit: limitAt(node, port.config, link.link),
      kbit: rateAt(node, port.config, link.link, wire.isA ? ab : ba),
    }
    const rows = [...held].map(([told, { plan, state, drops: lost }]) => {
      const classes = classRows(plan, state, network.now, [])
      return { ...about, interface: told, waiting: state.waiting, drops: lost, classes }
    })
    const [only] = rows
    if (only && rows.length === 1) return [{ ...only, waiting: only.waiting + waiting, drops }]
    // What waits at the transmitter itself is the physical interface's, and so is what was lost for want of room there.
    const own = rows.find((row) => row.interface === name)
    const others = rows.filter((row) => row !== own)
    const kept = drops - others.reduce((sum, row) => sum + row.drops, 0)
    const classes = own?.classes ?? []
    return [{ ...about, interface: name, waiting: waiting + (own?.waiting ?? 0), drops: kept, classes }, ...others]
  })
}

/** A row for each class that has counted something, with its way from the outermost policy in. */
function classRows(
  plan: PolicyPlan,
  state: PolicyState<unknown>,
  now: NodeState['bootedAt'],
  around: readonly string[],
): readonly ClassRow[] {
  return plan.classes.flatMap((told, index): readonly ClassRow[] => {
    const held = state.classes[index]
    if (!held || held.counts.packets === 0) return []
    const { packets, bytes, drops, dropBytes, sent, sentBytes, delayed, delayedBytes, why } = held.counts
    const way = [...around, told.name]
    const own: ClassRow = {
      way,
      packets,
      bytes,
      drops,
      dropBytes,
      sent,
      sentBytes,
      delayed,
      delayedBytes,
      waiting: held.waiting,
      droppedFull: why.full,
      policed: why.policed,
      overPriority: why['over priority'],
      ...bitRates(held.counts, now),
    }
    return [own, ...(told.child && held.child ? classRows(told.child, held.child, now, way) : [])]
  })
}
