/** The words that a parameter may be, each with what it means. */

export const PROFILES = [
  ['configured', 'As the line says'],
  ['on-demand', 'DPD on demand'],
  ['periodic', 'DPD, periodic'],
  ['legacy', 'The older IOS keepalive'],
] as const

export const RESTARTS = [
  ['release', 'As the release does'],
  ['top', 'From the top of the list'],
  ['next', 'The next in the list'],
] as const

export const AFTER_DELETE = [
  ['same', 'The one that said goodbye'],
  ['next', 'The next in the list'],
] as const

export const NEIGHBORS = [
  ['resolved', 'By the routing table'],
  ['asked', 'By ARP on the crypto interface'],
] as const

export const HEARS = [
  ['keepalives', 'Keepalive messages only'],
  ['anything', 'Anything from the peer, ESP included'],
] as const
