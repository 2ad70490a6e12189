/**
 * The remote register: which LAN is whose, where each site is reached from, which head-end it is on and since when. SEED:
 * "documenting the cross reference between remote subnet and the router's hostname is beneficial".
 */
import type { Configuration } from '../../config/index'
import { formatIp, formatPrefix, type Ip, lookUp, prefixOf } from '../../net/index'
import {
  type DeviceTables,
  type JournalEntry,
  type Network,
  type SimTime,
  type SnapshotView,
  viewOf,
} from '../../sim/index'
import type { CallLine } from '../plan/brief'
import type { SiteService } from '../service/service'
import { type HeadEndOfSite, headEnds, ownersOf } from '../sites/head-end'
import { initiatingOf, isSite, lanPortsOf } from '../sites/role'

/** How old an SA is, and what is left of its life. Seconds. */
export interface SaAge {
  readonly ageSeconds: number
  readonly remainingSeconds: number
}

export interface RegisterPeer {
  readonly address: string
  /** Name of the device that has the address; absent = nobody here. */
  readonly device?: string
}

export interface RegisterRow {
  readonly site: string
  /** What its interfaces without a crypto map stand in. */
  readonly lans: readonly string[]
  /** Its own address outside, and what the head-end sees it as. */
  readonly outside?: string
  readonly translated?: string
  /** In the order of its `set peer` lines. */
  readonly peers: readonly RegisterPeer[]
  /** Where its tunnel ends; absent = it has none. */
  readonly current?: RegisterPeer
  /** From when on it has had an SA with this peer, without a break. Microseconds. */
  readonly since?: SimTime
  readonly ike?: SaAge
  readonly ipsec?: SaAge
  /** The head-end it is on runs, has the other half of its SA and hears it: its own table may be out of date. */
  readonly held?: boolean
  /** How that head-end stands in HSRP; absent when it has none. */
  readonly hsrp?: 'active' | 'standby'
  /** When it last had a tunnel with another peer than before; absent = never. Microseconds. */
  readonly rePeered?: SimTime
  /** Whether its phone and headquarters reach each other, whatever the tables say; see analysis/service. */
  readonly service?: RowService
  /** What the planner says of a call of the site: bytes, how many fit, how it sounds. */
  readonly call?: CallLine
}

type RowService = Pick<SiteService, 'state' | 'reason'> & { readonly since?: SimTime }

export interface Registered {
  readonly configurations: readonly Configuration[]
  readonly network: Network
  readonly services: readonly (RowService & Pick<SiteService, 'site'>)[]
  readonly calls?: ReadonlyMap<string, CallLine>
}

/** A row for every router whose crypto map initiates, in the order of the configurations. */
export function register({ configurations, network, services, calls }: Registered): readonly RegisterRow[] {
  const view = viewOf(network)
  const headEndOf = headEnds(network, configurations)
  const owners = ownersOf(configurations)
  const histories = historiesOf(network.journal.slice(), view.now)
  const served = new Map(services.map(({ site, ...service }) => [site, serviceOnly(service)]))
  return configurations.filter(isSite).map((config) => {
    const service = served.get(config.device)
    const headEnd = headEndOf(config.device)
    const row = rowOf({ config, view, owners, headEnd, history: histories.get(config.device) })
    const held = headEnd ? { held: headEnd.holds && service?.state !== 'silent' } : {}
    const call = calls?.get(config.device)
    return { ...row, ...held, ...(service ? { service } : {}), ...(call ? { call } : {}) }
  })
}

const serviceOnly = ({ state, reason, since }: RowService): RowService => ({
  state,
  ...(reason === undefined ? {} : { reason }),
  ...(since === undefined ? {} : { since }),
})

interface RowSubject {
  readonly config: Configuration
  readonly view: SnapshotView
  readonly owners: ReadonlyMap<Ip, string>
  readonly headEnd: HeadEndOfSite | undefined
  readonly history: TunnelHistory | undefined
}

