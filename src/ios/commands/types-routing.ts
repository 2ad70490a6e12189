/** Routing processes, static routes, route-maps, NAT. */

/** Bandwidth kbit/s, delay in tens of microseconds, reliability, load, MTU, as `redistribute … metric` writes them. */
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
      readonly source: 'static' | 'connected'
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
      readonly list: string
      readonly direction: 'in' | 'out'
      readonly interface?: string
    }
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
  | { readonly kind: 'match-metric'; readonly metrics: readonly number[] }
  | { readonly kind: 'match-route-type'; readonly type: 'internal' | 'external' }
  | { readonly kind: 'match-source-protocol'; readonly sources: string }
  | { readonly kind: 'set-tag'; readonly tag: number }
  /** Settings that redistribution into EIGRP does not look at: `metric-type type-1`, `ip next-hop 10.1.1.1`. */
  | { readonly kind: 'set-other'; readonly words: string }
  | { readonly kind: 'set-metric'; readonly metric: MetricWords }
  | { readonly kind: 'key-chain'; readonly name: string }
  | { readonly kind: 'key-setting'; readonly words: string }
  | {
      readonly kind: 'ip-nat-inside-source'
      readonly list: string
      readonly interface: string
      readonly overload: boolean
    }
  | { readonly kind: 'ip-nat-static'; readonly local: string; readonly global: string }
