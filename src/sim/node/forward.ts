/**
 * The one forwarding path. In → out on IOS (FACTS section 5): input list, decrypt, input list again (older
 * releases), routing, NAT, crypto-map check on the egress interface, output list, encrypt, and the encrypted packet
 * is routed again by its outer header. Everything that sends or receives a packet comes through here.
 */
import type { Configuration, Source } from '../../config/index'
import { BROADCAST_MAC, formatIp, type Ip, type Ipv4Packet, tableValues } from '../../net/index'
import { decapsulate, encapsulate, type OutboundVerdict, selectOutbound } from '../protocols/ipsec/operations'
import { lookup } from '../rib/fib'
import { chainOf, type Resolution } from '../rib/resolve'
import { askArp, resolveArp } from './arp'
import { problemOf } from './ask'
import { firewallAdmits, hairpins, mayBeClear, passesList } from './checks'
import { countHit } from './connections'
import { PROTOCOL_WORDS, packetText, routeRows, routeText } from './describe'
import { hangs } from './doubts'
import { isBlocked } from './filter'
import { translatedTarget } from './firewall-nat'
import type { OpenHop } from './hop'
import { sendIcmpError } from './icmp'
import { deliverLocally } from './local'
import { translateBack, translateByRules } from './nat-rules'
import { openAtPort, openNeighbor, openRoute, openTranslation, openTunnel } from './open-lines'
import { isOwnAddress } from './ports'
import { openHop } from './recorder'
import type { NodeState, Port } from './state'
import { drop, dropUnknown, isOpen, type Transit } from './transit'
import { translateIn, translateOut } from './translate'
import type { World } from './world'
import { zonesAdmit } from './zones'

/** A packet arrives in a frame that was for this port. */
export function receivePacket(world: World, node: NodeState, inPort: Port, packet: Ipv4Packet): void {
  const hop = openHop(world, node.device, packet, inPort.name)
  hop?.step('receive', 'received', `On ${inPort.name}: ${packetText(packet)}.`)
  acceptIn(world, node, { packet, inPort, hop, decrypted: false, encrypted: false })
}

/** A packet is sent by a process of the device itself. */
export function originatePacket(world: World, node: NodeState, packet: Ipv4Packet): void {
  const hop = openHop(world, node.device, packet, undefined)
  hop?.step('originate', 'sent', `${packetText(packet)}.`)
  route(world, node, { packet, hop, decrypted: false, encrypted: false })
}

/** Input filter, decryption, translation, then local delivery or routing. */
function acceptIn(world: World, node: NodeState, transit: Transit): void {
  const { inPort, packet, hop } = transit
  if (inPort && isOpen(world, transit, 'receive', () => openAtPort(node.config, inPort.name, 'in'))) return
  if (inPort && !passesList(world, node, inPort, 'in', transit)) return
  if (hangs(world, node, transit)) return
  if (isBlocked(node.blocked, packet))
    return drop(world, hop, 'denied-in', 'A fault makes the firewall drop this protocol.')
  if (packet.payload.protocol === 'esp' && isOwnAddress(node, packet.destination, inPort) && node.config.crypto)
    return decrypt(world, node, transit)
  if (inPort && !transit.decrypted && !mayBeClear(node, inPort, transit, world)) return
  if (!node.config.nat?.rules && inPort?.config.natSide === 'outside' && inPort.address?.ip === packet.destination)
    return translateInbound(world, node, transit)
  dispatch(world, node, translatedBack(world, node, transit))
}

/** A router looks for a translation of what came from outside, and lets everything else go on as it is. */
function translatedBack(world: World, node: NodeState, transit: Transit): Transit {
  const { inPort, packet, hop } = transit
  if (!node.config.nat?.rules || inPort?.config.natSide !== 'outside') return transit
  const result = translateBack(world, node, packet)
  if (!result) return transit
  hop?.step('nat', 'translated', result.text, { packet: result.packet, rows: [{ table: 'nat', text: result.text }] })
  return { ...transit, packet: result.packet }
}

