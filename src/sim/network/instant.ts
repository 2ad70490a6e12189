/**
 * What becomes of a packet that is sent now, while the network stands still: the one forwarding path decides at every
 * device, frames cross cables in no time, ARP is answered at once by whoever would answer it, and no process reacts.
 * It costs no run of the network and records no hops, so that the ways of hundreds of sites can be told at every moment
 * that is looked at. What every device did is remembered: at another moment those alone are asked again at which something
 * has changed, and where each does what it did, the answer is the one of before.
 */
import { type Flow, type Frame, packetOfFlow } from '../../net/index'
import { giveUpArp } from '../node/arp'
import { originatePacket } from '../node/forward'
import { ttlOf } from '../node/icmp'
import { frameArrived } from '../node/node'
import type { NodeState, SeenNode } from '../node/state'
import type { World } from '../node/world'
import { ALL_PORTS } from '../trace'
import { type Delivery, deliveryOf, wireAt } from './carried'
import type { End, Handling, Sending } from './handling'
import { type AskedWay, type KnownWays, Marks } from './known-ways'
import { owned } from './owned'
import type { LinkState } from './place'
import { Repeated } from './repeated'
import { noteRest } from './shifted'
import type { Network } from './state'
import { drowned } from './storm'
import { type Fate, Walk } from './walk'
import { worldOf } from './world'

/** The first packet may be lost to ARP at every router on its way. */
const MAX_PROBES = 6

/** Frames that one packet may become before it counts as going round. */
const MAX_FRAMES = 6000

/** Frames after which a packet is suspected to go round: its rounds but the first ones and the last are left out. */
const STRAIGHT = 16

/** A moment of a network at which packets are tried. The network itself is not changed. */
export class StillNetwork {
  readonly network: Network
  private readonly world: World
  /** Nodes as they are, before packets were tried on them. */
  private readonly original: Network['nodes']
  private arrivals: Delivery[] = []
  private readonly touched = new Map<string, NodeState>()
  private readonly marks: Marks
  /** Devices whose ARP was asked something since the last packet. */
  private readonly asking = new Set<NodeState>()
  private end: End | undefined
  private sent: Sending | undefined
  /** The device that handles a frame at present. */
  private at = ''
  /** The packets that are asked for, and what was done with them at another moment. */
  private asked: readonly AskedWay[] = []
  private repeated: Repeated | undefined

  constructor(network: Network) {
    noteRest(network)
    this.original = network.nodes
    this.marks = new Marks(network)
    // Nodes are changed here, each after it was copied, and storms begin.
    this.network = {
      ...network,
      owner: {},
      nodes: network.nodes.fork(),
      storms: new Map(network.storms),
      rings: new Map(network.rings),
      lines: new Map(),
      streams: [],
      sampled: [],
      loads: [],
      capture: undefined,
      watching: undefined,
      holding: new Set(),
    }
    const nothing = () => undefined
    this.world = {
      ...worldOf(this.network),
      transmit: (node, port, frame) => this.transmit(node, port, frame),
      ended: (end) => {
        this.end ??= { ...end, device: this.at }
      },
      fromBeyond: nothing,
      journal: nothing,
      changed: nothing,
      shifted: nothing,
      tell: nothing,
      standsUntil: nothing,
      originate: nothing,
      tunnels: nothing,
      heard: nothing,
      drowned: (node, floods) => drowned(this.network, this.world, node, floods),
    }
  }

  /** The fate of one packet of a flow from a device that has its source address; `reply` marks an answer. */
  send(from: string, flow: Flow, reply = false): Fate {
    return this.fateOf({ from, flow, reply }, 0, new Walk([]))
  }

  /** The fates of packets that are sent one after the other; `known` is what was found at another moment of these networks. */
  ways(asked: readonly AskedWay[], known?: KnownWays): KnownWays {
    const changed = known ? this.marks.changes(asked, known) : 'not known'
    if (known && changed === 'none') return known
    if (known && typeof changed === 'object' && changed.size === 0)
      return { ...known, marks: this.marks.all(known.marks.keys()) }
    this.asked = asked
    this.repeated = known?.handlings && typeof changed === 'object' ? new Repeated(known.handlings, changed) : undefined
    const found = this.walked(asked)
    this.repeated = undefined
    return found
  }

  private walked(asked: readonly AskedWay[]): KnownWays {
    const { nodes } = this.network
    const walk = new Walk(asked.flatMap(({ flow }) => [flow.source, flow.destination]))
    const fates = asked.map((way, index) => this.fateOf(way, index, walk))
    const { handlings } = walk
    return {
      asked,
      fates,
      ...(handlings ? { handlings } : {}),
      marks: this.marks.all(
        new Set([...asked.map(({ from }) => from), ...walk.devices].filter((name) => nodes.has(name))),
      ),
      addresses: walk.addresses,
      epoch: this.network.epoch,
    }
  }

  /** Whether a device that made one of the packets holds what it held then. */
  isAsBefore(device: string, { marks }: KnownWays): boolean {
    return marks.get(device)?.content === this.marks.of(device).content
  }

