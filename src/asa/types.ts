/**
 * The firewall's language: the ASA 8.3+ dialect and, where it differs, PIX 6.x. Same tree of statements as IOS
 * (one line syntax serves both), other commands. Masks in access lists are netmasks here, not wildcards.
 */
import type { Undeclared } from '../ios/index'
import type { AsaPolicyCommand } from './types-policies'
import type { AsaRuleCommand } from './types-rules'

export type AsaDeclared =
  | {
      readonly kind: 'asa-version'
      readonly release: string
      /** Absent = ASA; the services module of Catalyst 6500 speaks as an ASA before 8.3. */
      readonly product?: 'PIX' | 'FWSM'
      /** `<context>`, as the box prints it behind the release of one of its contexts. */
      readonly context?: string
    }
  | { readonly kind: 'hostname'; readonly name: string }
  /** Opens the interface mode (ASA); PIX writes `interface ethernet0 100full shutdown` on one line. */
  | { readonly kind: 'interface'; readonly name: string; readonly hardware?: string; readonly shutdown?: true }
  | { readonly kind: 'description'; readonly text: string }
  /** ASA: under an interface, `interface` absent. PIX: `nameif ethernet0 outside security0`. */
  | { readonly kind: 'nameif'; readonly name: string; readonly interface?: string; readonly security?: number }
  | { readonly kind: 'security-level'; readonly level: number }
  /** ASA: under an interface, `nameif` absent. PIX: `ip address outside A M`. */
  /** The tag of a subinterface. */
  | { readonly kind: 'vlan'; readonly vlan: number }
  /** Of a switch port of a 5505: its VLAN, whether it is a trunk, and which VLANs a trunk carries. */
  | { readonly kind: 'switchport-access'; readonly vlan: number }
  | { readonly kind: 'switchport-mode'; readonly mode: 'access' | 'trunk' }
  | { readonly kind: 'switchport-allowed'; readonly vlans: string }
  | { readonly kind: 'switchport-native'; readonly vlan: number }
  /** Its address is given: by a DHCP server, or by PPPoE. `setroute` takes the default route too. */
  | {
      readonly kind: 'ip-address-leased'
      /** PIX 6 names the interface on a global line. */
      readonly nameif?: string
      readonly how: 'dhcp' | 'pppoe'
      readonly setroute: boolean
    }
  | {
      readonly kind: 'ip-address'
      readonly address: string
      readonly mask: string
      readonly nameif?: string
      /** The other unit's address of a failover pair. */
      readonly standby?: string
    }
  | { readonly kind: 'shutdown' }
  /** What has no translation does not go to a lower level (PIX 7, ASA before 8.3). */
  | { readonly kind: 'nat-control' }
  | { readonly kind: 'same-security-traffic'; readonly scope: 'inter-interface' | 'intra-interface' }
  | AsaRuleCommand
  | AsaPolicyCommand
  | {
      readonly kind: 'route'
      readonly interface: string
      readonly address: string
      readonly mask: string
      readonly gateway: string
      readonly metric: number
      /** It hangs on an object. */
      readonly track?: number
    }
  /** An echo every so often; what hangs on it is `track`ed. */
  | { readonly kind: 'sla-monitor'; readonly operation: number }
  | { readonly kind: 'sla-echo'; readonly target: string; readonly interface: string }
  /** `frequency` in seconds, the others in milliseconds. */
  | { readonly kind: 'sla-time'; readonly what: 'frequency' | 'timeout' | 'threshold'; readonly value: number }
  | { readonly kind: 'sla-packets'; readonly what: string; readonly value: number }
  /** `life forever start-time now` and the like, kept as words. */
  | { readonly kind: 'sla-schedule'; readonly operation: number; readonly words: string }
  | { readonly kind: 'track'; readonly object: number; readonly operation: number }
  /** `10.1.0.10-10.1.0.99` are given to those who ask on the interface. */
  | { readonly kind: 'dhcpd-address'; readonly range: string; readonly interface: string }
  | { readonly kind: 'dhcpd-enable'; readonly interface: string }
  /** Without an interface it is of all that have none of their own. */
  | { readonly kind: 'dhcpd-lease'; readonly seconds: number; readonly interface?: string }
  | {
      readonly kind: 'dhcpd-router'
      readonly address: string
      readonly second?: string
      readonly interface?: string
    }
  /** What a host is told besides its address and its router. */
  | { readonly kind: 'dhcpd-told'; readonly words: string }
  | { readonly kind: 'dhcp-relayed'; readonly words: string }
  | { readonly kind: 'fixup'; readonly words: string }
  /** Inspection and other lines with no simulated effect, kept as words. */
  /** `clock timezone CET 1`, `clock summer-time …`. */
  | { readonly kind: 'clock'; readonly words: string }
  | { readonly kind: 'setting'; readonly words: string }
  | { readonly kind: 'end' }

export type AsaCommand = AsaDeclared | Undeclared

export interface AsaStatement {
  readonly command: AsaCommand
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: readonly AsaStatement[]
}

export interface AsaConfig {
  readonly dialect: 'asa' | 'pix'
  readonly statements: readonly AsaStatement[]
}
