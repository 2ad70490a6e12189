/**
 * The engine as one object: it holds the built design and its settled network, and answers requests in order. It runs
 * in a worker, in Node, and in tests alike; it knows neither of them.
 */
import { DEFAULT_PARAMETERS, PARAMETER_INFO, type Parameters } from '../config/index'
import { exec } from '../console/index'
import { checkDesign, type Design } from '../design/index'
import { atSeconds, createNetwork, forkNetwork, runUntil, runUntilSettled, type SimTime, viewOf } from '../sim/index'
import { buildScene } from './build'
import type { Loaded } from './loaded'
import type { Answer, ParameterRow, Question, Reply, Request } from './messages'
import type { Work } from './questions/question'
import { answer as answerQuestion } from './questions/table'
import { siteStatuses } from './sites'

// What whoever holds a session needs to speak with it.
export { type Design, type Finding, parseDesignFile, REFERENCE_DESIGNS, renderDesignFile } from '../design/index'
export { packetLayers } from '../net/index'
export { type Hop, isGood, type StepType, type Trace, type TracePair } from '../sim/index'
export type {
  Answer,
  Comparison,
  Reply,
  Request,
  SinglePoint,
  SiteVerdict,
  SweepCase,
  SweepResult,
  Verdict,
} from './messages'

/** Simulated seconds within which a design is expected to settle. */
const SETTLE_LIMIT_SECONDS = 1200

/** Simulated seconds run between two looks at whether the work was cancelled. */
const SLICE_SECONDS = 60

function parameterRows(parameters: Parameters): readonly ParameterRow[] {
  const keys = Object.keys(PARAMETER_INFO) as (keyof Parameters)[]
  return keys.map((key) => ({ key, value: parameters[key], usual: DEFAULT_PARAMETERS[key], ...PARAMETER_INFO[key] }))
}

export interface SessionOptions {
  /** Lets messages in during long work; resolves soon. */
  readonly pause: () => Promise<void>
}

export class Session {
  private loaded: Loaded | undefined
  private readonly cancelled = new Set<number>()
  private readonly options: SessionOptions

  constructor(options: SessionOptions) {
    this.options = options
  }

  /** Handles one request; every failure becomes a reply, never an exception. */
  async handle(request: Request, post: (reply: Reply) => void): Promise<void> {
    if (request.kind === 'cancel') {
      this.cancelled.add(request.id)
      return
    }
    const { id, revision } = request
    try {
      if (request.kind === 'load') return await this.load(id, revision, request.design, post)
      const loaded = this.loaded
      if (!loaded || loaded.revision !== revision) return
      if (request.kind === 'seek') return post(this.snapshot(id, await this.networkAt(loaded, request.at)))
      const answer =
        request.kind === 'ask'
          ? await this.ask(loaded, id, request.question, post)
          : this.exec(loaded, request.device, request.line)
      if (answer === undefined) return
      if (typeof answer === 'string') post({ kind: 'failed', id, revision, message: answer })
      else post({ kind: 'answer', id, revision, answer })
    } catch (error) {
      post({
        kind: 'failed',
        id,
        revision,
        message: `The engine failed: ${error instanceof Error ? error.message : String(error)}. Undo the last change, or report it with the saved design.`,
      })
    }
  }

  private async load(id: number, revision: number, design: Design, post: (reply: Reply) => void): Promise<void> {
    const built = buildScene(design)
    post({
      kind: 'compiled',
      id,
      revision,
      texts: built.texts,
      diagnostics: built.diagnostics,
      findings: checkDesign(design),
      parameters: parameterRows(built.scene.parameters),
    })
    const network = createNetwork(built.scene)
    let settled = false
    for (let second = SLICE_SECONDS; second <= SETTLE_LIMIT_SECONDS && !settled; second += SLICE_SECONDS) {
      settled = runUntilSettled(network, atSeconds(second))
      post({ kind: 'progress', id, revision, fraction: second / SETTLE_LIMIT_SECONDS, text: `simulated ${second} s` })
      await this.options.pause()
      if (this.cancelled.delete(id)) return
    }
    this.loaded = { revision, built, network, ...(settled ? { settledAt: network.lastChange } : {}) }
    post(this.snapshot(id, this.loaded))
  }

  private snapshot(id: number, loaded: Loaded): Reply {
    const view = viewOf(loaded.network)
    return {
      kind: 'snapshot',
      id,
      revision: loaded.revision,
      view,
      journal: loaded.network.journal,
      sites: siteStatuses(loaded.built.scene.configurations, view),
      ...(loaded.settledAt === undefined ? {} : { settledAt: loaded.settledAt }),
    }
  }

  /** The network at another moment: from the settled one on, or from power-on again. */
  private async networkAt(loaded: Loaded, at: SimTime): Promise<Loaded> {
    const network = at >= loaded.network.now ? forkNetwork(loaded.network) : createNetwork(loaded.built.scene)
    runUntil(network, at)
    return { ...loaded, network }
  }

  private ask(
    loaded: Loaded,
    id: number,
    question: Question,
    post: (reply: Reply) => void,
  ): Promise<Answer | string | undefined> {
    return this.drive(id, loaded.revision, answerQuestion(loaded, question), post)
  }

  /** Does work bit by bit, telling how far it is; nothing when it was cancelled. */
  private async drive<Result>(
    id: number,
    revision: number,
    work: Work<Result>,
    post: (reply: Reply) => void,
  ): Promise<Result | undefined> {
    for (;;) {
      const next = work.next()
      if (next.done) return next.value
      post({ kind: 'progress', id, revision, ...next.value })
      await this.options.pause()
      if (this.cancelled.delete(id)) return undefined
    }
  }

  private exec(loaded: Loaded, device: string, line: string): Answer | string {
    const configuration = loaded.built.scene.configurations.find((item) => item.device === device)
    if (!configuration) return `There is no device "${device}"`
    const text = loaded.built.texts.find((item) => item.device === device)?.text ?? ''
    const result = exec({ view: viewOf(loaded.network), configuration, text }, line)
    return result.ok ? { kind: 'exec', output: result.output } : result.reason
  }
}
