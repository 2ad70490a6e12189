/**
 * The engine as one object: it holds the built design, its settled network and the scenario played last, and answers
 * requests. It runs in a worker, in Node, and in tests alike; it knows neither of them. Long work goes on bit by bit,
 * so that an edit or a cancel is heard in between; a new design ends all work on the old one.
 */
import type { Run } from '../analysis/index'

export { notKnownText } from '../config/index'

import type { Scenario } from '../design/index'
import { Exhausted, type SimTime, viewOf } from '../sim/index'
import { buildScene } from './build'
import { examine } from './findings'
import { type Memory, tooLarge, WALL_SECONDS } from './limits'
import type { Loaded } from './loaded'
import type { ExecRequest, Reply, Request } from './messages'
import type { Work } from './questions/question'
import { answer as answerQuestion } from './questions/table'
import { type Asked, isLast, isOfTheDesign, type LaterRequest, parameterRows, whatFor } from './requests'
import { loadedAt } from './run/moments'
import { play } from './run/play'
import { settledAlready } from './run/same-scene'
import { settleScene } from './run/settle'
import { siteStatuses } from './sites'
import { serveTerminal } from './terminal/serve'
import { retyped, withStep } from './terminal/typed'
import { ENGINE_VERSION } from './version'

// What whoever holds a session needs to speak with it.
export { PACKET_SIZES, readingText } from '../analysis/index'
export type { BlockUse, FreeFound, Growth, Summary } from '../design/index'
export {
  addressOverview,
  applied,
  BASELINE_ROLES,
  type BaselineRole,
  baselineOverview,
  beyondTable,
  type Design,
  decodeText,
  type Edit,
  type Finding,
  findFree,
  growthOf,
  type KeepaliveSettings,
  LONGEST_SCENARIO_SECONDS,
  MAX_SCENARIO_CHARACTERS,
  PLATFORM_HEADINGS,
  parseDesignFile,
  parseDuration,
  patternProblem,
  placedIn,
  planChanges,
  planSites,
  REFERENCE_DESIGNS,
  type ReadTable,
  readPlatformTable,
  readSites,
  removeSites,
  renderDesignFile,
  roleNames,
  type Scenario,
  SITE_FIELDS,
  type SiteField,
  type SiteTemplate,
  scenarioFrom,
  sitesIn,
  sitesText,
  summaryOf,
  type TableProblem,
  valuesOf,
  withBaselineChange,
} from '../design/index'
export {
  IMPORT_ROLES,
  type ImportDiagnostic,
  type Imported,
  importLab,
  isCml,
  isContainerlab,
  LAB_FORMATS,
  type LabFormat,
  type LineShares,
  ledAs,
  readCml,
  readContainerlab,
  readDrawio,
  type Topology,
  type WrittenLab,
  withPositions,
} from '../interop/index'
export { type Ipv4Packet, packetLayers, packetSize, piecesOf } from '../net/index'
export { masked, maskedDeep } from '../secrets/index'
export type { Hop, Notice, SimTime, StepType, Trace, TracePair } from '../sim/index'
export { hashText, isGood, laterTry } from '../sim/index'
export { linesOfEdit } from './address-lines'
export { lineWords } from './line-words'
export type {
  AgainstQuery,
  AgainstReport,
  Answer,
  AskedMark,
  BoxPlan,
  CallDirection,
  Capture,
  Changes,
  ComparedWay,
  Comparison,
  DeviceChange,
  DeviceText,
  DirectionReport,
  FailoverAnswer,
  FailoverResult,
  FailoverVariant,
  HeadEndPlan,
  MeasuredCall,
  Outage,
  OutageCause,
  OutageChange,
  OutageSide,
  PathChange,
  Percentiles,
  Plan,
  PlannedSite,
  ReadingRow,
  ReadingsAnswer,
  RegisterRow,
  Reply,
  Request,
  ScenarioResult,
  ServiceState,
  Share,
  SharedUnits,
  SinglePoint,
  SitePlan,
  SiteStatus,
  SiteVerdict,
  SweepCase,
  SweepResult,
  Verdict,
  WrittenDocument,
} from './messages'
export { joined } from './messages'
export { importFiles } from './questions/import'

/** Milliseconds of work between two moments in which messages are let in. */
const SLICE_MS = 40

