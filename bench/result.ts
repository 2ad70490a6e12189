/** What a row came to: the median of its rounds, its ratio to the yardstick, and whether it is what it must be. */
import { type Goal, isBetterGreat, type Row, type Unit } from './row'

export interface Result {
  readonly name: string
  readonly what: string
  readonly unit: Unit
  readonly rounds: readonly number[]
  readonly median: number
  /** Holds a second of the yardstick, measured in the same process just before. */
  readonly cal: number
  /** Of a rate: holds that one takes. Of seconds: millions of holds in that time. Absent where no time is measured. */
  readonly toCal?: number
  readonly must?: number
  readonly aim?: number
  readonly mustMet?: boolean
  readonly aimMet?: boolean
}

export interface Report {
  readonly machine: string
  readonly date: string
  readonly results: readonly Result[]
}

export function resultOf(row: Row, cal: number, rounds: readonly number[]): Result {
  const { name, what, unit } = row
  const median = [...rounds].sort((a, b) => a - b)[Math.floor((rounds.length - 1) / 2)] ?? Number.NaN
  const [must, aim] = [goalOf(row.must, cal), goalOf(row.aim, cal)]
  const met = (goal: number) => (isBetterGreat(unit) ? median >= goal : median <= goal)
  const toCal = ratioOf(unit, median, cal)
  return {
    name,
    what,
    unit,
    rounds: rounds.map(rounded),
    median: rounded(median),
    cal: rounded(cal),
    ...(toCal === undefined ? {} : { toCal: rounded(toCal) }),
    ...(must === undefined ? {} : { must: rounded(must), mustMet: met(must) }),
    ...(aim === undefined ? {} : { aim: rounded(aim), aimMet: met(aim) }),
  }
}

function goalOf(goal: Goal | undefined, cal: number): number | undefined {
  return typeof goal === 'object' ? cal / goal.calOver : goal
}

const RATES: ReadonlySet<Unit> = new Set(['a CPU s', 'a second'])

function ratioOf(unit: Unit, median: number, cal: number): number | undefined {
  if (RATES.has(unit)) return cal / median
  if (unit === 'CPU s' || unit === 'wall s') return (median * cal) / 1e6
  if (unit === 'ms') return (median * cal) / 1e9
  return undefined
}

/** To four digits. */
const rounded = (value: number): number => Number(value.toPrecision(4))
