/**
 * The page's end of the worker: numbers requests and hands replies to one listener. A watchdog asks for a sign of life
 * while something is open. One that gives none for a while is told as slow: a machine that is overloaded, or a long
 * collection of garbage, is no failure. One that gives none for long, or that dies, is replaced, is given the design
 * again, and what was open is asked again, once. It knows no store and no screen.
 */
import type { Design, Scenario } from '../design/index'
import type { ExecRequest, Question, Reply, Request, SimTime, TypedLine } from './messages'

export interface EngineClient {
  load(revision: number, design: Design, typed?: readonly TypedLine[]): number
  run(revision: number, scenario: Scenario): number
  seek(revision: number, at?: SimTime): number
  /** Without a moment, of the settled network. */
  ask(revision: number, question: Question, at?: SimTime): number
  exec(revision: number, typed: Typed, at?: SimTime): number
  /** Takes the line that was typed last back. */
  untype(revision: number): number
  cancel(id: number): void
  /** Ends all that is open with what is known so far; a worker that does not hear is replaced. */
  stop(): void
  /** Nothing is asked any more, and nothing answered. */
  end(): void
}

/** A line or a key at a terminal. */
type Typed = Pick<ExecRequest, 'device' | 'line' | 'terminal' | 'key' | 'more' | 'step'>

/** What the watchdog posts, and what a living worker answers at once. */
export const ARE_YOU_THERE = 'are you there'
export const HERE = 'here'

/** The part of a worker that is used here. */
export interface EngineWorker {
  postMessage(message: Request | typeof ARE_YOU_THERE): void
  addEventListener(type: 'message', heard: (event: MessageEvent<Reply | typeof HERE>) => void): void
  addEventListener(type: 'error', failed: (event: ErrorEvent) => void): void
  terminate(): void
}

export interface EngineOptions {
  /** Hears when something is open, and when all is answered. */
  readonly working?: (working: boolean) => void
  /** Hears when the worker gives no sign of life for a while, and when it gives one again or has nothing to do any more. */
  readonly slow?: (slow: boolean) => void
  /** Lines typed at terminals since the design was loaded: another worker is given them with it. */
  readonly typed?: () => readonly TypedLine[]
  /** Milliseconds between two questions for a sign of life. */
  readonly beatMs?: number
  /** Questions without any sign of life after which the worker counts as slow: compiling 3,000 sites takes seconds. */
  readonly slowBeats?: number
  /** Questions without any sign of life after which it counts as hung, and is replaced. */
  readonly silentBeats?: number
  /** Milliseconds in which a worker must heed a stop. */
  readonly heedMs?: number
}

interface Open {
  readonly request: Asked
  /** How often a worker has ended over it. */
  readonly deaths: number
}

type Asked = Exclude<Request, { readonly kind: 'cancel' | 'stop' }>

/** After one of these a request is answered. */
const LAST: ReadonlySet<Reply['kind']> = new Set(['snapshot', 'ran', 'answer', 'failed', 'dropped'])

/** Workers that end one after the other without a word are not replaced for ever. */
const MOST_DEATHS_IN_A_ROW = 3

const moment = (at: SimTime | undefined) => (at === undefined ? {} : { at })

