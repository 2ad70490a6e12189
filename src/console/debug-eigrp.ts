/**
 * `debug eigrp packets`: every packet that the process sends, takes and ignores while somebody looks, and of the journal peers
 * that come and go, in IOS's words (Cisco, troubleshooting of EIGRP authentication and neighbours; published logs of 12.x and 15.x).
 */
import { shortInterfaceName } from '../ios/index'
import { formatIp, lookUp, type NameTable, wordTable } from '../net/index'
import type { JournalEntry, SeenPacket } from '../sim/index'
import { layoutOf } from './show/layouts'

const word = ({ data }: JournalEntry, key: string): string => String(data?.[key] ?? '')

type Opcode = SeenPacket['message']['opcode']

/** Numbers of the messages (RFC 7868 section 6.5.2); an acknowledgement is a hello that bears a number. */
const OPCODES: Readonly<Record<Opcode, number>> = {
  update: 1,
  query: 3,
  reply: 4,
  hello: 5,
  ack: 5,
  'sia-query': 10,
  'sia-reply': 11,
}

/** What may stand behind `debug eigrp packets`, in the order in which IOS lists them, and what IOS calls it in capitals. */
const KINDS = [
  { word: 'update', help: 'EIGRP update packets' },
  { word: 'request', help: 'EIGRP request packets' },
  { word: 'query', help: 'EIGRP query packets' },
  { word: 'reply', help: 'EIGRP reply packets' },
  { word: 'hello', help: 'EIGRP hello packets' },
  { word: 'ipxsap', help: 'EIGRP ipxsap packets' },
  { word: 'probe', help: 'EIGRP probe packets' },
  { word: 'ack', help: 'EIGRP ack packets' },
  { word: 'stub', help: 'EIGRP stub packets' },
  { word: 'SIAquery', help: 'EIGRP SIA-Query packets' },
  { word: 'SIAreply', help: 'EIGRP SIA-Reply packets' },
] as const

type Kind = (typeof KINDS)[number]['word']

const EVERY: readonly Kind[] = KINDS.map((kind) => kind.word)

/** The forms of the command: what is watched by each. `terse` is everything but hellos. */
export const EIGRP_PACKETS: readonly {
  readonly words: string
  readonly kinds: readonly Kind[]
  readonly help: string
}[] = [
  { words: '', kinds: EVERY, help: '' },
  { words: ' terse', kinds: EVERY.filter((kind) => kind !== 'hello'), help: 'All EIGRP packets except hellos' },
  { words: ' verbose', kinds: EVERY, help: 'All EIGRP packets' },
  ...KINDS.map(({ word: kind, help }) => ({ words: ` ${kind}`, kinds: [kind], help })),
]

/** What the router says is on: the kinds in capitals, from 15.0 on above the sentence (published logs of IOS and IOS XE). */
export function packetsOn(kinds: readonly string[], release: string): readonly string[] {
  const later = layoutOf(release) === 'later'
  const named = EVERY.filter((kind) => kinds.includes(kind)).map((kind) =>
    later && kind === 'ipxsap' ? 'UNKNOWN' : kind.toUpperCase(),
  )
  const list = `    (${named.join(', ')})`
  return later ? [list, 'EIGRP Packet debugging is on'] : ['EIGRP Packets debugging is on', list]
}

export function eigrpMessages(entry: JournalEntry): readonly string[] {
  const [peer, name] = [word(entry, 'neighbor'), word(entry, 'interface')]
  switch (entry.event) {
    case 'neighbor-up':
      return [`EIGRP: New peer ${peer}`]
    case 'neighbor-down':
      return [
        ...(word(entry, 'why') === 'holding time expired' ? ['EIGRP: Holdtime expired'] : []),
        ...(word(entry, 'why') === 'retry limit exceeded' ? ['EIGRP: Retransmission retry limit exceeded'] : []),
        `EIGRP: Neighbor ${peer} went down on ${name}`,
      ]
    case 'not-on-common-subnet':
      return [`EIGRP: Neighbor ${peer} not on common subnet for ${name}`]
    default:
      return []
  }
}

