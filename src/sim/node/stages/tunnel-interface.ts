/**
 * Tunnel interfaces. What leaves by one meets the list and the MTU of that interface, is wrapped in GRE, or becomes ESP as it
 * is, and is routed by its outer header; what comes out of one arrives there like anything that comes in by an interface.
 */
import type { TunnelConfig } from '../../../config/index'
import { formatIp, greIn, greOf, type Ipv4Packet, packetSize, piecesOf, wrappedIn } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import { rowOfSa, tunnelSa } from '../../protocols/ipsec/operations'
import { lookup } from '../../rib/fib'
import { chainOf } from '../../rib/resolve'
import { problemOf } from '../ask'
import { passesList } from '../checks'
import { countPacketIn, countPacketOut } from '../counters'
import { packetText } from '../describe'
import { openTunnel } from '../open-lines'
import { isOwnAddress } from '../ports'
import type { NodeState, Port } from '../state'
import { ribIn, type TableName, tableOf } from '../tables'
import type { Tape } from '../tape'
import { drop, endsOpen, isAsked, type Transit } from '../transit'
import { askForTunnel, endsOf, headOf, type TunnelEnds, tunnelOfGre } from '../tunnel-ends'
import type { World } from '../world'
import { sizeOnTheWire } from './size'
import type { Stage, Verdict } from './stage'

const HAS_TUNNELS: Pick<Stage, 'where' | 'has'> = {
  where: 'devices with tunnel interfaces',
  has: ({ interfaces }) => interfaces.some(({ tunnel }) => tunnel !== undefined),
}

export const intoTunnel: Stage = {
  name: 'tunnel interface, going out',
  does: 'what leaves by a tunnel interface is wrapped in GRE, or is to become ESP; in GRE it is routed by its outer header',
  ...HAS_TUNNELS,
  run(world, node, transit) {
    const { outPort } = transit
    const tunnel = outPort?.config.tunnel
    return outPort && tunnel ? enter(world, node, transit, outPort, tunnel) : 'on'
  },
}

/** Tunnels in tunnels of one device beyond which they lead into each other. */
const MOST_WRAPPINGS = 4

function enter(world: World, node: NodeState, transit: Transit, port: Port, tunnel: TunnelConfig): Verdict {
  const { hop } = transit
  if (!port.up) {
    drop(world, hop, 'link-down', `${port.name} is down.`)
    return 'ended'
  }
  if (transit.wrapped >= MOST_WRAPPINGS) {
    drop(world, hop, 'loop', `Tunnel interfaces lead into each other: ${port.name} would wrap it once more.`)
    return 'ended'
  }
  if (!passesList(world, node, port, 'out', transit)) return 'ended'
  if (sizeOnTheWire.run(world, node, transit) === 'ended') return 'ended'
  const ends = endsOf(node, tunnel)
  if (!ends) {
    drop(world, hop, 'link-down', `${port.name} has no end that is up.`)
    return 'ended'
  }
  countPacketOut(world, node, port.name, transit.packet)
  if (tunnel.mode === 'gre') wrap(node.tape, transit, port, tunnel, ends)
  transit.directed = false
  return tunnel.protection ? protect(world, node, transit, port, tunnel, ends) : routedAgain(transit, tunnel)
}

function wrap(
  tape: Tape | undefined,
  transit: Transit,
  port: Port,
  { key, destination }: TunnelConfig,
  { local, remote }: TunnelEnds,
): void {
  const packet = greOf(transit.packet, local, remote, key?.value)
  transit.packet = packet
  tape?.makes((inner) => greOf(inner, local, remote, key?.value))
  const text = `${port.name}: GRE from ${formatIp(local)} to ${formatIp(remote)}: ${packetText(packet)}.`
  transit.hop?.step('tunnel', 'wrapped', text, { packet, source: destination?.source })
}

function routedAgain(transit: Transit, { vrf }: TunnelConfig): Verdict {
  transit.table = vrf?.value
  transit.inPort = undefined
  transit.decrypted = false
  transit.wrapped++
  return 'again'
}

/** Protection is by the SA of the interface, whatever is in the packet. */
function protect(
  world: World,
  node: NodeState,
  transit: Transit,
  port: Port,
  { protection, vrf }: TunnelConfig,
  { remote }: TunnelEnds,
): Verdict {
  const { hop } = transit
  const sa = tunnelSa(node.ipsec, port.name)
  if (!sa) return unprotected(world, node, transit, port)
  if (isAsked(world, transit) && endsOpen(world, transit, 'crypto-map', openTunnel(node.config, sa))) return 'ended'
  const why = `tunnel protection of ${port.name}: whatever leaves by it goes to ${formatIp(remote)} as ESP.`
  hop?.step('crypto-map', 'matched', why, { source: protection?.source, rows: [rowOfSa(sa)] })
  transit.wrapped++
  transit.chosen = sa
  transit.because = protection?.source
  transit.outPort = wayOut(node, sa, vrf?.value) ?? port
  return 'on'
}

