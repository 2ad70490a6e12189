/** Joins the stores with the engine: a changed design is simulated again, and the current path asked for again. */
import { type EngineClient, startEngine } from '../engine/client'
import type { Question, TraceQuery } from '../engine/messages'
import { designStore } from './design'
import { type Asked, ask, endQuestions, heardReply } from './questions'
import { receive, runStore } from './run'
import { heardScenarioReply, startScenarios } from './scenario'
import { setPlayback, setView, viewStore } from './view'

/** Milliseconds of quiet before an edited design is simulated. */
const SETTLE_TYPING_MS = 150

let engine: EngineClient | undefined
let traceId: number | undefined

/** Starts the engine and keeps it fed. */
export function startWiring(createWorker: () => Worker): void {
  const client = startEngine(createWorker, (reply) => {
    if (reply.kind === 'failed' && reply.id === 0) endQuestions()
    if (heardReply(reply)) return
    if (!heardScenarioReply(reply)) receive(reply, designStore.getState().revision, traceId)
    if (reply.kind === 'snapshot') askAgain()
  })
  engine = client
  startScenarios(client)
  let timer: ReturnType<typeof setTimeout> | undefined
  const load = () => {
    const { revision, design } = designStore.getState()
    runStore.setState({ busy: true })
    client.load(revision, design)
  }
  designStore.subscribe((state, before) => {
    if (state.design === before.design) return
    endQuestions()
    runStore.setState({ busy: true })
    clearTimeout(timer)
    timer = setTimeout(load, SETTLE_TYPING_MS)
  })
  load()
}

/** Asks for a path; its answer replaces the one that is shown. */
export function askTrace(query: TraceQuery): void {
  const { revision } = designStore.getState()
  setView({ query })
  if (!engine || query.from === '' || query.to === '') return
  runStore.setState({ tracing: true })
  setPlayback({ position: 0, playing: false })
  traceId = engine.ask(revision, query, runStore.getState().at)
}

/** Asks the engine about the present design; a panel waits for the outcome. Nothing before the engine has started. */
export function askEngine<Kind extends Question['kind']>(
  question: Extract<Question, { readonly kind: Kind }>,
  progress?: (fraction: number, text: string) => void,
): Asked<Kind> | undefined {
  return engine && ask(engine, designStore.getState().revision, question, progress)
}

function askAgain(): void {
  const { query } = viewStore.getState()
  const { trace, traceError } = runStore.getState()
  if (!engine || (!trace && traceError === undefined) || query.from === '') return
  traceId = engine.ask(designStore.getState().revision, query, runStore.getState().at)
}
