/** Which network stands for which moment: the way to the settled state, then the run that was played from there. */
import { momentIn, type Run } from '../../analysis/index'
import type { Network, SimTime } from '../../sim/index'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'

/** The design as of a moment; without one, as it settled. */
export function* loadedAt(loaded: Loaded, run: Run | undefined, at: SimTime | undefined): Work<Loaded> {
  if (at === undefined) return loaded
  return { ...loaded, network: yield* networkAt(loaded, run, at) }
}

function networkAt(loaded: Loaded, run: Run | undefined, at: SimTime): Work<Network> {
  return run && at >= run.start ? momentIn(run.keyframes, at, run.end) : momentIn(loaded.keyframes, at)
}
