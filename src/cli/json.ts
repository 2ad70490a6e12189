/** The JSON values of the headless contract, as published types. One value each on standard output. */
import type {
  AgainstReport,
  BlockUse,
  CallDirection,
  Changes,
  Comparison,
  FailoverResult,
  Finding,
  FreeFound,
  Growth,
  Imported,
  LabFormat,
  LineShares,
  MeasuredCall,
  OutageCause,
  OutageChange,
  Percentiles,
  Plan,
  ReadingsAnswer,
  RegisterRow,
  ServiceState,
  StepType,
  Summary,
  SweepCase,
  Trace,
  Verdict,
  WrittenLab,
} from '../engine/session'
import type { NameTable } from '../net/index'

/** `reference --json` without a name. */
export type ReferenceJson = readonly {
  readonly name: string
  readonly title: string
  readonly description: string
}[]

/** One direction of a site's service. Times in seconds, on the clock that `clock` of the whole names. */
export interface ServiceWayJson {
  readonly works: boolean
  readonly since?: number
  readonly disposition: string
  /** Where the packet ended, and why; the reason is absent when all is well. */
  readonly device?: string
  readonly reason?: string
  /** The line that its end hangs on, when that is not known. */
  readonly notKnown?: Trace['notKnown']
}

/** `status --json`. */
export interface StatusJson {
  /** The moment that is spoken of, and what it and every `since` count from. */
  readonly at: number
  readonly clock: 'power-on' | 'scenario'
  readonly sites: readonly {
    readonly site: string
    readonly state: ServiceState
    /** Since when it is so; absent = it was so when the network had settled or the scenario began. */
    readonly since?: number
    readonly reason?: string
    readonly toSite: ServiceWayJson
    readonly fromSite: ServiceWayJson
    /** Whether the phone is registered; absent when the site has none. */
    readonly registered?: boolean
    /** Between which hosts packets were tried. */
    readonly from: string
    readonly to: string
    readonly gateway?: string
  }[]
  readonly inService: number
  /** Sites that are not in service. */
  readonly hurt: readonly string[]
}

/** `check --json`. */
export interface CheckJson {
  readonly findings: readonly Finding[]
  /** Of each device with a text, how many of its lines have each verdict. */
  readonly devices?: readonly { readonly name: string; readonly lines: LineShares }[]
}

/** `addresses --json`. */
export interface AddressesJson {
  readonly blocks: readonly Omit<BlockUse, 'cells'>[]
  /** Blocks that the pools could grow by, each with the lines that it needs, in words. */
  readonly growth: readonly (Omit<Growth, 'edit'> & { readonly lines: string })[]
  readonly summary: Summary
  readonly conflicts: readonly Finding[]
  /** Of `--find`. */
  readonly found?: FreeFound & { readonly length: number }
  /** Of `--pools`: what is to be typed at each device, and the way back. */
  readonly changes?: readonly {
    readonly device: string
    readonly removed: readonly string[]
    readonly added: readonly string[]
    readonly lines: readonly string[]
    readonly rollback: readonly string[]
    readonly rest: readonly string[]
  }[]
}

/** `sites --json`: of an export the rows of the table by their headings; else what comes of each site, and what is wrong where. */
export interface SitesJson {
  readonly sites: readonly NameTable<string>[]
  readonly problems: readonly {
    readonly line: number
    readonly column?: number
    readonly field?: string
    readonly problem: string
  }[]
}

/** `report --json`: the file written, as `--out` names it. */
export interface ReportJson {
  readonly files: readonly string[]
}

/** `baseline --json`. */
export interface BaselineJson {
  readonly kinds: readonly { readonly kind: string; readonly on: boolean; readonly text: string }[]
  /** Names of secrets that the lines which are on ask for. */
  readonly missing: readonly string[]
}

/** `export --json`: names of the files written, below the directory of `--out`. */
export interface ExportJson extends CheckJson {
  readonly files: readonly string[]
}

/** `export --to --json`: names of the files written, below the directory of `--out`. */
export interface LabJson {
  readonly format: LabFormat
  readonly files: readonly string[]
  /** Interfaces that are called otherwise there. */
  readonly renamed: WrittenLab['renamed']
  /** What the tool cannot hold, one sentence each. */
  readonly lost: readonly string[]
}

/** One header of a packet, outermost first; `total` counts everything inside it too. Bytes. */
export interface LayerJson {
  readonly name: string
  readonly bytes: number
  readonly total: number
  readonly text: string
}

