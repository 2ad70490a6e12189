/**
 * Devices of a design, as the architect places them. A device is known by its name, which is unique, is its
 * hostname too, and is what links, flows and the history refer to. Addresses are text with a length where an
 * interface needs one (`10.81.0.3/29`), so that a saved design can be read and compared by people.
 */

import type { SitePlanning } from '../../config/index'

/** What an interface is for; the compiler decides by it what to write. */
export type InterfaceRole =
  | 'public'
  | 'stick'
  | 'cross-over'
  | 'outside'
  | 'vpndmz'
  | 'inside'
  | 'failover'
  | 'lan'
  | 'access'
  | 'port'
  | 'host'

export type Addressing =
  | { readonly kind: 'none' }
  /** Address and mask length, for example `10.81.0.3/29`. */
  | { readonly kind: 'static'; readonly address: string }
  | { readonly kind: 'dhcp' }

export interface Interface {
  /** In full, as the device writes it: `FastEthernet0/0`, `Loopback0`, `Ethernet0`. */
  readonly name: string
  readonly role: InterfaceRole
  readonly description?: string
  /**
   * It has no cable of its own: a subinterface uses that of its port, by a tag; a dialer that of the port that dials; a
   * Port-channel or a VLAN interface that of its first member, or of one of the others.
   */
  readonly over?: { readonly interface: string; readonly vlan?: number; readonly others?: readonly string[] }
  readonly addressing: Addressing
  /** While no cable is drawn it leads to a network whose hosts are not drawn, and is up. */
  readonly stub?: true
  readonly shutdown: boolean
  /** kbit/s; absent = the platform's default for the interface kind. */
  readonly bandwidthKbit?: number
  /** Tens of microseconds; absent = the platform's default. */
  readonly delayTens?: number
  /** Bytes: TCP segments that cross it are kept to this size (`ip tcp adjust-mss`); absent = as the hosts agree. */
  readonly adjustMss?: number
}

interface DeviceBase {
  /** What a device keeps for life, whatever it is called: chance and order hang on it, and a rename is told by it. */
  readonly id: string
  readonly name: string
  /** Top-left corner on the canvas, in canvas units. */
  readonly position: { readonly x: number; readonly y: number }
  /** Drags and layouts leave it where it stands. */
  readonly locked?: true
  /** It is part of the network, and not drawn. */
  readonly hidden?: true
  readonly interfaces: readonly Interface[]
  readonly patch: Patch
  /**
   * The text it was imported as: its order, spacing and comments are kept for the lines that still stand. What the device
   * is told is said by the design and the patch alone.
   */
  readonly layout?: string
}

/**
 * Lines of a device's configuration that differ from what the design compiles to. A section is the path of
 * lines that leads to the mode, empty for global lines; lines are compared by their canonical text.
 */
export interface Patch {
  readonly delete: readonly PatchLine[]
  readonly insert: readonly PatchInsertion[]
}

export interface PatchLine {
  readonly section: readonly string[]
  readonly text: string
}

export interface PatchInsertion extends PatchLine {
  /** The line of the same section after which the new one stands; absent = at the section's end. */
  readonly after?: string
}

export const NO_PATCH: Patch = { delete: [], insert: [] }

/** A head-end IPsec router on a stick. */
export interface HeadEnd extends DeviceBase {
  readonly kind: 'head-end'
  /** Id of a platform (config): which ports it has, by which names. */
  readonly platform: string
  readonly release: string
  readonly hsrp: {
    readonly priority: number
    readonly preempt: boolean
    /** Seconds; 0 = at once. */
    readonly preemptDelaySeconds: number
    /** Interface and decrement pairs. */
    readonly tracks: readonly { readonly interface: string; readonly decrement: number }[]
  }
  /** Next hop of the default route: the firewall's address on the stick. Empty = no default route. */
  readonly defaultGateway: string
  readonly redirects: boolean
  readonly sameInterfaceCache: boolean
  readonly reverseRoute: boolean
  /**
   * Per cent of each site's downlink that it shapes to, by a class for each site's LAN in which voice goes first
   * (`policy-map SITES`); absent = nothing is shaped. With it a new site brings lines here.
   */
  readonly siteShapingPercent?: number
}

/** A policy on a site's uplink that shapes to less than the line and puts voice first (`policy-map UPLINK`). kbit/s. */
export interface VoicePolicy {
  readonly shapeKbit: number
  readonly priorityKbit: number
}

