/** The simulator: networks that run, their snapshots, journals and the records of watched packets. */

export { Exhausted } from './kernel/budget'
export type { JournalEntry, JournalProtocol, Syslog } from './kernel/journal'
export type { Negotiations, TunnelPair } from './kernel/negotiation'
export { dequeue, emptyQueue, enqueue } from './kernel/queue'
export { hashText, randomFrom } from './kernel/random'
export { replayWindowOf, type SaPair } from './kernel/security-association'
export type { SeenPacket } from './kernel/seen'
export { type IkeVersion, patienceSeconds, SETUP_MESSAGES } from './kernel/setup-timing'
export { atSeconds, type SimTime, timeOf } from './kernel/time'
export { laterTry } from './later-try'
export { agedOut } from './network/aged'
export { waitingEvents } from './network/ahead'
export { startCapture, takeCaptured } from './network/capture'
export type { CapturedFrame } from './network/captured'
export { createNetwork, reseed, type Scene, schedule } from './network/create'
export {
  type EchoOutcome,
  type EchoQuery,
  type RouteQuery,
  sendEchoes,
  sourceTowards,
  type TraceHop,
  traceRoute,
} from './network/echo'
export { farEndOf, hsrpStanding } from './network/far-end'
export { WITHOUT_EFFECT } from './network/faults'
export { injectPacket } from './network/inject'
export { StillNetwork } from './network/instant'
export { type AskedWay, Contents, type KnownWays, movedIn } from './network/known-ways'
export {
  configurationOf,
  type DeviceLook,
  devicesOf,
  eventsHandled,
  lookAt,
  negotiationsAt,
  registeredAt,
  securityAssociationsAt,
  tableOf,
} from './network/look'
export {
  forgetful,
  forgetScheduled,
  forkNetwork,
  leftConfiguration,
  runToChange,
  runToShift,
  runUntil,
  runUntilSettled,
  underParameters,
} from './network/network'
export { addressesOf, ownerOf, traceFlow } from './network/probe'
export { isQuiet, type Pulse, sendPulses } from './network/pulse'
export { PROTOCOL_SHOWS, protocolTexts } from './network/shows'
export type { Network } from './network/state'
export { stormRows } from './network/storm'
export { startStream } from './network/stream'
export { delaysUntil, type Stream, type StreamSpec, type Stretch, stretchesUntil } from './network/stream-state'
export { viewOf } from './network/view'
export type { Fate } from './network/walk'
export type { Watched } from './network/watched'
export { takeWatched, watch } from './network/watching'
export { type QueueWay, queueWays, waitingAt } from './network/way-out'
export { type Sealing, sealed } from './protocols/ipsec/seal'
export type { ClassPlan, PolicyPlan } from './queue/plan'
export { policyOf } from './queue/port-plan'
export { ROUTE_CODES, type Route, type RouteProtocol } from './rib/route'
export type {
  AccessHitRow,
  ArpRow,
  ClassRow,
  ConnectionRow,
  CryptoPeerRow,
  DeviceTables,
  EigrpNeighborRow,
  EigrpProcessRow,
  EigrpTopologyRow,
  FailoverRow,
  HsrpRow,
  HsrpStateName,
  IkeSaRow,
  InterfaceRow,
  IpsecSaRow,
  MacRow,
  PortCounters,
  QueueRow,
  RouteRow,
  SlaRow,
  SnapshotView,
  TrackRow,
  TranslationRow,
  XlateRow,
} from './tables'
export {
  type Disposition,
  dispositionWords,
  type Hop,
  isGood,
  type Notice,
  type Step,
  type StepType,
  type TableRow,
  type Trace,
  type TracePair,
} from './trace'
