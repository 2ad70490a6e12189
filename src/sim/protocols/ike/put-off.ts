/**
 * What IKE still has to find out: whether a peer in doubt is dead, and whether the list of an entry has a peer that answers.
 * A network is not at rest before. A list that was gone through in vain is: its site may try for ever.
 */
import { NEVER, type SimTime } from '../../kernel/time'
import { isAsking } from './keepalive'
import { allOf } from './register'
import type { IkeSa, IkeState, Wanted } from './state'

/** The next moment of whatever is open; never where nothing is. */
export function putOff({ sas, entries, stopped }: IkeState): SimTime {
  if (stopped) return NEVER
  const inVain = ({ map, sequence }: Pick<Wanted, 'map' | 'sequence'>) =>
    entries.some((entry) => entry.exhausted && entry.map === map && entry.sequence === sequence)
  let first: SimTime = NEVER
  for (const sa of allOf(sas)) {
    const next = openAt(sa, inVain)
    if (next < first) first = next
  }
  return first
}

function openAt(sa: IkeSa, inVain: (wanted: Wanted) => boolean): SimTime {
  if (isAsking(sa)) return sa.keepalive?.due ?? NEVER
  if (sa.initiator && sa.phase !== 'QM_IDLE') return sa.wanted.some(inVain) ? NEVER : (sa.main?.due ?? NEVER)
  const quick = sa.quick.flatMap(({ offer, out }) => (offer && !inVain(offer.wanted) ? [out.due] : []))
  return Math.min(NEVER, ...quick) as SimTime
}
