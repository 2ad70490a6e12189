/** An IPv4 packet as bytes, with whatever it carries (RFC 791). */
import { type Ipv4Packet, packetSize, protocolNumber } from '../packet'
import type { Conversations } from './conversations'
import { writeEigrp } from './eigrp'
import { writeEsp } from './esp'
import { writeIcmp } from './icmp'
import { writeTcp, writeUdp } from './transport'
import { Writer } from './writer'

const IP_HEADER = 20

export function writePacket(out: Writer, packet: Ipv4Packet, conversations: Conversations): void {
  const body = new Writer()
  writePayload(body, packet, conversations)
  writeHeader(out, packet, IP_HEADER + body.length, conversations.identification(packet.source))
  out.raw(body.done())
}

function writeHeader(out: Writer, packet: Ipv4Packet, length: number, identification: number): void {
  const start = out.length
  out.u8(0x45, packet.dscp << 2).u16(length, identification, 0)
  out.u8(packet.ttl, protocolNumber(packet.payload)).u16(0)
  out.ip(packet.source, packet.destination)
  out.patch16(start + 10, out.checksum(start))
}

function writePayload(out: Writer, packet: Ipv4Packet, conversations: Conversations): void {
  const { payload } = packet
  switch (payload.protocol) {
    case 'icmp':
      writeIcmp(out, payload, (about) => quoted(about, conversations))
      return
    case 'udp':
      writeUdp(out, packet, payload, conversations)
      return
    case 'tcp':
      writeTcp(out, packet, payload, conversations)
      return
    case 'eigrp':
      writeEigrp(out, payload)
      return
    case 'esp':
      writeEsp(out, payload, packetSize(packet) - IP_HEADER)
      return
    case 'other':
      if (payload.inner) writePacket(out.u16(0, 0x0800), payload.inner, conversations)
      else out.noise(payload.dataSize, payload.number)
  }
}

/** The header and first eight bytes of a packet that an error speaks of (RFC 792). */
function quoted(about: Ipv4Packet, conversations: Conversations): Uint8Array {
  const whole = new Writer()
  writePacket(whole, about, conversations)
  return whole.done().slice(0, IP_HEADER + 8)
}
