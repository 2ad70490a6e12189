/**
 * What waits for a cable at its transmitter. Where no policy is, one queue is, first come first served: it is counted, not
 * played. A policy holds its packets itself and hands them over when the transmitter has room for them.
 *
 * A modem at the end of a DSL or cable line takes whatever its router sends it at the speed of Ethernet, and lets it wait
 * in a queue of its own: there a policy has something to hold only where it shapes.
 */
import {
  type Configuration,
  type InterfaceConfig,
  interfaceDefaults,
  type Parameters,
  type TopologyLink,
} from '../../config/index'
import type { Frame, Ipv4Packet } from '../../net/index'
import type { SimTime } from '../kernel/time'
import { portWithAddress } from '../node/ports'
import type { NodeState } from '../node/state'
import { classPath } from '../queue/classify'
import { type PortPlan, portPlan } from '../queue/port-plan'
import { clonePolicy, forgetCounts, type Waiting } from '../queue/queue'
import type { HeldFrame, Line } from './line-state'
import type { Wire } from './place'
import type { Network } from './state'

const freshLine = (): Line => ({ begins: [], losing: false, loaded: false, drops: 0, held: new Map() })

/** For a fork; lines on which nothing waits and nothing was counted are left behind. */
export function forkLines({ lines, busy, now }: Network): Map<number, Line> {
  const copies = new Map<number, Line>()
  for (const [number, { begins, losing, loaded, drops, held }] of lines)
    if (held.size > 0 || drops > 0 || (busy.get(number) ?? 0) > now)
      copies.set(number, { begins: begins.slice(), losing, loaded, drops, held: copyOf(held) })
  return copies
}

const copyOf = (held: Line['held']): Line['held'] =>
  new Map([...held].map(([name, each]) => [name, { ...each, state: clonePolicy(each.state), lost: each.lost.slice() }]))

/** A device that starts has counted nothing; what a policy still holds of before is lost when its time comes. */
export function forgetLines({ lines, wires, now }: Network, device: string): void {
  for (const { line } of wires.get(device)?.values() ?? []) {
    const known = lines.get(line)
    if (!known) continue
    const held = [...known.held.values()]
    if (held.every(({ state }) => state.waiting === 0)) {
      lines.delete(line)
      continue
    }
    known.drops = 0
    for (const { state } of held) forgetCounts(state, now)
  }
}

export function lineOf({ lines }: Network, { line }: Wire): Line {
  const known = lines.get(line)
  if (known) return known
  const fresh = freshLine()
  lines.set(line, fresh)
  return fresh
}

/** Frames that wait behind the one that is being sent. */
export function waitingOn(line: Line, now: SimTime): number {
  if (line.begins.length > 0 && (line.begins[0] ?? now) <= now) line.begins = line.begins.filter((at) => at > now)
  return line.begins.length
}

/** A device by what it was told, whether it runs or not. */
export interface ConfiguredDevice {
  readonly config: Configuration
  readonly parameters: Parameters
}

interface ConfiguredPorts {
  readonly config: Configuration
  readonly ports: { readonly get: (name: string) => { readonly config: InterfaceConfig } | undefined }
}

/** The same, looked at and left as it is. */
export const waitingNow = ({ begins }: Line, now: SimTime): number => begins.filter((at) => at > now).length

/** The interface whose lines tell the queue: the port itself, or that whose cable it uses. */
export function queueingPort({ config, ports }: ConfiguredPorts, port: string): InterfaceConfig | undefined {
  const own = ports.get(port)?.config
  if (config.kind !== 'router' || !own || own.policyOut || own.queue || !own.over) return own
  return ports.get(own.over.interface)?.config
}

/** Whether a modem, and not the device itself, lets frames wait at this end of a link. */
export function hasModem(
  { config }: Pick<ConfiguredDevice, 'config'>,
  port: InterfaceConfig,
  { media }: TopologyLink,
): boolean {
  if (media !== 'dsl' && media !== 'cable') return false
  const physical = port.over?.interface ?? port.name
  return config.kind !== 'router' || /Ethernet/.test(physical)
}

