/** What a node may ask of the network around it. The network implements it; a test may implement it on its own. */
import type { NotKnown } from '../../config/index'
import type { Frame, Ip, Ipv4Packet } from '../../net/index'
import type { JournalDraft } from '../kernel/journal'
import type { SeenPacket } from '../kernel/seen'
import type { SimTime } from '../kernel/time'
import type { Word } from '../kernel/word'
import type { Hop, HopEnd } from '../trace'
import type { NodeState, Port } from './state'

/** Spanning tree leaves some port of a ring out, and nobody says here which. */
export interface VlanRing {
  /** Ports of the device at which the ring is taken to be open. */
  readonly held: ReadonlySet<string>
  readonly notKnown: NotKnown
}

/** How a packet's way ended, as whoever follows packets is told. */
export interface PacketEnd extends HopEnd {
  /** Lost for want of a tunnel, of which no attempt is known to have failed: another packet may find it. */
  readonly untried?: true
}

export interface World {
  now(): SimTime
  /** Puts a frame on the cable at a port. Frames out of a port without carrier vanish. */
  transmit(node: NodeState, port: string, frame: Frame): void
  /** A frame comes to a port from what is not drawn behind it. */
  fromBeyond(node: NodeState, port: string, frame: Frame): void
  /** Whether some device was drawn with this address, or in its network. */
  isDrawn(ip: Ip): boolean
  journal(node: NodeState, entry: JournalDraft): void
  /** A table, an SA or a protocol state changed: the network is not settled yet. */
  changed(): void
  /** Something else changed that packets look at: a neighbour, a MAC's port, a translation, a conversation. */
  shifted(): void
  /** The node keeps a packet until ARP answers. */
  holds(node: NodeState): void
  /** What the packet under way has looked up holds until then by itself: a packet after that may fare otherwise. */
  standsUntil(until: SimTime): void
  /** A finished hop of a watched packet. */
  record(watch: number, hop: Hop): void
  /** A packet's way has ended at the device that handles it, watched or not; for whoever follows packets by this alone. */
  ended?(end: PacketEnd): void
  /** Whether somebody watches the packets of the node's own processes; they are told to `seen`. */
  watches?(node: NodeState): boolean
  seen?(node: NodeState, packet: SeenPacket): void
  /** A measuring datagram has reached its receiver. */
  heard(pulse: number): void
  /**
   * A frame comes to a switch; `floods` when it leaves by every other port. The loop of cables that drowns it, in
   * words, or nothing.
   */
  drowned(node: NodeState, floods: boolean): string | undefined
  /** Id of the link at a port, for hops. */
  linkAt(node: NodeState, port: string): string | undefined
  /** The ring that cables make of a VLAN among switch ports of routers, the device's own among them; mostly none. */
  ringAt(node: NodeState, vlan: number | undefined): VlanRing | undefined
  /** The conversations of the device that has an address at the other end of the cable, or beyond switches there, to be kept. */
  conversationsAt(node: NodeState, port: string, address: Ip): NodeState['connections'] | undefined
  /** Tells every process of the node that listens, and applies their effects. */
  tell(node: NodeState, word: Word): void
  /** Sends a packet that the device itself made; `by` = out of this interface, whatever the table says. */
  originate(node: NodeState, packet: Ipv4Packet, by?: Port): void
  /** Looks again at the line of tunnel interfaces. */
  tunnels(node: NodeState, names: Iterable<string>): void
}
