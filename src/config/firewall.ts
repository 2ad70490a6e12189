/** The stateful part of a firewall (PIX and ASA). */
import type { NameTable, Prefix } from '../net/index'
import type { NotKnown } from './not-known'
import type { AccessList, AddressPattern } from './policy'
import type { Source, Told } from './told'

/** The stateful part of a firewall; its rules are `accessIn` of its interfaces. */
export interface FirewallConfig {
  readonly dialect: 'asa' | 'pix' | 'ios'
  /** Whether a packet may leave by the interface it came in by. */
  readonly hairpin: Told<boolean>
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
  /** The list that every interface's traffic meets after its own (`access-group … global`). */
  readonly globalList?: Told<string>
  /** Lists for what is for the firewall itself, by interface name: `control-plane`, and the rules of `icmp`. */
  readonly controlPlane?: readonly { readonly zone: string; readonly list: Told<string> }[]
  readonly icmpRules?: readonly { readonly zone: string; readonly list: AccessList }[]
  /** What modular policies do with classes of conversations. */
  readonly policies?: readonly FirewallPolicy[]
  /** For how many seconds a silent conversation is remembered, where a line says it (`timeout conn`). */
  readonly timeouts?: { readonly tcp?: number; readonly udp?: number; readonly icmp?: number }
  /** Interfaces that pass nothing on (`management-only`), and that look where a source is (`ip verify reverse-path`), by name. */
  readonly managementOnly?: NameTable<Source>
  readonly reversePath?: NameTable<Source>
  /** `same-security-traffic permit inter-interface`: interfaces of one level may speak to each other. */
  readonly interInterface?: boolean
  readonly decrementsTtl: boolean
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
  /** It may drop or change what is of the class. */
  readonly notKnown?: NotKnown
  readonly source: Source
}

/** A translation of addresses between two interfaces; identity is simulated, any other is not. */
export interface FirewallTranslation {
  /** Names of interfaces; `any` = all. */
  readonly real: string
  readonly mapped: string
  /** Real addresses that are translated, and those they speak to; absent = any. */
  readonly addresses?: readonly AddressPattern[]
  readonly towards?: readonly AddressPattern[]
  /** What the addresses are seen as from the mapped side, as far as that is known. */
  readonly seenAs: readonly AddressPattern[]
  /** The list that names what is exempt (`nat 0 access-list`). */
  readonly list?: string
  /** Absent when it leaves the addresses as they are. */
  readonly notKnown?: NotKnown
  readonly source: Source
}
