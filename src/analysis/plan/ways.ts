/** Over which cables a site and headquarters talk, told from the cables alone: by one search from the head-end outwards. */
import {
  accessOf,
  type Configuration,
  type DeviceId,
  type DeviceKind,
  type Topology,
  type TopologyLink,
} from '../../config/index'
import type { Access } from '../../net/index'

/** One cable of a way, seen from the site's side. */
export interface Leg {
  readonly link: string
  readonly media: TopologyLink['media']
  /** What puts packets on it. */
  readonly technology: Access
  /** kbit/s in the direction of the way, and back. */
  readonly upKbit: number
  readonly downKbit: number
  readonly delayMs: number
  readonly jitterMs: number
  readonly lossPercent: number
  /** Who stands at its far end. */
  readonly to: DeviceId
}

/** Ways to one device, from anywhere; none where no cables lead there. */
export interface Ways {
  readonly from: (device: DeviceId) => readonly Leg[] | undefined
}

interface Step {
  readonly link: TopologyLink
  readonly next: DeviceId
}

export function waysTo(topology: Topology, goal: DeviceId): Ways {
  const cables = new Map<DeviceId, TopologyLink[]>()
  for (const link of topology.links)
    for (const { device } of [link.a, link.b]) {
      const known = cables.get(device)
      if (known) known.push(link)
      else cables.set(device, [link])
    }
  const steps = new Map<DeviceId, Step>()
  const queue = [goal]
  const seen = new Set(queue)
  for (let at = 0; at < queue.length; at++) {
    const here = queue[at] ?? goal
    for (const link of cables.get(here) ?? []) {
      const far = link.a.device === here ? link.b.device : link.a.device
      if (seen.has(far)) continue
      seen.add(far)
      steps.set(far, { link, next: here })
      queue.push(far)
    }
  }
  return { from: (device) => (seen.has(device) ? legsFrom(steps, device) : undefined) }
}

function legsFrom(steps: ReadonlyMap<DeviceId, Step>, start: DeviceId): readonly Leg[] {
  const legs: Leg[] = []
  for (let here = start, step = steps.get(here); step; here = step.next, step = steps.get(here))
    legs.push(legOf(step, here))
  return legs
}

function legOf({ link, next }: Step, here: DeviceId): Leg {
  const forwards = link.a.device === here
  const { ab, ba } = link.bandwidthKbit
  return {
    link: link.id,
    media: link.media,
    technology: accessOf(link),
    upKbit: forwards ? ab : ba,
    downKbit: forwards ? ba : ab,
    delayMs: link.delayMicros / 1000,
    jitterMs: link.jitterMicros / 1000,
    lossPercent: link.lossPercent,
    to: next,
  }
}

/** The same cables gone the other way; `end` is who stands at the first one's near end. */
export function turned(legs: readonly Leg[], end: DeviceId): readonly Leg[] {
  return legs
    .map((leg, at) => ({ ...leg, upKbit: leg.downKbit, downKbit: leg.upKbit, to: legs[at - 1]?.to ?? end }))
    .reverse()
}

/**
 * The line by which a site reaches its provider: the first cable on its way that is no LAN, else the one that ends at
 * the Internet, else its first.
 */
export function accessLeg(legs: readonly Leg[], kindOf: (device: DeviceId) => DeviceKind | undefined): Leg | undefined {
  const isLan = ({ media }: Leg) => media === 'ethernet' || media === 'cross-over'
  const provider = legs.findIndex(({ to }) => kindOf(to) === 'internet')
  const own = provider < 0 ? legs : legs.slice(0, provider + 1)
  return own.find((leg) => !isLan(leg)) ?? own.at(-1)
}

export const kindsOf = (configurations: readonly Configuration[]): ((device: DeviceId) => DeviceKind | undefined) => {
  const kinds = new Map(configurations.map(({ device, kind }) => [device, kind]))
  return (device) => kinds.get(device)
}
