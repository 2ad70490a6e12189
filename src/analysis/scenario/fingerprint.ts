/** A run's trajectory as sixteen digits: two runs that did the same thing at the same times have the same. */
import { hashText, type JournalEntry } from '../../sim/index'

/** FNV-1a over the journal, from two different beginnings. */
export function fingerprintOf(journal: readonly JournalEntry[]): string {
  let [one, two] = [0x811c9dc5, 0x9747b28c]
  for (const entry of journal) {
    const text = JSON.stringify([entry.at, entry.device, entry.protocol, entry.event, entry.text, entry.because ?? -1])
    one = hashText(text, one)
    two = hashText(text, two)
  }
  return [one, two].map((half) => half.toString(16).padStart(8, '0')).join('')
}
