/**
 * What crosses the worker boundary: requests in, replies out, all plain values. Every request has an id; a
 * reply names the request it answers and the revision of the design it speaks of, so that stale answers are dropped.
 */

import type { ScenarioResult } from '../analysis/index'
import type { ConfigRef, Diagnostic } from '../config/index'
import type { Design, Finding, RuleInfo, Scenario } from '../design/index'
import type { SimTime, SnapshotView } from '../sim/index'
import type { Answer, DeviceText, ParameterRow, Question, SharedUnits, SiteStatus } from './questions/messages'

export type { AgainstQuery, AgainstReport } from './questions/against-messages'

import type { ExecRequest, TypedLine } from './terminal/messages'

export type { Share } from '../analysis/index'
export type { Block, WrittenDocument } from '../compile/index'
export type {
  AddressLinesQuery,
  Answer,
  AskedMark,
  Capture,
  CapturedRow,
  CaptureQuestion,
  CompareQuestion,
  DeviceText,
  DocumentsQuery,
  EditLines,
  FailoverAnswer,
  FailoverQuestion,
  FailoverVariant,
  FormFile,
  HandEditQuery,
  LabQuestion,
  NumberedUnits,
  ParameterRow,
  PlanQuestion,
  Question,
  ReadingRow,
  ReadingsAnswer,
  ReadingsQuestion,
  RegisterQuery,
  ReportQuestion,
  SafeFixesQuery,
  ServiceQuery,
  SharedUnits,
  SiteStatus,
  SweepQuestion,
  TextChangeQuery,
  TextsQuery,
  TraceQuery,
  WayStatus,
  WhyQuestion,
} from './questions/messages'
export type { ExecAnswer, ExecRequest, TypedLine } from './terminal/messages'
export type RequestId = number

export type {
  Assumption,
  BoxPlan,
  CallDirection,
  CallReport,
  Changes,
  ComparedWay,
  CurvePoint,
  DeviceChange,
  DiffLine,
  DirectionReport,
  ExpectationResult,
  FailoverResult,
  FlowReport,
  FlowTry,
  HeadEndPlan,
  Judgement,
  Mark,
  MeasuredCall,
  MeasuredSound,
  Outage,
  OutageCause,
  OutageChange,
  OutagePart,
  OutageSide,
  PathChange,
  Percentiles,
  Plan,
  PlannedSite,
  Price,
  Provenance,
  RegisterRow,
  ScenarioResult,
  ScopeKind,
  ServiceState,
  SinglePoint,
  SitePlan,
  SiteVerdict,
  Sound,
  Subject,
  SweepCase,
  SweepResult,
  Verdict,
  WhyLink,
} from '../analysis/index'
export type { ConfigRef, Diagnostic, Fault, ParameterInfo } from '../config/index'
export type { ComparedRow, Comparison, Terminal } from '../console/index'
export type {
  Difference,
  ExportForm,
  HandEdit,
  ImportDiagnostic,
  Imported,
  ImportedDevice,
  ImportedLink,
  ImportFile,
  ImportRole,
  LabFormat,
  Placeholder,
  TextChange,
  WrittenLab,
} from '../interop/index'
export type {
  DeviceTables,
  Disposition,
  Hop,
  HsrpRow,
  IkeSaRow,
  IpsecSaRow,
  JournalEntry,
  RouteRow,
  SimTime,
  SnapshotView,
  Step,
  Trace,
  TracePair,
} from '../sim/index'

