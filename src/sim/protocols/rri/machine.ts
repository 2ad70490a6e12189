/**
 * Reverse Route Injection: a static route for the remote network of every SA made by a map with `reverse-route`. It
 * appears with the first SA and leaves with the last, so that a rekey, whose pairs overlap, does not flap it.
 *
 *   absent ── SA up ──▶ present (SAs: 1) ◀── SA up, SA down ──▶ present (SAs: n) ── last SA down ──▶ absent
 *
 * `reverse-route static` puts in the networks of the entry's access list, SA or no SA. RRI is no routing protocol: it
 * hears nothing of the network, only of SAs (FACTS section 2). The route is in the table of what the SA protects, the way to
 * the peer itself in the table of the interface that it is reached by (VRF-Aware IPsec).
 */
import {
  type Configuration,
  type CryptoMap,
  type CryptoMapEntry,
  insideTable,
  type ReverseRouteConfig,
  releaseDefaults,
  tableOfInterface,
} from '../../../config/index'
import {
  ANY_ADDRESS,
  formatIp,
  formatPrefix,
  type Ip,
  ipOf,
  lengthOfMask,
  lookUp,
  type Prefix,
  prefixOf,
} from '../../../net/index'
import type { Context, JournalEffect, Protocol, RoutesEffect, Turn, WakeInput } from '../../kernel/protocol'
import type { SaPair } from '../../kernel/security-association'
import { emptyTable, type Table, tableDelete, tableGet, tableSet, tableValues } from '../../kernel/table'
import { NEVER } from '../../kernel/time'
import { prefixKey } from '../../rib/fib'
import { type Route, routeKey } from '../../rib/route'

export interface RriConfig {
  readonly configuration: Configuration
}

export type RriInput = WakeInput | { readonly kind: 'sa-up' | 'sa-down'; readonly sa: SaPair }
export type RriEffect = RoutesEffect | JournalEffect

interface Injected {
  readonly route: Route
  /** The host route towards the peer (`remote-peer`). */
  readonly towards?: Route
  /** Ids of the SAs that hold it up. */
  readonly sas: readonly number[]
}

export interface RriState {
  /** By peer and network; see `keyOf`. */
  readonly injected: Table<Injected>
  /** How many injected ones stand for the same route, by `placeOf`. */
  readonly holders: Table<number>
  /** Routes of `reverse-route static`, by `placeOf`. */
  readonly standing: Table<Route>
}

const NOTHING: RriState = { injected: emptyTable(), holders: emptyTable(), standing: emptyTable() }

export const rri: Protocol<RriConfig, RriState, RriInput, RriEffect> = {
  name: 'rri',
  boot: (config, cx) => stand(config, NOTHING, cx),
  // A changed line counts from the next SA on: injected routes stay until their SA is cleared, rekeyed or dead.
  reconfigure: stand,
  react(config, state, input, cx) {
    switch (input.kind) {
      case 'wake':
        return { state, effects: [] }
      case 'sa-up':
        return saUp(config, state, input.sa, cx)
      case 'sa-down':
        return saDown(state, input.sa)
    }
  },
  deadline: () => NEVER,
}

const keyOf = ({ remote, proxy, vrf = '' }: SaPair): string => `${vrf} ${remote} ${prefixKey(proxy.remote)}`

/** Which route it is, among those of every table. */
const placeOf = (route: Route): string => `${route.vrf ?? ''} ${routeKey(route)}`

/** Who is at the other end, by which interface, and in which table what is protected is. */
interface Ends {
  readonly peer: Ip
  readonly carrier: string
  readonly table: string | undefined
}