/** The number of a reply that nobody asked for. */
const NEWS = 0

type Post = (reply: Reply) => void

export interface SessionOptions {
  /** Lets messages in during long work; resolves soon. */
  readonly pause: () => Promise<void>
  /** Milliseconds that pass while work is done: they say when to pause, never what is answered. */
  readonly clock: () => number
  /** Absent, or without an answer = nobody knows, and nothing is ended for it. */
  readonly memory?: () => Memory | undefined
}

export class Session {
  private loaded: Loaded | undefined
  /** The design as it settled, without what was typed at terminals since. */
  private designed: Loaded | undefined
  private run: Run | undefined
  /** The work on the design that was loaded last; what asks about it waits for it. */
  private loading: Promise<void> = Promise.resolve()
  /** Rises with every load: work that began before it ends. */
  private generation = 0
  /** Lines at a terminal took the network on, and its tables were not told yet. */
  private untold = false
  private readonly cancelled = new Set<number>()
  private readonly stops = new Set<number>()
  /** Requests that have no last reply yet. */
  private readonly open = new Set<number>()
  private readonly options: SessionOptions

  constructor(options: SessionOptions) {
    this.options = options
  }

  /** Handles one request; every failure becomes a reply, never an exception. */
  async handle(request: Request, post: Post): Promise<void> {
    if (request.kind === 'cancel' || request.kind === 'stop') {
      if (this.open.has(request.id)) (request.kind === 'stop' ? this.stops : this.cancelled).add(request.id)
      return
    }
    const { id, revision } = request
    this.open.add(id)
    const told = (reply: Reply) => {
      if (reply.id === id && isLast(reply)) this.open.delete(id)
      post(reply)
    }
    await this.begin(request, told)
    this.cancelled.delete(id)
    this.stops.delete(id)
    if (this.open.delete(id)) post({ kind: 'dropped', id, revision })
  }

  private async begin(request: Asked, post: Post): Promise<void> {
    try {
      if (request.kind !== 'load') return await this.serve(request, post)
      this.generation++
      this.loading = this.load(request, post)
      await this.loading
    } catch (error) {
      const { id, revision } = request
      const why = error instanceof Error ? error.message : String(error)
      if (error instanceof Exhausted) return post({ kind: 'failed', id, revision, message: `${why}.` })
      const what = whatFor(request)
      const remedy = 'Undo the last change, or copy the report and send it.'
      const trace = error instanceof Error ? (error.stack ?? why) : why
      const message = `The engine failed, and ${what} was not computed: ${why}. ${remedy}`
      post({ kind: 'failed', id, revision, message, crash: { what, trace: `Headend ${ENGINE_VERSION}\n${trace}` } })
    }
  }

  private async load(
    { id, revision, design, typed = [] }: Extract<Request, { readonly kind: 'load' }>,
    post: Post,
  ): Promise<void> {
    const built = buildScene(design)
    post({
      kind: 'compiled',
      id,
      revision,
      texts: built.texts,
      diagnostics: built.diagnostics,
      ...examine(design, built),
      parameters: parameterRows(built.scene.parameters),
    })
    const done =
      settledAlready(built, this.designed) ??
      (await this.drive({ kind: 'load', id, revision }, settleScene(built.scene), post))
    if (!done) return
    const { network, settled, keyframes, service } = done
    this.run = undefined
    this.untold = false
    const at = settled ? { settledAt: network.lastChange } : {}
    this.loaded = { revision, design, built, network, keyframes, service, ...at }
    this.designed = this.loaded
    const running = await this.drive({ kind: 'load', id, revision }, retyped(this.loaded, typed), post)
    if (!running) return
    this.loaded = running
    post(snapshotOf(id, running))
  }

  /** Everything that speaks of a loaded design; of another revision than that nothing is said. */
  private async serve(request: LaterRequest, post: Post): Promise<void> {
    for (let awaited: Promise<void> | undefined; awaited !== this.loading; ) {
      awaited = this.loading
      await awaited.catch(() => undefined)
    }
    const { loaded } = this
    const { id, revision } = request
    if (!loaded || loaded.revision !== revision) return
    const replies = await this.drive(request, this.repliesTo(request, loaded), post)
    if (typeof replies === 'string') post({ kind: 'failed', id, revision, message: replies })
    else for (const reply of replies ?? []) post(reply)
  }

