/** What OSPF takes when no line says otherwise (Cisco IOS IP Routing: OSPF Command Reference); seconds and milliseconds. */
import { releaseDefaults } from '../../../config/index'
import type { OspfThrottle } from './config'

export const OSPF_DEFAULTS = {
  helloSeconds: 10,
  /** Hellos that may be missed, unless a dead interval is told. */
  deadHellos: 4,
  priority: 1,
  retransmitSeconds: 5,
  transmitDelaySeconds: 1,
  referenceMbit: 100,
  distance: 110,
  /** Of a redistributed route. */
  metric: 20,
  /** Of the default route, by itself: routers show [110/1]. */
  defaultRouteMetric: 1,
  defaultCost: 1,
  maximumPaths: 4,
} as const

/** Times of computation and of origination, by release. */
export function throttlesOf(release: string): {
  readonly spf: OspfThrottle
  readonly lsa: OspfThrottle
  readonly lsaArrivalMillis: number
} {
  return releaseDefaults(release).ospfQuick
    ? {
        spf: { startMillis: 50, holdMillis: 200, maximumMillis: 5000 },
        lsa: { startMillis: 50, holdMillis: 200, maximumMillis: 5000 },
        lsaArrivalMillis: 100,
      }
    : {
        spf: { startMillis: 5000, holdMillis: 10_000, maximumMillis: 10_000 },
        lsa: { startMillis: 0, holdMillis: 5000, maximumMillis: 5000 },
        lsaArrivalMillis: 1000,
      }
}
