/** The protocols of the simulator, one line each; nothing else names them. They hear of things in this order. */
import type { Row } from '../kernel/row'
import { dhcp } from './dhcp/index'
import { eigrp } from './eigrp/index'
import { failover } from './failover/index'
import { hsrp } from './hsrp/index'
import { ike } from './ike/index'
import { ospf } from './ospf/index'
import { rri } from './rri/index'
import { skinny } from './skinny/index'
import { sla } from './sla/index'
import { spanningTree } from './spanning-tree/index'
import { tunnel } from './tunnel/index'

export const PROTOCOLS: readonly Row[] = [
  hsrp,
  eigrp,
  ospf,
  ike,
  rri,
  dhcp,
  skinny,
  spanningTree,
  sla,
  tunnel,
  failover,
]
