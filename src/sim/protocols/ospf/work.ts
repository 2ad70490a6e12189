/** One turn of the process: the state as it changes, what is to be said at its end, and small helpers. */
import { ANY_ADDRESS, formatIp, type Ip, type OspfHeader, type OspfKind, type OspfLsa } from '../../../net/index'
import type { JournalDraft } from '../../kernel/journal'
import type { Context } from '../../kernel/protocol'
import { tableGet } from '../../kernel/table'
import { BACKBONE } from './area'
import type { OspfAreaConfig, OspfInterfaceConfig } from './config'
import { OSPF_DEFAULTS } from './defaults'
import type {
  OspfEffect,
  OspfInterface,
  OspfNeighbor,
  OspfNeighborState,
  OspfProcessConfig,
  OspfState,
  StoredLsa,
} from './state'

declare module '../../kernel/journal' {
  interface JournalWriters {
    readonly ospf: true
  }
}

/** Private to its turn; the state inside is replaced, never written. */
export interface Work {
  readonly config: OspfProcessConfig
  readonly cx: Context
  state: OspfState
  readonly effects: OspfEffect[]
  /** Told to everybody on an interface, by its name. */
  readonly floods: Map<string, OspfLsa[]>
  readonly acks: Map<string, OspfHeader[]>
  /** Told to one neighbour, by its key. */
  readonly direct: Map<string, OspfLsa[]>
  readonly directAcks: Map<string, OspfHeader[]>
  /** Interfaces on which somebody may have to be elected. */
  readonly elections: Set<string>
  /** What this router says of its links and networks may be otherwise now. */
  linksChanged: boolean
}

export function startWork(config: OspfProcessConfig, state: OspfState, cx: Context): Work {
  return {
    config,
    cx,
    state,
    effects: [],
    floods: new Map(),
    acks: new Map(),
    direct: new Map(),
    directAcks: new Map(),
    elections: new Set(),
    linksChanged: false,
  }
}

export const neighborKey = ({ interface: name, router }: Pick<OspfNeighbor, 'interface' | 'router'>): string =>
  `${name} ${formatIp(router)}`

/** The neighbour as it is now, after what happened in this turn. */
export const current = (work: Work, neighbor: Pick<OspfNeighbor, 'interface' | 'router'>): OspfNeighbor | undefined =>
  work.state.neighbors[neighborKey(neighbor)]

export function neighborsOn(work: Work, name: string): readonly OspfNeighbor[] {
  return Object.values(work.state.neighbors).filter((neighbor) => neighbor.interface === name)
}

export function setNeighbor(work: Work, neighbor: OspfNeighbor): void {
  work.state = { ...work.state, neighbors: { ...work.state.neighbors, [neighborKey(neighbor)]: neighbor } }
}

export function dropNeighbor(work: Work, neighbor: OspfNeighbor): void {
  const key = neighborKey(neighbor)
  const { [key]: _gone, ...neighbors } = work.state.neighbors
  work.state = { ...work.state, neighbors }
  work.direct.delete(key)
  work.directAcks.delete(key)
}

export function setInterface(work: Work, item: OspfInterface): void {
  work.state = { ...work.state, interfaces: { ...work.state.interfaces, [item.name]: item } }
}

export function dropInterface(work: Work, name: string): void {
  const { [name]: _gone, ...interfaces } = work.state.interfaces
  work.state = { ...work.state, interfaces }
}

const ORDER: readonly OspfNeighborState[] = ['init', 'two-way', 'ex-start', 'exchange', 'loading', 'full']

/** Whether a neighbour has come at least so far. */
export const isAtLeast = ({ state }: Pick<OspfNeighbor, 'state'>, least: OspfNeighborState): boolean =>
  ORDER.indexOf(state) >= ORDER.indexOf(least)

export const storedLsa = (work: Work, key: string): StoredLsa | undefined => tableGet(work.state.lsas, key)

/** What an interface was told; a device's interface that no line speaks of has the usual. */
export function portOf({ ospf }: OspfProcessConfig, name: string): OspfInterfaceConfig {
  return (
    ospf.interfaces[name] ?? {
      priority: OSPF_DEFAULTS.priority,
      helloSeconds: OSPF_DEFAULTS.helloSeconds,
      deadSeconds: OSPF_DEFAULTS.helloSeconds * OSPF_DEFAULTS.deadHellos,
      retransmitSeconds: OSPF_DEFAULTS.retransmitSeconds,
      transmitDelaySeconds: OSPF_DEFAULTS.transmitDelaySeconds,
      network: 'broadcast',
      mtuIgnore: false,
      keys: [],
    }
  )
}

export const areaConfig = ({ ospf }: OspfProcessConfig, area: number): OspfAreaConfig | undefined =>
  ospf.areas.find((item) => item.area === area)

export const isStub = (config: OspfProcessConfig, area: number): boolean => areaConfig(config, area)?.stub !== undefined

/** Whether an advertisement goes into an area. */
export const entersArea = (work: Work, kind: OspfKind, area: number): boolean =>
  kind !== 'external' || !isStub(work.config, area)

/** The areas that this router is in, in the order of its interfaces. */
export const areasOf = ({ interfaces }: OspfState): readonly number[] => [
  ...new Set(Object.values(interfaces).map(({ area }) => area)),
]

/** Whether it stands between areas: it does when one of them is the backbone (RFC 3509 section 2, as IOS counts). */
export function isBorder(state: OspfState): boolean {
  const areas = areasOf(state)
  return areas.length > 1 && areas.includes(BACKBONE)
}

/** After a boot it is silent for a while, and without a router id for ever. */
export const speaks = ({ state }: Work): boolean => state.speaksFrom === undefined && state.routerId !== ANY_ADDRESS

export const isOwn = (work: Work, router: Ip): boolean => router === work.state.routerId && router !== ANY_ADDRESS

export function journal(work: Work, entry: Omit<JournalDraft, 'protocol' | 'source'>): void {
  const source = work.config.ospf.source
  work.effects.push({ kind: 'journal', entry: { protocol: 'ospf', ...entry, source } })
}

/** Says what is wrong with somebody's packets, once until it changes. */
export function complain(work: Work, from: Ip, event: string, text: string): void {
  const key = formatIp(from)
  if (work.state.complaints[key] === text) return
  work.state = { ...work.state, complaints: { ...work.state.complaints, [key]: text } }
  journal(work, { event, text: `OSPF ${work.state.process}: ${text}`, data: { neighbor: key } })
}
