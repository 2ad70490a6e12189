/**
 * Averages over five minutes, which IOS takes every five seconds and lets the old ones fade (Cisco IOS Interface Command
 * Reference, load-interval).
 */
import type { SimTime } from './time'

const INTERVAL_SECONDS = 5
const FADING = Math.exp(-INTERVAL_SECONDS / 300)

/** Which interval of five seconds a moment is in. */
export const intervalOf = (now: SimTime): number => Math.floor(now / (INTERVAL_SECONDS * 1e6))

/** What is averaged: which interval is being counted, what was counted before it, and rates a second as of its beginning. */
export interface Averaged<Totals extends readonly number[]> {
  interval: number
  before: Totals
  rates: Totals
}

/** Rates of totals as of a later interval; those since the one that was counted were silent. */
export function ratesAt<Totals extends readonly number[]>(
  { interval, before, rates }: Readonly<Averaged<Totals>>,
  totals: Totals,
  at: number,
): Totals {
  const gone = at - interval
  if (gone <= 0) return rates
  const silence = FADING ** (gone - 1)
  return totals.map((total, index) => {
    const sample = (total - (before[index] ?? 0)) / INTERVAL_SECONDS
    return (sample + ((rates[index] ?? 0) - sample) * FADING) * silence
  }) as unknown as Totals
}

/** Ends the interval that was counted. */
export function roll<Totals extends readonly number[]>(averaged: Averaged<Totals>, totals: Totals, at: number): void {
  averaged.rates = ratesAt(averaged, totals, at)
  averaged.before = totals
  averaged.interval = at
}
