/** The composite metric (RFC 7868 section 5.6): with the usual K values 256 × (10⁷ / bandwidth + Σ delay). */
import type { EigrpConfig, EigrpWeights, RedistributionMetric } from '../../../config/index'
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

/** How a process weighs a vector: K1 to K5, and whether in classic or wide units. */
export interface Weighing {
  readonly k: EigrpWeights
  readonly wide: boolean
}

const CLASSIC: Weighing = { k: [1, 0, 1, 0, 0], wide: false }

export function weighingOf({ k, wide }: EigrpConfig): Weighing {
  return k === undefined && wide !== true ? CLASSIC : { k: k ?? CLASSIC.k, wide: wide === true }
}

/** Wide metrics are 65536 to the unit, classic ones 256; latency is in picoseconds there (RFC 7868 section 5.6.2). */
const UNIT = { classic: 256, wide: 65_536 }
/** Ten microseconds in the classic unit of delay, and in the wide one's microseconds. */
const TENS = { classic: 1, wide: 10 }

/** The composite metric; each division truncates. Infinity when the destination is unreachable. */
export function composite(vector: EigrpVector, { k, wide }: Weighing = CLASSIC): number {
  const { bandwidthKbit, delayTens, load, reliability } = vector
  if (!Number.isFinite(delayTens) || bandwidthKbit <= 0) return Number.POSITIVE_INFINITY
  const style = wide ? 'wide' : 'classic'
  const [k1, k2, k3, k4, k5] = k
  const speed = wide ? Math.floor((UNIT.wide * 10_000_000) / bandwidthKbit) : Math.floor(10_000_000 / bandwidthKbit)
  const delay = Math.floor(delayTens) * TENS[style] * (wide ? UNIT.wide : 1)
  const sum = k1 * speed + Math.floor((k2 * speed) / (256 - load)) + k3 * delay
  const weighed = k5 === 0 ? sum : Math.floor((sum * k5) / (reliability + k4))
  return wide ? weighed : UNIT.classic * weighed + (k5 === 0 ? k3 * belowUnit(delayTens) : 0)
}

/** What an offset adds below ten microseconds: the wire has delays in 256ths of it. */
const belowUnit = (delayTens: number): number => Math.floor((delayTens % 1) * UNIT.classic)

/** What the routing table shows of a wide metric: a 128th (`metric rib-scale`, IOS default). */
export function ribMetric(distance: number, { wide }: Pick<EigrpConfig, 'wide'>): number {
  return wide ? Math.floor(distance / 128) : distance
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
export function pathThrough(
  route: EigrpRoute,
  via: Ip,
  name: string,
  link: Link,
  weighing: Weighing,
): EigrpPath | undefined {
  const vector = through(route.metric, link)
  const distance = composite(vector, weighing)
  if (!Number.isFinite(distance) || vector.hops > MAXIMUM_HOPS) return undefined
  return {
    via,
    interface: name,
    reported: route.metric,
    vector,
    reportedDistance: composite(route.metric, weighing),
    distance,
    external: route.external,
    ...carried(route),
  }
}

/** What goes with a path from router to router: where it comes from, and what is not known of it. */
export function carried({
  router,
  origin,
  notKnown,
}: {
  readonly router?: Ip
  readonly origin?: EigrpRoute['origin']
  readonly notKnown?: EigrpRoute['notKnown']
}) {
  return { ...(router !== undefined && { router }), ...(origin && { origin }), ...(notKnown && { notKnown }) }
}
