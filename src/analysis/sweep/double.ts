/**
 * Two failures at once. A pair is told when it silences for good a site that neither failure silences alone; pairs
 * that cannot tell anything new are not run: with a failure that silences every site by itself, or of two sites.
 */
import { Exhausted } from '../../sim/index'
import type { Progress } from '../progress'
import { type Field, groundFor } from './ground'
import { runCase } from './run-case'
import { telling } from './telling'
import type { SweepCase } from './types'
import { isLasting } from './verdict'

export interface Killing {
  readonly pairs: readonly SweepCase[]
  readonly run: number
}

export function* killingPairs(
  field: Field,
  causes: readonly SweepCase[],
  downBefore: ReadonlySet<string>,
  begin: number,
): Generator<Progress, Killing> {
  const candidates = pairsOf(causes)
  const pairs: SweepCase[] = []
  let run = 0
  try {
    for (const [index, [a, b]] of candidates.entries()) {
      const faults = [...a.faults, ...b.faults]
      const fault = `${a.fault} + ${b.fault}`
      const own = (site: string) => a.scope.site === site && b.scope.site === site
      const work = runCase(groundFor(field, a.scope), faults, own)
      const sites = yield* telling(work, begin + ((1 - begin) * index) / candidates.length, `${a.title} + ${b.title}`)
      const alone = new Set([...silenced(a), ...silenced(b), ...downBefore])
      const told = sites.filter((item) => !downBefore.has(item.site))
      run++
      if (!told.some((item) => isLasting(item.verdict) && !alone.has(item.site))) continue
      const scope = a.scope.kind === b.scope.kind ? a.scope : { kind: 'elsewhere' as const }
      pairs.push({ fault, faults, same: [], kind: 'pair', title: `${a.title} and ${b.title}`, scope, sites: told })
    }
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error
    yield { fraction: 1, text: '', stopped: `${error.message}, after ${run} of ${candidates.length} pairs` }
  }
  return { pairs, run }
}

const silenced = (item: SweepCase): readonly string[] =>
  item.sites.filter((site) => isLasting(site.verdict)).map((site) => site.site)

function pairsOf(causes: readonly SweepCase[]): readonly (readonly [SweepCase, SweepCase])[] {
  // A restart beside another failure says less than the same gateway without power.
  const lasting = causes.filter((item) => item.faults.every((fault) => fault.kind !== 'reload'))
  const useful = lasting.filter((item) => silenced(item).length < item.sites.length)
  return useful.flatMap((a, index) =>
    useful.slice(index + 1).flatMap((b): readonly (readonly [SweepCase, SweepCase])[] => {
      const sites = [a.scope.site, b.scope.site]
      // A site's own failure touches no other site, so beside it only the site's second failure can matter.
      if (sites[0] !== sites[1]) return []
      return [[a, b]]
    }),
  )
}
