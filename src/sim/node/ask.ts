/** What is asked of a node's processes, whichever they are: each answers what its row says that it knows something of. */

import type { Ip } from '../../net/index'
import { type Negotiations, NO_NEGOTIATIONS } from '../kernel/negotiation'
import type { Bridging, Process } from '../kernel/row'
import type { SimTime } from '../kernel/time'
import type { NeededWord } from '../kernel/word'
import { NO_TABLES, type ProtocolTables } from '../tables'
import type { SeenNode } from './state'

/** The first answer that some process has. */
function firstAnswer<T>(node: SeenNode, ask: (process: Process) => T | undefined): T | undefined {
  for (const process of node.processes.values()) {
    const answer = ask(process)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** What a process that has a say lets a bridged port do with frames; nothing where none has. */
export const gateOf = (node: SeenNode, port: string): Bridging | undefined =>
  firstAnswer(node, ({ row, state }) => row.bridging?.(state, port))

/** Why the last attempt to get an SA came to nothing. */
export const problemOf = (node: SeenNode, needed: Pick<NeededWord, 'map' | 'sequence'>): string | undefined =>
  firstAnswer(node, ({ row, state }) => row.problem?.(state, needed))

/** How its negotiations of keys stand. */
export const negotiationsOf = (node: SeenNode, now: SimTime): Negotiations =>
  firstAnswer(node, ({ row, state }) => row.negotiations?.(state, now)) ?? NO_NEGOTIATIONS

/** The server that it needs and is registered with. */
export const registeredWith = (node: SeenNode): Ip | undefined =>
  firstAnswer(node, ({ row, state }) => row.registered?.(state))

/** Why a process keeps a tunnel interface down. */
export const heldDown = (node: SeenNode, name: string): string | undefined =>
  firstAnswer(node, ({ row, state }) => row.heldDown?.(state, name))

/** Moments at which a packet that passes would be treated otherwise, though nothing else has happened. */
export const clocksOf = (node: SeenNode): readonly SimTime[] =>
  [...node.processes.values()].flatMap(({ row, state }) => row.clocks?.(state) ?? [])

/** One table of its protocols. */
export const protocolTable = <Name extends keyof ProtocolTables>(node: SeenNode, name: Name): ProtocolTables[Name] =>
  firstAnswer(node, ({ row, told, state }) => told && row.tables?.[name]?.(told, state)) ?? NO_TABLES[name]

/** Every table of its protocols. */
export function protocolTables(node: SeenNode): ProtocolTables {
  const made = [...node.processes.values()].flatMap(({ row, told, state }) =>
    told ? Object.entries(row.tables ?? {}).map(([name, table]) => [name, table(told, state)] as const) : [],
  )
  return { ...NO_TABLES, ...Object.fromEntries(made.filter(([, table]) => table !== undefined)) }
}
