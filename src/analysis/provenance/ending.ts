/** What took a thing away: the journal's causes backwards from its end, without what only happened on the way. */
import type { JournalEntry } from '../../sim/index'
import { eventLink, type Story } from './story'
import type { WhyLink } from './types'

/** Seconds before a chain's first entry within which a fault may be what began it: detection takes its time. */
const FAULT_SECONDS = 120

/** The chain of an ending, first cause first. `about` are the networks that it may speak of. */
export function endingChain(story: Story, end: JournalEntry, about: readonly string[]): readonly WhyLink[] {
  const chain: JournalEntry[] = []
  for (let entry: JournalEntry | undefined = end; entry; entry = causeOf(story, entry)) {
    if (entry === end || speaksOf(entry, end, about)) chain.unshift(entry)
    if (chain.length > 40) break
  }
  const first = chain[0]
  const fault = first && first.protocol !== 'fault' ? faultBefore(story, first) : undefined
  return [...(fault ? [fault] : []), ...chain].map(eventLink)
}

function causeOf({ network }: Story, { because, id }: JournalEntry): JournalEntry | undefined {
  return because === undefined || because >= id ? undefined : network.journal.get(because)
}

/** Entries of other networks, of other pairs and of other devices' ports merely stood in the same row. */
function speaksOf({ data, device, protocol }: JournalEntry, end: JournalEntry, about: readonly string[]): boolean {
  if (protocol === 'interface' || protocol === 'skinny') return device === end.device
  const networks = [data?.prefix, data?.protects, data?.from].filter((item) => item !== undefined)
  return networks.length === 0 || networks.some((item) => about.includes(String(item)))
}

function faultBefore({ network }: Story, first: JournalEntry): JournalEntry | undefined {
  return network.journal.findLast(
    (entry) =>
      entry.id < first.id &&
      entry.protocol === 'fault' &&
      entry.event === 'fault' &&
      first.at - entry.at <= FAULT_SECONDS * 1e6,
  )
}

/** A device that lost its memory says nothing of what it forgot: then its loss of power or restart is the end. */
export function memoryLost({ network }: Story, device: string, after: number): JournalEntry | undefined {
  const lost = [`power:${device}`, `reload:${device}`]
  return network.journal.find((entry) => {
    if (entry.id <= after || entry.device !== device || entry.protocol !== 'fault' || entry.event !== 'fault')
      return false
    return lost.some((fault) => `${String(entry.data?.fault)}/`.startsWith(`${fault}/`))
  })
}