function dispatch(world: World, node: NodeState, transit: Transit): void {
  const { packet, inPort, hop } = transit
  if (!isOwnAddress(node, packet.destination, inPort)) return forward(world, node, transit)
  if (node.config.firewall && inPort && !firewallAdmits(world, node, transit, undefined)) return
  if (node.config.zones && !zonesAdmit(world, node, transit, undefined)) return
  hop?.step('deliver', 'accepted', `${formatIp(packet.destination)} is an address of ${node.device}.`)
  hop?.finish('accepted', `${node.device} takes the packet.`, world.now())
  world.ended?.('accepted', '')
  deliverLocally(world, node, inPort, packet)
}

/** TTL, then routing. A host forwards nothing. */
function forward(world: World, node: NodeState, transit: Transit): void {
  const { packet, hop, inPort } = transit
  if (node.config.kind === 'host')
    return drop(world, hop, 'insufficient-info', `${node.device} is a host and forwards nothing.`)
  if (node.config.firewall && isOpen(world, transit, 'nat', () => openTranslation(node.config))) return
  const translated = inPort && translatedTarget(node, inPort, packet)
  if (translated) dropUnknown(world, hop, 'nat', translated)
  if (translated && hop) return
  const open = inPort?.config.passage ?? inPort?.config.policyRouting
  if (open) dropUnknown(world, hop, 'route', open)
  if (open && hop) return
  const decrements = node.config.firewall?.decrementsTtl ?? true
  if (!decrements) return route(world, node, transit)
  if (packet.ttl <= 1) {
    drop(world, hop, 'loop', `TTL ${packet.ttl} has run out at ${node.device}.`)
    return sendIcmpError(world, node, packet, 'time-exceeded', 0, transit.inPort?.address?.ip)
  }
  route(world, node, { ...transit, packet: { ...packet, ttl: packet.ttl - 1 } })
}

/** Longest match, recursion, and the checks that need both interfaces. */
function route(world: World, node: NodeState, transit: Transit): void {
  const { packet, inPort, hop } = transit
  const candidates = lookup(node.rib.fib, packet.destination)
  // Beside a route that may not be there its equals are no certain choice.
  const best = candidates.find((item) => item.notKnown) ?? pickRoute(candidates, packet)
  if (isOpen(world, transit, 'route', () => openRoute(node.config, packet, best))) return
  if (!best) return noRoute(world, node, transit)
  const resolution = chainOf(best, node.rib.fib)
  if (resolution.interface === 'Null0') {
    hop?.step('route', 'null', `${routeText(best)} leads to Null0.`, {
      rows: routeRows(resolution),
      source: best.source,
    })
    return drop(world, hop, 'null-routed', `${routeText(best)} discards the packet.`)
  }
  const doubtful = resolution.chain.find((item) => item.notKnown)?.notKnown
  // What nobody watches goes by the nearest reading, so that one open line does not silence what does not hang on it.
  if (doubtful) dropUnknown(world, hop, 'route', doubtful)
  if (doubtful && hop) return
  const outPort = resolution.interface === undefined ? undefined : node.ports.get(resolution.interface)
  if (!outPort) return noRoute(world, node, transit)
  const detail = `${PROTOCOL_WORDS[best.protocol]} route, out of ${outPort.name}${best.owner ? ` (${best.owner})` : ''}.`
  hop?.step('route', 'matched', detail, { rows: routeRows(resolution), source: best.source })
  const { passage } = outPort.config
  if (passage && inPort) dropUnknown(world, hop, 'route', passage)
  if (passage && inPort && hop) return
  if (inPort === outPort && !hairpins(world, node, transit, outPort, resolution)) return
  if (node.config.firewall && inPort && !firewallAdmits(world, node, transit, outPort)) return
  if (node.config.zones && !zonesAdmit(world, node, transit, outPort)) return
  leave(world, node, transit, outPort, resolution)
}

/** Equal-cost routes share the load by addresses, so that one conversation keeps one path. */
function pickRoute<T>(candidates: readonly T[], packet: Ipv4Packet): T | undefined {
  return candidates.length < 2
    ? candidates[0]
    : candidates[((packet.source ^ packet.destination) >>> 0) % candidates.length]
}

