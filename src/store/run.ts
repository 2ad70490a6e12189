/** The engine's last word: texts, findings, tables, the current path. Replaced whole; stale words are dropped. */
import { createStore } from 'zustand/vanilla'
import type { Finding } from '../design/index'
import type {
  Crash,
  DeviceText,
  Diagnostic,
  ParameterRow,
  Reply,
  RuleRow,
  ScenarioResult,
  SimTime,
  SiteStatus,
  SnapshotView,
  TracePair,
  TypedLine,
} from '../engine/messages'
import { calm } from './calm'

/** The number of a snapshot that nobody asked for: a line at a terminal made it. */
const NEWS = 0

/** What is told of an engine that failed, and what goes into the report of it. */
export interface EngineFailure extends Crash {
  readonly message: string
}

export interface RunState {
  /** Revision of the design that the texts, and the tables, speak of. */
  readonly compiledRevision: number
  readonly snapshotRevision: number
  readonly texts: readonly DeviceText[]
  readonly diagnostics: readonly Diagnostic[]
  readonly findings: readonly Finding[]
  readonly rules: readonly RuleRow[]
  readonly parameters: readonly ParameterRow[]
  readonly view: SnapshotView | undefined
  readonly settledAt: SimTime | undefined
  readonly sites: readonly SiteStatus[]
  readonly busy: boolean
  /** How far the settling of the design is, in words; absent while nothing is known of that. */
  readonly settling: string | undefined
  /** The engine itself failed: what for, and how. A question that cannot be answered is no failure. */
  readonly error: EngineFailure | undefined
  /** Something is being computed: it can be stopped. */
  readonly working: boolean
  /** The engine has given no sign of life for a while; it is waited for, and Stop ends it. */
  readonly slow: boolean
  /** The simulation was ended before its time; what is shown is known so far. */
  readonly stopped: string | undefined
  readonly trace: TracePair | undefined
  readonly traceError: string | undefined
  readonly tracing: boolean
  /** The network as it has settled, whatever moment is shown. */
  readonly settled: { readonly view: SnapshotView; readonly sites: readonly SiteStatus[] } | undefined
  /** Lines at a terminal took the network on from where the design settles. */
  readonly typed: boolean
  /** Lines that running configurations took and the design has not, in order. */
  readonly typedLines: readonly TypedLine[]
  /** What the scenario came to; it may still be of an older revision. */
  readonly result: ScenarioResult | undefined
  readonly resultRevision: number
  /** Fields of the scenario that were left out, each with its reason. */
  readonly problems: readonly string[]
  /** How far the playing is; absent when nothing is being played. */
  readonly playing: { readonly fraction: number; readonly text: string } | undefined
  readonly playError: string | undefined
  /** The moment that `view` and `sites` show; absent = the settled network. */
  readonly at: SimTime | undefined
}

export const runStore = calm(
  createStore<RunState>(() => ({
    compiledRevision: 0,
    snapshotRevision: 0,
    texts: [],
    diagnostics: [],
    findings: [],
    rules: [],
    parameters: [],
    view: undefined,
    settledAt: undefined,
    sites: [],
    busy: false,
    settling: undefined,
    error: undefined,
    working: false,
    slow: false,
    stopped: undefined,
    trace: undefined,
    traceError: undefined,
    tracing: false,
    settled: undefined,
    typed: false,
    typedLines: [],
    result: undefined,
    resultRevision: 0,
    problems: [],
    playing: undefined,
    playError: undefined,
    at: undefined,
  })),
)

/**
 * Takes a reply in, unless it speaks of an older design. `traceId` names the path that is
 * awaited, `loadId` the load: other questions speak in their own panels. While a
 * scenario is played, the settled network is kept but not shown: its moment will be, when it was played again.
 */
export function receive(
  reply: Reply,
  revision: number,
  { traceId, loadId }: { readonly traceId: number | undefined; readonly loadId: number | undefined },
  played: boolean,
): void {
  if (reply.revision !== revision) return
  switch (reply.kind) {
    case 'compiled':
      return runStore.setState({
        texts: reply.texts,
        diagnostics: reply.diagnostics,
        findings: reply.findings,
        rules: reply.rules,
        parameters: reply.parameters,
        compiledRevision: revision,
        settling: undefined,
        error: undefined,
        stopped: undefined,
      })
    case 'progress':
      if (reply.id === loadId) runStore.setState({ settling: reply.text })
      return
    case 'stopped':
    case 'ran':
    case 'dropped':
    case 'restarted':
      return
    case 'snapshot':
      return runStore.setState({
        settled: { view: reply.view, sites: reply.sites },
        typed: reply.id === NEWS || reply.typed !== undefined,
        typedLines: reply.typed ?? [],
        ...(played ? {} : { view: reply.view, sites: reply.sites, at: undefined }),
        settledAt: reply.settledAt,
        snapshotRevision: revision,
        busy: false,
        error: undefined,
      })
    case 'answer':
      if (reply.answer.kind === 'trace' && reply.id === traceId)
        runStore.setState({ trace: reply.answer.pair, traceError: undefined, tracing: false })
      return
    case 'failed':
      if (reply.id === traceId) runStore.setState({ trace: undefined, traceError: reply.message, tracing: false })
      if (reply.crash || reply.id === loadId) {
        const { message, crash = { what: 'the settled network', trace: message } } = reply
        runStore.setState({ error: { message, ...crash }, busy: false })
      }
  }
}
