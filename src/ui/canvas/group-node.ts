/** What is drawn of a group of sites. */
import type { Node } from '@xyflow/react'
import type { Tone } from '../components/Status'

export interface GroupNodeData extends Record<string, unknown> {
  readonly id: string
  readonly title: string
  readonly open: boolean
  readonly tone: Tone
  /** `94/96 in service · 2 silent`. */
  readonly words: string
  /** The same where there is little room: `94/96`. */
  readonly short: string
}

export type GroupNode = Node<GroupNodeData, 'sites'>
