/** From a design to its settled network, with copies on the way so that the way can be looked at again. */
import { historyOf, servedBy } from '../../analysis/index'
import {
  atSeconds,
  createNetwork,
  Exhausted,
  forkNetwork,
  type Network,
  runUntilSettled,
  type Scene,
} from '../../sim/index'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'

/** Simulated seconds within which a design is expected to settle. */
const SETTLE_LIMIT_SECONDS = 1200

/** Simulated seconds run between two looks at whether the work was cancelled. */
const SLICE_SECONDS = 30

export interface Settled {
  readonly network: Network
  readonly settled: boolean
  readonly keyframes: readonly Network[]
  readonly service: Loaded['service']
}

export function* settleScene(scene: Scene): Work<Settled> {
  const network = createNetwork(scene)
  const keyframes = [forkNetwork(network)]
  let settled = false
  let known: readonly Network[] = keyframes
  try {
    for (let second = SLICE_SECONDS; second <= SETTLE_LIMIT_SECONDS && !settled; second += SLICE_SECONDS) {
      settled = runUntilSettled(network, atSeconds(second), atSeconds(SETTLE_LIMIT_SECONDS))
      keyframes.push(forkNetwork(network))
      yield { fraction: second / SETTLE_LIMIT_SECONDS, text: `simulated ${second} s` }
    }
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error
    // The way to where it was stopped cannot be gone again.
    known = [...keyframes]
    keyframes.push(forkNetwork(network))
    yield { fraction: 1, text: '', stopped: error.message }
  }
  const served = servedBy(scene.configurations, scene.topology)
  const service = { served, logs: [yield* historyOf(served, known === keyframes ? [...keyframes, network] : known)] }
  return { network, settled, keyframes, service }
}
