/** What changed between two designs, or two moments of one; plain values for the screen and the command line. */
import type { Disposition, Network, Scene } from '../../sim/index'
import type { Verdict } from '../sweep/verdict'

/** One of the two that are compared. */
export interface Side {
  readonly scene: Scene
  /** The moment that is compared. */
  readonly network: Network
  readonly texts: readonly { readonly device: string; readonly text: string }[]
}

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
  /** 1-based line in the new text; of a removed line in the old one. */
  readonly line: number
}

/** Rows of a table that are there on one side only, ages and counters aside. */
export interface TableChange {
  readonly table: 'routes' | 'HSRP' | 'EIGRP neighbours' | 'IPsec SAs' | 'interfaces'
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

export interface DeviceChange {
  readonly device: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Changed lines with some around them; empty when the text is the same. */
  readonly lines: readonly DiffLine[]
  readonly linesAdded: number
  readonly linesRemoved: number
  readonly tables: readonly TableChange[]
}

export interface ComparedWay {
  readonly disposition: Disposition
  readonly good: boolean
  readonly reason: string
  readonly devices: readonly string[]
}

/** A way of a site's path that is not as it was; a side without the site has none. */
export interface PathChange {
  readonly site: string
  readonly direction: 'forward' | 'return'
  readonly before?: ComparedWay
  readonly after?: ComparedWay
}

export interface OutageSide {
  readonly verdict: Verdict
  readonly seconds?: number
}

export interface OutageChange {
  readonly fault: string
  readonly title: string
  readonly site: string
  readonly before?: OutageSide
  readonly after?: OutageSide
}

export interface Renamed {
  readonly from: string
  readonly to: string
}

export interface Changes {
  /** The most important first; one sentence says so when nothing changed. */
  readonly summary: readonly string[]
  /** Devices that only have another name; all else speaks of them by the new one. */
  readonly renamed: readonly Renamed[]
  readonly devices: readonly DeviceChange[]
  readonly paths: readonly PathChange[]
  /** Of the head-end's failures; absent when they were not asked for. */
  readonly outages?: readonly OutageChange[]
}
