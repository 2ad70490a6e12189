/** What a row of the benchmark is: what is measured, how it is told, and what it must be and aims to be. */

/** Seconds, megabytes and kilobytes are better small; rates and shares are better great. */
export type Unit = 'CPU s' | 'wall s' | 'a CPU s' | 'a second' | 'MB' | 'kB' | 'ms' | 'share' | 'elements'

/** A figure in the row's unit, or a share of the yardstick: `{ calOver: 35 }` is cal / 35. */
export type Goal = number | { readonly calOver: number }

export interface Row {
  /** By which `--only` finds it. */
  readonly name: string
  readonly what: string
  readonly unit: Unit
  readonly must?: Goal
  readonly aim?: Goal
  /** Makes what is measured upon; what it gives measures one round. Costs of preparing do not count. */
  readonly prepare: () => (() => number | Promise<number>) | Promise<() => number | Promise<number>>
  /** Too long for `--quick`. */
  readonly long?: true
}

const GREAT: ReadonlySet<Unit> = new Set(['a CPU s', 'a second', 'share'])

export const isBetterGreat = (unit: Unit): boolean => GREAT.has(unit)

/** CPU seconds of the process, all its threads together, that work takes. */
export function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** How many of them a CPU second does, by a run of at least so many seconds. */
export function perCpuSecond(work: () => number, least = 0.5): number {
  let [done, spent] = [0, 0]
  while (spent < least) spent += cpuSeconds(() => (done += work()))
  return done / spent
}
