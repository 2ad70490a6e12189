/** What is asked of an engine, and what it answers: one pair for each file of this folder. Plain values, types only. */
import type {
  Changes,
  FailoverResult,
  FailoverUnit,
  FoundReading,
  MarkUnderReading,
  MeasuredCall,
  Plan,
  Provenance,
  Reading,
  RegisterRow,
  Share,
  SiteService,
  Subject,
  SweepQuery,
  SweepResult,
  SweepUnit,
  WayService,
} from '../../analysis/index'
import type { WrittenDocument } from '../../compile/index'
import type { Fault, LinkEnd, ParameterInfo } from '../../config/index'
import type { Design, Edit, KeepaliveSettings, Patch } from '../../design/index'
import type {
  ExportForm,
  HandEdit,
  Imported,
  ImportQuery,
  Judged,
  LabFormat,
  TextChange,
  WrittenLab,
} from '../../interop/index'
import type { FlowProtocol, Frame } from '../../net/index'
import type { SecretsWish } from '../../secrets/index'
import type { SimTime, TracePair } from '../../sim/index'
import type { DeviceLines } from '../address-lines'
import type { ExecAnswer } from '../terminal/messages'
import type { AgainstQuery, AgainstReport } from './against-messages'

/** An end of a trace: a device's name, `device/interface`, or an address. */
export interface TraceQuery {
  readonly kind: 'trace'
  readonly from: string
  readonly to: string
  readonly protocol: FlowProtocol
  readonly port: number
  /** Bytes of the IP packet; absent = one G.729 voice packet. */
  readonly size?: number
  /** It must not be cut (DF). */
  readonly df?: boolean
  /** How packets fare at this very moment, instead of when they are sent again for a while. */
  readonly now?: boolean
  /** Faults put on the settled network first (each runs until settled again). */
  readonly faults: readonly Fault[]
}

/** Units of work in bulk by number: see analysis/share. */
export type NumberedUnits<Unit> = readonly (readonly [number: number, unit: Unit])[]

/** What one part of a bulk work did: of a failover a list for each variant, of a sweep one. */
export type SharedUnits =
  | { readonly of: 'failover'; readonly variants: readonly NumberedUnits<FailoverUnit>[] }
  | { readonly of: 'sweep'; readonly failures: NumberedUnits<SweepUnit> }

/** What fails when one thing fails, or two; see analysis/sweep. */
export interface SweepQuestion extends SweepQuery {
  readonly kind: 'sweep'
  /** Only this part of the work is done, and its units are the answer. */
  readonly share?: Share
  /** What was done elsewhere. */
  readonly known?: NumberedUnits<SweepUnit>
  /** Nothing else is done: the work was stopped. */
  readonly onlyKnown?: boolean
}

/** Documents for people: hand-off sheets and runbooks. */
export type DocumentsQuery = { readonly kind: 'documents' } & SecretsWish

/** Files for a laboratory or another tool, with what should come out of it. */
export interface LabQuestion {
  readonly kind: 'lab'
  readonly format: LabFormat
  /** The box that routers become, where the tool leaves a choice; absent = its usual one. */
  readonly router?: string
  /** Whether EXPECTED.md and the scenarios come with it: they take runs of the network. True unless said. */
  readonly expected?: boolean
}

/** The design report, with a sweep of its failures. `date` is the day of whoever asks, as `2026-11-26`. */
export interface ReportQuestion extends SecretsWish {
  readonly kind: 'report'
  readonly date: string
}

/** "What changed?" The loaded design is the one after, unless another is given. */
export interface CompareQuestion {
  readonly kind: 'compare'
  /** The design before; absent = this one as it settled, against the moment that is asked about. */
  readonly before?: Design
  /** Of two designs that are both not the loaded one, the later. */
  readonly after?: Design
  /** What the failures of the head-end block cost, too. */
  readonly outages: boolean
}

/** "Why is this here, and what took it away?" */
export interface WhyQuestion {
  readonly kind: 'why'
  readonly subject: Subject
  /** The moment the subject is seen at, when a later one is asked about so that its end is known; absent = that one. */
  readonly asOf?: SimTime
}

/** Every site with its addresses, its head-end and its SAs; see analysis/register. */
export interface RegisterQuery {
  readonly kind: 'register'
}

/** What calls cost, what they will sound like, and what the head-ends carry. */
export interface PlanQuestion {
  readonly kind: 'plan'
  /** At once, in all; absent = the usual share of the sites. */
  readonly calls?: number
}

/** What a call of a site sounds like in the simulated network, quiet and while transfers fill its line. */
export interface MeasureCallQuestion {
  readonly kind: 'measure-call'
  readonly site: string
}

