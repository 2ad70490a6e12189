/** The composite metric with the default K values (RFC 7868 section 5.6): 256 × (10⁷ / bandwidth + Σ delay). */
import type { RedistributionMetric } from '../../../config/index'
import type { EigrpRoute, EigrpVector, Ip } from '../../../net/index'
import type { EigrpPath } from './state'

/** A destination further away than this is unreachable (`metric maximum-hops`, IOS default). */
const MAXIMUM_HOPS = 100

export const UNREACHABLE: EigrpVector = {
  bandwidthKbit: 1,
  delayTens: Number.POSITIVE_INFINITY,
  reliability: 0,
  load: 255,
  mtu: 1500,
  hops: 255,
}

/** What an interface adds to a metric. */
export interface Link {
  readonly bandwidthKbit: number
  /** Tens of microseconds. */
  readonly delayTens: number
  readonly mtu: number
}

/** The classic metric; each division truncates. Infinity when the destination is unreachable. */
export function composite({ bandwidthKbit, delayTens }: EigrpVector): number {
  if (!Number.isFinite(delayTens) || bandwidthKbit <= 0) return Number.POSITIVE_INFINITY
  return 256 * (Math.floor(10_000_000 / bandwidthKbit) + Math.floor(delayTens))
}

/** The vector as seen through an interface: the narrower bandwidth, the delays added, one hop more. */
function through(vector: EigrpVector, link: Link): EigrpVector {
  return {
    bandwidthKbit: Math.min(vector.bandwidthKbit, link.bandwidthKbit),
    delayTens: vector.delayTens + link.delayTens,
    reliability: vector.reliability,
    load: vector.load,
    mtu: Math.min(vector.mtu, link.mtu),
    hops: vector.hops + 1,
  }
}

/** The vector of a connected network. */
export function ownVector({ bandwidthKbit, delayTens, mtu }: Link): EigrpVector {
  return { bandwidthKbit, delayTens, reliability: 255, load: 1, mtu, hops: 0 }
}

/** The vector that `redistribute … metric` gives. */
export function seedVector(metric: RedistributionMetric): EigrpVector {
  return { ...metric, hops: 0 }
}

/** The path that a neighbour's route makes through the interface it came by; undefined when it is none. */
export function pathThrough(route: EigrpRoute, via: Ip, name: string, link: Link): EigrpPath | undefined {
  const vector = through(route.metric, link)
  const distance = composite(vector)
  if (!Number.isFinite(distance) || vector.hops > MAXIMUM_HOPS) return undefined
  return {
    via,
    interface: name,
    reported: route.metric,
    vector,
    reportedDistance: composite(route.metric),
    distance,
    external: route.external,
    ...carried(route),
  }
}

/** What goes with a path from router to router: where it comes from, and what is not known of it. */
export function carried({
  origin,
  notKnown,
}: {
  readonly origin?: EigrpRoute['origin']
  readonly notKnown?: EigrpRoute['notKnown']
}) {
  return { ...(origin && { origin }), ...(notKnown && { notKnown }) }
}
