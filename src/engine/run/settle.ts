/** From a design to its settled network, with copies on the way so that the way can be looked at again. */
import { atSeconds, createNetwork, forkNetwork, type Network, runUntilSettled, type Scene } from '../../sim/index'
import type { Work } from '../questions/question'

/** Simulated seconds within which a design is expected to settle. */
const SETTLE_LIMIT_SECONDS = 1200

/** Simulated seconds run between two looks at whether the work was cancelled. */
const SLICE_SECONDS = 30

export interface Settled {
  readonly network: Network
  readonly settled: boolean
  readonly keyframes: readonly Network[]
}

export function* settleScene(scene: Scene): Work<Settled> {
  const network = createNetwork(scene)
  const keyframes = [forkNetwork(network)]
  let settled = false
  for (let second = SLICE_SECONDS; second <= SETTLE_LIMIT_SECONDS && !settled; second += SLICE_SECONDS) {
    settled = runUntilSettled(network, atSeconds(second), atSeconds(SETTLE_LIMIT_SECONDS))
    keyframes.push(forkNetwork(network))
    yield { fraction: second / SETTLE_LIMIT_SECONDS, text: `simulated ${second} s` }
  }
  return { network, settled, keyframes }
}
