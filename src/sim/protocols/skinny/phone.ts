/**
 * A phone's turn: names what happened, looks it up in TABLE, performs the rule. `enter` is the only door between
 * states, where the journal gets its line. A `PhoneWork` is private to its turn.
 */
import { formatIp, type Ip, SKINNY_PORT } from '../../../net/index'
import type { Context, InterfaceInput } from '../../kernel/protocol'
import { after, NEVER, type SimTime, ZERO_TIME } from '../../kernel/time'
import { type Says, segment } from './segment'
import {
  type PhoneAction,
  type PhoneEvent,
  type PhoneState,
  type PhoneStateName,
  type SkinnyEffect,
  TABLE,
} from './state'

/** First of the dynamic ports, RFC 6335 section 6, and how many there are. */
const FIRST_PORT = 49152
const PORTS = 16384

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface PhoneWork {
  readonly cx: Context
  readonly ttl: number
  readonly phone: Mutable<PhoneState>
  readonly effects: SkinnyEffect[]
}

export function freshPhone(server: Ip): PhoneState {
  const timers = { timer: NEVER, keepaliveAt: NEVER }
  return { state: 'idle', server, port: FIRST_PORT, tries: 0, ...timers, misses: 0, lastAck: ZERO_TIME, failures: 0 }
}

export function phoneDeadline({ timer, keepaliveAt }: PhoneState): SimTime {
  return timer < keepaliveAt ? timer : keepaliveAt
}

/** The one place where the table is read. */
function happen(work: PhoneWork, event: PhoneEvent, why: string): void {
  const rule = TABLE[work.phone.state][event]
  if (!rule) return
  if (rule.next) enter(work, rule.next, why)
  for (const action of rule.actions) act(work, action)
}

function enter(work: PhoneWork, next: PhoneStateName, why: string): void {
  const { phone, cx } = work
  const was = phone.state
  phone.state = next
  phone.tries = 0
  phone.misses = 0
  phone.keepaliveAt = NEVER
  phone.timer = next === 'waiting' ? after(cx.now, cx.parameters.skinnyRetrySeconds) : NEVER
  const server = formatIp(phone.server)
  if (was === 'registered') tell(work, 'unregistered', `phone is no longer registered with ${server}: ${why}`)
  if (next === 'registered') tell(work, 'registered', `phone is registered with ${server}`)
  if (next === 'registered') phone.failures = 0
  // An outage is one line, however often the phone tries.
  if (next === 'waiting' && was !== 'registered' && ++phone.failures === 1)
    tell(work, 'registration-failed', `phone cannot register with ${server}: ${why}; it tries again`)
}

function act(work: PhoneWork, action: PhoneAction): void {
  const { phone, cx } = work
  switch (action) {
    case 'connect':
      phone.port = FIRST_PORT + ((phone.port + 1 - FIRST_PORT) % PORTS)
      break
    case 'note-answer':
      phone.timer = NEVER
      phone.tries = 0
      phone.misses = 0
      phone.lastAck = cx.now
      return
    case 'start-keepalives':
      // Anywhere in the interval: phones that come up together do not keep step.
      phone.keepaliveAt = after(cx.now, cx.parameters.skinnyKeepaliveSeconds * (1 - cx.random.next()))
      return
    case 'keepalive':
    case 'register':
      phone.tries = 0
      break
    case 'repeat':
      phone.tries += 1
      break
  }
  say(work)
  phone.timer = after(cx.now, cx.parameters.tcpFirstRetransmitSeconds * 2 ** phone.tries)
}

const SAYS: Readonly<Record<PhoneStateName, Says | undefined>> = {
  idle: undefined,
  connecting: 'syn',
  registering: 'register',
  registered: 'keepalive',
  waiting: undefined,
}

function say({ phone, ttl, effects }: PhoneWork): void {
  const says = SAYS[phone.state]
  if (!says || !phone.own) return
  effects.push(segment({ from: phone.own.ip, fromPort: phone.port, to: phone.server, toPort: SKINNY_PORT }, says, ttl))
}

/** Lets every timer that has run out ring; each ring moves its timer on. */
export function phoneWakes(work: PhoneWork): void {
  const { phone, cx } = work
  if (phone.keepaliveAt <= cx.now) keepaliveTimer(work)
  if (phone.timer > cx.now) return
  if (phone.state === 'waiting') return happen(work, 'retry-timer', 'time to try again')
  // While registered it is the missed keepalives that end a connection, however often they were repeated.
  const last = phone.state !== 'registered' && phone.tries >= cx.parameters.tcpRetransmissions
  happen(work, last ? 'no-answer' : 'retransmit', 'the server does not answer')
}

function keepaliveTimer(work: PhoneWork): void {
  const { phone, cx } = work
  phone.keepaliveAt = after(cx.now, cx.parameters.skinnyKeepaliveSeconds)
  if (phone.timer === NEVER) return happen(work, 'keepalive-timer', 'keepalive timer')
  phone.misses += 1
  if (phone.misses >= cx.parameters.skinnyMisses) happen(work, 'missed', `${phone.misses} keepalives had no answer`)
}

/** A segment of the server's came in. */
export function phoneHears(work: PhoneWork, from: Ip, to: Ip, toPort: number, says: Says): void {
  const { phone } = work
  if (from !== phone.server || to !== phone.own?.ip || toPort !== phone.port) return
  if (says === 'rst') return happen(work, 'reset', 'the server reset the connection')
  if (says === 'syn-ack' || says === 'register-ack' || says === 'keepalive-ack') happen(work, says, 'answered')
}

/** An interface changed; the phone speaks from the first one that is up and has an address, and starts over if it moves. */
export function phoneInterface(work: PhoneWork, input: InterfaceInput): void {
  const { phone } = work
  const address = input.up ? input.address : undefined
  if (phone.own && phone.own.interface !== input.interface) return
  if (phone.own?.ip === address?.ip) return
  if (phone.own) happen(work, 'gone', address ? 'its address changed' : 'its interface is down')
  if (address) phone.own = { interface: input.interface, ip: address.ip }
  else delete phone.own
  if (address) happen(work, 'ready', 'its interface is up')
}

/** The phone is told of another server: the connection is given up, and one to the new server made. */
export function phoneMoves(work: PhoneWork, server: Ip): void {
  if (work.phone.server === server) return
  happen(work, 'gone', 'its server was changed')
  work.phone.server = server
  if (work.phone.own) happen(work, 'ready', 'its server was changed')
}

function tell({ effects, phone }: PhoneWork, event: string, text: string): void {
  const data = { server: formatIp(phone.server), ...(phone.own && { address: formatIp(phone.own.ip) }) }
  effects.push({ kind: 'journal', entry: { protocol: 'skinny', event, text, data } })
}
