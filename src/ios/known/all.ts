/** Every word that the language has and no declaration reads, by section. */
import type { KnownGroup } from '../syntax/known'
import { GLOBAL } from './global'
import { INTERFACE } from './interface'
import { SECTIONS } from './sections'

export const KNOWN: ReadonlyMap<string, readonly KnownGroup[]> = new Map([
  ['global', GLOBAL],
  ['interface', INTERFACE],
  ...SECTIONS,
])
