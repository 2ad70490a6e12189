/** The composite metric with the default K values (RFC 7868 section 5.6): 256 × (10⁷ / bandwidth + Σ delay). */
import type { RedistributionMetric } from '../../../config/index'
import type { EigrpVector } from '../../../net/index'

/** The classic metric; each division truncates. Infinity when the destination is unreachable. */
export function composite(vector: EigrpVector): number {
  if (!Number.isFinite(vector.delayTens) || vector.bandwidthKbit <= 0) return Number.POSITIVE_INFINITY
  return 256 * (Math.floor(10_000_000 / vector.bandwidthKbit) + Math.floor(vector.delayTens))
}

/** The vector as seen through an interface: the narrower bandwidth, the delays added, one hop more. */
export function through(vector: EigrpVector, bandwidthKbit: number, delayTens: number, mtu: number): EigrpVector {
  return {
    bandwidthKbit: Math.min(vector.bandwidthKbit, bandwidthKbit),
    delayTens: vector.delayTens + delayTens,
    reliability: vector.reliability,
    load: vector.load,
    mtu: Math.min(vector.mtu, mtu),
    hops: vector.hops + 1,
  }
}

/** The vector of a connected network. */
export function ownVector(bandwidthKbit: number, delayTens: number, mtu: number): EigrpVector {
  return { bandwidthKbit, delayTens, reliability: 255, load: 1, mtu, hops: 0 }
}

/** The vector that `redistribute … metric` gives. */
export function seedVector(metric: RedistributionMetric): EigrpVector {
  return { ...metric, hops: 0 }
}

export const UNREACHABLE: EigrpVector = { bandwidthKbit: 1, delayTens: Number.POSITIVE_INFINITY, reliability: 0, load: 255, mtu: 1500, hops: 255 }
