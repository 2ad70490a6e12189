/**
 * HSRP version 1 (RFC 2281): what a group remembers, and its machine as a table. Nothing happens here; group.ts names
 * the event, act.ts performs what the table says.
 *
 *                enable             active timer, standby timer,
 *     ┌──────┐ ─────────▶ ┌────────┐ lower Standby, resign ┌───────┐ standby timer ┌─────────┐ active timer, ┌────────┐
 *     │ Init │  no vIP:   │ Listen │ ────────────────────▶ │ Speak │ ────────────▶ │ Standby │ ── resign ──▶ │ Active │
 *     └──────┘  Learn ──▶ └────────┘ ◀── higher Speaker ── └───────┘               └─────────┘               └────────┘
 *        ▲                     ▲         higher Standby        ▲                        │                         │
 *        │ disable,            └───────────────────────────────┼──── the same ──────────┘                         │
 *        └ from every state                                    └─────────── coup, hello of a higher Active ───────┘
 *
 * Listen, Speak and Standby go straight to Active on the hello of a lower Active when they may pre-empt.
 */
import type { HsrpConfig } from '../../../config/index'
import type { HsrpMessage, Ip, Mac } from '../../../net/index'
import type { Machine, Rule } from '../../kernel/machine'
import type {
  ClaimEffect,
  GratuitousArpEffect,
  InterfaceInput,
  JournalEffect,
  SendEffect,
  WakeInput,
} from '../../kernel/protocol'
import type { SimTime } from '../../kernel/time'

/** What the process is told: the groups of each interface. */
export interface HsrpProcessConfig {
  readonly interfaces: readonly { readonly name: string; readonly groups: readonly HsrpConfig[] }[]
}

/** `stop` ends the process until the next boot; with `resign`, an active group says so first. */
export type HsrpInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'message'; readonly interface: string; readonly from: Ip; readonly message: HsrpMessage }
  /** The tracked objects that are down now. */
  | { readonly kind: 'tracked'; readonly down: readonly number[] }
  /** The interface is about to be shut by hand. */
  | { readonly kind: 'shutting'; readonly interface: string }
  | { readonly kind: 'stop'; readonly resign: boolean }

export type HsrpEffect = SendEffect | ClaimEffect | GratuitousArpEffect | JournalEffect

export type HsrpState = 'init' | 'learn' | 'listen' | 'speak' | 'standby' | 'active'

/** Another router of the group as its last hello described it. */
export interface HsrpPeer {
  readonly ip: Ip
  readonly priority: number
}

/** One group on one interface. A timer that does not run is NEVER. */
export interface HsrpGroupState {
  readonly interface: string
  readonly group: number
  readonly state: HsrpState
  /** The interface's address and MAC; absent while it is down or has none. */
  readonly own?: { readonly ip: Ip; readonly mac: Mac }
  /** Configured, or learned from the active router. */
  readonly virtualAddress?: Ip
  /** That of its messages and of its virtual MAC since it last left Init; absent = 1. */
  readonly version?: 2
  /** Times in use: the active router's, when there is one (RFC 2281 section 5.1). */
  readonly helloSeconds: number
  readonly holdSeconds: number
  readonly activeTimer: SimTime
  readonly standbyTimer: SimTime
  readonly helloTimer: SimTime
  /** When a pre-emption that is being held back may happen. */
  readonly preemptTimer: SimTime
  /** When a group that waits after interface-up starts. */
  readonly startTimer: SimTime
  /** When the process was booted, for a group that it had then. */
  readonly bootedAt?: SimTime
  /** End of `preempt delay reload`; set at the first interface-up after boot. */
  readonly reloadDelayEnds?: SimTime
  readonly active?: HsrpPeer
  readonly standby?: HsrpPeer
  readonly stateChanges: number
  readonly lastChange: SimTime
  /** The last complaint about somebody's hellos, so that it is not written every three seconds. */
  readonly complaint?: string
}

export interface HsrpProcessState {
  readonly groups: readonly HsrpGroupState[]
  /** The last word on every interface of the device; tracking looks here. */
  readonly interfaces: Readonly<Record<string, InterfaceInput>>
  /** Tracked objects that are down. */
  readonly objectsDown: readonly number[]
  /** True from `stop` to the next boot: nothing is done or answered. */
  readonly stopped: boolean
}

