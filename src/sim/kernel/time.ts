/** Simulated time: integer microseconds since the network was powered on. */
declare const timeBrand: unique symbol

export type SimTime = number & { readonly [timeBrand]: true }

/** A moment that never comes: the deadline of a protocol that waits for nothing. */
export const NEVER = Number.POSITIVE_INFINITY as SimTime
export const ZERO_TIME = 0 as SimTime
export const SECOND = 1_000_000

/** A number of microseconds as a moment. */
export function timeOf(micros: number): SimTime {
  return Math.round(micros) as SimTime
}

/** The moment `seconds` after power-on. */
export function atSeconds(seconds: number): SimTime {
  return timeOf(seconds * SECOND)
}

/** The moment `seconds` after another. */
export function after(time: SimTime, seconds: number): SimTime {
  return (time + Math.round(seconds * SECOND)) as SimTime
}

export function earliest(...times: readonly SimTime[]): SimTime {
  let first: SimTime = NEVER
  for (const time of times) if (time < first) first = time
  return first
}

/** Seconds with one decimal, `23.4 s`. */
export function formatSeconds(micros: number): string {
  return `${(micros / SECOND).toFixed(1)} s`
}
