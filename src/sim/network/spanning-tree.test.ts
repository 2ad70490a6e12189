/** Switches in rings: a tree that reaches all and has no ring, what is lost when a cable or a switch fails, and storms. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Configuration, DEFAULT_PARAMETERS, type Fault, type TopologyLink } from '../../config/index'
import { ip, lookUp } from '../../net/index'
import { atSeconds } from '../kernel/time'
import { createNetwork, schedule } from './create'
import { StillNetwork } from './instant'
import { runUntil, runUntilSettled } from './network'
import { traceFlow } from './probe'
import type { Network } from './state'
import { cable, device, port } from './testing/cast'
import { viewOf } from './view'

/** Cables between switches as pairs of their numbers; a host hangs on the first switch and one on the last. */
interface Ring {
  readonly switches: number
  readonly cables: readonly (readonly [number, number])[]
  /** Switches that run no spanning tree. */
  readonly without?: readonly number[]
}

const ends = (pairs: Ring['cables'], of: number) =>
  pairs.flatMap(([a, b], at) => [...(a === of ? [`a${at}`] : []), ...(b === of ? [`b${at}`] : [])])

function networkOf({ switches, cables, without = [] }: Ring): Network {
  const bridges = Array.from({ length: switches }, (_none, of): Configuration => {
    const trunks = ends(cables, of)
    const base = device(
      `s${of}`,
      'switch',
      [...trunks, 'host'].map((name) => port(name)),
    )
    const ports = [...trunks, 'host'].map((name) => ({ name, edge: name === 'host', cost: 200_000 }))
    return without.includes(of) ? base : { ...base, spanningTree: { priority: 32_768, ports } }
  })
  const links: TopologyLink[] = cables.map(([a, b], at) => cable(`s${a}/a${at}`, `s${b}/b${at}`))
  return createNetwork({
    configurations: [
      ...bridges,
      device('one', 'host', [port('E', '10.0.1.10/24')]),
      device('two', 'host', [port('E', '10.0.1.20/24')]),
    ],
    topology: { links: [...links, cable('one/E', 's0/host'), cable('two/E', `s${switches - 1}/host`)] },
    parameters: DEFAULT_PARAMETERS,
    history: [],
    seed: 1,
  })
}

function settled(ring: Ring): Network {
  const network = networkOf(ring)
  expect(runUntilSettled(network, atSeconds(300))).toBe(true)
  return network
}

const FLOW = { protocol: 'icmp', sourcePort: 0, destinationPort: 0, dscp: 0, size: 100 } as const

const ask = (network: Network) =>
  traceFlow(network, 'one', { ...FLOW, source: ip('10.0.1.10'), destination: ip('10.0.1.20') })
const answer = (network: Network) => ask(network).trace
/** The network in which the question was asked: its first packet is a broadcast. */
const asked = (network: Network) => ask(network).network

function strike(network: Network, fault: Fault, action: 'fault' | 'restore' = 'fault', seconds = 60): void {
  schedule(network, { at: network.now, action, fault })
  runUntil(network, atSeconds(network.now / 1e6 + seconds))
}

const tree = (network: Network, name: string) => lookUp(viewOf(network).devices, name)?.spanningTree
const TRIANGLE: Ring = {
  switches: 3,
  cables: [
    [0, 1],
    [1, 2],
    [2, 0],
  ],
}
const TWIN: Ring = {
  switches: 2,
  cables: [
    [0, 1],
    [0, 1],
  ],
}

describe('two cables between two switches', () => {
  it('are one way and one blocked port, at the switch that is not the root', () => {
    const network = settled(TWIN)
    const view = viewOf(network)
    expect(view.linksBlocked).toEqual(['s0/a1–s1/b1'])
    expect(tree(network, 's0')?.rootPort).toBeUndefined()
    expect(tree(network, 's1')?.ports.map(({ name, role, state }) => `${name} ${role} ${state}`)).toEqual([
      'b0 root forwarding',
      'b1 alternate discarding',
      'host designated forwarding',
    ])
    expect(answer(network).disposition).toBe('accepted')
  })
  it('carry on by the other one within a second when the first is cut, and go back to it', () => {
    const network = settled(TWIN)
    const cut = { kind: 'cut', device: 's0', interface: 'a0' } as const
    strike(network, cut, 'fault', 1)
    expect(answer(network).disposition).toBe('accepted')
    expect(tree(network, 's1')?.rootPort).toBe('b1')
    strike(network, cut, 'restore', 1)
    expect(tree(network, 's1')?.rootPort).toBe('b0')
    expect(answer(network).disposition).toBe('accepted')
  })
})

