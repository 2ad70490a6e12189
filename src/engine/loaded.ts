/** A design that was built and has settled: what every question is asked of. */
import type { Network, SimTime } from '../sim/index'
import type { Built } from './build'

export interface Loaded {
  readonly revision: number
  readonly built: Built
  readonly network: Network
  readonly settledAt?: SimTime
}
