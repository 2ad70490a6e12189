/** Settled networks to measure upon. */
import type { Design } from '../src/design/index'
import { buildScene } from '../src/engine/build'
import { atSeconds, createNetwork, type Network, runUntilSettled, type Scene } from '../src/sim/index'
import { designOf, reference } from '../src/testing/many-sites'

export interface Lab {
  readonly design: Design
  readonly scene: Scene
  readonly network: Network
}

const LIMIT = atSeconds(1200)

export function powerOn(scene: Scene): Network {
  const network = createNetwork(scene)
  if (!runUntilSettled(network, LIMIT)) throw new Error('the design does not settle')
  return network
}

function labOf(design: Design): Lab {
  const { scene } = buildScene(design)
  return { design, scene, network: powerOn(scene) }
}

/** The reference design for its own six sites, else a generated one. */
export const labWith = (sites: number): Lab => labOf(sites === 6 ? reference() : designOf(sites))
