/**
 * A head-end has one processor: the keys of one set-up after the other. `setupsPerSecond` of them can be begun in a second;
 * who comes while another's keys are computed waits in turn. A set-up that ended meanwhile, or that its peer began anew,
 * takes no turn.
 */
import { formatIp, type IkeMessage } from '../../../net/index'
import { tableDelete, tableDue, tableGet, tableSet } from '../../kernel/table'
import { after, NEVER } from '../../kernel/time'
import { computing } from './send'
import type { IkeSa } from './state'
import { findSa, journal, putSa, sasWith, type Work } from './work'

/** The answering end's costly message: computed at once when nobody waits, else in turn. */
export function answerInTurn(work: Work, sa: IkeSa, message: IkeMessage): void {
  const { free, waiting } = work.state.turns
  const { setupsPerSecond } = work.cx.parameters
  if (setupsPerSecond === 0 || (waiting.size === 0 && free <= work.cx.now)) return takeTurn(work, sa, message)
  putSa(work, { ...sa, main: { message, begun: work.cx.now, due: NEVER, sent: 0, awaits: false } })
  const place = waiting.next
  work.state.turns = { free, waiting: tableSet(waiting, place, { sa: sa.id, place }) }
  const peer = formatIp(sa.remote)
  const others = waiting.size === 0 ? 'another one' : `${waiting.size + 1} others`
  journal(work, {
    protocol: 'ike',
    event: 'queued',
    text: `IKE: set-up with ${peer} waits for ${others}`,
    data: { peer },
  })
}

/** Whoever's turn it is by now. */
export function nextInTurn(work: Work): void {
  for (;;) {
    const { free, waiting } = work.state.turns
    const first = tableGet(waiting, tableDue(waiting))
    if (first === undefined || free > work.cx.now) return
    work.state.turns = { free, waiting: tableDelete(waiting, first.place) }
    const sa = findSa(work, first.sa)
    if (sa?.main && sa.main.sent === 0 && isYoungest(work, sa)) takeTurn(work, sa, sa.main.message)
  }
}

function takeTurn(work: Work, sa: IkeSa, message: IkeMessage): void {
  putSa(work, { ...sa, main: computing(work, sa, message, false) })
  const { setupsPerSecond } = work.cx.parameters
  if (setupsPerSecond === 0) return
  const { turns } = work.state
  work.state.turns = { ...turns, free: after(work.cx.now, 1 / setupsPerSecond) }
}

const isYoungest = (work: Work, sa: IkeSa): boolean =>
  !sasWith(work, sa.remote).some((other) => other.id > sa.id && other.local === sa.local && !other.initiator)
