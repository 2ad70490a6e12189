/** Entries of the journal, each with what led to it, and what they mean for whether the network is settled. */
import type { JournalDraft } from '../kernel/journal'
import { PROTOCOLS } from '../protocols/all'
import type { Network } from './state'

/** Events after which the network is not settled: a device's own, and those that protocols name. */
const CHANGES: ReadonlySet<string> = new Set([
  'state-change',
  'line-up',
  'line-down',
  'storm',
  'storm-over',
  ...PROTOCOLS.flatMap(({ unsettles = [] }) => unsettles),
])

export function writeJournal(network: Network, device: string, entry: JournalDraft): void {
  if (CHANGES.has(entry.event)) {
    network.lastChange = network.now
    network.changes++
  }
  if (entry.event !== 'unknown-spi') network.shifts++
  const id = network.journal.length
  network.journal.push({
    ...entry,
    id,
    at: network.now,
    device,
    ...(network.cause === undefined ? {} : { because: network.cause }),
  })
  network.cause = id
}