describe('a ring of three', () => {
  it('loses a switch that hangs after three hellos, and no more than that', () => {
    const network = settled({ ...TRIANGLE, cables: [...TRIANGLE.cables].reverse() })
    const root = ['s0', 's1', 's2'].find((name) => tree(network, name)?.rootPort === undefined)
    strike(network, { kind: 'hang', device: 's1' }, 'fault', 1)
    expect(root).toBe('s0')
    runUntil(network, atSeconds(network.now / 1e6 + 10))
    expect(answer(network).disposition).toBe('accepted')
  })
  it('that stops hearing by one cable is a storm one way round, told with its cables', () => {
    const network = settled(TRIANGLE)
    const [blocked] = viewOf(network).linksBlocked
    expect(blocked).toBe('s1/a1–s2/b1')
    strike(network, { kind: 'silent', device: 's2', interface: 'b1', direction: 'in' })
    const { storms } = viewOf(asked(network))
    expect(storms.map(({ links }) => [...links].sort())).toEqual([['s0/a0–s1/b0', 's1/a1–s2/b1', 's2/a2–s0/b2']])
  })
})

describe('a ring without spanning tree', () => {
  const off = { ...TWIN, without: [0, 1] }
  it('is a storm with the first broadcast: what comes to its switches is lost, and time goes on', () => {
    const network = settled(off)
    const trace = answer(network)
    expect(trace).toMatchObject({ disposition: 'neighbor-unreachable' })
    strike(network, { kind: 'clear-arp', device: 'one' }, 'fault', 1)
    runUntil(network, atSeconds(network.now / 1e6 + 3600))
    expect(network.now).toBeGreaterThan(3600e6)
  })
  it('says which loop, and when it is over', () => {
    const network = settled(off)
    const after = asked(network)
    expect(viewOf(after).storms.map(({ loop }) => loop)).toEqual(['s0 a0 – b0 s1, s1 b1 – a1 s0'])
    strike(after, { kind: 'cut', device: 's0', interface: 'a0' })
    expect(answer(after).disposition).toBe('accepted')
    expect(viewOf(after).storms).toEqual([])
  })
  it('is not begun, nor ended, by a packet that is only tried', () => {
    const flow = { ...FLOW, source: ip('10.0.1.10'), destination: ip('10.0.1.20') }
    const told = (network: Network) => [network.journal.length, viewOf(network).storms.length]
    const calm = settled(off)
    const before = told(calm)
    expect(new StillNetwork(calm).send('one', flow).disposition).toBe('neighbor-unreachable')
    expect(told(calm)).toEqual(before)
    const stormy = asked(settled(off))
    schedule(stormy, { at: stormy.now, action: 'fault', fault: { kind: 'cut', device: 's0', interface: 'a0' } })
    runUntil(stormy, stormy.now)
    const { length } = stormy.journal
    const standing = [...stormy.storms.values()].map(({ storm }) => storm)
    expect(new StillNetwork(stormy).send('one', flow).disposition).toBe('accepted')
    expect(stormy.journal).toHaveLength(length)
    expect([...stormy.storms.values()].map(({ storm }) => storm)).toEqual(standing)
    expect(standing).toHaveLength(1)
  })
  it('is none as soon as one of the switches runs it: its own messages come back to it', () => {
    const network = settled({ ...TWIN, without: [1] })
    expect(answer(network).disposition).toBe('accepted')
    expect(tree(network, 's0')?.ports.map(({ role }) => role)).toEqual(['designated', 'backup', 'designated'])
  })
})

describe('any switches and cables', () => {
  const rings = fc.integer({ min: 2, max: 7 }).chain((switches) =>
    fc.record({
      switches: fc.constant(switches),
      cables: fc
        .array(fc.tuple(fc.nat(switches - 1), fc.nat(switches - 1)), { maxLength: 12 })
        .map((more): Ring['cables'] => [
          ...Array.from({ length: switches - 1 }, (_none, at) => [at, at + 1] as const),
          ...more,
        ]),
      cut: fc.nat(switches - 2),
    }),
  )
  it('settle to a tree: every packet arrives, by no ring, and so again after a cut', () => {
    fc.assert(
      fc.property(rings, ({ cut, ...ring }) => {
        const network = settled(ring)
        expect(answer(network).disposition).toBe('accepted')
        expect(viewOf(network).storms).toEqual([])
        expect(viewOf(network).linksBlocked).toHaveLength(ring.cables.length - (ring.switches - 1))
        strike(network, { kind: 'cut', device: `s${cut}`, interface: `a${cut}` })
        const wired = ring.cables.some(([a, b], at) => at !== cut && Math.min(a, b) <= cut && Math.max(a, b) > cut)
        expect(answer(network).disposition === 'accepted').toBe(wired)
        expect(viewOf(network).storms).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
