/** With whom a site can have a tunnel: every peer of its list that IKE reaches both ways and that agrees. */
import type { Configuration, CryptoMapEntry, DynamicMapEntry } from '../../config/index'
import { type Ip, lookUp } from '../../net/index'
import { ikeAgrees, ipsecAgrees } from './agreement'
import { portKey } from './ground'
import { answerTo, listPermits, type Packet, permitted, UDP } from './packet'
import { longest, resolve } from './routes'
import { translates } from './translation'
import { coveredBy, networkOfPattern, outerOf, type Tunnel } from './tunnel'
import { type Moment, Walk } from './walk'

export interface Offers {
  /** In the order of the list. */
  readonly tunnels: readonly Tunnel[]
  /** Whether having none is lawful too. */
  readonly none: boolean
}

const NONE: Offers = { tunnels: [], none: true }

/** What the traffic of a site may bring about; a text is what is not modelled. */
export function offersOf(
  moment: Moment,
  site: Configuration,
  wanted: Packet,
  inward: string | undefined,
): Offers | string {
  const { ground, addresses } = moment
  const { device, crypto } = site
  const rows = moment.tables.get(device) ?? []
  const [row] = longest(rows, wanted.destination)
  const exit = row && resolve(rows, row)
  const outward = site.interfaces.find((item) => item.name === exit?.out)
  const map = crypto?.maps.find((item) => item.name === outward?.cryptoMap?.value)
  if (!exit || !outward || !crypto || !map || !ground.runs(device, 'ike')) return NONE
  if (inward !== undefined) {
    if (translates(site, inward, exit.out, wanted)) return NONE
    const list = site.interfaces.find((item) => item.name === inward)?.accessIn?.value
    if (!permitted(site, list, wanted) || !permitted(site, outward.accessOut?.value, wanted)) return NONE
  }
  const entry = map.entries.find((item) => {
    const list = item.match && lookUp(site.accessLists, item.match.value)
    return list !== undefined && listPermits(list, wanted)
  })
  const local = addresses.of.get(portKey({ device, interface: map.localInterface?.value ?? exit.out }))?.ip
  if (!entry || local === undefined) return NONE
  return gather(moment, { site, entry, local, wanted })
}

interface Asking {
  readonly site: Configuration
  readonly entry: CryptoMapEntry
  readonly local: Ip
  readonly wanted: Packet
}

function gather(moment: Moment, asking: Asking): Offers | string {
  const tunnels: Tunnel[] = []
  let doubt = false
  for (const { address } of asking.entry.peers) {
    const offer = offerOf(moment, asking, address)
    if (offer.kind === 'not modelled') return offer.why
    if (offer.kind === 'refused') doubt = true
    if (offer.kind === 'tunnel') tunnels.push(offer.tunnel)
  }
  return { tunnels, none: doubt || tunnels.length === 0 }
}

type Offer =
  | { readonly kind: 'tunnel'; readonly tunnel: Tunnel }
  /** IKE does not get there and back. */
  | { readonly kind: 'silent' }
  /** It does, and they do not agree. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'not modelled'; readonly why: string }

const SILENT: Offer = { kind: 'silent' }

function offerOf(moment: Moment, asking: Asking, peer: Ip): Offer {
  const { site, entry, local, wanted } = asking
  const met = contact(moment, site.device, local, peer, 500)
  const head = met && moment.ground.config(met.at)
  if (!met || !head?.crypto || !site.crypto || !moment.ground.runs(met.at, 'ike')) return SILENT
  const templates = templatesAt(moment, head, peer)
  if (templates.length === 0) return SILENT
  const ends = { site: site.crypto, head: head.crypto, peer, visible: met.visible }
  const agreed = templates.map((item) => ikeAgrees(ends, entry, item))
  if (agreed.includes('depends')) return { kind: 'not modelled', why: 'which policy is chosen hangs on their order' }
  const template = templates.find((item, index) => agreed[index] === 'yes' && ipsecAgrees(ends, entry, item))
  if (!template) return { kind: 'refused' }
  const inUdp = met.visible !== local && site.crypto.isakmp.natTraversal.value && head.crypto.isakmp.natTraversal.value
  if (inUdp && !contact(moment, site.device, local, peer, 4500)) return SILENT
  const list = entry.match && lookUp(site.accessLists, entry.match.value)
  const line = list?.entries.find((item) => coveredBy(item)(wanted))
  const network = line && networkOfPattern(line.source)
  if (!line || !network) return { kind: 'not modelled', why: 'what its list names is no network' }
  const addresses = { local, peer, visible: met.visible }
  const tunnel: Tunnel = {
    ...addresses,
    site: site.device,
    head: head.device,
    entry,
    reverseRoute: template.reverseRoute,
    network,
    covers: coveredBy(line),
    outer: outerOf(addresses, inUdp),
  }
  return { kind: 'tunnel', tunnel }
}

/** The templates of the map whose identity is the address. */
function templatesAt({ ground, addresses }: Moment, head: Configuration, peer: Ip): readonly DynamicMapEntry[] {
  const identities = head.interfaces.flatMap(({ name, cryptoMap }) => {
    const map = cryptoMap && head.crypto?.maps.find((item) => item.name === cryptoMap.value)
    if (!map || !ground.up({ device: head.device, interface: name })) return []
    const address = addresses.of.get(portKey({ device: head.device, interface: map.localInterface?.value ?? name }))
    return address?.ip === peer ? [map] : []
  })
  const [map] = identities
  const names = [...(map?.dynamic ?? [])].sort((a, b) => a.sequence - b.sequence).map((item) => item.map)
  return names.flatMap((name) => head.crypto?.dynamicMaps.filter((item) => item.map === name) ?? [])
}

/** Where IKE's packet arrives and what it looks like there, if the answer comes back. */
function contact(
  moment: Moment,
  site: string,
  local: Ip,
  peer: Ip,
  port: number,
): { at: string; visible: Ip } | undefined {
  const walk = new Walk(moment)
  const asked: Packet = { source: local, destination: peer, protocol: UDP, sourcePort: port, destinationPort: port }
  const there = walk.go(site, asked)
  if (!there.arrived) return undefined
  const back = walk.go(there.at, answerTo(there.packet))
  return back.arrived && back.at === site ? { at: there.at, visible: there.packet.source } : undefined
}
