/** Rules, objects and translations of a firewall. Masks are netmasks; an address may be the name of a `name` line. */
import type { PortMatch, TimeRangeCommand } from '../ios/index'

/** `any`, `host A`, `A mask`, `object N`, `object-group N`, `interface N` (its own address). */
export type AsaAddress =
  | { readonly kind: 'any' }
  /** `any6`: no IPv4 packet. */
  | { readonly kind: 'any6' }
  | { readonly kind: 'host'; readonly address: string }
  | { readonly kind: 'network'; readonly address: string; readonly mask: string }
  | { readonly kind: 'object' | 'group' | 'interface'; readonly name: string }

export type AsaPort = PortMatch | { readonly kind: 'group'; readonly name: string }

export interface AsaIcmp {
  readonly type: number
  readonly code?: number
}

export interface AsaRule {
  readonly action: 'permit' | 'deny'
  /** `ip` where a service stands in its place. */
  readonly protocol: string
  /** A service or protocol object that stands in the protocol's place. */
  readonly service?: { readonly kind: 'object' | 'group'; readonly name: string }
  readonly source: AsaAddress
  readonly sourcePort?: AsaPort
  readonly destination: AsaAddress
  readonly destinationPort?: AsaPort
  readonly icmp?: AsaIcmp
  /** A group of ICMP types. */
  readonly icmpGroup?: string
  readonly log: boolean
  /** What follows `log`: `disable`, `informational interval 300`. */
  readonly logWords?: string
  readonly timeRange?: string
  readonly inactive?: boolean
}

/** Ports or types of a protocol, in an object or a group. */
export interface AsaService {
  readonly protocol: string
  readonly sourcePort?: PortMatch
  readonly destinationPort?: PortMatch
  readonly icmp?: AsaIcmp
  /** PIX and ASA 8.0 leave out the word `destination`. */
  readonly short?: boolean
}

/** What an object stands for. */
export type AsaObjectValue =
  | { readonly kind: 'host'; readonly address: string }
  | { readonly kind: 'subnet'; readonly address: string; readonly mask: string }
  | { readonly kind: 'range'; readonly first: string; readonly last: string }
  | { readonly kind: 'fqdn'; readonly words: string }
  | { readonly kind: 'service'; readonly service: AsaService }

/** A member of a group. */
export type AsaGroupValue =
  | { readonly kind: 'host'; readonly address: string }
  | { readonly kind: 'network'; readonly address: string; readonly mask: string }
  | { readonly kind: 'service'; readonly service: AsaService }
  | { readonly kind: 'object'; readonly of: 'network' | 'service'; readonly name: string }
  | { readonly kind: 'port'; readonly match: PortMatch }
  | { readonly kind: 'protocol'; readonly name: string }
  | { readonly kind: 'icmp'; readonly icmp: AsaIcmp }
  | { readonly kind: 'group'; readonly name: string }

export type AsaGroupType = 'network' | 'service' | 'protocol' | 'icmp-type'

export type AsaRuleCommand =
  | { readonly kind: 'access-list-remark'; readonly list: string; readonly text: string; readonly line?: number }
  | (AsaRule & {
      readonly kind: 'access-list'
      readonly list: string
      /** PIX omits the word `extended`. */
      readonly extended: boolean
      /** Where it is put in the list, from 1. */
      readonly line?: number
    })
  /** `access-list N standard permit 10.1.0.0 255.255.0.0`: for routes and tunnels, not for interfaces. */
  | {
      readonly kind: 'access-list-standard'
      readonly list: string
      readonly action: 'permit' | 'deny'
      readonly address: AsaAddress
    }
  /** Lists of other kinds: `ethertype`, `webtype`, `compiled`. */
  | { readonly kind: 'access-list-other'; readonly list: string; readonly words: string }
  | {
      readonly kind: 'access-group'
      readonly list: string
      readonly direction: 'in' | 'out' | 'global'
      /** Absent with `global`. */
      readonly interface?: string
      readonly option?: 'per-user-override' | 'control-plane'
    }
  | { readonly kind: 'name'; readonly address: string; readonly name: string; readonly description?: string }
  | TimeRangeCommand
  /** Opens its mode. */
  | { readonly kind: 'object'; readonly type: 'network' | 'service'; readonly name: string }
  | { readonly kind: 'object-value'; readonly value: AsaObjectValue }
  | {
      readonly kind: 'object-group'
      readonly type: AsaGroupType
      readonly name: string
      readonly protocol?: 'tcp' | 'udp' | 'tcp-udp'
    }
  | { readonly kind: 'group-value'; readonly value: AsaGroupValue }
  /** Translation, of an object below it, or twice NAT; of a PIX with `mapped` absent. */
  | { readonly kind: 'nat'; readonly real: string; readonly mapped?: string; readonly words: string }
  | { readonly kind: 'global'; readonly interface: string; readonly words: string }
  /** PIX identity translation: `static (inside,outside) mapped real netmask M`. */
  | {
      readonly kind: 'static'
      readonly real: string
      readonly mapped: string
      readonly mappedAddress: string
      readonly realAddress: string
      readonly mask: string
      /** Connections and half-open ones at most; 0 = any number. */
      readonly limit?: number
      readonly embryonic?: number
    }
  /** Other forms of it: ports, limits, policies. */
  | { readonly kind: 'static-other'; readonly real: string; readonly mapped: string; readonly words: string }
  /** ICMP to the firewall itself: `icmp deny any echo outside`. */
  | {
      readonly kind: 'icmp-control'
      readonly action: 'permit' | 'deny'
      readonly address: AsaAddress
      readonly icmp?: AsaIcmp
      readonly interface: string
    }
