/** The SA database as operations: add, remove, look up by SPI and by what a packet needs. */
import type { CryptoMap, CryptoMapEntry } from '../../../config/index'
import { contains, type Ip, maskOf, type Prefix } from '../../../net/index'
import { ForkableMap, type Writes } from '../../kernel/forkable-map'
import type { SaPair } from '../../kernel/security-association'
import { emptyTable, tableDelete, tableGet, tableSet, tableValues } from '../../kernel/table'
import { NEVER } from '../../kernel/time'
import type { IpsecState, SaCounters, SelectorLevel } from './state'

export const EMPTY_IPSEC: IpsecState = {
  sas: emptyTable(),
  bySpi: emptyTable(),
  bySent: emptyTable(),
  levels: [],
  tunnels: emptyTable(),
  counters: new ForkableMap(),
}

const copyOf = (counters: SaCounters): SaCounters => ({ ...counters })

/** A copy whose counters count on their own. */
export function cloneIpsec(state: IpsecState, writes?: Writes): IpsecState {
  return { ...state, counters: state.counters.fork(copyOf, writes) }
}

/** The peer chooses the SPI: only with its address is it one's own. */
const sentKey = ({ outboundSpi, remote }: Pick<SaPair, 'outboundSpi' | 'remote'>): string => `${outboundSpi} ${remote}`

export function addSa(state: IpsecState, sa: SaPair): IpsecState {
  return {
    ...state,
    sas: tableSet(state.sas, sa.id, sa),
    bySpi: tableSet(state.bySpi, sa.inboundSpi, sa),
    bySent: tableSet(state.bySent, sentKey(sa), sa),
    ...withPlace(state, sa, (sas) => [...sas, sa]),
  }
}

/** The counters go with their SA. */
export function removeSa(state: IpsecState, id: number): IpsecState {
  const sa = tableGet(state.sas, id)
  if (!sa) return state
  state.counters.delete(id)
  return {
    ...state,
    sas: tableDelete(state.sas, id),
    bySpi: tableGet(state.bySpi, sa.inboundSpi) === sa ? tableDelete(state.bySpi, sa.inboundSpi) : state.bySpi,
    bySent: tableGet(state.bySent, sentKey(sa)) === sa ? tableDelete(state.bySent, sentKey(sa)) : state.bySent,
    ...withPlace(state, sa, (sas) => sas.filter((item) => item.id !== id)),
  }
}

/** The SA as it is now, in the place of what it was. */
export function replaceSa(state: IpsecState, sa: SaPair): IpsecState {
  const before = tableGet(state.sas, sa.id)
  if (!before) return state
  const inPlace = (sas: readonly SaPair[]) => sas.map((item) => (item.id === sa.id ? sa : item))
  return {
    ...state,
    sas: tableSet(state.sas, sa.id, sa),
    bySpi: tableGet(state.bySpi, sa.inboundSpi) === before ? tableSet(state.bySpi, sa.inboundSpi, sa) : state.bySpi,
    bySent:
      tableGet(state.bySent, sentKey(before)) === before
        ? tableSet(tableDelete(state.bySent, sentKey(before)), sentKey(sa), sa)
        : state.bySent,
    ...withPlace(state, sa, inPlace),
  }
}

/** Where packets look for it: under its interface, or among the networks. */
function withPlace(
  { levels, tunnels }: IpsecState,
  sa: SaPair,
  change: (sas: readonly SaPair[]) => readonly SaPair[],
): Pick<IpsecState, 'levels' | 'tunnels'> {
  if (sa.tunnel === undefined) return { levels: withSelector(levels, sa.proxy.remote, change), tunnels }
  const sas = change(tableGet(tunnels, sa.interface) ?? [])
  return {
    levels,
    tunnels: sas.length > 0 ? tableSet(tunnels, sa.interface, sas) : tableDelete(tunnels, sa.interface),
  }
}

/** The youngest SA of a tunnel interface. */
export const tunnelSa = (state: IpsecState, name: string): SaPair | undefined => tableGet(state.tunnels, name)?.at(-1)

function withSelector(
  levels: readonly SelectorLevel[],
  { address, length }: Prefix,
  change: (sas: readonly SaPair[]) => readonly SaPair[],
): readonly SelectorLevel[] {
  const at = levels.findIndex((level) => level.length === length)
  const level = levels[at] ?? { length, mask: maskOf(length), byNetwork: emptyTable<readonly SaPair[]>() }
  const sas = change(tableGet(level.byNetwork, address) ?? [])
  const byNetwork = sas.length > 0 ? tableSet(level.byNetwork, address, sas) : tableDelete(level.byNetwork, address)
  return at < 0 ? [...levels, { ...level, byNetwork }] : levels.with(at, { ...level, byNetwork })
}

/** Every SA, the youngest last. */
export const allSas = (state: IpsecState): readonly SaPair[] => tableValues(state.sas)

export function findSa(state: IpsecState, id: number): SaPair | undefined {
  return tableGet(state.sas, id)
}

/** The SA that ESP with such a header left by. */
export const saOfSent = (state: IpsecState, header: Pick<SaPair, 'outboundSpi' | 'remote'>): SaPair | undefined =>
  tableGet(state.bySent, sentKey(header))

/** SAs of one entry of a map; without an entry, those that its dynamic maps have answered. */
interface OfMap {
  readonly map: Pick<CryptoMap, 'name' | 'localInterface'>
  readonly entry?: Pick<CryptoMapEntry, 'sequence'>
  /** The table of what they protect; absent = the global one. */
  readonly table?: string | undefined
}

/** SAs belong to a map; without a common local address each interface that carries the map has its own. */
function fits(sa: SaPair, { map, entry, table }: OfMap, carrier: string): boolean {
  if (sa.vrf !== table || sa.map !== map.name || (map.localInterface === undefined && sa.interface !== carrier))
    return false
  return entry ? sa.dynamic === undefined && sa.sequence === entry.sequence : sa.dynamic !== undefined
}

/** The youngest fitting SA that protects packets from `near` to `far`; the youngest, so that a rekey has no gap. */
export function protecting(state: IpsecState, near: Ip, far: Ip, of: OfMap, carrier: string): SaPair | undefined {
  let best: SaPair | undefined
  for (const { mask, byNetwork } of state.levels) {
    for (const sa of tableGet(byNetwork, (far & mask) >>> 0) ?? []) {
      if ((best === undefined || sa.id > best.id) && fits(sa, of, carrier) && contains(sa.proxy.local, near)) best = sa
    }
  }
  return best
}

const NO_COUNTS: SaCounters = {
  encapsulated: 0,
  decapsulated: 0,
  bytesOut: 0,
  bytesIn: 0,
  newest: 0,
  missing: [],
  replayed: 0,
  told: NEVER,
}

/** The counters of an SA, to be counted up in place. */
export function countersOf(state: IpsecState, id: number): SaCounters {
  const own = state.counters.getOwn(id)
  if (own) return own
  const known = copyOf(state.counters.get(id) ?? NO_COUNTS)
  state.counters.set(id, known)
  return known
}
