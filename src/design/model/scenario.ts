/**
 * Scenarios: what shall happen to the network, what is listened to meanwhile, and what is expected of it. They are
 * kept in the document and in files of their own; a design never changes by them. Times are seconds from the moment
 * the network had settled.
 */

/** The longest that is played, and the furthest that is looked ahead: a week outlasts every lease, lifetime and timer. */
export const LONGEST_SCENARIO_SECONDS = 604_800

export type ScenarioEvent =
  /** As the command line writes it, for example `reload:gateway-2`. */
  | { readonly atSeconds: number; readonly action: 'fault' | 'restore'; readonly fault: string }
  /** Lines typed in `configure terminal` at that moment. */
  | {
      readonly atSeconds: number
      readonly action: 'configure'
      readonly device: string
      readonly lines: readonly string[]
    }

/** A phone call: RTP, 50 packets a second each way. */
export interface ScenarioCall {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly codec: 'g711' | 'g729'
  /** Absent = from the beginning, and to the end. */
  readonly startSeconds?: number
  readonly endSeconds?: number
}

/** Something that is tried again and again, such as a telnet from headquarters: one packet, and its answer. */
export interface ScenarioFlow {
  readonly name: string
  /** A device, `device/interface` or an address, as of a trace. */
  readonly from: string
  readonly to: string
  readonly protocol: 'icmp' | 'udp' | 'tcp'
  readonly port: number
  readonly everySeconds: number
  readonly startSeconds?: number
  readonly endSeconds?: number
}

/** Data that fills lines while calls go on: packets of one size at a steady rate, which nobody slows down. */
export interface ScenarioTransfer {
  readonly name: string
  /** A device, `device/interface` or an address, as of a trace. */
  readonly from: string
  readonly to: string
  /** kbit/s of IP packets, before any tunnel. */
  readonly kbit: number
  /** Bytes of each packet, IP header included. */
  readonly size: number
  readonly startSeconds?: number
  readonly endSeconds?: number
}

/** What must be so, or the scenario fails. Those with `atSeconds` speak of that moment. */
export type Expectation =
  /**
   * Silences of a call, in one direction or, without one, until both are audible. `passing`: there is one, and every one
   * ends and lasts as long as said.
   */
  | {
      readonly kind: 'outage'
      readonly call: string
      readonly direction?: 'forward' | 'return'
      readonly is: 'none' | 'passing' | 'permanent'
      readonly atLeastSeconds?: number
      readonly atMostSeconds?: number
    }
  /** Every try of a flow, or every one from a moment on, is answered; or none is. */
  | { readonly kind: 'flow'; readonly flow: string; readonly answered: boolean; readonly atSeconds?: number }
  /** Both ways of a path succeed, or one ends as said. */
  | {
      readonly kind: 'path'
      readonly atSeconds: number
      readonly from: string
      readonly to: string
      readonly protocol: 'icmp' | 'udp' | 'tcp'
      readonly port: number
      readonly good: boolean
      readonly disposition?: string
    }
  | { readonly kind: 'hsrp-active'; readonly atSeconds: number; readonly device: string }
  /** Which head-end a site's tunnel is with; empty = it has none. */
  | { readonly kind: 'peer'; readonly atSeconds: number; readonly site: string; readonly peer: string }
  /** A route that is in use; `protocol` as the routing table's code: C, S, D or D EX. */
  | {
      readonly kind: 'route'
      readonly atSeconds: number
      readonly device: string
      readonly prefix: string
      readonly present: boolean
      readonly code?: 'C' | 'S' | 'D' | 'D EX'
    }
  /** SAs of a device for a network of the other end. */
  | {
      readonly kind: 'sa'
      readonly atSeconds: number
      readonly device: string
      readonly prefix: string
      readonly present: boolean
    }
  | {
      readonly kind: 'show'
      readonly atSeconds: number
      readonly device: string
      readonly command: string
      readonly contains: string
      readonly present: boolean
    }

/** A moment with a name, to come back to. */
export interface Bookmark {
  readonly atSeconds: number
  readonly name: string
}

export interface Scenario {
  /** Unique in a design; what `--scenario` takes. */
  readonly name: string
  readonly title: string
  /** One paragraph for its reader. */
  readonly story: string
  readonly untilSeconds: number
  readonly events: readonly ScenarioEvent[]
  readonly calls: readonly ScenarioCall[]
  readonly bookmarks?: readonly Bookmark[]
  readonly flows?: readonly ScenarioFlow[]
  readonly transfers?: readonly ScenarioTransfer[]
  readonly expectations?: readonly Expectation[]
  /** Named parameters of another value than the design's, in this scenario only. */
  readonly parameters?: Readonly<Record<string, number | boolean | string>>
  /** Draws from the settled moment on follow from it; absent = the design's sequence goes on. */
  readonly seed?: number
}