function saUp(config: RriConfig, state: RriState, sa: SaPair, cx: Context): Turn<RriState, RriEffect> {
  if (!sa.reverseRoute) return { state, effects: [] }
  const known = tableGet(state.injected, keyOf(sa))
  if (known) return { state: held(state, sa, { ...known, sas: [...known.sas, sa.id] }), effects: [] }
  const ends: Ends = { peer: sa.remote, carrier: sa.interface, table: sa.vrf }
  const route = routeOf(config, sa.proxy.remote, sa.reverseRoute, ends, cx)
  const towards = routeTowards(config, sa.reverseRoute, route, ends)
  const made: Injected = { route, sas: [sa.id], ...(towards ? { towards } : {}) }
  const text = `Reverse route ${formatPrefix(route.prefix)} injected, as the SA with ${formatIp(sa.remote)} is up`
  return {
    state: { ...held(state, sa, made), holders: counted(state.holders, routesOf(made), 1) },
    effects: [told('injected', text, route, sa.remote), change(routesOf(made), [])],
  }
}

function saDown(state: RriState, sa: SaPair): Turn<RriState, RriEffect> {
  const known = tableGet(state.injected, keyOf(sa))
  if (!known?.sas.includes(sa.id)) return { state, effects: [] }
  const sas = known.sas.filter((id) => id !== sa.id)
  if (sas.length > 0) return { state: held(state, sa, { ...known, sas }), effects: [] }
  const holders = counted(state.holders, routesOf(known), -1)
  const next = { ...state, injected: tableDelete(state.injected, keyOf(sa)), holders }
  const text = `Reverse route ${formatPrefix(known.route.prefix)} removed, as the last SA with ${formatIp(sa.remote)} is gone`
  const remove = routesOf(known).filter((route) => !holds(next, route))
  const effects = [told('removed', text, known.route, sa.remote), ...(remove.length === 0 ? [] : [change([], remove)])]
  return { state: next, effects }
}

const held = (state: RriState, sa: SaPair, item: Injected): RriState => ({
  ...state,
  injected: tableSet(state.injected, keyOf(sa), item),
})

const routesOf = ({ route, towards }: Injected) => (towards ? [route, towards] : [route])

function counted(holders: Table<number>, routes: readonly Route[], by: 1 | -1): Table<number> {
  return routes.reduce((table, route) => {
    const left = (tableGet(table, placeOf(route)) ?? 0) + by
    return left > 0 ? tableSet(table, placeOf(route), left) : tableDelete(table, placeOf(route))
  }, holders)
}

/** An SA of another peer, or a static reverse route, may stand for the same route: then the table keeps it. */
function holds({ holders, standing }: RriState, route: Route): boolean {
  return (tableGet(holders, placeOf(route)) ?? tableGet(standing, placeOf(route))) !== undefined
}

/**
 * The way to the peer itself, where the line asks for one: by its next hop, else straight out of the crypto interface,
 * where the router asks by ARP for a peer that is not there (FACTS section 9).
 */
function routeTowards(
  { configuration }: RriConfig,
  { remotePeer }: ReverseRouteConfig,
  like: Route,
  { peer, carrier }: Ends,
): Route | undefined {
  if (!remotePeer) return undefined
  const { nextHop } = remotePeer
  const { nextHop: _hop, interface: _port, vrf: _inside, across: _far, ...rest } = like
  return {
    ...rest,
    ...inTable(tableOfInterface(configuration, carrier)),
    prefix: prefixOf(peer, 32),
    ...(nextHop === undefined ? { interface: carrier } : { nextHop }),
  }
}

const inTable = (vrf: string | undefined): Pick<Route, 'vrf'> => (vrf === undefined ? {} : { vrf })

/**
 * IOS 12.2 prints the route `via 0.0.0.0` out of the crypto interface; later releases point at the peer (FACTS section 2).
 * From 15.0(1)M the peer may be looked for on the crypto interface itself (FACTS section 9): a parameter, as only a note
 * of Cisco's community says so; the way of the peer's own host route stands before it. In an inside VRF the peer cannot be
 * looked up: the route names the crypto interface, beyond which it is.
 */
