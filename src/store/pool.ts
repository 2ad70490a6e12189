/**
 * Many runs of a failover in several workers beside the engine: each is given the design and does a share of them. What
 * they did comes together as units; whoever asked gives them to the engine, which makes the answer of them, the same as if
 * it had done all. What a worker owes that died or failed is left to the engine.
 */
import type { Design } from '../design/index'
import { type EngineClient, type EngineWorker, startEngine } from '../engine/client'
import { type FailoverQuestion, joined, type Question, type Reply, type SharedUnits } from '../engine/messages'

/** Runs that take longer than what the workers need to be there. */
const MANY_RUNS = 200

/** Above this many devices one copy of the network is enough for a page. */
const MOST_DEVICES = 4000

/** Whether parting a question over workers is worth their settling the design again. */
export function isBulk(question: Question, design: Design): question is FailoverQuestion {
  if (question.kind !== 'failover' || design.devices.length > MOST_DEVICES) return false
  return question.runs * Math.max(1, question.variants.length) >= MANY_RUNS
}

/** What the workers did, as the question that makes the answer of it. */
function answering(question: FailoverQuestion, units: readonly SharedUnits[], stopped: boolean): FailoverQuestion {
  const all = joined(units)
  const only = stopped ? { onlyKnown: true } : {}
  return all.of === 'failover' ? { ...question, known: all.variants, ...only } : question
}

export interface Pool {
  /** The same question with what is known; nothing when the pool was ended. */
  readonly question: Promise<FailoverQuestion | undefined>
  /** Ends the work with what is known so far. */
  stop(): void
  /** Ends it with nothing. */
  end(): void
}

export interface PoolOptions {
  readonly createWorker: () => EngineWorker
  readonly workers: number
  readonly progress?: ((fraction: number, text: string) => void) | undefined
}

/** Parts a question about a design over workers. */
export function startPool(
  revision: number,
  design: Design,
  question: FailoverQuestion,
  { createWorker, workers, progress }: PoolOptions,
): Pool {
  const done = new Map<number, SharedUnits | undefined>()
  const fractions = new Map<number, number>()
  let stopped = false
  let finish: (question: FailoverQuestion | undefined) => void = () => undefined
  const outcome = new Promise<FailoverQuestion | undefined>((resolve) => {
    finish = resolve
  })
  const clients: EngineClient[] = []

  function hear(part: number, asked: number, reply: Reply): void {
    if (reply.kind === 'stopped') stopped = true
    if (reply.kind === 'progress' && reply.id === asked) {
      fractions.set(part, reply.fraction)
      const sum = [...fractions.values()].reduce((total, each) => total + each, 0)
      progress?.(sum / workers, reply.text)
    }
    if (reply.kind === 'answer' && reply.answer.kind === 'share') land(part, reply.answer.units)
    if (reply.kind === 'failed') land(part, undefined)
  }

  function land(part: number, units: SharedUnits | undefined): void {
    if (done.has(part)) return
    done.set(part, units)
    fractions.set(part, 1)
    clients[part]?.end()
    if (done.size === workers)
      finish(
        answering(
          question,
          [...done.values()].flatMap((each) => each ?? []),
          stopped,
        ),
      )
  }

  for (let part = 0; part < workers; part++) {
    let asked = 0
    const client = startEngine(createWorker, (reply) => hear(part, asked, reply))
    clients.push(client)
    client.load(revision, design)
    asked = client.ask(revision, { ...question, share: { part: part + 1, of: workers } })
  }
  return {
    question: outcome,
    stop() {
      stopped = true
      for (const client of clients) client.stop()
    },
    end() {
      finish(undefined)
      for (const client of clients) client.end()
    },
  }
}
