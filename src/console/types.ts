/**
 * What a terminal works with, as values: the device at a moment, the terminal's own state, what a line prints, and what
 * it asks of whoever runs the network. A terminal never acts: effects are applied by the session.
 */
import type { Configuration, DeviceId, Fault } from '../config/index'
import type { Columns, TextEnd } from '../ios/index'
import { type Ip, type Ipv4Packet, lookUp } from '../net/index'
import type { DeviceTables, JournalEntry, SnapshotView } from '../sim/index'

export interface ConsoleContext {
  readonly view: SnapshotView
  readonly configuration: Configuration
  /** The running configuration as text. */
  readonly text: string
  /** The text it would start with; absent = the same. */
  readonly startup?: string
  /** Everything that happened so far, in the whole network; `show logging` prints the device's part. */
  readonly journal?: readonly JournalEntry[]
  /** What hangs on each of the device's interfaces, for `show cdp neighbors`. */
  readonly neighbors?: readonly CdpNeighbor[]
}

/** A directly connected device that speaks CDP. */
export interface CdpNeighbor {
  readonly localInterface: string
  readonly device: DeviceId
  readonly remoteInterface: string
  readonly kind: Configuration['kind']
  readonly release?: string
  /** A line at its end forbids it to speak there. */
  readonly silent?: true
}

/** Where a terminal stands. Plain data: it travels with every line and comes back changed. */
export interface Terminal {
  readonly mode: 'user' | 'privileged' | 'configure'
  /** Open sections of the configuration, by their canonical lines; empty in global configuration mode. */
  readonly section: readonly string[]
  /** Of a configuration that is being typed or pasted: the columns of lines that others may stand below. */
  readonly columns?: Columns
  /** Lines a page; 0 = no --More--. */
  readonly length: number
  /** What is watched by `debug`, in the words behind it. */
  readonly debugs?: readonly string[]
  /** A dialogue that is under way, such as the questions of `ping`. */
  readonly dialog?: Dialog
  /** A text that is being typed, such as a banner's: its lines so far, and what ends it. */
  readonly text?: { readonly lines: readonly string[]; readonly end: TextEnd }
}

export interface Dialog {
  readonly kind: 'ping' | 'reload' | 'copy'
  readonly answers: readonly string[]
}

export const FRESH_TERMINAL: Terminal = { mode: 'privileged', section: [], length: 0 }

export interface EchoRequest {
  readonly target: Ip
  readonly source?: Ip
  readonly repeat: number
  /** Bytes of the IP packet. */
  readonly size: number
  readonly timeoutSeconds: number
  readonly doNotFragment: boolean
}

export interface RouteRequest {
  readonly target: Ip
  readonly source?: Ip
  readonly probes: number
  readonly timeoutSeconds: number
  readonly maximumTtl: number
}

export interface PacketTracerRequest {
  /** Name of the interface as the device has it, not its zone. */
  readonly interface: string
  readonly packet: Ipv4Packet
}

/** What a line asks of the session. */
export type Effect =
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'ping'; readonly request: EchoRequest; readonly style: PingStyle }
  | {
      readonly kind: 'traceroute'
      readonly request: RouteRequest
      readonly style: 'ios' | 'windows' | 'asa'
      /** What the release prints above the hops. */
      readonly heading?: string
    }
  /** What would become of a packet that came in by a port now. */
  | { readonly kind: 'packet-tracer'; readonly request: PacketTracerRequest }
  /** The running configuration becomes this text, by the lines typed. */
  | { readonly kind: 'configure'; readonly text: string; readonly lines: readonly string[] }
  /** The running configuration is kept in the document. */
  | { readonly kind: 'save'; readonly text: string }

export type PingStyle = 'ios' | 'asa' | 'windows'

export interface ExecResult {
  /** False when the line was refused; the output says how. */
  readonly ok: boolean
  readonly output: string
  readonly terminal: Terminal
  readonly effects: readonly Effect[]
  /** What would have been understood where a refused line went wrong. */
  readonly known?: readonly string[]
}

/** A device's tables; a device that the view does not hold has none. */
export function tablesOf({ view, configuration }: ConsoleContext): DeviceTables | undefined {
  return lookUp(view.devices, configuration.device)
}