/** A named parameter, of the simulation or of a plan, with its value, for whoever shows or changes it. */
export interface ParameterRow extends ParameterInfo {
  readonly key: string
  readonly value: number | boolean | string
  readonly usual: number | boolean | string
}

/** Whether every site is in service at a moment, since when and why. */
export interface ServiceQuery {
  readonly kind: 'service'
}

/** Everything that the checks can put right without asking, as one edit. */
export interface SafeFixesQuery {
  readonly kind: 'safe-fixes'
}

/** What a text typed for a device makes of the design. It speaks of no network. */
export interface HandEditQuery {
  readonly kind: 'hand-edit'
  readonly device: string
  /** The whole text, or the changes by hand as they shall be. */
  readonly typed: { readonly text: string } | { readonly patch: Patch }
}

/** The lines to type from one text to another and back; what differs between twins. It speaks of no network. */
export interface TextChangeQuery {
  readonly kind: 'text-change'
  readonly language: 'ios' | 'asa'
  readonly from: string
  readonly to: string
}

/** Which lines edits would change, each by itself; `hubOnly` looks at head-ends and firewalls alone. */
export interface AddressLinesQuery {
  readonly kind: 'address-lines'
  readonly edits: readonly Edit[]
  readonly hubOnly: boolean
}

/** The lines of an edit by device, and counted in words; or why it cannot be. */
export type EditLines =
  | { readonly devices: readonly DeviceLines[]; readonly words: string }
  | { readonly problem: string }

/** Every configuration in a form that a box takes, or that of one device. */
export interface FormsQuery {
  readonly kind: 'forms'
  readonly form: ExportForm
  readonly device?: string
  /** To paste: a reload so many minutes later, which is taken back when all went well; absent = none. */
  readonly reloadMinutes?: number
}

/** What to type at a device before its configuration and after it, with what it should print; absent = at every device. */
export type CheckSheetQuery = { readonly kind: 'check-sheet'; readonly device?: string } & SecretsWish

/** The texts of another design than the one that is loaded. */
export interface TextsQuery {
  readonly kind: 'texts'
  readonly design: Design
}

/** Another set of parameters, or another keepalive at every router, to be compared. */
export interface FailoverVariant {
  readonly label: string
  readonly parameters?: Readonly<Record<string, number | boolean | string>>
  readonly keepalive?: KeepaliveSettings
}

/** How long a call is silent after a fault, over many runs. */
export interface FailoverQuestion {
  readonly kind: 'failover'
  /** As the command line writes it. */
  readonly fault: string
  /** A site's router or phone; absent = the first site whose tunnel the failed device holds. */
  readonly site?: string
  readonly runs: number
  readonly seed: number
  /** Sites for which the keepalives are counted; absent = those of the design. */
  readonly sites?: number
  /** None = the design as it is. */
  readonly variants: readonly FailoverVariant[]
  /** Only this part of the runs is done, and its units are the answer. */
  readonly share?: Share
  /** What was done elsewhere, for each variant. */
  readonly known?: readonly NumberedUnits<FailoverUnit>[]
  /** Nothing else is done: the work was stopped. */
  readonly onlyKnown?: boolean
}

export interface FailoverAnswer {
  readonly label: string
  readonly result: FailoverResult
}

/** Which readings of the keepalive and of the peer list hold silences that somebody measured. */
export interface ReadingsQuestion {
  readonly kind: 'readings'
  readonly marks: readonly AskedMark[]
  /** Runs of each mark under each reading. */
  readonly runs: number
  readonly seed: number
}

export interface AskedMark {
  /** As the command line writes it; parts in braces may stand for devices, as in a scenario. */
  readonly fault: string
  readonly seconds: number
  readonly site?: string
}

/** One reading, and every mark under it. */
export interface ReadingRow extends Reading {
  readonly label: string
  /** Why the design is read so by itself; absent = it is not. */
  readonly asDesigned?: string
  readonly marks: readonly MarkUnderReading[]
  /** Every mark lies within the runs, or at their edge; or one cannot be. */
  readonly fits: MarkUnderReading['fits']
  /** Why nothing can be told. */
  readonly problem?: string
}

export interface ReadingsAnswer {
  readonly runs: number
  /** How the design is read by itself, and why; absent = it has no keepalive. */
  readonly asDesigned?: FoundReading
  readonly rows: readonly ReadingRow[]
}

/** What goes over cables, frame by frame, from the moment that is asked about. */
export interface CaptureQuestion {
  readonly kind: 'capture'
  /** For so long. */
  readonly seconds: number
  /** Each by one of its ends, `gateway-1/FastEthernet0/1` in full or short; absent = all. */
  readonly cables?: readonly string[]
}

