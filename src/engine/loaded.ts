/** A design that was built and has settled: what every question is asked of. */

import type { Served, ServiceLog } from '../analysis/index'
import type { Design } from '../design/index'
import type { NameTable } from '../net/index'
import type { Network, SimTime } from '../sim/index'
import type { Built } from './build'

export interface Loaded {
  readonly revision: number
  readonly design: Design
  readonly built: Built
  /** The network at the moment that is asked about; nobody runs it on. */
  readonly network: Network
  readonly settledAt?: SimTime
  /** Running configurations that were typed at consoles since, by device. */
  readonly typed?: NameTable<string>
  /** Copies from power-on to the settled moment, in order of time. */
  readonly keyframes: readonly Network[]
  /** Whose service is looked at, and what was noted of it up to the network's moment, the newest log first. */
  readonly service: { readonly served: Served; readonly logs: readonly ServiceLog[] }
}
