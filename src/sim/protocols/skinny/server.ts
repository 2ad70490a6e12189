/**
 * The CallManager's side of Skinny: answers each segment at once and remembers which connections have registered, so
 * that one which it has forgotten (it was restarted) is reset. A host that is no CallManager refuses.
 */
import type { Ip } from '../../../net/index'
import type { Turn } from '../../kernel/protocol'
import { tableDelete, tableGet, tableSet } from '../../kernel/table'
import { type Ends, type Says, segment } from './segment'
import type { SkinnyConfig, SkinnyEffect, SkinnyState } from './state'

/** Answers a segment that came to port 2000; `ends` is seen from this end. */
export function serve(
  { host }: SkinnyConfig,
  state: SkinnyState,
  ends: Ends,
  says: Says,
): Turn<SkinnyState, SkinnyEffect> {
  const connection = keyOf(ends.to, ends.toPort)
  const known = tableGet(state.registered, connection) === true
  const answer = host.callManager ? answerTo(says, known) : says === 'rst' ? undefined : 'rst'
  const effects = answer ? [segment(ends, answer, host.initialTtl)] : []
  if (!host.callManager) return { state, effects }
  if (says === 'register' && !known)
    return { state: { ...state, registered: tableSet(state.registered, connection, true) }, effects }
  if (says === 'rst' && known)
    return { state: { ...state, registered: tableDelete(state.registered, connection) }, effects }
  return { state, effects }
}

const keyOf = (address: Ip, port: number): number => address * 0x1_0000 + port

function answerTo(says: Says, known: boolean): Says | undefined {
  switch (says) {
    case 'syn':
      return 'syn-ack'
    case 'register':
      return 'register-ack'
    case 'keepalive':
      return known ? 'keepalive-ack' : 'rst'
    default:
      return undefined
  }
}
