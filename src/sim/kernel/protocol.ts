/**
 * A protocol is a value: plain data in, plain data out. It holds its own deadlines, knows no clock and no other
 * protocol; the node routes its effects. Rules:
 *  P1. `boot`, `reconfigure` and `react` are pure; all randomness comes from `cx.random`.
 *  P2. `deadline` is a function of the state alone. The kernel reacts with `{ kind: 'wake' }` at that time.
 *  P3. After a wake the deadline lies in the future; the kernel throws otherwise, naming protocol, state and time.
 *  P4. State is plain, immutable data (no class, no function, no Map mutated in place): it is shared by snapshots.
 */
import type { DeviceId, Parameters } from '../../config/index'
import type { Bpdu, Ip, Ipv4Packet, Mac } from '../../net/index'
import type { RibDelta } from '../rib/route'
import type { JournalDraft } from './journal'
import type { Random } from './random'
import type { SaDownEffect, SaMovedEffect, SaUpEffect } from './security-association'
import type { SeenPacket } from './seen'
import type { SimTime } from './time'

export interface Context {
  readonly now: SimTime
  readonly device: DeviceId
  readonly random: Random
  readonly parameters: Parameters
  /** Somebody wants to be told of every packet (`SeenEffect`); absent = nobody. */
  readonly watched?: boolean
}

export interface Turn<State, Effect> {
  readonly state: State
  readonly effects: readonly Effect[]
  /** Of a reconfiguration: a part of the process is new, and has to be told how ports and routes stand. */
  readonly fresh?: boolean
}

export interface Protocol<Config, State, Input, Effect> {
  readonly name: string
  /** `booting` says that the whole device starts, and not the process alone. */
  boot(config: Config, cx: Context, booting?: boolean): Turn<State, Effect>
  /** `before` is what it was told until now. */
  reconfigure(config: Config, state: State, cx: Context, before?: Config): Turn<State, Effect>
  react(config: Config, state: State, input: Input, cx: Context): Turn<State, Effect>
  deadline(state: State): SimTime
}

/** Every protocol's input has this one. */
export interface WakeInput {
  readonly kind: 'wake'
}

/** Sent by the node when line protocol or address of an interface changes (also once per interface after boot). */
export interface InterfaceInput {
  readonly kind: 'interface'
  readonly interface: string
  readonly up: boolean
  readonly mac: Mac
  /** Absent while it has none. */
  readonly address?: { readonly ip: Ip; readonly length: number }
  /** The address is that of another interface: any address may be at the other end. */
  readonly lent?: true
  /** The table that it belongs to; absent = the global one. */
  readonly vrf?: string
}

/** Puts a packet on the wire. With `interface`, straight out there (multicast, broadcast or on-link); else routed. */
export interface SendEffect {
  readonly kind: 'send'
  readonly packet: Ipv4Packet
  readonly interface?: string
  /** Source MAC when it is not the interface's own (HSRP hellos of the active router). */
  readonly sourceMac?: Mac
  /** Destination MAC when ARP must not be asked (DHCP to a client without an address). */
  readonly destinationMac?: Mac
}

/** The node answers ARP for this address with this MAC, and accepts frames sent to it. */
export interface ClaimEffect {
  readonly kind: 'claim-address' | 'release-address'
  readonly interface: string
  readonly address: Ip
  readonly mac: Mac
}

/** Broadcasts a gratuitous ARP reply, so that neighbours and switches learn the MAC's new place. */
export interface GratuitousArpEffect {
  readonly kind: 'gratuitous-arp'
  readonly interface: string
  readonly address: Ip
  readonly mac: Mac
}

export interface RoutesEffect {
  readonly kind: 'routes'
  readonly delta: RibDelta
}

export interface JournalEffect {
  readonly kind: 'journal'
  readonly entry: JournalDraft
}

/** A DHCP client was given, or lost, an address. */
export interface LeaseEffect {
  readonly kind: 'lease'
  readonly interface: string
  readonly address?: { readonly ip: Ip; readonly length: number; readonly router?: Ip }
}

/** An interface takes another address, or none, and a MAC other than its burnt-in one, as a unit of a pair does. */
export interface AssumeEffect {
  readonly kind: 'assume-address'
  readonly interface: string
  readonly address?: { readonly ip: Ip; readonly length: number }
  readonly mac?: Mac
}

/** The conversations of the device that has an address beyond an interface are copied; those copied last become its own. */
export type ReplicaEffect =
  | { readonly kind: 'keep-replica'; readonly interface: string; readonly peer: Ip }
  | { readonly kind: 'take-replica' }

/** How many packets an interface has heard is to be told (`counted`); or its two youngest neighbours are asked by ARP. */
export interface InterfaceTestEffect {
  readonly kind: 'count-traffic' | 'ask-neighbors'
  readonly interface: string
}

/** What tracked objects look at has changed: they are to be looked at. */
export interface TrackedChangedEffect {
  readonly kind: 'tracked-changed'
}

/** A packet that the process sent, took or ignored: asked for only while somebody watches. */
export interface SeenEffect {
  readonly kind: 'seen'
  readonly packet: SeenPacket
}

/** Sends a bridge protocol's message to the neighbour at a port of a switch. */
export interface BpduEffect {
  readonly kind: 'bpdu'
  readonly interface: string
  readonly bpdu: Bpdu
}

/** Addresses learnt at these ports of a switch may be elsewhere now. */
export interface ForgetMacsEffect {
  readonly kind: 'forget-macs'
  readonly interfaces: readonly string[]
}

/** A tunnel interface may come up or go down by what the process knows of it. */
export interface TunnelChangedEffect {
  readonly kind: 'tunnel-changed'
  readonly interface: string
}

/** A tunnel interface wants an SA with its other end. */
export interface TunnelNeedsEffect {
  readonly kind: 'tunnel-needs'
  readonly interface: string
}

/** Everything that a protocol may want done; a protocol names the subset it uses in its own type. */
export type Effect =
  | SendEffect
  | RoutesEffect
  | JournalEffect
  | SeenEffect
  | ClaimEffect
  | GratuitousArpEffect
  | LeaseEffect
  | AssumeEffect
  | ReplicaEffect
  | InterfaceTestEffect
  | SaUpEffect
  | SaDownEffect
  | SaMovedEffect
  | BpduEffect
  | ForgetMacsEffect
  | TrackedChangedEffect
  | TunnelChangedEffect
  | TunnelNeedsEffect
