/**
 * `show queueing`, by the Cisco IOS Quality of Service Solutions Command Reference of 12.4: which interfaces have queues of which
 * kind. Priority lists, custom queues, DLCI queues and RED are not simulated; a line that asks for them is said to be unknown.
 */
import { type InterfaceConfig, type Queueing, queueKindOf } from '../../config/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { type InterfacesLayout, queueLines } from './interfaces'
import { left } from './text'

/** Packets of one conversation from which more of it are dropped, and queues for the link itself and for priority (same reference). */
const DISCARD_THRESHOLD = 64
const LINK_QUEUES = 8
const PRIORITY_QUEUES = 1

/** Queues of conversations by the bandwidth of their interface, kbit/s (same reference, `fair-queue`). */
const DYNAMIC_QUEUES: readonly (readonly [upTo: number, queues: number])[] = [
  [64, 16],
  [128, 32],
  [256, 64],
  [512, 128],
  [Number.POSITIVE_INFINITY, 256],
]

const isFair = (port: InterfaceConfig, queueing: Queueing | undefined) =>
  ['policy', 'fair'].includes(queueKindOf(port, queueing))

const HEAD = [
  '  Interface           Discard    Dynamic  Reserved  Link    Priority',
  '                      threshold  queues   queues    queues  queues',
]

export function queueing({ configuration }: ConsoleContext): string {
  const rows = configuration.interfaces
    .filter((port) => isFair(port, configuration.queueing))
    .map(({ name, bandwidthKbit }) => {
      const dynamic = DYNAMIC_QUEUES.find(([upTo]) => bandwidthKbit <= upTo)?.[1] ?? 0
      const cells = [left(name, 20), left(DISCARD_THRESHOLD, 11), left(dynamic, 9), left(0, 10), left(LINK_QUEUES, 8)]
      return `  ${cells.join('')}${PRIORITY_QUEUES}`
    })
  return [
    ...['Current fair queue configuration:', '', ...(rows.length > 0 ? [...HEAD, ...rows] : [])],
    ...['Current DLCI priority queue configuration:', 'Current priority queue configuration:'],
    ...['Current custom queue configuration:', 'Current random-detect configuration:'],
  ].join('\n')
}

/** Of one interface: the same counts as `show interfaces` has. */
export function queueingOf(
  context: ConsoleContext,
  tables: DeviceTables,
  layout: InterfacesLayout,
  name: string,
): string {
  const row = tables.interfaces.find((item) => item.name === name)
  const told = context.configuration.interfaces.find((item) => item.name === name)
  if (!row || !told) return ''
  const strategy = isFair(told, context.configuration.queueing) ? 'fair' : 'none'
  return [`Interface ${name} queueing strategy: ${strategy}`, ...queueLines(context, tables, layout, row)].join('\n')
}
