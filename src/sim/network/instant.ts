/**
 * What becomes of a packet that is sent now, while the network stands still: the one forwarding path decides at every
 * device, frames cross cables in no time, ARP is answered at once by whoever would answer it, and no process reacts.
 * It costs no run of the network and records no hops, so that the ways of hundreds of sites can be told at every moment
 * that is looked at.
 */
import type { NotKnown } from '../../config/index'
import { type Flow, type Frame, packetOfFlow } from '../../net/index'
import { giveUpArp } from '../node/arp'
import { originatePacket } from '../node/forward'
import { ttlOf } from '../node/icmp'
import { frameArrived } from '../node/node'
import type { NodeState } from '../node/state'
import type { World } from '../node/world'
import type { Disposition } from '../trace'
import { type Delivery, deliveryOf, wireAt } from './carried'
import { worldOf } from './network'
import { owned } from './owned'
import { lostAfter } from './probe'
import type { LinkState, Network } from './state'

export interface Fate {
  readonly disposition: Disposition
  /** One sentence; empty for a packet that was taken. */
  readonly reason: string
  /** The device it ended at, or that sent it on last. */
  readonly device: string
  /** What it hangs on, when its end is not known. */
  readonly notKnown?: NotKnown
  /** A device of the Internet handled it without ESP around it. */
  readonly clear: boolean
}

/** The first packet may be lost to ARP at every router on its way. */
const MAX_PROBES = 6

/** Frames that one packet may become before it counts as going round. */
const MAX_FRAMES = 6000

/** A moment of a network at which packets are tried. The network itself is not changed. */
export class StillNetwork {
  readonly network: Network
  private readonly world: World
  private arrivals: Delivery[] = []
  private readonly touched = new Map<string, NodeState>()
  /** Devices whose ARP was asked something since the last packet. */
  private readonly asking = new Set<NodeState>()
  private end: Omit<Fate, 'clear'> | undefined
  private last: { readonly device: string; readonly where: string; readonly cut: boolean } | undefined
  private clear = false
  /** The device that handles a frame at present. */
  private at = ''

  constructor(network: Network) {
    // Only nodes are changed here, each after it was copied.
    this.network = { ...network, owner: {}, nodes: network.nodes.fork(), streams: [], sampled: [], holding: new Set() }
    const nothing = () => undefined
    this.world = {
      ...worldOf(this.network),
      transmit: (node, port, frame) => this.transmit(node, port, frame),
      ended: (disposition, reason, notKnown) => {
        this.end ??= { disposition, reason, device: this.at, ...(notKnown ? { notKnown } : {}) }
      },
      journal: nothing,
      changed: nothing,
      shifted: nothing,
      tell: nothing,
      originate: nothing,
      heard: nothing,
    }
  }

  /** The fate of one packet of a flow from a device that has its source address; `reply` marks an answer. */
  send(from: string, flow: Flow, reply = false): Fate {
    let fate = this.probe(from, flow, reply)
    for (let probes = 1; probes < MAX_PROBES && fate.disposition === 'neighbor-unreachable'; probes++) {
      const next = this.probe(from, flow, reply)
      if (next.disposition === fate.disposition && next.reason === fate.reason) break
      fate = next
    }
    return fate
  }

  private probe(from: string, flow: Flow, reply: boolean): Fate {
    const node = this.touch(from)
    if (!node?.running || node.hung)
      return { disposition: 'insufficient-info', reason: `${from} is not running.`, device: from, clear: false }
    Object.assign(this, { end: undefined, last: undefined, clear: false, at: from })
    originatePacket(this.world, node, packetOfFlow(flow, ttlOf(node), reply))
    if (!this.drain()) return { ...this.ending(from), disposition: 'loop', reason: 'Its frames go round for ever.' }
    this.endWaiting()
    return this.ending(from)
  }

  private ending(from: string): Fate {
    const { end, last, clear } = this
    if (end) return { ...end, clear }
    return { ...lostAfter(last?.where ?? from, last?.cut === true), device: last?.device ?? from, clear }
  }

  /** Lets frames arrive until none is left; false when there is no end of them. */
  private drain(): boolean {
    for (let frames = 0; frames < this.arrivals.length; frames++) {
      const next = this.arrivals[frames]
      const node = next && this.touch(next.device)
      if (!next || !node) continue
      this.at = next.device
      const { payload } = next.frame
      if (node.config.kind === 'internet' && payload.type === 'ip' && payload.packet.payload.protocol !== 'esp')
        this.clear = true
      frameArrived(this.world, node, next.port, next.frame)
      if (frames < MAX_FRAMES) continue
      this.arrivals = []
      return false
    }
    this.arrivals = []
    return true
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
    this.last =
      this.last?.device === device
        ? { device, where: `${device} all ports`, cut: false }
        : { device, where: `${device} ${port}`, cut: link?.cut === true }
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

/** What a cable loses by chance now and then is no lack of service. */
function swallows(link: LinkState, isA: boolean): boolean {
  return link.cut || (isA ? link.silentToB : link.silentToA) || link.lossPercent >= 100
}