  private fateOf(way: AskedWay, index: number, walk: Walk): Fate {
    let fate = this.probe(way, index, walk)
    for (let probes = 1; probes < MAX_PROBES && walk.asked && fate.disposition === 'neighbor-unreachable'; probes++) {
      const next = this.probe(way, index, walk)
      if (next.disposition === fate.disposition && next.reason === fate.reason) break
      fate = next
    }
    return fate
  }

  private probe(way: AskedWay, index: number, walk: Walk): Fate {
    const { from } = way
    const node = this.original.get(from)
    if (!node || !isAwake(node)) {
      walk.plain = false
      return { disposition: 'insufficient-info', reason: `${from} is not running.`, device: from, clear: false }
    }
    walk.begin()
    walk.add(this.done(from, index, way))
    const ends = this.drain(walk)
    if (this.asking.size > 0) walk.asked = true
    if (!ends) return { ...walk.ending(from), disposition: 'loop', reason: 'Its frames go round for ever.' }
    this.end = undefined
    this.endWaiting()
    walk.end ??= this.end
    return walk.ending(from)
  }

  /** Lets frames arrive until none is left; false when there is no end of them. */
  private drain(walk: Walk): boolean {
    for (let frames = 0; frames < this.arrivals.length; frames++) {
      const come = this.arrivals[frames]
      const node = come && this.original.get(come.device)
      if (!come || !node) continue
      const next = frames < STRAIGHT ? come : walk.shortened(come)
      const { payload } = next.frame
      if (node.config.kind === 'internet' && payload.type === 'ip' && payload.packet.payload.protocol !== 'esp')
        walk.clear = true
      walk.add(this.done(next.device, next))
      if (frames < MAX_FRAMES) continue
      this.arrivals = []
      return false
    }
    this.arrivals = []
    return true
  }

  /** What a device does with a frame, or with a packet that it makes; what leaves it arrives elsewhere. */
  private done(device: string, came: Delivery | number, way?: AskedWay): Handling {
    const known = this.repeated?.next(device, came)
    if (known) {
      this.arrivals.push(...known.out)
      this.end = known.end
      return known
    }
    this.makeUp(device)
    const before = this.arrivals.length
    this.handle(device, came, way)
    return { device, came, out: this.arrivals.slice(before), ...this.told() }
  }

  /** A device that was not asked until now remembers what it has done. */
  private makeUp(device: string): void {
    const owed = this.repeated?.owed(device) ?? []
    const { arrivals } = this
    for (const { came } of owed) {
      this.arrivals = []
      this.handle(device, came, typeof came === 'number' ? this.asked[came] : undefined)
    }
    this.arrivals = arrivals
  }

  private handle(device: string, came: Delivery | number, way: AskedWay | undefined): void {
    const node = this.touch(device)
    this.at = device
    this.end = undefined
    this.sent = undefined
    if (!node) return
    if (typeof came !== 'number') frameArrived(this.world, node, came.port, came.frame)
    else if (way) originatePacket(this.world, node, packetOfFlow(way.flow, ttlOf(node), way.reply))
  }

  /** What the device has told of the frame that it handled last. */
  private told(): Pick<Handling, 'sent' | 'end'> {
    return { ...(this.sent ? { sent: this.sent } : {}), ...(this.end ? { end: this.end } : {}) }
  }

  private transmit(node: NodeState, port: string, frame: Frame): void {
    const wire = wireAt(this.network, node.device, port)
    const link = wire && this.network.links.get(wire.link)
    if (frame.payload.type === 'ip') this.noteSent(node.device, port, link)
    else this.asking.add(node)
    if (!wire || !link || !node.ports.get(port)?.up || node.hung || swallows(link, wire.isA)) return
    const delivery = deliveryOf(this.network, node, port, wire, frame)
    if (delivery) this.arrivals.push(delivery)
  }

  /** A switch that floods sends one frame out of many ports: then no single cable is to blame. */
  private noteSent(device: string, port: string, link: LinkState | undefined): void {
    this.sent = this.sent ? { device, port: ALL_PORTS, cut: false } : { device, port, cut: link?.cut === true }
  }

  /** A node that may be changed here; questions that it had asked before are asked anew. */
  private touch(device: string): NodeState | undefined {
    const known = this.touched.get(device)
    if (known) return known
    const node = owned(this.network, device)
    if (!node) return undefined
    node.arpPending.clear()
    this.touched.set(device, node)
    return node
  }

  private endWaiting(): void {
    for (const node of this.asking) {
      this.at = node.device
      for (const pending of node.arpPending.values()) if (pending.packets.length > 0) giveUpArp(this.world, pending)
      node.arpPending.clear()
    }
    this.asking.clear()
  }
}

const isAwake = (node: SeenNode) => node.running && !node.hung

/** What a cable loses by chance now and then is no lack of service. */
function swallows(link: LinkState, isA: boolean): boolean {
  return link.cut || (isA ? link.silentToB : link.silentToA) || link.lossPercent >= 100
}
