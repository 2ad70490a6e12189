/** One row of a table of parameters, and how rows are written. */
import type { ParameterRange } from './parameter-ranges'

export interface ParameterInfo {
  readonly label: string
  readonly unit: string
  readonly standing: 'sourced' | 'assumption'
  readonly source: string
  /** The values that a word can have, and what each means. */
  readonly choices?: readonly (readonly [value: string, meaning: string])[]
  /** The values that a number can have. */
  readonly range?: ParameterRange
}

export const assumption = (label: string, unit: string, source: string): ParameterInfo => ({
  label,
  unit,
  standing: 'assumption',
  source,
})

export const assumptionNumber = (label: string, unit: string, source: string, range: ParameterRange) => ({
  ...assumption(label, unit, source),
  range,
})
export const sourcedNumber = (label: string, unit: string, source: string, range: ParameterRange) => ({
  ...assumption(label, unit, source),
  standing: 'sourced' as const,
  range,
})
