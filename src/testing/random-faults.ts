/** Random trouble for property tests: faults that nobody planned, on designs that a restless architect drew. */
import fc from 'fast-check'
import { type Fault, formatFault } from '../config/index'
import type { Design } from '../design/index'
import { buildScene } from '../engine/build'
import { atSeconds, createNetwork, type Network, runUntilSettled, type SimTime, schedule } from '../sim/index'
import type { Lab } from './lab'
import { type Draw, wander } from './random-designs'

/** Names are chosen when the design is known: numbers choose among what is there. */
export interface Blow {
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
export const blows = fc.array(blow, { minLength: 1, maxLength: 3 })
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

export const later = (network: Network, seconds: number) => (network.now + atSeconds(seconds)) as SimTime

/** A drawn design after its first minutes, whether it has settled or not. */
export function drawn(draws: readonly Draw[]): Lab {
  const design = wander('srnd-figure-c1', draws)
  const built = buildScene(design)
  const network = createNetwork(built.scene)
  runUntilSettled(network, atSeconds(300))
  return { design, built, network }
}

/** Puts a script into the queue; the seconds until its last fault has ended. */
export function strike(lab: Lab, network: Network, script: readonly Blow[]): number {
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

export const told = (lab: Lab, script: readonly Blow[]) =>
  script.map((item) => {
    const fault = faultOf(lab.design, item)
    return `+${item.after} s ${fault ? formatFault(fault) : 'nothing'} for ${item.lasts} s`
  })
