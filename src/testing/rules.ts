/**
 * Rules that no protocol may break, whatever was drawn and whatever happens to it: property tests ask them of networks.
 *  I1  RIB and FIB agree, and what is in use resolves out of an interface that is up.
 *  I2  A reverse route stands exactly while an SA of its network does.
 *  I3  Every packet ends in one place, in one disposition, with a sentence; its TTL bounds its way.
 *  I4  What a permit of a crypto map names never leaves that interface in clear.
 *  I5  Time never runs back.
 *  I6  Once settled, the routers of a segment that hear each other have one active router (segments.ts).
 *  I7  Converged EIGRP has the distances of an independent computation (shortest-paths.ts).
 */
import { expect } from 'vitest'
import { formatPrefix, lookUp, matchesWildcard } from '../net/index'
import {
  configurationOf,
  type DeviceTables,
  type Hop,
  isGood,
  type Network,
  type TracePair,
  viewOf,
  waitingEvents,
} from '../sim/index'
import type { Lab } from './lab'

/** Hops of a packet whose TTL ran out: 255 routers, and what lies between two of them. */
const LONGEST_WAY = 255 * 4

function routersOf(network: Network): readonly (readonly [string, DeviceTables])[] {
  return Object.entries(viewOf(network).devices).filter(([, tables]) => tables.running)
}

/** I1: RIB and FIB agree: what is in use resolves out of an interface that is up. */
export function routesResolve(network: Network): void {
  for (const [device, tables] of routersOf(network)) {
    const lineUp = new Set(tables.interfaces.filter((item) => item.lineUp).map((item) => item.name))
    for (const row of tables.routes.filter((item) => item.active)) {
      const out = row.resolved?.interface
      expect(
        out !== undefined && (out === 'Null0' || lineUp.has(out)),
        `${device} ${formatPrefix(row.route.prefix)}`,
      ).toBe(true)
    }
  }
}

/** I2: a reverse route stands exactly while an SA with `reverse-route` covers its network. */
export function reverseRoutesHaveSas(network: Network): void {
  for (const [device, tables] of routersOf(network)) {
    // Static ones stand without SAs, and `remote-peer` adds the way to the peer.
    const withSas = tables.ipsecSas.filter(({ sa }) => sa.reverseRoute && !sa.reverseRoute.static)
    const peers = withSas.map(({ sa }) => formatPrefix({ address: sa.remote, length: 32 }))
    const routes = tables.routes
      .filter(({ route }) => route.protocol === 'rri' && !route.owner?.startsWith('reverse-route static'))
      .map(({ route }) => formatPrefix(route.prefix))
      .filter((text) => !peers.includes(text))
    expect(new Set(routes), device).toEqual(new Set(withSas.map((row) => formatPrefix(row.sa.proxy.remote))))
  }
}

/** I3: every packet ends in one place, in one disposition, with a sentence. */
export function waysEnd(of: Lab, pair: TracePair): void {
  for (const way of [pair.forward, pair.return]) {
    expect(way.reason.length).toBeGreaterThan(10)
    expect(way.hops.filter((hop) => hop.end).length).toBeLessThanOrEqual(1)
    if (isGood(way.disposition)) expect(way.hops.at(-1)?.end?.disposition).toBe(way.disposition)
    expect(way.hops.length).toBeLessThanOrEqual(LONGEST_WAY)
    for (const hop of way.hops) neverInClear(of, hop)
    for (const [index, hop] of way.hops.entries())
      expect(hop.arrived).toBeGreaterThanOrEqual(way.hops[index - 1]?.left ?? 0)
  }
}

/** I4: what a permit of a crypto map names never leaves that interface in clear. */
function neverInClear(of: Lab, hop: Hop): void {
  const configuration = configurationOf(of.network, hop.device)
  const out = configuration?.interfaces.find((item) => item.name === hop.out)
  const sent = hop.sent
  if (!configuration || !out?.cryptoMap || !sent || sent.payload.protocol === 'esp') return
  const entries = configuration.crypto?.maps.find((item) => item.name === out.cryptoMap?.value)?.entries ?? []
  const permitted = entries.some((entry) => {
    const list = entry.match && lookUp(configuration.accessLists, entry.match.value)
    const match = list?.entries.find(
      (item) =>
        matchesWildcard(sent.source, item.source.address, item.source.wildcard) &&
        matchesWildcard(sent.destination, item.destination.address, item.destination.wildcard),
    )
    return match?.action === 'permit'
  })
  expect(permitted, `${hop.device} sent it in clear`).toBe(false)
}

/** I5: time never runs back, in the journal or in the queue. */
export function timeRuns(network: Network): void {
  for (const [index, entry] of network.journal.slice().entries()) {
    expect(entry.at).toBeGreaterThanOrEqual(network.journal.get(index - 1)?.at ?? 0)
    expect(entry.because ?? -1).toBeLessThan(entry.id)
  }
  for (const item of waitingEvents(network)) expect(item.at).toBeGreaterThanOrEqual(network.now)
}
