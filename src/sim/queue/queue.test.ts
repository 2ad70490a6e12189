/** Disciplines as timed scripts: what is offered when, and what comes out when, on a line of 256 kbit/s. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SimTime, timeOf } from '../kernel/time'
import type { ClassPlan, PolicyPlan } from './plan'
import { emptyPolicy, forgetCounts, isHeld, offer, type Taken, take, type Waiting } from './queue'

const RATE = 256_000
const FULL = 1500
const VOICE = 130

const one = (change: Partial<ClassPlan> = {}): ClassPlan => ({
  name: 'one',
  weight: 1,
  limit: 64,
  fair: false,
  ...change,
})
const policy = (...classes: readonly ClassPlan[]): PolicyPlan => ({ name: 'test', classes })

interface Coming {
  readonly at: number
  readonly name: string
  readonly bytes?: number
  readonly path?: readonly number[]
  readonly conversation?: number
}

interface Gone {
  readonly name: string
  /** Microseconds at which it begins to be sent. */
  readonly at: number
}

/** Plays what comes on a line; what comes out, in order, and what is lost. */
function play(plan: PolicyPlan, coming: readonly Coming[], rate = RATE) {
  const state = emptyPolicy<Coming>(plan, timeOf(0))
  const sent: Gone[] = []
  const lost: string[] = []
  const ahead = [...coming]
  let [now, free] = [0, 0]
  for (;;) {
    const next = ahead[0]
    const taken: Taken<Coming> = free > now ? { kind: 'held', until: free as SimTime } : take(plan, state, timeOf(now))
    if (taken.kind === 'packet') {
      sent.push({ name: taken.packet.item.name, at: now })
      free = now + Math.ceil((taken.packet.bytes * 8e6) / rate)
      continue
    }
    const until = taken.kind === 'held' && state.waiting > 0 ? taken.until : Number.POSITIVE_INFINITY
    if (!next && until === Number.POSITIVE_INFINITY) return { sent, lost, waiting: state.waiting }
    if (!next || until < next.at) {
      now = until
      continue
    }
    now = next.at
    ahead.shift()
    const path = next.path ?? []
    const congested = state.waiting > 0 || free > now || isHeld(plan, state, path, timeOf(now))
    const dropped = offer(plan, state, path, waiting(next), timeOf(now), congested)
    if (dropped) lost.push(dropped.packet.item.name)
  }
}

const waiting = (item: Coming): Waiting<Coming> => ({
  item,
  bytes: item.bytes ?? FULL,
  conversation: item.conversation ?? 0,
  weight: 1,
  control: false,
})

const burst = (name: string, count: number, change: Partial<Coming> = {}): readonly Coming[] =>
  Array.from({ length: count }, (_, index) => ({ at: 0, name: `${name}${index}`, ...change }))
const inOrder = (...flows: readonly (readonly Coming[])[]) => flows.flat().sort((a, b) => a.at - b.at)
const names = (sent: readonly Gone[]) => sent.map(({ name }) => name)
const momentOf = (sent: readonly Gone[], name: string) => sent.find((item) => item.name === name)?.at
/** A full packet takes 46.875 ms. */
const SLOT = 46_875

describe('first come, first served', () => {
  it('sends in order, each when the one before is sent', () => {
    const { sent } = play(policy(one()), burst('d', 3))
    expect(sent).toEqual([
      { name: 'd0', at: 0 },
      { name: 'd1', at: SLOT },
      { name: 'd2', at: 2 * SLOT },
    ])
  })
  it('loses the last that come when it is full', () => {
    const { sent, lost } = play(policy(one({ limit: 2 })), burst('d', 5))
    expect(names(sent)).toEqual(['d0', 'd1', 'd2'])
    expect(lost).toEqual(['d3', 'd4'])
  })
})

describe('a priority class', () => {
  const plan = policy(one({ name: 'voice', priority: { rate: 64_000, depth: 16_000 } }), one())
  const call = Array.from({ length: 5 }, (_, k) => ({ at: 1000 + k * 20_000, name: `v${k}`, bytes: VOICE, path: [0] }))

  it('waits for no more than the packet that is being sent', () => {
    const { sent, lost } = play(plan, inOrder(burst('d', 10, { path: [1] }), call))
    expect(lost).toEqual([])
    const added = call.map(({ at, name }) => (momentOf(sent, name) ?? 0) - at)
    expect(Math.max(...added)).toBeLessThan(SLOT + (VOICE * 8e6) / RATE)
    expect(momentOf(sent, 'd9')).toBeGreaterThan(9 * SLOT)
  })
  it('is held to its rate while others wait, and not while none do', () => {
    const many = burst('v', 40, { bytes: VOICE, path: [0], at: 1 })
    const alone = Array.from({ length: 40 }, (_, k) => ({ at: k * 5000, name: `v${k}`, bytes: VOICE, path: [0] }))
    // 16,000 bits are 15 packets of 1,040.
    expect(play(plan, inOrder(burst('d', 2, { path: [1] }), many)).lost).toHaveLength(25)
    expect(play(plan, alone).lost).toEqual([])
  })
})

describe('classes with bandwidth', () => {
  it('have their shares while all have something to send, and all of it when alone', () => {
    const plan = policy(one({ name: 'a', weight: 3 }), one({ name: 'b', weight: 1 }))
    const { sent } = play(plan, inOrder(burst('a', 30, { path: [0] }), burst('b', 30, { path: [1] })))
    const first = names(sent).slice(0, 20)
    expect(first.filter((name) => name.startsWith('a')).length).toBeGreaterThanOrEqual(14)
    expect(first.filter((name) => name.startsWith('b')).length).toBeGreaterThanOrEqual(5)
    expect(sent).toHaveLength(60)
  })
})

