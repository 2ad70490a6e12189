/** The question of what real devices printed, and what it is answered by. */
import type { Comparison } from '../../console/index'
import type { LabFormat } from '../../interop/index'

/** What real routers printed, to be compared with what the simulated ones would print. */
export interface AgainstQuery {
  readonly kind: 'against'
  /** Whose output it is; empty = of those whose names stand in the prompts. */
  readonly device: string
  readonly text: string
  /** It was printed in a laboratory that the design was exported to: ports are called as its boxes call them. */
  readonly lab?: { readonly format: LabFormat; readonly router?: string }
}

/** One output of a session: how it compares, or why it does not. */
export interface AgainstReport {
  /** The simulated device; of an output that none is known for, the name in its prompt. */
  readonly device: string
  /** Where it begins in what was pasted, 1-based. */
  readonly line: number
  readonly comparison?: Comparison
  readonly problem?: string
}