  private *repliesTo(request: LaterRequest, loaded: Loaded): Work<readonly Reply[] | string> {
    const { id, revision } = request
    switch (request.kind) {
      case 'run':
        return [yield* this.play(id, loaded, request.scenario)]
      case 'seek':
        return [snapshotOf(id, yield* loadedAt(loaded, this.run, request.at), request.at)]
      case 'ask': {
        const of = isOfTheDesign(request.question) ? (this.designed ?? loaded) : loaded
        // A moment of what runs with typed lines is none of the design.
        const moment = of === loaded ? yield* loadedAt(of, this.run, request.at) : of
        const answer = yield* answerQuestion(moment, request.question)
        return typeof answer === 'string' ? answer : [{ kind: 'answer', id, revision, answer }]
      }
      case 'exec':
        return yield* this.terminal(request, loaded)
      case 'untype': {
        const before = loaded.typedSteps?.at(-1)?.before
        if (before) Object.assign(this, { loaded: before, run: undefined, untold: false })
        return [snapshotOf(id, before ?? loaded)]
      }
    }
  }

  /** A line that acts makes a new present: what the scenario would have brought is no more. */
  private *terminal(request: ExecRequest, loaded: Loaded): Work<readonly Reply[] | string> {
    const { id, revision } = request
    const served = yield* serveTerminal(
      yield* loadedAt(loaded, this.run, request.at),
      request,
      request.at === undefined,
    )
    if (typeof served === 'string') return served
    const answer: Reply = { kind: 'answer', id, revision, answer: served.answer }
    if (served.after) {
      this.loaded = withStep(loaded, served.after, request)
      this.run = undefined
      this.untold = true
    }
    if (!this.untold || request.more === true) return [answer]
    this.untold = false
    return [answer, snapshotOf(NEWS, this.loaded ?? loaded)]
  }

  private *play(id: number, loaded: Loaded, scenario: Scenario): Work<Reply> {
    const { run, problems } = yield* play(loaded, scenario)
    this.run = run
    return { kind: 'ran', id, revision: loaded.revision, result: run.result, problems }
  }

  /**
   * Does work bit by bit, telling how far it is; nothing when it was cancelled or another design came. What is stopped,
   * by hand or by the clock, may still tell what it knows.
   */
  private async drive<Result>(
    { kind, id, revision }: Pick<Asked, 'kind' | 'id' | 'revision'>,
    work: Work<Result>,
    post: Post,
  ): Promise<Result | undefined> {
    const { generation } = this
    const began = this.options.clock()
    let paused = began
    let next = work.next()
    let ended = false
    while (!next.done) {
      const { fraction, text, stopped } = next.value
      if (stopped !== undefined) {
        ended = true
        post({ kind: 'stopped', id, revision, message: `${stopped}.` })
      } else if (this.options.clock() - paused >= SLICE_MS) {
        post({ kind: 'progress', id, revision, fraction, text })
        await this.options.pause()
        paused = this.options.clock()
        if (this.cancelled.delete(id) || generation !== this.generation) return undefined
        const why = ended ? undefined : this.endOf(kind, id, paused - began)
        if (why !== undefined) {
          next = work.throw(new Exhausted(`${why} (${text})`))
          continue
        }
      }
      next = work.next()
    }
    return next.value
  }

  /** Why work must end now. */
  private endOf(kind: Asked['kind'], id: number, milliseconds: number): string | undefined {
    if (this.stops.delete(id)) return 'Stopped by hand'
    const most = WALL_SECONDS[kind]
    if (milliseconds > most * 1000) return `Stopped after ${most} s of computing, which is the most`
    const memory = this.options.memory?.()
    return memory && tooLarge(memory)
  }
}

function snapshotOf(id: number, loaded: Loaded, at?: SimTime): Reply {
  const view = viewOf(loaded.network)
  const typed = loaded.typedSteps?.map(({ line }) => line) ?? []
  return {
    kind: 'snapshot',
    id,
    revision: loaded.revision,
    view,
    sites: siteStatuses(loaded),
    ...(at === undefined ? {} : { at }),
    ...(loaded.settledAt === undefined ? {} : { settledAt: loaded.settledAt }),
    ...(typed.length > 0 ? { typed } : {}),
  }
}
