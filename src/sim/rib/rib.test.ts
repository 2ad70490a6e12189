/** The routing table: distances, equal costs, recursion, and properties against a plain reading of the rules. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, formatPrefix, ip, ipOf, type Prefix, prefix, prefixOf } from '../../net/index'
import { ZERO_TIME } from '../kernel/time'
import { fibRoutes, lookup } from './fib'
import { chainOf } from './resolve'
import { activeRoutes, applyDelta, EMPTY_RIB, offersOf, type Rib, recompute } from './rib'
import { type Route, routeKey } from './route'
import { usableRoutes } from './whole'

const up = () => true

function route(
  to: string | Prefix,
  facts: Partial<Route> & { readonly via?: string; readonly out?: string } = {},
): Route {
  const { via, out, ...rest } = facts
  return {
    prefix: typeof to === 'string' ? prefix(to) : to,
    protocol: 'static',
    distance: 1,
    metric: 0,
    tag: 0,
    since: ZERO_TIME,
    ...rest,
    ...(via === undefined ? {} : { nextHop: ip(via) }),
    ...(out === undefined ? {} : { interface: out }),
  }
}

const table = (...routes: readonly Route[]): Rib => applyDelta(EMPTY_RIB, { add: routes, remove: [] }, up).rib
const LAN = route('10.81.0.0/29', { protocol: 'connected', distance: 0, out: 'Fa0/0' })
const CROSS = route('192.168.81.0/24', { protocol: 'connected', distance: 0, out: 'Fa0/1' })
const DEFAULT = route('0.0.0.0/0', { via: '10.81.0.1' })
const LEARNT = route('10.81.2.24/29', {
  protocol: 'eigrp-external',
  distance: 170,
  metric: 2588160,
  via: '192.168.81.4',
  out: 'Fa0/1',
})
const INJECTED = route('10.81.2.24/29', { protocol: 'rri', via: '0.0.0.0', out: 'Fa0/0' })

describe('which offer is used', () => {
  it('the least distance: a reverse route (1) beats an EIGRP external one (170), which stays in reserve', () => {
    const both = table(LAN, CROSS, LEARNT, INJECTED)
    expect(lookup(both.fib, ip('10.81.2.26'))).toEqual([INJECTED])
    const change = applyDelta(both, { add: [], remove: [INJECTED] }, up)
    expect([change.added, change.removed]).toEqual([[LEARNT], [INJECTED]])
    expect(lookup(change.rib.fib, ip('10.81.2.26'))).toEqual([LEARNT])
  })
  it('then the least metric; equals share the load', () => {
    const a = route('10.9.0.0/16', { protocol: 'eigrp', distance: 90, metric: 100, via: '192.168.81.4', out: 'Fa0/1' })
    const b = { ...a, nextHop: ip('192.168.81.5') }
    const worse = { ...a, nextHop: ip('192.168.81.6'), metric: 101 }
    expect(lookup(table(CROSS, a, b, worse).fib, ip('10.9.1.1'))).toEqual([a, b])
  })
  it('a permanent route stays while its interface is down or its next hop is nowhere, any other does not', () => {
    const down = (name: string) => name !== 'Fa0/0'
    const named = { out: 'Fa0/0', via: '10.81.0.1' }
    const add = [
      route('10.1.0.0/16', { ...named, permanent: true }),
      route('10.2.0.0/16', named),
      route('10.3.0.0/16', { via: '172.16.0.1', permanent: true }),
      route('10.4.0.0/16', { via: '172.16.0.1' }),
    ]
    const { fib } = applyDelta(EMPTY_RIB, { add, remove: [] }, down).rib
    const used = ['10.1.1.1', '10.2.1.1', '10.3.1.1', '10.4.1.1'].map((address) => lookup(fib, ip(address)).length)
    expect(used).toEqual([1, 0, 1, 0])
  })
  it('the longest prefix wins over any distance', () => {
    const short = route('10.81.0.0/16', { out: 'Null0', distance: 1 })
    expect(lookup(table(LAN, CROSS, short, LEARNT).fib, ip('10.81.2.25'))).toEqual([LEARNT])
    expect(lookup(table(LAN, CROSS, short, LEARNT).fib, ip('10.81.2.32'))).toEqual([short])
  })
  it('an offer repeated unchanged keeps its age and changes nothing', () => {
    const rib = table(CROSS, LEARNT)
    const change = applyDelta(rib, { add: [{ ...LEARNT, since: (ZERO_TIME + 5) as typeof ZERO_TIME }], remove: [] }, up)
    expect([change.added, change.removed]).toEqual([[], []])
    expect(activeRoutes(change.rib)).toContain(LEARNT)
  })
})

describe('next hops', () => {
  it('are resolved through other routes, level by level', () => {
    const peer = route('10.81.2.24/29', { protocol: 'rri', via: '203.0.113.34' })
    const rib = table(LAN, DEFAULT, peer)
    const found = chainOf(peer, rib.fib)
    expect(found.chain.map((item) => formatPrefix(item.prefix))).toEqual(['10.81.2.24/29', '0.0.0.0/0', '10.81.0.0/29'])
    expect([found.interface, found.gateway]).toEqual(['Fa0/0', ip('10.81.0.1')])
  })
  it("of 12.2's reverse route, 0.0.0.0, go by the default route (SEED)", () => {
    const found = chainOf(INJECTED, table(LAN, DEFAULT, INJECTED).fib)
    expect(found.chain.map((item) => formatPrefix(item.prefix))).toEqual(['10.81.2.24/29', '0.0.0.0/0', '10.81.0.0/29'])
    expect(found.gateway).toBe(ip('10.81.0.1'))
  })
  it('that nothing reaches leave the route unused until something does', () => {
    const before = table(DEFAULT)
    expect(activeRoutes(before)).toEqual([])
    expect(new Set(applyDelta(before, { add: [LAN], remove: [] }, up).added)).toEqual(new Set([LAN, DEFAULT]))
  })
  it('that resolve only through each other leave both unused', () => {
    const a = route('10.1.0.0/16', { via: '10.2.0.1' })
    const b = route('10.2.0.0/16', { via: '10.1.0.1' })
    expect(activeRoutes(table(LAN, a, b))).toEqual([LAN])
  })
  it('through an interface that goes down free the next best offer', () => {
    const rib = table(LAN, CROSS, LEARNT, INJECTED)
    const change = recompute(rib, (name) => name !== 'Fa0/0')
    expect(change.removed).toEqual(expect.arrayContaining([LAN, INJECTED]))
    expect(lookup(change.rib.fib, ip('10.81.2.26'))).toEqual([LEARNT])
  })
})

const network = fc
  .tuple(fc.nat(7), fc.constantFrom(8, 14, 16, 24, 29, 32))
  .map(([n, length]) => prefixOf(ipOf((10 << 24) | (n << 17) | (n << 9) | (n << 3)), length))
const hop = fc.tuple(fc.nat(7), fc.nat(7)).map(([n, host]) => ipOf((10 << 24) | (n << 17) | (n << 9) | (n << 3) | host))
const offer = fc
  .record({
    prefix: network,
    distance: fc.constantFrom(0, 1, 90, 170),
    metric: fc.nat(2),
    nextHop: fc.option(hop, { nil: undefined }),
    out: fc.constantFrom(undefined, 'A', 'B', 'Null0'),
  })
  .map(({ nextHop, out, ...rest }) =>
    route(rest.prefix, {
      ...rest,
      ...(nextHop === undefined ? {} : { nextHop }),
      ...(out === undefined && nextHop !== undefined ? {} : { interface: out ?? 'A' }),
    }),
  )

/**
 * Offers whose next hops lie in a lower tier of addresses than their own, so that no two wait for each other: of such a
 * circle either may stand, by who came first, and the rules alone do not say which.
 */