export interface StepJson {
  readonly type: StepType
  readonly action: string
  readonly detail: string
  /** Rows of the table that decided, the longest match first, then each level of recursion. */
  readonly rows?: readonly string[]
  readonly configLine?: { readonly device: string; readonly line: number; readonly text: string }
  /** The packet after this step, in bytes, when the step changed it; of each of its pieces where it is in several. */
  readonly bytes?: number
  readonly pieces?: readonly number[]
}

export interface HopJson {
  readonly device: string
  readonly in?: string
  readonly out?: string
  readonly steps: readonly StepJson[]
  /** The packet as it left, or as it was when its way ended here. */
  readonly packet: readonly LayerJson[]
}

/** One way of `trace --json`. */
export interface WayJson {
  readonly disposition: Trace['disposition']
  readonly reason: string
  /** The line that is not read and on which the answer `insufficient-info` hangs. */
  readonly notKnown?: Trace['notKnown']
  readonly hops: readonly HopJson[]
  readonly loop?: Trace['loop']
  /** With `too-big`: what became of the word to the sender; absent when none was sent. */
  readonly notice?: NoticeJson
  /** Which try is shown, when the first packet was lost to something that passes; absent = the first. */
  readonly tries?: Trace['tries']
  readonly lostProbes?: Trace['lostProbes']
}

/** ICMP 3/4 on its way to the sender of a packet that must not be cut. */
export interface NoticeJson {
  /** Bytes that would fit. */
  readonly mtu: number
  readonly disposition: Trace['disposition']
  readonly reason: string
  readonly devices: readonly string[]
}

/** `trace --json`. `good` is what the exit code says: both ways succeed. */
export interface TraceJson {
  readonly good: boolean
  readonly forward: WayJson
  readonly return: WayJson
  readonly notes: readonly string[]
}

/** `against --json`, of one output of a named device, or of all in a session: the exit code is 0 when every row is the same. */
export type AgainstJson = Comparison | readonly AgainstReport[]

/** What a failure does to one site. Seconds are simulated; `at` counts from power-on and is the moment to look at. */
export interface SweptSiteJson {
  readonly site: string
  readonly verdict: Verdict
  /** What failed is the site's own; told of verdicts that last. */
  readonly own?: true
  /** Both ways together, headquarters to site, and site to headquarters; for verdicts that last absent. */
  readonly outageSeconds?: number
  readonly forwardSeconds?: number
  readonly returnSeconds?: number
  readonly reason: string
  readonly at: number
  /** The line that the answer hangs on, for the verdict `not known`: then there are no seconds. */
  readonly notKnown?: Trace['notKnown']
}

/** One cause: `fault` and, in `same`, the failures with the same effect. A pair's two faults are joined by ` + `. */
export interface SweptCaseJson {
  readonly fault: string
  readonly faults: readonly string[]
  readonly same: readonly string[]
  readonly kind: SweepCase['kind']
  readonly scope: SweepCase['scope']['kind']
  readonly title: string
  readonly sites: readonly SweptSiteJson[]
}

/** A failure, or with --double a pair, after which some site that was fine stays silent one way or both. */
export interface FailurePointJson {
  readonly fault: string
  readonly same: readonly string[]
  readonly scope: SweepCase['scope']['kind']
  readonly title: string
  readonly sites: readonly string[]
  readonly reason: string
  readonly remedy?: string
}

/** `sweep --json`. */
export interface SweepJson {
  readonly cases: readonly SweptCaseJson[]
  /** Of the head-end block; with `--scope all` of the whole path. The exit code is 1 when the head-end block has one. */
  readonly singlePoints: readonly FailurePointJson[]
  /** Those of other scopes, unless they are in `singlePoints` already. */
  readonly otherSinglePoints: readonly FailurePointJson[]
  /** With --double: pairs that silence what neither of the two does alone, and how many pairs were run. */
  readonly doublePoints?: readonly FailurePointJson[]
  readonly pairsRun?: number
  /** Sites that are alike were run by a few of each class, and the others told by them. */
  readonly classes: readonly { readonly peer?: string; readonly sites: readonly string[] }[]
  /** Sites whose path did not work before anything failed. */
  readonly downBefore: readonly string[]
}

/** `import --json`: the exit code is 1 when a diagnostic is an error; the design is written all the same. */
export type ImportJson = Omit<Imported, 'design'>

/** `diff --json`: what changed from the first design to the second; the summary has the most important first. */
export interface DiffJson extends Changes {
  readonly outages: readonly OutageChange[]
}

