/** Moments of a run: how they are written, and where a step leads. Microseconds from the settled moment. */
import { decimal, t } from '../words/language'
export const SECOND = 1_000_000

/** `23.4 s`; longer ones with minutes and hours, so that a day can be read. Without digits, a round `4 h` is only that. */
export function formatMoment(at: number, digits = 1): string {
  const seconds = at / SECOND
  if (Math.abs(seconds) < 600) return `${decimal(seconds, digits)} s`
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  if (digits === 0 && whole % 60 === 0)
    return [hours && `${hours} h`, minutes && t('{minutes} min', { minutes })].filter(Boolean).join(' ')
  return hours > 0
    ? t('{hours} h {minutes} min {whole} s', { hours, minutes, whole: whole % 60 })
    : t('{minutes} min {whole} s', { minutes, whole: whole % 60 })
}

/** Index of the first moment after `at` in a rising list. */
export function firstAfter(moments: readonly number[], at: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** The next moment at which something was written, or the one before; the ends when there is none. */
export function stepMoment(moments: readonly number[], at: number, direction: 1 | -1, end: number): number {
  if (direction === 1) return moments[firstAfter(moments, at)] ?? end
  const before = firstAfter(moments, at - 1) - 1
  return moments[before] ?? 0
}

const NICE = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200]

/** Moments of the marks of a ruler, at round seconds and at least `least` pixels apart. */
export function ticks(from: number, to: number, width: number, least = 64): readonly number[] {
  const seconds = (to - from) / SECOND
  if (seconds <= 0 || width <= 0) return []
  const wanted = (seconds * least) / width
  const step = (wanted < 1 ? niceFraction(wanted) : (NICE.find((item) => item >= wanted) ?? 86_400)) * SECOND
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_none, n) => first + n * step)
}

function niceFraction(wanted: number): number {
  return [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((item) => item >= wanted) ?? 1
}
