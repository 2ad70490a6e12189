/**
 * The anti-replay window of an SA (RFC 4303 section 3.4.3): a packet that comes twice is dropped, and so is one that comes when
 * the window has gone past it, because nobody can tell. What is missing is kept instead of what has come: it is little.
 */
import type { SaCounters } from './state'

/** Takes so many packets from a sequence number on, or counts them as replayed; true when they are taken. */
export function passesReplay(counters: SaCounters, sequence: number, packets: number, window: number): boolean {
  const last = sequence + packets - 1
  if (sequence === counters.newest + 1 && counters.missing.length === 0) {
    counters.newest = last
    return true
  }
  const came = (number: number) => number >= sequence && number <= last
  if (sequence > counters.newest) {
    const skipped = Math.max(counters.newest + 1, last - window + 1)
    const between = Array.from({ length: Math.max(0, sequence - skipped) }, (_, n) => skipped + n)
    counters.newest = last
    counters.missing = [...counters.missing.filter((number) => number > last - window), ...between]
    return true
  }
  const awaited = counters.missing.filter(came).length === packets && sequence > counters.newest - window
  if (awaited) counters.missing = counters.missing.filter((number) => !came(number))
  else counters.replayed += packets
  return awaited
}
