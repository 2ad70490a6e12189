/**
 * What a sweep says of a scope when it has found no single point there. "None" is said only where every failure was
 * judged: where no site had a path to lose, or an answer hangs on a line that is not read, it is not known.
 */
import type { ScopeKind } from '../surroundings/areas'
import type { Judgement, Judgements, SweepCase } from './types'
import { isLasting } from './verdict'

const NOTHING_TO_LOSE = 'no site has a path to lose before anything fails'

export function judgementsOf(cases: readonly SweepCase[]): Judgements {
  const kinds = [...new Set(cases.map((item) => item.scope.kind))]
  const own = (kind: ScopeKind) => judgementOf(cases.filter((item) => item.scope.kind === kind))
  return { whole: judgementOf(cases), scopes: kinds.map((scope) => ({ ...own(scope), scope })) }
}

function judgementOf(cases: readonly SweepCase[]): Judgement {
  const sites = cases.flatMap((item) => item.sites)
  if (sites.some((site) => isLasting(site.verdict))) return { verdict: 'found' }
  const open = cases.find((item) => item.sites.some((site) => site.verdict === 'not known'))
  const site = open?.sites.find((item) => item.verdict === 'not known')
  if (open && site) return { verdict: 'not known', reason: `after ${open.title}, ${site.site}: ${site.reason}` }
  return cases.length > 0 && sites.length === 0
    ? { verdict: 'not known', reason: NOTHING_TO_LOSE }
    : { verdict: 'none' }
}
