/**
 * Hubs of other shapes than the source document's, to begin a design with: each with three sites and somebody to call, so that it
 * can be traced, broken and exported at once.
 */
import type { Design, Link, VpnSettings } from '../model/design'
import type { Device, Interface } from '../model/device'
import {
  makeFirewall,
  makeHeadEnd,
  makeInterface,
  makeInternet,
  makeLan,
  makeLink,
  makePc,
  makePhone,
  makeServer,
  type Profile,
  SEED_VPN,
} from '../model/make'
import { CRYPTO_PRESETS, withPreset } from './crypto-presets'
import { emptyDesign } from './empty'
import { makeSite, type Site } from './site'

const at = (x: number, y: number) => ({ x, y })

const HUB: Profile = { platform: 'c2911', release: '15.7(3)M' }
const BRANCH: Profile = { platform: 'c891f', release: '15.7(3)M' }
/** What the ports of a head-end lead to: the provider, inside, the other head-end. */
export const HUB_PORTS = ['GigabitEthernet0/0', 'GigabitEthernet0/1', 'GigabitEthernet0/2'] as const
const [WAN, LAN, CROSS] = HUB_PORTS

/** What a design of today agrees on: AES and keepalives that ask by themselves. */
export const modern = (id: string): VpnSettings => {
  const preset = CRYPTO_PRESETS.find((item) => item.id === id)
  return {
    ...(preset ? withPreset(SEED_VPN, preset) : SEED_VPN),
    headEndKeepalive: { seconds: 10, retrySeconds: 3, mode: 'periodic' },
    siteKeepalive: { seconds: 10, retrySeconds: 3, mode: 'periodic' },
    headEndTransformSets: [{ name: 't1', transforms: preset?.transforms ?? [] }],
    siteTransformSets: [{ name: 't1', transforms: preset?.transforms ?? [] }],
  }
}

interface GatewayPlan {
  readonly name: string
  readonly x: number
  readonly priority: number
  /** Its provider's end of the line. */
  readonly provider: string
  readonly interfaces: readonly Interface[]
  /** Seconds; absent = it pre-empts at once. */
  readonly preemptDelay?: number
}

export const gateway = ({ name, x, priority, provider, interfaces, preemptDelay = 0 }: GatewayPlan): Device => ({
  ...makeHeadEnd({ name, position: at(x, 440), interfaces }, priority, provider, HUB),
  hsrp: { priority, preempt: true, preemptDelaySeconds: preemptDelay, tracks: [] },
  sameInterfaceCache: false,
})

export const ports = (count: number) =>
  Array.from({ length: count }, (_, index) => makeInterface(`Port${index + 1}`, 'port'))

/** A switch with those who are called: the CallManager, a phone, the administrator. */
export function headquarters(
  lan: string,
  network: string,
  router: string,
  x: number,
  y: number,
  names: readonly string[],
) {
  const [server = '', phone = '', pc = ''] = names
  const host = (name: string, index: number, last: number) => ({
    name,
    position: at(x + index * 200 - 200, y + 130),
    interfaces: [makeInterface('Ethernet', 'host', `${network}.${last}/24`)],
  })
  const devices: Device[] = [
    makeLan({ name: lan, position: at(x, y), interfaces: ports(6) }),
    ...(server === '' ? [] : [makeServer(host(server, 0, 10), router, true)]),
    ...(phone === '' ? [] : [makePhone(host(phone, 1, 20), 'callmanager', router)]),
    ...(pc === '' ? [] : [makePc(host(pc, 2, 30), router)]),
  ]
  const links = names
    .filter((name) => name !== '')
    .map((name, index) => makeLink(`${name}/Ethernet`, `${lan}/Port${index + 3}`))
  return { devices, links }
}

interface BranchPlan {
  readonly peers: readonly string[]
  readonly internet?: string
  readonly publics: string
  readonly home?: boolean
}

/** Three sites at one provider: behind home routers, or with an address of their own. */
export function branches({ peers, internet = 'internet', publics, home = true }: BranchPlan): readonly Site[] {
  return [0, 8, 16].map((octet, index) =>
    makeSite({
      id: String(index + 1),
      router: `soho-${index + 1}`,
      lan: `10.81.2.${octet}/29`,
      publicAddress: `${publics}.${10 + index}/24`,
      position: at(900, 20 + index * 130),
      peers,
      callManager: 'callmanager',
      access: `Access${index + 1}`,
      internet,
      profile: BRANCH,
      ...(home ? {} : { home: undefined }),
    }),
  )
}

