/**
 * A watched packet apart from all else. While it flies, what happens elsewhere (keepalives of other sites, hellos) mostly
 * has nothing to do with it, and need not happen again for every packet that somebody watches: in its own copy of the
 * network only its frames move, and nobody is woken. What happens meanwhile is run once, ahead, and kept for all packets
 * that set out from this moment. The record stands only if the two cannot have met:
 *
 *  - nothing changed up to the packet's end that can change a packet's way (stream-shift.ts says what that is);
 *  - on every transmitter that the packet used, no other frame was being sent or waited at the same time, and where a
 *    policy is there was no other at all;
 *  - at no device that the packet passed another went between the same two addresses, however deep they are wrapped:
 *    counters, conversations and translations of this packet are its own;
 *  - at the devices that it passed nobody else asked for a neighbour, none of them translates for others, and no switch
 *    was about to forget where its receiver is;
 *  - nothing was drawn: neither took numbers that the other would have got.
 *
 * Else, and where streams run or switches form rings, the packet is sent among everything that happens.
 */
import { type Frame, type Ip, wrappedIn } from '../../net/index'
import { emptyQueue } from '../kernel/queue'
import { after, type SimTime } from '../kernel/time'
import type { SeenNode } from '../node/state'
import { isAhead } from './ahead'
import type { CapturedFrame } from './captured'
import { wireAt } from './carried'
import { forkNetwork, runToShift } from './network'
import { sendingMicros } from './put'
import type { Network } from './state'

/** A frame at its transmitter: until when it is sent at the latest. */
interface Sending {
  readonly from: SimTime
  readonly to: number
}

/** The higher addresses by the lower ones. */
type Pairs = Map<Ip, Set<Ip>>

/** What happens from a moment on with nobody watching, as far as it was run. */
interface Meanwhile {
  readonly network: Network
  /** The moment's numbers, by which it is known again. */
  readonly stamp: string
  readonly randomState: number
  /** Something that can change a packet's way has happened, at the moment that it has come to. */
  shifted: boolean
  readonly lines: Map<number, Sending[]>
  /** Devices that sent or were sent a frame, and between which addresses those went that they saw. */
  readonly pairs: Map<string, Pairs>
  /** Devices that sent or were sent a frame of ARP's. */
  readonly asking: Set<string>
}

/** A copy of a network in which one packet flew apart. */
export interface Apart {
  readonly network: Network
  /** As it was before the packet. */
  readonly base: Network
  readonly meanwhile: Meanwhile
  /** Frames of packets that flew before this one in the same copy. */
  readonly before: readonly CapturedFrame[]
}

interface Flown {
  readonly meanwhile: Meanwhile
  readonly frames: readonly CapturedFrame[]
  /** The same with everything that happened meanwhile. */
  readonly whole: () => Network
}

const flown = new WeakMap<Network, Flown>()
const ahead = new WeakMap<Network, Meanwhile>()

/** A copy for one packet; nothing where it cannot be told apart. */
export function setApart(network: Network): Apart | undefined {
  const known = flown.get(network)
  if (known) return { network: watchedFork(network), base: network, meanwhile: known.meanwhile, before: known.frames }
  if (network.streams.length > 0 || network.trunks.size > 0) return undefined
  const copy: Network = { ...watchedFork(network), queue: emptyQueue(isAhead), alone: true }
  return { network: copy, base: network, meanwhile: meanwhileOf(network), before: [] }
}

function watchedFork(network: Network): Network {
  const copy = forkNetwork(network)
  copy.capture = []
  return copy
}

/**
 * Whether what the packet did in its copy is what it does among everything else; the copy may then be asked for more,
 * and `whole` gives the network that it stands for.
 */
export function standsApart(apart: Apart, whole: () => Network): boolean {
  const { network, meanwhile, before } = apart
  const frames = [...before, ...(network.capture ?? [])]
  network.capture = undefined
  if (network.randomState !== meanwhile.randomState || !runOn(meanwhile, network.now)) return false
  if (!frames.every((frame) => isUnmet(apart, frame))) return false
  flown.set(network, { meanwhile, frames, whole })
  return true
}

/** A network with everything that has happened in it. */
export const wholeOf = (network: Network): Network => flown.get(network)?.whole() ?? network

