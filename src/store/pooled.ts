/** Work in bulk: workers beside the engine do the parts, the engine makes the answer of them. */
import type { Design } from '../design/index'
import type { EngineClient, EngineWorker } from '../engine/client'
import { type BulkQuestion, type Pool, startPool } from './pool'
import { type Asked, ask } from './questions'
import { runStore } from './run'
import { notify } from './view'

const pools = new Set<Pool>()
let engineWorks = false

/** The engine begins or ends its work; the pools may still be at theirs. */
export function tellWorking(working: boolean): void {
  engineWorks = working
  runStore.setState({ working: engineWorks || pools.size > 0 })
}

/** Work ended before its time. */
export const tellEnded = (message: string): void => notify(`${message} What is shown is what was known by then.`)

export interface PooledDesign {
  readonly revision: number
  readonly design: Design
  readonly createWorker: () => EngineWorker
  readonly workers: number
}

/** Asks workers for the parts, then the engine for the whole. */
export function askPooled(
  engine: EngineClient,
  { revision, design, createWorker, workers }: PooledDesign,
  question: BulkQuestion,
  progress: ((fraction: number, text: string) => void) | undefined,
): Asked<BulkQuestion['kind']> {
  const pool = startPool(revision, design, question, { createWorker, workers, progress, ended: tellEnded })
  pools.add(pool)
  tellWorking(engineWorks)
  let last: Asked<BulkQuestion['kind']> | undefined
  const outcome = pool.question.then(async (known): Asked<BulkQuestion['kind']>['outcome'] => {
    if (known) last = ask(engine, revision, known, progress)
    pools.delete(pool)
    tellWorking(engineWorks)
    return last ? last.outcome : { kind: 'gone' }
  })
  return {
    outcome,
    cancel: () => {
      pool.end()
      last?.cancel()
    },
  }
}

/** Ends all of them with what is known so far. */
export function stopPools(): void {
  for (const pool of pools) pool.stop()
}

/** The design that they work on is no more. */
export function endPools(): void {
  for (const pool of pools) pool.end()
}
