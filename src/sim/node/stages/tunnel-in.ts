/** ESP that comes in, what comes out of it, and what should have come in it. */
import { formatIp, type Ipv4Packet, wrappedIn } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import { after, NEVER } from '../../kernel/time'
import { type Decapsulated, decapsulate, passesReplay } from '../../protocols/ipsec/operations'
import { mayBeClear, passesList } from '../checks'
import { packetText } from '../describe'
import { openTunnel } from '../open-lines'
import { isOwnAddress } from '../ports'
import type { NodeState } from '../state'
import type { Tape } from '../tape'
import { drop, endsOpen, isAsked, type Transit } from '../transit'
import type { World } from '../world'
import { onIf, type Stage, type Verdict } from './stage'
import { arriveAt } from './tunnel-interface'
import { HAS_MAP } from './tunnel-out'

export const HAS_CRYPTO: Pick<Stage, 'where' | 'has'> = {
  where: 'devices with crypto lines',
  has: ({ crypto }) => crypto !== undefined,
}

export const decryption: Stage = {
  name: 'decryption',
  does: 'ESP for the device itself is opened; what comes out goes on as if it had just come in',
  ...HAS_CRYPTO,
  run(world, node, transit) {
    const { packet, inPort } = transit
    if (packet.payload.protocol !== 'esp' || !isOwnAddress(node, packet.destination, inPort)) return 'on'
    return open(world, node, transit)
  },
}

function open(world: World, node: NodeState, transit: Transit): Verdict {
  const { packet, hop } = transit
  // What is tried while the network stands still has no place in a row of packets.
  const window = world.ended ? undefined : (node.config.crypto?.replayWindow.value ?? 0)
  const opened = decapsulate(node.ipsec, packet, window)
  if (opened.kind === 'unknown-spi') return unknownSpi(world, node, transit, opened.spi)
  if (opened.kind === 'replayed') return replayed(world, node, transit, opened)
  if (isAsked(world, transit) && endsOpen(world, transit, 'decrypt', openTunnel(node.config, opened.sa))) return 'ended'
  const { vrf } = opened.sa
  const where = vrf === undefined || vrf === transit.table ? '' : ` It goes on in VRF ${vrf}.`
  hop?.step('decrypt', 'decrypted', `SA with ${formatIp(opened.sa.remote)}: ${packetText(opened.packet)}.${where}`, {
    packet: opened.packet,
    source: opened.sa.source,
  })
  if (node.tape) takeDown(node.tape, packet, opened)
  const port = packet.payload.protocol === 'esp' ? packet.payload.udp?.sourcePort : undefined
  const moved = port !== undefined && port !== opened.sa.natPort ? { port } : {}
  world.tell(node, { kind: 'heard', sa: opened.sa.id, bytes: opened.bytes, ...moved })
  transit.packet = opened.packet
  transit.decrypted = true
  transit.openedBy = opened.sa
  if (opened.sa.tunnel === undefined) transit.table = opened.sa.vrf
  if (opened.covered) return opened.sa.tunnel === 'ipsec' ? outOfVirtual(world, node, transit, opened.sa) : 'on'
  drop(world, hop, 'dropped-by-crypto', `The decrypted packet is not what the SA covers (${opened.proxyText()}).`)
  return 'ended'
}

/** How the next packet is opened: one with a number that has not come yet; what came late is looked at anew. */
function takeDown(
  tape: Tape,
  packet: Ipv4Packet,
  { counters, bytes, inOrder, window }: Extract<Decapsulated, { readonly kind: 'opened' }>,
): void {
  if (packet !== tape.came || packet.fragments || packet.watch !== undefined || numberOf(packet) === 0)
    return tape.spoil()
  tape.did((next) => {
    if (inOrder) passesReplay(counters, numberOf(next), 1, window)
    counters.decapsulated++
    counters.bytesIn += bytes
  })
  if (inOrder) tape.needs((next) => numberOf(next) > counters.newest)
  tape.makes((next) => wrappedIn(next) ?? next)
}

const numberOf = ({ payload }: Ipv4Packet): number => (payload.protocol === 'esp' ? payload.sequence : 0)

/** An SA of a tunnel interface of IPsec's own kind: what was in ESP arrives there. */
function outOfVirtual(world: World, node: NodeState, transit: Transit, sa: SaPair): Verdict {
  const port = node.ports.get(sa.interface)
  if (port?.up) return arriveAt(world, node, transit, port, transit.packet)
  drop(world, transit.hop, 'link-down', `${sa.interface} is down.`)
  return 'ended'
}

function replayed(
  world: World,
  node: NodeState,
  { hop }: Transit,
  { sa, sequence, newest, window, counters }: Extract<Decapsulated, { readonly kind: 'replayed' }>,
): Verdict {
  const reason = `Number ${sequence} of the SA with ${formatIp(sa.remote)} came twice or too late: ${newest} had come, and the anti-replay window holds ${window}.`
  hop?.step('decrypt', 'replay check failed', reason, {
    source: (sa.replayWindow ?? node.config.crypto?.replayWindow)?.source,
  })
  drop(world, hop, 'dropped-by-crypto', reason)
  if (counters.told !== NEVER && world.now() < after(counters.told, node.parameters.replayTellSeconds)) return 'ended'
  counters.told = world.now()
  const text = `decrypt: replay check failed connection id=${sa.id}, sequence number=${sequence}`
  world.journal(node, {
    protocol: 'ipsec',
    event: 'replay',
    text: reason,
    syslog: { facility: 'CRYPTO', severity: 4, mnemonic: 'PKT_REPLAY_ERR', text },
  })
  return 'ended'
}

function unknownSpi(world: World, node: NodeState, { packet, hop }: Transit, spi: number): Verdict {
  const reason = `No SA of ${node.device} has SPI 0x${spi.toString(16)}: the peer still uses one that is gone here.`
  hop?.step('decrypt', 'unknown SPI', reason)
  drop(world, hop, 'dropped-by-crypto', reason)
  const text = `decaps: rec'd IPSEC packet has invalid spi for destaddr=${formatIp(packet.destination)}, prot=50, spi=0x${spi.toString(16).toUpperCase()}, srcaddr=${formatIp(packet.source)}`
  world.journal(node, {
    protocol: 'ipsec',
    event: 'unknown-spi',
    text: reason,
    syslog: { facility: 'CRYPTO', severity: 4, mnemonic: 'RECVD_PKT_INV_SPI', text },
  })
  world.tell(node, { kind: 'unknown-spi', remote: packet.source, spi })
  return 'ended'
}

/** FACTS: until 12.3(8)T what came out of a tunnel meets the input list once more. */
export const inputListAgain: Stage = {
  name: 'input list, once more',
  does: 'what was decrypted meets the input list again',
  where: 'IOS before 12.3(8)T, with crypto lines',
  has: ({ crypto, filtersDecrypted, firewall }) => crypto !== undefined && filtersDecrypted && !firewall,
  run: (world, node, transit) =>
    onIf(!transit.decrypted || !transit.inPort || passesList(world, node, transit.inPort, 'in', transit)),
}

export const clearWhereEspIsDue: Stage = {
  name: 'in clear where ESP is due',
  does: 'what the crypto map of the interface protects the other way should have come as ESP',
  ...HAS_MAP,
  run: (world, node, transit) =>
    onIf(transit.decrypted || !transit.inPort || mayBeClear(node, transit.inPort, transit, world)),
}
