/**
 * What holds on the reference design whatever happens to it: random faults at random moments, then rules that no
 * protocol may break, at that moment or once everything is quiet again.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fault, formatFault } from '../config/index'
import { formatPrefix, hsrpMac, matchesWildcard } from '../net/index'
import {
  atSeconds,
  type DeviceTables,
  forkNetwork,
  type Hop,
  isGood,
  type Network,
  runUntil,
  runUntilSettled,
  schedule,
  viewOf,
} from '../sim/index'
import { type Lab, reference, settle, trace } from '../testing/lab'

const lab = settle(reference())
/** Microseconds. */
const SECOND = atSeconds(1)
const GATEWAYS = ['gateway-1', 'gateway-2'] as const

const gateway = fc.constantFrom(...GATEWAYS)
const head = fc.constantFrom('FastEthernet0/0', 'FastEthernet0/1')
const site = fc.constantFrom('soho-vp', 'soho-24', 'soho-48')
const fault: fc.Arbitrary<Fault> = fc.oneof(
  gateway.map((device): Fault => ({ kind: 'reload', device, orderly: false })),
  gateway.map((device): Fault => ({ kind: 'reload', device, orderly: true })),
  gateway.map((device): Fault => ({ kind: 'power', device })),
  gateway.map((device): Fault => ({ kind: 'hang', device })),
  fc.tuple(gateway, head).map(([device, name]): Fault => ({ kind: 'cut', device, interface: name })),
  fc.tuple(gateway, head).map(([device, name]): Fault => ({ kind: 'shut', device, interface: name })),
  fc
    .tuple(gateway, head, fc.constantFrom('both' as const, 'in' as const, 'out' as const))
    .map(([device, name, direction]): Fault => ({ kind: 'silent', device, interface: name, direction })),
  fc
    .tuple(gateway, fc.constantFrom('eigrp' as const, 'hsrp' as const, 'ike' as const))
    .map(([device, process]): Fault => ({ kind: 'process', device, process })),
  fc
    .constantFrom('esp' as const, 'isakmp' as const)
    .map((protocol): Fault => ({ kind: 'block', device: 'firewall', protocol })),
  fc.oneof(gateway, site).map((device): Fault => ({ kind: 'clear-sa', device, what: 'all' })),
  site.map((device): Fault => ({ kind: 'reload', device, orderly: false })),
)
/** A fault, when it comes after the last one, and after how long it ends; 0 = never. */
const stroke = fc.record({ fault, after: fc.integer({ min: 0, max: 40 }), lasts: fc.constantFrom(0, 3, 30) })
const script = fc.array(stroke, { minLength: 1, maxLength: 3 })
type Script = readonly { readonly fault: Fault; readonly after: number; readonly lasts: number }[]

const describeScript = (strokes: Script) =>
  strokes.map((item) => `+${item.after}s ${formatFault(item.fault)} ${item.lasts}s`).join('; ')

/** The network with a script of faults in its queue, and the second of the last one. */
function strickenBy(strokes: Script): { readonly lab: Lab; readonly last: number } {
  const network = forkNetwork(lab.network)
  let at = 0
  for (const { fault: what, after, lasts } of strokes) {
    at += after
    schedule(network, { at: network.now + at * SECOND, action: 'fault', fault: what })
    if (lasts > 0) schedule(network, { at: network.now + (at + lasts) * SECOND, action: 'restore', fault: what })
  }
  return { lab: { ...lab, network }, last: at }
}

const advance = (network: Network, seconds: number) => runUntil(network, atSeconds(network.now / SECOND + seconds))

function routersOf(network: Network): readonly (readonly [string, DeviceTables])[] {
  return Object.entries(viewOf(network).devices).filter(([, tables]) => tables.running)
}

/** I1: RIB and FIB agree: what is in use resolves out of an interface that is up. */
function routesResolve(network: Network): void {
  for (const [device, tables] of routersOf(network)) {
    const lineUp = new Set(tables.interfaces.filter((item) => item.lineUp).map((item) => item.name))
    for (const row of tables.routes.filter((item) => item.active)) {
      const out = row.resolved?.interface
      expect(
        out !== undefined && (out === 'Null0' || lineUp.has(out)),
        `${device} ${formatPrefix(row.route.prefix)}`,
      ).toBe(true)
    }
    const node = network.nodes.get(device)
    const inFib = node?.rib.fib.levels.flatMap((level) => [...level.routes.values()].flat()) ?? []
    expect(new Set(inFib)).toEqual(new Set(node?.rib.active))
  }
}

/** I2: a reverse route stands exactly while an SA with `reverse-route` covers its network. */
function reverseRoutesHaveSas(network: Network): void {
  for (const [device, tables] of routersOf(network)) {
    const routes = tables.routes
      .filter((row) => row.route.protocol === 'rri')
      .map((row) => formatPrefix(row.route.prefix))
    const sas = tables.ipsecSas.filter((row) => row.sa.reverseRoute).map((row) => formatPrefix(row.sa.proxy.remote))
    expect(new Set(routes), device).toEqual(new Set(sas))
  }
}

