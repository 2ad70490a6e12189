/**
 * The network at rest, computed a second time: a fixed point over configurations and cables, without time, messages or
 * timers, and without a line of the simulator. It says what may be, not what happened: where history decides (which peer
 * after a failure, which router where nobody pre-empts) every lawful outcome is named.
 */
import type { Configuration, Fault, Topology } from '../../config/index'
import { formatPrefix, type Ip, type Prefix, samePrefix } from '../../net/index'
import { addressesOn } from './addresses'
import { eigrpRows, speakersOn } from './eigrp'
import { claimants, claimedTwice, lawfulActives } from './first-hop'
import { Ground, portKey } from './ground'
import { offersOf } from './offers'
import { type Packet, TCP, UDP } from './packet'
import { best, longest, ownRows, type Row, resolve, type Tables } from './routes'
import { hasCircle, notModelledAt, notModelledFault } from './scope'
import type { Tunnel } from './tunnel'
import { type Fate, type Moment, Walk } from './walk'

/** Between whom a site is measured. */
export interface SiteEnds {
  readonly site: string
  /** A host at headquarters, and one at the site. */
  readonly from: string
  readonly to: string
}

/** One lawful way for a site to be. */
export interface Outcome {
  readonly toSite: boolean
  readonly fromSite: boolean
  /** What the tunnel protects at the site. */
  readonly network?: Prefix | undefined
  /** How each head-end that runs has that network; empty where there is no tunnel. */
  readonly learned: ReadonlyMap<string, string>
  /** Head-ends that nothing for the site passes: what they still hold of an earlier tunnel nobody tells them is gone. */
  readonly idle: ReadonlySet<string>
  /** Head-ends that packets to the site pass without having its tunnel; none where it has no tunnel, or is answered. */
  readonly passed: ReadonlySet<string>
  /** ESP comes out of the tunnel at both its ends, whatever becomes of it then: neither end doubts the other. */
  readonly heard: boolean
  readonly why: string
}

/** Outcomes of every site under one lawful choice of active routers; a text = not modelled. */
export type Rest = ReadonlyMap<string, readonly Outcome[] | string>

export interface SteadyState {
  readonly rests: readonly Rest[]
  /** Prefixes of the table of each head-end that runs but those of sites, with protocol. */
  readonly tables: ReadonlyMap<string, readonly string[]>
}

const VOICE = 16384
const SKINNY = 2000
const ROUNDS = 12

export function steadyState(
  configurations: readonly Configuration[],
  topology: Topology,
  faults: readonly Fault[],
  ends: readonly SiteEnds[],
  history: boolean,
): SteadyState | string {
  const ground = new Ground(configurations, topology, faults)
  const sites = new Set(ends.map((item) => item.site))
  const reason =
    (hasCircle(configurations, topology) ? 'switches in a circle' : undefined) ??
    (history && claimedTwice(ground) ? 'who was heard of two that claim one address' : undefined) ??
    faults.map((item) => notModelledFault(ground, item)).find((item) => item !== undefined) ??
    configurations
      .filter((item) => !sites.has(item.device))
      .map((item) => notModelledAt(item, history))
      .find((item) => item !== undefined)
  if (reason !== undefined) return reason
  const addresses = addressesOn(ground)
  const base = { ground, addresses, speakers: speakersOn(ground, addresses), actives: [] }
  const tables = tablesOf(base)
  if (!tables) return 'tables without a rest'
  const choices = lawfulActives(ground, claimants(ground, addresses, tables))
  return {
    tables: new Map(headEnds(ground).map((head) => [head, (tables.get(head) ?? []).map(rowText)])),
    rests: choices.flatMap(inAnyOrder).map((actives) => {
      const moment = { ...base, actives, tables }
      return new Map(ends.map((item) => [item.site, outcomesOf(moment, item, history)] as const))
    }),
  }
}

/** Where several answer for one address, any of them may be the one that is heard. */
const inAnyOrder = (actives: Moment['actives']) =>
  actives.length < 2 ? [actives] : actives.map((item) => [item, ...actives.filter((other) => other !== item)])

