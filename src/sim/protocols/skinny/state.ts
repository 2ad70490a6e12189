/**
 * Skinny (SCCP over TCP 2000), reduced to what keeps a tunnel alive: a phone connects, registers, and sends keepalives
 * that are answered. No calls, no buttons. TCP is reduced too: no sequence numbers, and every segment is acknowledged
 * by the answer to it (bare ACKs are left out); what is not answered is sent again at doubling intervals.
 *
 *              ready               syn-ack                 register-ack
 *     ┌──────┐ ────▶ ┌────────────┐ ────▶ ┌─────────────┐ ────▶ ┌────────────┐ ─┐ keepalive timer,
 *     │ Idle │       │ Connecting │       │ Registering │       │ Registered │  │ keepalive-ack
 *     └──────┘       └────────────┘       └─────────────┘       └────────────┘ ◀┘
 *        ▲              ▲ ▲   │ no answer,     │ no answer,           │  │
 *        │ gone, from   │ │   ▼ reset          ▼ reset                │  │ missed: keepalives unanswered
 *        │ every state  │ │ ┌───────────────────────────┐             │  │
 *        │              │ └─│ Waiting (retry timer)     │ ◀── reset ──┘  │
 *        │              │   └───────────────────────────┘                │
 *        │              └────────────────────────────────────────────────┘
 *
 * With a second CallManager in its list a phone that loses the one turns to the other at once, and waits only when neither
 * answers. Registered with the second it asks for the first at the interval of its keepalives, and goes back when that has
 * answered for the connection monitor duration.
 */
import type { HostConfig } from '../../../config/index'
import type { Ip, TcpPayload } from '../../../net/index'
import type { Machine, Rule } from '../../kernel/machine'
import type { InterfaceInput, JournalEffect, SendEffect, WakeInput } from '../../kernel/protocol'
import type { Table } from '../../kernel/table'
import type { SimTime } from '../../kernel/time'

export interface SkinnyConfig {
  readonly host: HostConfig
}

export type SkinnyInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'segment'; readonly from: Ip; readonly to: Ip; readonly payload: TcpPayload }

export type SkinnyEffect = SendEffect | JournalEffect

export type PhoneStateName = 'idle' | 'connecting' | 'registering' | 'registered' | 'waiting'

/** A phone. A timer that does not run is NEVER. */
export interface PhoneState {
  readonly state: PhoneStateName
  /** The one that it speaks to now. */
  readonly server: Ip
  /** Its list, the preferred one first. */
  readonly servers: readonly Ip[]
  /** With another than the preferred one: when that is asked next whether it is there again, and since when it answers. */
  readonly askAt: SimTime
  readonly answersSince?: SimTime
  /** The last time of asking has been answered. */
  readonly answered: boolean
  /** The interface it speaks from; absent while it has none that is up and has an address. */
  readonly own?: { readonly interface: string; readonly ip: Ip }
  /** Local TCP port of the connection; rises with each. */
  readonly port: number
  /** Repetitions of the segment that waits for its answer. */
  readonly tries: number
  /** When to repeat it; while waiting, when to connect again. */
  readonly timer: SimTime
  readonly keepaliveAt: SimTime
  /** Keepalive intervals that ended without an answer. */
  readonly misses: number
  /** When the server last answered; 0 before the first time. */
  readonly lastAck: SimTime
  /** Attempts that came to nothing since the last registration. */
  readonly failures: number
}

export interface SkinnyState {
  /** Absent on hosts that are no phones. */
  readonly phone?: PhoneState
  /** Connections of a CallManager that have registered, by address and port (server.ts). */
  readonly registered: Table<true>
}

export type PhoneEvent =
  | 'ready'
  | 'gone'
  | 'syn-ack'
  | 'register-ack'
  | 'keepalive-ack'
  /** The server closed or refused the connection. */
  | 'reset'
  | 'retransmit'
  /** The last repetition was not answered either. */
  | 'no-answer'
  | 'keepalive-timer'
  /** Too many keepalives in a row had no answer. */
  | 'missed'
  | 'retry-timer'

export type PhoneAction = 'connect' | 'register' | 'keepalive' | 'repeat' | 'note-answer' | 'start-keepalives'

/** Actions are performed after the change of state. */
type PhoneRule = Rule<PhoneStateName, PhoneAction>

const GONE: PhoneRule = { next: 'idle', actions: [] }
const GIVE_UP: PhoneRule = { next: 'waiting', actions: [] }
const CONNECT: PhoneRule = { next: 'connecting', actions: ['connect'] }

/** A missing entry means that nothing is done. */
export const TABLE: Machine<PhoneStateName, Record<PhoneEvent, PhoneRule>> = {
  idle: { ready: CONNECT },
  connecting: {
    gone: GONE,
    'syn-ack': { next: 'registering', actions: ['register'] },
    reset: GIVE_UP,
    retransmit: { actions: ['repeat'] },
    'no-answer': GIVE_UP,
  },
  registering: {
    gone: GONE,
    'register-ack': { next: 'registered', actions: ['note-answer', 'start-keepalives'] },
    reset: GIVE_UP,
    retransmit: { actions: ['repeat'] },
    'no-answer': GIVE_UP,
  },
  registered: {
    gone: GONE,
    'keepalive-ack': { actions: ['note-answer'] },
    reset: GIVE_UP,
    retransmit: { actions: ['repeat'] },
    'keepalive-timer': { actions: ['keepalive'] },
    missed: CONNECT,
  },
  waiting: { gone: GONE, 'retry-timer': CONNECT },
}