/** A remote router at a home office. */
export interface SohoRouter extends DeviceBase {
  readonly kind: 'soho'
  readonly platform: string
  readonly release: string
  /** Names of head-ends in the order of `set peer`. */
  readonly peers: readonly string[]
  readonly qosPreClassify: boolean
  readonly cryptoDescription: string
  /** Absent = what waits for the line waits in one queue. */
  readonly voicePolicy?: VoicePolicy
  /** What is planned otherwise for its calls and its line; of this the line alone is simulated. */
  readonly planning?: SitePlanning
}

/**
 * Any other router: its interfaces are the design's, all else that it says is its patch. Imported configurations that
 * are neither a head-end nor a remote router become one, so that no VPN setting ever writes a line into them.
 */
export interface Router extends DeviceBase {
  readonly kind: 'router'
  readonly release: string
  /** As of a remote router: it may be one by its own lines. */
  readonly planning?: SitePlanning
}

/** The firewall between the Internet, the head-ends' segment and headquarters. */
export interface Firewall extends DeviceBase {
  readonly kind: 'firewall'
  readonly dialect: 'asa' | 'pix' | 'ios'
  readonly platform: string
  readonly release: string
  /** Whether it sends a packet back by the interface it came in by. */
  readonly hairpin: boolean
  /** Next hop of its default route towards the Internet. */
  readonly defaultGateway: string
  /** Whether it lets UDP 4500 to the head-ends, which NAT traversal needs and SEED's rules do not have. */
  readonly natTraversal: boolean
  /**
   * One of two units that stand for one (ASA), cabled to the other by its interfaces for failover. The primary's addresses are
   * those of whoever is active, the secondary's those of the other unit; what else is written is the primary's.
   */
  readonly failover?: Failover
}

export interface Failover {
  readonly unit: 'primary' | 'secondary'
  /** Conversations outlive a take-over. */
  readonly stateful: boolean
  /** Seconds between hellos, and after which a silent unit is given up; absent = 1 and 15, and no line is written. */
  readonly pollSeconds?: number
  readonly holdSeconds?: number
}

/** A home router that translates addresses and lets IPsec pass. */
export interface HomeNat extends DeviceBase {
  readonly kind: 'home-nat'
  readonly passThrough: 'single-client' | 'per-server' | 'cookie-spi'
  /** First address it hands out by DHCP on its inside. */
  readonly dhcpFirst: string
}

/** The Internet as one device: it hands out public addresses and routes between its access lines. */
export interface Internet extends DeviceBase {
  readonly kind: 'internet'
  /** The providers' gateway address and prefix that access customers share, for example `203.0.113.1/24`. */
  readonly accessGateway: string
  /** Further networks of access customers, each with its gateway as above; absent = the one is all there is. */
  readonly moreAccess?: readonly string[]
}

/** A switch: one broadcast domain. */
export interface Lan extends DeviceBase {
  readonly kind: 'lan'
  readonly spanningTree: {
    /** Off only on purpose: a ring of cables between switches without it is a frame storm. */
    readonly on: boolean
    /** Of the bridge, 0 to 61440 in steps of 4096: of two switches the lower becomes the root. */
    readonly priority: number
  }
}

export interface Server extends DeviceBase {
  readonly kind: 'server'
  readonly callManager: boolean
  readonly defaultGateway: string
}

export interface Phone extends DeviceBase {
  readonly kind: 'phone'
  /** Name of its CallManager; empty = none, it stays silent. */
  readonly callManager: string
  /** Name of the CallManager that it turns to when that one is gone; absent = none. */
  readonly backupCallManager?: string
  /** Empty with DHCP. */
  readonly defaultGateway: string
}

export interface Pc extends DeviceBase {
  readonly kind: 'pc'
  readonly defaultGateway: string
}

export type Device = HeadEnd | SohoRouter | Router | Firewall | HomeNat | Internet | Lan | Server | Phone | Pc
export type DeviceKindName = Device['kind']

/** Kinds of devices whose configuration may ask for routes, HSRP or IKE. */
export const ROUTER_KINDS: ReadonlySet<DeviceKindName> = new Set(['head-end', 'soho', 'router', 'firewall'])

export type DeviceOf<K extends DeviceKindName> = Extract<Device, { readonly kind: K }>
