/**
 * Packets as values. A packet is a chain of layers: IPv4, then what it carries; ESP carries a whole packet
 * (tunnel mode) or only a payload (transport mode). Sizes are computed from the chain, never stored twice.
 */

import type { Ip } from './address'
import { BPDU_SIZE, type Bpdu } from './bpdu'
import type { Mac } from './mac'
import type { EigrpMessage, FailoverMessage, Message } from './messages'
import { lookUp, type NameTable, wordTable } from './names'
import type { OspfMessage } from './ospf'

/** Names one packet that is being watched; its steps are recorded wherever it goes, wrapped or not. */
export type WatchId = number

export interface Ipv4Packet {
  readonly source: Ip
  readonly destination: Ip
  readonly ttl: number
  /** Differentiated services code point, 0 to 63; 46 = EF, 24 = CS3. */
  readonly dscp: number
  /** Don't fragment (RFC 791); absent = it may be cut. */
  readonly df?: true
  /** It travels in pieces, each with a header of its own: their bytes, in order (RFC 791 section 3.2); absent = in one. */
  readonly fragments?: readonly number[]
  readonly payload: Payload
  /** Set on packets a user follows, and copied to every packet made from them. */
  readonly watch?: WatchId
}

export interface IcmpPayload {
  readonly protocol: 'icmp'
  readonly type: 'echo' | 'echo-reply' | 'unreachable' | 'time-exceeded' | 'redirect'
  readonly code: number
  readonly id: number
  readonly sequence: number
  /** Bytes after the 8-byte header. */
  readonly dataSize: number
  /** A router's own probe (IP SLA), which a person's ping is not: translations change the id. */
  readonly probe?: true
  /** The packet that an error speaks of. */
  readonly about?: Ipv4Packet
  /** What the next line takes in one piece, in bytes: of an error about a packet that must not be cut (RFC 1191). */
  readonly mtu?: number
}

export interface UdpPayload {
  readonly protocol: 'udp'
  readonly sourcePort: number
  readonly destinationPort: number
  readonly message: Message
  /** Bytes after the 8-byte header. */
  readonly dataSize: number
}

export interface TcpPayload {
  readonly protocol: 'tcp'
  readonly sourcePort: number
  readonly destinationPort: number
  readonly flags: 'syn' | 'syn-ack' | 'ack' | 'push' | 'fin' | 'rst'
  readonly message: Message
  /** The greatest segment that the sender of a SYN takes, in bytes; absent = it does not say. */
  readonly mss?: number
  /** Bytes of options after the 20-byte header, as a SYN has them; absent = none. */
  readonly optionSize?: number
  /** Bytes after the header. */
  readonly dataSize: number
}

export interface EigrpPayload {
  readonly protocol: 'eigrp'
  readonly message: EigrpMessage
  readonly dataSize: number
}

export interface OspfPayload {
  readonly protocol: 'ospf'
  readonly message: OspfMessage
  readonly dataSize: number
}

/** What decides the length of an ESP packet (RFC 4303; FACTS section 6). All in bytes. */
export interface EspShape {
  readonly iv: number
  readonly block: number
  readonly icv: number
}

export interface EspPayload {
  readonly protocol: 'esp'
  readonly spi: number
  readonly sequence: number
  readonly mode: 'tunnel' | 'transport'
  readonly shape: EspShape
  /** UDP 4500 ports when the packet is encapsulated for NAT traversal (RFC 3948). */
  readonly udp?: { readonly sourcePort: number; readonly destinationPort: number }
  /** The protected packet. In transport mode its addresses are those of the outer header. */
  readonly inner: Ipv4Packet
}

/** GRE and whatever else a filter may name, with a protocol number and a size. */
export interface OtherPayload {
  readonly protocol: 'other'
  readonly number: number
  readonly dataSize: number
  /** The packet that GRE carries, where somebody looks at it; its bytes are in `dataSize`. */
  readonly inner?: Ipv4Packet
  /** What two firewalls of a pair say to each other. */
  readonly failover?: FailoverMessage
  /** Of GRE: the number that tells tunnels between the same ends apart. */
  readonly key?: number
}

