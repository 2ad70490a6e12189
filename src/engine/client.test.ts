/** The watchdog, a worker that dies or hangs, and Stop, with workers that a test plays. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reference } from '../testing/lab'
import { ARE_YOU_THERE, type EngineWorker, HERE, startEngine } from './client'
import type { Reply, Request, TypedLine } from './messages'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const design = reference()
const question = { kind: 'register' } as const

/** A worker whose replies a test gives; it shows that it lives unless it hangs. */
class Puppet implements EngineWorker {
  readonly heard: (Request | typeof ARE_YOU_THERE)[] = []
  hangs = false
  gone = false
  private say: (event: MessageEvent<Reply | typeof HERE>) => void = () => undefined
  private die: (event: ErrorEvent) => void = () => undefined
  addEventListener(type: 'message' | 'error', to: (event: never) => void): void {
    if (type === 'message') this.say = to as typeof this.say
    else this.die = to as typeof this.die
  }
  postMessage(message: Request | typeof ARE_YOU_THERE): void {
    this.heard.push(message)
    if (message === ARE_YOU_THERE && !this.hangs) this.reply(HERE)
  }
  terminate(): void {
    this.gone = true
  }
  reply(data: Reply | typeof HERE): void {
    this.say({ data } as MessageEvent<Reply | typeof HERE>)
  }
  crash(): void {
    this.die({ message: 'out of memory', preventDefault: () => undefined } as ErrorEvent)
  }
  asked(): readonly string[] {
    return this.heard.flatMap((item) => (typeof item === 'string' ? [] : [`${item.kind} ${item.id}`]))
  }
}

const LINE: TypedLine = { device: 'gateway-1', line: 'no router eigrp 64', shown: 'no router eigrp 64', step: 0 }

function engine(hangs = false, typed: () => readonly TypedLine[] = () => []) {
  const workers: Puppet[] = []
  const replies: Reply[] = []
  const busy: boolean[] = []
  const slow: boolean[] = []
  const create = () => {
    const fresh = new Puppet()
    fresh.hangs = hangs
    workers.push(fresh)
    return fresh
  }
  const client = startEngine(create, (reply) => replies.push(reply), {
    working: (now) => busy.push(now),
    slow: (now) => slow.push(now),
    typed,
  })
  const worker = (at: number) => {
    const found = workers[at]
    if (!found) throw new Error(`there is no worker ${at}`)
    return found
  }
  const kinds = () => replies.map(({ kind, id }) => `${kind} ${id}`)
  return { client, workers, worker, replies, kinds, busy, slow }
}

const answer = (id: number): Reply => ({ kind: 'answer', id, revision: 1, answer: { kind: 'texts', texts: [] } })
const ran = (id: number) => ({ kind: 'ran', id, revision: 1, problems: [], result: {} }) as unknown as Reply
const failed = (id: number): Reply => ({ kind: 'failed', id, revision: 1, message: 'no' })

it('another worker is given the lines that were typed since the design was loaded', () => {
  let lines: readonly TypedLine[] = []
  const { client, worker } = engine(false, () => lines)
  const load = client.load(1, design)
  worker(0).reply({ kind: 'snapshot', id: load, revision: 1 } as unknown as Reply)
  lines = [LINE]
  client.ask(1, question)
  worker(0).crash()
  expect(worker(1).heard[0]).toMatchObject({ kind: 'load', typed: [LINE] })
})

describe('a worker that lives', () => {
  it('is left to work, however long it takes, and nothing is asked of it when nothing is open', () => {
    const { client, worker, workers, busy } = engine()
    const id = client.ask(1, question)
    vi.advanceTimersByTime(600_000)
    expect(workers).toHaveLength(1)
    worker(0).reply(answer(id))
    const { length } = worker(0).heard
    vi.advanceTimersByTime(600_000)
    expect(worker(0).heard).toHaveLength(length)
    expect(busy).toEqual([true, false])
  })
  it('says nothing to the page of what was dropped', () => {
    const { client, worker, kinds, busy } = engine()
    const id = client.ask(1, question)
    client.cancel(id)
    worker(0).reply({ kind: 'dropped', id, revision: 1 })
    expect([kinds(), busy.at(-1)]).toEqual([[], false])
  })
})

