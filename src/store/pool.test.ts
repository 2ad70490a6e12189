/** Many runs in workers of the page, played by sessions: the answer is that of one, and what fails is left to it. */
import { expect, it } from 'vitest'
import { ARE_YOU_THERE, type EngineWorker, HERE } from '../engine/client'
import type { Answer, FailoverQuestion, Question, Reply, Request, SweepQuestion } from '../engine/messages'
import { Session } from '../engine/session'
import { designOf } from '../testing/many-sites'
import { type BulkQuestion, isBulk, startPool } from './pool'

const design = designOf(1)
const question: FailoverQuestion = {
  kind: 'failover',
  fault: 'power:gateway-1',
  runs: 6,
  seed: 3,
  variants: [{ label: 'as designed' }, { label: 'more retries', parameters: { dpdRetries: 4 } }],
}

type Health = 'well' | 'ill' | 'deaf' | 'stopped'

/** A worker in this thread; one that is ill answers that it failed, a deaf one nothing, one that is stopped that it knows nothing yet. */
class Played implements EngineWorker {
  gone = false
  private readonly session = new Session({ pause: () => new Promise((go) => setTimeout(go, 0)), clock: () => 0 })
  private readonly health: Health
  private say: (event: MessageEvent<Reply | typeof HERE>) => void = () => undefined
  constructor(health: Health) {
    this.health = health
  }
  addEventListener(type: 'message' | 'error', to: (event: never) => void): void {
    if (type === 'message') this.say = to as typeof this.say
  }
  postMessage(message: Request | typeof ARE_YOU_THERE): void {
    const say = (data: Reply | typeof HERE) => !this.gone && this.say({ data } as MessageEvent<Reply | typeof HERE>)
    if (this.health === 'deaf') return
    if (message === ARE_YOU_THERE) return void say(HERE)
    if (this.health === 'ill' && message.kind === 'ask')
      return void say({ kind: 'failed', id: message.id, revision: message.revision, message: 'no room' })
    if (this.health === 'stopped' && message.kind === 'ask') {
      const { id, revision } = message
      say({ kind: 'stopped', id, revision, message: 'Stopped by hand.' })
      const units = { of: 'failover', variants: [] } as const
      return void say({ kind: 'answer', id, revision, answer: { kind: 'share', units } })
    }
    void this.session.handle(message, say)
  }
  terminate(): void {
    this.gone = true
  }
}

async function answerTo(asked: Question): Promise<Answer> {
  const session = new Session({ pause: () => Promise.resolve(), clock: () => 0 })
  const replies: Reply[] = []
  const post = (reply: Reply) => replies.push(reply)
  await session.handle({ kind: 'load', id: 1, revision: 1, design }, post)
  await session.handle({ kind: 'ask', id: 2, revision: 1, question: asked }, post)
  const last = replies.find((reply) => reply.kind === 'answer')
  if (last?.kind !== 'answer') throw new Error(JSON.stringify(replies.at(-1)))
  return last.answer
}

/** What one session finds by itself. */
const whole = answerTo(question)

function pooled(first: Health, others: Health = 'well', asked: BulkQuestion = question) {
  const made: Played[] = []
  const createWorker = () => {
    const fresh = new Played(made.length === 0 ? first : others)
    made.push(fresh)
    return fresh
  }
  const ended: string[] = []
  const pool = startPool(1, design, asked, { createWorker, workers: 3, ended: (message) => ended.push(message) })
  return { made, pool, ended }
}

/** How many runs of each variant are known. */
const runsIn = (known: BulkQuestion) =>
  known.kind === 'failover' ? known.known?.map((units) => units.length) : undefined

it('three workers find what one finds, and are gone then', async () => {
  const { made, pool } = pooled('well')
  const known = await pool.question
  if (!known) throw new Error('nothing is known')
  expect(runsIn(known)).toEqual([6, 6])
  expect(await answerTo(known)).toEqual(await whole)
  expect(made.map(({ gone }) => gone)).toEqual([true, true, true])
})

it('what a worker owes is left to the engine', async () => {
  const known = await pooled('ill').pool.question
  if (!known) throw new Error('nothing is known')
  expect(runsIn(known)).toEqual([4, 4])
  expect(await answerTo(known)).toEqual(await whole)
})

it('parts the failures of a sweep; pairs of them are found by the engine', async () => {
  const sweep: SweepQuestion = { kind: 'sweep', scope: 'head-end', double: true }
  const known = await pooled('well', 'well', sweep).pool.question
  if (known?.kind !== 'sweep') throw new Error('nothing is known')
  expect(known.double).toBe(true)
  expect(known.known?.length).toBeGreaterThan(10)
  expect(await answerTo(known)).toEqual(await answerTo(sweep))
})

it('says once why it ended before its time, and has the engine do nothing more', async () => {
  const { pool, ended } = pooled('stopped', 'stopped')
  expect(await pool.question).toMatchObject({ known: [], onlyKnown: true })
  expect(ended).toEqual(['Stopped by hand.'])
})

it('ends at once, with nothing, when its design is no more', async () => {
  const { made, pool } = pooled('deaf', 'deaf')
  pool.end()
  expect(await pool.question).toBeUndefined()
  expect(made.every(({ gone }) => gone)).toBe(true)
})

it('is for what takes long, in designs of which a page can hold some', () => {
  expect(isBulk({ ...question, runs: 100 }, design)).toBe(true)
  expect(isBulk(question, design)).toBe(false)
  expect(isBulk({ kind: 'register' }, design)).toBe(false)
  expect(isBulk({ kind: 'sweep', scope: 'all', double: false }, design)).toBe(true)
  expect(isBulk({ kind: 'sweep', scope: 'all', double: false }, designOf(192))).toBe(false)
})