export type Payload = IcmpPayload | UdpPayload | TcpPayload | EigrpPayload | OspfPayload | EspPayload | OtherPayload

export interface ArpPacket {
  readonly operation: 'request' | 'reply'
  readonly senderIp: Ip
  readonly senderMac: Mac
  readonly targetIp: Ip
  readonly targetMac: Mac
}

export type EthernetPayload =
  | { readonly type: 'ip'; readonly packet: Ipv4Packet }
  | { readonly type: 'arp'; readonly arp: ArpPacket }
  | { readonly type: 'bpdu'; readonly bpdu: Bpdu }

export interface Frame {
  /** IEEE 802.1Q tag; absent = none. */
  readonly vlan?: number
  readonly source: Mac
  readonly destination: Mac
  readonly payload: EthernetPayload
}

/** A frame with this tag; the same frame when it has it. */
export function tagged(frame: Frame, vlan: number | undefined): Frame {
  if (frame.vlan === vlan) return frame
  const { vlan: _old, ...bare } = frame
  return vlan === undefined ? bare : { ...bare, vlan }
}

/** What the units of a failover pair use, by captures of it (IANA: SCPS), and the bytes of a hello: an assumption. */
const FAILOVER = { protocol: 'other', number: 105, dataSize: 52 } as const

/** A hello from one unit of a failover pair to the other. */
export const failoverPacket = (source: Ip, destination: Ip, message: FailoverMessage): Ipv4Packet => ({
  source,
  destination,
  ttl: 255,
  dscp: 0,
  payload: { ...FAILOVER, failover: message },
})

/** Numbers of protocols in IPv4 headers (IANA). */
export const [ICMP, TCP, UDP, ESP] = [1, 6, 17, 50] as const

/** IANA protocol number of a payload. ESP inside UDP 4500 is UDP to everything on its way. */
export function protocolNumber(payload: Payload): number {
  switch (payload.protocol) {
    case 'icmp':
      return ICMP
    case 'tcp':
      return TCP
    case 'udp':
      return UDP
    case 'esp':
      return payload.udp ? UDP : ESP
    case 'eigrp':
      return 88
    case 'ospf':
      return 89
    case 'other':
      return payload.number
  }
}

/** Ports of a payload as a filter sees them; `undefined` for protocols without ports. */
export function portsOf(payload: Payload): { readonly source: number; readonly destination: number } | undefined {
  switch (payload.protocol) {
    case 'tcp':
    case 'udp':
      return { source: payload.sourcePort, destination: payload.destinationPort }
    case 'esp':
      return payload.udp && { source: payload.udp.sourcePort, destination: payload.udp.destinationPort }
    default:
      return undefined
  }
}

/** Bytes of headers without options: IPv4 (RFC 791), UDP (RFC 768), TCP (RFC 9293), and the SPI and number of ESP (RFC 4303). */
export const IP_HEADER = 20
export const UDP_HEADER = 8
export const TCP_HEADER = 20
export const ESP_HEADER = 8

/** Total length of a packet in bytes, IPv4 header included; of one in pieces, all of them. */
export function packetSize(packet: Ipv4Packet): number {
  return isWhole(packet) ? IP_HEADER + payloadSize(packet.payload) : sum(piecesOf(packet))
}

/** IANA protocol number of GRE, and the bytes of its header without options (RFC 2784 section 2). */
const GRE = 47
const GRE_HEADER = 4

/** Of the key, which tells tunnels between the same ends apart (RFC 2890 section 2.1). */
const GRE_KEY = 4

/** Bytes that GRE puts before a packet, with the IPv4 header around it. */
export const greOverhead = (key: number | undefined): number =>
  IP_HEADER + GRE_HEADER + (key === undefined ? 0 : GRE_KEY)

