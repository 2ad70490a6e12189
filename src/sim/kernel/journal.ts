/**
 * The journal: everything that changed a state, in order. It is the simulator's own account; the console prints
 * its `syslog` part as a router would, the timeline draws it, `because` chains answer "why".
 */
import type { DeviceId, Source } from '../../config/index'
import type { SimTime } from './time'

/** Who writes in it. A protocol that comes to these adds its name here by declaration, in its own folder. */
export interface JournalWriters {
  readonly kernel: true
  readonly link: true
  readonly interface: true
  readonly arp: true
  readonly rib: true
  readonly hsrp: true
  readonly eigrp: true
  readonly ike: true
  readonly ipsec: true
  readonly rri: true
  readonly dhcp: true
  readonly skinny: true
  readonly 'spanning-tree': true
  readonly nat: true
  readonly firewall: true
  readonly fault: true
  readonly call: true
  readonly clock: true
}

export type JournalProtocol = keyof JournalWriters

/** What IOS would log: `%HSRP-5-STATECHANGE: …`. */
export interface Syslog {
  readonly facility: string
  readonly severity: number
  readonly mnemonic: string
  readonly text: string
}

/** An entry as a protocol writes it; the network adds time, device and number. */
export interface JournalDraft {
  readonly protocol: JournalProtocol
  /** Machine name of what happened, kebab-case, for example `state-change`, `sa-up`, `neighbor-down`. */
  readonly event: string
  /** One line for people, without device or time. */
  readonly text: string
  /** Flat facts for filters and explanations, for example `{ group: 1, from: 'standby', to: 'active' }`. */
  readonly data?: Readonly<Record<string, string | number | boolean>>
  readonly syslog?: Syslog
  /** The configuration line behind it. */
  readonly source?: Source
}

export interface JournalEntry extends JournalDraft {
  /** Rising number within a run, from 0. */
  readonly id: number
  readonly at: SimTime
  readonly device: DeviceId
  /** The entry that led to this one; absent at the start of a chain. */
  readonly because?: number
}
