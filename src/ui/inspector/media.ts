/** What the kinds of cables, and the ways of a home router with IPsec, are called. */
import type { LinkMedia } from '../../design/index'

export const MEDIA: readonly (readonly [LinkMedia, string])[] = [
  ['ethernet', 'Ethernet'],
  ['cross-over', 'Cross-over'],
  ['dsl', 'DSL'],
  ['cable', 'Cable'],
  ['wan', 'WAN'],
]

export const PASS_THROUGHS = [
  ['cookie-spi', 'By cookie and SPI: several clients'],
  ['per-server', 'One client per server'],
  ['single-client', 'One client only'],
] as const
