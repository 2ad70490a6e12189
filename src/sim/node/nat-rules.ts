/**
 * A router's translation by its lines (`ip nat inside source`): on the way out after routing and before the crypto map,
 * on the way in after decryption and before routing (FACTS sections 5 and 9). What no line names is not translated, so
 * that a list that denies what the tunnel protects keeps it as it is. Marks without lines translate nothing.
 */
import {
  evaluateList,
  type NatRule,
  type NotKnown,
  notKnownAt,
  type RouteMatch,
  type Source,
  subjectOf,
} from '../../config/index'
import { formatIp, type Ip, type Ipv4Packet, ipOf, lookUp } from '../../net/index'
import { openTranslation } from './open-lines'
import type { NodeState, Port, SeenNode } from './state'
import { find, remember, type TranslationResult, translateIn, translateOut } from './translate'
import { wholeAs, wholeOf } from './translation-index'
import type { World } from './world'

export type RuleResult =
  | { readonly kind: 'untouched'; readonly reason: string; readonly source?: Source }
  | (TranslationResult & { readonly source?: Source })
  | { readonly kind: 'open'; readonly notKnown: NotKnown }

type Dynamic = Extract<NatRule, { readonly kind: 'dynamic' }>
type Static = Extract<NatRule, { readonly kind: 'static' }>

/** A packet that goes from an inside to an outside interface. */
export function translateByRules(world: World, node: NodeState, outPort: Port, packet: Ipv4Packet): RuleResult {
  const open = openTranslation(node.config)
  if (open) return { kind: 'open', notKnown: open }
  let refused: Source | undefined
  for (const rule of node.config.nat?.rules ?? []) {
    if (rule.kind === 'static') {
      const moved = staticOut(node, rule, outPort, packet)
      if (moved) return moved
      continue
    }
    const verdict = permits(node, rule, outPort, packet)
    if (verdict.action === 'not-known') return { kind: 'open', notKnown: verdict.notKnown }
    if (verdict.action === 'permit') return dynamicOut(world, node, rule, packet)
    refused ??= verdict.source
  }
  const reason = `No line translates ${formatIp(packet.source)} → ${formatIp(packet.destination)}: its addresses stay.`
  return { kind: 'untouched', reason, ...(refused ? { source: refused } : {}) }
}

/** A packet that came in by an outside interface; undefined = no translation is about it. */
export function translateBack(
  world: World,
  node: NodeState,
  packet: Ipv4Packet,
): Extract<TranslationResult, { readonly kind: 'translated' }> | undefined {
  const fixed = staticIn(node, packet)
  if (fixed) return { kind: 'translated', ...fixed }
  const mapped = find(world, node, wholeAs(packet.destination))
  if (mapped) return { kind: 'translated', ...toInside(packet, mapped.inside) }
  if (!isGlobal(node, packet.destination)) return undefined
  const result = translateIn(world, node, packet)
  return result.kind === 'translated' ? result : undefined
}

/** Whether a translation may be about an address: only then are its entries looked through. */
function isGlobal(node: SeenNode, address: Ip): boolean {
  return (node.config.nat?.rules ?? []).some((rule) => isGlobalOf(node, rule, address))
}

/** Whether a router answers ARP for an address that only its translation has. */
export const answersForGlobal = (node: SeenNode, address: Ip): boolean =>
  (node.config.nat?.rules ?? []).some(
    (rule) => !(rule.kind === 'static' && rule.noAlias) && isGlobalOf(node, rule, address),
  )

function isGlobalOf(node: SeenNode, { to }: NatRule, address: Ip): boolean {
  if (to.kind === 'pool') return address >= to.first && address <= to.last
  return address === (to.kind === 'address' ? to.address : addressOn(node, to.interface))
}

type Verdict =
  | { readonly action: 'permit' | 'deny'; readonly source?: Source }
  | { readonly action: 'not-known'; readonly notKnown: NotKnown }

function permits(node: NodeState, rule: Dynamic, outPort: Port, packet: Ipv4Packet): Verdict {
  return rule.by === 'list' ? listSays(node, rule.name, packet) : mapSays(node, rule.name, outPort, packet)
}

/** A list that does not exist names nothing to translate (field knowledge). */
function listSays({ config }: NodeState, name: string, packet: Ipv4Packet): Verdict {
  const list = lookUp(config.accessLists, name)
  if (!list) return { action: 'deny' }
  const verdict = evaluateList(list, subjectOf(packet))
  if (verdict.action === 'not-known') return verdict
  return { action: verdict.action, ...(verdict.entry ? { source: verdict.entry.line } : {}) }
}

