/** What a frame carries, as people call it, in the groups and colours of the journal. */
import type { CapturedRow } from '../../engine/messages'
import { formatIp, type Ipv4Packet, innermost, VOICE_PORTS } from '../../net/index'

export interface Kind {
  readonly name: string
  readonly letter: string
  /** Name of the colour in `tokens.css`. */
  readonly tint: string
}

const KINDS: ReadonlyMap<string, Kind> = new Map(
  [
    { name: 'ARP', letter: 'A', tint: '--text-2' },
    { name: 'Spanning tree', letter: 'S', tint: '--text-2' },
    { name: 'DHCP', letter: 'D', tint: '--text-2' },
    { name: 'HSRP', letter: 'H', tint: '--hsrp' },
    { name: 'EIGRP', letter: 'E', tint: '--eigrp' },
    { name: 'OSPF', letter: 'O', tint: '--eigrp' },
    { name: 'IKE', letter: 'K', tint: '--ipsec' },
    { name: 'ESP', letter: 'P', tint: '--ipsec' },
    { name: 'GRE', letter: 'G', tint: '--ipsec' },
    { name: 'RTP', letter: 'V', tint: '--voice' },
    { name: 'SKINNY', letter: 'C', tint: '--voice' },
    { name: 'ICMP', letter: 'I', tint: '--data' },
    { name: 'TCP', letter: 'T', tint: '--data' },
    { name: 'UDP', letter: 'U', tint: '--data' },
  ].map((kind) => [kind.name, kind]),
)

/** Protocols that the simulator gains are listed under their own names. */
export const kindNamed = (name: string): Kind => KINDS.get(name) ?? { name, letter: name.slice(0, 1), tint: '--data' }

export function kindOf({ payload }: CapturedRow['frame']): string {
  if (payload.type === 'arp') return 'ARP'
  if (payload.type === 'bpdu') return 'Spanning tree'
  const carried = payload.packet.payload
  switch (carried.protocol) {
    case 'udp':
    case 'tcp':
      if (carried.message.kind !== 'opaque' && carried.dataSize > 0) return carried.message.kind.toUpperCase()
      return carried.protocol === 'udp' && isVoice(carried.destinationPort) ? 'RTP' : carried.protocol.toUpperCase()
    case 'other':
      return carried.inner ? 'GRE' : `protocol ${carried.number}`
    case 'icmp':
    case 'eigrp':
    case 'ospf':
    case 'esp':
      return carried.protocol.toUpperCase()
  }
}

/** Calls are simulated by their ports and sizes alone. */
const isVoice = (port: number) => port >= VOICE_PORTS.first && port <= VOICE_PORTS.last

/** One line: who speaks to whom, and what is said first; of what is encrypted, what is in it too. */
export function summaryOf({ payload }: CapturedRow['frame']): string {
  if (payload.type === 'arp')
    return payload.arp.operation === 'request'
      ? `who has ${formatIp(payload.arp.targetIp)}? says ${formatIp(payload.arp.senderIp)}`
      : `${formatIp(payload.arp.senderIp)} is at ${payload.arp.senderMac}`
  if (payload.type === 'bpdu') return `${payload.bpdu.role}, cost ${payload.bpdu.vector.cost}`
  const { packet } = payload
  const inside = innermost(packet)
  const ends = endsOf(packet)
  return inside === packet ? `${ends} ${saidBy(packet)}` : `${ends}, in it ${endsOf(inside)} ${saidBy(inside)}`
}

const endsOf = ({ source, destination }: Ipv4Packet) => `${formatIp(source)} → ${formatIp(destination)}`

function saidBy({ payload }: Ipv4Packet): string {
  switch (payload.protocol) {
    case 'icmp':
      return payload.type
    case 'eigrp':
      return payload.message.opcode
    case 'ospf':
      return payload.message.body.kind
    case 'udp':
    case 'tcp': {
      const { message } = payload
      if (message.kind === 'hsrp') return `${message.opcode}, ${message.state} ${message.priority}`
      if (message.kind === 'ike') return `${message.exchange} ${message.step}, ${message.payload.type}`
      if (message.kind === 'dhcp') return message.type
      if (message.kind === 'skinny') return message.message
      const flags = payload.protocol === 'tcp' ? ` ${payload.flags}` : ''
      return `${payload.sourcePort} → ${payload.destinationPort}${flags}`
    }
    case 'esp':
    case 'other':
      return ''
  }
}

/** What stays the same of a packet wherever it goes, wrapped or not: two frames with it carry the same packet. */
export const essenceOf = ({ payload }: CapturedRow['frame']): object =>
  payload.type === 'ip' ? innermost(payload.packet).payload : payload
