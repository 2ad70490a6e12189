/** Protocols of the journal in the groups that a reader filters by; each has a tint and a letter. */
import type { JournalEntry } from '../../engine/messages'

export interface ProtocolGroup {
  readonly id: GroupId
  readonly title: string
  readonly letter: string
  /** Name of the colour in `tokens.css`. */
  readonly tint: string
}

export type GroupId = 'fault' | 'crypto' | 'hsrp' | 'eigrp' | 'route' | 'voice' | 'link' | 'filter'

export const GROUPS: readonly ProtocolGroup[] = [
  { id: 'fault', title: 'Faults', letter: '✕', tint: '--bad-text' },
  { id: 'crypto', title: 'IKE and IPsec', letter: 'K', tint: '--ipsec' },
  { id: 'hsrp', title: 'HSRP', letter: 'H', tint: '--hsrp' },
  { id: 'eigrp', title: 'EIGRP and OSPF', letter: 'E', tint: '--eigrp' },
  { id: 'route', title: 'Routes', letter: 'R', tint: '--data' },
  { id: 'voice', title: 'Voice', letter: 'V', tint: '--voice' },
  { id: 'link', title: 'Links and addresses', letter: 'L', tint: '--text-2' },
  { id: 'filter', title: 'NAT and firewall', letter: 'N', tint: '--text-2' },
]

const GROUP_OF: Readonly<Record<JournalEntry['protocol'], GroupId>> = {
  fault: 'fault',
  clock: 'fault',
  'spanning-tree': 'link',
  kernel: 'fault',
  ike: 'crypto',
  ipsec: 'crypto',
  hsrp: 'hsrp',
  eigrp: 'eigrp',
  ospf: 'eigrp',
  sla: 'link',
  tunnel: 'link',
  rib: 'route',
  rri: 'route',
  skinny: 'voice',
  call: 'voice',
  link: 'link',
  interface: 'link',
  arp: 'link',
  dhcp: 'link',
  nat: 'filter',
  firewall: 'filter',
  failover: 'filter',
}

const BY_ID = new Map(GROUPS.map((group) => [group.id, group]))

export function groupOf(entry: Pick<JournalEntry, 'protocol'>): ProtocolGroup {
  const group = BY_ID.get(GROUP_OF[entry.protocol])
  if (!group) throw new Error(`The protocol ${entry.protocol} has no group`)
  return group
}

export interface JournalFilter {
  /** Groups that are left out. */
  readonly hidden: readonly GroupId[]
  /** Devices that are shown; none = all. */
  readonly devices: readonly string[]
  readonly text: string
}

export const NO_FILTER: JournalFilter = { hidden: [], devices: [], text: '' }

export function filterJournal(journal: readonly JournalEntry[], filter: JournalFilter): readonly JournalEntry[] {
  const { hidden, devices } = filter
  const wanted = filter.text.trim().toLowerCase()
  if (hidden.length === 0 && devices.length === 0 && wanted === '') return journal
  return journal.filter(
    (entry) =>
      (hidden.length === 0 || !hidden.includes(GROUP_OF[entry.protocol])) &&
      (devices.length === 0 || devices.includes(entry.device)) &&
      (wanted === '' || `${entry.device} ${entry.text}`.toLowerCase().includes(wanted)),
  )
}
