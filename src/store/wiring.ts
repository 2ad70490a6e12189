/**
 * Joins the stores with the engine: a changed network is simulated again, its scenario played again, and the current
 * path asked for again, as of the moment that is shown.
 */

import { endProblem } from '../design/index'
import { type EngineClient, startEngine } from '../engine/client'
import type { Question, Reply, SimTime, TraceQuery } from '../engine/messages'
import { designStore } from './design'
import { followRenames } from './follow'
import { type Looked, type Moments, startMoments } from './moments'
import { isBulk } from './pool'
import { askPooled, endPools, stopPools, tellEnded, tellWorking } from './pooled'
import { type Asked, ask, endQuestions, heardReply } from './questions'
import { receive, runStore } from './run'
import { notify, setPlayback, setView, viewStore } from './view'

/** Milliseconds of quiet before an edited design is simulated. */
const SETTLE_TYPING_MS = 150

let engine: EngineClient | undefined
let moments: Moments | undefined
/** Who else listens to replies; true from one of them ends the round. */
const listeners = new Set<(reply: Reply) => boolean>()
let traceId: number | undefined

/** More workers of the same kind, and how many of them may be at work beside the engine. */
let spare: { readonly createWorker: () => Worker; readonly workers: number } | undefined

/** Copies of a network that a page keeps at most for work in bulk. */
const MOST_WORKERS = 4

/** Starts the engine and keeps it fed; `processors` = how many there are. */
export function startWiring(createWorker: () => Worker, processors = 1): void {
  const workers = Math.min(MOST_WORKERS, processors - 1)
  spare = workers > 1 ? { createWorker, workers } : undefined
  let loadId: number | undefined
  const heard = (reply: Reply) => {
    if (reply.kind === 'restarted') return notify(reply.message, 'error')
    if (reply.kind === 'stopped') {
      if (reply.id === loadId) runStore.setState({ stopped: reply.message })
      return tellEnded(reply.message)
    }
    if (heardReply(reply)) return
    if (moments?.heard(reply) || [...listeners].some((heard) => heard(reply))) return
    receive(
      reply,
      designStore.getState().revision,
      { traceId, loadId },
      viewStore.getState().time.scenario !== undefined,
    )
    if (reply.kind !== 'snapshot') return
    moments?.settled()
  }
  const client = startEngine(createWorker, heard, {
    working: tellWorking,
    slow: (slow) => runStore.setState({ slow }),
    typed: () => runStore.getState().typedLines,
  })
  engine = client
  moments = startMoments(client, askAgain)
  let timer: ReturnType<typeof setTimeout> | undefined
  const load = () => {
    const { revision, design } = designStore.getState()
    runStore.setState({ busy: true })
    const { typedLines } = runStore.getState()
    loadId = client.load(revision, design, typedLines)
  }
  designStore.subscribe((state, before) => {
    if (state.document !== before.document) putPathAway()
    if (state.revision === before.revision) return
    endPools()
    endQuestions()
    runStore.setState({ busy: true })
    clearTimeout(timer)
    timer = setTimeout(load, SETTLE_TYPING_MS)
  })
  followRenames()
  load()
}

/** Takes back the line that was typed last and is not in the design. */
export const untype = (): void => void engine?.untype(designStore.getState().revision)

/** Ends all that is computed, with what is known so far. */
export function stopEngine(): void {
  engine?.stop()
  stopPools()
}

/** Asks for a path; its answer replaces the one that is shown. */
export function askTrace(query: TraceQuery): void {
  const { revision } = designStore.getState()
  setView({ query })
  if (!engine || query.from === '' || query.to === '') return
  setView({ asked: query })
  if (fitsNoMore(query)) return
  runStore.setState({ tracing: true })
  setPlayback({ position: 0, playing: false })
  traceId = engine.ask(revision, query, runStore.getState().at)
}

/** Asks the engine about the present design; a panel waits for the outcome. Nothing before the engine has started. */
export function askEngine<Kind extends Question['kind']>(
  question: Extract<Question, { readonly kind: Kind }>,
  progress?: (fraction: number, text: string) => void,
  at?: SimTime,
): Asked<Kind> | undefined {
  if (!engine) return undefined
  const { revision, design } = designStore.getState()
  if (!spare || at !== undefined || !isBulk(question, design)) return ask(engine, revision, question, progress, at)
  // `isBulk` says of which kind it is, which the kind of the answer does not follow.
  return askPooled(engine, { revision, design, ...spare }, question, progress) as unknown as Asked<Kind>
}

/** The network at a moment of the run that is played; nothing when it cannot be had. */
export function lookAt(at: number): Promise<Looked | undefined> {
  return moments ? moments.lookAt(at) : Promise.resolve(undefined)
}

/** A question about what the design no longer has is no failure: its panel says what is missing. */
function fitsNoMore({ from, to }: TraceQuery): boolean {
  const { design } = designStore.getState()
  const problems = [...new Set([from, to].flatMap((end) => endProblem(design, end) ?? []))]
  if (problems.length === 0) return false
  traceId = undefined
  const traceError = `The path from ${from} to ${to} cannot be shown. ${problems.join('. ')}`
  runStore.setState({ trace: undefined, traceError, tracing: false })
  return true
}

/** A path is of the document that it was asked of. */
function putPathAway(): void {
  traceId = undefined
  setView({ asked: undefined })
  runStore.setState({ trace: undefined, traceError: undefined, tracing: false })
}

function askAgain(): void {
  const { asked } = viewStore.getState()
  const { trace, traceError, tracing } = runStore.getState()
  // One that was asked right after an edit came before the design did, and is answered of none.
  if (!engine || !(trace || traceError !== undefined || tracing) || !asked) return
  if (fitsNoMore(asked)) return
  traceId = engine.ask(designStore.getState().revision, asked, runStore.getState().at)
}

/** The engine, for a part of the page that is loaded later and hears its own replies; nothing before it has started. */
export function engineFor(heard: (reply: Reply) => boolean): EngineClient | undefined {
  listeners.add(heard)
  return engine
}
