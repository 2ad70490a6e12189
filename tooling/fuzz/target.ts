/** What is fuzzed: a way to make inputs from a seed, and what must hold for each of them. */
import type { Random } from './random'

export interface Target {
  readonly name: string
  /** What must hold, for whoever reads the result. */
  readonly holds: string
  /** Milliseconds that one input may take on a quiet machine; ten times that is a failure. */
  readonly usualMs: number
  readonly make: (random: Random) => string
  /** Throws when something does not hold. */
  readonly check: (input: string) => void | Promise<void>
}

/** Fails with a sentence. */
export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise)
}
