/**
 * The remote register: which LAN is whose, where each site is reached from, which head-end it is on and since when. SEED:
 * "documenting the cross reference between remote subnet and the router's hostname is beneficial".
 */
import type { Configuration } from '../../config/index'
import { formatIp, formatPrefix, type Ip, lookUp, prefixOf } from '../../net/index'
import type { DeviceTables, JournalEntry, SimTime, SnapshotView } from '../../sim/index'
import type { SiteService } from '../service/service'

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
  /** True when the head-end it is on is not the HSRP active. */
  readonly onStandby?: boolean
  /** When it last had a tunnel with another peer than before; absent = never. Microseconds. */
  readonly rePeered?: SimTime
  /** Whether its phone and headquarters reach each other, whatever the tables say; see analysis/service. */
  readonly service?: RowService
}

type RowService = Pick<SiteService, 'state' | 'reason'> & { readonly since?: SimTime }

export interface Registered {
  readonly configurations: readonly Configuration[]
  readonly view: SnapshotView
  readonly journal: readonly JournalEntry[]
  readonly services: readonly (RowService & Pick<SiteService, 'site'>)[]
}

/** A row for every router whose crypto map initiates, in the order of the configurations. */
export function register({ configurations, view, journal, services }: Registered): readonly RegisterRow[] {
  const owners = new Map<string, string>()
  for (const config of configurations) {
    for (const { address } of config.interfaces)
      if (address.kind === 'static' && config.crypto) owners.set(formatIp(address.address), config.device)
  }
  const histories = historiesOf(journal, view.now)
  const served = new Map(services.map(({ site, ...service }) => [site, serviceOnly(service)]))
  return configurations
    .filter((config) => config.crypto?.maps.some((map) => map.entries.length > 0))
    .map((config) => {
      const service = served.get(config.device)
      return { ...rowOf(config, view, owners, histories.get(config.device)), ...(service ? { service } : {}) }
    })
}

const serviceOnly = ({ state, reason, since }: RowService): RowService => ({
  state,
  ...(reason === undefined ? {} : { reason }),
  ...(since === undefined ? {} : { since }),
})

function rowOf(
  config: Configuration,
  view: SnapshotView,
  owners: ReadonlyMap<string, string>,
  history: TunnelHistory | undefined,
): RegisterRow {
  const tables = lookUp(view.devices, config.device)
  const named = (address: Ip): RegisterPeer => {
    const text = formatIp(address)
    const device = owners.get(text)
    return device === undefined ? { address: text } : { address: text, device }
  }
  const sa = tables?.ipsecSas.at(-1)?.sa
  const ike = tables?.ikeSas.findLast((row) => row.state === 'QM_IDLE' && row.remote === sa?.remote)
  const current = sa && named(sa.remote)
  const head = current?.device === undefined ? undefined : lookUp(view.devices, current.device)
  const entry = config.crypto?.maps.find((map) => map.entries.length > 0)?.entries[0]
  const outside = outsideOf(config, tables)
  const translated = sa && head ? seenBy(head, sa.proxy.local) : undefined
  return {
    site: config.device,
    lans: lansOf(config, tables),
    peers: entry?.peers.map((peer) => named(peer.address)) ?? [],
    ...(outside === undefined ? {} : { outside: formatIp(outside) }),
    ...(translated === undefined || translated === outside ? {} : { translated: formatIp(translated) }),
    ...(current ? { current } : {}),
    ...(sa && history?.since !== undefined ? { since: history.since } : {}),
    ...(ike ? { ike: ageOf(view.now, ike) } : {}),
    ...(sa ? { ipsec: ageOf(view.now, sa) } : {}),
    ...(head ? { onStandby: !head.hsrp.some((row) => row.state === 'active') } : {}),
    ...(history?.rePeered === undefined ? {} : { rePeered: history.rePeered }),
  }
}

function ageOf(now: SimTime, sa: { readonly since: SimTime; readonly expires: SimTime }): SaAge {
  const seconds = (micros: number) => Math.max(0, Math.floor(micros / 1e6))
  return { ageSeconds: seconds(now - sa.since), remainingSeconds: seconds(sa.expires - now) }
}

function outsideOf(config: Configuration, tables: DeviceTables | undefined): Ip | undefined {
  const port = config.interfaces.find((item) => item.cryptoMap)
  return tables?.interfaces.find((item) => item.name === port?.name)?.address?.ip
}

function lansOf(config: Configuration, tables: DeviceTables | undefined): readonly string[] {
  const inner = new Set(config.interfaces.filter((item) => !item.cryptoMap).map((item) => item.name))
  return (tables?.interfaces ?? []).flatMap((item) =>
    inner.has(item.name) && item.address && item.kind !== 'loopback'
      ? [formatPrefix(prefixOf(item.address.ip, item.address.length))]
      : [],
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