/** What can happen to a group; the letter is RFC 2281's. */
export type HsrpEvent =
  /** a */
  | 'enable'
  /** a, when no virtual address is configured */
  | 'enable-without-address'
  /** b */
  | 'disable'
  /** c */
  | 'active-timer'
  /** d */
  | 'standby-timer'
  /** e */
  | 'hello-timer'
  /** f */
  | 'higher-speaker'
  /** g */
  | 'higher-active'
  /** h, when this router may not pre-empt (now) */
  | 'lower-active'
  /** h, when it may */
  | 'preempt'
  /** i */
  | 'resign'
  /** j */
  | 'coup'
  /** k */
  | 'higher-standby'
  /** l */
  | 'lower-standby'

/** What is done about it; the letters below are RFC 2281's. */
export type HsrpAction =
  | 'start-active-timer'
  | 'start-standby-timer'
  | 'stop-active-timer'
  | 'stop-standby-timer'
  | 'learn'
  | 'send-hello'
  | 'send-coup'
  | 'send-resign'
  | 'gratuitous-arp'

type HsrpRule = Rule<HsrpState, HsrpAction>

const A = 'start-active-timer'
const B = 'start-standby-timer'
const C = 'stop-active-timer'
const D = 'stop-standby-timer'
const E = 'learn'
const F = 'send-hello'
const G = 'send-coup'
const H = 'send-resign'
const I = 'gratuitous-arp'

const LEAVE: HsrpRule = { actions: [C, D], next: 'init' }
const TAKE_OVER: HsrpRule = { actions: [B, C, G, F, I], next: 'active' }
const HEAR_ACTIVE: HsrpRule = { actions: [E, A] }
const YIELD: HsrpRule = { actions: [A, B, H], next: 'speak' }
const LEARNED: HsrpRule = { actions: [E, A, B], next: 'listen' }

/**
 * The state table of RFC 2281 section 5. A missing entry means that nothing is done. Differences, both from FACTS
 * section 3: an active router that yields to a higher active's hello (g) also sends a Resign; and a group that becomes
 * Standby while there is no active router becomes Active at once (group.ts), so that a cold start alone lasts 10 + 10 s.
 */
export const TABLE: Machine<HsrpState, Record<HsrpEvent, HsrpRule>> = {
  init: {
    enable: { actions: [A, B], next: 'listen' },
    'enable-without-address': { actions: [], next: 'learn' },
  },
  learn: { disable: LEAVE, 'higher-active': LEARNED, 'lower-active': LEARNED },
  listen: {
    disable: LEAVE,
    'active-timer': { actions: [A, B], next: 'speak' },
    'standby-timer': { actions: [B], next: 'speak' },
    'higher-active': HEAR_ACTIVE,
    'lower-active': HEAR_ACTIVE,
    preempt: TAKE_OVER,
    resign: { actions: [A, B], next: 'speak' },
    'higher-standby': { actions: [B] },
    'lower-standby': { actions: [B], next: 'speak' },
  },
  speak: {
    disable: LEAVE,
    'standby-timer': { actions: [D], next: 'standby' },
    'hello-timer': { actions: [F] },
    'higher-speaker': { actions: [B], next: 'listen' },
    'higher-active': HEAR_ACTIVE,
    'lower-active': HEAR_ACTIVE,
    preempt: TAKE_OVER,
    resign: { actions: [A] },
    'higher-standby': { actions: [B], next: 'listen' },
    'lower-standby': { actions: [D], next: 'standby' },
  },
  standby: {
    disable: LEAVE,
    'active-timer': { actions: [C, D, F, I], next: 'active' },
    'hello-timer': { actions: [F] },
    'higher-speaker': { actions: [B], next: 'listen' },
    'higher-active': HEAR_ACTIVE,
    'lower-active': HEAR_ACTIVE,
    preempt: TAKE_OVER,
    resign: { actions: [C, F, I], next: 'active' },
    'higher-standby': { actions: [B], next: 'listen' },
  },
  active: {
    disable: { actions: [C, D, H], next: 'init' },
    'hello-timer': { actions: [F] },
    'higher-active': YIELD,
    'lower-active': { actions: [G] },
    coup: YIELD,
    'higher-standby': { actions: [B] },
    'lower-standby': { actions: [B] },
  },
}