function noRoute(world: World, node: NodeState, { packet, hop, inPort }: Transit): void {
  hop?.step(
    'route',
    'no route',
    `Nothing in the routing table matches ${formatIp(packet.destination)}, not even a default route.`,
  )
  drop(world, hop, 'no-route', `${node.device} has no route to ${formatIp(packet.destination)}.`)
  sendIcmpError(world, node, packet, 'unreachable', 0, inPort?.address?.ip)
}

/** Translation, crypto map, output filter; then the wire, or another round for the encrypted packet. */
function leave(world: World, node: NodeState, transit: Transit, outPort: Port, resolution: Resolution): void {
  if (isOpen(world, transit, 'transmit', () => openAtPort(node.config, outPort.name, 'out'))) return
  const translated = translateOutbound(world, node, transit, outPort)
  if (!translated || hangs(world, node, translated)) return
  if (!translated.encrypted && outPort.config.cryptoMap) return protect(world, node, translated, outPort, resolution)
  if (!passesList(world, node, outPort, 'out', translated)) return
  resolveAndSend(world, node, translated, outPort, resolution.gateway ?? translated.packet.destination)
}

function protect(world: World, node: NodeState, transit: Transit, outPort: Port, resolution: Resolution): void {
  const { packet, hop } = transit
  const verdict = selectOutbound(node.config, node.ipsec, outPort.name, packet)
  switch (verdict.kind) {
    case 'clear':
      hop?.step('crypto-map', 'not protected', verdict.reason, { source: verdict.source })
      if (!passesList(world, node, outPort, 'out', transit)) return
      return resolveAndSend(world, node, transit, outPort, resolution.gateway ?? packet.destination)
    case 'not-known':
      return dropUnknown(world, hop, 'crypto-map', verdict.notKnown)
    case 'drop':
      hop?.step('crypto-map', 'dropped', verdict.reason, { source: verdict.source })
      return drop(world, hop, 'dropped-by-crypto', verdict.reason)
    case 'negotiate':
      if (isOpen(world, transit, 'crypto-map', () => openTunnel(node.config, verdict))) return
      countCryptoHit(node, verdict.source)
      return askForSa(world, node, transit, outPort, verdict)
    case 'protect': {
      if (isOpen(world, transit, 'crypto-map', () => openTunnel(node.config, verdict.sa))) return
      countCryptoHit(node, verdict.source)
      hop?.step('crypto-map', 'matched', verdict.why(), { source: verdict.source, rows: verdict.rows() })
      if (!peerIsKnown(world, node, transit, outPort, resolution)) return
      // What goes into a tunnel is looked at in clear too, until 12.3(8)T (Crypto Access Check on Clear-Text Packets).
      if (node.config.filtersDecrypted && !passesList(world, node, outPort, 'out', transit)) return
      const sealed = encapsulate(node.ipsec, verdict.sa, packet)
      hop?.step(
        'encrypt',
        'encrypted',
        `ESP to ${formatIp(verdict.sa.remote)}, ${verdict.sa.transform.cipher}, ${verdict.sa.transform.mode} mode: ${packetText(sealed.packet)}.`,
        { packet: sealed.packet, source: verdict.source },
      )
      world.tell(node, { kind: 'sent', sa: verdict.sa.id, bytes: sealed.bytes })
      return route(world, node, { packet: sealed.packet, hop, decrypted: false, encrypted: true })
    }
  }
}

/** A reverse route that names the crypto interface has a neighbour to ask for before anything is encrypted (FACTS section 9). */
function peerIsKnown(world: World, node: NodeState, { hop }: Transit, port: Port, resolution: Resolution): boolean {
  const [route] = resolution.chain
  if (route?.protocol !== 'rri' || !route.nextHop || route.interface !== port.name) return true
  if (resolveArp(node, port, route.nextHop, world.now()) !== undefined) return true
  askArp(world, node, port, route.nextHop, undefined)
  const peer = formatIp(route.nextHop)
  const reason = `The reverse route points at ${peer} on ${port.name}, where nobody answers ARP for it: the adjacency is incomplete.`
  hop?.step('resolve', 'asked', reason, { source: route.source })
  drop(world, hop, 'neighbor-unreachable', reason)
  return false
}

