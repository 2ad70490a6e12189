/** Routing processes, static routes, route-maps, NAT. */

/** Bandwidth kbit/s, delay in tens of microseconds, reliability, load, MTU, as `redistribute … metric` writes them. */
import type { TimeRangeCommand } from './time-range'

export interface MetricWords {
  readonly bandwidthKbit: number
  readonly delayTens: number
  readonly reliability: number
  readonly load: number
  readonly mtu: number
}

export type RoutingCommand =
  /** Opens the router mode. */
  | { readonly kind: 'router-eigrp'; readonly as: number }
  | {
      readonly kind: 'redistribute'
      readonly source: 'static' | 'connected' | 'eigrp' | 'ospf' | 'bgp' | 'rip' | 'isis' | 'odr'
      /** The process or AS of another routing protocol. */
      readonly process?: number
      readonly metric?: MetricWords
      readonly routeMap?: string
    }
  | { readonly kind: 'default-metric'; readonly metric: MetricWords }
  /** `default` as the interface makes every interface passive. */
  | { readonly kind: 'passive-interface'; readonly interface: string }
  | { readonly kind: 'network'; readonly address: string; readonly wildcard?: string }
  | { readonly kind: 'auto-summary' }
  | { readonly kind: 'eigrp-router-id'; readonly address: string }
  | { readonly kind: 'eigrp-log-neighbor-changes' }
  | { readonly kind: 'eigrp-log-neighbor-warnings'; readonly seconds?: number }
  | { readonly kind: 'eigrp-stub'; readonly words: string }
  | { readonly kind: 'distance-eigrp'; readonly internal: number; readonly external: number }
  | {
      readonly kind: 'distribute-list'
      readonly by: 'list' | 'prefix' | 'route-map' | 'gateway'
      readonly list: string
      /** Prefix list of the neighbours that it is about. */
      readonly gateway?: string
      readonly direction: 'in' | 'out'
      readonly interface?: string
      /** Only what is redistributed from this protocol. */
      readonly of?: string
      readonly process?: number
    }
  | { readonly kind: 'metric-weights'; readonly tos: number; readonly k: readonly number[] }
  | { readonly kind: 'variance'; readonly factor: number }
  | { readonly kind: 'maximum-paths'; readonly paths: number }
  | {
      readonly kind: 'offset-list'
      readonly list: string
      readonly direction: 'in' | 'out'
      readonly offset: number
      readonly interface?: string
    }
  /** A neighbour that is spoken to by unicast alone. */
  | { readonly kind: 'eigrp-neighbor'; readonly address: string; readonly interface: string }
  /** Classic mode: what is said of the process of a VRF; its number may stand in a line of its own. */
  | { readonly kind: 'eigrp-vrf-family'; readonly vrf: string; readonly as?: number; readonly unicast: boolean }
  | { readonly kind: 'eigrp-vrf-exit' }
  | { readonly kind: 'eigrp-vrf-as'; readonly as: number }
  /** Named mode: the process, its address family, the family's interfaces and its topology. */
  | { readonly kind: 'router-eigrp-named'; readonly name: string }
  | { readonly kind: 'eigrp-family'; readonly as: number; readonly vrf?: string; readonly unicast: boolean }
  | { readonly kind: 'eigrp-family-interface'; readonly interface: string }
  | { readonly kind: 'eigrp-topology' }
  /** `exit-af-interface`, `exit-af-topology`, `exit-address-family`. */
  | { readonly kind: 'eigrp-exit'; readonly word: string }
  | { readonly kind: 'family-passive' }
  | { readonly kind: 'family-hello'; readonly seconds: number }
  | { readonly kind: 'family-hold'; readonly seconds: number }
  | { readonly kind: 'family-split-horizon' }
  | { readonly kind: 'family-shutdown' }
  | { readonly kind: 'family-summary'; readonly address: string; readonly mask: string; readonly distance?: number }
  | { readonly kind: 'family-authentication-mode'; readonly words: string }
  | { readonly kind: 'family-authentication-key'; readonly chain: string }
  | { readonly kind: 'ip-vrf'; readonly name: string }
  | { readonly kind: 'vrf-definition'; readonly name: string }
  | { readonly kind: 'vrf-rd'; readonly distinguisher: string }
  | {
      readonly kind: 'vrf-route-target'
      readonly way: 'import' | 'export' | 'both'
      readonly community: string
    }
  | { readonly kind: 'vrf-family' }
  | {
      readonly kind: 'ip-route'
      readonly address: string
      readonly mask: string
      readonly interface?: string
      readonly nextHop?: string
      readonly distance?: number
      readonly tag?: number
      readonly permanent: boolean
      readonly name?: string
      /** The routing table it belongs to, when that is not the global one. */
      readonly vrf?: string
      /** Its next hop is the gateway that a DHCP server gave. */
      readonly dhcp?: boolean
      /** Of a VRF's route: the next hop is looked up in the global table. */
      readonly global?: boolean
      /** Only for the reverse path checks of multicast. */
      readonly multicast?: boolean
      /** The object it hangs on: the route is in the table while the object is up. */
      readonly track?: number
    }
  /** Opens the route-map mode. */
  | { readonly kind: 'route-map'; readonly name: string; readonly action: 'permit' | 'deny'; readonly sequence: number }
  /** Any of the lists may match; `of` = what of a route they look at. */
  | {
      readonly kind: 'match-ip'
      readonly of: 'address' | 'next-hop' | 'route-source'
      readonly by: 'access-list' | 'prefix-list'
      readonly lists: readonly string[]
    }
  | { readonly kind: 'match-tag'; readonly tags: readonly number[] }
  | { readonly kind: 'match-interface'; readonly interfaces: readonly string[] }
  /** Each a number, or one with how far from it: `500`, `500+-20`. */
  | { readonly kind: 'match-metric'; readonly metrics: readonly string[] }
  | { readonly kind: 'match-route-type'; readonly type: 'internal' | 'external' }
  | { readonly kind: 'match-source-protocol'; readonly sources: string }
  | { readonly kind: 'set-tag'; readonly tag: number }
  /** On an interface: what comes in goes where the route-map says. */
  | { readonly kind: 'ip-policy'; readonly map: string }
  | { readonly kind: 'ip-local-policy'; readonly map: string }
  /** One value, or a change by so much. */
  | { readonly kind: 'set-metric-alone'; readonly value: string }
  /** Settings that redistribution into EIGRP does not look at: `metric-type type-1`, `ip next-hop 10.1.1.1`. */
  | { readonly kind: 'set-other'; readonly words: string }
  | { readonly kind: 'set-metric'; readonly metric: MetricWords }
  | { readonly kind: 'key-chain'; readonly name: string }
  /** Opens one key of a chain. */
  | { readonly kind: 'key'; readonly id: number }
  | { readonly kind: 'key-string'; readonly key: string; readonly type?: '0' | '7' }
  /** `00:00:00 Jan 1 2020 infinite` and the like, kept as words. */
  | { readonly kind: 'key-lifetime'; readonly way: 'accept' | 'send'; readonly words: string }
  | TimeRangeCommand
  /** A tracked object: `interface F0/1 line-protocol`, `ip route 0.0.0.0/0 reachability`, `ip sla 1`, `list boolean and`. */
  | { readonly kind: 'track'; readonly object: number; readonly words: string }
  | { readonly kind: 'track-member'; readonly object: number; readonly not: boolean; readonly weight?: number }
  | {
      readonly kind: 'track-threshold'
      readonly of: 'weight' | 'percentage'
      readonly up?: number
      readonly down?: number
    }
  | { readonly kind: 'track-delay'; readonly up?: number; readonly down?: number }
  /** Dynamic translation of what a list or a route-map permits, to an interface's address or a pool's. */
  | {
      readonly kind: 'ip-nat-inside-source'
      readonly by: 'list' | 'route-map'
      readonly name: string
      readonly to: 'interface' | 'pool'
      readonly target: string
      readonly vrf?: string
      readonly overload: boolean
    }
  | {
      readonly kind: 'ip-nat-static'
      readonly local: string
      readonly global?: string
      readonly interface?: string
      readonly protocol?: 'tcp' | 'udp'
      readonly localPort?: number
      readonly globalPort?: number
      readonly routeMap?: string
      readonly noAlias: boolean
      readonly extendable: boolean
    }
  | {
      readonly kind: 'ip-nat-pool'
      readonly name: string
      readonly first: string
      readonly last: string
      readonly mask?: string
      readonly length?: number
      readonly type?: string
    }
