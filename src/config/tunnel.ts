/** What a tunnel interface was told: its two ends, and how what goes through it is wrapped and protected. */
import type { Ip } from '../net/index'
import type { Configured, Source } from './configured'

/** What leaves by a tunnel interface is wrapped, and goes on to its other end. */
export interface TunnelConfig {
  readonly mode: 'gre' | 'ipsec'
  /** This end: an address of the router, or that of an interface. */
  readonly from?: { readonly address?: Ip; readonly interface?: string; readonly source: Source }
  readonly destination?: Configured<Ip>
  /** Tells tunnels between the same two ends apart. */
  readonly key?: Configured<number>
  readonly keepalive?: { readonly seconds: number; readonly retries: number; readonly source: Source }
  /** The table in which its two ends are (front door); absent = the global one. */
  readonly vrf?: Configured<string>
  /** It was made for a peer that asked: its other end begins, this one only answers. */
  readonly answers?: true
  /** The map that `tunnel protection` makes of the IPsec profile: its one entry is for the other end. */
  readonly protection?: { readonly profile: string; readonly map: string; readonly source: Source }
}