function meanwhileOf(network: Network): Meanwhile {
  const stamp = stampOf(network)
  const known = ahead.get(network)
  if (known?.stamp === stamp) return known
  const made: Meanwhile = {
    network: watchedFork(network),
    stamp,
    randomState: network.randomState,
    shifted: false,
    lines: new Map(),
    pairs: new Map(),
    asking: new Set(),
  }
  ahead.set(network, made)
  return made
}

/** Changes with everything that is done to a network. */
const stampOf = ({ now, queue, shifts, journal, randomState }: Network): string =>
  `${now} ${queue.next} ${shifts} ${journal.length} ${randomState}`

/** Runs on to a moment; false when something has changed by then. */
function runOn(meanwhile: Meanwhile, until: SimTime): boolean {
  const { network, randomState } = meanwhile
  if (!meanwhile.shifted && network.now < until) {
    meanwhile.shifted = runToShift(network, until)
    for (const seen of network.capture?.splice(0) ?? []) note(meanwhile, seen)
  }
  return (!meanwhile.shifted || until < network.now) && network.randomState === randomState
}

function note(meanwhile: Meanwhile, seen: CapturedFrame): void {
  const wire = wireAt(meanwhile.network, seen.device, seen.port)
  if (!wire) return
  const between = pairsOf(seen.frame)
  for (const device of [seen.device, wire.far.device]) {
    if (seen.frame.payload.type === 'arp') meanwhile.asking.add(device)
    const pairs: Pairs = meanwhile.pairs.get(device) ?? new Map()
    meanwhile.pairs.set(device, pairs)
    for (const [a, b] of between) pairs.set(a, (pairs.get(a) ?? new Set()).add(b))
  }
  const sendings = meanwhile.lines.get(wire.line) ?? []
  meanwhile.lines.set(wire.line, sendings)
  const free = Math.max(seen.at, sendings.at(-1)?.to ?? 0)
  sendings.push({ from: seen.at, to: free + microsOf(meanwhile.network, seen) })
}

/** Whether a frame of the packet has met nothing. */
function isUnmet({ network, base, meanwhile }: Apart, seen: CapturedFrame): boolean {
  const { device, port, frame } = seen
  const wire = wireAt(network, device, port)
  if (!wire) return false
  const between = pairsOf(frame)
  for (const each of [device, wire.far.device]) {
    const pairs = meanwhile.pairs.get(each)
    if (!pairs) continue
    if (!isLeftAlone(base.nodes.get(each), meanwhile, frame, network.now)) return false
    for (const [a, b] of between) if (pairs.get(a)?.has(b)) return false
  }
  const others = meanwhile.lines.get(wire.line)
  if (!others) return true
  if ((network.lines.get(wire.line)?.held.size ?? 0) > 0) return false
  const to = lastMoment(network, seen)
  return !others.some((other) => other.from <= to && seen.at <= other.to)
}

/** Whether what a device that is busy meanwhile keeps for this frame hangs on nothing of that. */
function isLeftAlone(node: SeenNode | undefined, { asking }: Meanwhile, frame: Frame, end: SimTime): boolean {
  if (!node || asking.has(node.device)) return false
  if (node.translations.size + node.xlates.size > 0) return false
  const place = node.macs.size > 0 ? macPlace(node, frame) : undefined
  return place === undefined || end < after(place.since, node.parameters.macAgeSeconds)
}

function macPlace({ macs }: SeenNode, { destination }: Frame) {
  for (const place of macs.values()) if (place.mac === destination) return place
  return undefined
}

/** When the frame's last bit has left, or later. */
function lastMoment(network: Network, seen: CapturedFrame): number {
  return Math.max(seen.at + microsOf(network, seen), seen.arrives ?? 0)
}

function microsOf(network: Network, { device, port, link, frame }: CapturedFrame): number {
  const wire = wireAt(network, device, port)
  const state = network.links.get(link)
  return wire && state ? sendingMicros(state, wire, frame) : 0
}

/** Between which addresses a frame goes, outside and inside, the lower of the two first. */
function pairsOf({ payload }: Frame): readonly (readonly [Ip, Ip])[] {
  const pairs: (readonly [Ip, Ip])[] = []
  let packet = payload.type === 'ip' ? payload.packet : undefined
  while (packet) {
    const { source, destination } = packet
    pairs.push(source < destination ? [source, destination] : [destination, source])
    packet = wrappedIn(packet)
  }
  return pairs
}
