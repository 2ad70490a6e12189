/**
 * Ping and traceroute: watched packets sent into a network, and what came back to their sender. Answers are watched too
 * (see node/icmp.ts), so that both ways are what the one forwarding path did. The network goes on while they travel.
 */
import type { Ip, Ipv4Packet } from '../../net/index'
import { nextTime } from '../kernel/queue'
import { after, type SimTime } from '../kernel/time'
import { originatePacket } from '../node/forward'
import { ttlOf } from '../node/icmp'
import { sourceFor } from '../node/source'
import type { NodeState } from '../node/state'
import type { Hop } from '../trace'
import { runUntil } from './network'
import { owned } from './owned'
import type { Network } from './state'
import { scheduleWake } from './wake'
import { worldOf } from './world'

/** What became of one probe; times in microseconds. */
export type EchoOutcome =
  | { readonly kind: 'reply'; readonly from: Ip; readonly roundTrip: number; readonly ttl: number }
  | { readonly kind: 'unreachable'; readonly from: Ip; readonly roundTrip: number; readonly prohibited: boolean }
  | { readonly kind: 'time-exceeded'; readonly from: Ip; readonly roundTrip: number }
  /** It must not be cut, and does not fit; `from` who has said so, absent = the device itself. */
  | { readonly kind: 'too-big'; readonly from?: Ip }
  | { readonly kind: 'silence' }

export interface EchoQuery {
  readonly target: Ip
  /** Absent = the address of the interface it leaves by. */
  readonly source?: Ip
  readonly repeat: number
  /** Bytes of the IP packet. */
  readonly size: number
  readonly timeoutSeconds: number
  readonly doNotFragment: boolean
}

export interface TraceHop {
  readonly ttl: number
  readonly probes: readonly EchoOutcome[]
}

const IP_AND_ICMP = 28

/** Watches of probes begin here, so that they meet none of a path trace. */
const FIRST_WATCH = 1_000_000

/** Sends echo requests one after the other, each when the one before was answered or given up. */
export function sendEchoes(network: Network, device: string, query: EchoQuery): readonly EchoOutcome[] {
  const node = owned(network, device)
  const source = node && (query.source ?? sourceFor(node, query.target))
  if (!node || source === undefined) return Array.from({ length: query.repeat }, () => ({ kind: 'silence' }))
  const outcomes: EchoOutcome[] = []
  for (let sequence = 0; sequence < query.repeat; sequence++) {
    const packet: Ipv4Packet = {
      ...(query.doNotFragment ? { df: true } : {}),
      source,
      destination: query.target,
      ttl: ttlOf(node),
      dscp: 0,
      payload: {
        protocol: 'icmp',
        type: 'echo',
        code: 0,
        id: 1,
        sequence,
        dataSize: Math.max(0, query.size - IP_AND_ICMP),
      },
    }
    outcomes.push(probe(network, node, packet, query.timeoutSeconds))
  }
  return outcomes
}

export interface RouteQuery {
  readonly target: Ip
  readonly source?: Ip
  /** Probes per hop. */
  readonly probes: number
  readonly timeoutSeconds: number
  readonly maximumTtl: number
}

/** Bytes of a probe, and where its ports begin (the classic traceroute, as IOS has it). */
const PROBE_DATA = 0
const FIRST_PORT = 33_434
const SENDER_PORT = 49_152

/** Raises the TTL until the target answers, or somebody says that it cannot be reached. */
export function traceRoute(network: Network, device: string, query: RouteQuery): readonly TraceHop[] {
  const node = owned(network, device)
  const source = node && (query.source ?? sourceFor(node, query.target))
  const hops: TraceHop[] = []
  if (!node || source === undefined) return hops
  for (let ttl = 1; ttl <= query.maximumTtl; ttl++) {
    const probes = Array.from({ length: query.probes }, (_, index): EchoOutcome => {
      const port = FIRST_PORT + ((ttl - 1) * query.probes + index)
      const payload = {
        protocol: 'udp',
        sourcePort: SENDER_PORT + index,
        destinationPort: port,
        message: { kind: 'opaque' },
        dataSize: PROBE_DATA,
      } as const
      const packet: Ipv4Packet = { source, destination: query.target, ttl, dscp: 0, payload }
      return probe(network, node, packet, query.timeoutSeconds)
    })
    hops.push({ ttl, probes })
    if (probes.some((item) => item.kind === 'reply' || item.kind === 'unreachable')) return hops
  }
  return hops
}

/** The address that a device puts on what it sends to a target itself: that of the interface it leaves by. */
export function sourceTowards(network: Network, device: string, target: Ip): Ip | undefined {
  const node = network.nodes.get(device)
  return node && sourceFor(node, target)
}

function probe(network: Network, node: NodeState, packet: Ipv4Packet, timeoutSeconds: number): EchoOutcome {
  // An address of the device itself is answered without a wire.
  if ([...node.ports.values()].some((port) => port.up && port.address?.ip === packet.destination))
    return { kind: 'reply', from: packet.destination, roundTrip: 0, ttl: packet.ttl }
  const sent = network.now
  // A probe takes time, so that the moment names it.
  const watch = FIRST_WATCH + sent
  originatePacket(worldOf(network), node, { ...packet, watch })
  scheduleWake(network, node)
  const limit = after(sent, timeoutSeconds)
  let outcome: EchoOutcome | undefined
  while (outcome === undefined) {
    outcome = outcomeOf(network, node, packet, watch, sent)
    if (outcome !== undefined || network.now >= limit) break
    runUntil(network, nextMoment(network, limit))
  }
  if (outcome === undefined || (outcome.kind === 'too-big' && outcome.from === undefined)) runUntil(network, limit)
  network.records.delete(watch)
  network.records.delete(-watch)
  return outcome ?? { kind: 'silence' }
}

function nextMoment(network: Network, limit: SimTime): SimTime {
  const next = nextTime(network.queue)
  return next < limit ? next : limit
}

/** What the records say so far; nothing while the probe or its answer is still on its way. */
function outcomeOf(
  network: Network,
  node: NodeState,
  packet: Ipv4Packet,
  watch: number,
  sent: SimTime,
): EchoOutcome | undefined {
  const there = network.records.get(watch) ?? []
  if (there.some((hop) => hop.device === node.device && hop.end?.disposition === 'too-big')) return { kind: 'too-big' }
  const back = network.records
    .get(-watch)
    ?.find((hop) => hop.device === node.device && hop.end?.disposition === 'accepted')
  const answer = back && openedPacket(back)
  const payload = answer?.payload
  if (!back || !answer || payload?.protocol !== 'icmp') return undefined
  const from = answer.source
  const roundTrip = back.left - sent
  if (payload.type === 'time-exceeded') return { kind: 'time-exceeded', from, roundTrip }
  if (payload.mtu !== undefined) return { kind: 'too-big', from }
  // A port that nobody listens on is how the target of a traceroute answers.
  if (payload.type === 'echo-reply' || from === packet.destination)
    return { kind: 'reply', from, roundTrip, ttl: answer.ttl }
  return { kind: 'unreachable', from, roundTrip, prohibited: payload.code === 13 }
}

/** The packet as the device took it in the end: out of its tunnel, if it came in one. */
function openedPacket(hop: Hop): Ipv4Packet {
  return hop.steps.findLast((step) => step.packet !== undefined)?.packet ?? hop.received
}
