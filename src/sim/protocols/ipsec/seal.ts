/**
 * What a packet becomes in ESP: outer header from this end to the peer with a TTL of its own, the DSCP copied (RFC 4301
 * section 5.1.2.1). Whether tunnel or transport mode was settled when the SA was negotiated.
 */
import { espShape, type Ipv4Packet } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'

/** What of an SA decides over the outside of its packets. */
export type Sealing = Pick<SaPair, 'local' | 'remote' | 'natPort' | 'outboundSpi' | 'transform'>

export function sealed(sa: Sealing, packet: Ipv4Packet, sequence: number): Ipv4Packet {
  return {
    source: sa.local,
    destination: sa.remote,
    ttl: 255,
    dscp: packet.dscp,
    payload: {
      protocol: 'esp',
      spi: sa.outboundSpi,
      sequence,
      mode: sa.transform.mode,
      shape: espShape(sa.transform.cipher, sa.transform.integrity),
      inner: packet,
      ...(sa.natPort === undefined ? {} : { udp: { sourcePort: 4500, destinationPort: sa.natPort } }),
    },
    ...(packet.watch === undefined ? {} : { watch: packet.watch }),
  }
}
