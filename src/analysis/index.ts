/** Answers to an architect's questions, one folder each. */
export { CHECKS, type CheckResult, checkConfigurations } from './checks/all'
export type { LineChange, LineFix } from './checks/check'
export { openForRule } from './checks/open'
export { VOICE_POLICY_LINE } from './checks/rules/site-lan'
export { compare } from './compare/compare'
export type {
  Changes,
  ComparedWay,
  DeviceChange,
  DiffLine,
  OutageChange,
  OutageSide,
  PathChange,
  Renamed,
  Side,
} from './compare/types'
export { failover, failoverShare, heardIn } from './failover/failover'
export { type MarkUnderReading, type MeasuredMark, markUnder, runsOfMarks } from './failover/marks'
export { parametersOf, READINGS, readingOf, readingText } from './failover/reading'
export type {
  Assumption,
  FailoverQuery,
  FailoverResult,
  FailoverRun,
  FailoverUnit,
  FoundReading,
  Mark,
  Percentiles,
  Price,
  Reading,
} from './failover/types'
export { PACKET_SIZES, type TraceEnds, tracePair } from './path-trace/answer'
export type { Usage } from './plan/boxes'
export { type CallLine, callLines } from './plan/brief'
export type { CallBytes, PlanBlock } from './plan/call'
export type { BoxPlan, CurvePoint, HeadEndPlan } from './plan/head-end'
export type { Load } from './plan/load'
export { type MeasuredCall, type MeasuredSound, measureCall } from './plan/measure'
export { type Plan, planOf } from './plan/plan'
export type { DelayPart, Situation, Sound } from './plan/sound'
export type { Alternative, CallsFit, PlanInput, PlannedSite, SitePlan } from './plan/types'
export { type Progress, retold } from './progress'
export { explain } from './provenance/explain'
export type { Provenance, Subject, WhyLink } from './provenance/types'
export { registerCsv } from './register/csv'
export { type RegisterPeer, type RegisterRow, register, type SaAge } from './register/register'
export { triesOf } from './scenario/flows'
export { momentIn, playScenario, type Run } from './scenario/play'
export type {
  CallDirection,
  CallReport,
  DirectionReport,
  ExpectationResult,
  FlowReport,
  FlowTry,
  Outage,
  OutageCause,
  OutagePart,
  ScenarioResult,
} from './scenario/result'
export { historyOf, isFew, logUntil, type ServiceLog, ServiceWatch, sinceIn, wholeHistory } from './service/log'
export {
  type Served,
  type ServiceState,
  type SiteService,
  servedBy,
  serviceOf,
  type WayService,
} from './service/service'
export type { Share } from './share'
export { headEnds } from './sites/head-end'
export { lanPortsOf } from './sites/role'
export { standingsOf } from './sites/standings'
export type { Scope, ScopeKind } from './surroundings/areas'
export { sweep, sweepShare } from './sweep/sweep'
export type { Judgement, SinglePoint, SweepCase, SweepQuery, SweepResult, SweepUnit } from './sweep/types'
export type { SiteVerdict, Verdict } from './sweep/verdict'
