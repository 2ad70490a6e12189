/** What one head-end carries for so many sites and calls. All of it grows in proportion, so one site's part says all. */
import { ethernetSize } from '../../net/index'
import { kbitOf } from './call'
import type { PlannedSite } from './types'

/** One site's part, and one call's, averaged over the sites of the design. */
export interface Shares {
  readonly ipsecSas: number
  readonly ikeLifetimeSeconds: number
  readonly ipsecLifetimeSeconds: number
  /** A second, idle. */
  readonly cryptoPackets: number
  readonly keepalivePackets: number
  readonly call: CallShare
}

/** Both directions of a call together. */
interface CallShare {
  readonly cryptoPackets: number
  /** kbit/s of what is sealed and opened, as IP packets in the tunnel. */
  readonly cryptoKbit: number
  /** kbit/s of one direction as frames in clear, and as frames of ESP. */
  readonly clearKbit: number
  readonly sealedKbit: number
}

export interface Load {
  readonly sites: number
  readonly calls: number
  readonly ikeSas: number
  /** Each direction is one. */
  readonly ipsecSas: number
  /** A second, on average: phase 1 anew, and quick modes. */
  readonly setups: number
  readonly rekeys: number
  readonly keepalivePackets: number
  readonly cryptoPacketsIdle: number
  readonly cryptoPackets: number
  readonly cryptoKbit: number
  /** kbit/s of calls into the stick and out of it; 0 on a stick that only one side uses. */
  readonly stickInKbit: number
  readonly stickOutKbit: number
}

export function callShareOf(sites: readonly Pick<PlannedSite, 'call'>[]): CallShare {
  const mean = (of: (site: Pick<PlannedSite, 'call'>) => number) =>
    sites.length === 0 ? 0 : sites.reduce((sum, site) => sum + of(site), 0) / sites.length
  const kbit = (bytes: (site: Pick<PlannedSite, 'call'>) => number) =>
    mean((site) => kbitOf(bytes(site), site.call.packetsPerSecond))
  return {
    cryptoPackets: mean(({ call }) => 2 * call.packetsPerSecond),
    cryptoKbit: 2 * kbit(({ call }) => call.tunnel),
    clearKbit: kbit(({ call }) => ethernetSize(call.clear)),
    sealedKbit: kbit(({ call }) => ethernetSize(call.tunnel)),
  }
}

/** `oneArmed`: clear packets and ESP share the interface, so every packet crosses it twice. */
export function loadOf(shares: Shares, sites: number, calls: number, oneArmed: boolean): Load {
  const { call } = shares
  const stick = calls * (call.sealedKbit + (oneArmed ? call.clearKbit : 0))
  return {
    sites,
    calls,
    ikeSas: sites,
    ipsecSas: sites * shares.ipsecSas,
    setups: sites / shares.ikeLifetimeSeconds,
    rekeys: (sites * shares.ipsecSas) / 2 / shares.ipsecLifetimeSeconds,
    keepalivePackets: sites * shares.keepalivePackets,
    cryptoPacketsIdle: sites * shares.cryptoPackets,
    cryptoPackets: sites * shares.cryptoPackets + calls * call.cryptoPackets,
    cryptoKbit: calls * call.cryptoKbit,
    stickInKbit: stick,
    stickOutKbit: stick,
  }
}
