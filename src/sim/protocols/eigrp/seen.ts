/** Every packet is counted (`show ip eigrp traffic`), and told to somebody who watches (`debug eigrp packets`). */
import { type EigrpMessage, eigrpSize, type Ip } from '../../../net/index'
import type { EigrpOpcode, EigrpPortTraffic, EigrpTraffic } from '../../kernel/seen'
import { rtoMillis } from './rto'
import { neighborOf, setInterface, type Work } from './work'

const NO_PACKETS: Readonly<Record<EigrpOpcode, number>> = {
  hello: 0,
  update: 0,
  query: 0,
  reply: 0,
  ack: 0,
  'sia-query': 0,
  'sia-reply': 0,
}

export const NO_PORT_TRAFFIC: EigrpPortTraffic = {
  hellos: 0,
  multicasts: 0,
  unicasts: 0,
  acks: 0,
  retransmissions: 0,
  known: 0,
}

export const NO_TRAFFIC: EigrpTraffic = { sent: NO_PACKETS, received: NO_PACKETS }

/** A packet goes out of an interface; `neighbor` absent = to all. */
export function noteSent(work: Work, name: string, neighbor: Ip | undefined, message: EigrpMessage): void {
  count(work, 'sent', message)
  const known = neighbor === undefined ? undefined : neighborOf(work, neighbor)
  const again = known !== undefined && known.retries > 0 && message.sequence > 0
  countAt(work, name, kindOf(neighbor, message))
  if (again) countAt(work, name, 'retransmissions')
  if (!work.cx.watched) return
  const most = work.cx.parameters.eigrpRetransmitSeconds * 1000
  tell(work, 'sent', name, neighbor, message, {
    ...(again && { retry: { times: known.retries, rtoMillis: Math.round(rtoMillis(known, most)) } }),
  })
}

/** A packet of the process's own AS came in. */
export function noteReceived(work: Work, name: string, from: Ip, message: EigrpMessage): void {
  count(work, 'received', message)
  if (work.cx.watched) tell(work, 'received', name, from, message)
}

/** A reliable message came that was known already. */
export const noteKnown = (work: Work, name: string): void => countAt(work, name, 'known')

/** A packet is dropped for what it is authenticated by. */
export function noteIgnored(work: Work, name: string, from: Ip, message: EigrpMessage, problem: string): void {
  if (work.cx.watched) tell(work, 'ignored', name, from, message, { problem })
}

function count(work: Work, way: keyof EigrpTraffic, { opcode }: EigrpMessage): void {
  const { traffic } = work.state
  const counts = { ...traffic[way], [opcode]: traffic[way][opcode] + 1 }
  work.state = { ...work.state, traffic: { ...traffic, [way]: counts } }
}

function kindOf(neighbor: Ip | undefined, { opcode }: EigrpMessage): keyof EigrpPortTraffic {
  if (opcode === 'hello') return 'hellos'
  if (opcode === 'ack') return 'acks'
  return neighbor === undefined ? 'multicasts' : 'unicasts'
}

function countAt(work: Work, name: string, what: keyof EigrpPortTraffic): void {
  const item = work.state.interfaces[name]
  if (item) setInterface(work, { ...item, traffic: { ...item.traffic, [what]: item.traffic[what] + 1 } })
}

function tell(
  work: Work,
  way: 'sent' | 'received' | 'ignored',
  name: string,
  neighbor: Ip | undefined,
  message: EigrpMessage,
  more: { readonly retry?: { readonly times: number; readonly rtoMillis: number }; readonly problem?: string } = {},
): void {
  const waiting = neighbor === undefined ? 0 : (neighborOf(work, neighbor)?.queue.length ?? 0)
  const packet = {
    protocol: 'eigrp',
    way,
    interface: name,
    message,
    bytes: eigrpSize(message),
    waiting,
    ...more,
  } as const
  work.effects.push({ kind: 'seen', packet: neighbor === undefined ? packet : { ...packet, neighbor } })
}