/** A frame as it was put on a cable. */
export interface CapturedRow {
  /** Index of the cable. */
  readonly cable: number
  /** Who puts it there, and by which port. */
  readonly device: string
  readonly port: string
  readonly at: SimTime
  /** It never comes to the other end. */
  readonly lost: boolean
  readonly frame: Frame
}

export interface Capture {
  readonly from: SimTime
  readonly until: SimTime
  readonly cables: readonly { readonly a: LinkEnd; readonly b: LinkEnd }[]
  readonly frames: readonly CapturedRow[]
  /** There were more frames than are told: these are the first. */
  readonly more?: true
}

export type Question =
  | CaptureQuestion
  | TextChangeQuery
  | TextsQuery
  | FormsQuery
  | CheckSheetQuery
  | AddressLinesQuery
  | TraceQuery
  | AgainstQuery
  | SweepQuestion
  | DocumentsQuery
  | LabQuestion
  | ReportQuestion
  | ImportQuery
  | HandEditQuery
  | WhyQuestion
  | RegisterQuery
  | ServiceQuery
  | PlanQuestion
  | MeasureCallQuestion
  | SafeFixesQuery
  | CompareQuestion
  | FailoverQuestion
  | ReadingsQuestion

export type Answer =
  | { readonly kind: 'capture'; readonly capture: Capture }
  | { readonly kind: 'trace'; readonly pair: TracePair }
  | ExecAnswer
  | { readonly kind: 'against'; readonly reports: readonly AgainstReport[] }
  | { readonly kind: 'sweep'; readonly result: SweepResult }
  | { readonly kind: 'failover'; readonly results: readonly FailoverAnswer[] }
  | { readonly kind: 'readings'; readonly result: ReadingsAnswer }
  | { readonly kind: 'share'; readonly units: SharedUnits }
  | { readonly kind: 'import'; readonly imported: Imported }
  | { readonly kind: 'why'; readonly provenance: Provenance }
  | { readonly kind: 'compare'; readonly changes: Changes }
  | { readonly kind: 'hand-edit'; readonly change: HandEdit }
  | { readonly kind: 'text-change'; readonly change: TextChange }
  | { readonly kind: 'texts'; readonly texts: readonly DeviceText[] }
  | { readonly kind: 'address-lines'; readonly changes: readonly EditLines[] }
  | { readonly kind: 'documents'; readonly documents: readonly WrittenDocument[] }
  | { readonly kind: 'report'; readonly document: WrittenDocument }
  | { readonly kind: 'check-sheet'; readonly documents: readonly WrittenDocument[] }
  | { readonly kind: 'forms'; readonly files: readonly FormFile[] }
  | {
      readonly kind: 'lab'
      readonly lab: WrittenLab
      /** The boxes that routers may become. */
      readonly routers: readonly { readonly id: string; readonly title: string }[]
    }
  | { readonly kind: 'service'; readonly at: SimTime; readonly sites: readonly SiteStatus[] }
  | { readonly kind: 'plan'; readonly plan: Plan; readonly values: readonly ParameterRow[] }
  | { readonly kind: 'measure-call'; readonly measured: MeasuredCall }
  | { readonly kind: 'register'; readonly at: SimTime; readonly rows: readonly RegisterRow[]; readonly csv: string }
  /** `says` = what each fix changes, in order; without an edit nothing can be put right so. */
  | { readonly kind: 'safe-fixes'; readonly says: readonly string[]; readonly edit?: Edit }

/** A configuration in a form, as a file. */
export interface FormFile {
  readonly device: string
  readonly fileName: string
  readonly text: string
}

/** The text of one device, as it was simulated and will be exported. */
export interface DeviceText extends Judged {
  readonly device: string
  readonly language: 'ios' | 'asa' | 'none'
  readonly fileName: string
  /** Empty for devices without a router's text. */
  readonly text: string
  /** The text as a box of its release takes it: lines that it refuses are remarks. Absent = as it stands. */
  readonly taken?: string
}

/** One direction of a site's service, and since when it is so; absent = so when the run began, or since the network settled. */
export interface WayStatus extends WayService {
  readonly since?: SimTime
}

/** How a site stands: see analysis/service. `site` is the SOHO router's name. */
export interface SiteStatus extends SiteService {
  /** Since when its state is what it is; absent = when the run began, or since the network settled. */
  readonly since?: SimTime
  readonly toSite: WayStatus
  readonly fromSite: WayStatus
  readonly lan: string
  /** Where its newest SA points, by its own table; absent = it has none. */
  readonly tunnel?: string
  /** That head-end, when it runs, has the SA too, and packets pass in one direction at least. */
  readonly peer?: string
  /** How the head-end of its tunnel stands in HSRP; absent when it has none. */
  readonly hsrp?: 'active' | 'standby'
}
