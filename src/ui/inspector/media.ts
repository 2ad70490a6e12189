/** What the kinds of cables are called. */
import type { LinkMedia } from '../../design/index'

export const MEDIA: readonly (readonly [LinkMedia, string])[] = [
  ['ethernet', 'Ethernet'],
  ['cross-over', 'Cross-over'],
  ['dsl', 'DSL'],
  ['cable', 'Cable'],
  ['wan', 'WAN'],
]
