/** Links and the faults on them: several may stand at once, and the end of one leaves the others. */
import type { LinkEnd, TopologyLink } from '../../config/index'
import { ZERO_TIME } from '../kernel/time'
import type { LinkHold, LinkState, Network } from './state'

export function freshLink(link: TopologyLink): LinkState {
  return withHolds({ link, busyToA: ZERO_TIME, busyToB: ZERO_TIME }, [])
}

type Bare = Pick<LinkState, 'link' | 'busyToA' | 'busyToB'>

function withHolds({ link, busyToA, busyToB }: Bare, holds: readonly LinkHold[]): LinkState {
  const sum = (of: (hold: LinkHold) => number | undefined) => holds.reduce((total, hold) => total + (of(hold) ?? 0), 0)
  const arriving = holds.reduce((share, hold) => share * (1 - (hold.lossPercent ?? 0) / 100), 1)
  return {
    link,
    holds,
    cut: holds.some((hold) => hold.cut),
    silentToA: holds.some((hold) => hold.silentToA),
    silentToB: holds.some((hold) => hold.silentToB),
    lossPercent: 100 - (100 - link.lossPercent) * arriving,
    delayMicros: link.delayMicros + sum((hold) => hold.delayMicros),
    jitterMicros: link.jitterMicros + sum((hold) => hold.jitterMicros),
    busyToA,
    busyToB,
  }
}

/** Lets a fault stand on a link, or ends it. */
export function holdLink(network: Network, id: string, hold: LinkHold, stands: boolean): void {
  const state = network.links.get(id)
  if (!state) return
  const others = state.holds.filter(({ fault }) => fault !== hold.fault)
  network.links.set(id, withHolds(state, stands ? [...others, hold] : others))
}

/** The link at an interface, and which of its ends that is. */
export function linkAt(
  network: Network,
  end: LinkEnd,
): { readonly state: LinkState; readonly isA: boolean } | undefined {
  const known = network.ends.get(`${end.device}/${end.interface}`)
  const state = known && network.links.get(known.link)
  return known && state && { state, isA: known.towards === 'b' }
}
