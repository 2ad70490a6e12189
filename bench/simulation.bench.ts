/** What the simulator costs: from power-on to settled, a day of the control plane, failovers, and a full house. */

import { type Design, NO_HISTORY, perform, placeSite, REFERENCE_DESIGNS } from '../src/design/index'
import { buildScene } from '../src/engine/build'
import {
  atSeconds,
  createNetwork,
  forkNetwork,
  type Network,
  runUntil,
  runUntilSettled,
  type SimTime,
  schedule,
} from '../src/sim/index'
import type { Benchmark } from './measure'

function reference(): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-figure-c1')
  if (!found) throw new Error('the reference design is missing')
  return found.build()
}

const scene = () => buildScene(reference()).scene

/** The reference design with every site that its pools hold. */
function full(): Design {
  let design = reference()
  for (;;) {
    const edit = placeSite(design, { x: 0, y: 0 })
    const next = typeof edit === 'string' ? edit : perform(design, NO_HISTORY, edit)
    if (typeof next === 'string') return design
    design = next.design
  }
}

function settled(design: Design): Network {
  const network = createNetwork(buildScene(design).scene)
  runUntilSettled(network, atSeconds(1200))
  return network
}

async function settle(): Promise<number> {
  const start = performance.now()
  runUntilSettled(createNetwork(scene()), atSeconds(1200))
  return performance.now() - start
}

async function day(): Promise<number> {
  const network = createNetwork(scene())
  const start = performance.now()
  runUntil(network, atSeconds(86_400))
  return (performance.now() - start) / 1000
}

/** Simulated seconds of a failover, and between the starts of two runs, so that every run meets other timers. */
const FAILOVER_SECONDS = 90
const PHASE_SECONDS = 0.0173

function failover(network: Network, device: string, run: number): void {
  const fork = forkNetwork(network)
  const at = network.now + run * PHASE_SECONDS * 1e6
  schedule(fork, { at, action: 'fault', fault: { kind: 'reload', device, orderly: false } })
  runUntil(fork, (at + atSeconds(FAILOVER_SECONDS)) as SimTime)
}

async function failovers(): Promise<number> {
  const network = settled(reference())
  const start = performance.now()
  for (let run = 0; run < 1000; run += 1) failover(network, 'gateway-2', run)
  return (performance.now() - start) / 1000
}

async function fullHouse(): Promise<number> {
  const built = buildScene(full()).scene
  const start = performance.now()
  runUntilSettled(createNetwork(built), atSeconds(1200))
  return (performance.now() - start) / 1000
}

async function fullFailover(): Promise<number> {
  const network = settled(full())
  const start = performance.now()
  failover(network, 'gateway-1', 0)
  return (performance.now() - start) / 1000
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'reference design, texts to settled network', unit: 'ms', rounds: 5, measure: settle },
  { name: '24 simulated hours of the reference design', unit: 's', limit: 10, rounds: 1, measure: day },
  { name: '1,000 failovers of 90 simulated seconds', unit: 's', limit: 20, rounds: 1, measure: failovers },
  { name: '192 sites, power-on to settled', unit: 's', limit: 10, rounds: 1, measure: fullHouse },
  { name: '192 sites, 90 seconds after the active reloads', unit: 's', limit: 5, rounds: 1, measure: fullFailover },
]
