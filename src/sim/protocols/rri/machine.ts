/**
 * Reverse Route Injection: a static route for the remote network of every SA made by a map with `reverse-route`.
 * It appears with the SA and leaves with the last one that covers the network, so a rekey does not flap it.
 *
 *   absent ── SA up ──▶ present (SAs: 1) ── SA up ──▶ present (SAs: 2) ── SA down … last SA down ──▶ absent
 */
import type { Configuration, ReverseRouteConfig } from '../../../config/index'
import { ANY_ADDRESS, formatIp, formatPrefix, type Prefix } from '../../../net/index'
import type { Context, JournalEffect, Protocol, RoutesEffect, Turn, WakeInput } from '../../kernel/protocol'
import type { SaPair } from '../../kernel/security-association'
import { NEVER } from '../../kernel/time'
import type { Route } from '../../rib/route'

export interface RriConfig {
  readonly configuration: Configuration
}

export type RriInput = WakeInput | { readonly kind: 'sa-up' | 'sa-down'; readonly sa: SaPair }
export type RriEffect = RoutesEffect | JournalEffect

interface Injected {
  readonly prefix: Prefix
  readonly route: Route
  /** Ids of the SAs that hold it up. */
  readonly sas: readonly number[]
}

export interface RriState {
  readonly injected: readonly Injected[]
}

export const rri: Protocol<RriConfig, RriState, RriInput, RriEffect> = {
  name: 'rri',
  boot: () => ({ state: { injected: [] }, effects: [] }),
  // A changed line takes effect with the next SA: routes stay until theirs is cleared, rekeyed or dead.
  reconfigure: (_config, state) => ({ state, effects: [] }),
  react(config, state, input, cx) {
    if (input.kind === 'wake') return { state, effects: [] }
    return input.kind === 'sa-up' ? saUp(config, state, input.sa, cx) : saDown(state, input.sa)
  },
  deadline: () => NEVER,
}

const keyOf = (sa: SaPair) => `${formatPrefix(sa.proxy.remote)} ${formatIp(sa.remote)}`
const keyOfInjected = (item: Injected) => `${formatPrefix(item.prefix)} ${item.route.owner?.split(' ').pop() ?? ''}`

function saUp(config: RriConfig, state: RriState, sa: SaPair, cx: Context): Turn<RriState, RriEffect> {
  if (!sa.reverseRoute) return { state, effects: [] }
  const known = state.injected.find((item) => keyOfInjected(item) === keyOf(sa))
  if (known) {
    const injected = state.injected.map((item) => (item === known ? { ...item, sas: [...item.sas, sa.id] } : item))
    return { state: { injected }, effects: [] }
  }
  const route = routeOf(config, sa, sa.reverseRoute, cx)
  const text = `Reverse route ${formatPrefix(route.prefix)} injected, as the SA with ${formatIp(sa.remote)} is up`
  return {
    state: { injected: [...state.injected, { prefix: route.prefix, route, sas: [sa.id] }] },
    effects: [
      { kind: 'journal', entry: { protocol: 'rri', event: 'injected', text, data: { prefix: formatPrefix(route.prefix), peer: formatIp(sa.remote) }, source: sa.reverseRoute.source } },
      { kind: 'routes', delta: { add: [route], remove: [] } },
    ],
  }
}

/** IOS 12.2 prints the route `via 0.0.0.0` out of the crypto interface; from 15 it points at the peer (FACTS section 2). */
function routeOf({ configuration }: RriConfig, sa: SaPair, config: ReverseRouteConfig, cx: Context): Route {
  const old = configuration.release.startsWith('12.')
  return {
    prefix: sa.proxy.remote,
    protocol: 'rri',
    distance: config.distance,
    metric: 0,
    tag: config.tag ?? 0,
    since: cx.now,
    source: config.source,
    owner: `IPsec SA with ${formatIp(sa.remote)}`,
    ...(old ? { nextHop: ANY_ADDRESS, interface: sa.interface } : { nextHop: sa.remote }),
  }
}

function saDown(state: RriState, sa: SaPair): Turn<RriState, RriEffect> {
  const known = state.injected.find((item) => item.sas.includes(sa.id))
  if (!known) return { state, effects: [] }
  const sas = known.sas.filter((id) => id !== sa.id)
  if (sas.length > 0) return { state: { injected: state.injected.map((item) => (item === known ? { ...item, sas } : item)) }, effects: [] }
  const text = `Reverse route ${formatPrefix(known.prefix)} removed, as the last SA with ${formatIp(sa.remote)} is gone`
  const injected = state.injected.filter((item) => item !== known)
  // Another peer may hold a route with the same prefix and next hop: then the table's offer stays.
  const twin = injected.some((item) => formatPrefix(item.prefix) === formatPrefix(known.prefix) && item.route.nextHop === known.route.nextHop)
  const journal: JournalEffect = { kind: 'journal', entry: { protocol: 'rri', event: 'removed', text, data: { prefix: formatPrefix(known.prefix), peer: formatIp(sa.remote) } } }
  const effects: readonly RriEffect[] = twin ? [journal] : [journal, { kind: 'routes', delta: { add: [], remove: [known.route] } }]
  return { state: { injected }, effects }
}
