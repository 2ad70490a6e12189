/** What is said between a terminal of the page and the engine; plain values. */
import type { Terminal } from '../../console/index'
import type { Patch } from '../../design/index'
import type { SimTime } from '../../sim/index'

/**
 * A line, `?` or Tab at a terminal, at a moment of the run or at the present one. What acts makes a new present. Replies:
 * progress…, answer; and a snapshot when the network went on.
 */
export interface ExecRequest {
  readonly kind: 'exec'
  /** As every request's: see engine/messages. */
  readonly id: number
  readonly revision: number
  readonly device: string
  readonly line: string
  /** Where the terminal stands; absent = freshly opened. */
  readonly terminal?: Terminal
  /** `enter` unless said. */
  readonly key?: 'enter' | 'help' | 'tab'
  /** More lines follow at once, as when many are pasted: the tables are told after the last. */
  readonly more?: boolean
  readonly at?: SimTime
  /** How many steps of the document can be undone: a line that is typed now is undone before them. */
  readonly step?: number
}

/** A line that a running configuration took, and that is in no text of the design. */
export interface TypedLine {
  readonly device: string
  readonly line: string
  /** The line with dots in place of its secrets, for what is always in sight, such as the name of an undo step. */
  readonly shown: string
  /** Where the terminal stood. */
  readonly terminal?: Terminal
  readonly step: number
}

/** What a terminal printed for a line. */
export interface ExecAnswer {
  readonly kind: 'exec'
  /** False when the line was refused; the output says how. */
  readonly ok: boolean
  readonly output: string
  /** Where the terminal stands now, and what it asks for the next line with. */
  readonly terminal: Terminal
  readonly prompt: string
  /** The line as Tab completed it. */
  readonly line?: string
  /** The network went on because of it: what is shown is a new present. */
  readonly acted?: boolean
  /** Simulated microseconds that went by meanwhile. */
  readonly passed?: number
  /** `write memory`: the change by hand that keeps the running configuration in the document. */
  readonly save?: { readonly device: string; readonly patch: Patch }
  /** What would have been understood where a refused line went wrong. */
  readonly known?: readonly string[]
}