/** An entry of a crypto access list counts what it protects, as any list does. */
function countCryptoHit(node: NodeState, source: Source | undefined): void {
  const place = source && placesOf(node.config.accessLists).get(source)
  if (place) countHit(node, place.list, place.index)
}

interface Place {
  readonly list: string
  readonly index: number
}

const places = new WeakMap<Configuration['accessLists'], ReadonlyMap<Source, Place>>()

/** Where the lines of a device's lists stand; made once for each configuration. */
function placesOf(lists: Configuration['accessLists']): ReadonlyMap<Source, Place> {
  const known = places.get(lists)
  if (known) return known
  const made = new Map<Source, Place>()
  for (const list of tableValues(lists))
    for (const [index, { line }] of list.entries.entries())
      if (!made.has(line)) made.set(line, { list: list.name, index })
  places.set(lists, made)
  return made
}

/** No SA yet: the packet is lost, IKE is told, and what kept earlier attempts from succeeding is said. */
function askForSa(
  world: World,
  node: NodeState,
  { packet, hop }: Transit,
  outPort: Port,
  verdict: Extract<OutboundVerdict, { readonly kind: 'negotiate' }>,
): void {
  const problem = hop || world.ended ? problemOf(node, verdict) : undefined
  const why = problem === undefined ? verdict.why : `${verdict.why} Last attempt: ${problem}.`
  hop?.step('crypto-map', 'no SA', why, { source: verdict.source })
  drop(world, hop, 'dropped-by-crypto', `${why} The packet is lost; negotiation is asked for.`)
  world.tell(node, {
    kind: 'needed',
    interface: outPort.name,
    map: verdict.map,
    sequence: verdict.sequence,
    source: packet.source,
    destination: packet.destination,
    ...(verdict.source ? { line: verdict.source.line } : {}),
  })
}

function decrypt(world: World, node: NodeState, transit: Transit): void {
  const { packet, hop, inPort } = transit
  const opened = decapsulate(node.ipsec, packet)
  if (opened.kind === 'unknown-spi') {
    const reason = `No SA of ${node.device} has SPI 0x${opened.spi.toString(16)}: the peer still uses one that is gone here.`
    hop?.step('decrypt', 'unknown SPI', reason)
    drop(world, hop, 'dropped-by-crypto', reason)
    const text = `decaps: rec'd IPSEC packet has invalid spi for destaddr=${formatIp(packet.destination)}, prot=50, spi=0x${opened.spi.toString(16).toUpperCase()}, srcaddr=${formatIp(packet.source)}`
    world.journal(node, {
      protocol: 'ipsec',
      event: 'unknown-spi',
      text: reason,
      syslog: { facility: 'CRYPTO', severity: 4, mnemonic: 'RECVD_PKT_INV_SPI', text },
    })
    return world.tell(node, { kind: 'unknown-spi', remote: packet.source, spi: opened.spi })
  }
  if (isOpen(world, transit, 'decrypt', () => openTunnel(node.config, opened.sa))) return
  hop?.step('decrypt', 'decrypted', `SA with ${formatIp(opened.sa.remote)}: ${packetText(opened.packet)}.`, {
    packet: opened.packet,
    source: opened.sa.source,
  })
  world.tell(node, { kind: 'heard', sa: opened.sa.id, bytes: opened.bytes })
  const inner: Transit = {
    packet: opened.packet,
    ...(inPort ? { inPort } : {}),
    hop,
    decrypted: true,
    encrypted: false,
  }
  if (!opened.covered)
    return drop(
      world,
      hop,
      'dropped-by-crypto',
      `The decrypted packet is not what the SA covers (${opened.proxyText()}).`,
    )
  if (inPort && node.config.filtersDecrypted && !passesList(world, node, inPort, 'in', inner)) return
  dispatch(world, node, translatedBack(world, node, inner))
}