const tiered = fc.tuple(offer, fc.constantFrom(1, 2)).map(([item, tier]): Route => {
  const { nextHop } = item
  if (nextHop === undefined || item.interface !== undefined) return item
  const lifted = ipOf(item.prefix.address + tier * 2 ** 24)
  return { ...item, prefix: prefixOf(lifted, item.prefix.length), nextHop: ipOf(nextHop + (tier - 1) * 2 ** 24) }
})

describe('properties', () => {
  it('every route in use resolves, is best among its equals, and the forwarding table says what it says', () => {
    fc.assert(
      fc.property(fc.array(offer, { maxLength: 14 }), hop, fc.boolean(), (offers, address, bUp) => {
        const isUp = (name: string) => name !== 'B' || bUp
        const { rib } = applyDelta(EMPTY_RIB, { add: offers, remove: [] }, isUp)
        for (const item of activeRoutes(rib)) {
          const out = chainOf(item, rib.fib).interface
          expect(out).toBeDefined()
          expect(isUp(out ?? '')).toBe(true)
          const rivals = activeRoutes(rib).filter((other) => formatPrefix(other.prefix) === formatPrefix(item.prefix))
          expect(rivals.every((other) => other.distance === item.distance && other.metric === item.metric)).toBe(true)
        }
        const fitting = activeRoutes(rib).filter((item) => contains(item.prefix, address))
        const longest = Math.max(-1, ...fitting.map((item) => item.prefix.length))
        expect(lookup(rib.fib, address)).toEqual(fitting.filter((item) => item.prefix.length === longest))
      }),
      { numRuns: 400 },
    )
  })
  it('delta by delta it comes to what the rules say of all offers at once', () => {
    const step = fc.record({ offer: tiered, removes: fc.boolean(), also: fc.option(tiered, { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let rib = EMPTY_RIB
        const standing = new Map<string, Route>()
        const inUse = new Set<Route>()
        for (const { offer: one, removes, also } of steps) {
          const remove = removes ? [one] : []
          const add = [...(removes ? [] : [one]), ...(also ? [also] : [])]
          const change = applyDelta(rib, { add, remove }, up)
          for (const route of remove) standing.delete(routeKey(route))
          for (const route of change.removed) expect(inUse.delete(route)).toBe(true)
          for (const route of change.added) inUse.add(route)
          rib = change.rib
          for (const route of offersOf(rib)) standing.set(routeKey(route), route)
          const plain = new Set(usableRoutes([...standing.values()], up))
          expect(new Set(activeRoutes(rib))).toEqual(plain)
          expect(inUse).toEqual(plain)
          expect(new Set(fibRoutes(rib.fib))).toEqual(plain)
        }
      }),
      { numRuns: 300 },
    )
  })
  it('what is added can be removed without a trace, and looking again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(offer, { maxLength: 10 }), (offers) => {
        const { rib } = applyDelta(EMPTY_RIB, { add: offers, remove: [] }, up)
        const again = recompute(rib, up)
        expect([again.added, again.removed]).toEqual([[], []])
        const empty = applyDelta(rib, { add: [], remove: offers }, up)
        expect([activeRoutes(empty.rib), offersOf(empty.rib).length]).toEqual([[], 0])
      }),
      { numRuns: 200 },
    )
  })
})