/** Starts the engine; every reply goes to the listener. */
export function startEngine(
  createWorker: () => EngineWorker,
  listen: (reply: Reply) => void,
  {
    working,
    slow,
    typed: typedLines = () => [],
    beatMs = 1000,
    slowBeats = 12,
    silentBeats = 45,
    heedMs = 1500,
  }: EngineOptions = {},
): EngineClient {
  const open = new Map<number, Open>()
  let next = 1
  let lastLoad: Extract<Asked, { readonly kind: 'load' }> | undefined
  let lastRun: Extract<Asked, { readonly kind: 'run' }> | undefined
  /** The worker has not been given the design. */
  let bare = true
  /** What waits until a new worker has played the scenario again: it may be about a moment of that run. */
  let held: Asked[] | undefined
  let deaths = 0
  let silent = 0
  let isSlow = false
  let beat: ReturnType<typeof setInterval> | undefined
  let worker = start()

  function start(): EngineWorker {
    const fresh = createWorker()
    fresh.addEventListener('message', ({ data }) => {
      if (fresh !== worker) return
      alive()
      if (data === HERE) return
      deaths = 0
      hear(data)
    })
    fresh.addEventListener('error', (event) => {
      event.preventDefault()
      if (fresh === worker) revive(`stopped (${event.message || 'the worker died'})`)
    })
    bare = true
    held = undefined
    alive()
    return fresh
  }

  function alive(): void {
    silent = 0
    tellSlow(false)
  }

  function tellSlow(now: boolean): void {
    if (isSlow === now) return
    isSlow = now
    slow?.(now)
  }

  function hear(reply: Reply): void {
    if (LAST.has(reply.kind)) close(reply.id)
    if (held && LAST.has(reply.kind) && reply.id === lastRun?.id) {
      const waiting = held
      held = undefined
      for (const request of waiting) if (open.has(request.id)) worker.postMessage(request)
    }
    if (reply.kind !== 'dropped') listen(reply)
  }

  function close(id: number): void {
    if (open.delete(id) && open.size === 0) rest()
  }

  function rest(): void {
    clearInterval(beat)
    beat = undefined
    tellSlow(false)
    working?.(false)
  }

  function watch(): void {
    if (beat !== undefined) return
    silent = 0
    working?.(true)
    beat = setInterval(() => {
      tellSlow(silent >= slowBeats)
      if (silent++ < silentBeats) return worker.postMessage(ARE_YOU_THERE)
      revive(`did not answer for ${Math.round((silentBeats * beatMs) / 1000)} s`)
    }, beatMs)
  }

  /** Another worker, the design, and what was open; what has already ended one worker ends here. */
  function revive(why: string): void {
    const again = [...open.values()].map((item) => ({ ...item, deaths: item.deaths + 1 }))
    replace()
    const hopeless = ++deaths > MOST_DEATHS_IN_A_ROW
    for (const { request } of again.filter((item) => hopeless || item.deaths > 1)) {
      const remedy = 'Undo the last change, or report it with the saved design.'
      fail(request, `The simulation ${why} at this, and so it did when it was asked again. ${remedy}`)
    }
    if (open.size === 0) return
    for (const item of again) if (open.has(item.request.id)) open.set(item.request.id, item)
    const revision = lastLoad?.revision ?? 0
    listen({ kind: 'restarted', id: 0, revision, message: `The simulation ${why}. It was started again.` })
    for (const { request } of again) if (open.has(request.id)) post(request)
  }

  function replace(): void {
    worker.terminate()
    worker = start()
  }

  function fail({ id, revision }: Asked, message: string): void {
    close(id)
    listen({ kind: 'failed', id, revision, message })
  }

  /** A worker that was not given the design is, and plays what was played, before it is asked about it. */
  function post(request: Asked): void {
    if (request.kind !== 'load' && bare && lastLoad) {
      worker.postMessage({ ...lastLoad, typed: typedLines() })
      if (request.kind !== 'run' && lastRun?.revision === lastLoad.revision) {
        held = []
        worker.postMessage(lastRun)
      }
    }
    bare = false
    if (held && request.kind !== 'load') held.push(request)
    else worker.postMessage(request)
  }

  function send(request: Asked): number {
    open.set(request.id, { request, deaths: 0 })
    watch()
    post(request)
    return request.id
  }

  return {
    load(revision, design, typed = []) {
      if (lastLoad) worker.postMessage({ kind: 'cancel', id: lastLoad.id })
      lastLoad = { kind: 'load', id: next++, revision, design, ...(typed.length > 0 ? { typed } : {}) }
      return send(lastLoad)
    },
    run(revision, scenario) {
      lastRun = { kind: 'run', id: next++, revision, scenario }
      return send(lastRun)
    },
    seek: (revision, at) => send({ kind: 'seek', id: next++, revision, ...moment(at) }),
    ask: (revision, question, at) => send({ kind: 'ask', id: next++, revision, question, ...moment(at) }),
    exec: (revision, typed, at) => send({ kind: 'exec', id: next++, revision, ...typed, ...moment(at) }),
    untype: (revision) => send({ kind: 'untype', id: next++, revision }),
    cancel: (id) => worker.postMessage({ kind: 'cancel', id }),
    stop() {
      const asked = [...open.values()]
      for (const { request } of asked) worker.postMessage({ kind: 'stop', id: request.id })
      setTimeout(() => {
        const deaf = asked.filter(({ request }) => open.has(request.id))
        if (deaf.length === 0) return
        replace()
        for (const { request } of deaf) fail(request, 'Stopped by hand. Nothing is known of it.')
      }, heedMs)
    },
    end() {
      open.clear()
      rest()
      worker.terminate()
    },
  }
}
