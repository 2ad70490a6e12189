/** Links and the faults on them: several may stand at once, and the end of one leaves the others. */
import { accessOf, type LinkEnd, type Topology, type TopologyLink } from '../../config/index'
import { wireAt } from './carried'
import type { LinkHold, LinkState, Wire } from './place'
import type { Network } from './state'

export function freshLink(link: TopologyLink): LinkState {
  return withHolds(link, [])
}

function withHolds(link: TopologyLink, holds: readonly LinkHold[]): LinkState {
  const sum = (of: (hold: LinkHold) => number | undefined) => holds.reduce((total, hold) => total + (of(hold) ?? 0), 0)
  const arriving = holds.reduce((share, hold) => share * (1 - (hold.lossPercent ?? 0) / 100), 1)
  return {
    link,
    access: accessOf(link),
    holds,
    cut: holds.some((hold) => hold.cut),
    silentToA: holds.some((hold) => hold.silentToA),
    silentToB: holds.some((hold) => hold.silentToB),
    lossPercent: 100 - (100 - link.lossPercent) * arriving,
    delayMicros: link.delayMicros + sum((hold) => hold.delayMicros),
    jitterMicros: link.jitterMicros + sum((hold) => hold.jitterMicros),
  }
}

/** Lets a fault stand on a link, or ends it. */
export function holdLink(network: Network, id: string, hold: LinkHold, stands: boolean): void {
  const state = network.links.get(id)
  if (!state) return
  const others = state.holds.filter(({ fault }) => fault !== hold.fault)
  network.links.set(id, withHolds(state.link, stands ? [...others, hold] : others))
}

/** The link at an interface, and which of its ends that is. */
export function linkAt(
  network: Network,
  end: LinkEnd,
): { readonly state: LinkState; readonly isA: boolean } | undefined {
  const wire = wireAt(network, end.device, end.interface)
  const state = wire && network.links.get(wire.link)
  return wire && state && { state, isA: wire.isA }
}

/** What is at every port. */
export function wiresOf(topology: Topology): Network['wires'] {
  const wires = new Map<string, Map<string, Wire>>()
  const put = (near: LinkEnd, wire: Wire) => {
    const ports = wires.get(near.device) ?? new Map<string, Wire>()
    wires.set(near.device, ports.set(near.interface, wire))
  }
  topology.links.forEach(({ id, a, b }, index) => {
    put(a, { link: id, isA: true, far: b, line: 2 * index })
    put(b, { link: id, isA: false, far: a, line: 2 * index + 1 })
  })
  return wires
}
