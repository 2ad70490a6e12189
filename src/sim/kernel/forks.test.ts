/** Containers that are forked in no time read as plain copies do, whatever is done to either side afterwards. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ForkableMap } from './forkable-map'
import { Log } from './log'
import { Paged } from './paged'
import { PagedMap } from './paged-map'
import { dequeue, emptyQueue, enqueue, forkQueue, inOrder, nextMark, nextTime, waiting } from './queue'
import { NEVER, type SimTime } from './time'

/** What is done, to which of the copies that there are by then, with which number. */
const deeds = fc.array(
  fc.record({
    what: fc.constantFrom<'fork' | 'put' | 'take' | 'clear'>('fork', 'put', 'put', 'put', 'take'),
    to: fc.nat(20),
    number: fc.nat(300),
  }),
  { maxLength: 120 },
)

/** Plays deeds on twins: the container and a plain model of it, forked together. */
function play<Container, Model>(
  script: readonly { readonly what: string; readonly to: number; readonly number: number }[],
  first: readonly [Container, Model],
  fork: (container: Container, model: Model) => readonly [Container, Model],
  put: (container: Container, model: Model, number: number) => void,
  take: (container: Container, model: Model, number: number) => void,
): readonly (readonly [Container, Model])[] {
  const twins = [first]
  for (const { what, to, number } of script) {
    const twin = twins[to % twins.length] ?? first
    if (what === 'fork') twins.push(fork(...twin))
    else if (what === 'put') put(...twin, number)
    else take(...twin, number)
  }
  return twins
}

describe('forked containers', () => {
  it('a map whose keys come and go', () => {
    fc.assert(
      fc.property(fc.nat(200), deeds, (filled, script) => {
        const map = new ForkableMap<number, number>()
        for (let key = 0; key < filled; key++) map.set(key, key)
        const twins = play(
          script,
          [map, new Map(map)],
          (one, two) => [one.fork(), new Map(two)],
          (one, two, n) => [one.set(n, n * 2), two.set(n, n * 2)],
          (one, two, n) => expect(one.delete(n)).toBe(two.delete(n)),
        )
        for (const [one, two] of twins) {
          expect([...one]).toEqual([...two])
          expect(one.size).toBe(two.size)
          for (const key of two.keys()) expect(one.get(key)).toBe(two.get(key))
        }
      }),
      { numRuns: 60 },
    )
  })
  it('values that are changed in place are changed on one side only', () => {
    const map = new ForkableMap<string, { hits: number }>()
    map.set('a', { hits: 1 })
    const twin = map.fork((value) => ({ ...value }))
    const own = map.getOwn('a')
    if (own) own.hits = 2
    expect([map.get('a')?.hits, twin.get('a')?.hits]).toEqual([2, 1])
  })
  it('values by number and by key', () => {
    fc.assert(
      fc.property(deeds, (script) => {
        const keys = Array.from({ length: 301 }, (_, key): [number, number] => [key, -1])
        const paged = new Paged<number>()
        for (const [key, value] of keys) paged.set(key, value)
        const twins = play(
          script,
          [[PagedMap.of(keys), paged] as const, new Map(keys)],
          ([map, values], model) => [[map.fork(), values.fork()] as const, new Map(model)],
          ([map, values], model, n) => [map.set(n, n), values.set(n, n), model.set(n, n)],
          () => undefined,
        )
        for (const [[map, values], model] of twins) {
          expect([...map]).toEqual([...model])
          expect([...values]).toEqual([...model.values()])
        }
      }),
      { numRuns: 40 },
    )
  })
  it('a log', () => {
    fc.assert(
      fc.property(fc.nat(600), deeds, (filled, script) => {
        const log = new Log<number>()
        for (let entry = 0; entry < filled; entry++) log.push(entry)
        const twins = play(
          script,
          [log, [...log]],
          (one, two) => [one.fork(), [...two]],
          (one, two, n) => [one.push(n), two.push(n)],
          () => undefined,
        )
        for (const [one, two] of twins) {
          expect(one.slice()).toEqual(two)
          expect(one.length).toBe(two.length)
          expect(one.findLast((entry) => entry % 7 === 0)).toBe(two.findLast((entry) => entry % 7 === 0))
        }
      }),
      { numRuns: 40 },
    )
  })
  it('a queue: by time, then in the order of putting in, with its marks', () => {
    fc.assert(
      fc.property(fc.nat(400), deeds, (filled, script) => {
        const queue = emptyQueue<number>((event) => event % 5 === 0)
        const model: { at: number; event: number }[] = []
        const put = (one: typeof queue, two: typeof model, n: number) => {
          enqueue(one, (n % 17) as SimTime, n)
          two.push({ at: n % 17, event: n })
        }
        for (let event = 0; event < filled; event++) put(queue, model, event)
        const sorted = (two: typeof model) => [...two].sort((a, b) => a.at - b.at)
        const twins = play(
          script,
          [queue, model],
          (one, two) => [forkQueue(one), [...two]],
          put,
          (one, two) => {
            const [first] = sorted(two)
            expect(dequeue(one)?.event).toBe(first?.event)
            if (first) two.splice(two.indexOf(first), 1)
          },
        )
        for (const [one, two] of twins) {
          expect(inOrder(one).map(({ event }) => event)).toEqual(sorted(two).map(({ event }) => event))
          expect(waiting(one)).toBe(two.length)
          expect(nextTime(one)).toBe(sorted(two)[0]?.at ?? NEVER)
          expect(nextMark(one)).toBe(sorted(two).find(({ event }) => event % 5 === 0)?.at ?? NEVER)
        }
      }),
      { numRuns: 40 },
    )
  })
})
