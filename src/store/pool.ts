/**
 * Many runs of a failover, or the failures of a sweep, in several workers beside the engine: each is given the design and does a share. What
 * they did comes together as units; whoever asked gives them to the engine, which makes the answer of them, the same as if
 * it had done all. What a worker owes that died or failed is left to the engine.
 */
import type { Design } from '../design/index'
import { type EngineClient, type EngineWorker, startEngine } from '../engine/client'
import {
  type FailoverQuestion,
  joined,
  type Question,
  type Reply,
  type SharedUnits,
  type SweepQuestion,
} from '../engine/messages'

/** A question whose work can be parted. */
export type BulkQuestion = FailoverQuestion | SweepQuestion

/** Runs that take longer than what the workers need to be there. */
const MANY_RUNS = 200

/** Above this many devices one copy of the network is enough for a page. */
const MOST_DEVICES = 4000

/** Above this many devices a sweep, which then runs a few sites of each kind, takes no longer than the settling. */
const MOST_SWEPT_DEVICES = 200

/** Whether parting a question over workers is worth their settling the design again. */
export function isBulk(question: Question, { devices }: Design): question is BulkQuestion {
  if (question.kind === 'sweep') return devices.length <= MOST_SWEPT_DEVICES
  if (question.kind !== 'failover' || devices.length > MOST_DEVICES) return false
  return question.runs * Math.max(1, question.variants.length) >= MANY_RUNS
}

/** A worker's part; pairs of failures follow from the single ones, and are the engine's. */
function partOf(question: BulkQuestion, part: number, of: number): BulkQuestion {
  const share = { part: part + 1, of }
  return question.kind === 'sweep' ? { ...question, double: false, share } : { ...question, share }
}

/** What the workers did, as the question that makes the answer of it. */
function answering(question: BulkQuestion, units: readonly SharedUnits[], stopped: boolean): BulkQuestion {
  const only = stopped ? { onlyKnown: true } : {}
  if (question.kind === 'sweep')
    return { ...question, known: units.flatMap((each) => (each.of === 'sweep' ? each.failures : [])), ...only }
  const all = joined(units)
  return all.of === 'failover' ? { ...question, known: all.variants, ...only } : question
}

export interface Pool {
  /** The same question with what is known; nothing when the pool was ended. */
  readonly question: Promise<BulkQuestion | undefined>
  /** Ends the work with what is known so far. */
  stop(): void
  /** Ends it with nothing. */
  end(): void
}

export interface PoolOptions {
  readonly createWorker: () => EngineWorker
  readonly workers: number
  readonly progress?: ((fraction: number, text: string) => void) | undefined
  /** Hears, once, why workers ended before their time. */
  readonly ended?: (message: string) => void
}

/** Parts a question about a design over workers. */
export function startPool(
  revision: number,
  design: Design,
  question: BulkQuestion,
  { createWorker, workers, progress, ended }: PoolOptions,
): Pool {
  const done = new Map<number, SharedUnits | undefined>()
  const fractions = new Map<number, number>()
  let stopped = false
  let told = false
  let finish: (question: BulkQuestion | undefined) => void = () => undefined
  const outcome = new Promise<BulkQuestion | undefined>((resolve) => {
    finish = resolve
  })
  const clients: EngineClient[] = []

  function hear(part: number, asked: number, reply: Reply): void {
    if (reply.kind === 'stopped') tellEnd(reply.message)
    if (reply.kind === 'progress' && reply.id === asked) {
      fractions.set(part, reply.fraction)
      const sum = [...fractions.values()].reduce((total, each) => total + each, 0)
      progress?.(sum / workers, reply.text)
    }
    if (reply.kind === 'answer' && reply.answer.kind === 'share') land(part, reply.answer.units)
    if (reply.kind === 'failed') land(part, undefined)
  }

  function tellEnd(message: string): void {
    stopped = true
    if (!told) ended?.(message)
    told = true
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
    asked = client.ask(revision, partOf(question, part, workers))
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
