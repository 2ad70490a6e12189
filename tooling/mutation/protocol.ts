/** What the command says to the process in which tests run with mistakes, and what that writes, a line each. */
import type { Mutant } from './mutants'

export interface Job {
  /** Test files, by their whole paths. */
  readonly tests: readonly string[]
  /** The mistakes to make, in this order. */
  readonly mutants: readonly Mutant[]
  /** Of those that act while a file is loaded, how many are tried: each loads everything anew. */
  readonly loaded: number
  readonly out: string
}

export type Verdict =
  /** A test failed. */
  | 'noticed'
  /** All tests that reach it passed. */
  | 'survived'
  /** No test reaches it. */
  | 'not-reached'
  /** It acts while files are loaded, and was not among those that were tried. */
  | 'left-out'

export type Line =
  | { readonly kind: 'ready'; readonly tests: number; readonly failing: readonly string[] }
  | { readonly kind: 'begun'; readonly id: number }
  | { readonly kind: 'ended'; readonly id: number; readonly verdict: Verdict; readonly by?: string }
