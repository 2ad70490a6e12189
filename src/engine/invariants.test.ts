/**
 * What holds on the reference design whatever happens to it: random faults at random moments, then rules that no
 * protocol may break, at that moment or once everything is quiet again.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fault, formatFault } from '../config/index'
import { hsrpMac, lookUp } from '../net/index'
import { atSeconds, forkNetwork, type Network, runUntil, runUntilSettled, schedule, viewOf } from '../sim/index'
import { type Lab, reference, settle, trace } from '../testing/lab'
import { reverseRoutesHaveSas, routesResolve, timeRuns, waysEnd } from '../testing/rules'

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

/** I6: once settled, one active router per segment whose routers hear each other and whose HSRP runs. */
function oneActive(network: Network, strokes: Script): void {
  const disturbed = strokes.some(
    ({ fault: what, lasts }) =>
      lasts === 0 &&
      (what.kind === 'silent' || what.kind === 'hang' || (what.kind === 'process' && what.process === 'hsrp')),
  )
  if (disturbed) return
  const rows = GATEWAYS.flatMap((name) => {
    const tables = lookUp(viewOf(network).devices, name)
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
        waysEnd(stricken, trace(stricken, 'callmanager', 'phone-24'))
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
    expect(GATEWAYS.map((name) => lookUp(view.devices, name)?.hsrp[0]?.state)).toEqual(['active', 'standby'])
    const claims = GATEWAYS.map((name) =>
      lab.network.nodes
        .get(name)
        ?.ports.get('FastEthernet0/0')
        ?.claims.map((item) => item.mac),
    )
    expect(claims).toEqual([[hsrpMac(1)], []])
  })
})
