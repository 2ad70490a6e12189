/**
 * The lines of protocols that have their own in their folder. They stand apart from the rows (all.ts), as the page reads
 * texts without the simulator; a test holds the two lists to each other.
 */
import type { Declared } from '../../ios/commands/types'
import type { Declaration } from '../../ios/syntax/grammar'
import { DHCP_LINES } from './dhcp/lines'
import { HSRP_LINES } from './hsrp/lines'
import { OSPF_LINES } from './ospf/lines'
import { SLA_LINES } from './sla/lines'
import { TUNNEL_LINES } from './tunnel/lines'

export const PROTOCOL_LINES: readonly Declaration<Declared>[] = [
  ...HSRP_LINES,
  ...OSPF_LINES,
  ...DHCP_LINES,
  ...SLA_LINES,
  ...TUNNEL_LINES,
]
