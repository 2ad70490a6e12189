/**
 * A phone's turn: names what happened, looks it up in TABLE, performs the rule. `enter` is the only door between
 * states, where the journal gets its line. A `PhoneWork` is private to its turn.
 */
import { ANY_ADDRESS, formatIp, type Ip, SKINNY_PORT } from '../../../net/index'
import { perform } from '../../kernel/machine'
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

/** The port from which the preferred server is asked whether it is there again. */
const ASKING_PORT = FIRST_PORT - 1

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface PhoneWork {
  readonly cx: Context
  readonly ttl: number
  readonly phone: Mutable<PhoneState>
  readonly effects: SkinnyEffect[]
}

export function freshPhone(servers: readonly Ip[]): PhoneState {
  const [server = ANY_ADDRESS] = servers
  const timers = { timer: NEVER, keepaliveAt: NEVER, askAt: NEVER }
  const counts = { tries: 0, misses: 0, failures: 0 }
  return { state: 'idle', server, servers, answered: false, port: FIRST_PORT, ...counts, ...timers, lastAck: ZERO_TIME }
}

export function phoneDeadline({ timer, keepaliveAt, askAt }: PhoneState): SimTime {
  return Math.min(timer, keepaliveAt, askAt) as SimTime
}

/** The one place where the table is read. */
function happen(work: PhoneWork, event: PhoneEvent, why: string): void {
  perform(TABLE, work.phone.state, event, {
    enter: (next) => enter(work, next, why),
    act: (action) => act(work, action),
  })
}

function enter(work: PhoneWork, next: PhoneStateName, why: string): void {
  const { phone, cx } = work
  const was = phone.state
  phone.state = next
  phone.tries = 0
  phone.misses = 0
  phone.keepaliveAt = NEVER
  phone.askAt = NEVER
  delete phone.answersSince
  phone.timer = next === 'waiting' ? after(cx.now, cx.parameters.skinnyRetrySeconds) : NEVER
  const server = formatIp(phone.server)
  if (was === 'registered') tell(work, 'unregistered', `phone is no longer registered with ${server}: ${why}`)
  if (next === 'registered') tell(work, 'registered', `phone is registered with ${server}`)
  if (next === 'registered') phone.failures = 0
  if (next === 'registered' && phone.server !== phone.servers[0])
    phone.askAt = after(cx.now, cx.parameters.skinnyKeepaliveSeconds)
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

/** The server is lost: the next of the list is turned to at once; behind the last the phone begins again at the first. */
function lose(work: PhoneWork, event: PhoneEvent, why: string): void {
  const { phone } = work
  const next = phone.servers[phone.servers.indexOf(phone.server) + 1]
  if (next !== undefined) return turnTo(work, next, why)
  const isLastOfSeveral = phone.servers.length > 1
  // Neither answered: it waits before the round begins anew.
  happen(work, isLastOfSeveral ? 'reset' : event, why)
  phone.server = phone.servers[0] ?? phone.server
}

function turnTo(work: PhoneWork, server: Ip, why: string): void {
  happen(work, 'gone', why)
  work.phone.server = server
  if (work.phone.own) happen(work, 'ready', why)
}

/** Asks the preferred server whether it is there again. */
function ask({ cx, ttl, phone, effects }: PhoneWork): void {
  const [server] = phone.servers
  if (!phone.answered) delete phone.answersSince
  phone.answered = false
  phone.askAt = after(cx.now, cx.parameters.skinnyKeepaliveSeconds)
  if (server === undefined || !phone.own) return
  effects.push(segment({ from: phone.own.ip, fromPort: ASKING_PORT, to: server, toPort: SKINNY_PORT }, 'syn', ttl))
}

/** The preferred server is there; when it has been for long enough the phone goes back to it. */
function hearAnswer(work: PhoneWork, server: Ip): void {
  const { phone, cx } = work
  phone.answered = true
  phone.answersSince ??= cx.now
  if (cx.now < after(phone.answersSince, cx.parameters.skinnyFallbackSeconds)) return
  turnTo(work, server, `${formatIp(server)} has answered again for ${cx.parameters.skinnyFallbackSeconds} s`)
}

/** Lets every timer that has run out ring; each ring moves its timer on. */
export function phoneWakes(work: PhoneWork): void {
  const { phone, cx } = work
  if (phone.askAt <= cx.now) ask(work)
  if (phone.keepaliveAt <= cx.now) keepaliveTimer(work)
  if (phone.timer > cx.now) return
  if (phone.state === 'waiting') return happen(work, 'retry-timer', 'time to try again')
  // While registered it is the missed keepalives that end a connection, however often they were repeated.
  const last = phone.state !== 'registered' && phone.tries >= cx.parameters.tcpRetransmissions
  const why = 'the server does not answer'
  if (last) lose(work, 'no-answer', why)
  else happen(work, 'retransmit', why)
}

function keepaliveTimer(work: PhoneWork): void {
  const { phone, cx } = work
  phone.keepaliveAt = after(cx.now, cx.parameters.skinnyKeepaliveSeconds)
  if (phone.timer === NEVER) return happen(work, 'keepalive-timer', 'keepalive timer')
  phone.misses += 1
  if (phone.misses >= cx.parameters.skinnyMisses) lose(work, 'missed', `${phone.misses} keepalives had no answer`)
}

/** A segment of the server's came in. */
export function phoneHears(work: PhoneWork, from: Ip, to: Ip, toPort: number, says: Says): void {
  const { phone } = work
  const isAnswer = toPort === ASKING_PORT && from === phone.servers[0] && says === 'syn-ack' && phone.askAt !== NEVER
  if (isAnswer) return hearAnswer(work, from)
  if (from !== phone.server || to !== phone.own?.ip || toPort !== phone.port) return
  if (says === 'rst') return lose(work, 'reset', 'the server reset the connection')
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

/** The phone is told of other servers: a connection to one that is none of them is given up, and one to the first made. */
export function phoneMoves(work: PhoneWork, servers: readonly Ip[]): void {
  const { phone, cx } = work
  const [first] = servers
  if (servers.join() === phone.servers.join()) return
  phone.servers = servers
  if (first !== undefined && !servers.includes(phone.server)) return turnTo(work, first, 'its server was changed')
  // Another may be the preferred one now: it is asked for, and the one that is spoken to is not.
  const asks = phone.state === 'registered' && phone.server !== first
  phone.askAt = asks ? after(cx.now, cx.parameters.skinnyKeepaliveSeconds) : NEVER
  delete phone.answersSince
}

function tell({ effects, phone }: PhoneWork, event: string, text: string): void {
  const data = { server: formatIp(phone.server), ...(phone.own && { address: formatIp(phone.own.ip) }) }
  effects.push({ kind: 'journal', entry: { protocol: 'skinny', event, text, data } })
}
