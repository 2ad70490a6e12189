/**
 * How long a request may take in real time before it ends with what is known so far. The simulator has a budget of
 * its own, of events (sim/kernel/budget.ts); this one is at the edge, where there is a clock.
 */
import type { Request } from './messages'

/** Seconds. What people wait for with a progress bar, such as thousands of failovers, may take long; a line must not. */
export const WALL_SECONDS: Readonly<Record<Exclude<Request['kind'], 'cancel' | 'stop'>, number>> = {
  load: 300,
  run: 1200,
  seek: 120,
  exec: 300,
  untype: 30,
  ask: 3600,
}

/** What the machine gives and what is in use of it, in bytes. */
export interface Memory {
  readonly used: number
  readonly limit: number
}

/** Beyond this share of the memory work ends with what is known, before the machine ends it with nothing. */
const MOST_MEMORY = 0.8

/** Why work must end for its memory. */
export function tooLarge({ used, limit }: Memory): string | undefined {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6)
  return used > limit * MOST_MEMORY
    ? `Stopped at ${megabytes(used)} MB of memory; the machine gives ${megabytes(limit)} MB at most`
    : undefined
}
