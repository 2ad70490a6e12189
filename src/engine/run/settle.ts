/** From a design to its settled network, with copies on the way so that the way can be looked at again. */
import { historyOf, isFew, ServiceWatch, servedBy } from '../../analysis/index'
import {
  atSeconds,
  createNetwork,
  Exhausted,
  forkNetwork,
  type Network,
  runUntilSettled,
  type Scene,
  type SimTime,
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
  const served = servedBy(scene.configurations, scene.topology)
  const watch = isFew(served) ? new ServiceWatch(served, network) : undefined
  const keyframes = [forkNetwork(network)]
  let settled = false
  let known: readonly Network[] = keyframes
  try {
    for (let second = SLICE_SECONDS; second <= SETTLE_LIMIT_SECONDS && !settled; second += SLICE_SECONDS) {
      const run = (until: SimTime, shifted?: () => void) => {
        settled = runUntilSettled(network, until, atSeconds(SETTLE_LIMIT_SECONDS), shifted)
      }
      if (watch) watch.follow(network, atSeconds(second), run)
      else run(atSeconds(second))
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
  const ways = known === keyframes ? [...keyframes, network] : known
  return { network, settled, keyframes, service: { served, logs: [watch?.log ?? (yield* historyOf(served, ways))] } }
}
