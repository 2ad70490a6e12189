/**
 * Whether a site is in service: its phone and headquarters reach each other now, each direction by itself, and the
 * phone is registered. The one rule for the settled network and for every moment of a run. What becomes of a packet is
 * what the forwarding path does with it at that moment (sim, StillNetwork): a tunnel in a table is no service.
 */
import type { Configuration, NotKnown, Topology } from '../../config/index'
import {
  configurationOf,
  type Disposition,
  type Fate,
  isGood,
  type KnownWays,
  type Network,
  negotiationsAt,
  registeredAt,
  StillNetwork,
} from '../../sim/index'
import { surroundingsOf } from '../surroundings/areas'
import { type Ends, endsOfSites } from '../surroundings/ends'
import { type Listener, listenerOf } from '../surroundings/voice'

/**
 * `hears nothing`: packets from headquarters do not come. `is not heard`: its own do not arrive. `silent`: neither.
 * `not registered`: both ways are open, and the phone has no CallManager. `in clear`: packets cross the Internet
 * unprotected. `not known`: nothing can be said, and the reason says why.
 */
export type ServiceState =
  | 'in service'
  | 'hears nothing'
  | 'is not heard'
  | 'silent'
  | 'not registered'
  | 'in clear'
  | 'not known'

/** One direction at one moment. */
export interface WayService {
  readonly works: boolean
  readonly disposition: Disposition
  /** Where the packet ended. */
  readonly device?: string
  /** Why it ended there, or that it crosses the Internet unprotected; absent when all is well. */
  readonly reason?: string
  /** The line that its end hangs on, when that is not known. */
  readonly notKnown?: NotKnown
}

export interface SiteService {
  readonly site: string
  /** The host at headquarters and the one at the site between which packets go. */
  readonly from: string
  readonly to: string
  readonly state: ServiceState
  readonly toSite: WayService
  readonly fromSite: WayService
  /** Absent when nobody there is a phone. */
  readonly registered?: boolean
  readonly reason?: string
}

interface ServedEnds {
  readonly ends: Ends
  readonly configurations: readonly Configuration[]
}

/** What is asked of the sites of a scene at any of its moments. */
export interface Served {
  /** The ends of every site's path with what they were told; a sentence when there is nobody to measure from. */
  readonly ends: readonly ServedEnds[] | string
  readonly sites: readonly string[]
}

export function servedBy(configurations: readonly Configuration[], topology: Topology): Served {
  const around = surroundingsOf(configurations, topology)
  const ends = endsOfSites(configurations, around)
  if (typeof ends === 'string') return { ends, sites: around.sites }
  return servedAt(ends, configurations)
}

/** What is asked of some sites, by the ends of their paths. */
export function servedAt(ends: readonly Ends[], configurations: readonly Configuration[]): Served {
  const told = new Map(configurations.map((item) => [item.device, item]))
  const of = (device: string) => told.get(device) ?? []
  return {
    ends: ends.map((item) => ({
      ends: item,
      configurations: [item.from, item.to, item.second?.device ?? []].flat().flatMap(of),
    })),
    sites: ends.map(({ site }) => site),
  }
}

/** Every site, or those asked for, as they stand at the network's moment. */
export function serviceOf(served: Served, network: Network, only?: ReadonlySet<string>): readonly SiteService[] {
  const { ends, sites } = served
  if (typeof ends === 'string') return sites.map((site) => unknown(site, ends))
  const still = new StillNetwork(network)
  const known = knownOf(served)
  return ends.filter((item) => only?.has(item.ends.site) ?? true).map((item) => siteService(still, item, known))
}

function unknown(site: string, reason: string): SiteService {
  const way: WayService = { works: false, disposition: 'insufficient-info', reason }
  return { site, from: '', to: site, state: 'not known', toSite: way, fromSite: way, reason }
}

/** What was found of each site when it was looked at last; it is worth less looking at the next moment. */
const found = new WeakMap<Served, Map<string, Known>>()

export interface Known {
  readonly listener: Listener
  readonly ways: KnownWays
}

export function knownOf(served: Served): Map<string, Known> {
  const known = found.get(served) ?? new Map<string, Known>()
  found.set(served, known)
  return known
}