describe('a worker that is starved for a while', () => {
  it('is told as slow after 12 s, is waited for, and answers after all', () => {
    const { client, worker, workers, kinds, slow } = engine(true)
    const id = client.ask(1, question)
    vi.advanceTimersByTime(12_000)
    expect(slow).toEqual([])
    vi.advanceTimersByTime(2000)
    expect(slow).toEqual([true])
    vi.advanceTimersByTime(26_000)
    worker(0).reply(HERE)
    expect([slow, kinds(), workers.length]).toEqual([[true, false], [], 1])
    worker(0).reply(answer(id))
    expect(kinds()).toEqual([`answer ${id}`])
  })
  it('is slow again when it falls silent again, and each silence counts by itself', () => {
    const { client, worker, workers, slow } = engine(true)
    client.ask(1, question)
    for (let count = 0; count < 3; count++) {
      vi.advanceTimersByTime(40_000)
      worker(0).reply(HERE)
    }
    expect(slow).toEqual([true, false, true, false, true, false])
    expect(workers).toHaveLength(1)
  })
  it('is slow no more when it is stopped, replaced, dead, or nothing is open', () => {
    const ends: readonly ((asked: ReturnType<typeof engine>) => void)[] = [
      ({ client }) => {
        client.stop()
        vi.advanceTimersByTime(2000)
      },
      () => vi.advanceTimersByTime(35_000),
      ({ worker }) => worker(0).crash(),
      ({ client }) => client.end(),
    ]
    const told = ends.map((end) => {
      const asked = engine(true)
      asked.client.ask(1, question)
      vi.advanceTimersByTime(14_000)
      end(asked)
      return [...asked.slow]
    })
    expect(told).toEqual(ends.map(() => [true, false]))
  })
})

describe('a worker that gives no sign of life', () => {
  it('is replaced, given the design again, and asked once more', () => {
    const { client, worker, workers, kinds } = engine()
    const load = client.load(1, design)
    worker(0).reply(failed(load))
    const id = client.ask(1, question)
    worker(0).hangs = true
    vi.advanceTimersByTime(47_000)
    expect(worker(0).gone).toBe(true)
    expect(worker(1).asked()).toEqual([`load ${load}`, `ask ${id}`])
    worker(1).reply(answer(id))
    expect(kinds()).toEqual([`failed ${load}`, 'restarted 0', `answer ${id}`])
    expect(workers).toHaveLength(2)
  })
  it('twice over the same question ends that question with a sentence', () => {
    const { client, workers, replies } = engine(true)
    const id = client.ask(1, question)
    vi.advanceTimersByTime(100_000)
    expect(replies.map(({ kind }) => kind)).toEqual(['restarted', 'failed'])
    expect(replies.at(-1)).toMatchObject({ id, message: expect.stringMatching(/did not answer for 45 s at this/) })
    vi.advanceTimersByTime(100_000)
    expect(workers).toHaveLength(3)
  })
})

describe('a worker that dies', () => {
  it('is replaced, and a question about a moment of a run waits until that was played again', () => {
    const { client, worker } = engine()
    client.load(1, design)
    const scenario = { name: 's', title: '', story: '', untilSeconds: 1, events: [], calls: [] }
    const run = client.run(1, scenario)
    worker(0).reply(failed(1))
    worker(0).reply(ran(run))
    const id = client.ask(1, question)
    worker(0).crash()
    expect(worker(1).asked()).toEqual(['load 1', `run ${run}`])
    worker(1).reply(ran(run))
    expect(worker(1).asked()).toEqual(['load 1', `run ${run}`, `ask ${id}`])
  })
  it('at once, again and again, is given up', () => {
    const { client, workers, replies } = engine()
    for (let count = 0; count < 6; count++) {
      client.ask(1, question)
      workers.at(-1)?.crash()
    }
    expect(workers.length).toBeLessThan(9)
    expect(replies.at(-1)).toMatchObject({ kind: 'failed', message: expect.stringContaining('out of memory') })
  })
  it('while nothing is open is replaced without a word', () => {
    const { worker, replies, workers } = engine()
    worker(0).crash()
    expect([workers.length, replies]).toEqual([2, []])
  })
})

describe('Stop', () => {
  it('asks for what is known so far', () => {
    const { client, worker, kinds } = engine()
    const id = client.ask(1, question)
    client.stop()
    expect(worker(0).asked()).toEqual([`ask ${id}`, `stop ${id}`])
    worker(0).reply({ kind: 'stopped', id, revision: 1, message: 'Stopped by hand.' })
    worker(0).reply(answer(id))
    vi.advanceTimersByTime(5000)
    expect(kinds()).toEqual([`stopped ${id}`, `answer ${id}`])
    expect(worker(0).gone).toBe(false)
  })
  it('replaces a worker that does not heed it; the next question is given the design first', () => {
    const { client, worker, kinds } = engine(true)
    const load = client.load(1, design)
    client.stop()
    vi.advanceTimersByTime(2000)
    expect(kinds()).toEqual([`failed ${load}`])
    expect(worker(0).gone).toBe(true)
    expect(worker(1).asked()).toEqual([])
    const id = client.ask(1, question)
    expect(worker(1).asked()).toEqual([`load ${load}`, `ask ${id}`])
  })
})
