/** An IPv4 packet as bytes, with whatever it carries (RFC 791); one that travels in pieces is several. */
import { reassembled } from '../fragments'
import {
  greIn,
  IP_HEADER,
  type Ipv4Packet,
  type OtherPayload,
  packetSize,
  piecesOf,
  protocolNumber,
  wrappedIn,
} from '../packet'
import type { Conversations } from './conversations'
import { writeEigrp } from './eigrp'
import { writeEsp } from './esp'
import { writeIcmp } from './icmp'
import { writeOspf } from './ospf'
import { writeTcp, writeUdp } from './transport'
import { Writer } from './writer'

/** Flags of the header, and what an offset counts in. */
const DONT_FRAGMENT = 0x4000
const MORE_FRAGMENTS = 0x2000
const UNIT = 8

/** Every piece of a packet with its header. */
export function packetBytes(packet: Ipv4Packet, conversations: Conversations): readonly Uint8Array[] {
  if (isCutBefore(packet))
    return piecesOf(packet).map((size, index) => protectedPiece(packet, size, index, conversations))
  const body = payloadBytes(packet, conversations)
  const identification = conversations.identification(packet)
  const flags = packet.df ? DONT_FRAGMENT : 0
  const sizes = packet.fragments ?? [IP_HEADER + body.length]
  let from = 0
  return sizes.map((size) => {
    const part = body.slice(from, from + size - IP_HEADER)
    const more = from + part.length < body.length ? MORE_FRAGMENTS : 0
    const out = new Writer()
    writeHeader(out, packet, { length: IP_HEADER + part.length, identification, place: flags | more | (from / UNIT) })
    from += part.length
    return out.raw(part).done()
  })
}

/** What was cut before it was encrypted, or before GRE was put around it, is as many packets, each whole. */
const isCutBefore = (packet: Ipv4Packet) => packet.fragments === undefined && wrappedIn(packet)?.fragments !== undefined

function protectedPiece(packet: Ipv4Packet, size: number, index: number, conversations: Conversations): Uint8Array {
  const out = new Writer()
  const identification = conversations.identification(packet, index)
  writeHeader(out, packet, { length: size, identification, place: packet.df ? DONT_FRAGMENT : 0 })
  const { payload } = packet
  if (payload.protocol === 'esp') writeEsp(out, { ...payload, sequence: payload.sequence + index }, size - IP_HEADER)
  const gre = greIn(packet)
  if (gre?.inner) writeGre(out, gre, packetBytes(gre.inner, conversations)[index])
  return out.done()
}

interface Place {
  readonly length: number
  readonly identification: number
  /** Flags and offset. */
  readonly place: number
}

function writeHeader(out: Writer, packet: Ipv4Packet, { length, identification, place }: Place): void {
  out.u8(0x45, packet.dscp << 2).u16(length, identification, place)
  out.u8(packet.ttl, protocolNumber(packet.payload)).u16(0)
  out.ip(packet.source, packet.destination)
  out.patch16(10, out.checksum(0))
}

function payloadBytes(packet: Ipv4Packet, conversations: Conversations): Uint8Array {
  const out = new Writer()
  const { payload } = packet
  switch (payload.protocol) {
    case 'icmp':
      writeIcmp(out, payload, (about) => quoted(about, conversations))
      break
    case 'udp':
      writeUdp(out, packet, payload, conversations)
      break
    case 'tcp':
      writeTcp(out, packet, payload, conversations)
      break
    case 'eigrp':
      writeEigrp(out, payload)
      break
    case 'ospf':
      writeOspf(out, payload)
      break
    case 'esp':
      writeEsp(out, payload, packetSize(reassembled(packet)) - IP_HEADER)
      break
    case 'other':
      if (greIn(packet) && (payload.inner || payload.dataSize <= GRE_HEADERS))
        writeGre(out, payload, payload.inner && whole(payload.inner, conversations))
      else out.noise(payload.dataSize, payload.number)
  }
  return out.done()
}

/** What GRE says that it carries (RFC 2784 section 2.3), and that it has a key (RFC 2890 section 2). */
const IP_IN_GRE = 0x0800
const HAS_KEY = 0x2000
/** Bytes of a GRE packet that has nothing behind its headers. */
const GRE_HEADERS = 8

function writeGre(out: Writer, { key }: OtherPayload, carried: Uint8Array | undefined): void {
  out.u16(key === undefined ? 0 : HAS_KEY, carried ? IP_IN_GRE : 0)
  if (key !== undefined) out.u32(key)
  if (carried) out.raw(carried)
}

function whole(packet: Ipv4Packet, conversations: Conversations): Uint8Array {
  return packetBytes(packet, conversations)[0] ?? new Uint8Array()
}

/** The header and first eight bytes of a packet that an error speaks of (RFC 792). */
const quoted = (about: Ipv4Packet, conversations: Conversations): Uint8Array =>
  whole(about, conversations).slice(0, IP_HEADER + UNIT)