/** The sites' devices, with the interfaces of their lines at the provider. */
export function whole(about: Partial<Design>, sites: readonly Site[], internet = 'internet'): Design {
  const base = { ...emptyDesign(), ...about }
  const devices = base.devices.map((device) =>
    device.name === internet
      ? { ...device, interfaces: [...device.interfaces, ...sites.map(({ access }) => access)] }
      : device,
  )
  return {
    ...base,
    devices: [...devices, ...sites.flatMap((site) => site.devices)],
    links: [...base.links, ...sites.flatMap((site) => site.links)],
    flows: [
      { name: 'CallManager to a phone', from: 'callmanager', to: 'phone-1', protocol: 'tcp', port: 2000 },
      { name: 'Voice between sites', from: 'phone-1', to: 'phone-2', protocol: 'udp', port: 16384 },
    ],
  }
}

/** Head-ends with an interface to the Internet and one inside, where they share an address with the firewall as neighbour. */
export function besideFirewall(): Design {
  const border = { name: 'border-lan', position: at(420, 200), interfaces: ports(4) }
  const one = (n: 1 | 2): Device =>
    gateway({
      name: `gateway-${n}`,
      x: n === 1 ? 320 : 620,
      priority: n === 1 ? 120 : 110,
      provider: '198.51.100.9',
      interfaces: [
        makeInterface(WAN, 'outside', `198.51.100.${10 + n}/29`, 'To the Internet'),
        makeInterface(LAN, 'inside', `10.81.0.${n + 2}/29`, 'To the firewall'),
        makeInterface(CROSS, 'cross-over', `192.168.81.${n + 2}/24`, 'Cross-over'),
      ],
    })
  const hq = headquarters('hq-lan', '10.1.0', '10.1.0.1', -60, 440, ['callmanager', 'hq-phone', 'admin-pc'])
  const devices: Device[] = [
    makeInternet({
      name: 'internet',
      position: at(520, 20),
      interfaces: [makeInterface('Border', 'outside', '198.51.100.9/29')],
    }),
    makeLan(border),
    makeFirewall(
      {
        name: 'firewall',
        position: at(60, 300),
        interfaces: [
          makeInterface('GigabitEthernet0/0', 'outside', '198.51.100.10/29'),
          makeInterface('GigabitEthernet0/1', 'vpndmz', '10.81.0.1/29'),
          makeInterface('GigabitEthernet0/2', 'inside', '10.1.0.1/24'),
        ],
      },
      '198.51.100.9',
    ),
    one(1),
    one(2),
    makeLan({ name: 'vpn-lan', position: at(420, 640), interfaces: ports(3) }),
    ...hq.devices,
  ]
  const links: Link[] = [
    makeLink('border-lan/Port1', 'internet/Border', 'wan'),
    makeLink('firewall/GigabitEthernet0/0', 'border-lan/Port2'),
    makeLink(`gateway-1/${WAN}`, 'border-lan/Port3'),
    makeLink(`gateway-2/${WAN}`, 'border-lan/Port4'),
    makeLink('firewall/GigabitEthernet0/1', 'vpn-lan/Port1'),
    makeLink(`gateway-1/${LAN}`, 'vpn-lan/Port2'),
    makeLink(`gateway-2/${LAN}`, 'vpn-lan/Port3'),
    makeLink(`gateway-1/${CROSS}`, `gateway-2/${CROSS}`, 'cross-over'),
    makeLink('firewall/GigabitEthernet0/2', 'hq-lan/Port1'),
    ...hq.links,
  ]
  return whole(
    { name: 'Pair beside a firewall', vpn: modern('aes-256'), devices, links },
    branches({ peers: ['gateway-1', 'gateway-2'], publics: '203.0.113' }),
  )
}