function routeOf(
  { configuration }: RriConfig,
  prefix: Prefix,
  config: ReverseRouteConfig,
  { peer, carrier, table }: Ends,
  { now: since, parameters }: Pick<Context, 'now' | 'parameters'>,
): Route {
  const { reverseRouteVia, reverseRouteOnLink } = releaseDefaults(configuration.release)
  const old = reverseRouteVia === 'unspecified'
  const asked = reverseRouteOnLink && parameters.reverseRouteNeighbor === 'asked' && !config.remotePeer
  const isElsewhere = table !== tableOfInterface(configuration, carrier)
  return {
    prefix,
    protocol: 'rri',
    distance: config.distance,
    metric: 0,
    tag: config.tag ?? 0,
    since,
    source: config.source,
    owner: config.static ? `reverse-route static towards ${formatIp(peer)}` : `IPsec SA with ${formatIp(peer)}`,
    ...inTable(table),
    ...(old ? { nextHop: ANY_ADDRESS, interface: carrier } : { nextHop: peer }),
    ...(asked ? { interface: carrier } : isElsewhere ? { interface: carrier, across: true } : {}),
  }
}

function told(event: string, text: string, route: Route, peer: Ip): JournalEffect {
  const data = { prefix: formatPrefix(route.prefix), peer: formatIp(peer) }
  return {
    kind: 'journal',
    entry: { protocol: 'rri', event, text, data, ...(route.source ? { source: route.source } : {}) },
  }
}

function change(add: readonly Route[], remove: readonly Route[]): RoutesEffect {
  return { kind: 'routes', delta: { add, remove } }
}

/** Puts in the static reverse routes that the configuration has now, and takes out those it has no more. */
function stand(config: RriConfig, state: RriState, cx: Context): Turn<RriState, RriEffect> {
  const wanted = new Map<string, Route>()
  for (const route of staticRoutes(config, cx)) if (!wanted.has(placeOf(route))) wanted.set(placeOf(route), route)
  const add = [...wanted.values()].filter((route) => tableGet(state.standing, placeOf(route)) === undefined)
  const gone = tableValues(state.standing).filter((route) => !wanted.has(placeOf(route)))
  let { standing } = state
  for (const route of gone) standing = tableDelete(standing, placeOf(route))
  for (const route of add) standing = tableSet(standing, placeOf(route), route)
  const next = { ...state, standing }
  const remove = gone.filter((route) => !holds(next, route))
  const effects = add.length === 0 && remove.length === 0 ? [] : [change(add, remove)]
  return { state: next, effects }
}

/** Only a static entry knows its peer before there is an SA; a dynamic template has nobody to point at. */
function staticRoutes(config: RriConfig, cx: Pick<Context, 'now' | 'parameters'>): readonly Route[] {
  const { crypto, interfaces } = config.configuration
  return interfaces.flatMap(({ name, cryptoMap }) => {
    const map: CryptoMap | undefined = crypto?.maps.find((item) => item.name === cryptoMap?.value)
    return (map?.entries ?? []).flatMap((entry) => routesOfEntry(config, entry, name, cx))
  })
}

function routesOfEntry(
  config: RriConfig,
  entry: CryptoMapEntry,
  carrier: string,
  cx: Pick<Context, 'now' | 'parameters'>,
): readonly Route[] {
  const { reverseRoute, match } = entry
  const peer = entry.peers[0]?.address
  const list = match && lookUp(config.configuration.accessLists, match.value)
  if (!reverseRoute?.static || peer === undefined || !list) return []
  const names = { isakmpProfile: entry.isakmpProfile?.value, ikev2Profile: entry.ikev2Profile?.value }
  const ends: Ends = { peer, carrier, table: insideTable(config.configuration, names, carrier) }
  return list.entries.flatMap(({ action, destination, notKnown }) => {
    const length = lengthOfMask(ipOf(~destination.wildcard))
    if (action !== 'permit' || length === undefined) return []
    const prefix = { address: ipOf(destination.address & ~destination.wildcard), length }
    const sure = routeOf(config, prefix, reverseRoute, ends, cx)
    const route = notKnown ? { ...sure, notKnown } : sure
    const towards = routeTowards(config, reverseRoute, sure, ends)
    return towards ? [route, towards] : [route]
  })
}