/** I3: every packet ends in one place, in one disposition, with a sentence. */
function tracesEnd(of: Lab): void {
  const pair = trace(of, 'callmanager', 'phone-24')
  for (const way of [pair.forward, pair.return]) {
    expect(way.reason.length).toBeGreaterThan(10)
    expect(way.hops.filter((hop) => hop.end).length).toBeLessThanOrEqual(1)
    if (isGood(way.disposition)) expect(way.hops.at(-1)?.end?.disposition).toBe(way.disposition)
    for (const hop of [...pair.forward.hops, ...pair.return.hops]) neverInClear(of, hop)
    for (const [index, hop] of way.hops.entries())
      expect(hop.arrived).toBeGreaterThanOrEqual(way.hops[index - 1]?.left ?? 0)
  }
}

/** I4: what a permit of a crypto map names never leaves that interface in clear. */
function neverInClear(of: Lab, hop: Hop): void {
  const configuration = of.built.scene.configurations.find((item) => item.device === hop.device)
  const out = configuration?.interfaces.find((item) => item.name === hop.out)
  const sent = hop.sent
  if (!configuration || !out?.cryptoMap || !sent || sent.payload.protocol === 'esp') return
  const entries = configuration.crypto?.maps.find((item) => item.name === out.cryptoMap?.value)?.entries ?? []
  const permitted = entries.some((entry) => {
    const list = entry.match && configuration.accessLists[entry.match.value]
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
function timeRuns(network: Network): void {
  for (const [index, entry] of network.journal.entries()) {
    expect(entry.at).toBeGreaterThanOrEqual(network.journal[index - 1]?.at ?? 0)
    expect(entry.because ?? -1).toBeLessThan(entry.id)
  }
  for (const item of network.queue.heap) expect(item.at).toBeGreaterThanOrEqual(network.now)
}

/** I6: once settled, one active router per segment whose routers hear each other and whose HSRP runs. */
function oneActive(network: Network, strokes: Script): void {
  const disturbed = strokes.some(
    ({ fault: what, lasts }) =>
      lasts === 0 &&
      (what.kind === 'silent' || what.kind === 'hang' || (what.kind === 'process' && what.process === 'hsrp')),
  )
  if (disturbed) return
  const rows = GATEWAYS.flatMap((name) => {
    const tables = viewOf(network).devices[name]
    const up = tables?.running && tables.interfaces.some((item) => item.name === 'FastEthernet0/0' && item.lineUp)
    return up ? (tables?.hsrp ?? []) : []
  })
  if (rows.length > 0) expect(rows.filter((row) => row.state === 'active')).toHaveLength(1)
}

describe('whatever happens to the reference design', () => {
  it('the rules hold at any moment (I1, I2, I5)', () => {
    fc.assert(
      fc.property(
        script,
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
        (strokes, pauses) => {
          const { lab: stricken } = strickenBy(strokes)
          for (const pause of pauses) {
            const before = stricken.network.now
            advance(stricken.network, pause)
            expect(stricken.network.now).toBeGreaterThan(before)
            routesResolve(stricken.network)
            reverseRoutesHaveSas(stricken.network)
            timeRuns(stricken.network)
          }
        },
      ),
      { numRuns: 40, seed: 2588160 },
    )
  })
  it('every packet ends once and says why, and none leaves in clear that a permit names (I3, I4)', () => {
    fc.assert(
      fc.property(script, fc.integer({ min: 0, max: 60 }), (strokes, pause) => {
        const { lab: stricken, last } = strickenBy(strokes)
        advance(stricken.network, last + pause)
        tracesEnd(stricken)
      }),
      { numRuns: 30, seed: 2588160 },
    )
  })
  it('it settles, with one active router, its reverse routes on its SAs, and every table resolved (I1, I2, I6)', () => {
    fc.assert(
      fc.property(script, (strokes) => {
        const { lab: stricken, last } = strickenBy(strokes)
        advance(stricken.network, last + 31)
        runUntilSettled(stricken.network, atSeconds(stricken.network.now / SECOND + 1800))
        routesResolve(stricken.network)
        reverseRoutesHaveSas(stricken.network)
        expect(() => oneActive(stricken.network, strokes), describeScript(strokes)).not.toThrow()
      }),
      { numRuns: 30, seed: 2588160 },
    )
  })
})

describe('the segment of the settled design', () => {
  it('has one active router; the standby ignores frames for the virtual MAC (FACTS section 1)', () => {
    const view = viewOf(lab.network)
    expect(GATEWAYS.map((name) => view.devices[name]?.hsrp[0]?.state)).toEqual(['active', 'standby'])
    const claims = GATEWAYS.map((name) =>
      lab.network.nodes
        .get(name)
        ?.ports.get('FastEthernet0/0')
        ?.claims.map((item) => item.mac),
    )
    expect(claims).toEqual([[hsrpMac(1)], []])
  })
})
