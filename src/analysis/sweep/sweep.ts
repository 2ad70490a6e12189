/**
 * "What is a single point of failure?" Every failure of link, interface, device and process is put on the settled
 * network and followed to its end, for every site and both directions; equal failures of one cable are one cause.
 */

import { faultWords, formatFault, type Topology } from '../../config/index'
import { Exhausted, type Network, type Scene } from '../../sim/index'
import type { Progress } from '../progress'
import { isOfShare, type Share, type Units } from '../share'
import { killingPairs } from './double'
import { expandCase } from './expand'
import { type Failure, singleFailures, titleOf } from './failures'
import { type Field, fieldOf, groundFor } from './ground'
import { judgementsOf } from './judgement'
import { singlePointsOf } from './points'
import { blowOf, runCase, withCalls } from './run-case'
import { telling } from './telling'
import type { SweepCase, SweepQuery, SweepResult, SweepUnit } from './types'
import { isLasting, type SiteVerdict } from './verdict'

/** Seconds by which two outages may differ and still be one effect: the resolution of the pulses, twice. */
const SAME_SECONDS = 2

/**
 * The work of a sweep; a sentence when there is nothing to sweep. Failures that were run elsewhere are taken as they are,
 * and with `onlyKnown` no others are run.
 */
export function* sweep(
  scene: Scene,
  network: Network,
  query: SweepQuery,
  known: Units<SweepUnit> = new Map(),
  onlyKnown = false,
): Generator<Progress, SweepResult | string, void> {
  const prepared = yield* prepare(scene, network, query)
  if (typeof prepared === 'string') return prepared
  const { field, downBefore } = prepared
  const silent = new Set(downBefore.map((item) => item.site))
  const share = query.double ? 0.4 : 1
  const units = yield* runFailures(prepared, query, { known, share, onlyKnown })
  const causes = grouped(field.whole.topology, [...units.values()])
  // What was stopped begins nothing new.
  const isWhole = units.size === prepared.failures.length
  const double = query.double && isWhole ? yield* killingPairs(field, causes, silent, share) : { pairs: [], run: 0 }
  const all = (items: readonly SweepCase[]) => items.flatMap((item) => expandCase(field, item))
  const cases = all(causes)
  return {
    scope: query.scope,
    cases,
    singlePoints: singlePointsOf(field.whole, cases),
    judgements: judgementsOf(cases),
    pairs: all(double.pairs),
    pairsRun: double.run,
    classes: field.classes,
    downBefore,
    struckAt: field.ground.network.now,
  }
}

/** A share of the single failures, by their numbers: those of one cable stay together. */
export function* sweepShare(
  scene: Scene,
  network: Network,
  query: SweepQuery,
  only: Share,
): Generator<Progress, Units<SweepUnit> | string, void> {
  const prepared = yield* prepare(scene, network, query)
  if (typeof prepared === 'string') return prepared
  const units = yield* runFailures(prepared, query, { known: new Map(), share: 1, only })
  return new Map([...units].map(([number, { sites }]) => [number, { sites }]))
}

interface Prepared {
  /** With calls going on. */
  readonly field: Field
  readonly downBefore: readonly SiteVerdict[]
  readonly failures: readonly Failure[]
}

function* prepare(scene: Scene, network: Network, query: SweepQuery): Generator<Progress, Prepared | string, void> {
  const chosenField = yield* telling(fieldOf(scene, network, query.everySite ?? false), 0, 'choosing sites')
  if (typeof chosenField === 'string') return chosenField
  const ground = yield* telling(withCalls(chosenField.ground), 0, 'calls at every site')
  const field: Field = { ...chosenField, ground }
  const before = yield* telling(
    runCase(field.ground, [], () => false),
    0,
    'the network as it is',
  )
  return { field, downBefore: before.filter((item) => isLasting(item.verdict)), failures: chosen(field, query) }
}

interface Way {
  readonly known: Units<SweepUnit>
  /** How much of the whole work this is. */
  readonly share: number
  readonly only?: Share
  readonly onlyKnown?: boolean
}

function* runFailures(
  { field, downBefore, failures }: Prepared,
  query: SweepQuery,
  { known, share, only, onlyKnown = false }: Way,
): Generator<Progress, Units<Result>, void> {
  const silent = new Set(downBefore.map((item) => item.site))
  const mine = only ? sharedOut(failures, only) : () => true
  const results = new Map<number, Result>()
  try {
    for (const [index, failure] of failures.entries()) {
      if (!mine(failure) || (onlyKnown && !known.has(index))) continue
      const blow = known.has(index) ? '' : blowOf(field.ground.network, failure.fault)
      const alike = query.everySite ? undefined : [...results.values()].find((item) => sameBlow(item, failure, blow))
      const work = runCase(groundFor(field, failure.scope), [failure.fault], (site) => failure.scope.site === site)
      const sites =
        known.get(index)?.sites ??
        alike?.sites ??
        (yield* telling(work, (share * index) / failures.length, faultWords(failure.fault)))
      results.set(index, { failure, blow, sites: sites.filter((item) => !silent.has(item.site)) })
    }
  } catch (error) {
    if (!(error instanceof Exhausted) || results.size === 0) throw error
    yield { fraction: 1, text: '', stopped: `${error.message}, after ${results.size} of ${failures.length} failures` }
  }
  return results
}

/** Failures of one cable may be told by one run, so they go into one share. */
function sharedOut(failures: readonly Failure[], only: Share): (failure: Failure) => boolean {
  const causes = [...new Set(failures.map(({ cause }) => cause))]
  const mine = new Set(causes.filter((_, number) => isOfShare(only, number)))
  return ({ cause }) => mine.has(cause)
}

interface Result {
  readonly failure: Failure
  readonly blow: string
  readonly sites: readonly SiteVerdict[]
}

/** The same cable, and the same ports dead at once: what follows cannot differ. */
const sameBlow = (known: Result, failure: Failure, blow: string) =>
  blow !== '' && known.failure.cause === failure.cause && known.failure.kind !== 'process' && known.blow === blow

/** Site failures are run for the first of each class; the others follow from it. */
function chosen({ scene, around, classes }: Field, query: SweepQuery): readonly Failure[] {
  const first = new Set(query.everySite ? around.sites : classes.map(({ sites }) => sites[0]))
  return singleFailures(scene.configurations, scene.topology, around).filter(({ scope }) =>
    query.scope === 'head-end' ? scope.kind === 'head-end' : scope.site === undefined || first.has(scope.site),
  )
}

/** Failures of one cable whose effect is the same are one cause, named by the first. */
function grouped(topology: Topology, results: readonly Result[]): readonly SweepCase[] {
  const cases: { cause: string; item: SweepCase }[] = []
  for (const { failure, sites } of results) {
    const known = cases.findIndex(({ cause, item }) => cause === failure.cause && sameEffect(item.sites, sites))
    const fault = formatFault(failure.fault)
    const found = cases[known]
    if (found) cases[known] = { ...found, item: { ...found.item, same: [...found.item.same, fault] } }
    else {
      const { kind, scope, cause } = failure
      const title = titleOf(topology, failure.fault)
      cases.push({ cause, item: { fault, faults: [failure.fault], same: [], kind, title, scope, sites } })
    }
  }
  return cases.map(({ item }) => item)
}

function sameEffect(a: readonly SiteVerdict[], b: readonly SiteVerdict[]): boolean {
  return a.every((left) => {
    const right = b.find((item) => item.site === left.site)
    return (
      right?.verdict === left.verdict &&
      Math.abs((right.outageSeconds ?? 0) - (left.outageSeconds ?? 0)) <= SAME_SECONDS
    )
  })
}
