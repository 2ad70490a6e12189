/**
 * Rings that cables make of a VLAN where switch ports of routers are on them. Such a switch runs a spanning tree for each
 * VLAN by itself (IOS: PVST+), which leaves one port of a ring out. Which one is not simulated: the ring is taken to be open
 * at one port of a router, and watched packets end where they pass it, as not known.
 */
import { carriage, type LinkEnd, notKnownAt, vlanOfTag } from '../../config/index'
import { bridging } from '../node/bridge'
import type { SeenNode } from '../node/state'
import type { VlanRing } from '../node/world'
import type { Network, RingState, Trunks } from './state'
import { type Arc, findRing } from './storm'

export const ringAt = (network: Network, node: SeenNode, vlan: number | undefined): VlanRing | undefined =>
  node.builtIn && vlan !== undefined ? ringsOf(network, node).get(vlan) : undefined

/** All rings of a device in a text, by which one moment is told from another. */
export const ringsText = (network: Network, node: SeenNode): string =>
  [...ringsOf(network, node)].map(([vlan, { held, notKnown }]) => `${vlan} ${[...held]} ${notKnown.summary}`).join()

function ringsOf(network: Network, node: SeenNode): RingState['at'] {
  const known = network.rings.get(node.device)
  if (known?.asOf === network.changes) return known.at
  const at = ringsAt(network, node.device, trunksAround(network, node.device))
  network.rings.set(node.device, { asOf: network.changes, at })
  return at
}