/** A packet inside GRE between two routers; the outer header has its DSCP. */
export function greOf(inner: Ipv4Packet, source: Ip, destination: Ip, key?: number): Ipv4Packet {
  const dataSize = greOverhead(key) - IP_HEADER + packetSize(inner)
  return {
    source,
    destination,
    ttl: 255,
    dscp: inner.dscp,
    payload: { protocol: 'other', number: GRE, dataSize, inner, ...(key === undefined ? {} : { key }) },
    ...(inner.watch === undefined ? {} : { watch: inner.watch }),
  }
}

/** A GRE packet that carries nothing: what a keepalive comes back as. */
export const emptyGre = (source: Ip, destination: Ip, key?: number): Ipv4Packet => ({
  source,
  destination,
  ttl: 255,
  dscp: 48,
  payload: {
    protocol: 'other',
    number: GRE,
    dataSize: greOverhead(key) - IP_HEADER,
    ...(key === undefined ? {} : { key }),
  },
})

/** What a packet is as GRE; nothing for any other. */
export const greIn = ({ payload }: Ipv4Packet): OtherPayload | undefined =>
  payload.protocol === 'other' && payload.number === GRE ? payload : undefined

/** The packet that is wrapped in another: by ESP, or by GRE. */
export const wrappedIn = ({ payload }: Ipv4Packet): Ipv4Packet | undefined =>
  payload.protocol === 'esp' || payload.protocol === 'other' ? payload.inner : undefined

/** What a packet carries in the end, at whatever depth it is wrapped. */
export function innermost(packet: Ipv4Packet): Ipv4Packet {
  const inner = wrappedIn(packet)
  return inner ? innermost(inner) : packet
}

function isWhole(packet: Ipv4Packet): boolean {
  const inner = packet.fragments === undefined ? wrappedIn(packet) : undefined
  return packet.fragments === undefined && (inner === undefined || isWhole(inner))
}

const sum = (bytes: readonly number[]) => bytes.reduce((total, next) => total + next, 0)

/** The bytes of every IP packet that is on the wire for this one: of each fragment, and of what is around each. */
export function piecesOf(packet: Ipv4Packet): readonly number[] {
  const { fragments, payload } = packet
  if (fragments) return fragments
  const inner = wrappedIn(packet)
  if (!inner || isWhole(inner)) return [IP_HEADER + payloadSize(payload)]
  return piecesOf(inner).map((bytes) =>
    payload.protocol === 'esp'
      ? IP_HEADER + espSize(payload, bytes)
      : bytes + greOverhead(payload.protocol === 'other' ? payload.key : undefined),
  )
}

/** The largest of the pieces. */
export const largestPiece = (packet: Ipv4Packet): number =>
  isWhole(packet) ? packetSize(packet) : Math.max(...piecesOf(packet))

/** Bytes around an IP packet on Ethernet: header and checksum; frames are at least 64 bytes. */
export const ETHERNET_OVERHEAD = 18
const SMALLEST_FRAME = 64
const ARP_SIZE = 28

/**
 * Length of a frame on the wire in bytes, without preamble; of a packet in pieces, of all their frames. `sizeOf` says what a
 * line puts around what it carries, where that is not Ethernet (access.ts).
 */
export function frameSize({ payload }: Frame, sizeOf: (carried: number) => number = ethernetSize): number {
  if (payload.type === 'ip' && !isWhole(payload.packet)) return sum(piecesOf(payload.packet).map(sizeOf))
  return sizeOf(carriedBytes(payload))
}

/** Length of the frame that carries so many bytes. */
export const ethernetSize = (carried: number): number => Math.max(SMALLEST_FRAME, carried + ETHERNET_OVERHEAD)

/** How many frames are on the wire for one: a packet in pieces has one for each. */
export const framesOf = ({ payload }: Frame): number =>
  payload.type !== 'ip' || isWhole(payload.packet) ? 1 : piecesOf(payload.packet).length

function carriedBytes(payload: EthernetPayload): number {
  switch (payload.type) {
    case 'ip':
      return packetSize(payload.packet)
    case 'arp':
      return ARP_SIZE
    case 'bpdu':
      return BPDU_SIZE
  }
}

