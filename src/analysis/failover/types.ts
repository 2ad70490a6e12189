/** How long a call is silent after a failure, over many runs that differ by chance alone. */
import type { Fault, NotKnown, ParameterInfo } from '../../config/index'
import type { OutageCause } from '../scenario/result'

export interface FailoverQuery {
  readonly fault: Fault
  /** The site's router or its phone; absent = the first site whose tunnel the failed device holds. */
  readonly site?: string
  readonly runs: number
  readonly seed: number
  /** Number of sites for which the keepalives are counted; absent = those of the design. */
  readonly sites?: number
}

/** The site that is listened to, and the head-end that holds its tunnel; absent = none does. */
export interface Heard {
  readonly site: string
  readonly peer?: string
}

/** One run: seconds from the first packet lost in either direction until both are audible; absent = never again. */
export interface FailoverRun {
  readonly seconds?: number
  /** The same of each direction by itself: headquarters to site, and site to headquarters. */
  readonly toSite?: number
  readonly fromSite?: number
  readonly causes: Readonly<Partial<Record<OutageCause, number>>>
}

/** A run, and the line that its call hung on in the end. */
export interface FailoverUnit {
  readonly run: FailoverRun
  readonly open?: NotKnown
}

export interface Percentiles {
  readonly min: number
  readonly p5: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** A value that somebody published, and what it is worth here. */
export interface Mark {
  readonly seconds: number
  readonly label: string
  readonly within: boolean
  readonly text: string
}

export interface Assumption extends ParameterInfo {
  readonly key: string
  readonly value: number | boolean | string
}

/** What the site's keepalives and the head-ends' own protocols cost a head-end: packets a second, in and out together. */
export interface Price {
  readonly sites: number
  /** Questions and answers of one site's keepalive, counted in an idle network and during a call. */
  readonly perSiteIdle: number
  readonly perSiteInCall: number
  /** HSRP and EIGRP hellos of both head-ends as one of them sees them. */
  readonly hellos: number
  /** All together for so many sites, idle and when everybody is in a call. */
  readonly idle: number
  readonly inCall: number
  /** Seconds that the last of so many sites waits for its turn when all set up their tunnels anew at once. */
  readonly queueSeconds: number
  readonly how: string
}

/** One direction over all runs. */
export interface DirectionSpread {
  /** Of the runs in which it was silent and heard again; absent when there were none. */
  readonly seconds?: Percentiles
  readonly silentNever: number
  readonly silentForGood: number
}

/** How the site's lines are read: its keepalive, and where its list of peers goes on after a dead one. */
export interface Reading {
  readonly keepalive: 'on-demand' | 'periodic' | 'legacy'
  readonly peers: 'top' | 'next'
}

/** A reading, and why it is this one. */
export interface FoundReading extends Reading {
  readonly why: string
}

export interface FailoverResult {
  readonly fault: string
  readonly site: string
  /** The head-end that held the site's tunnel; absent = none did. */
  readonly peer?: string
  readonly runs: number
  /** Runs in which nothing was lost, and in which the call stayed silent. */
  readonly silentNever: number
  readonly silentForGood: number
  /** Of the runs that were silent and ended; absent when there were none. */
  readonly seconds?: Percentiles
  /** Each direction by itself: what the phone at the site does not hear, and what headquarters does not. */
  readonly toSite: DirectionSpread
  readonly fromSite: DirectionSpread
  /** Mean seconds of each cause over those runs; they add up to the mean. */
  readonly causes: Readonly<Partial<Record<OutageCause, number>>>
  readonly mean: number
  /** Runs by whole seconds: those from `from` to below `from + 1`. */
  readonly bins: readonly { readonly from: number; readonly runs: number }[]
  readonly marks: readonly Mark[]
  readonly assumptions: readonly Assumption[]
  /** How the site's keepalive and list of peers are read; absent = it has no keepalive. */
  readonly reading?: FoundReading
  /** Something that the figures alone would hide. */
  readonly note?: string
  readonly price: Price
  /** The line that every figure hangs on; then there is none: `runs` is 0. */
  readonly notKnown?: NotKnown
}
