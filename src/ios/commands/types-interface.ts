/** `interface` and what stands below it. */

/** What a trunk carries; `vlans` as written: `10,20-29`; absent with `all` and `none`. */
export interface AllowedVlans {
  readonly kind: 'switchport-allowed'
  readonly how: 'set' | 'add' | 'remove' | 'except' | 'all' | 'none'
  readonly vlans?: string
}

export type InterfaceCommand =
  /** Opens the interface mode; `name` is in full, for example `FastEthernet0/0`. */
  | { readonly kind: 'interface'; readonly name: string; readonly pointToPoint?: boolean; readonly template?: string }
  /** What a display shows beside the thing: of an interface, or of an entry of a crypto map. */
  | { readonly kind: 'description'; readonly text: string }
  /** A description that no display shows. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'ip-address'; readonly address: string; readonly mask: string; readonly secondary: boolean }
  /** By what the client calls itself: its server may know it by that, and no address of ours hangs on it. */
  | { readonly kind: 'ip-address-dhcp'; readonly clientId?: string; readonly hostname?: string }
  /** The tag of a subinterface; `native` goes without one. */
  | {
      readonly kind: 'encapsulation-vlan'
      readonly how: 'dot1q' | 'isl'
      readonly vlan: number
      readonly native: boolean
    }
  | { readonly kind: 'encapsulation-ppp' }
  /** By PPP: what the provider gives. */
  | { readonly kind: 'ip-address-negotiated' }
  /** Lent by another interface. */
  | { readonly kind: 'ip-unnumbered'; readonly interface: string; readonly poll: boolean }
  /** The interfaces that dial for it are those of this pool. */
  | { readonly kind: 'dialer-pool'; readonly pool: number }
  | { readonly kind: 'pppoe-client'; readonly pool: number }
  /** A member of the Port-channel of this number; the mode says how the ends agree on it. */
  | { readonly kind: 'channel-group'; readonly channel: number; readonly mode?: string }
  /** A Port-channel with fewer members up than this is down. */
  | { readonly kind: 'min-links'; readonly who: 'lacp' | 'port-channel'; readonly links: number }
  /** A switch port's VLAN while it is no trunk. */
  | { readonly kind: 'switchport-access'; readonly vlan: number }
  /** `no switchport`: the port routes. */
  | { readonly kind: 'switchport' }
  | { readonly kind: 'switchport-voice'; readonly vlan: number }
  | { readonly kind: 'switchport-native'; readonly vlan: number }
  | AllowedVlans
  | { readonly kind: 'switchport-encapsulation' }
  | { readonly kind: 'switchport-mode'; readonly mode: 'access' | 'trunk' }
  | { readonly kind: 'dialer-pool-member'; readonly pool: number }
  | { readonly kind: 'ppp-default-route' }
  | { readonly kind: 'atm-pvc'; readonly circuit: string }
  | { readonly kind: 'shutdown' }
  | { readonly kind: 'bandwidth'; readonly kbit: number }
  /** In seconds, or with `msec` in milliseconds. */
  | { readonly kind: 'carrier-delay'; readonly delay: number; readonly msec: boolean }
  /** Tens of microseconds. */
  | { readonly kind: 'delay'; readonly tens: number }
  | { readonly kind: 'mtu'; readonly bytes: number }
  | { readonly kind: 'ip-mtu'; readonly bytes: number }
  | { readonly kind: 'ip-tcp-adjust-mss'; readonly bytes: number }
  | { readonly kind: 'duplex'; readonly value: 'auto' | 'full' | 'half' }
  | { readonly kind: 'speed'; readonly value: string }
  | { readonly kind: 'ip-redirects' }
  | { readonly kind: 'ip-proxy-arp' }
  | { readonly kind: 'ip-unreachables' }
  /** No interface answers for addresses of others. */
  | { readonly kind: 'ip-arp-proxy' }
  | { readonly kind: 'ip-route-cache'; readonly what: '' | 'same-interface' | 'cef' | 'flow' }
  | { readonly kind: 'ip-access-group'; readonly list: string; readonly direction: 'in' | 'out' }
  /** The IOS Firewall (CBAC): which inspection watches what comes in or goes out here. */
  | { readonly kind: 'ip-inspect-apply'; readonly name: string; readonly direction: 'in' | 'out' }
  | { readonly kind: 'ip-nat-side'; readonly side: 'inside' | 'outside' }
  | {
      readonly kind: 'crypto-map-apply'
      readonly map: string
      /** The HSRP group, by name, whose virtual address is this end's identity. */
      readonly redundancy?: string
      readonly stateful?: boolean
    }
  /** The interface belongs to a routing table of its own. */
  | { readonly kind: 'ip-vrf-forwarding'; readonly vrf: string }
  | { readonly kind: 'vrf-forwarding'; readonly vrf: string }
  | { readonly kind: 'ip-helper-address'; readonly address: string }
  | { readonly kind: 'service-policy'; readonly direction: 'input' | 'output'; readonly policy: string }
  | { readonly kind: 'arp-timeout'; readonly seconds: number }
  /** With `retries`, of a tunnel. */
  | { readonly kind: 'keepalive'; readonly seconds?: number; readonly retries?: number }
  | { readonly kind: 'eigrp-hello-interval'; readonly as: number; readonly seconds: number }
  | { readonly kind: 'eigrp-hold-time'; readonly as: number; readonly seconds: number }
  | {
      readonly kind: 'eigrp-summary'
      readonly as: number
      readonly address: string
      readonly mask: string
      readonly distance?: number
    }
  | { readonly kind: 'eigrp-split-horizon'; readonly as: number }
  | { readonly kind: 'eigrp-authentication-mode'; readonly as: number }
  | { readonly kind: 'eigrp-authentication-key'; readonly as: number; readonly chain: string }