/** Cables of which both ends are bridged, as far as they reach from a device. */
function trunksAround(network: Network, start: string): Trunks {
  const trunks = new Map<string, Trunks[number]>()
  const devices = new Set([start])
  for (const device of devices)
    for (const [port, { link, far }] of network.wires.get(device) ?? []) {
      const state = network.links.get(link)
      if (!state || !isBridged(network, { device, interface: port }) || !isBridged(network, far)) continue
      trunks.set(link, state.link)
      devices.add(far.device)
    }
  // In one order from wherever it is looked: a ring is open at one place only.
  return [...trunks.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function isBridged({ nodes }: Network, { device, interface: name }: LinkEnd): boolean {
  const node = nodes.get(device)
  return node?.config.kind === 'switch' || node?.ports.get(name)?.config.switchport !== undefined
}

const keyOf = (device: string, vlan: number | undefined) => `${device} ${vlan ?? ''}`

/** An arc that knows in which VLAN it leaves and comes; a device stands once for each of its VLANs. */
interface VlanArc extends Arc {
  readonly ends: readonly [LinkEnd, LinkEnd]
  readonly vlans: readonly [number | undefined, number | undefined]
}

function ringsAt(network: Network, device: string, trunks: Trunks): RingState['at'] {
  const at = new Map<number, VlanRing>()
  if (trunks.length < 2) return at
  let arcs = arcsOf(network, trunks)
  for (let ring = findRing(arcs); ring; ring = findRing(arcs)) {
    const { links, switches } = ring
    const members = arcs.filter(
      ({ from, to, link }) => links.includes(link) && switches.has(to.device) && switches.has(from.device),
    )
    const places = members.flatMap((arc) => placesOf(arc))
    const opened = places.find(({ end }) => network.nodes.get(end.device)?.builtIn)
    // Switches by themselves make a storm, which stands elsewhere.
    const gone = opened ? arcs.filter((arc) => placesOf(arc).some((place) => isSamePlace(place, opened))) : members
    if (opened) note(network, at, device, places, opened)
    arcs = arcs.filter((arc) => !gone.includes(arc))
  }
  return at
}

interface Place {
  readonly end: LinkEnd
  readonly vlan: number | undefined
}

const placesOf = ({ ends, vlans }: VlanArc): readonly Place[] => ends.map((end, index) => ({ end, vlan: vlans[index] }))

const isSamePlace = (a: Place, b: Place): boolean =>
  a.vlan === b.vlan && a.end.device === b.end.device && a.end.interface === b.end.interface

/** The ring is taken to be open at one place, and is told of in the VLANs of one of its devices. */
function note(
  { nodes }: Network,
  at: Map<number, VlanRing>,
  device: string,
  places: readonly Place[],
  opened: Place,
): void {
  const loop = [...new Set(places.map(({ end }) => `${end.device} ${end.interface}`))].join(', ')
  const interfaces = nodes.get(device)?.config.interfaces ?? []
  for (const vlan of new Set(places.flatMap((place) => (place.end.device === device ? [place.vlan] : [])))) {
    if (vlan === undefined) continue
    const known = at.get(vlan)
    const held = new Set(known?.held)
    if (opened.end.device === device && opened.vlan === vlan) held.add(opened.end.interface)
    const told = interfaces.find(({ bridged, switchport }) => bridged === vlan || switchport?.untagged === vlan)
    const summary = `which switch ports carry VLAN ${vlan}: cables make a ring (${loop}), and the spanning tree of routers' switches is not simulated`
    const notKnown = known?.notKnown ?? notKnownAt(device, told?.source ?? { line: 0, text: '' }, summary)
    at.set(vlan, { held, notKnown })
  }
}

function arcsOf(network: Network, trunks: Trunks): readonly VlanArc[] {
  const vlans = vlansOf(network, trunks)
  return trunks.flatMap(({ id, a, b }): readonly VlanArc[] => {
    const state = network.links.get(id)
    if (!state || state.cut) return []
    return [...vlans].flatMap((vlan) => [
      ...(state.silentToB ? [] : arcOf(network, id, a, b, vlan)),
      ...(state.silentToA ? [] : arcOf(network, id, b, a, vlan)),
    ])
  })
}

function arcOf(
  network: Network,
  link: Arc['link'],
  a: LinkEnd,
  b: LinkEnd,
  vlan: number | undefined,
): readonly VlanArc[] {
  const [near, far] = [network.nodes.get(a.device), network.nodes.get(b.device)]
  if (!near || !far || bridging(near, a.interface) !== 'forwarding' || bridging(far, b.interface) !== 'forwarding')
    return []
  const sent = sentAs(near, a.interface, vlan)
  const heard = sent && heardAs(far, b.interface, sent.tag)
  if (!heard) return []
  const from = { device: keyOf(a.device, vlan), interface: a.interface }
  const to = { device: keyOf(b.device, heard.vlan), interface: b.interface }
  return [{ link, from, to, ends: [a, b], vlans: [vlan, heard.vlan] }]
}

/** A switch that stands by itself is in each VLAN by its tag, or in that of the port. */
function sentAs(
  { ports }: SeenNode,
  name: string,
  vlan: number | undefined,
): { readonly tag: number | undefined } | undefined {
  const config = ports.get(name)?.config
  if (!config?.switchport) {
    const access = config?.accessVlan
    if (access === undefined) return { tag: vlan }
    return access === vlan ? { tag: undefined } : undefined
  }
  const how = vlan === undefined ? undefined : carriage(config.switchport, vlan)
  return how && { tag: how === 'tagged' ? vlan : undefined }
}

function heardAs(
  { ports }: SeenNode,
  name: string,
  tag: number | undefined,
): { readonly vlan: number | undefined } | undefined {
  const config = ports.get(name)?.config
  if (!config?.switchport) return { vlan: config?.accessVlan ?? tag }
  const vlan = vlanOfTag(config.switchport, tag)
  return vlan === undefined ? undefined : { vlan }
}

/**
 * VLANs that somebody there speaks of, or whoever is cabled to one of them by a tag: a trunk carries also what its own device has
 * no port in. What goes without a tag through plain switches is one of its own.
 */
function vlansOf({ nodes, wires }: Network, trunks: Trunks): ReadonlySet<number | undefined> {
  const vlans = new Set<number | undefined>([undefined])
  const devices = new Set(trunks.flatMap(({ a, b }) => [a.device, b.device]))
  const around = [...devices].flatMap((device) => [...(wires.get(device)?.values() ?? [])].map(({ far }) => far.device))
  for (const device of new Set([...devices, ...around]))
    for (const { bridged, switchport, accessVlan, over } of nodes.get(device)?.config.interfaces ?? [])
      for (const vlan of [bridged, switchport?.untagged, switchport?.voice, accessVlan, over?.vlan])
        if (vlan !== undefined) vlans.add(vlan)
  return vlans
}
