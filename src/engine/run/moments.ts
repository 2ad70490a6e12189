/** Which network stands for which moment: the way to the settled state, then the run that was played from there. */
import { momentIn, type Run } from '../../analysis/index'
import type { SimTime } from '../../sim/index'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'
import { typedBy } from './typed-by'

/** The design as of a moment; without one, as it settled. */
export function* loadedAt(loaded: Loaded, run: Run | undefined, at: SimTime | undefined): Work<Loaded> {
  if (at === undefined) return loaded
  if (!run || at < run.start) return { ...loaded, network: yield* momentIn(loaded.keyframes, at) }
  const { served, logs } = loaded.service
  const network = yield* momentIn(run.keyframes, at, run.end)
  const typed = typedBy(loaded, run, network)
  return { ...loaded, network, ...(typed ? { typed } : {}), service: { served, logs: [run.service, ...logs] } }
}
