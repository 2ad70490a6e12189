/** Named parameters of a design over the defaults; a value that cannot be is left out. */
import { DEFAULT_PARAMETERS, isParameter, type Parameters, pairProblem, parameterProblem } from '../config/index'
import type { Design } from '../design/index'
import { didYouMean } from '../net/index'

export function parametersOf(design: Design): Parameters {
  return { ...DEFAULT_PARAMETERS, ...knownParameters(design.parameters) }
}

/** Those of some named values that are parameters, and can have that value. */
export function knownParameters(values: Design['parameters']): Partial<Parameters> {
  const known = Object.entries(values).filter(([key, value]) => isParameter(key) && !parameterProblem(key, value))
  return Object.fromEntries(known)
}

/** What is wrong with named values, each sentence beginning with the name. */
export function parameterProblems(values: Design['parameters']): readonly string[] {
  const single = Object.entries(values).flatMap(([key, value]) => {
    if (!isParameter(key))
      return [`${key}: there is no parameter of this name${didYouMean(key, Object.keys(DEFAULT_PARAMETERS))}`]
    const problem = parameterProblem(key, value)
    return problem === undefined ? [] : [`${key}: ${problem}`]
  })
  const pair = pairProblem(values)
  return pair === undefined ? single : [...single, pair]
}