/** The first entry all of whose conditions hold; one that surely does not is enough to pass it over. */
function mapSays(node: NodeState, name: string, outPort: Port, packet: Ipv4Packet): Verdict {
  for (const entry of lookUp(node.config.routeMaps, name)?.entries ?? []) {
    const answers = entry.matches.map((match) => matchSays(node, match, entry.source, outPort, packet))
    if (answers.some(({ action }) => action === 'deny')) continue
    const open = answers.find(({ action }) => action === 'not-known')
    return open ?? { action: entry.action, source: entry.source }
  }
  return { action: 'deny' }
}

/** Access lists look at the packet, `match interface` at its way out; what else is about routes says nothing of a packet. */
function matchSays(node: NodeState, match: RouteMatch, source: Source, outPort: Port, packet: Ipv4Packet): Verdict {
  if (match.kind === 'not-known') return { action: 'not-known', notKnown: match.notKnown }
  if (match.kind === 'interface') return { action: match.interfaces.includes(outPort.name) ? 'permit' : 'deny', source }
  if (match.kind !== 'access-list' || match.of !== 'address')
    return { action: 'not-known', notKnown: notKnownAt(node.device, source, 'whether this route-map translates it') }
  const said = match.lists.map((list) => listSays(node, list, packet))
  const decides = (action: Verdict['action']) => said.find((verdict) => verdict.action === action)
  return decides('permit') ?? decides('not-known') ?? said[0] ?? { action: 'deny' }
}

function dynamicOut(world: World, node: NodeState, rule: Dynamic, packet: Ipv4Packet): RuleResult {
  const { source, to } = rule
  if (to.kind === 'interface') {
    const own = addressOn(node, to.interface)
    if (own === undefined) return { kind: 'dropped', reason: `${to.interface} has no address to translate to.`, source }
    return { ...translateOut(world, node, own, packet), source }
  }
  if (rule.overload) return { ...translateOut(world, node, to.first, packet), source }
  const known = find(world, node, wholeOf(packet.source))
  const global = known?.global ?? freeAddress(world, node, to)
  if (global === undefined)
    return { kind: 'dropped', reason: `Every address of the pool of "${source.text.trim()}" is taken.`, source }
  remember(world, node, {
    protocol: 'ip',
    inside: packet.source,
    insideId: 0,
    outsideId: 0,
    remote: packet.destination,
    global,
  })
  return { kind: 'translated', ...toOutside(packet, global), source }
}

function freeAddress(world: World, node: NodeState, { first, last }: { readonly first: Ip; readonly last: Ip }) {
  for (let address: number = first; address <= last; address++) {
    const ip = ipOf(address)
    if (!find(world, node, wholeAs(ip))) return ip
  }
  return undefined
}

/** Entries of one port go before those of a whole address, as they stand in the table of a router. */
function staticOut(node: NodeState, rule: Static, outPort: Port, packet: Ipv4Packet): RuleResult | undefined {
  if (packet.source !== rule.local) return undefined
  const { ports, routeMap, source } = rule
  const { payload } = packet
  if (ports && !(payload.protocol === ports.protocol && payload.sourcePort === ports.local)) return undefined
  const verdict = routeMap === undefined ? undefined : mapSays(node, routeMap, outPort, packet)
  if (verdict?.action === 'deny') return undefined
  if (verdict?.action === 'not-known') return { kind: 'open', notKnown: verdict.notKnown }
  const global = globalOf(node, rule)
  if (global === undefined) return undefined
  const moved = toOutside(packet, global)
  const text = moved.packet.payload
  const ported =
    ports && (text.protocol === 'tcp' || text.protocol === 'udp') ? { ...text, sourcePort: ports.global } : text
  return { kind: 'translated', text: moved.text, packet: { ...moved.packet, payload: ported }, source }
}

function staticIn(node: NodeState, packet: Ipv4Packet) {
  const { payload } = packet
  for (const rule of node.config.nat?.rules ?? []) {
    if (rule.kind !== 'static' || globalOf(node, rule) !== packet.destination) continue
    if (!rule.ports) return toInside(packet, rule.local)
    if (payload.protocol !== rule.ports.protocol || payload.destinationPort !== rule.ports.global) continue
    const moved = toInside(packet, rule.local)
    return { ...moved, packet: { ...moved.packet, payload: { ...payload, destinationPort: rule.ports.local } } }
  }
  return undefined
}

function globalOf(node: SeenNode, { to }: Static): Ip | undefined {
  return to.kind === 'address' ? to.address : addressOn(node, to.interface)
}

const addressOn = (node: SeenNode, name: string): Ip | undefined => node.ports.get(name)?.address?.ip

const toOutside = (packet: Ipv4Packet, global: Ip) => ({
  packet: { ...packet, source: global },
  text: `${formatIp(packet.source)} ↔ ${formatIp(global)}`,
})
const toInside = (packet: Ipv4Packet, local: Ip) => ({
  packet: { ...packet, destination: local },
  text: `${formatIp(packet.destination)} ↔ ${formatIp(local)}`,
})
