/** One turn of the process: the state as it changes, what is to be told at the turn's end, and small helpers. */
import { releaseDefaults } from '../../../config/index'
import { type EigrpRoute, formatIp, formatPrefix, type Ip, type Prefix } from '../../../net/index'
import type { JournalDraft } from '../../kernel/journal'
import type { Context } from '../../kernel/protocol'
import { emptyTable, type Table, tableDelete, tableDue, tableGet, tableSet } from '../../kernel/table'
import { NEVER, type SimTime } from '../../kernel/time'
import type { EigrpEffect, EigrpEntry, EigrpInterface, EigrpNeighbor, EigrpProcessConfig, EigrpState } from './state'

/** What a neighbour is to be told at the end of the turn, by prefix: the last word counts. */
export interface Outgoing {
  readonly query: Map<string, EigrpRoute>
  readonly reply: Map<string, EigrpRoute>
  readonly update: Map<string, EigrpRoute>
  readonly 'sia-query': Map<string, EigrpRoute>
  readonly 'sia-reply': Map<string, EigrpRoute>
}

/** Private to its turn; the state inside is replaced, never written. */
export interface Work {
  readonly config: EigrpProcessConfig
  readonly cx: Context
  state: EigrpState
  readonly effects: EigrpEffect[]
  readonly outgoing: Map<string, Outgoing>
  /** Neighbours that are owed an acknowledgement, with its number. */
  readonly acks: Map<string, number>
}

export function startWork(config: EigrpProcessConfig, state: EigrpState, cx: Context): Work {
  return { config, cx, state, effects: [], outgoing: new Map(), acks: new Map() }
}

export const neighborKey = (address: Ip) => formatIp(address)
export const entryKey = (prefix: Prefix) => formatPrefix(prefix)

/** No destination is known; one that is active has a deadline. */
export const NO_TOPOLOGY: Table<EigrpEntry> = emptyTable((entry) => entry.activeUntil)

export function neighborOf(work: Work, address: Ip): EigrpNeighbor | undefined {
  return work.state.neighbors[neighborKey(address)]
}

export function entryOf(work: Work, prefix: Prefix): EigrpEntry | undefined {
  return tableGet(work.state.topology, entryKey(prefix))
}

export function setNeighbor(work: Work, neighbor: EigrpNeighbor): void {
  work.state = { ...work.state, neighbors: { ...work.state.neighbors, [neighborKey(neighbor.address)]: neighbor } }
}

export function dropNeighbor(work: Work, address: Ip): void {
  const key = neighborKey(address)
  const { [key]: _gone, ...neighbors } = work.state.neighbors
  work.state = { ...work.state, neighbors }
  work.outgoing.delete(key)
  work.acks.delete(key)
}

export function setInterface(work: Work, item: EigrpInterface): void {
  work.state = { ...work.state, interfaces: { ...work.state.interfaces, [item.name]: item } }
}

export function dropInterface(work: Work, name: string): void {
  const { [name]: _gone, ...interfaces } = work.state.interfaces
  work.state = { ...work.state, interfaces }
}

export function setEntry(work: Work, entry: EigrpEntry): void {
  work.state = { ...work.state, topology: tableSet(work.state.topology, entryKey(entry.prefix), entry) }
}

export function deleteEntry(work: Work, prefix: Prefix): void {
  work.state = { ...work.state, topology: tableDelete(work.state.topology, entryKey(prefix)) }
}

export function upNeighbors(work: Work): readonly EigrpNeighbor[] {
  return Object.values(work.state.neighbors).filter((neighbor) => neighbor.state === 'up')
}

const emptyBox = (): Outgoing => ({
  query: new Map(),
  reply: new Map(),
  update: new Map(),
  'sia-query': new Map(),
  'sia-reply': new Map(),
})

/** Adds a route to what a neighbour is told at the end of the turn; a query takes back an update not yet sent. */
export function tell(work: Work, to: Ip, opcode: keyof Outgoing, route: EigrpRoute): void {
  const key = neighborKey(to)
  const box = work.outgoing.get(key) ?? emptyBox()
  work.outgoing.set(key, box)
  const prefix = entryKey(route.prefix)
  box[opcode].set(prefix, route)
  if (opcode === 'query') box.update.delete(prefix)
}

/** Hello and hold seconds of an interface: 5 and 15 on a LAN (FACTS section 4). */
export function timersOf(config: EigrpProcessConfig, name: string) {
  return config.eigrp.interfaces[name] ?? { helloSeconds: 5, holdSeconds: 15, summaries: [] }
}

export function journal(work: Work, entry: Omit<JournalDraft, 'protocol' | 'source'>): void {
  const source = work.config.eigrp.source
  work.effects.push({ kind: 'journal', entry: { protocol: 'eigrp', ...entry, source } })
}

/** Says what is wrong with somebody's packets on an interface, once until it changes. */
export function complain(
  work: Work,
  { name, from }: { readonly name: string; readonly from: Ip },
  event: string,
  text: string,
  { data, syslog }: Pick<JournalDraft, 'data' | 'syslog'> = {},
): void {
  const key = neighborKey(from)
  if (work.state.complaints[key] === text) return
  work.state = { ...work.state, complaints: { ...work.state.complaints, [key]: text } }
  const told = { neighbor: key, interface: name, as: work.state.as, ...data }
  journal(work, { event, text: `EIGRP ${work.state.as}: ${text}`, data: told, ...(syslog ? { syslog } : {}) })
}

/** What EIGRP logs of a neighbour begins so, by release. */
export const logHead = ({ config, state }: Work): string =>
  `${releaseDefaults(config.configuration.release).eigrpWord} ${state.as}: Neighbor`

/** When the process next wants to be woken. */
export function deadlineOf(state: EigrpState): SimTime {
  let first: SimTime = NEVER
  const consider = (time: SimTime) => {
    if (time < first) first = time
  }
  if (state.speaksFrom !== undefined) consider(state.speaksFrom)
  for (const name in state.interfaces) consider(state.interfaces[name]?.helloDue ?? NEVER)
  for (const key in state.neighbors) {
    consider(state.neighbors[key]?.holdExpires ?? NEVER)
    consider(state.neighbors[key]?.retransmitDue ?? NEVER)
  }
  consider(tableDue(state.topology))
  return first
}
