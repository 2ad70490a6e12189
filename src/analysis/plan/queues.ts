/** What waits at the slow line of a site, each way, and whether a call goes first there: asked of the simulator's own queues. */
import {
  type Configuration,
  callsIn,
  carriedKbit,
  DEFAULT_PARAMETERS,
  type DeviceId,
  type LineBehind,
  mostShapedKbit,
  type TopologyLink,
} from '../../config/index'
import { type Ip, type Ipv4Packet, packetSize } from '../../net/index'
import { type Network, type QueueWay, queueWays, waitingAt } from '../../sim/index'
import { type CallShape, inTunnel, voicePacket } from './call'
import type { ShapedLine } from './lines'
import type { Leg } from './ways'

export interface LineQueue {
  /** Packets that wait at most in one queue at the transmitter of the line. */
  readonly packets: number
  /** A policy puts the packets of a call before others, and it is the one that holds what waits. */
  readonly first: boolean
  /** Packets that the line's own transmitter was given before: where the policy stands at the line and not before a modem. */
  readonly ring?: number
  readonly shape?: LineShape
}

/** A shape before a line; kbit/s. */
export interface LineShape {
  readonly policy: string
  readonly class: string
  /** As its router counts frames. */
  readonly kbit: number
  /** What that comes to on the line, with calls and a transfer that takes the rest. */
  readonly carriedKbit: number
  /** The greatest shape that never comes to more than the line has. */
  readonly mostKbit: number
  /** Calls at once that are reckoned with: as many as its priority class has room for. */
  readonly calls: number
}

export interface LineQueues {
  readonly up: LineQueue
  readonly down: LineQueue
}

/** Devices, cables and who talks over them. */
export interface Telling {
  readonly configOf: (device: DeviceId) => Configuration | undefined
  readonly linkOf: (id: string) => TopologyLink | undefined
  readonly network: Network | undefined
}

/** A site's cables to its head-end, and the ends of a call. */
export interface Called {
  readonly site: DeviceId
  readonly outer: readonly Leg[]
  readonly access: Leg
  /** Addresses of the two; that of none where nobody has one yet. */
  readonly near: Ip
  readonly far: Ip
}

export function queuesOf(
  telling: Telling,
  called: Called,
  { shape, mtu }: Pick<ShapedLine, 'shape' | 'mtu'>,
): LineQueues {
  const { site, outer, access, near, far } = called
  const [first, last] = [outer[0], outer.at(-1)]
  const transmitter = outer[outer.findIndex(({ link }) => link === access.link) - 1]?.to ?? site
  const { sealing } = shape
  const back = { ...shape, sealing: { ...sealing, local: sealing.remote, remote: sealing.local } }
  const packet = (of: CallShape, from: Ip, to: Ip) => inTunnel(voicePacket(of.codec, of.intervalMs, from, to), of)
  const policyAt = (device: DeviceId, leg: Leg | undefined, kbit: number, sent: Ipv4Packet) => {
    const [told, link] = [toldOf(telling, device), leg && telling.linkOf(leg.link)]
    if (!told || !link) return { first: false }
    const line = { own: link.id === access.link, kbit, access: shape.access, mtu, perSecond: 1000 / shape.intervalMs }
    return policyQueue(queueWays(told, link, sent), sent, line)
  }
  return {
    up: {
      packets: waitingFor(telling, transmitter, access),
      ...policyAt(site, first, access.upKbit, packet(shape, near, far)),
    },
    down: {
      packets: waitingFor(telling, access.to, access),
      ...policyAt(last?.to ?? site, last, access.downKbit, packet(back, far, near)),
    },
  }
}

interface Behind extends LineBehind {
  /** The policy stands at the line itself, if no modem is between. */
  readonly own: boolean
  readonly perSecond: number
}

/** Of several policies on a cable, the one that puts calls first, else the one that shapes them. */
export function policyQueue(ways: readonly QueueWay[], sent: Ipv4Packet, line: Behind): Omit<LineQueue, 'packets'> {
  const queues = ways.map((way) => queueBy(way, packetSize(sent), line))
  return queues.find(({ first }) => first) ?? queues.find(({ shape }) => shape) ?? queues[0] ?? { first: false }
}

/** A policy holds what waits where it stands at the line itself, or where its shape never comes to more than the line has. */
function queueBy({ priorityKbit, shaped, ring }: QueueWay, packet: number, line: Behind): Omit<LineQueue, 'packets'> {
  const call = { packet, perSecond: line.perSecond }
  const calls = callsIn(priorityKbit ?? 0, call)
  const at = { ...call, calls }
  const mostKbit = mostShapedKbit(line, at)
  const shape = shaped && { ...shaped, carriedKbit: carriedKbit(shaped.kbit, line, at), mostKbit, calls }
  const ahead = line.own ? ring : undefined
  const holds = ahead !== undefined || (shape !== undefined && shape.kbit <= mostKbit)
  return {
    first: priorityKbit !== undefined && holds,
    ...(ahead === undefined ? {} : { ring: ahead }),
    ...(shape ? { shape } : {}),
  }
}

function waitingFor(telling: Telling, device: DeviceId, { link }: Leg): number {
  const [told, cable] = [toldOf(telling, device), telling.linkOf(link)]
  return told && cable ? waitingAt(told, cable) : DEFAULT_PARAMETERS.lineBufferPackets
}

function toldOf({ configOf, network }: Telling, device: DeviceId) {
  const config = configOf(device)
  return config && { config, parameters: network?.parameters ?? DEFAULT_PARAMETERS }
}