/** One router that looks outward with one interface and has headquarters on the other. */
export function singleHub(): Design {
  const hq = headquarters('hq-lan', '10.1.0', '10.1.0.1', 420, 640, ['callmanager', 'hq-phone', 'admin-pc'])
  const devices: Device[] = [
    makeInternet({
      name: 'internet',
      position: at(420, 20),
      interfaces: [makeInterface('Border', 'outside', '198.51.100.9/30')],
    }),
    gateway({
      name: 'hub',
      x: 420,
      priority: 100,
      provider: '198.51.100.9',
      interfaces: [
        makeInterface(WAN, 'outside', '198.51.100.10/30', 'To the Internet'),
        makeInterface(LAN, 'lan', '10.1.0.1/24', 'Headquarters'),
      ],
    }),
    ...hq.devices,
  ]
  const links = [makeLink(`hub/${WAN}`, 'internet/Border', 'wan'), makeLink(`hub/${LAN}`, 'hq-lan/Port1'), ...hq.links]
  return whole(
    { name: 'Single hub', vpn: modern('aes-256'), devices, links },
    branches({ peers: ['hub'], publics: '203.0.113' }),
  )
}

/** The providers and one hub at each of them, with a network of hosts and a line to the other hub. */
function hubsInTwoPlaces(): { readonly devices: readonly Device[]; readonly links: readonly Link[] } {
  const provider = (letter: 'a' | 'b', x: number, line: string, peering: string, access: string) =>
    makeInternet(
      {
        name: `provider-${letter}`,
        position: at(x, 20),
        interfaces: [makeInterface('Border', 'outside', line), makeInterface('Peering', 'outside', peering)],
      },
      access,
    )
  const hub = (n: 1 | 2): Device =>
    gateway({
      name: `hub-${n}`,
      x: n === 1 ? 120 : 560,
      priority: 100,
      provider: n === 1 ? '198.51.100.9' : '192.0.2.9',
      interfaces: [
        makeInterface(WAN, 'outside', n === 1 ? '198.51.100.10/30' : '192.0.2.10/30', 'To the provider'),
        makeInterface(LAN, 'lan', `10.${n}.0.1/24`, `Hosts of hub ${n}`),
        makeInterface(CROSS, 'cross-over', `192.168.81.${n}/24`, 'Line to the other hub'),
      ],
    })
  const first = headquarters('hq-lan', '10.1.0', '10.1.0.1', 120, 640, ['callmanager', 'hq-phone', 'admin-pc'])
  const second = headquarters('second-lan', '10.2.0', '10.2.0.1', 760, 640, ['callmanager-2', 'second-phone'])
  const devices: Device[] = [
    provider('a', 120, '198.51.100.9/30', '198.18.0.1/30', '203.0.113.1/24'),
    provider('b', 560, '192.0.2.9/30', '198.18.0.2/30', '198.19.0.1/24'),
    hub(1),
    hub(2),
    ...first.devices,
    ...second.devices,
  ]
  const links = [
    makeLink('provider-a/Peering', 'provider-b/Peering', 'wan'),
    makeLink(`hub-1/${WAN}`, 'provider-a/Border', 'wan'),
    makeLink(`hub-2/${WAN}`, 'provider-b/Border', 'wan'),
    makeLink(`hub-1/${CROSS}`, `hub-2/${CROSS}`, 'wan'),
    makeLink(`hub-1/${LAN}`, 'hq-lan/Port1'),
    makeLink(`hub-2/${LAN}`, 'second-lan/Port1'),
    ...first.links,
    ...second.links,
  ]
  return { devices, links }
}

/** Hubs in two places, each at a provider of its own, with a line between them. */
export function twoHubSites(): Design {
  return whole(
    { name: 'Two hub sites', vpn: modern('aes-256'), ...hubsInTwoPlaces() },
    branches({ peers: ['hub-1', 'hub-2'], internet: 'provider-a', publics: '203.0.113' }),
    'provider-a',
  )
}

/** The same two places, with a tunnel interface for each site and hub instead of crypto maps. */
export function tunnelInterfaces(): Design {
  const usual = modern('ikev2-cbc')
  const vpn: VpnSettings = {
    ...usual,
    policies: usual.policies.map((policy) => ({ ...policy, authentication: 'pre-share' as const })),
    tunnelInterfaces: { pool: '172.16.0.0/16' },
    credentials: { kind: 'pre-shared-key', key: 'ChooseAnotherKey' },
  }
  return whole(
    { name: 'IKEv2 with tunnel interfaces', vpn, ...hubsInTwoPlaces() },
    branches({ peers: ['hub-1', 'hub-2'], internet: 'provider-a', publics: '203.0.113', home: false }),
    'provider-a',
  )
}
