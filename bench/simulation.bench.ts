/** What the simulator costs: the reference design from power-on to settled, and a day of its control plane. */

import { REFERENCE_DESIGNS } from '../src/design/index'
import { buildScene } from '../src/engine/build'
import { atSeconds, createNetwork, runUntil, runUntilSettled } from '../src/sim/index'
import type { Benchmark } from './measure'

function scene() {
  const found = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-figure-c1')
  if (!found) throw new Error('the reference design is missing')
  return buildScene(found.build()).scene
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

export const benchmarks: readonly Benchmark[] = [
  { name: 'reference design, texts to settled network', unit: 'ms', rounds: 5, measure: settle },
  { name: '24 simulated hours of the reference design', unit: 's', limit: 10, rounds: 1, measure: day },
]
