/**
 * Scenarios: what shall happen to the network, what is listened to meanwhile, and what is expected of it. They are
 * kept in the document and in files of their own; a design never changes by them. Times are seconds from the moment
 * the network had settled.
 */

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
}
