/**
 * Failover of two firewalls, active/standby (Cisco ASA configuration guide, Information About Failover). One unit has the
 * addresses that the network knows and passes traffic; the other has addresses of its own and watches.
 *
 *                  a peer that is active               active has more interfaces down than its peer,
 *     ┌─────────────┐ ─────────────▶ ┌─────────┐  ◀───────────────  or both are active and this is the secondary
 *     │ Negotiating │                │ Standby │
 *     └─────────────┘                └─────────┘ ─────────────────┐
 *        │ nobody answers for the hold time,         peer is silent on the link and on all other interfaces,
 *        │ or a peer negotiates and this is the      or stands back: it is worse off
 *        │ primary                                                │
 *        └───────────────────────▶ ┌────────┐ ◀──────────────────┘
 *                                  │ Active │
 *                                  └────────┘
 *
 * Without the failover link nobody takes over: a peer that is heard elsewhere is alive. Which of two units is at fault where
 * the line of an interface is up and hellos do not come is found out by tests (tests.ts).
 */
import type { FailoverConfig } from '../../../config/index'
import type { FailoverMessage, Ip, Mac } from '../../../net/index'
import type {
  AssumeEffect,
  GratuitousArpEffect,
  InterfaceInput,
  InterfaceTestEffect,
  JournalEffect,
  ReplicaEffect,
  SendEffect,
  WakeInput,
} from '../../kernel/protocol'
import type { SimTime } from '../../kernel/time'
import type { CountedWord } from '../../kernel/word'

export interface FailoverProcessConfig {
  readonly failover: FailoverConfig
}

export type FailoverRole = 'negotiating' | 'active' | 'standby'

/** A test that is under way: until when, and how many packets the interface had heard when it began. */
export interface InterfaceTest {
  readonly phase: 'activity' | 'arp' | 'ping'
  readonly until: SimTime
  readonly packets?: number
}

export interface FailoverState {
  readonly role: FailoverRole
  readonly since: SimTime
  /** When nobody has answered for long enough; NEVER once decided. */
  readonly decideAt: SimTime
  readonly helloAt: SimTime
  readonly lookAt: SimTime
  /** When the peer is given up. */
  readonly peerUntil: SimTime
  /** What it said last; absent while it is not heard on the link. */
  readonly peer?: FailoverMessage
  /** When a hello of it came by an interface that carries traffic. */
  readonly elsewhereAt: SimTime
  /** The link has failed while the peer is alive. */
  readonly linkFailed: boolean
  /** Burnt-in addresses of the interfaces, and whether each is up. */
  readonly ports: ReadonlyMap<string, { readonly mac: Mac; readonly up: boolean }>
  /** Those of the other unit, as it told. */
  readonly peerMacs: ReadonlyMap<string, Mac>
  /** Monitored interfaces that were down, or had failed every test, at the last look. */
  readonly failed: readonly string[]
  /** When the other unit was last heard by each interface, or the interface last passed a test. */
  readonly heardAt: ReadonlyMap<string, SimTime>
  readonly tests: ReadonlyMap<string, InterfaceTest>
  /** Interfaces that have failed every test since. */
  readonly silent: readonly string[]
}

export type FailoverInput =
  | WakeInput
  | InterfaceInput
  | CountedWord
  | { readonly kind: 'hello'; readonly interface: string; readonly from: Ip; readonly message: FailoverMessage }

export type FailoverEffect =
  | SendEffect
  | JournalEffect
  | GratuitousArpEffect
  | AssumeEffect
  | ReplicaEffect
  | InterfaceTestEffect
