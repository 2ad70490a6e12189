/** What the parts of a turn hand on to each other. */
import type { Bpdu, TreeVector } from '../../../net/index'
import type { Context } from '../../kernel/protocol'
import type { SpanningTreeEffect, TreePort } from './state'

/** A turn in progress. */
export interface Work {
  readonly cx: Context
  readonly priority: number
  ports: readonly TreePort[]
  best: TreeVector | undefined
  rootPort: string | undefined
  changes: number
  /** The message that this turn answers. */
  heardNow: { readonly name: string; readonly bpdu: Bpdu } | undefined
  readonly effects: SpanningTreeEffect[]
}
