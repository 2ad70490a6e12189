/**
 * The rules of testing/rules.ts on designs that a restless architect drew, struck by faults that nobody planned. The
 * seed is kept: a failure names its design and its script, and comes back.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fault, formatFault } from '../config/index'
import type { Design } from '../design/index'
import {
  atSeconds,
  createNetwork,
  forkNetwork,
  type Network,
  runUntil,
  runUntilSettled,
  type SimTime,
  schedule,
} from '../sim/index'
import { type Lab, trace } from '../testing/lab'
import { type Draw, saneDraws, wander } from '../testing/random-designs'
import { reverseRoutesHaveSas, routesResolve, timeRuns, waysEnd } from '../testing/rules'
import { oneActivePerSegment } from '../testing/segments'
import { eigrpIsShortest } from '../testing/shortest-paths'
import { buildScene } from './build'

/** Names are chosen when the design is known: numbers choose among what is there. */
interface Blow {
  readonly kind: number
  readonly device: number
  readonly port: number
  /** Seconds after the one before, and how long it lasts. */
  readonly after: number
  readonly lasts: number
}

const blow: fc.Arbitrary<Blow> = fc.record({
  kind: fc.nat(13),
  device: fc.nat(60),
  port: fc.nat(6),
  after: fc.integer({ min: 0, max: 20 }),
  lasts: fc.constantFrom(2, 12, 40),
})
const blows = fc.array(blow, { minLength: 1, maxLength: 3 })
const seeds = { numRuns: 14, seed: 64 } as const

const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)]

function faultOf(design: Design, { kind, device: which, port: n }: Blow): Fault | undefined {
  // Every second blow falls on the head-end block, where most can go wrong.
  const block = design.devices.filter((item) => item.kind === 'head-end' || item.kind === 'firewall')
  const found = pick(which % 2 === 0 && block.length > 0 ? block : design.devices, which >> 1)
  if (!found) return undefined
  const device = found.name
  const port = pick(found.interfaces, n)?.name ?? ''
  const make: readonly Fault[] = [
    { kind: 'reload', device, orderly: n % 2 === 0, bootSeconds: 20 },
    { kind: 'power', device },
    { kind: 'hang', device },
    { kind: 'cut', device, interface: port },
    { kind: 'shut', device, interface: port },
    { kind: 'silent', device, interface: port, direction: n % 2 === 0 ? 'in' : 'out' },
    { kind: 'impair', device, interface: port, lossPercent: 20, delayMs: 5, jitterMs: 3 },
    { kind: 'process', device, process: n % 3 === 0 ? 'eigrp' : n % 3 === 1 ? 'hsrp' : 'ike' },
    { kind: 'block', device, protocol: n % 2 === 0 ? 'esp' : 'isakmp' },
    { kind: 'isp', device },
    { kind: 'readdress', device },
    { kind: 'clear-sa', device, what: n % 2 === 0 ? 'ipsec' : 'ike' },
    { kind: 'clear-eigrp', device },
    { kind: 'reload', device, orderly: false },
  ]
  return pick(make, kind)
}

const later = (network: Network, seconds: number) => (network.now + atSeconds(seconds)) as SimTime

/** A drawn design after its first minutes, whether it has settled or not. */
function drawn(draws: readonly Draw[]): Lab {
  const design = wander('srnd-figure-c1', draws)
  const built = buildScene(design)
  const network = createNetwork(built.scene)
  runUntilSettled(network, atSeconds(300))
  return { design, built, network }
}

/** Puts a script into the queue; the seconds until its last fault has ended. */
function strike(lab: Lab, network: Network, script: readonly Blow[]): number {
  let [at, end] = [0, 0]
  for (const item of script) {
    const fault = faultOf(lab.design, item)
    at += item.after
    if (!fault) continue
    schedule(network, { at: later(network, at), action: 'fault', fault })
    schedule(network, { at: later(network, at + item.lasts), action: 'restore', fault })
    end = Math.max(end, at + item.lasts)
  }
  return end
}

const told = (lab: Lab, script: readonly Blow[]) =>
  script.map((item) => {
    const fault = faultOf(lab.design, item)
    return `+${item.after} s ${fault ? formatFault(fault) : 'nothing'} for ${item.lasts} s`
  })

/** Two hosts of the design, if it has them, that a packet can be sent between. */
function hosts(lab: Lab, n: number): readonly [string, string] | undefined {
  const all = lab.design.devices.filter((item) => ['phone', 'pc', 'server'].includes(item.kind))
  const [a, b] = [pick(all, n), pick(all, n + 1)]
  const has = (name: string) => [...(lab.network.nodes.get(name)?.ports.values() ?? [])].some((port) => port.address)
  return a && b && a !== b && has(a.name) && has(b.name) ? [a.name, b.name] : undefined
}

describe('whatever is drawn, and whatever strikes it', () => {
  it('the rules hold at any moment (I1 to I5)', () => {
    fc.assert(
      fc.property(saneDraws, blows, fc.nat(30), (draws, script, n) => {
        const lab = drawn(draws)
        const network = forkNetwork(lab.network)
        const end = strike(lab, network, script)
        for (const share of [0.3, 0.7, 1.5]) {
          runUntil(network, Math.max(network.now, later(lab.network, share * end)) as SimTime)
          routesResolve(network)
          reverseRoutesHaveSas(network)
          timeRuns(network)
        }
        const stricken = { ...lab, network }
        const ends = hosts(stricken, n)
        if (ends) waysEnd(stricken, trace(stricken, ...ends))
      }),
      seeds,
    )
  })
  it('once it is quiet again, segments have one active router and EIGRP the shortest paths (I1, I2, I6, I7)', () => {
    fc.assert(
      fc.property(saneDraws, blows, (draws, script) => {
        const lab = drawn(draws)
        const network = forkNetwork(lab.network)
        const end = strike(lab, network, script)
        runUntil(network, later(network, end))
        runUntilSettled(network, later(network, 400))
        routesResolve(network)
        reverseRoutesHaveSas(network)
        const check = () => {
          oneActivePerSegment(network)
          eigrpIsShortest(network)
        }
        expect(check, told(lab, script).join('; ')).not.toThrow()
      }),
      seeds,
    )
  })
  it('the same design, script and seed give the same journal; a fork in between changes nothing, on either side', () => {
    fc.assert(
      fc.property(saneDraws, blows, (draws, script) => {
        const lab = drawn(draws)
        const before = JSON.stringify(lab.network.journal)
        const run = (pauses: readonly number[]) => {
          const network = forkNetwork(lab.network)
          strike(lab, network, script)
          for (const pause of pauses) {
            runUntil(network, later(lab.network, pause))
            runUntil(forkNetwork(network), later(network, 20))
          }
          runUntil(network, later(lab.network, 60))
          return JSON.stringify(network.journal)
        }
        expect(run([7, 23, 41])).toBe(run([]))
        expect(JSON.stringify(lab.network.journal)).toBe(before)
        expect(JSON.stringify(drawn(draws).network.journal)).toBe(before)
      }),
      { numRuns: 6, seed: 64 },
    )
  })
})
