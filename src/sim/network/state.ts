/** A network at one moment: nodes, cables, the queue of what is to come, and the journal so far. */
import type { DeviceId, LinkId, Parameters, TimedEvent, Topology, TopologyLink } from '../../config/index'
import type { Frame } from '../../net/index'
import type { Spent } from '../kernel/budget'
import type { JournalEntry } from '../kernel/journal'
import type { Log } from '../kernel/log'
import type { Paged } from '../kernel/paged'
import type { PagedMap } from '../kernel/paged-map'
import type { EventQueue } from '../kernel/queue'
import type { Table } from '../kernel/table'
import type { SimTime } from '../kernel/time'
import type { SeenNode } from '../node/state'
import type { VlanRing } from '../node/world'
import type { StormRow } from '../tables'
import type { Hop } from '../trace'
import type { CapturedFrame } from './captured'
import type { DrawnPlaces } from './drawn-places'
import type { Line } from './line-state'
import type { LinkState, Wire } from './place'
import type { Stream } from './stream-state'
import type { Draft, Standing, Trail } from './trail'
import type { Watching } from './watched'

export type NetworkEvent =
  | {
      readonly kind: 'frame'
      readonly device: string
      readonly port: string
      readonly frame: Frame
      readonly cause: number | undefined
      /** The stream's packet that it is, if it is one, and its trail, if it left one. */
      readonly pulse: number | undefined
      readonly trail: Trail | undefined
    }
  | { readonly kind: 'wake'; readonly device: string }
  /** What a policy holds at a port may go on. */
  | { readonly kind: 'line'; readonly device: string; readonly port: string }
  /** A packet of a stream is due; void when the stream planned otherwise since. */
  | { readonly kind: 'stream'; readonly stream: number; readonly packet: number }
  /** Power-on of everything at time 0. */
  | { readonly kind: 'start' }
  /** The end of a shutdown that said goodbye. */
  | { readonly kind: 'off'; readonly device: string; readonly cause: number | undefined }
  | { readonly kind: 'boot'; readonly device: string; readonly cause: number | undefined }
  /** A change of carrier may have lasted long enough for the interface to follow it. */
  | { readonly kind: 'carrier'; readonly device: string; readonly port: string; readonly cause: number | undefined }
  /** What a person or a scenario does: a fault, its end, lines typed. */
  | {
      readonly kind: 'event'
      readonly event: TimedEvent
      /** The goodbyes before it have been said. */
      readonly said?: true
    }

/** A ring of cables, and the switches that are on it or fed by it. */
export interface Ring {
  readonly links: readonly LinkId[]
  readonly loop: string
  readonly switches: ReadonlySet<string>
}

/** Cables between switches that reach each other without anything else between. */
export type Trunks = readonly TopologyLink[]

/** By VLAN of a router, the rings that it is on; looked for anew when something changed. */
export interface RingState {
  readonly asOf: number
  readonly at: ReadonlyMap<number, VlanRing>
}

/** A ring, as of a state of the network; it is looked for anew when something changed. */
export interface StormState {
  readonly ring: Ring | undefined
  readonly asOf: number
  readonly storm: StormRow | undefined
}

export interface Network {
  now: SimTime
  readonly parameters: Parameters
  readonly topology: Topology
  readonly ids: ReadonlyMap<DeviceId, string>
  /** As it was drawn, whatever is typed since. */
  readonly drawn: DrawnPlaces
  /** Shared with forks until it is touched: whoever changes a node asks `owned` for it (owned.ts). */
  readonly nodes: PagedMap<string, SeenNode>
  /** Whose nodes are not shared with another network; a fork gives both sides a new one. */
  owner: object
  /** Devices that were asked for to be changed, while somebody gathers them. */
  touched: Set<DeviceId> | undefined
  readonly links: PagedMap<LinkId, LinkState>
  /** By device and port. */
  readonly wires: ReadonlyMap<string, ReadonlyMap<string, Wire>>
  /** Until when each direction of each link is busy, in microseconds. */
  readonly busy: Paged<number>
  /** By the same number: where something waits, or a policy is. */
  readonly lines: Map<number, Line>
  readonly queue: EventQueue<NetworkEvent>
  readonly journal: Log<JournalEntry>
  /** Devices a fault keeps powered off. */
  readonly unpowered: Set<string>
  /** Devices with Virtual-Templates: what others are told matters to them. */
  readonly templated: Set<DeviceId>
  /** When a device that restarts will be there; an earlier restart that was overtaken is void. */
  readonly boots: Map<string, SimTime>
  /** When something last changed that keeps the network from being settled. */
  lastChange: SimTime
  /** Journal entry that led to what is happening now. */
  cause: number | undefined
  randomState: number
  /** Ports made so far: each has its own MAC. */
  ports: number
  /** Rises with everything that can change which way frames may go: faults, ports, spanning trees. */
  changes: number
  readonly trunks: ReadonlyMap<string, Trunks>
  /** What cables make of VLANs among switch ports, as seen from a router that has some; see rings.ts. */
  readonly rings: Map<DeviceId, RingState>
  /** By the trunks that it runs round. */
  readonly storms: Map<Trunks, StormState>
  readonly records: Map<number, Hop[]>
  /** When each measuring datagram of this run was taken by its receiver. */
  readonly heard: Map<number, SimTime>
  /** What went over cables since somebody began to look; absent = nobody looks, nor does a fork go on looking. */
  capture: CapturedFrame[] | undefined
  /** Whose own packets somebody watches; absent = nobody does, nor does a fork go on watching. */
  watching: Watching | undefined
  readonly streams: Stream[]
  /** Places of the streams in which one packet stands for many. */
  readonly sampled: number[]
  /** Places of those that fill lines. */
  readonly loads: number[]
  /** Devices that may hold packets until ARP answers; looked through and thinned by held.ts. */
  readonly holding: Set<DeviceId>
  /** Only a watched packet moves, and nobody is woken (apart.ts). */
  readonly alone: boolean
  /** Pulse of the stream's packet that is being handled. */
  flying: number | undefined
  /** What was used up of the budget (kernel/budget.ts). */
  readonly spent: Spent
  /** Rises with everything that can change a packet's way (stream-shift.ts). */
  shifts: number
  /** How many of them say no more than that a queue fills: others fare otherwise in it, and are handled the same. */
  crowds: number
  /** How many of them were told of below. */
  noted: number
  /** The devices that the last of these concerned; absent = any (shifted.ts). */
  moved: readonly DeviceId[] | undefined
  /** By device: another value whenever something changed there that packets look at. */
  stamps: Table<object>
  /** Another value whenever something changed that may concern every device. */
  epoch: object
  /** Rises when a packet of a stream is lost, or is heard after one was lost. */
  fates: number
  /** Whether devices remember what they do with the packets of streams; without it they do the same. */
  readonly remembers: boolean
  /** By device: what it remembers stands while this does. */
  readonly standing: Map<DeviceId, Standing>
  /** The handling that is taken down. */
  draft: Draft | undefined
}
