/**
 * Two generations of displays (FACTS section 7), chosen by a device's release from the table below and nowhere else.
 */
import type { DeviceTables } from '../../sim/index'
import { ARP, type ArpLayout, IP_ARP_15 } from './arp'
import { type ClassLines, classLines12, classLines15 } from './class-map'
import { CLOCK_12, CLOCK_15, type ClockLayout } from './clock'
import { CRYPTO_MAP_12, CRYPTO_MAP_15, type CryptoMapLayout } from './crypto-map'
import { PROTOCOLS_12, PROTOCOLS_15, type ProtocolsLayout } from './eigrp'
import { EIGRP_12, EIGRP_15, type EigrpLayout } from './eigrp-layout'
import { INTERFACES_12, INTERFACES_15, type InterfacesLayout } from './interfaces'
import { ROUTE_12, ROUTE_15, type RouteLayout } from './ip-route'
import { IPSEC_12, IPSEC_15, type IpsecLayout } from './ipsec-sa'
import { isakmpDetail12, isakmpDetail15, isakmpSa12, isakmpSa15 } from './isakmp'
import { LISTS_12, LISTS_15, type ListLayout } from './lists'
import { type LogHostLines, logHost12, logHost15 } from './logging'
import { POLICY_12, POLICY_15, type PolicyLayout } from './policy-map'
import { VERSION_12, VERSION_15, type VersionLayout } from './system'

export interface Layouts {
  readonly ipRoute: RouteLayout
  readonly isakmpSa: (tables: DeviceTables) => string
  readonly isakmpDetail: (tables: DeviceTables) => string
  readonly cryptoMap: CryptoMapLayout
  readonly ipsecSa: IpsecLayout
  /** The interface and state columns of the engine's table went with 12.4. */
  readonly engineHasInterface: boolean
  readonly eigrp: EigrpLayout
  readonly protocols: ProtocolsLayout
  /** Of `show ip arp`; `show arp` is the same in all releases. */
  readonly ipArp: ArpLayout
  readonly interfaces: InterfacesLayout
  readonly lists: ListLayout
  readonly policyInterface: PolicyLayout
  readonly policyMap: ClassLines
  readonly clock: ClockLayout
  /** A host that messages are sent to. */
  readonly logHost: LogHostLines
  /** The line between a traceroute's target and its hops (ntc cisco_ios_traceroute_2.raw). */
  readonly traceHeading: string
  readonly version: VersionLayout
}

const OLD: Layouts = {
  ipRoute: ROUTE_12,
  isakmpSa: isakmpSa12,
  isakmpDetail: isakmpDetail12,
  cryptoMap: CRYPTO_MAP_12,
  ipsecSa: IPSEC_12,
  engineHasInterface: true,
  eigrp: EIGRP_12,
  protocols: PROTOCOLS_12,
  ipArp: ARP,
  interfaces: INTERFACES_12,
  lists: LISTS_12,
  policyInterface: POLICY_12,
  policyMap: classLines12,
  clock: CLOCK_12,
  logHost: logHost12,
  traceHeading: '',
  version: VERSION_12,
}

const LATER: Layouts = {
  ipRoute: ROUTE_15,
  isakmpSa: isakmpSa15,
  isakmpDetail: isakmpDetail15,
  cryptoMap: CRYPTO_MAP_15,
  ipsecSa: IPSEC_15,
  engineHasInterface: false,
  eigrp: EIGRP_15,
  protocols: PROTOCOLS_15,
  ipArp: IP_ARP_15,
  interfaces: INTERFACES_15,
  lists: LISTS_15,
  policyInterface: POLICY_15,
  policyMap: classLines15,
  clock: CLOCK_15,
  logHost: logHost15,
  traceHeading: 'VRF info: (vrf in name/id, vrf out name/id)',
  version: VERSION_15,
}

/** The releases that print as SEED does; all others print as the captures do, and so does a device without a release. */
const OLD_RELEASES = /^12\.[0-4]/

export const layoutsOf = (release: string): Layouts => (OLD_RELEASES.test(release) ? OLD : LATER)

/** The same, in the words of the protocols' own displays. */
export const layoutOf = (release: string): 'old' | 'later' => (OLD_RELEASES.test(release) ? 'old' : 'later')
