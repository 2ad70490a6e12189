/**
 * The evaluator against a deliberately naive one over a small universe: every entry that is half read matches or does not,
 * every action that is not known is one or the other, and the verdict is what all of these worlds agree on.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ipOf, prefixOf } from '../../net/index'
import { notKnownAt } from '../not-known'
import type { AccessList, AccessListEntry, AddressPattern, NumberSet, PrefixList, RouteMap } from '../policy'
import { evaluateList } from './access-list'
import { evaluatePrefixList } from './prefix-list'
import { evaluateRouteMap } from './route-map'
import { type FilterSubject, probeSubject } from './subject'

const LINE = { line: 1, text: 'permit something' }
const OPEN = notKnownAt('router', LINE, 'whether it passes')

type Action = 'permit' | 'deny'

/** What may come out of a list: the outcomes of all worlds. */
function worlds(entries: readonly AccessListEntry[], holds: (entry: AccessListEntry) => boolean): Set<Action> {
  const [first, ...rest] = entries
  if (!first) return new Set(['deny'])
  if (!holds(first)) return worlds(rest, holds)
  const actions: readonly Action[] = first.action === 'not-known' ? ['permit', 'deny'] : [first.action]
  return first.notKnown ? new Set([...actions, ...worlds(rest, holds)]) : new Set(actions)
}

const bits = (pattern: AddressPattern, address: number) =>
  Array.from({ length: 32 }, (_, bit) => bit).every(
    (bit) => ((pattern.wildcard >>> bit) & 1) === 1 || ((pattern.address >>> bit) & 1) === ((address >>> bit) & 1),
  )

const inPorts = (set: NumberSet | undefined, port: number | undefined) =>
  set === undefined ||
  (port !== undefined &&
    Array.from({ length: 8 }, (_, number) => number)
      .filter((number) => set.ranges.some(({ first, last }) => first <= number && number <= last) !== set.inverted)
      .includes(port))

function naive(list: AccessList, subject: FilterSubject): Set<Action> {
  return worlds(list.entries, (entry) => {
    const source = bits(entry.source, subject.source ?? 0)
    if (list.type === 'standard') return source
    const { tcpFlags: flags } = entry
    const flagsHold =
      flags === undefined ||
      (flags.any
        ? (subject.tcpFlags & flags.set) > 0 || (~subject.tcpFlags & flags.clear) > 0
        : (subject.tcpFlags & flags.set) === flags.set && (subject.tcpFlags & flags.clear) === 0)
    return (
      source &&
      bits(entry.destination, subject.destination ?? 0) &&
      (entry.protocol === undefined || entry.protocol === subject.protocol) &&
      inPorts(entry.sourcePort, subject.sourcePort) &&
      inPorts(entry.destinationPort, subject.destinationPort) &&
      flagsHold
    )
  })
}