/** `register --json`. Moments in microseconds from power-on. */
export interface RegisterJson {
  readonly sites: readonly RegisterRow[]
}

/** A stretch of silence of one direction of a call. Times are seconds after the settled moment. */
export interface OutageJson {
  readonly flow: string
  readonly direction: CallDirection
  /** Absent, as every other number is, when nothing is known of the direction. */
  readonly from?: number
  /** Absent = silent to the end of the run; then `seconds` counts to there. */
  readonly to?: number
  readonly seconds?: number
  readonly packetsLost?: number
  /** The line that the direction hangs on: whether and how long it was silent is not known. */
  readonly notKnown?: Trace['notKnown']
  readonly reason: string
  /** In order, without a gap; `entries` are ids of the journal. */
  readonly causes: readonly {
    readonly cause: OutageCause
    readonly seconds: number
    readonly from: number
    readonly text: string
    readonly entries: readonly number[]
  }[]
}

/** `lost` is absent when it hangs on a line that is not simulated. */
export interface CallWayJson {
  readonly sent: number
  readonly lost?: number
  /** How many of these a full queue had no room for; absent = none. */
  readonly inQueues?: number
  /** Milliseconds that the packets heard were on their way, and the jitter at its greatest (RFC 3550). */
  readonly heard?: {
    readonly leastMs: number
    readonly meanMs: number
    readonly mostMs: number
    readonly jitterMs: number
  }
  readonly notKnown?: Trace['notKnown']
}

export interface CallJson {
  readonly flow: string
  readonly from: string
  readonly to: string
  readonly codec: string
  readonly forward: CallWayJson
  readonly return: CallWayJson
  /** Until both directions are audible again. */
  readonly silences: readonly { readonly from: number; readonly to?: number; readonly seconds: number }[]
}

/** `run --json`: the exit code is 1 when an expectation is not met. */
export interface RunJson {
  readonly scenario: string
  /** Equal for equal design, scenario and seed, everywhere. */
  readonly fingerprint: string
  /** Events that the simulator handled. */
  readonly events: number
  readonly seconds: number
  readonly outages: readonly OutageJson[]
  readonly calls: readonly CallJson[]
  readonly flows: readonly {
    readonly name: string
    readonly from: string
    readonly to: string
    readonly tries: readonly { readonly at: number; readonly answered: boolean; readonly reason?: string }[]
  }[]
  /** Data that filled lines, packet by packet. */
  readonly transfers: readonly {
    readonly name: string
    readonly from: string
    readonly to: string
    readonly sent: number
    readonly lost: number
    /** Why it could not be sent. */
    readonly problem?: string
  }[]
  /** Events that changed nothing when they came, and why. */
  readonly remarks: readonly { readonly at: number; readonly device: string; readonly text: string }[]
  readonly expectations: readonly { readonly text: string; readonly met: boolean; readonly found: string }[]
  readonly journal: readonly {
    readonly id: number
    readonly at: number
    readonly device: string
    readonly protocol: string
    readonly event: string
    readonly text: string
    /** The entry that led to this one. */
    readonly because?: number
  }[]
}

/** How long a call was silent after a fault, over many runs, with one set of parameters. */
export interface DistributionJson extends Omit<FailoverResult, 'seconds' | 'assumptions' | 'mean'> {
  /** Absent when nothing is known (`notKnown`): then `runs` is 0 too. */
  readonly mean?: number
  readonly label: string
  /** Until audible both ways, of the runs that were silent and ended; null when there were none. */
  readonly seconds: Percentiles | null
  readonly assumptions: readonly {
    readonly name: string
    readonly label: string
    readonly value: number | boolean | string
    readonly unit: string
    readonly standing: 'sourced' | 'assumption'
    readonly source: string
  }[]
}

/** `failover --json`; `compared` are the other sets of parameters of `--with`. */
export interface FailoverJson extends DistributionJson {
  readonly compared?: readonly DistributionJson[]
}

/** `plan --json`. */
export interface PlanJson extends Plan {
  /** Sites whose line has no room for a call in what may be reserved, or of which nothing can be said. */
  readonly full: readonly string[]
  /** Head-ends that cannot carry all alone, by the figures of their box. */
  readonly over: readonly string[]
  /** With `--measure`: a call of the site in the simulated network. */
  readonly measured?: MeasuredCall
}

/** `failover --marks --json`: each reading of the keepalive and of the peer list, beside measured silences. */
export type ReadingsJson = ReadingsAnswer
