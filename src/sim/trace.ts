/**
 * What is recorded of a watched packet. One record is made by the one forwarding path; the path trace, ping,
 * traceroute and the packet animation all read it. Plain data: it crosses the worker boundary.
 */
import type { ConfigRef, DeviceId, LinkId, NotKnown } from '../config/index'
import type { Flow, Ipv4Packet } from '../net/index'
import type { SimTime } from './kernel/time'

export type StepType =
  | 'originate'
  | 'receive'
  | 'acl'
  | 'decrypt'
  | 'nat'
  | 'route'
  | 'resolve'
  | 'crypto-map'
  | 'encrypt'
  /** Wrapped by a tunnel interface, or unwrapped for one. */
  | 'tunnel'
  | 'transmit'
  | 'deliver'
  | 'size'
  | 'drop'

/** How a packet's way ended (FACTS section 5). */
export type Disposition =
  | 'accepted'
  | 'delivered-to-subnet'
  | 'exits-network'
  | 'denied-in'
  | 'denied-out'
  | 'no-route'
  | 'null-routed'
  | 'neighbor-unreachable'
  | 'loop'
  | 'insufficient-info'
  | 'dropped-by-crypto'
  | 'dropped-by-nat'
  | 'link-down'
  /** It must not be cut, and does not fit. */
  | 'too-big'

/** A row of a table that decided a step, ready to print: the longest match first, then each level of recursion. */
export interface TableRow {
  /** `route`, `arp`, `mac`, `sa`, `nat`, `connection`. */
  readonly table: string
  /** For example `D EX 10.81.2.24/29 [170/2588160] via 192.168.81.4, FastEthernet0/1`. */
  readonly text: string
}

export interface Step {
  readonly type: StepType
  /** The verdict in a word or two: `permitted`, `denied`, `matched`, `encrypted`, `no SA`, `process-switched`. */
  readonly action: string
  /** One sentence of reason, in the field's terms. */
  readonly detail: string
  readonly rows: readonly TableRow[]
  readonly configLine?: ConfigRef
  /** The packet after this step, when the step changed it. */
  readonly packet?: Ipv4Packet
}

/** Where a packet's way ended, and why. */
export interface HopEnd {
  readonly disposition: Disposition
  readonly reason: string
  /** With `insufficient-info`: the line that is not read. */
  readonly notKnown?: NotKnown
}

/** Where a switch that floods sends a frame out. */
export const ALL_PORTS = 'all ports'

/** What became of the ICMP that tells the sender of a packet what the line takes (RFC 1191). */
export interface Notice {
  /** Bytes that would have gone on in one piece. */
  readonly mtu: number
  readonly disposition: Disposition
  readonly reason: string
  readonly hops: readonly Hop[]
}

/** One device's handling of the packet. */
export interface Hop {
  readonly device: DeviceId
  readonly in?: string
  readonly out?: string
  readonly arrived: SimTime
  readonly left: SimTime
  readonly steps: readonly Step[]
  /** As it came in (or was originated), and as it went out; `sent` is absent when it ended here. */
  readonly received: Ipv4Packet
  readonly sent?: Ipv4Packet
  /** The link it left by. */
  readonly link?: LinkId
  /** Present when the packet's way ended here. */
  readonly end?: HopEnd
}

export interface Trace {
  readonly flow: Flow
  readonly from: DeviceId
  readonly disposition: Disposition
  /** One sentence: why it ended so. */
  readonly reason: string
  /** The line on which an `insufficient-info` hangs. */
  readonly notKnown?: NotKnown
  readonly hops: readonly Hop[]
  /** Which try this is; absent = the first packet. The way and the verdict are of that try's moment. */
  readonly tries?: number
  /** Earlier probes that were lost to something that passes (ARP, IKE), in order, with when they were sent. */
  readonly lostProbes: readonly { readonly at: SimTime; readonly device: DeviceId; readonly reason: string }[]
  /** With `too-big`: what became of the word to the sender; absent when none was sent. */
  readonly notice?: Notice
  /** A loop's round, when there is one: first hop of the round and how often it was walked. */
  readonly loop?: { readonly from: number; readonly length: number; readonly rounds: number }
}

/** Both ways of a conversation. */
export interface TracePair {
  readonly forward: Trace
  readonly return: Trace
  /** Differences between the two ways worth saying, for example that the return does not touch gateway-1. */
  readonly notes: readonly string[]
}

/** True for the dispositions that mean success. */
export function isGood(disposition: Disposition): boolean {
  return disposition === 'accepted' || disposition === 'delivered-to-subnet' || disposition === 'exits-network'
}

const WORDS: Readonly<Record<Disposition, string>> = {
  accepted: 'accepted',
  'delivered-to-subnet': 'delivered to its subnet',
  'exits-network': 'leaves the network',
  'denied-in': 'denied on the way in',
  'denied-out': 'denied on the way out',
  'no-route': 'no route',
  'null-routed': 'routed to Null0',
  'neighbor-unreachable': 'no neighbour takes it',
  loop: 'goes round in a loop',
  'insufficient-info': 'not known',
  'dropped-by-crypto': 'dropped by IPsec',
  'dropped-by-nat': 'dropped by NAT',
  'link-down': 'link down',
  'too-big': 'too large to go on in one piece',
}

const isDisposition = (text: string): text is Disposition => Object.hasOwn(WORDS, text)

/** How a way ended, for people; a word of a file that is none stays as it is. */
export const dispositionWords = (text: string): string => (isDisposition(text) ? WORDS[text] : text)
