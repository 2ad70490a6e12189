/** New devices and links with the values an architect would expect. Addresses and names are the caller's. */

import type { Link, LinkMedia, VpnSettings } from './design'
import type {
  Addressing,
  Firewall,
  HeadEnd,
  HomeNat,
  Interface,
  InterfaceRole,
  Internet,
  Lan,
  Pc,
  Phone,
  Router,
  Server,
  SohoRouter,
} from './device'
import { NO_PATCH } from './device'

export interface Position {
  readonly x: number
  readonly y: number
}

/** An interface: name, role, address with its length, `dhcp`, or nothing. */
export function makeInterface(name: string, role: InterfaceRole, address = '', description?: string): Interface {
  const addressing: Addressing =
    address === '' ? { kind: 'none' } : address === 'dhcp' ? { kind: 'dhcp' } : { kind: 'static', address }
  return { name, role, addressing, shutdown: false, ...(description === undefined ? {} : { description }) }
}

interface Common {
  readonly name: string
  readonly position: Position
  readonly interfaces: readonly Interface[]
}

/** A device's first name is its id; whoever adds it to a design that has the id already gives it another. */
const common = (about: Common) => ({ id: about.name, ...about, patch: NO_PATCH })

/** A box and what runs on it. */
export interface Profile {
  readonly platform: string
  readonly release: string
}

/** Boxes of SEED's time with its interface names. */
export const USUAL_HEAD_END: Profile = { platform: 'c2651xm', release: '12.2(11)T' }
export const USUAL_SOHO: Profile = { platform: 'c806', release: '12.2(11)T' }
const USUAL_FIREWALL: Profile = { platform: 'asa5520', release: 'asa-9.1' }

export function makeHeadEnd(
  about: Common,
  priority: number,
  defaultGateway: string,
  { platform, release }: Profile = USUAL_HEAD_END,
): HeadEnd {
  return {
    ...common(about),
    kind: 'head-end',
    platform,
    release,
    hsrp: { priority, preempt: true, preemptDelaySeconds: 0, tracks: [] },
    defaultGateway,
    redirects: false,
    sameInterfaceCache: true,
    reverseRoute: true,
  }
}

export function makeSoho(
  about: Common,
  peers: readonly string[],
  { platform, release }: Profile = USUAL_SOHO,
): SohoRouter {
  return {
    ...common(about),
    kind: 'soho',
    platform,
    release,
    peers,
    qosPreClassify: true,
    cryptoDescription: "plain ol' ipsec",
  }
}

export function makeRouter(about: Common, release = '12.2(11)T'): Router {
  return { ...common(about), kind: 'router', release }
}

export function makeFirewall(about: Common, defaultGateway: string): Firewall {
  return {
    ...common(about),
    kind: 'firewall',
    dialect: 'asa',
    ...USUAL_FIREWALL,
    hairpin: false,
    defaultGateway,
    natTraversal: false,
  }
}

export function makeHomeNat(about: Common, dhcpFirst = '192.168.1.102'): HomeNat {
  return { ...common(about), kind: 'home-nat', passThrough: 'cookie-spi', dhcpFirst }
}

export function makeInternet(about: Common, accessGateway = '203.0.113.1/24'): Internet {
  return { ...common(about), kind: 'internet', accessGateway }
}

/** IEEE 802.1D-2004 table 17-2. */
const USUAL_TREE = { on: true, priority: 32_768 } as const

export function makeLan(about: Common): Lan {
  return { ...common(about), kind: 'lan', spanningTree: USUAL_TREE }
}

export function makeServer(about: Common, defaultGateway: string, callManager: boolean): Server {
  return { ...common(about), kind: 'server', callManager, defaultGateway }
}

export function makePhone(about: Common, callManager: string, defaultGateway = ''): Phone {
  return { ...common(about), kind: 'phone', callManager, defaultGateway }
}

export function makePc(about: Common, defaultGateway: string): Pc {
  return { ...common(about), kind: 'pc', defaultGateway }
}

/** Rates in kbit/s both ways and one-way delay in milliseconds that a kind of link usually has. */
const MEDIA: Readonly<Record<LinkMedia, readonly [up: number, down: number, delayMs: number]>> = {
  ethernet: [100_000, 100_000, 0.005],
  'cross-over': [100_000, 100_000, 0.001],
  dsl: [256, 1500, 15],
  cable: [1000, 5000, 10],
  wan: [45_000, 45_000, 5],
}

/** What a line of a kind usually has. */
export function usualLine(media: LinkMedia): Pick<Link, 'bandwidthKbit' | 'returnBandwidthKbit' | 'delayMs'> {
  const [bandwidthKbit, returnBandwidthKbit, delayMs] = MEDIA[media]
  return { bandwidthKbit, returnBandwidthKbit, delayMs }
}

/** A link between `device/interface` and `device/interface`; end a is the customer's side of an access line. */
export function makeLink(a: string, b: string, media: LinkMedia = 'ethernet'): Link {
  const end = (text: string) => {
    const cut = text.indexOf('/')
    return { device: text.slice(0, cut), interface: text.slice(cut + 1) }
  }
  return {
    id: `${a}–${b}`,
    a: end(a),
    b: end(b),
    media,
    ...usualLine(media),
    jitterMs: 0,
    lossPercent: 0,
  }
}

/** Certificates of the server at headquarters, as new designs begin. */
export const USUAL_TRUST = { kind: 'certificates', trustpoint: 'vpn-ca', enrollmentUrl: 'http://10.1.0.40' } as const

/** The VPN as SEED configures it. */
export const SEED_VPN: VpnSettings = {
  hsrp: { group: 1, virtualAddress: '10.81.0.5' },
  eigrp: {
    as: 64,
    redistribution: { bandwidthKbit: 1000, delayTens: 100, reliability: 255, load: 1, mtu: 1500, routeMap: 'RRI' },
  },
  pools: ['10.81.2.0/23', '10.81.4.0/22'],
  siteLength: 29,
  policies: [{ priority: 1, encryption: '3des' }],
  headEndKeepalive: { seconds: 10 },
  siteKeepalive: { seconds: 10 },
  headEndTransformSets: [
    { name: 't1', transforms: ['esp-3des', 'esp-sha-hmac'], mode: 'transport' },
    { name: 't2', transforms: ['esp-3des', 'esp-sha-hmac'] },
  ],
  siteTransformSets: [{ name: 't1', transforms: ['esp-3des', 'esp-sha-hmac'] }],
  mapName: 'test',
  dynamicMapName: 'dmap',
  credentials: USUAL_TRUST,
}
