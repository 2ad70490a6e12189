/** The journal as a story to be searched: what happened last before a moment, what led to it, which line is behind it. */
import type { Configuration, Source } from '../../config/index'
import type { Ip } from '../../net/index'
import { configurationOf, devicesOf, type JournalEntry, type Network, ownerOf, type SimTime } from '../../sim/index'
import type { WhyLink } from './types'

export interface Story {
  readonly network: Network
  /** The moment the subject is seen at: what made it lies before, what takes it away after. */
  readonly asOf: SimTime
}

type Facts = Readonly<Record<string, string | number | boolean | undefined>>

function matches(entry: JournalEntry, event: string, facts: Facts): boolean {
  return (
    entry.event === event &&
    Object.entries(facts).every(([key, value]) => (key === 'protocol' ? entry.protocol : entry.data?.[key]) === value)
  )
}

/** The last entry of a device, at `until` or before, that is of the event and has the facts. */
export function lastOf(
  { network }: Story,
  device: string,
  event: string,
  facts: Facts,
  until: SimTime,
): JournalEntry | undefined {
  return network.journal.findLast(
    (entry) => entry.at <= until && entry.device === device && matches(entry, event, facts),
  )
}

export function firstAfter(
  { network }: Story,
  device: string,
  event: string,
  facts: Facts,
  after: number,
): JournalEntry | undefined {
  return network.journal.find((entry) => entry.id > after && entry.device === device && matches(entry, event, facts))
}

export function configOf({ network }: Story, device: string): Configuration | undefined {
  return configurationOf(network, device)
}

/** The device an address is configured on, whether it is up or not. */
export function deviceOf({ network }: Story, address: Ip): string | undefined {
  for (const { device, config } of devicesOf(network))
    if (config.interfaces.some((port) => port.address.kind === 'static' && port.address.address === address))
      return device
  return ownerOf(network, address)?.device
}

export function eventLink({ at, device, text, id, source }: JournalEntry): WhyLink {
  return { kind: 'event', device, text, at, entry: id, ...(source ? { line: { device, ...source } } : {}) }
}

export function lineLink(device: string, source: Source | undefined, text: string): readonly WhyLink[] {
  return source ? [{ kind: 'line', device, text, line: { device, ...source } }] : []
}
