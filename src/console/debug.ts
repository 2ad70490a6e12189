/**
 * `debug …` at a router: lines made of the journal while somebody looks. The journal holds what changed something, so a
 * keepalive that changed nothing is not among them; the answer to the command says so. Packets of EIGRP are watched.
 */
import { DEBUGGING } from '../config/index'
import type { JournalEntry, SeenPacket, Watched } from '../sim/index'
import { EIGRP_PACKETS, eigrpMessages, eigrpPacket, packetsOn } from './debug-eigrp'
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
  /** Of packets that are watched: which kinds. */
  readonly kinds?: readonly string[]
}

const of =
  (...protocols: readonly JournalEntry['protocol'][]) =>
  ({ protocol }: JournalEntry) =>
    protocols.includes(protocol)

/** What is ignored is told packet by packet. */
function isOfPackets({ protocol, event }: JournalEntry): boolean {
  return protocol === 'eigrp' && event !== 'active' && event !== 'invalid-authentication'
}

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
  ...EIGRP_PACKETS.map(({ words, kinds }) => ({
    words: `eigrp packets${words}`,
    title: 'EIGRP Packets debugging',
    shows: isOfPackets,
    says: eigrpMessages,
    prefix: 'EIGRP: ',
    kinds,
  })),
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

export const saysOn = (context: ConsoleContext, debug: Debug): string => {
  const lines = debug.kinds
    ? packetsOn(debug.kinds, context.configuration.release)
    : [`${debug.title} is on`, FROM_THE_JOURNAL]
  return `${lines.join('\n')}${notShown(context)}`
}
export const saysOff = ({ title }: Debug): string => `${title} is off`

/** The words that stand for a debug while it is on: of packets, a word for each kind. */
const PACKETS = 'eigrp packets '
const wordsOf = ({ words, kinds }: Debug): readonly string[] => kinds?.map((kind) => `${PACKETS}${kind}`) ?? [words]
const kindsOf = (on: readonly string[]): readonly string[] =>
  on.flatMap((words) => (words.startsWith(PACKETS) ? [words.slice(PACKETS.length)] : []))

/** What is watched when a debug was turned on, or off. */
export function turned(on: readonly string[], debug: Debug, way: 'on' | 'off'): readonly string[] {
  const own = wordsOf(debug)
  const others = on.filter((words) => !own.includes(words))
  return way === 'on' ? [...others, ...own] : others
}

/** Whether somebody wants to be told of packets. */
export const watchesPackets = (on: readonly string[]): boolean => kindsOf(on).length > 0

export function debugging(on: readonly string[], release: string): string {
  const kinds = kindsOf(on)
  const others = DEBUGS.filter((debug) => !debug.kinds && on.includes(debug.words))
  return [...others.map(({ title }) => `${title} is on`), ...(kinds.length > 0 ? packetsOn(kinds, release) : [])].join(
    '\n',
  )
}

export function debugLine(
  context: ConsoleContext,
  entry: JournalEntry,
  on: readonly string[],
  layout: ClockLayout,
): readonly string[] {
  const found = DEBUGS.find((debug) => wordsOf(debug).some((words) => on.includes(words)) && debug.shows(entry))
  if (!found) return []
  const messages = found.says?.(entry, context.configuration.release) ?? []
  const lines = messages.length > 0 ? messages : [`${found.prefix}${entry.text}`]
  return lines.map((line) => `${stamp(context, entry.at, layout, 'debug')}${line}`)
}

/** Packets as a debug prints them, each with its moment in microseconds. */
export function packetLines(
  context: ConsoleContext,
  { packets, more }: Watched,
  on: readonly string[],
  layout: ClockLayout,
): readonly { readonly at: number; readonly line: string }[] {
  const { release } = context.configuration
  const kinds = kindsOf(on)
  const say = (packet: SeenPacket) => eigrpPacket(packet, kinds, release)
  const lines = packets.flatMap(({ at, packet }) =>
    say(packet).map((line) => ({ at, line: `${stamp(context, at, layout, 'debug')}${line}` })),
  )
  const last = packets.at(-1)
  return more > 0 && last ? [...lines, { at: last.at, line: `(${more} packets after that are not printed)` }] : lines
}