describe('fair queues', () => {
  const plan = policy(one({ fair: true, limit: 10 }))
  it('let a conversation that has sent little go before one that has sent much', () => {
    const { sent } = play(plan, inOrder(burst('d', 8, { conversation: 1 }), [{ at: 10, name: 's', conversation: 2 }]))
    expect(names(sent).indexOf('s')).toBeLessThanOrEqual(2)
  })
  it('lose of the longest conversation when all are full', () => {
    const { lost } = play(plan, inOrder(burst('d', 11, { conversation: 1 }), [{ at: 10, name: 's', conversation: 2 }]))
    expect(lost).toEqual(['d10'])
  })
})

describe('a shaper', () => {
  const shape = { rate: 128_000, depth: 1000 }
  it('keeps to its rate on a faster line', () => {
    const { sent } = play(policy(one({ shape })), burst('d', 5), 10_000_000)
    const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0))
    // 12,000 bits at 128 kbit/s; the first has the bucket's 1,000 bits.
    expect(gaps.map((gap) => Math.round(gap / 1000))).toEqual([86, 94, 94, 94])
  })
  it('holds its classes back, and its priority class first out', () => {
    const child = policy(one({ name: 'voice', priority: { rate: 64_000, depth: 16_000 } }), one())
    const plan = policy(one({ shape, child }))
    const coming = inOrder(burst('d', 4, { path: [0, 1] }), [{ at: 5, name: 'v', bytes: VOICE, path: [0, 0] }])
    expect(names(play(plan, coming, 10_000_000).sent)).toEqual(['d0', 'v', 'd1', 'd2', 'd3'])
  })
})

describe('a policer', () => {
  it('loses what exceeds at once, though nothing waits', () => {
    const plan = policy(one({ police: { rate: 64_000, depth: 24_000 } }))
    const { sent, lost } = play(plan, burst('d', 5), 10_000_000)
    expect(names(sent)).toEqual(['d0', 'd1'])
    expect(lost).toEqual(['d2', 'd3', 'd4'])
  })
})

describe('whatever the policy', () => {
  const bucket = fc.record({
    rate: fc.integer({ min: 8000, max: 400_000 }),
    depth: fc.integer({ min: 1000, max: 40_000 }),
  })
  const leaf = fc
    .record(
      {
        limit: fc.integer({ min: 1, max: 12 }),
        fair: fc.boolean(),
        weight: fc.integer({ min: 1, max: 9 }),
        priority: bucket,
        shape: bucket,
        police: bucket,
      },
      { requiredKeys: ['limit', 'fair', 'weight'] },
    )
    .map((change) => one(change))
  const inner = fc.array(leaf, { minLength: 1, maxLength: 3 }).map((classes) => policy(...classes))
  const outer = fc.tuple(leaf, leaf, inner).map(([a, b, child]) => policy(a, { ...b, child }))
  const packets = fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 60_000 }),
      bytes: fc.integer({ min: 64, max: 1500 }),
      path: fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 })),
      conversation: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 60 },
  )

  it('no packet is lost untold or sent twice, and one conversation keeps its order in its class', () => {
    fc.assert(
      fc.property(outer, packets, (plan, list) => {
        let at = 0
        const inside = plan.classes[1]?.child?.classes.length ?? 1
        const coming = list.map(({ gap, bytes, path: [one, two], conversation }, index): Coming => {
          at += gap
          return { at, name: String(index), bytes, path: one === 0 ? [0] : [1, two % inside], conversation }
        })
        const { sent, lost, waiting } = play(plan, coming)
        expect(waiting).toBe(0)
        expect([...names(sent), ...lost].map(Number).sort((a, b) => a - b)).toEqual(coming.map((_, index) => index))
        const last = new Map<string, number>()
        for (const name of names(sent)) {
          const { path = [], conversation } = coming[Number(name)] ?? { path: [], conversation: 0 }
          const key = `${path.join('.')} ${conversation}`
          expect(Number(name)).toBeGreaterThan(last.get(key) ?? -1)
          last.set(key, Number(name))
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('a router that starts anew while packets still wait', () => {
  it('has counted nothing, in any class, and what waits comes out as before', () => {
    const plan = policy(one({ child: policy(one({ name: 'inner', limit: 2 })) }))
    const state = emptyPolicy<string>(plan, timeOf(0))
    const packet = (item: string) => ({ item, bytes: FULL, conversation: 0, weight: 1, control: false })
    for (const name of ['a', 'b', 'c']) offer(plan, state, [0, 0], packet(name), timeOf(0), true)
    const counted = () =>
      [state.classes[0], state.classes[0]?.child?.classes[0]].map((each) => [
        each?.counts.packets,
        each?.counts.drops,
        each?.counts.why.full,
      ])
    expect(counted()).toEqual([
      [3, 1, 0],
      [3, 1, 1],
    ])
    forgetCounts(state, timeOf(1e6))
    expect(counted()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ])
    expect(state.waiting).toBe(2)
    const taken = take(plan, state, timeOf(1e6))
    expect(taken.kind === 'packet' ? taken.packet.item : taken.kind).toBe('a')
  })
})
