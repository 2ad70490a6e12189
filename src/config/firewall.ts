/** The stateful part of a firewall (PIX and ASA). */
import type { Ip, NameTable, Prefix } from '../net/index'
import type { Configured, Source } from './configured'
import type { FailoverConfig } from './failover'
import type { NotKnown } from './not-known'
import type { AccessList, AddressPattern } from './policy'

/** The stateful part of a firewall; its rules are `accessIn` of its interfaces. */
export interface FirewallConfig {
  readonly dialect: 'asa' | 'pix' | 'ios'
  /** Whether a packet may leave by the interface it came in by. */
  readonly hairpin: Configured<boolean>
  /** Identity translations (PIX): real and mapped interface names and the network; empty on ASA 8.3+, which needs none. */
  readonly identities: readonly {
    readonly real: string
    readonly mapped: string
    readonly network: Prefix
    readonly source: Source
  }[]
  /** True when a translation is needed to cross (PIX 6). */
  readonly natControl: boolean
  /** `conduit` (PIX): what it lets in from a lower level, where no list is applied, is not known. */
  readonly conduits?: NotKnown
  /** Other translations, in the order in which they are looked at. */
  readonly translations?: readonly FirewallTranslation[]
  /** Lists speak of addresses as they are on the wire of their interface (PIX, and ASA before 8.3), not of the real ones. */
  readonly listsAsSeen?: true
  /** The list that every interface's traffic meets after its own (`access-group … global`). */
  readonly globalList?: Configured<string>
  /** Lists for what is for the firewall itself, by interface name: `control-plane`, and the rules of `icmp`. */
  readonly controlPlane?: readonly { readonly zone: string; readonly list: Configured<string> }[]
  readonly icmpRules?: readonly { readonly zone: string; readonly list: AccessList }[]
  /** What modular policies do with classes of conversations. */
  readonly policies?: readonly FirewallPolicy[]
  /** For how many seconds a silent conversation is remembered, where a line says it (`timeout conn`). */
  readonly timeouts?: {
    readonly tcp?: number
    readonly udp?: number
    readonly icmp?: number
    /** A translation after its last conversation: with an address of its own, and by port. */
    readonly xlate?: number
    readonly patXlate?: number
  }
  /** Interfaces that pass nothing on (`management-only`), and that look where a source is (`ip verify reverse-path`), by name. */
  readonly managementOnly?: NameTable<Source>
  readonly reversePath?: NameTable<Source>
  /** `same-security-traffic permit inter-interface`: interfaces of one level may speak to each other. */
  readonly interInterface?: boolean
  /** Absent = it stands alone. */
  readonly failover?: FailoverConfig
}

/** What a class of a modular policy comes to. */
export interface FirewallPolicy {
  /** Name of the interface that it is of; absent = every one. */
  readonly zone?: string
  /** What is of the class: what all of these lists permit. */
  readonly of: readonly AccessList[]
  /** For how many seconds a silent conversation is remembered. */
  readonly keepSeconds?: number
  /** `tcp-state-bypass`: TCP may go on without having begun here. */
  readonly stateless?: true
  /** `icmp`: answers to an echo pass as those of a conversation; `ipsec`: ESP passes between ends that hold a conversation of IKE. */
  readonly inspects?: 'icmp' | 'ipsec'
  /** `set connection decrement-ttl`: what is of the class loses one of its time to live here, as at a router. */
  readonly decrementsTtl?: true
  /** It may drop or change what is of the class. */
  readonly notKnown?: NotKnown
  readonly source: Source
}

/** Seconds after its last conversation for which a translation is held where no line says it (ASA command reference, `timeout`). */
export const XLATE_SECONDS = 10_800
export const PAT_XLATE_SECONDS = 30

/** A translation of addresses between two interfaces, as one rule of a firewall says it. */
export interface FirewallTranslation {
  /** Names of interfaces; `any` = all. */
  readonly real: string
  readonly mapped: string
  /** Real addresses that are translated, and those they speak to; absent = any. */
  readonly addresses?: readonly AddressPattern[]
  readonly towards?: readonly AddressPattern[]
  /** What those they speak to are called on the real side, place by place; absent = by their own addresses. */
  readonly towardsSeenAs?: readonly AddressPattern[]
  /** What the addresses are seen as from the mapped side, as far as that is known; of a static one place by place. */
  readonly seenAs: readonly AddressPattern[]
  /** The list that names what it is about (`nat 0 access-list`, `nat 1 access-list`). */
  readonly list?: string
  /** What it makes of the real addresses; absent when it leaves them as they are, or that is not known. */
  readonly change?: FirewallChange
  /** Those they speak to are called by the address of the real interface. */
  readonly towardsOwn?: true
  /** By which interface a packet leaves that it leaves as it is, the routing table alone says (`route-lookup`); else the line does. */
  readonly byRoute?: true
  /** Only from a higher level to a lower one (`nat` with `global`). */
  readonly downwards?: true
  /** What comes from the mapped side is not brought back (`unidirectional`), and ARP for what it gives is not answered. */
  readonly oneWay?: true
  readonly noProxyArp?: true
  /** What it does is not simulated. */
  readonly notKnown?: NotKnown
  /** Name of the object below which it stands. */
  readonly object?: string
  readonly source: Source
}

export interface AddressRange {
  readonly first: Ip
  readonly last: Ip
}

/** How a translation changes the real addresses. */
export type FirewallChange =
  /** Each to the one in the same place, or to the address of the mapped interface; with `ports` one service alone. */
  | {
      readonly how: 'static'
      readonly own?: true
      readonly ports?: { readonly protocol: 'tcp' | 'udp'; readonly real: number; readonly mapped: number }
    }
  /**
   * To an address of its own while there is one, then to shared ones, then to that of the mapped interface; those who
   * share are told apart by port.
   */
  | {
      readonly how: 'dynamic'
      readonly single: readonly AddressRange[]
      readonly shared: readonly AddressRange[]
      readonly own?: true
      readonly roundRobin?: true
    }
  /** `nat` without a `global` of its number there: nothing gives an address, and nothing passes. */
  | { readonly how: 'none' }
