/** What the clock brings: repetition, silence, keepalives, lifetimes, renewal. */
import { declareDead } from './endings'
import { idleDue } from './idle'
import { keepaliveDue } from './keepalive'
import { ask } from './peers'
import { done, forgetQuick } from './quick-mode'
import { dueBy } from './register'
import { afterSending, natKeepalive, transmit } from './send'
import type { IkeSa, QuickMode } from './state'
import { dispatch } from './table'
import { tunnelDue } from './tunnels'
import { nextInTurn } from './turns'
import { findSa, putSa, type Work } from './work'

export function timers(work: Work): void {
  const { now } = work.cx
  for (const { id } of dueBy(work.state.sas, now)) {
    for (const step of [expiryDue, mainDue, quickDue, keepaliveStep, natDue]) {
      const sa = findSa(work, id)
      if (sa) step(work, sa)
    }
  }
  nextInTurn(work)
  for (const tunnel of dueBy(work.state.tunnels, now)) {
    const standing = idleDue(work, tunnel)
    const wanted = standing && tunnelDue(work, standing)
    if (wanted) ask(work, wanted)
  }
}

function expiryDue(work: Work, sa: IkeSa): void {
  if (sa.expires <= work.cx.now) dispatch(work, sa, 'expired', undefined)
}

/** The message of main mode goes out, once computed or once more; or it was repeated in vain. */
function mainDue(work: Work, sa: IkeSa): void {
  const { main } = sa
  if (!main || main.due > work.cx.now) return
  if (main.sent >= work.cx.parameters.triesPerPeer && main.sent > 0) return dispatch(work, sa, 'silent', undefined)
  transmit(work, sa, main.message)
  const next = { ...sa, main: afterSending(work, main) }
  putSa(work, next)
  if (main.sent === 0) dispatch(work, next, 'computed', undefined)
}

function quickDue(work: Work, sa: IkeSa): void {
  for (const { messageId } of sa.quick) {
    const current = findSa(work, sa.id)
    const quick = current?.quick.find((item) => item.messageId === messageId)
    if (current && quick && quick.out.due <= work.cx.now) repeatQuick(work, current, quick)
  }
}

function repeatQuick(work: Work, sa: IkeSa, quick: QuickMode): void {
  const { out } = quick
  if (out.sent > 0 && out.sent >= work.cx.parameters.quickModeTries) {
    return quick.offer ? dispatch(work, sa, 'silent', undefined) : forgetQuick(work, sa, quick)
  }
  transmit(work, sa, out.message)
  const next = { ...quick, out: afterSending(work, out) }
  const sent = { ...sa, quick: sa.quick.map((item) => (item === quick ? next : item)) }
  putSa(work, sent)
  if (sa.version === 2 && quick.ready && out.sent === 0) done(work, sent, quick.messageId)
}

function keepaliveStep(work: Work, sa: IkeSa): void {
  const why = keepaliveDue(work, sa)
  if (why !== undefined) declareDead(work, sa, why)
}

function natDue(work: Work, sa: IkeSa): void {
  if (sa.natKeepaliveDue <= work.cx.now) putSa(work, natKeepalive(work, sa))
}
