/**
 * When routes are computed: a first change waits the start time, later ones ever longer up to the most, and after a quiet
 * time all is as at first (Cisco, OSPF Shortest Path First Throttling). Changes of external routes alone wait the same, and
 * only their prefixes are looked at (RFC 2328 section 16.6).
 */
import { type OspfContent, type Prefix, samePrefix } from '../../../net/index'
import { after, NEVER, SECOND, type SimTime } from '../../kernel/time'
import { MAX_AGE } from './lsa'
import type { StoredLsa } from './state'
import { isOwn, type Work } from './work'

/** The same words, whoever holds them. */
export const sameContent = (a: OspfContent, b: OspfContent): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

/** An instance took the place of another: when it says something else, what hangs on it is computed anew. */
export function contentChanged(work: Work, had: StoredLsa | undefined, next: StoredLsa): void {
  const counts = (entry: StoredLsa | undefined) => (entry && entry.lsa.age < MAX_AGE ? entry.lsa : undefined)
  const [before, now] = [counts(had), counts(next)]
  if (!before && !now) return
  if (before && now && sameContent(before.content, now.content) && before.notKnown === now.notKnown) return
  const { content, router } = next.lsa
  if (content.kind !== 'external') return schedule(work)
  if (!isOwn(work, router)) schedule(work, content.prefix)
}

/** Computes at its time: everything, or an external prefix. */
export function schedule(work: Work, prefix?: Prefix): void {
  const { computation } = work.state
  const all = computation.all || prefix === undefined
  const known = prefix === undefined || computation.prefixes.some((other) => samePrefix(other, prefix))
  const prefixes = all ? [] : known ? computation.prefixes : [...computation.prefixes, prefix]
  const timed = computation.due === NEVER ? dueAfter(work) : {}
  work.state = { ...work.state, computation: { ...computation, all, prefixes, ...timed } }
}

function dueAfter({ config, cx, state }: Work): { readonly due: SimTime; readonly holdMillis: number } {
  const { startMillis, holdMillis, maximumMillis } = config.ospf.spf
  const { last, holdMillis: hold, runs } = state.computation
  const start = after(cx.now, startMillis / 1000)
  const quiet = runs === 0 || cx.now - last > (2 * maximumMillis * SECOND) / 1000
  if (quiet) return { due: start, holdMillis }
  const held = after(last, hold / 1000)
  return { due: held > start ? held : start, holdMillis: Math.min(2 * hold, maximumMillis) }
}
