/**
 * What a node says to its processes: everything that can happen to a protocol, in words that name none. A protocol's row
 * (row.ts) says which it listens to, and what each is in its own input.
 */
import type { Fault } from '../../config/index'
import type { Frame, Ip, Ipv4Packet, Mac } from '../../net/index'
import type { Route } from '../rib/route'
import type { InterfaceInput } from './protocol'
import type { SaPair } from './security-association'

export type Word =
  | InterfaceInput
  | RoutesWord
  | SaWord
  | TrafficWord
  | NeededWord
  | UnknownSpiWord
  | ClaimedWord
  | ObjectsWord
  | FrameWord
  | PacketWord
  | FaultWord
  | ShuttingWord
  | StopWord
  | CountedWord
  | TunnelWord

/** Routes that came into use in a table, or ceased to be. */
export interface RoutesWord {
  readonly kind: 'rib'
  /** Absent = the global one. */
  readonly vrf?: string
  readonly added: readonly Route[]
  readonly removed: readonly Route[]
}

/** A pair of IPsec SAs came into the database, or left it. */
export interface SaWord {
  readonly kind: 'sa-up' | 'sa-down'
  readonly sa: SaPair
}

/** Packets went out, or came in, on an IPsec SA; `bytes` of them all. */
export interface TrafficWord {
  readonly kind: 'sent' | 'heard'
  readonly sa: number
  readonly bytes: number
  /** The port that the peer's NAT sent it from, where it is not the one that is known. */
  readonly port?: number
}

/** A packet matched an entry of a crypto map for which there is no SA. */
export interface NeededWord {
  readonly kind: 'needed'
  readonly interface: string
  readonly map: string
  readonly sequence: number
  readonly source: Ip
  readonly destination: Ip
  /** Line of the access-list entry that matched; without it the first that holds the addresses is taken. */
  readonly line?: number
}

/** ESP came in with an SPI that nothing here knows. */
export interface UnknownSpiWord {
  readonly kind: 'unknown-spi'
  readonly remote: Ip
  readonly spi: number
}

/** A process has claimed an address of an interface besides its own (`up`), or released it. */
export interface ClaimedWord {
  readonly kind: 'claimed'
  readonly interface: string
  readonly address: Ip
  readonly up: boolean
  /** The interface's own. */
  readonly mac: Mac
}

/** The tracked objects that are down now. */
export interface ObjectsWord {
  readonly kind: 'tracked'
  readonly down: readonly number[]
}

/** A frame that carries what the protocol named as its own, before anybody asks whose it is. */
export interface FrameWord {
  readonly kind: 'frame'
  readonly interface: string
  readonly frame: Frame
}

/** A packet that the device has taken as its own; `interface` is absent when it was sent by the device itself. */
export interface PacketWord {
  readonly kind: 'packet'
  readonly interface: string | undefined
  readonly packet: Ipv4Packet
}

/** A fault that is none of the network's: what it does is the protocol's to know. */
export interface FaultWord {
  readonly kind: 'fault'
  readonly fault: Fault
}

/** An interface is about to be shut by hand: what is to be said there is said now. */
export interface ShuttingWord {
  readonly kind: 'shutting'
  readonly interface: string
}

/** How a tunnel interface stands, apart from its keepalives; or that one of these has come back. */
export interface TunnelWord {
  readonly kind: 'tunnel'
  readonly interface: string
  /** `wanting`: its ends could speak, and there is no SA. `looped`: its other end is reached through itself. */
  readonly says: 'content' | 'wanting' | 'looped' | 'answered'
}

/** The process ends; with `farewell` it says so to its neighbours first. */
export interface StopWord {
  readonly kind: 'stop'
  readonly farewell: boolean
}

/** How many packets an interface has heard so far, as the process has asked. */
export interface CountedWord {
  readonly kind: 'counted'
  readonly interface: string
  readonly packets: number
}
