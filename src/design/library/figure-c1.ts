/** SEED's Figure C-1: two gateways on a stick, their cross-over, the firewall, headquarters, six telecommuters. */
import type { Design, HistoryEvent, Link, SavedFlow } from '../model/design'
import type { Device } from '../model/device'
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
  SEED_VPN,
} from '../model/make'
import { builtInScenarios } from './scenarios'
import { makeSite } from './site'

const at = (x: number, y: number) => ({ x, y })

/** Last octets of the six LANs that SEED's tables show. */
const SITES = [0, 16, 24, 32, 40, 48]

/** The head-end block, headquarters and the Internet, without any site. */
function headEndBlock(): { readonly devices: readonly Device[]; readonly links: readonly Link[] } {
  const gateway = (n: 1 | 2, priority: number) =>
    makeHeadEnd(
      {
        name: `gateway-${n}`,
        position: at(n === 1 ? 220 : 540, 560),
        interfaces: [
          makeInterface('Loopback0', 'public', `198.51.100.${n}/32`, 'Public address'),
          makeInterface('FastEthernet0/0', 'stick', `10.81.0.${n + 2}/29`, 'Private'),
          makeInterface(
            'FastEthernet0/1',
            'cross-over',
            `192.168.81.${n + 2}/24`,
            n === 1 ? 'X-Over cable to gateway-2' : undefined,
          ),
        ],
      },
      priority,
      '10.81.0.1',
    )
  const host = (name: string, x: number, y: number, address: string) => ({
    name,
    position: at(x, y),
    interfaces: [makeInterface('Ethernet', 'host', address)],
  })
  const devices: Device[] = [
    makeInternet({
      name: 'internet',
      position: at(610, 20),
      interfaces: [makeInterface('Border', 'outside', '198.51.100.253/30')],
    }),
    makeFirewall(
      {
        name: 'firewall',
        position: at(380, 200),
        interfaces: [
          makeInterface('GigabitEthernet0/0', 'outside', '198.51.100.254/30'),
          makeInterface('GigabitEthernet0/1', 'vpndmz', '10.81.0.1/29'),
          makeInterface('GigabitEthernet0/2', 'inside', '10.1.0.1/24'),
        ],
      },
      '198.51.100.253',
    ),
    makeLan({
      name: 'stick-lan',
      position: at(380, 380),
      interfaces: ['Port1', 'Port2', 'Port3'].map((name) => makeInterface(name, 'port')),
    }),
    gateway(1, 120),
    gateway(2, 110),
    makeLan({
      name: 'hq-lan',
      position: at(180, 200),
      interfaces: ['Port1', 'Port2', 'Port3', 'Port4'].map((name) => makeInterface(name, 'port')),
    }),
    makeServer(host('callmanager', -30, 90, '10.1.0.10/24'), '10.1.0.1', true),
    makePhone(host('hq-phone', -30, 200, '10.1.0.20/24'), 'callmanager', '10.1.0.1'),
    makePc(host('admin-pc', -30, 310, '10.1.0.30/24'), '10.1.0.1'),
  ]
  const links = [
    makeLink('firewall/GigabitEthernet0/0', 'internet/Border', 'wan'),
    makeLink('firewall/GigabitEthernet0/1', 'stick-lan/Port1'),
    makeLink('gateway-1/FastEthernet0/0', 'stick-lan/Port2'),
    makeLink('gateway-2/FastEthernet0/0', 'stick-lan/Port3'),
    makeLink('gateway-1/FastEthernet0/1', 'gateway-2/FastEthernet0/1', 'cross-over'),
    makeLink('firewall/GigabitEthernet0/2', 'hq-lan/Port1'),
    makeLink('callmanager/Ethernet', 'hq-lan/Port2'),
    makeLink('hq-phone/Ethernet', 'hq-lan/Port3'),
    makeLink('admin-pc/Ethernet', 'hq-lan/Port4'),
  ]
  return { devices, links }
}

/**
 * A short disruption at the homes of .24 and .48 while they first try gateway-1: their second peer, gateway-2, answers,
 * and nothing ever moves them back. This is SEED's observation that remotes do not keep to their first peer.
 */
const HISTORY: readonly HistoryEvent[] = [24, 48].flatMap((site): readonly HistoryEvent[] => [
  { atSeconds: 0, action: 'fault', fault: `silent:home-${site}/Outside` },
  { atSeconds: 12, action: 'restore', fault: `silent:home-${site}/Outside` },
])

const FLOWS: readonly SavedFlow[] = [
  { name: 'CallManager to a phone on the standby', from: 'callmanager', to: 'phone-24', protocol: 'tcp', port: 2000 },
  { name: 'CallManager to a phone on the active', from: 'callmanager', to: 'phone-0', protocol: 'tcp', port: 2000 },
  { name: 'Voice, headquarters to .24', from: 'hq-phone', to: 'phone-24', protocol: 'udp', port: 16384 },
  { name: 'Administrator to a SOHO router', from: 'admin-pc', to: 'soho-16/Ethernet1', protocol: 'tcp', port: 23 },
]

/** The reference design, with the scenarios that it can go through. */
export function figureC1(): Design {
  const design = sourceDocument()
  return { ...design, scenarios: builtInScenarios(design) }
}

function sourceDocument(): Design {
  const base = blankPair()
  const sites = SITES.map((octet, index) =>
    makeSite({
      id: String(octet),
      router: octet === 0 ? 'soho-vp' : `soho-${octet}`,
      lan: `10.81.2.${octet}/29`,
      publicAddress: `203.0.113.${10 + octet}/24`,
      position: at(880, 20 + index * 112),
      peers: ['gateway-1', 'gateway-2'],
      callManager: 'callmanager',
      access: `Access${index + 1}`,
    }),
  )
  return {
    ...base,
    name: 'SRND figure C-1',
    notes:
      'Dual head-end routers on a stick with dynamic crypto maps and Reverse Route Injection, as in the source document.',
    devices: [
      ...base.devices.map((device) =>
        device.kind === 'internet'
          ? { ...device, interfaces: [...device.interfaces, ...sites.map((site) => site.access)] }
          : device,
      ),
      ...sites.flatMap((site) => site.devices),
    ],
    links: [...base.links, ...sites.flatMap((site) => site.links)],
    history: HISTORY,
    flows: FLOWS,
  }
}

/** The head-end pair without sites. */
export function blankPair(): Design {
  return {
    name: 'Head-end pair',
    notes: '',
    ...headEndBlock(),
    vpn: SEED_VPN,
    history: [],
    flows: [],
    scenarios: [],
    parameters: {},
    seed: 1,
  }
}
