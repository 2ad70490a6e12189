/**
 * What a packet becomes in ESP: outer header from this end to the peer with a TTL of its own, the DSCP copied (RFC 4301
 * section 5.1.2.1), DF as it is told. Whether tunnel or transport mode was settled when the SA was negotiated.
 */
import { type EspForm, espShape, type Ipv4Packet } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'

/** What of an SA decides over the outside of its packets. */
export type Sealing = Pick<SaPair, 'local' | 'remote' | 'natPort' | 'outboundSpi' | 'transform'>

/** How packets look in ESP of an SA. */
export const formOf = ({ transform, natPort }: Pick<SaPair, 'transform' | 'natPort'>): EspForm => ({
  mode: transform.mode,
  shape: espShape(transform.cipher, transform.integrity),
  ...(natPort === undefined ? {} : { udp: { sourcePort: 4500, destinationPort: natPort } }),
})

export function sealed(sa: Sealing, packet: Ipv4Packet, sequence: number, df = false): Ipv4Packet {
  return {
    source: sa.local,
    destination: sa.remote,
    ttl: 255,
    dscp: packet.dscp,
    ...(df ? { df } : {}),
    payload: { protocol: 'esp', spi: sa.outboundSpi, sequence, ...formOf(sa), inner: packet },
    ...(packet.watch === undefined ? {} : { watch: packet.watch }),
  }
}
