/** Sites that are not in service when the network has settled, as findings: what an architect is to hear first. */
import type { SiteStatus } from '../../engine/messages'
import { byHurt, hurtWords } from '../service/words'
import type { Entry } from './entries'

/** Sites are named up to so many. */
const NAMED = 3

/** One for each state and reason, the gravest first; nothing when all are in service. */
export function hurtEntries(sites: readonly SiteStatus[]): readonly Omit<Entry, 'key'>[] {
  const groups = new Map<string, SiteStatus[]>()
  for (const site of byHurt(sites)) {
    const alike = `${site.state} ${site.reason ?? ''}`
    groups.set(alike, [...(groups.get(alike) ?? []), site])
  }
  return [...groups.values()].flatMap(([first, ...others]): readonly Omit<Entry, 'key'>[] => {
    if (!first || first.state === 'in service') return []
    const all = [first, ...others].map(({ site }) => site)
    const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : ''
    const who = `${all.slice(0, NAMED).join(', ')}${more}`
    const reason = first.reason === undefined ? '' : `: ${first.reason.replace(/\.$/, '')}`
    return [
      {
        severity: first.state === 'not known' || first.state === 'not registered' ? 'warning' : 'error',
        device: first.site,
        summary: `${who}: ${hurtWords(first.state, all.length)} in the settled network${reason}`,
        why: 'A site is in service when its phone and headquarters reach each other now, each way by itself, and the phone is registered.',
        source: 'the simulation of these configurations',
        remedy: 'Sites in service, under Answers, opens the path of each site with the line that decides.',
      },
    ]
  })
}
