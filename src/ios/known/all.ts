/** Every word that the language has and no declaration reads, by section. */
import type { KnownGroup } from '../syntax/known'
import { GLOBAL } from './global'
import { INTERFACE } from './interface'
import { RARE, RARE_BELOW_INTERFACE } from './rare'
import { SECTIONS } from './sections'

export const KNOWN: ReadonlyMap<string, readonly KnownGroup[]> = new Map([
  ['global', [...GLOBAL, ...RARE]],
  ['interface', [...INTERFACE, ...RARE_BELOW_INTERFACE]],
  ...SECTIONS,
])