function translateOutbound(world: World, node: NodeState, transit: Transit, outPort: Port): Transit | undefined {
  if (outPort.config.natSide !== 'outside' || !outPort.address || transit.inPort?.config.natSide !== 'inside')
    return transit
  if (node.config.nat?.rules) return translatedByRules(world, node, transit, outPort)
  const result = translateOut(world, node, outPort.address.ip, transit.packet)
  if (result.kind === 'dropped') {
    drop(world, transit.hop, 'dropped-by-nat', result.reason)
    return undefined
  }
  transit.hop?.step('nat', 'translated', result.text, {
    packet: result.packet,
    rows: [{ table: 'nat', text: result.text }],
  })
  return { ...transit, packet: result.packet }
}

/** A router: what its lines name, and nothing else. */
function translatedByRules(world: World, node: NodeState, transit: Transit, outPort: Port): Transit | undefined {
  const { hop } = transit
  const result = translateByRules(world, node, outPort, transit.packet)
  switch (result.kind) {
    case 'open':
      if (!hop && !world.ended) return transit
      dropUnknown(world, hop, 'nat', result.notKnown)
      return undefined
    case 'untouched':
      hop?.step('nat', 'not translated', result.reason, { source: result.source })
      return transit
    case 'dropped':
      drop(world, hop, 'dropped-by-nat', result.reason)
      return undefined
    case 'translated':
      hop?.step('nat', 'translated', result.text, {
        packet: result.packet,
        rows: [{ table: 'nat', text: result.text }],
        source: result.source,
      })
      return { ...transit, packet: result.packet }
  }
}

function translateInbound(world: World, node: NodeState, transit: Transit): void {
  const result = translateIn(world, node, transit.packet)
  if (result.kind === 'dropped') {
    transit.hop?.step('nat', 'no translation', result.reason)
    return drop(world, transit.hop, 'dropped-by-nat', result.reason)
  }
  transit.hop?.step('nat', 'translated', result.text, {
    packet: result.packet,
    rows: [{ table: 'nat', text: result.text }],
  })
  dispatch(world, node, { ...transit, packet: result.packet })
}

/** Finds the neighbour's MAC and puts the packet on the wire, or waits for ARP. */
function resolveAndSend(world: World, node: NodeState, transit: Transit, outPort: Port, neighbor: Ip): void {
  const { packet, hop } = transit
  if (!outPort.up) {
    return drop(world, hop, 'link-down', `${outPort.name} is down.`)
  }
  if (outPort.config.pointToPoint) return sendFrame(world, node, outPort, packet, hop, BROADCAST_MAC)
  if (isOpen(world, transit, 'resolve', () => openNeighbor(node.config, neighbor))) return
  const mac = resolveArp(node, outPort, neighbor, world.now())
  if (mac !== undefined) {
    hop?.step('resolve', 'known', `${formatIp(neighbor)} is ${mac}.`, {
      rows: [{ table: 'arp', text: `${formatIp(neighbor)} ${mac} ${outPort.name}` }],
    })
    return sendFrame(world, node, outPort, packet, hop, mac)
  }
  const holds = node.config.kind !== 'router' || transit.inPort === undefined
  const kept = askArp(world, node, outPort, neighbor, holds ? { packet, hop } : undefined)
  if (kept)
    hop?.step('resolve', 'asked', `${formatIp(neighbor)} is asked for by ARP on ${outPort.name}; the packet waits.`)
  else
    drop(
      world,
      hop,
      'neighbor-unreachable',
      `ARP for ${formatIp(neighbor)} on ${outPort.name} is not answered yet; the router drops the packet that asked.`,
    )
}

/** The last step at every device: the frame. */
export function sendFrame(
  world: World,
  node: NodeState,
  port: Port,
  packet: Ipv4Packet,
  hop: OpenHop | undefined,
  mac: string,
): void {
  const frame = { source: port.mac, destination: mac as typeof port.mac, payload: { type: 'ip', packet } as const }
  hop?.step('transmit', 'sent', `Out of ${port.name} to ${mac}.`)
  const link = world.linkAt(node, port.name)
  if (link === undefined) drop(world, hop, 'link-down', `${port.name} is connected to nothing.`)
  else hop?.forward(port.name, packet, link, world.now())
  world.transmit(node, port.name, frame)
}
