/** Named parameters of a design over the defaults; a name, a type or a word that is not known is left out. */
import { DEFAULT_PARAMETERS, PARAMETER_INFO, type ParameterInfo, type Parameters } from '../config/index'
import type { Design } from '../design/index'

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries(DEFAULT_PARAMETERS).map(([key, value]) => [key, typeof value]),
)

export function parametersOf(design: Design): Parameters {
  return { ...DEFAULT_PARAMETERS, ...knownParameters(design.parameters) }
}

/** Those of some named values that are parameters. */
export function knownParameters(values: Design['parameters']): Partial<Parameters> {
  const known = Object.entries(values).filter(([key, value]) => TYPES.get(key) === typeof value && isChoice(key, value))
  return Object.fromEntries(known)
}

const INFO: ReadonlyMap<string, ParameterInfo> = new Map(Object.entries(PARAMETER_INFO))

function isChoice(key: string, value: number | boolean | string): boolean {
  const choices = INFO.get(key)?.choices
  return choices === undefined || choices.some(([word]) => word === value)
}
