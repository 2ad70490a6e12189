/** ESP as bytes (RFC 4303 section 2): its numbers, and noise where the ciphertext is; in UDP for NAT traversal (RFC 3948). */
import { ESP_HEADER, type EspPayload, UDP_HEADER } from '../packet'
import type { Writer } from './writer'

/** `size`: bytes of it all, UDP header included. */
export function writeEsp(out: Writer, { spi, sequence, udp }: EspPayload, size: number): void {
  // RFC 3948 section 2.1: the checksum should be zero.
  if (udp) out.u16(udp.sourcePort, udp.destinationPort, size, 0)
  const header = udp ? UDP_HEADER : 0
  out.u32(spi, sequence).noise(size - header - ESP_HEADER, spi ^ sequence)
}
