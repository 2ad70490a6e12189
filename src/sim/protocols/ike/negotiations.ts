/** What is told of IKE to whoever asks how its negotiations stand. */
import type { Association, Negotiations } from '../../kernel/negotiation'
import type { SimTime } from '../../kernel/time'
import { allOf } from './register'
import type { IkeSa, IkeState } from './state'

export function negotiations({ nextId, sas, tunnels, entries }: IkeState, now: SimTime): Negotiations {
  const refused = entries.find((entry) => entry.notBefore > now)?.problem
  return {
    associations: allOf(sas).map((sa) => associationOf(sa, now)),
    tunnels: allOf(tunnels).map(({ sa, ike }) => ({ sa, association: ike })),
    begun: nextId > 1 || entries.some(({ problem }) => problem !== undefined),
    ...(refused === undefined ? {} : { refused }),
  }
}

function associationOf(sa: IkeSa, now: SimTime): Association {
  const { id, cookie, remote, initiator, phase, quick, keepalive } = sa
  return {
    id,
    cookie,
    remote,
    initiator,
    standing: phase === 'QM_IDLE',
    answered: phase !== 'MM_NO_STATE',
    agreeing: quick.length > 0,
    ready: quick.flatMap(({ ready }) => (ready ? [ready.inboundSpi] : [])),
    asking: isAsking(keepalive, now),
    questions: keepalive?.sequence ?? 0,
  }
}

function isAsking(keepalive: IkeSa['keepalive'], now: SimTime): boolean {
  if (!keepalive) return false
  // A legacy keepalive is sent whatever happens: asking begins when the first answer is overdue.
  if (keepalive.mode === 'legacy') return now - keepalive.lastKeepalive > keepalive.seconds * 1e6
  return keepalive.unanswered > 0
}
