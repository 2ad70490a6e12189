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
