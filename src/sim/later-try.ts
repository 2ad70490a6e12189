/** A path that is of a later moment than was asked for says so: its first packet was lost to something that passes. */
import type { SimTime } from './kernel/time'
import type { Trace } from './trace'

/**
 * One or two sentences when a trace shows a later try, nothing when it shows the first packet. With `start`, moments are
 * told from there in seconds.
 */
export function laterTry({ tries, lostProbes, hops, from }: Trace, start?: SimTime): string | undefined {
  const first = lostProbes[0]
  if (tries === undefined || !first) return undefined
  const moment = (at: SimTime, origin: SimTime) => `at ${((at - origin) / 1e6).toFixed(1)} s`
  const asked = start === undefined ? '' : `, ${moment(first.at, start)},`
  const reason = first.reason.endsWith('.') ? first.reason : `${first.reason}.`
  const sent = hops[0]?.arrived
  const after = sent === undefined ? '' : `, ${((sent - first.at) / 1e6).toFixed(1)} s later`
  const then = sent === undefined || start === undefined ? '' : ` (${moment(sent, start)})`
  return `The first packet${asked} was lost at ${first.device}: ${reason} What follows is the ${ordinal(tries)} try from ${from}${after}${then}.`
}

const ordinal = (tries: number) => ['2nd', '3rd'][tries - 2] ?? `${tries}th`