/** What a kind of packet is called, and the kind of the command that shows it. */
const NAMES: Readonly<Record<Opcode, Kind>> = {
  update: 'update',
  query: 'query',
  reply: 'reply',
  hello: 'hello',
  ack: 'ack',
  'sia-query': 'SIAquery',
  'sia-reply': 'SIAreply',
}

/** The lines of a packet; none when its kind is not watched. */
export function eigrpPacket(packet: SeenPacket, kinds: readonly string[], release: string): readonly string[] {
  if (!kinds.includes(NAMES[packet.message.opcode])) return []
  if (packet.way === 'ignored') return ignored(packet)
  const { auth } = packet.message
  const key = auth?.kind === 'md5' && packet.way === 'received'
  return [
    ...(key ? [`EIGRP: received packet with MD5 authentication, key id = ${auth.key}`] : []),
    ...(layoutOf(release) === 'later' ? lines15(packet) : lines12(packet)),
  ]
}

const HEADER_BYTES = 20

const verb = ({ way }: SeenPacket) => (way === 'sent' ? 'Sending' : 'Received')
const nameOf = ({ message }: SeenPacket) => NAMES[message.opcode].toUpperCase()
const toWhom = ({ neighbor, retry }: SeenPacket) =>
  `${neighbor === undefined ? '' : ` nbr ${formatIp(neighbor)}`}${retry ? `, retry ${retry.times}, RTO ${retry.rtoMillis}` : ''}`

/** Unreliable and reliable messages for the neighbour; an acknowledgement that goes out is the unreliable one. */
function peerQueue({ way, neighbor, message, waiting }: SeenPacket): string {
  if (neighbor === undefined) return ''
  return ` peerQ un/rely ${way === 'sent' && message.opcode === 'ack' ? 1 : 0}/${waiting}`
}

function lines12(packet: SeenPacket): readonly string[] {
  const { interface: name, message } = packet
  return [
    `EIGRP: ${verb(packet)} ${nameOf(packet)} on ${name}${toWhom(packet)}`,
    `  AS ${message.as}, Flags 0x${message.init ? 1 : 0}, Seq ${message.sequence}/${message.ack} idbQ 0/0 iidbQ un/rely 0/0${peerQueue(packet)}`,
  ]
}

function lines15(packet: SeenPacket): readonly string[] {
  const { interface: name, message, bytes } = packet
  const flags = message.init ? '0x1:(INIT)' : '0x0:(NULL)'
  return [
    `EIGRP: ${verb(packet)} ${nameOf(packet)} on ${shortInterfaceName(name)} - paklen ${bytes - HEADER_BYTES}${toWhom(packet)}`,
    `  AS ${message.as}, Flags ${flags}, Seq ${message.sequence}/${message.ack} interfaceQ 0/0 iidbQ un/rely 0/0${peerQueue(packet)}`,
  ]
}

/** What IOS says of a packet whose authentication it does not take, by the word of the process's own journal. */
const BECAUSE: NameTable<(name: string, key: number) => readonly [string | undefined, string]> = wordTable({
  off: () => [undefined, 'authentication off'],
  missing: () => [undefined, 'missing authentication'],
  'no-live-key': (name: string) => [`EIGRP: interface ${name}, No live authentication keys`, 'invalid authentication'],
  'no-such-key': (_name: string, key: number) => [
    `EIGRP: pkt authentication key id = ${key}, key not defined or not live`,
    'invalid authentication',
  ],
  'other-digest': (_name: string, key: number) => [
    `EIGRP: pkt key id = ${key}, authentication mismatch`,
    'invalid authentication',
  ],
})

function ignored({ interface: name, neighbor, message, problem = '' }: SeenPacket): readonly string[] {
  const says = lookUp(BECAUSE, problem)
  const [before, why] = says?.(name, message.auth?.key ?? 0) ?? [undefined, 'invalid authentication']
  const from = neighbor === undefined ? '' : formatIp(neighbor)
  const line = `EIGRP: ${name}: ignored packet from ${from}, opcode = ${OPCODES[message.opcode]} (${why})`
  return before === undefined ? [line] : [before, line]
}
