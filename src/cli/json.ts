/** The JSON values of the headless contract, as published types. One value each on standard output. */
import type { Comparison, Finding, StepType, Trace } from '../engine/session'

/** `reference --json` without a name. */
export type ReferenceJson = readonly {
  readonly name: string
  readonly title: string
  readonly description: string
}[]

/** `check --json`. */
export interface CheckJson {
  readonly findings: readonly Finding[]
}

/** `export --json`: names of the files written, below the directory of `--out`. */
export interface ExportJson extends CheckJson {
  readonly files: readonly string[]
}

/** One header of a packet, outermost first; `total` counts everything inside it too. Bytes. */
export interface LayerJson {
  readonly name: string
  readonly bytes: number
  readonly total: number
  readonly text: string
}

export interface StepJson {
  readonly type: StepType
  readonly action: string
  readonly detail: string
  /** Rows of the table that decided, the longest match first, then each level of recursion. */
  readonly rows?: readonly string[]
  readonly configLine?: { readonly device: string; readonly line: number; readonly text: string }
}

export interface HopJson {
  readonly device: string
  readonly in?: string
  readonly out?: string
  readonly steps: readonly StepJson[]
  /** The packet as it left, or as it was when its way ended here. */
  readonly packet: readonly LayerJson[]
}

/** One way of `trace --json`. */
export interface WayJson {
  readonly disposition: Trace['disposition']
  readonly reason: string
  readonly hops: readonly HopJson[]
  readonly loop?: Trace['loop']
  readonly lostProbes?: Trace['lostProbes']
}

/** `trace --json`. `good` is what the exit code says: both ways succeed. */
export interface TraceJson {
  readonly good: boolean
  readonly forward: WayJson
  readonly return: WayJson
  readonly notes: readonly string[]
}

/** `against --json`: the exit code is 0 when every row is the same. */
export type AgainstJson = Comparison