function payloadSize(payload: Payload): number {
  switch (payload.protocol) {
    case 'icmp':
    case 'udp':
      return 8 + payload.dataSize
    case 'tcp':
      return 20 + (payload.optionSize ?? 0) + payload.dataSize
    case 'eigrp':
    case 'ospf':
    case 'other':
      return payload.dataSize
    case 'esp':
      return espSize(payload, packetSize(payload.inner))
  }
}

/** What decides the bytes around a packet in ESP, besides the packet. */
export type EspForm = Pick<EspPayload, 'shape' | 'mode' | 'udp'>

/** Bytes of each part of an ESP packet around what it protects. */
export interface EspParts {
  /** UDP header of NAT traversal. */
  readonly udp: number
  /** SPI and sequence number. */
  readonly header: number
  readonly iv: number
  readonly padding: number
  /** Pad length and next header. */
  readonly trailer: number
  readonly icv: number
}

const ESP_TRAILER = 2

/** RFC 4303: what is protected is padded, with the trailer, to whole blocks of the cipher. */
export function espParts(esp: EspPayload): EspParts {
  const { udp, shape } = esp
  const inner = protectedSize(esp, packetSize(esp.inner))
  return {
    udp: udp ? UDP_HEADER : 0,
    header: ESP_HEADER,
    iv: shape.iv,
    padding: closedSize(esp, inner) - inner - ESP_TRAILER,
    trailer: ESP_TRAILER,
    icv: shape.icv,
  }
}

const protectedSize = ({ mode }: EspForm, bytes: number) => bytes - (mode === 'transport' ? IP_HEADER : 0)

const closedSize = ({ shape }: EspForm, inner: number) => Math.ceil((inner + ESP_TRAILER) / shape.block) * shape.block

/** ESP around a clear packet of so many bytes. */
function espSize(form: EspForm, bytes: number): number {
  const { shape, udp } = form
  return (udp ? UDP_HEADER : 0) + ESP_HEADER + shape.iv + closedSize(form, protectedSize(form, bytes)) + shape.icv
}

/** The ESP packet around a clear one of so many bytes, its own IPv4 header included. */
export const espPacketSize = (form: EspForm, bytes: number): number => IP_HEADER + espSize(form, bytes)

/** The largest clear packet whose ESP packet is not larger than a path takes. */
export function largestInside(path: number, { shape, mode, udp }: EspForm): number {
  const room = path - IP_HEADER - (udp ? UDP_HEADER : 0) - ESP_HEADER - shape.iv - shape.icv
  const inner = Math.floor(room / shape.block) * shape.block - ESP_TRAILER
  return inner + (mode === 'transport' ? IP_HEADER : 0)
}

const SHAPES: NameTable<{ readonly iv: number; readonly block: number; readonly icv: number }> = wordTable({
  'esp-des': { iv: 8, block: 8, icv: 0 },
  'esp-3des': { iv: 8, block: 8, icv: 0 },
  'esp-aes': { iv: 16, block: 16, icv: 0 },
  'esp-gcm': { iv: 8, block: 4, icv: 16 },
  'esp-null': { iv: 0, block: 4, icv: 0 },
})

const ICVS: NameTable<number> = wordTable({
  'esp-md5-hmac': 12,
  'esp-sha-hmac': 12,
  'esp-sha256-hmac': 16,
  'esp-sha384-hmac': 24,
  'esp-sha512-hmac': 32,
})

/** The byte shape of a cipher and integrity pair as IOS names them, for example `esp-aes 256` and `esp-sha-hmac`. */
export function espShape(cipher: string, integrity: string | undefined): EspShape {
  const base = lookUp(SHAPES, cipher.split(' ')[0] ?? '') ?? { iv: 8, block: 8, icv: 0 }
  return { ...base, icv: base.icv + (integrity ? (lookUp(ICVS, integrity) ?? 12) : 0) }
}
