/** What the simulator costs: from power-on to settled, a day of the control plane, failovers, and a full house. */

import { playScenario, type Served, servedBy, serviceOf } from '../src/analysis/index'
import { compileScenario } from '../src/compile/index'
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

/** A network and whose service in it is looked at; made once, the rounds look at it again. */
let fullSites: { readonly network: Network; readonly served: Served } | undefined

/** Milliseconds to tell of every site of a full house how it is served: what a moment costs that is scrubbed to. */
async function service(): Promise<number> {
  if (!fullSites) {
    const { configurations, topology } = buildScene(full()).scene
    fullSites = { network: settled(full()), served: servedBy(configurations, topology) }
  }
  const start = performance.now()
  serviceOf(fullSites.served, fullSites.network)
  return performance.now() - start
}

/** Milliseconds to play the reload of the active, with its call, and to follow the service of the six sites. */
async function reloadPlayed(): Promise<number> {
  const design = reference()
  const scenario = design.scenarios.find((item) => item.name === 'active-reload')
  if (!scenario) throw new Error('the scenario is missing')
  const { configurations, topology } = buildScene(design).scene
  const network = settled(design)
  const { plan } = compileScenario(design, scenario)
  const start = performance.now()
  const work = playScenario(network, plan, { served: servedBy(configurations, topology) })
  while (!work.next().done);
  return performance.now() - start
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'reference design, texts to settled network', unit: 'ms', rounds: 5, measure: settle },
  { name: '24 simulated hours of the reference design', unit: 's', limit: 10, rounds: 1, measure: day },
  { name: '1,000 failovers of 90 simulated seconds', unit: 's', limit: 20, rounds: 1, measure: failovers },
  { name: '192 sites, power-on to settled', unit: 's', limit: 10, rounds: 1, measure: fullHouse },
  { name: '192 sites, 90 seconds after the active reloads', unit: 's', limit: 5, rounds: 1, measure: fullFailover },
  { name: '192 sites, how each is served at a moment', unit: 'ms', limit: 16, rounds: 15, measure: service },
  { name: 'reload of the active played, service followed', unit: 'ms', limit: 150, rounds: 5, measure: reloadPlayed },
]