/** Between whom packets go now: a phone that has turned to its second CallManager is called from there. */
function endsNow({ network }: StillNetwork, { site, from, to, second }: Ends): Ends {
  const isWithSecond = second !== undefined && registeredAt(network, to) === second.address
  return { site, from: isWithSecond ? second.device : from, to }
}

function siteService(still: StillNetwork, served: ServedEnds, known: Map<string, Known>): SiteService {
  const { configurations } = served
  const ends = endsNow(still, served.ends)
  const before = known.get(ends.site)
  const stands =
    before?.listener.ends.from === ends.from &&
    [ends.from, ends.to].every((device) => still.isAsBefore(device, before.ways))
  const listener = stands ? before.listener : listenerOf(still.network, configurations, ends)
  if (typeof listener === 'string') {
    const way: WayService = { works: false, disposition: 'insufficient-info', reason: `${listener}.` }
    return { ...ends, state: 'silent', toSite: way, fromSite: way, reason: `${listener}.` }
  }
  const { from, to, flow, back } = listener
  const ways = still.ways(
    [
      { from, flow },
      { from: to, flow: back, reply: true },
    ],
    before?.ways,
  )
  known.set(ends.site, { listener, ways })
  const [toSite, fromSite] = ways.fates
  if (!toSite || !fromSite) return unknown(ends.site, 'Nothing was found of its packets.')
  const isPhone = configurationOf(still.network, listener.to)?.host?.skinny !== undefined
  const registered = isPhone ? registeredAt(still.network, listener.to) !== undefined : undefined
  const failed = [toSite, fromSite].filter(({ disposition }) => !isGood(disposition))
  const idle =
    ends.to === ends.site &&
    failed.length > 0 &&
    failed.every(({ untried }) => untried) &&
    !negotiationsAt(still.network, ends.site).begun
  return {
    ...ends,
    ...(idle ? { state: 'not known', reason: nobodySends(ends.site) } : verdict(toSite, fromSite, registered)),
    toSite: wayOf(toSite),
    fromSite: wayOf(fromSite),
    ...(registered === undefined ? {} : { registered }),
  }
}

/** Whoever asks for the tunnel first finds out whether it can be built. */
const nobodySends = (site: string): string =>
  `Nobody who sends is drawn at ${site}: its tunnel is built by the first packet, and a trace says whether it comes up. Place a phone there, or another host.`

const CLEAR = 'The packet crosses the Internet without ESP around it: everybody on the way can read it.'

function wayOf({ disposition, reason, device, clear, notKnown }: Fate): WayService {
  const works = isGood(disposition)
  const why = works ? (clear ? CLEAR : undefined) : reason
  return {
    works,
    disposition,
    device,
    ...(why === undefined ? {} : { reason: why }),
    ...(notKnown ? { notKnown } : {}),
  }
}

function verdict(
  toSite: Fate,
  fromSite: Fate,
  registered: boolean | undefined,
): { readonly state: ServiceState; readonly reason?: string } {
  const [there, back] = [isGood(toSite.disposition), isGood(fromSite.disposition)]
  const failed = [toSite, fromSite].filter((way) => !isGood(way.disposition) && !way.notKnown)
  if (failed.length === 2) return { state: 'silent', reason: bothReasons(toSite, fromSite) }
  if (failed.includes(toSite)) return { state: 'hears nothing', reason: endText(toSite) }
  if (failed.includes(fromSite)) return { state: 'is not heard', reason: endText(fromSite) }
  if (!there || !back) return { state: 'not known', reason: there ? fromSite.reason : toSite.reason }
  if (toSite.clear || fromSite.clear) return { state: 'in clear', reason: CLEAR }
  if (registered === false)
    return { state: 'not registered', reason: 'Both ways are open, but the phone has no CallManager that answers it.' }
  return { state: 'in service' }
}

const endText = ({ device, reason }: Fate) => `${device}: ${reason}`

function bothReasons(toSite: Fate, fromSite: Fate): string {
  const [there, back] = [endText(toSite), endText(fromSite)]
  return there === back ? there : `Towards the site, ${there} From the site, ${back}`
}
