/** Packets that are larger than what comes next takes: cut, or dropped with a word to their sender (RFC 791, RFC 1191). */
import type { Source } from '../../../config/index'
import {
  espPacketSize,
  formatIp,
  fragmented,
  type Ipv4Packet,
  largestInside,
  largestPiece,
  packetSize,
  piecesOf,
} from '../../../net/index'
import { sendIcmpError } from '../icmp'
import { pathOf } from '../path-mtu'
import { portWithAddress } from '../ports'
import type { NodeState, Port } from '../state'
import { drop, type Transit } from '../transit'
import type { World } from '../world'
import { EVERYWHERE, type Stage, type Verdict } from './stage'
import { HAS_PROTECTION } from './tunnel-out'

/** ICMP code: fragmentation needed and DF set (RFC 792). */
const NEEDS_FRAGMENTS = 4

/**
 * Look-ahead fragmentation, and what must not be cut: decided by what the packet will be in ESP (Cisco IOS, Pre-Fragmentation
 * for IPsec VPNs; RFC 4301 section 8.2). What is left goes on to be cut after encryption.
 */
export const sizeInTunnel: Stage = {
  name: 'size in the tunnel',
  does: 'what would be too large as ESP is cut before encryption, or dropped with ICMP 3/4 when it must not be cut',
  ...HAS_PROTECTION,
  run(world, node, transit) {
    const { chosen, outPort, packet } = transit
    if (!chosen || !outPort) return 'on'
    const path = pathOf(world, chosen, outPort)
    const largest = espPacketSize(path.form, largestPiece(packet))
    if (largest <= path.mtu) return 'on'
    const dfBit = outPort.config.dfBit ?? node.config.crypto?.dfBit
    const lookAhead = outPort.config.lookAhead ?? node.config.crypto?.lookAhead
    const room = largestInside(path.mtu, path.form)
    const keptWhole = packet.df === true && dfBit?.value !== 'clear'
    const before = lookAhead?.value === true && path.form.mode === 'tunnel' && !keptWhole
    if (before)
      return cut(
        transit,
        room,
        `It would be ${largest} bytes as ESP, and ${lineText(path, outPort)} ${path.mtu}`,
        lookAhead.source,
      )
    if (!keptWhole && dfBit?.value !== 'set') return 'on'
    const why = `${largest} bytes as ESP are more than the ${path.mtu} that ${lineText(path, outPort)}, and ESP to ${formatIp(chosen.remote)} must not be cut`
    return tooBig(world, node, transit, room, why, dfBit?.source)
  },
}

const lineText = ({ told }: { readonly told: boolean }, port: Port) =>
  told ? 'the way to the peer takes' : `${port.name} takes`

export const sizeOnTheWire: Stage = {
  name: 'size',
  does: 'what is larger than the interface takes is cut, or dropped with ICMP 3/4 when it must not be cut',
  ...EVERYWHERE,
  run(world, node, transit) {
    const { outPort, packet } = transit
    if (!outPort || largestPiece(packet) <= outPort.config.mtu) return 'on'
    const { mtu } = outPort.config
    if (!packet.df)
      return cut(transit, mtu, `${largestPiece(packet)} bytes are more than ${outPort.name} takes`, undefined)
    return tooBig(
      world,
      node,
      transit,
      mtu,
      `${largestPiece(packet)} bytes are more than the ${mtu} that ${outPort.name} takes, and the packet must not be cut`,
      undefined,
    )
  },
}

function cut(transit: Transit, mtu: number, why: string, source: Source | undefined): Verdict {
  const packet = fragmented(transit.packet, mtu)
  transit.packet = packet
  transit.hop?.step('size', 'fragmented', `${why}: it goes on in ${fragmentsText(packet)}.`, { packet, source })
  return 'on'
}

/** `2 fragments of 1444 + 76 bytes`. */
export function fragmentsText(packet: Ipv4Packet): string {
  const pieces = piecesOf(packet)
  return `${pieces.length} fragments of ${pieces.join(' + ')} bytes`
}

function tooBig(
  world: World,
  node: NodeState,
  transit: Transit,
  mtu: number,
  why: string,
  source: Source | undefined,
): Verdict {
  const { packet, hop, inPort, untranslated = packet } = transit
  // ESP that the device has made is told of when a router on the way says so, and its sender with the next packet.
  const about = transit.encrypted ? packet : untranslated
  const silenced = inPort?.config.unreachablesOff
  const told = packet.df && !portWithAddress(node, about.source) && !node.config.firewall && !silenced
  const tells = told ? ` ${formatIp(about.source)} is told that ${mtu} bytes would fit (ICMP 3/4).` : ''
  const hushed = silenced ? ` Nobody is told: ${silenced.text.trim()} stands below ${inPort?.name}.` : ''
  hop?.step('size', 'too large', `${why}.${tells}${hushed}`, { source: silenced ?? source })
  drop(world, hop, 'too-big', `${packetSize(packet)} bytes with DF: ${why}.`)
  if (told) sendIcmpError(world, node, about, 'unreachable', NEEDS_FRAGMENTS, inPort?.address?.ip, mtu)
  return 'ended'
}