export const rowText = ({ prefix, protocol }: Pick<Row, 'prefix' | 'protocol'>) => `${formatPrefix(prefix)} ${protocol}`

/** Those that run: the tables of one that hangs are what they were. */
const headEnds = (ground: Ground): readonly string[] =>
  [...ground.told.values()]
    .filter((item) => ground.alive(item.device) && item.crypto?.maps.some((map) => map.dynamic.length > 0))
    .map((item) => item.device)

/** All tables with one tunnel's reverse route in them, or none; undefined when they never come to rest. */
function tablesOf(
  { ground, addresses, speakers }: Pick<Moment, 'ground' | 'addresses' | 'speakers'>,
  tunnel?: Tunnel,
): Tables | undefined {
  let tables: Tables = new Map()
  for (let round = 0; round < ROUNDS; round++) {
    const own = new Map<string, readonly Row[]>()
    for (const config of ground.told.values()) {
      const rows = ownRows(ground, addresses, config, tables.get(config.device) ?? [])
      own.set(config.device, [...rows, ...(tunnel?.head === config.device ? reverseRow(tunnel) : [])])
    }
    const learned = eigrpRows(addresses, speakers, own)
    const next = new Map(
      [...own].map(([device, rows]) => [device, best([...rows, ...(learned.get(device) ?? [])])] as const),
    )
    if (sameTables(tables, next)) return next
    tables = next
  }
  return undefined
}

function reverseRow({ reverseRoute, network, visible }: Tunnel): readonly Row[] {
  if (!reverseRoute) return []
  const { distance, tag = 0 } = reverseRoute
  return [{ prefix: network, protocol: 'rri', distance, tag, nextHop: visible }]
}

const sameTables = (a: Tables, b: Tables) => JSON.stringify([...a]) === JSON.stringify([...b])

const GONE: Outcome = {
  toSite: false,
  fromSite: false,
  learned: new Map(),
  idle: new Set(),
  passed: new Set(),
  heard: false,
  why: 'an end is gone',
}

/** A site may be with any peer of its list: even at power-on the first may be late. */
function outcomesOf(moment: Moment, { site, from, to }: SiteEnds, history: boolean): readonly Outcome[] | string {
  const config = moment.ground.config(site)
  const reason = config ? notModelledAt(config, history) : 'a site that is not there'
  if (!config || reason !== undefined) return reason ?? ''
  if (![site, from, to].every((item) => moment.ground.alive(item))) return [GONE]
  const holder = [site, from, to].find((item) => moment.addresses.asking.has(item))
  if (holder !== undefined) return 'an address that nobody gives now'
  const [hq, host] = [addressOf(moment, from), addressOf(moment, to)]
  if (hq === undefined || host === undefined) return [GONE]
  const wanted = wantedBy(moment, to, host)
  if (!wanted) return 'nobody who speaks all the time'
  const inward = inwardOf(moment, config, host)
  const offers = offersOf(moment, config, wanted, inward)
  const earlier = offersOf({ ...moment, ground: moment.ground.beforeSilence() }, config, wanted, inward)
  if (typeof offers === 'string') return offers
  const found: Outcome[] = []
  for (const tunnel of [...offers.tunnels, ...(offers.none ? [undefined] : [])]) {
    const outcome = tried(moment, tunnel, { site, from, to }, hq, host)
    if (!outcome) return 'tables without a rest'
    found.push(outcome, ...(history ? overslept(moment, outcome) : []))
  }
  // On demand nobody asks whether a peer is there from whom ESP comes (FACTS section 2).
  for (const tunnel of typeof earlier === 'string' || !history ? [] : earlier.tunnels) {
    if (offers.tunnels.some((item) => item.peer === tunnel.peer)) continue
    const outcome = tried(moment, tunnel, { site, from, to }, hq, host)
    if (outcome?.heard) found.push(outcome)
  }
  return found
}

