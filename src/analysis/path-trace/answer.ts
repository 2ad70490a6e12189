/**
 * "How does a packet get from here to there, and back?" The way is what the simulator did with it; this file only
 * names the ends, asks for both directions, and says what is worth noticing.
 */
import { type Configuration, type InterfaceConfig, interfaceMeant } from '../../config/index'
import { didYouMean, dscpOf, type Flow, type FlowProtocol, type Ip, parseIp, reverseFlow } from '../../net/index'
import {
  addressesOf,
  type Hop,
  isGood,
  type Network,
  ownerOf,
  sourceTowards,
  stormRows,
  type Trace,
  type TracePair,
  traceFlow,
} from '../../sim/index'
import { isHeadEnd, isSite, lanPortsOf, tunnelEndsOf } from '../sites/role'
import { replyFlow } from './reply'
import { sizeNotes } from './size-notes'

/** An end of a trace as people write it: a device, `device/interface`, or an address. */
export interface TraceEnds {
  readonly from: string
  readonly to: string
  readonly protocol: FlowProtocol
  /** Destination port of tcp and udp. */
  readonly port: number
  /** Bytes of the IP packet; absent = one G.729 voice packet. */
  readonly size?: number
  /** It must not be cut (DF). */
  readonly df?: boolean
  /** How packets fare at this very moment, instead of when they are sent again for a while. */
  readonly now?: boolean
  /** Everything that happens meanwhile is run for these packets too, although it may have nothing to do with them. */
  readonly amid?: boolean
}

export interface End {
  readonly ip: Ip
  /** Absent when no device of the network has the address. */
  readonly device?: string
}

/** Bytes of the packet that is sent: one G.729 voice packet (FACTS section 6). */
const PACKET_SIZE = 60

/** The sizes that a packet to be sent can have: its headers, and what an Ethernet carries of jumbo frames. */
export const PACKET_SIZES = { least: 60, most: 9000 }

/** The device and flow of a path's first packet, or a sentence that says which end is not understood. */
export function flowOf(
  network: Network,
  configurations: readonly Configuration[],
  query: TraceEnds,
): { readonly device: string; readonly to: End; readonly flow: Flow } | string {
  const from = resolveEnd(network, configurations, query.from)
  const to = resolveEnd(network, configurations, query.to)
  if (typeof from === 'string') return from
  if (typeof to === 'string') return to
  const leaving = ownSource(network, configurations, query.from, to.ip)
  if (from.device === undefined) return `${query.from}: no device has this address, so nothing can be sent from it`
  if ((leaving ?? from.ip) === to.ip) return 'Both ends are the same: choose two different ones'
  const flow: Flow = {
    source: leaving ?? from.ip,
    destination: to.ip,
    protocol: query.protocol,
    sourcePort: query.protocol === 'udp' ? query.port : 49152,
    destinationPort: query.port,
    size: query.size ?? PACKET_SIZE,
    dscp: dscpOf(query.protocol, query.port),
    ...(query.df ? { df: true } : {}),
  }
  return { device: from.device, to, flow }
}

/** A router or a firewall that is named without an interface speaks as its own ping does: from where the packet leaves. */
function ownSource(network: Network, configurations: readonly Configuration[], text: string, to: Ip): Ip | undefined {
  const configuration = namedOf(configurations).get(text)
  const speaks = configuration?.kind === 'router' || configuration?.kind === 'firewall'
  return speaks ? sourceTowards(network, text, to) : undefined
}

/** Microseconds after which it is another moment. */
const MOMENT_MICROS = 3.5e6

/** Both directions, or a sentence that says which end is not understood. */
export function tracePair(
  network: Network,
  configurations: readonly Configuration[],
  query: TraceEnds,
): TracePair | string {
  const read = flowOf(network, configurations, query)
  if (typeof read === 'string') return read
  const { device, to, flow } = read
  const { now = false, amid = false } = query
  const there = traceFlow(network, device, flow, { now, amid })
  // An answer meets what the first packet has opened, but not what came while that one waited in vain.
  const then = now && there.network.now - network.now > MOMENT_MICROS ? network : there.network
  const back =
    to.device === undefined
      ? nobody(flow, query.to)
      : traceFlow(then, to.device, replyFlow(there.trace), { reply: true, now, amid }).trace
  const notes = [
    ...stormNotes(there.network),
    ...notesOf(configurations, there.trace, back),
    ...sizeNotes(there.trace, back),
  ]
  return { forward: there.trace, return: back, notes }
}

/** What a storm drowns is missing everywhere else: no answer to ARP, no neighbour, no SA. */
function stormNotes(network: Network): readonly string[] {
  return stormRows(network).map(({ loop }) => `Frames run round ${loop}: a frame storm, by which nothing else passes.`)
}

