/** Named parameters of a design over the defaults; a name or a type that is not known is left out. */
import { DEFAULT_PARAMETERS, type Parameters } from '../config/index'
import type { Design } from '../design/index'

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries(DEFAULT_PARAMETERS).map(([key, value]) => [key, typeof value]),
)

export function parametersOf(design: Design): Parameters {
  const known = Object.entries(design.parameters).filter(([key, value]) => TYPES.get(key) === typeof value)
  return { ...DEFAULT_PARAMETERS, ...Object.fromEntries(known) }
}
