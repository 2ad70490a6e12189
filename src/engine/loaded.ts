import type { Served, ServiceLog } from '../analysis/index'
import type { Design } from '../design/index'
import type { NameTable } from '../net/index'
import type { Network, SimTime } from '../sim/index'
import type { Built } from './build'
import type { TypedLine } from './messages'

/** A line that a running configuration took, with all as it was before. */
export interface TypedStep {
  readonly line: TypedLine
  readonly before: Loaded
}

/** A design that was built and has settled: what every question is asked of. */
export interface Loaded {
  readonly revision: number
  readonly design: Design
  readonly built: Built
  /** The network at the moment that is asked about; nobody runs it on. */
  readonly network: Network
  readonly settledAt?: SimTime
  /** Running configurations that were typed at consoles since, by device. */
  readonly typed?: NameTable<string>
  /** The lines that made them, in order, each with what was before it. */
  readonly typedSteps?: readonly TypedStep[]
  /** Copies from power-on to the settled moment, in order of time. */
  readonly keyframes: readonly Network[]
  /** Whose service is looked at, and what was noted of it up to the network's moment, the newest log first. */
  readonly service: { readonly served: Served; readonly logs: readonly ServiceLog[] }
}
