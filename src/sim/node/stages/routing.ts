/** Longest match and recursion, and the checks that need both interfaces. */
import { contains, formatIp, type Ip, type Ipv4Packet, PRIVATE_PREFIXES } from '../../../net/index'
import { lookup } from '../../rib/fib'
import { chainOf, type Resolution } from '../../rib/resolve'
import type { Route } from '../../rib/route'
import { firewallAdmits, hairpins } from '../checks'
import { PROTOCOL_WORDS, routeRows, routeText } from '../describe'
import { sendIcmpError } from '../icmp'
import { openRoute } from '../open-lines'
import type { NodeState } from '../state'
import { ribIn } from '../tables'
import { drop, endsOpen, isAsked, type Transit } from '../transit'
import type { World } from '../world'
import { zonesAdmit } from '../zones'
import { answersBeyond } from './beyond'
import { EVERYWHERE, onIf, type Stage, type Verdict } from './stage'

export const routing: Stage = {
  name: 'routing',
  does: 'the longest match, and the way to its next hop; equal routes share by addresses',
  ...EVERYWHERE,
  run(world, node, transit) {
    const { packet } = transit
    if (transit.directed) return 'on'
    const candidates = lookup(ribIn(node, transit.table).fib, packet.destination)
    // Beside a route that may not be there its equals are no certain choice.
    const best = candidates.find((item) => item.notKnown) ?? pickRoute(candidates, packet)
    if (isAsked(world, transit) && endsOpen(world, transit, 'route', openRoute(node.config, packet, best)))
      return 'ended'
    return best ? follow(world, node, transit, best) : noRoute(world, node, transit)
  },
}

function follow(world: World, node: NodeState, transit: Transit, best: Route): Verdict {
  const { hop, inPort } = transit
  const resolution = chainOf(best, ribIn(node, transit.table).fib)
  if (resolution.interface === 'Null0') return toNull(world, transit, best, resolution)
  if (endsOpen(world, transit, 'route', resolution.chain.find((item) => item.notKnown)?.notKnown)) return 'ended'
  const outPort = resolution.interface === undefined ? undefined : node.ports.get(resolution.interface)
  if (!outPort) return noRoute(world, node, transit)
  transit.outPort = outPort
  transit.resolution = resolution
  if (hop) {
    const { table } = transit
    const detail = `${table === undefined ? '' : `VRF ${table}: `}${PROTOCOL_WORDS[best.protocol]} route, out of ${outPort.name}${best.owner ? ` (${best.owner})` : ''}.`
    hop.step('route', 'matched', detail, { rows: routeRows(resolution), source: best.source })
  }
  return onIf(!inPort || !endsOpen(world, transit, 'route', outPort.config.passage))
}

/** Equal-cost routes share the load by addresses, so that one conversation keeps one path. */
function pickRoute<T>(candidates: readonly T[], packet: Ipv4Packet): T | undefined {
  return candidates.length < 2
    ? candidates[0]
    : candidates[((packet.source ^ packet.destination) >>> 0) % candidates.length]
}

function toNull(world: World, { hop }: Transit, best: Route, resolution: Resolution): Verdict {
  hop?.step('route', 'null', `${routeText(best)} leads to Null0.`, { rows: routeRows(resolution), source: best.source })
  drop(world, hop, 'null-routed', `${routeText(best)} discards the packet.`)
  return 'ended'
}

/** A public address that nobody drawn has, of one who is there all the same: what is drawn and cut off answers nobody. */
const isBeyondInternet = (world: World, node: NodeState, destination: Ip): boolean =>
  node.config.kind === 'internet' &&
  !PRIVATE_PREFIXES.some((prefix) => contains(prefix, destination)) &&
  !world.isDrawn(destination)

function noRoute(world: World, node: NodeState, { packet, hop, inPort, table }: Transit): Verdict {
  const where = table === undefined ? 'the routing table' : `the table of VRF ${table}`
  hop?.step(
    'route',
    'no route',
    `Nothing in ${where} matches ${formatIp(packet.destination)}, not even a default route.`,
  )
  drop(
    world,
    hop,
    'no-route',
    `${node.device} has no route to ${formatIp(packet.destination)}${table === undefined ? '' : ` in VRF ${table}`}.`,
  )
  const isOutside = inPort !== undefined && isBeyondInternet(world, node, packet.destination)
  if (!isOutside || !answersBeyond(world, node, inPort, packet))
    sendIcmpError(world, node, packet, 'unreachable', 0, inPort?.address?.ip)
  return 'ended'
}

export const sameInterface: Stage = {
  name: 'same interface',
  does: 'out by the interface it came in by: a router may at a cost, a PIX or ASA only when told',
  where: 'routers, PIX and ASA',
  has: ({ kind, firewall }) => kind === 'router' || firewall !== undefined,
  run(world, node, transit) {
    const { inPort, outPort, resolution } = transit
    if (!outPort || !resolution || inPort !== outPort) return 'on'
    return onIf(hairpins(world, node, transit, outPort, resolution))
  },
}

export const firewallRules: Stage = {
  name: 'rules of the firewall',
  does: 'known conversations, lists, levels, translations; a new conversation is remembered',
  where: 'PIX and ASA',
  has: ({ firewall }) => firewall !== undefined,
  run: (world, node, transit) => onIf(!transit.inPort || firewallAdmits(world, node, transit, transit.outPort)),
}

export const zoneFirewall: Stage = {
  name: 'zones',
  does: 'the zone-pair of the two interfaces, and the policy between them',
  where: 'IOS with zones',
  has: ({ zones }) => zones !== undefined,
  run: (world, node, transit) => onIf(zonesAdmit(world, node, transit, transit.outPort)),
}