function rowOf({ config, view, owners, headEnd, history }: RowSubject): RegisterRow {
  const tables = lookUp(view.devices, config.device)
  const sa = tables?.ipsecSas.at(-1)?.sa
  const ike = tables?.ikeSas.findLast((row) => row.state === 'QM_IDLE' && row.remote === sa?.remote)
  const current = headEnd && peerAt(headEnd.address, headEnd.device)
  const head = current?.device === undefined ? undefined : lookUp(view.devices, current.device)
  const peers = initiatingOf(config)?.entry.peers ?? []
  const outside = outsideOf(config, tables)
  const translated = sa && head ? seenBy(head, sa.proxy.local) : undefined
  return {
    site: config.device,
    lans: lansOf(config, tables),
    peers: peers.map(({ address }) => peerAt(address, owners.get(address))),
    ...(outside === undefined ? {} : { outside: formatIp(outside) }),
    ...(translated === undefined || translated === outside ? {} : { translated: formatIp(translated) }),
    ...(current ? { current } : {}),
    ...(sa && history?.since !== undefined ? { since: history.since } : {}),
    ...(ike ? { ike: ageOf(view.now, ike) } : {}),
    ...(sa ? { ipsec: ageOf(view.now, sa) } : {}),
    ...(headEnd?.hsrp === undefined ? {} : { hsrp: headEnd.hsrp }),
    ...(history?.rePeered === undefined ? {} : { rePeered: history.rePeered }),
  }
}

const peerAt = (address: Ip, device: string | undefined): RegisterPeer => ({
  address: formatIp(address),
  ...(device === undefined ? {} : { device }),
})

function ageOf(now: SimTime, sa: { readonly since: SimTime; readonly expires: SimTime }): SaAge {
  const seconds = (micros: number) => Math.max(0, Math.floor(micros / 1e6))
  return { ageSeconds: seconds(now - sa.since), remainingSeconds: seconds(sa.expires - now) }
}

function outsideOf(config: Configuration, tables: DeviceTables | undefined): Ip | undefined {
  const port = config.interfaces.find((item) => item.cryptoMap)
  return tables?.interfaces.find((item) => item.name === port?.name)?.address?.ip
}

function lansOf(config: Configuration, tables: DeviceTables | undefined): readonly string[] {
  const inner = new Set(lanPortsOf(config).map(({ name }) => name))
  return (tables?.interfaces ?? []).flatMap(({ name, address }) =>
    inner.has(name) && address ? [formatPrefix(prefixOf(address.ip, address.length))] : [],
  )
}

/** Whom the head-end has an SA with that protects a LAN: its router, or the NAT before it. */
function seenBy(head: DeviceTables, lan: { readonly address: Ip; readonly length: number }): Ip | undefined {
  return head.ipsecSas.findLast(
    ({ sa }) => sa.proxy.remote.address === lan.address && sa.proxy.remote.length === lan.length,
  )?.sa.remote
}

interface TunnelHistory {
  readonly peer: string
  readonly standing: ReadonlySet<number>
  readonly since: SimTime
  readonly rePeered?: SimTime
}

/** What the journal says of every router's own tunnels up to a moment. */
function historiesOf(journal: readonly JournalEntry[], now: SimTime): ReadonlyMap<string, TunnelHistory> {
  const histories = new Map<string, TunnelHistory>()
  for (const entry of journal) {
    if (entry.at > now) break
    if (entry.protocol !== 'ipsec') continue
    const next = noted(histories.get(entry.device), entry)
    if (next) histories.set(entry.device, next)
  }
  return histories
}

function noted(before: TunnelHistory | undefined, { event, data, at }: JournalEntry): TunnelHistory | undefined {
  const [peer, sa] = [String(data?.peer), Number(data?.sa)]
  if (event === 'sa-down') {
    return before && { ...before, standing: new Set([...before.standing].filter((id) => id !== sa)) }
  }
  if (event !== 'sa-up') return before
  const moved = before !== undefined && before.peer !== peer
  const unbroken = before !== undefined && !moved && before.standing.size > 0
  const rePeered = moved ? at : before?.rePeered
  return {
    peer,
    standing: new Set([...(moved || !before ? [] : before.standing), sa]),
    since: unbroken ? before.since : at,
    ...(rePeered === undefined ? {} : { rePeered }),
  }
}
