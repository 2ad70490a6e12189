/**
 * `debug …` at a router: lines made of the journal while somebody looks. The journal holds what changed something, so a
 * hello or a keepalive that changed nothing is not among them; the answer to the command says so.
 */
import { DEBUGGING } from '../config/index'
import type { JournalEntry } from '../sim/index'
import { eigrpMessages } from './debug-eigrp'
import { ipsecMessages } from './debug-ipsec'
import { hsrpMessages, isakmpMessages, type Messages } from './debug-words'
import { type ClockLayout, stamp } from './show/clock'
import { logConfigOf } from './show/logging'
import type { ConsoleContext } from './types'

export interface Debug {
  /** The words behind `debug`. */
  readonly words: string
  /** What the router says is on. */
  readonly title: string
  readonly shows: (entry: JournalEntry) => boolean
  /** In IOS's own words, where they are known. */
  readonly says?: Messages
  readonly prefix: string
}

const of =
  (...protocols: readonly JournalEntry['protocol'][]) =>
  ({ protocol }: JournalEntry) =>
    protocols.includes(protocol)

/** What can be watched, in the words of the IOS debug command reference. */
export const DEBUGS: readonly Debug[] = [
  {
    words: 'crypto isakmp',
    title: 'Crypto ISAKMP debugging',
    shows: of('ike'),
    says: isakmpMessages,
    prefix: 'ISAKMP: ',
  },
  { words: 'crypto ikev2', title: 'IKEv2 default debugging', shows: of('ike'), prefix: 'IKEv2: ' },
  {
    words: 'crypto ipsec',
    title: 'Crypto IPSEC debugging',
    shows: of('ipsec', 'rri'),
    says: ipsecMessages,
    prefix: 'IPSEC: ',
  },
  {
    words: 'eigrp packets',
    title: 'EIGRP Packets debugging',
    shows: (entry) => entry.protocol === 'eigrp' && entry.event !== 'active',
    says: eigrpMessages,
    prefix: 'EIGRP: ',
  },
  { words: 'eigrp fsm', title: 'EIGRP FSM Events/Actions debugging', shows: of('eigrp'), prefix: 'DUAL: ' },
  { words: 'ip ospf adj', title: 'OSPF adjacency debugging', shows: of('ospf'), prefix: 'OSPF: ' },
  { words: 'standby', title: 'HSRP debugging', shows: of('hsrp'), says: hsrpMessages, prefix: 'HSRP: ' },
  { words: 'ip routing', title: 'IP routing debugging', shows: of('rib'), prefix: 'RT: ' },
  { words: 'arp', title: 'ARP packet debugging', shows: of('arp'), prefix: 'IP ARP: ' },
]

/** Nothing is seen at a console that is told less than that. */
const notShown = (context: ConsoleContext): string =>
  (logConfigOf(context).console ?? -1) < DEBUGGING ? '\n(logging console keeps it from this console)' : ''

const FROM_THE_JOURNAL = '(what changes something is printed; packets that change nothing are not kept)'

export const saysOn = (context: ConsoleContext, { title }: Debug): string =>
  `${title} is on\n${FROM_THE_JOURNAL}${notShown(context)}`
export const saysOff = ({ title }: Debug): string => `${title} is off`

export function debugging(on: readonly string[]): string {
  return DEBUGS.filter(({ words }) => on.includes(words))
    .map(({ title }) => `${title} is on`)
    .join('\n')
}

export function debugLine(
  context: ConsoleContext,
  entry: JournalEntry,
  on: readonly string[],
  layout: ClockLayout,
): readonly string[] {
  const found = DEBUGS.find(({ words, shows }) => on.includes(words) && shows(entry))
  if (!found) return []
  const messages = found.says?.(entry, context.configuration.release) ?? []
  const lines = messages.length > 0 ? messages : [`${found.prefix}${entry.text}`]
  return lines.map((line) => `${stamp(context, entry.at, layout, 'debug')}${line}`)
}
