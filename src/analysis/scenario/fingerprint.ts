/** A run's trajectory as sixteen digits: two runs that did and heard the same at the same times have the same. */
import { hashText, type JournalEntry } from '../../sim/index'
import type { Outage } from './result'

/** FNV-1a over the journal and the outages, from two different beginnings. */
export function fingerprintOf(journal: readonly JournalEntry[], outages: readonly Outage[]): string {
  let [one, two] = [0x811c9dc5, 0x9747b28c]
  const take = (value: unknown) => {
    const text = JSON.stringify(value)
    one = hashText(text, one)
    two = hashText(text, two)
  }
  for (const { at, device, protocol, event, text, because = -1 } of journal)
    take([at, device, protocol, event, text, because])
  for (const { call, direction, from, to = -1, packetsLost, parts } of outages)
    take([call, direction, from, to, packetsLost, parts.map((part) => [part.cause, part.from])])
  return [one, two].map((half) => half.toString(16).padStart(8, '0')).join('')
}