/** The interface that ESP to the other end leaves by. */
function wayOut(node: NodeState, { remote }: SaPair, table: TableName): Port | undefined {
  const { fib } = ribIn(node, table)
  const best = lookup(fib, remote)[0]
  const name = best && chainOf(best, fib).interface
  return name === undefined ? undefined : node.ports.get(name)
}

function unprotected(world: World, node: NodeState, transit: Transit, port: Port): Verdict {
  const { hop } = transit
  const { protection } = port.config.tunnel ?? {}
  const head = protection && headOf(node.config, protection.map)
  const asked = isAsked(world, transit)
  const problem = head && asked ? problemOf(node, head) : undefined
  const attempt = problem === undefined ? 'stands' : 'failed'
  if (head && asked && endsOpen(world, transit, 'crypto-map', openTunnel(node.config, head, attempt))) return 'ended'
  const why = `${port.name} is protected by IPsec profile ${protection?.profile}, and there is no SA.${problem === undefined ? '' : ` Last attempt: ${problem}.`}`
  hop?.step('crypto-map', 'no SA', why, { source: protection?.source })
  const lost = `${why} The packet is lost; negotiation is asked for.`
  drop(world, hop, 'dropped-by-crypto', lost, problem === undefined ? { untried: true } : {})
  askForTunnel(world, node, port.name)
  return 'ended'
}

export const outOfTunnel: Stage = {
  name: 'tunnel interface, coming in',
  does: 'GRE for an end of a tunnel interface is unwrapped, and what was in it arrives there; a keepalive is noted',
  ...HAS_TUNNELS,
  run(world, node, transit) {
    const { packet, inPort } = transit
    const gre = greIn(packet)
    if (!gre || !isOwnAddress(node, packet.destination, inPort)) return 'on'
    const ends = { local: packet.destination, remote: packet.source }
    const port = tunnelOfGre(node, ends, gre.key)
    return port ? unwrap(world, node, transit, port, gre.inner) : strayGre(world, node, transit, ends)
  },
}

function strayGre(world: World, node: NodeState, { hop }: Transit, { local, remote }: TunnelEnds): Verdict {
  const text = `GRE from ${formatIp(remote)} to ${formatIp(local)} belongs to no tunnel interface of ${node.device}.`
  hop?.step('tunnel', 'unknown', text)
  drop(world, hop, 'denied-in', text)
  return 'ended'
}

function unwrap(world: World, node: NodeState, transit: Transit, port: Port, inner: Ipv4Packet | undefined): Verdict {
  const { hop } = transit
  const { protection } = port.config.tunnel ?? {}
  if (protection && transit.openedBy?.interface !== port.name) {
    const text = `${port.name} is protected by IPsec profile ${protection.profile}, but the packet came in clear.`
    hop?.step('tunnel', 'clear where ESP is due', text, { source: protection.source })
    drop(world, hop, 'dropped-by-crypto', text)
    return 'ended'
  }
  if (!inner) {
    world.tell(node, { kind: 'tunnel', interface: port.name, says: 'answered' })
    hop?.step('tunnel', 'keepalive', `A keepalive of ${port.name} has come back.`)
    hop?.finish('accepted', `${node.device} takes the packet.`, world.now())
    world.ended?.({ disposition: 'accepted', reason: '' })
    return 'ended'
  }
  // A keepalive of the other end is sent back whatever this end thinks of the tunnel.
  if (port.config.shutdown.value || (!port.up && greIn(inner) === undefined)) {
    drop(world, hop, 'link-down', `${port.name} is down.`)
    return 'ended'
  }
  node.tape?.makes((outer) => wrappedIn(outer) ?? outer)
  return arriveAt(world, node, transit, port, inner)
}

/** What came out of a tunnel goes on as if it had come in by its interface. */
export function arriveAt(world: World, node: NodeState, transit: Transit, port: Port, inner: Ipv4Packet): Verdict {
  const { watch } = transit.packet
  const packet = watch === undefined ? inner : { ...inner, watch }
  countPacketIn(world, node, port.name, packet)
  transit.packet = packet
  transit.inPort = port
  transit.table = tableOf(port)
  transit.decrypted = false
  transit.openedBy = undefined
  const pieces = piecesOf(packet).length
  const size = `${packetSize(packet)} bytes${pieces > 1 ? ` in ${pieces} pieces` : ''}`
  transit.hop?.step('tunnel', 'unwrapped', `On ${port.name}, ${size}: ${packetText(packet)}.`, { packet })
  return 'again'
}
