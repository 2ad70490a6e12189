/**
 * The page's end of the worker: numbers requests, hands replies to one listener, and starts a new worker when one
 * dies. It knows no store and no screen.
 */
import type { Design, Scenario } from '../design/index'
import type { ExecRequest, Question, Reply, Request, SimTime } from './messages'

export interface EngineClient {
  load(revision: number, design: Design): number
  run(revision: number, scenario: Scenario): number
  seek(revision: number, at?: SimTime): number
  /** Without a moment, of the settled network. */
  ask(revision: number, question: Question, at?: SimTime): number
  exec(revision: number, typed: Typed, at?: SimTime): number
  cancel(id: number): void
}

/** A line or a key at a terminal. */
type Typed = Pick<ExecRequest, 'device' | 'line' | 'terminal' | 'key' | 'more'>

const moment = (at: SimTime | undefined) => (at === undefined ? {} : { at })

/** Starts the engine; every reply, and every death of the worker, goes to the listener. */
export function startEngine(createWorker: () => Worker, listen: (reply: Reply) => void): EngineClient {
  let next = 1
  let lastLoad: Request | undefined
  let worker = open()

  function open(): Worker {
    const fresh = createWorker()
    fresh.addEventListener('message', (event: MessageEvent<Reply>) => listen(event.data))
    fresh.addEventListener('error', (event) => {
      event.preventDefault()
      fresh.terminate()
      const message = `The simulation stopped (${event.message || 'the worker died'}). It has been restarted; undo the last change if it stops again.`
      listen({ kind: 'failed', id: 0, revision: lastLoad && 'revision' in lastLoad ? lastLoad.revision : 0, message })
      worker = open()
    })
    return fresh
  }

  function send(request: Request): number {
    worker.postMessage(request)
    return 'id' in request ? request.id : 0
  }

  return {
    load(revision, design) {
      if (lastLoad) send({ kind: 'cancel', id: lastLoad.id })
      lastLoad = { kind: 'load', id: next++, revision, design }
      return send(lastLoad)
    },
    run: (revision, scenario) => send({ kind: 'run', id: next++, revision, scenario }),
    seek: (revision, at) => send({ kind: 'seek', id: next++, revision, ...moment(at) }),
    ask: (revision, question, at) => send({ kind: 'ask', id: next++, revision, question, ...moment(at) }),
    exec: (revision, typed, at) => send({ kind: 'exec', id: next++, revision, ...typed, ...moment(at) }),
    cancel: (id) => {
      send({ kind: 'cancel', id })
    },
  }
}