/**
 * A head-end that keeps an earlier tunnel's SA, with its route, since it has nothing to send: on demand it asks only when a
 * packet is to go out (FACTS section 2), and none is where nobody at headquarters answers the site. The first that does goes
 * there, under an SA that the site has no more, and brings the question about.
 */
function overslept({ ground }: Moment, outcome: Outcome): readonly Outcome[] {
  return [...outcome.passed]
    .filter((head) => asksOnDemand(ground.config(head)?.crypto))
    .map((head) => ({
      ...outcome,
      toSite: false,
      learned: new Map([...outcome.learned, [head, 'rri']]),
      why: `${outcome.why}, but ${head} has not asked whether an earlier tunnel stands`,
    }))
}

function asksOnDemand(crypto: Configuration['crypto']): boolean {
  const ways = [crypto?.isakmp.keepalive, ...(crypto?.ikev2?.profiles ?? []).map((item) => item.keepalive)]
  return ways.some((item) => item?.mode === 'on-demand')
}

/** Whether what was said went through the tunnel as far as its end. */
const comesOut = ({ way, packet }: Fate, end: string) => way.includes(end) && packet.inner === undefined

function addressOf({ ground, addresses }: Moment, device: string): Ip | undefined {
  const name = ground
    .config(device)
    ?.interfaces.find((item) => addresses.of.has(portKey({ device, interface: item.name })))
  return name && addresses.of.get(portKey({ device, interface: name.name }))?.ip
}

/** What a phone says again and again, to the CallManager or to find it. */
function wantedBy({ ground }: Moment, device: string, source: Ip): Packet | undefined {
  const skinny = ground.config(device)?.host?.skinny
  if (!skinny || !ground.alive(device)) return undefined
  return { source, destination: skinny.server, protocol: TCP, sourcePort: 49152, destinationPort: SKINNY }
}

/** The interface by which a host's packets come into a site's router. */
function inwardOf(moment: Moment, site: Configuration, host: Ip): string | undefined {
  const rows = moment.tables.get(site.device) ?? []
  const [row] = longest(rows, host)
  return row && resolve(rows, row)?.out
}

function tried(
  before: Moment,
  tunnel: Tunnel | undefined,
  { site, from, to }: SiteEnds,
  hq: Ip,
  host: Ip,
): Outcome | undefined {
  const tables = tablesOf(before, tunnel)
  if (!tables) return undefined
  const moment = { ...before, tables, tunnel }
  const walk = new Walk(moment)
  const ports = { protocol: UDP, sourcePort: VOICE, destinationPort: VOICE }
  // The phone never stops: what translators and firewalls remember of it is there before anybody asks.
  const wanted = wantedBy(moment, to, host)
  const answered = wanted !== undefined && walk.go(to, wanted).arrived
  const down = walk.go(from, { ...ports, source: hq, destination: host })
  const up = walk.go(to, { ...ports, source: host, destination: hq })
  const heads = headEnds(moment.ground)
  const others = heads.filter((head) => head !== tunnel?.head)
  const tell = (name: string, fate: typeof up) => `${name} ${fate.arrived ? 'arrives' : `${fate.why} at ${fate.at}`}`
  return {
    toSite: down.arrived && down.at === to,
    fromSite: up.arrived && up.at === from,
    learned: new Map(tunnel ? heads.map((head) => [head, protocolAt(tables, head, tunnel)] as const) : []),
    network: tunnel?.network,
    idle: new Set(others.filter((head) => !down.way.includes(head))),
    passed: new Set(tunnel && !answered ? others.filter((head) => down.way.includes(head)) : []),
    heard: tunnel !== undefined && comesOut(down, site) && comesOut(up, tunnel.head),
    why: `${site} by ${tunnel?.head ?? 'no tunnel'}: ${tell('down', down)}, ${tell('up', up)}`,
  }
}

const protocolAt = (tables: Tables, head: string, { network }: Tunnel) =>
  tables.get(head)?.find((item) => samePrefix(item.prefix, network))?.protocol ?? '-'