export type Request =
  /**
   * Compile the design, run it to its settled state, and type there what was typed at the design before and is not in
   * its texts. Replies: compiled, progress…, snapshot.
   */
  | {
      readonly kind: 'load'
      readonly id: RequestId
      readonly revision: number
      readonly design: Design
      readonly typed?: readonly TypedLine[]
    }
  /** Takes back the line that was typed last and is not in the design: the network is as it was. Replies: snapshot. */
  | { readonly kind: 'untype'; readonly id: RequestId; readonly revision: number }
  /** Play a scenario from the settled moment; it is the run that moments are looked at from then on. Replies: progress…, ran. */
  | { readonly kind: 'run'; readonly id: RequestId; readonly revision: number; readonly scenario: Scenario }
  /** Look at another moment, from power-on to the end of the run; without one, at the settled network. Replies: progress…, snapshot. */
  | { readonly kind: 'seek'; readonly id: RequestId; readonly revision: number; readonly at?: SimTime }
  | ExecRequest
  /** A question about the network, at a moment of the run or when settled. Replies: progress…, answer. */
  | {
      readonly kind: 'ask'
      readonly id: RequestId
      readonly revision: number
      readonly question: Question
      readonly at?: SimTime
    }
  /** End this work without a word but `dropped`. */
  | { readonly kind: 'cancel'; readonly id: RequestId }
  /** End this work with what is known so far. */
  | { readonly kind: 'stop'; readonly id: RequestId }

/** A rule with how much it finds in this design, muted or not. */
export interface RuleRow extends RuleInfo {
  readonly found: number
  readonly muted: boolean
}

/** An engine that failed: what was not computed, and the engine's own words for whoever mends it. */
export interface Crash {
  /** To stand after "was not computed": `the settled network`. */
  readonly what: string
  readonly trace: string
}

export type Reply =
  | {
      readonly kind: 'compiled'
      readonly id: RequestId
      readonly revision: number
      readonly texts: readonly DeviceText[]
      readonly diagnostics: readonly Diagnostic[]
      readonly findings: readonly Finding[]
      readonly rules: readonly RuleRow[]
      readonly parameters: readonly ParameterRow[]
    }
  | {
      readonly kind: 'progress'
      readonly id: RequestId
      readonly revision: number
      readonly fraction: number
      readonly text: string
    }
  | {
      readonly kind: 'snapshot'
      readonly id: RequestId
      readonly revision: number
      /** The moment that was looked for; absent = the settled network. */
      readonly at?: SimTime
      readonly view: SnapshotView
      /** When the tables stopped changing; absent when they did not within the time allowed. */
      readonly settledAt?: SimTime
      readonly sites: readonly SiteStatus[]
      /** What was typed and is in no text of the design, in order; absent = nothing. */
      readonly typed?: readonly TypedLine[]
    }
  | {
      readonly kind: 'ran'
      readonly id: RequestId
      readonly revision: number
      readonly result: ScenarioResult
      /** Fields of the scenario that were left out, each with its reason. */
      readonly problems: readonly string[]
    }
  | { readonly kind: 'answer'; readonly id: RequestId; readonly revision: number; readonly answer: Answer }
  /** The work was ended before its time, by hand or by a budget; what is known so far follows. */
  | { readonly kind: 'stopped'; readonly id: RequestId; readonly revision: number; readonly message: string }
  /** Nothing follows: the request was cancelled, or speaks of another design than the one that is loaded. */
  | { readonly kind: 'dropped'; readonly id: RequestId; readonly revision: number }
  /** The worker died or did not answer; it was started again, and what was open is asked again. */
  | { readonly kind: 'restarted'; readonly id: RequestId; readonly revision: number; readonly message: string }
  | {
      readonly kind: 'failed'
      readonly id: RequestId
      readonly revision: number
      /** What went wrong and what to do, for a person. */
      readonly message: string
      readonly where?: ConfigRef
      /** The engine itself failed; absent = the question has no answer. */
      readonly crash?: Crash
    }

/** The units of parts of one answer. */
export function joined(all: readonly SharedUnits[]): SharedUnits {
  const failovers = all.flatMap((item) => (item.of === 'failover' ? [item.variants] : []))
  if (failovers.length === 0)
    return { of: 'sweep', failures: all.flatMap((item) => (item.of === 'sweep' ? item.failures : [])) }
  // A part that was stopped may lack the last variants.
  const most = Math.max(...failovers.map(({ length }) => length))
  return {
    of: 'failover',
    variants: Array.from({ length: most }, (_, index) => failovers.flatMap((item) => item[index] ?? [])),
  }
}