function nobody(flow: Flow, to: string): Trace {
  return {
    flow: reverseFlow(flow),
    from: to,
    disposition: 'insufficient-info',
    reason: `No device of the design has ${to}: what it answers is not known.`,
    hops: [],
    lostProbes: [],
  }
}

/** What is asked of all configurations; made once for each list of them. */
const once = <T>(of: (configurations: readonly Configuration[]) => T) => {
  const made = new WeakMap<readonly Configuration[], { readonly value: T }>()
  return (configurations: readonly Configuration[]): T => {
    const known = made.get(configurations) ?? { value: of(configurations) }
    made.set(configurations, known)
    return known.value
  }
}

const namedOf = once((configurations) => new Map(configurations.map((item) => [item.device, item])))

const headEndsOf = once((configurations) => configurations.filter(isHeadEnd).map((item) => item.device))

/** The address a person means by an end. */
export function resolveEnd(network: Network, configurations: readonly Configuration[], text: string): End | string {
  const ip = parseIp(text)
  if (ip !== undefined) {
    const owner = ownerOf(network, ip)
    return owner ? { ip, device: owner.device } : { ip }
  }
  const cut = text.indexOf('/')
  const device = cut < 0 ? text : text.slice(0, cut)
  const port = cut < 0 ? undefined : text.slice(cut + 1)
  const configuration = namedOf(configurations).get(device)
  if (!configuration)
    return `There is no device "${device}" and it is no address either${didYouMean(device, namedOf(configurations).keys())}`
  const addresses = addressesOf(network, device)
  const found =
    port === undefined
      ? preferred(configuration, addresses)
      : addresses.find((item) => item.port === portMeant(addresses, port))
  if (!found) return port === undefined ? `${device} has no address (yet)` : `${device} has no address on "${port}"`
  return { ip: found.ip, device }
}

const portMeant = (addresses: ReturnType<typeof addressesOf>, port: string) =>
  interfaceMeant(
    addresses.map((item) => item.port),
    port,
  )

/** A router is meant by the loopback that its tunnels end at, or that it has without any, else by its LAN; anything else by its first address. */
function preferred(
  configuration: Configuration,
  addresses: ReturnType<typeof addressesOf>,
): (typeof addresses)[number] | undefined {
  const among = (ports: readonly InterfaceConfig[]) => {
    const names = new Set(ports.map(({ name }) => name))
    return addresses.find(({ port }) => names.has(port))
  }
  return among(identitiesOf(configuration)) ?? among(insideOf(configuration)) ?? addresses[0]
}

/** Loopbacks, but where tunnels end elsewhere, and of a site. */
function identitiesOf(configuration: Configuration): readonly InterfaceConfig[] {
  const loopbacks = configuration.interfaces.filter(({ kind }) => kind === 'loopback')
  const ends = isSite(configuration) ? new Set<string>() : tunnelEndsOf(configuration)
  return ends ? loopbacks.filter(({ name }) => ends.has(name)) : loopbacks
}

/** A firewall without tunnels is meant by its first address, whatever that leads to. */
function insideOf(configuration: Configuration): readonly InterfaceConfig[] {
  const isMeant =
    configuration.kind === 'router' || (configuration.kind === 'firewall' && tunnelEndsOf(configuration) !== undefined)
  return isMeant ? lanPortsOf(configuration) : []
}

/** What a network architect would want pointed out. */
function notesOf(configurations: readonly Configuration[], forward: Trace, back: Trace): readonly string[] {
  const notes = [...lossNotes('forward', forward), ...lossNotes('return', back)]
  if (isGood(forward.disposition) && isGood(back.disposition))
    notes.push(...asymmetry(configurations, forward.hops, back.hops))
  for (const hop of [...forward.hops, ...back.hops]) {
    const slow = hop.steps.find((step) => step.action.includes('process-switched'))
    if (slow) notes.push(`${hop.device}: ${slow.detail}`)
  }
  return [...new Set(notes)]
}

const ORDINALS = ['first', 'second', 'third']

function lossNotes(way: string, trace: Trace): readonly string[] {
  return trace.lostProbes.map(
    (lost, index) =>
      `The ${ORDINALS[index] ?? `${index + 1}th`} ${way} packet was lost at ${lost.device}: ${lost.reason}`,
  )
}

function asymmetry(
  configurations: readonly Configuration[],
  forward: readonly Hop[],
  back: readonly Hop[],
): readonly string[] {
  const walked = new Set([...forward, ...back].map((hop) => hop.device))
  const headEnds = headEndsOf(configurations).filter((device) => walked.has(device))
  const on = (hops: readonly Hop[], device: string) => hops.some((hop) => hop.device === device)
  const one = (device: string, there: readonly Hop[], here: readonly Hop[], words: string) =>
    on(there, device) && !on(here, device) ? [`The two ways differ: ${words} ${device}.`] : []
  return headEnds.flatMap((device) => [
    ...one(device, forward, back, 'the return does not touch'),
    ...one(device, back, forward, 'only the return touches'),
  ])
}
