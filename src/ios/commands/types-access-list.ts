/** Access lists, numbered and named, object-groups and prefix-lists. One shape serves standard and extended entries. */
import type { TcpFlag } from './entry-words'

/** `any`, `host A`, `A wildcard`, or `object-group NAME`. */
export type AddressMatch =
  | { readonly kind: 'any' }
  | { readonly kind: 'host'; readonly address: string }
  | { readonly kind: 'wildcard'; readonly address: string; readonly wildcard: string }
  | { readonly kind: 'group'; readonly name: string }

/** Ports as numbers; IOS names (`isakmp`, `non500-isakmp`, `2000`) are translated by the grammar. */
export type PortMatch =
  /** `more`: further ports on the same line, which later IOS takes after `eq` and `neq`. */
  | { readonly kind: 'eq' | 'neq'; readonly port: number; readonly more?: readonly number[] }
  | { readonly kind: 'gt' | 'lt'; readonly port: number }
  | { readonly kind: 'range'; readonly first: number; readonly last: number }

/** What follows the addresses and ports of an extended entry, in the order in which it is written. */
export type EntryOption =
  | { readonly kind: 'established' | 'fragments' }
  /** One of the older spelling's flags, of which any may be set. */
  | { readonly kind: 'flag'; readonly flag: TcpFlag }
  | {
      readonly kind: 'match-any' | 'match-all'
      readonly flags: readonly { readonly flag: TcpFlag; readonly on: boolean }[]
    }
  | { readonly kind: 'icmp'; readonly type: number; readonly code?: number }
  | { readonly kind: 'igmp'; readonly type: string }
  | { readonly kind: 'dscp' | 'precedence' | 'tos'; readonly value: number }
  | { readonly kind: 'ttl'; readonly match: PortMatch }
  | { readonly kind: 'option'; readonly name: string }
  | { readonly kind: 'log' | 'log-input'; readonly cookie?: string }
  | { readonly kind: 'time-range'; readonly name: string }
  | { readonly kind: 'reflect'; readonly name: string; readonly timeoutSeconds?: number }

export interface ExtendedEntry {
  readonly kind: 'extended'
  readonly action: 'permit' | 'deny'
  /** IOS name or number: ip, icmp, tcp, udp, esp, ahp, gre, eigrp, or "0" to "255". */
  readonly protocol: string
  /** Name of a service object-group that stands in the protocol's place. */
  readonly service?: string
  readonly source: AddressMatch
  readonly sourcePort?: PortMatch
  readonly destination: AddressMatch
  readonly destinationPort?: PortMatch
  readonly options: readonly EntryOption[]
}

export type AccessEntry =
  | { readonly kind: 'remark'; readonly text: string }
  | {
      readonly kind: 'standard'
      readonly action: 'permit' | 'deny'
      readonly source: AddressMatch
      readonly log: boolean
    }
  | ExtendedEntry
  /** Temporary entries that `reflect` of another list makes. */
  | { readonly kind: 'evaluate'; readonly name: string }
  /** Lock-and-key: an entry that opens when somebody has logged in. */
  | { readonly kind: 'dynamic'; readonly name: string; readonly timeoutMinutes?: number; readonly entry: ExtendedEntry }

/** A member of an object-group; masks are netmasks here. */
export type GroupMember =
  | { readonly kind: 'any' }
  | { readonly kind: 'host'; readonly address: string }
  | { readonly kind: 'network'; readonly address: string; readonly mask: string }
  | { readonly kind: 'range'; readonly first: string; readonly last: string }
  /** A protocol of a service group, with its ports or ICMP type. */
  | {
      readonly kind: 'service'
      readonly protocol: string
      readonly sourcePort?: PortMatch
      readonly destinationPort?: PortMatch
      readonly icmp?: { readonly type: number; readonly code?: number }
    }
  | { readonly kind: 'group'; readonly name: string }

export type AccessListCommand =
  | { readonly kind: 'access-list'; readonly number: number; readonly entry: AccessEntry }
  /** One protocol of a named inspection (CBAC); the timeout is for idle conversations. */
  | {
      readonly kind: 'ip-inspect-name'
      readonly name: string
      readonly protocol: string
      readonly timeoutSeconds?: number
    }
  /** Opens the named list's mode. */
  | { readonly kind: 'ip-access-list'; readonly type: 'standard' | 'extended'; readonly name: string }
  | { readonly kind: 'access-entry'; readonly sequence?: number; readonly entry: AccessEntry }
  /** Gives the entries of a list new numbers; their order stays. */
  | { readonly kind: 'ip-access-list-resequence'; readonly name: string; readonly first: number; readonly step: number }
  /** Opens the group's mode. */
  | { readonly kind: 'object-group'; readonly type: 'network' | 'service'; readonly name: string }
  | { readonly kind: 'group-member'; readonly member: GroupMember }
  | {
      readonly kind: 'prefix-list'
      readonly name: string
      readonly sequence?: number
      readonly action: 'permit' | 'deny'
      /** `10.81.2.0/23` */
      readonly prefix: string
      readonly least?: number
      readonly greatest?: number
    }
  | { readonly kind: 'prefix-list-description'; readonly name: string; readonly text: string }
