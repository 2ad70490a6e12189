/** Every command of the language, in one table. */
import { PROTOCOL_LINES } from '../../sim/protocols/lines'
import { KNOWN } from '../known/all'
import { EVERYWHERE } from '../syntax/facts'
import type { Declaration } from '../syntax/grammar'
import { languageOf } from '../syntax/language'
import { ACCESS_LIST } from './access-list'
import { CARRIED } from './carried'
import { CERTIFICATES } from './certificates'
import { CRYPTO_MAP } from './crypto-map'
import { EIGRP } from './eigrp'
import { EIGRP_INTERFACE } from './eigrp-interface'
import { EIGRP_NAMED } from './eigrp-named'
import { EIGRP_ROUTES } from './eigrp-routes'
import { IKEV2 } from './ikev2'
import { IKEV2_PROFILES } from './ikev2-profile'
import { INTERFACE } from './interface'
import { INTERFACE_TRAFFIC } from './interface-traffic'
import { IPSEC } from './ipsec'
import { ISAKMP } from './isakmp'
import { ISAKMP_PROFILE } from './isakmp-profile'
import { KEYS } from './key-chain'
import { LINES } from './line'
import { LISTS } from './lists'
import { MANAGEMENT_LINES } from './management'
import { NAT } from './nat'
import { PACKET_SIZE } from './packet-size'
import { QOS_CLASSES } from './qos-classes'
import { QOS_POLICIES } from './qos-policies'
import { ROUTE_MAP } from './route-map'
import { ROUTES } from './routes'
import { SYSTEM } from './system'
import { timeRangesOf } from './time-range'
import { TRACKING } from './track'
import type { Declared } from './types'
import { VRF } from './vrf'
import { ZONES } from './zones'

const DECLARATIONS: readonly Declaration<Declared>[] = [
  ...SYSTEM,
  ...MANAGEMENT_LINES,
  ...LINES,
  ...INTERFACE,
  ...CARRIED,
  ...INTERFACE_TRAFFIC,
  ...PROTOCOL_LINES,
  ...EIGRP_INTERFACE,
  ...EIGRP,
  ...EIGRP_ROUTES,
  ...EIGRP_NAMED,
  ...ROUTES,
  ...VRF,
  ...NAT,
  ...TRACKING,
  ...KEYS,
  ...ROUTE_MAP,
  ...ACCESS_LIST,
  ...timeRangesOf<Declared>(EVERYWHERE),
  ...LISTS,
  ...ZONES,
  ...QOS_CLASSES,
  ...QOS_POLICIES,
  ...ISAKMP,
  ...IPSEC,
  ...PACKET_SIZE,
  ...CRYPTO_MAP,
  ...CERTIFICATES,
  ...IKEV2,
  ...IKEV2_PROFILES,
  ...ISAKMP_PROFILE,
]

export const IOS = languageOf<Declared>({
  declarations: DECLARATIONS,
  setsBack: 'default',
  known: KNOWN,
  unread: { kind: 'consequential', unknown: 'device', because: 'what the device does may be otherwise' },
})