const small = fc.integer({ min: 0, max: 7 })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 })
const pattern = fc.record({ address: small.map(ipOf), wildcard: fc.constantFrom(0, 1, 3, 4, 5, 7, -1).map(ipOf) })
const ports = fc.record({
  ranges: fc.array(
    fc.tuple(small, small).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  inverted: fc.boolean(),
})
const flags = fc.record({ any: fc.boolean(), set: fc.constantFrom(0, 2, 16, 18), clear: fc.constantFrom(0, 1, 4) })

const entry = fc
  .record({
    action: fc.constantFrom('permit' as const, 'deny' as const),
    protocol: maybe(fc.constantFrom(6, 17)),
    source: pattern,
    destination: pattern,
    sourcePort: maybe(ports),
    destinationPort: maybe(ports),
    tcpFlags: maybe(flags),
    open: fc.constantFrom('no', 'no', 'no', 'condition', 'all'),
  })
  .map(
    ({ open, protocol, sourcePort, destinationPort, tcpFlags, ...rest }): AccessListEntry => ({
      ...rest,
      sequence: 10,
      line: LINE,
      ...(protocol === undefined ? {} : { protocol }),
      ...(sourcePort ? { sourcePort } : {}),
      ...(destinationPort ? { destinationPort } : {}),
      ...(tcpFlags && protocol === 6 ? { tcpFlags } : {}),
      ...(open === 'no' ? {} : { notKnown: OPEN }),
      ...(open === 'all' ? { action: 'not-known' as const } : {}),
    }),
  )

const list = fc.record({
  name: fc.constant('L'),
  type: fc.constantFrom('standard' as const, 'extended' as const, 'extended' as const),
  entries: fc.array(entry, { minLength: 1, maxLength: 5 }),
})

const subject = fc
  .record({ protocol: fc.constantFrom(6, 17, 50), source: small, destination: small, from: small, to: small })
  .map(({ protocol, source, destination, from, to }) => ({
    ...probeSubject({ protocol, source: ipOf(source), destination: ipOf(destination) }),
    ...(protocol === 50 ? {} : { sourcePort: from, destinationPort: to }),
  }))

const verdictOf = (outcomes: ReadonlySet<Action>) => (outcomes.size > 1 ? 'not-known' : [...outcomes][0])

describe('an access-list', () => {
  it('says what all readings of it agree on, and names the line where they do not', () => {
    fc.assert(
      fc.property(list, subject, (made, asked) => {
        const verdict = evaluateList(made, asked)
        expect(verdict.action).toBe(verdictOf(naive(made, asked)))
        if (verdict.action === 'not-known') expect(verdict.notKnown).toBe(OPEN)
      }),
      { numRuns: 3000 },
    )
  })
  it('is not touched by an open entry where an earlier one has decided', () => {
    fc.assert(
      fc.property(list, entry, subject, (made, later, asked) => {
        const verdict = evaluateList(made, asked)
        const longer = { ...made, entries: [...made.entries, { ...later, notKnown: OPEN }] }
        if (verdict.action !== 'not-known' && verdict.entry) expect(evaluateList(longer, asked)).toEqual(verdict)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a prefix-list', () => {
  const prefix = fc.tuple(small, fc.integer({ min: 29, max: 32 })).map(([at, length]) => prefixOf(ipOf(at), length))
  const bound = maybe(fc.integer({ min: 29, max: 32 }))
  const line = fc
    .record({
      action: fc.constantFrom('permit' as const, 'deny' as const),
      prefix,
      least: bound,
      greatest: bound,
      open: fc.boolean(),
    })
    .map(({ least, greatest, open, ...rest }) => ({
      ...rest,
      sequence: 5,
      line: LINE,
      ...(least === undefined ? {} : { least }),
      ...(greatest === undefined ? {} : { greatest }),
      ...(open ? { notKnown: OPEN } : {}),
    }))
  it('says what all readings of it agree on', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), prefix, (entries, of) => {
        const made: PrefixList = { name: 'P', entries }
        const fits = (item: (typeof entries)[number]) => {
          const plain = item.least === undefined && item.greatest === undefined
          const [least, greatest] = plain
            ? [item.prefix.length, item.prefix.length]
            : [item.least ?? item.prefix.length, item.greatest ?? 32]
          const same = (of.address ^ item.prefix.address) >>> (32 - item.prefix.length) === 0
          return same && of.length >= item.prefix.length && of.length >= least && of.length <= greatest
        }
        const outcomes = new Set<Action>()
        for (const item of entries) {
          if (!fits(item)) continue
          outcomes.add(item.action)
          if (!item.notKnown) break
        }
        if (!entries.some((item) => fits(item) && !item.notKnown)) outcomes.add('deny')
        expect(evaluatePrefixList(made, of).action).toBe(verdictOf(outcomes))
      }),
      { numRuns: 1500 },
    )
  })
  it('that is not defined permits everything', () => {
    expect(evaluatePrefixList(undefined, prefixOf(ipOf(0), 0)).action).toBe('permit')
  })
})

describe('a route-map', () => {
  const open = { kind: 'not-known', notKnown: OPEN } as const
  const tagged = (tag: number) => ({ kind: 'tag', tags: [tag] }) as const
  const map = (...entries: readonly (readonly [Action, ...RouteMap['entries'][number]['matches']])[]): RouteMap => ({
    name: 'R',
    entries: entries.map(([action, ...matches], index) => ({
      sequence: 10 * (index + 1),
      action,
      matches,
      setWords: [],
      source: LINE,
    })),
  })
  const says = (made: RouteMap, tag = 0) =>
    evaluateRouteMap({ accessLists: {} }, made, { prefix: prefixOf(ipOf(0), 0), tag, metric: 0, origin: 'static' })
      .action

  it.each([
    ['a condition that is not read counts neither as met nor as absent', map(['permit', open]), 0, 'not-known'],
    ['beside one that surely fails it changes nothing', map(['permit', open, tagged(5)]), 0, 'deny'],
    ['beside one that holds it leaves the entry open', map(['permit', open, tagged(5)]), 5, 'not-known'],
    ['a deny that may match before the end is a deny', map(['deny', open]), 0, 'deny'],
    ['a deny that may match before a permit is open', map(['deny', open], ['permit']), 0, 'not-known'],
    ['an earlier entry that matches has decided', map(['permit', tagged(0)], ['deny', open]), 0, 'permit'],
    ['two ways of permitting may set different things', map(['permit', open], ['permit']), 0, 'not-known'],
    [
      'a list that is not defined matches everything',
      map(['permit', { kind: 'access-list', of: 'address', lists: ['9'] }]),
      0,
      'permit',
    ],
    [
      'a route without a next hop matches no list of next hops',
      map(['permit', { kind: 'access-list', of: 'next-hop', lists: ['9'] }]),
      0,
      'deny',
    ],
  ] as const)('%s', (_why, made, tag, expected) => {
    expect(says(made, tag)).toBe(expected)
  })
})
