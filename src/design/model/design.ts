/** The document: devices, links, the VPN's shared parameters, and what has happened to the network so far. */
import type { PlatformFigures } from '../../config/index'
import type { Annotation } from './annotation'
import type { Baseline } from './baseline'
import type { Device } from './device'
import type { Scenario } from './scenario'

export type LinkMedia = 'ethernet' | 'cross-over' | 'dsl' | 'cable' | 'wan'

export interface LinkEndRef {
  readonly device: string
  readonly interface: string
}

export interface Link {
  readonly id: string
  readonly a: LinkEndRef
  readonly b: LinkEndRef
  readonly media: LinkMedia
  /** kbit/s from a to b. */
  readonly bandwidthKbit: number
  /** kbit/s from b to a. */
  readonly returnBandwidthKbit: number
  /** One-way, milliseconds. */
  readonly delayMs: number
  /** Greatest extra delay, milliseconds. */
  readonly jitterMs: number
  /** Per cent of frames lost. */
  readonly lossPercent: number
  /** Points of the drawing that it is led through, from a to b, in canvas units; absent = none. */
  readonly bends?: readonly Bend[]
  /** How it is drawn from point to point; absent = straight. */
  readonly course?: 'right-angled'
}

export interface Bend {
  readonly x: number
  readonly y: number
}

export interface IsakmpPolicySettings {
  readonly priority: number
  /** As IOS writes it: `des`, `3des`, `aes`, `aes 192`, `aes 256`. */
  readonly encryption: string
  /** Absent = the release's default, and no line is written. */
  readonly hash?: 'sha' | 'md5' | 'sha256' | 'sha384' | 'sha512'
  readonly authentication?: 'rsa-sig' | 'pre-share'
  readonly group?: number
  readonly lifetimeSeconds?: number
}

export interface TransformSetSettings {
  readonly name: string
  /** As IOS writes them, for example `esp-3des`, `esp-sha-hmac`. */
  readonly transforms: readonly string[]
  readonly mode?: 'tunnel' | 'transport'
}

export interface KeepaliveSettings {
  readonly seconds: number
  readonly retrySeconds?: number
  readonly mode?: 'periodic' | 'on-demand'
}

/** One IKEv2 proposal, in the words of `crypto ikev2 proposal`. */
export interface Ikev2Settings {
  /** For example `aes-cbc-256` or `aes-gcm-256`. */
  readonly encryption: string
  /** `sha1`, `sha256`, …; absent with AES-GCM, which checks integrity itself. */
  readonly integrity?: string
  /** Only with AES-GCM, which names no hash that keys could be made with. */
  readonly prf?: string
  readonly group: number
}

/** What is assumed of calls and boxes when the design is planned. */
export interface Planning {
  /** Values that differ from the usual ones, by name. */
  readonly values: Readonly<Record<string, number | boolean | string>>
  /** What boxes carry, each row with its source. */
  readonly platforms: readonly PlatformFigures[]
}

/** What the head-ends and the sites agree on. */
export interface VpnSettings {
  readonly hsrp: {
    readonly group: number
    /** The firewall's next hop for the sites' pools. */
    readonly virtualAddress: string
    /** Seconds; absent = 3 and 10, and no line is written. */
    readonly helloSeconds?: number
    readonly holdSeconds?: number
  }
  readonly eigrp: {
    readonly as: number
    /** `redistribute static metric …`; absent = static routes are not redistributed. */
    readonly redistribution?: {
      readonly bandwidthKbit: number
      readonly delayTens: number
      readonly reliability: number
      readonly load: number
      readonly mtu: number
      readonly routeMap: string
    }
    /** MD5 authentication on the cross-over; absent = neighbours are believed. */
    readonly authentication?: { readonly keyChain: string; readonly key: string }
  }
  /** Address pools of the sites, for example `10.81.2.0/23`; each site's LAN is one subnet of them. */
  readonly pools: readonly string[]
  /** Mask length of a site's LAN. */
  readonly siteLength: number
  readonly policies: readonly IsakmpPolicySettings[]
  /** Present = tunnels are made by IKEv2, and the IKEv1 policies are not written. */
  readonly ikev2?: Ikev2Settings
  /**
   * Present = tunnels are interfaces that IPsec protects, with addresses from this pool, for example `172.16.0.0/16`, and the
   * crypto maps are not written.
   */
  readonly tunnelInterfaces?: { readonly pool: string }
  /** False turns NAT traversal off where a release has it; absent = as the release does. */
  readonly natTraversal?: boolean
  /** Keepalive of the head-ends and of the sites; absent = none. */
  readonly headEndKeepalive?: KeepaliveSettings
  readonly siteKeepalive?: KeepaliveSettings
  /** Offered by the head-ends' dynamic map, in order. */
  readonly headEndTransformSets: readonly TransformSetSettings[]
  readonly siteTransformSets: readonly TransformSetSettings[]
  readonly mapName: string
  readonly dynamicMapName: string
  readonly pfsGroup?: number
  readonly saLifetimeSeconds?: number
  readonly saLifetimeKilobytes?: number
  readonly credentials:
    | { readonly kind: 'certificates'; readonly trustpoint: string; readonly enrollmentUrl: string }
    | { readonly kind: 'pre-shared-key'; readonly key: string }
}

/** Something that happened before the architect looked: times in seconds from power-on. */
export interface HistoryEvent {
  readonly atSeconds: number
  readonly action: 'fault' | 'restore'
  /** As the command line writes it, for example `silent:home-24/Outside`. */
  readonly fault: string
}

export interface SavedFlow {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly protocol: 'icmp' | 'udp' | 'tcp' | 'esp'
  readonly port: number
}

/** How addresses are given out to what is added. */
export interface AddressPlan {
  /** Which free block a new site gets: the lowest (usual), the one behind the last that is taken, or the tightest that holds it. */
  readonly fit?: 'lowest' | 'next' | 'tightest'
  /** Blocks that no site and no line gets, and what they are kept for. */
  readonly reserved?: readonly { readonly block: string; readonly for: string }[]
  /** Where new head-ends get their public addresses, for example `198.51.100.0/24`; absent = the source document's. */
  readonly publics?: readonly string[]
}

export interface Design {
  readonly name: string
  /** What the drawing is of, for its reader. */
  readonly notes: string
  readonly devices: readonly Device[]
  readonly links: readonly Link[]
  readonly vpn: VpnSettings
  readonly history: readonly HistoryEvent[]
  readonly flows: readonly SavedFlow[]
  readonly scenarios: readonly Scenario[]
  /** Named parameters that differ from their defaults. */
  readonly parameters: Readonly<Record<string, number | boolean | string>>
  readonly seed: number
  /** Names of checks whose findings the architect does not want to read in this design. */
  readonly mutedRules?: readonly string[]
  /** Absent = all as usual, and nothing known of any box. */
  readonly planning?: Planning
  /** Frames and notes, in the order in which they lie upon one another. */
  readonly annotations?: readonly Annotation[]
  readonly addresses?: AddressPlan
  /** Lines of management; absent = none are written. */
  readonly baseline?: Baseline
}