/** What the port's lines make of its queue; percentages are of the rate that its transmitter has. */
export function planAt(node: ConfiguredDevice, port: InterfaceConfig, link: TopologyLink, kbit: number): PortPlan {
  return portPlan(node, port, rateAt(node, port, link, kbit))
}

/** kbit/s of the transmitter at a port: of the cable, or of the way to its modem. */
export function rateAt(
  node: Pick<ConfiguredDevice, 'config'>,
  port: InterfaceConfig,
  link: TopologyLink,
  kbit: number,
): number {
  return hasModem(node, port, link) ? interfaceDefaults(port.name).bandwidthKbit : kbit
}

/** Packets that may wait in one queue. */
export function limitAt(node: ConfiguredDevice, port: InterfaceConfig, link: TopologyLink): number {
  const tells = node.config.kind === 'router' && !hasModem(node, port, link)
  return tells ? portPlan(node, port, 0).hold : node.parameters.lineBufferPackets
}

/** Control of the network by the device itself is not lost for want of room (Cisco: pak_priority). */
export function isOwnControl(node: NodeState, { payload }: Frame): boolean {
  if (payload.type !== 'ip') return true
  const { packet } = payload
  return packet.dscp === NETWORK_CONTROL && portWithAddress(node, packet.source) !== undefined
}

/** Class selector 6 (RFC 2474): routing protocols, HSRP and IKE mark their messages so. */
const NETWORK_CONTROL = 48

/** A frame as the port's policy sees it, and the way to its class. */
export function waitingFrame(
  node: NodeState,
  port: InterfaceConfig,
  { told }: PortPlan,
  held: HeldFrame,
  bytes: number,
): { readonly packet: Waiting<HeldFrame>; readonly path: readonly number[] } {
  const { payload } = held.frame
  const seen = payload.type === 'ip' ? seenByPolicy(node, port, payload.packet) : undefined
  const path = told ? classPath(node.config, told.queueing, told.name, seen) : [0]
  const packet = {
    item: held,
    bytes,
    conversation: seen ? conversationOf(seen) : 0,
    weight: ((seen?.dscp ?? 0) >> 3) + 1,
    control: isOwnControl(node, held.frame),
  }
  return { packet, path }
}

/** Of what this router encrypted, what its policy sees; of all else the packet itself. */
function seenByPolicy(node: NodeState, port: InterfaceConfig, packet: Ipv4Packet): Ipv4Packet {
  const own = packet.payload.protocol === 'esp' && portWithAddress(node, packet.source) !== undefined
  return own ? encryptedAsSeen(node.config, port, packet) : packet
}

/** With `qos pre-classify` a policy sees what a packet was before its router encrypted it; else its outer header. */
export function encryptedAsSeen({ crypto }: Configuration, port: InterfaceConfig, packet: Ipv4Packet): Ipv4Packet {
  const { payload, destination } = packet
  if (payload.protocol !== 'esp') return packet
  const map = crypto?.maps.find(({ name }) => name === port.cryptoMap?.value)
  const entry = map?.entries.find(({ peers }) => peers.some(({ address }) => address === destination))
  const template = crypto?.dynamicMaps.find((each) => map?.dynamic.some((use) => use.map === each.map))
  return (entry ?? template)?.preClassify ? payload.inner : packet
}

/** Addresses, protocol and ports as a number: what shares them shares a queue where each conversation has one. */
function conversationOf({ source, destination, payload }: Ipv4Packet): number {
  const ports = payload.protocol === 'udp' || payload.protocol === 'tcp' ? payload : undefined
  const spi = payload.protocol === 'esp' ? payload.spi : 0
  return [source, destination, ports?.sourcePort ?? spi, ports?.destinationPort ?? 0].reduce(
    (hash: number, part) => Math.imul(hash ^ part, 0x01000193) >>> 0,
    0x811c9dc5,
  )
}
