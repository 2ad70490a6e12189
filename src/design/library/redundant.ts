/**
 * Surroundings of a hub that are there twice, as the sweep of single failures recommends: each a pair of head-ends like that of
 * the usual templates, with one thing doubled, so that a sweep shows what the second one is worth.
 */
import type { Design } from '../model/design'
import type { Device, Interface } from '../model/device'
import { makeFirewall, makeInterface, makeInternet, makeLan, makeLink, makeServer } from '../model/make'
import { besideFirewall, branches, gateway, HUB_PORTS, headquarters, modern, ports, whole } from './hubs'
import { redundancyScenarios } from './scenarios-redundant'

const at = (x: number, y: number) => ({ x, y })

const withScenarios = (design: Design): Design => ({ ...design, scenarios: redundancyScenarios(design) })

/** A second CallManager at headquarters, which every phone knows. */
export function twoCallManagers(): Design {
  const base = besideFirewall()
  const second = makeServer(
    { name: 'callmanager-2', position: at(-260, 680), interfaces: [makeInterface('Ethernet', 'host', '10.1.0.11/24')] },
    '10.1.0.1',
    true,
  )
  const devices = base.devices.map((device) =>
    device.kind === 'phone' ? { ...device, backupCallManager: second.name } : device,
  )
  return withScenarios({
    ...base,
    name: 'Two CallManagers',
    devices: [...devices, second],
    links: [...base.links, makeLink('callmanager-2/Ethernet', 'hq-lan/Port2')],
  })
}

interface Provider {
  readonly letter: 'a' | 'b'
  readonly x: number
  readonly interfaces: readonly Interface[]
}

const provider = ({ letter, x, interfaces }: Provider): Device =>
  makeInternet({ name: `provider-${letter}`, position: at(x, 220), interfaces }, '198.19.0.1/24')

/** Each head-end, with an address of its own, is at a provider of its own; the sites are at a third. */
export function twoProviders(): Design {
  const [wan, lan, cross] = HUB_PORTS
  const line = (n: 1 | 2) => (n === 1 ? '198.51.100' : '192.0.2')
  const one = (n: 1 | 2): Device =>
    gateway({
      name: `gateway-${n}`,
      x: n === 1 ? 320 : 620,
      priority: n === 1 ? 120 : 110,
      provider: `${line(n)}.9`,
      interfaces: [
        makeInterface(wan, 'outside', `${line(n)}.10/30`, 'To its provider'),
        makeInterface(lan, 'inside', `10.81.0.${n + 2}/29`, 'To the firewall'),
        makeInterface(cross, 'cross-over', `192.168.81.${n + 2}/24`, 'Cross-over'),
      ],
    })
  const hq = headquarters('hq-lan', '10.1.0', '10.1.0.1', -60, 440, ['callmanager', 'hq-phone', 'admin-pc'])
  const outside = (name: string, address: string) => makeInterface(name, 'outside', address)
  const devices: Device[] = [
    makeInternet({
      name: 'internet',
      position: at(620, 20),
      interfaces: [outside('ToA', '198.18.0.1/30'), outside('ToB', '198.18.0.5/30')],
    }),
    provider({
      letter: 'a',
      x: 320,
      interfaces: [
        outside('Border', '198.51.100.9/30'),
        outside('Office', '198.51.100.13/30'),
        outside('Peering', '198.18.0.2/30'),
        outside('ToB', '198.18.0.9/30'),
      ],
    }),
    provider({
      letter: 'b',
      x: 620,
      interfaces: [
        outside('Border', '192.0.2.9/30'),
        outside('Peering', '198.18.0.6/30'),
        outside('ToA', '198.18.0.10/30'),
      ],
    }),
    makeFirewall(
      {
        name: 'firewall',
        position: at(60, 300),
        interfaces: [
          makeInterface('GigabitEthernet0/0', 'outside', '198.51.100.14/30'),
          makeInterface('GigabitEthernet0/1', 'vpndmz', '10.81.0.1/29'),
          makeInterface('GigabitEthernet0/2', 'inside', '10.1.0.1/24'),
        ],
      },
      '198.51.100.13',
    ),
    one(1),
    one(2),
    makeLan({ name: 'vpn-lan', position: at(420, 640), interfaces: ports(3) }),
    ...hq.devices,
  ]
  const links = [
    makeLink('internet/ToA', 'provider-a/Peering', 'wan'),
    makeLink('internet/ToB', 'provider-b/Peering', 'wan'),
    makeLink('provider-a/ToB', 'provider-b/ToA', 'wan'),
    makeLink(`gateway-1/${wan}`, 'provider-a/Border', 'wan'),
    makeLink(`gateway-2/${wan}`, 'provider-b/Border', 'wan'),
    makeLink('firewall/GigabitEthernet0/0', 'provider-a/Office', 'wan'),
    makeLink('firewall/GigabitEthernet0/1', 'vpn-lan/Port1'),
    makeLink(`gateway-1/${lan}`, 'vpn-lan/Port2'),
    makeLink(`gateway-2/${lan}`, 'vpn-lan/Port3'),
    makeLink(`gateway-1/${cross}`, `gateway-2/${cross}`, 'cross-over'),
    makeLink('firewall/GigabitEthernet0/2', 'hq-lan/Port1'),
    ...hq.links,
  ]
  const design = whole(
    { name: 'Two providers', vpn: modern('aes-256'), devices, links },
    branches({ peers: ['gateway-1', 'gateway-2'], publics: '203.0.113' }),
  )
  return withScenarios(design)
}

const STICK = 'GigabitEthernet0/0'
const OVER = 'GigabitEthernet0/1'

/** Two firewalls that stand for one, and two switches before the head-ends, each with one of either. */
export function firewallPair(): Design {
  const one = (n: 1 | 2): Device => ({
    ...gateway({
      name: `gateway-${n}`,
      x: n === 1 ? 220 : 620,
      priority: n === 1 ? 120 : 110,
      preemptDelay: 60,
      provider: '10.81.0.1',
      interfaces: [
        makeInterface('Loopback0', 'public', `198.51.100.${n}/32`, 'Public address'),
        makeInterface(STICK, 'stick', `10.81.0.${n + 2}/29`, 'Private'),
        makeInterface(OVER, 'cross-over', `192.168.81.${n + 2}/24`, 'Cross-over'),
      ],
    }),
    position: at(n === 1 ? 220 : 620, 600),
  })
  const unit = (n: 1 | 2): Device => ({
    ...makeFirewall(
      {
        name: n === 1 ? 'firewall' : 'firewall-2',
        position: at(n === 1 ? 220 : 620, 220),
        interfaces: [
          makeInterface('GigabitEthernet0/0', 'outside', `198.51.100.${251 + n}/29`),
          makeInterface('GigabitEthernet0/1', 'vpndmz', n === 1 ? '10.81.0.1/29' : '10.81.0.2/29'),
          makeInterface('GigabitEthernet0/2', 'inside', `10.1.0.${n}/24`),
          makeInterface('GigabitEthernet0/3', 'failover', `192.168.254.${n}/30`),
        ],
      },
      '198.51.100.249',
    ),
    natTraversal: true,
    failover: { unit: n === 1 ? 'primary' : 'secondary', stateful: true },
  })
  const hq = headquarters('hq-lan', '10.1.0', '10.1.0.1', -220, 400, ['callmanager', 'hq-phone', 'admin-pc'])
  const devices: Device[] = [
    makeInternet({
      name: 'internet',
      position: at(420, -120),
      interfaces: [makeInterface('Border', 'outside', '198.51.100.249/29')],
    }),
    makeLan({ name: 'border-lan', position: at(420, 60), interfaces: ports(3) }),
    unit(1),
    unit(2),
    makeLan({ name: 'stick-lan-1', position: at(220, 420), interfaces: ports(3) }),
    makeLan({ name: 'stick-lan-2', position: at(620, 420), interfaces: ports(3) }),
    one(1),
    one(2),
    ...hq.devices,
  ]
  const links = [
    makeLink('border-lan/Port1', 'internet/Border', 'wan'),
    makeLink('firewall/GigabitEthernet0/0', 'border-lan/Port2'),
    makeLink('firewall-2/GigabitEthernet0/0', 'border-lan/Port3'),
    makeLink('firewall/GigabitEthernet0/3', 'firewall-2/GigabitEthernet0/3'),
    makeLink('firewall/GigabitEthernet0/1', 'stick-lan-1/Port1'),
    makeLink('firewall-2/GigabitEthernet0/1', 'stick-lan-2/Port1'),
    makeLink('stick-lan-1/Port3', 'stick-lan-2/Port3'),
    makeLink(`gateway-1/${STICK}`, 'stick-lan-1/Port2'),
    makeLink(`gateway-2/${STICK}`, 'stick-lan-2/Port2'),
    makeLink(`gateway-1/${OVER}`, `gateway-2/${OVER}`, 'cross-over'),
    makeLink('firewall/GigabitEthernet0/2', 'hq-lan/Port1'),
    makeLink('firewall-2/GigabitEthernet0/2', 'hq-lan/Port2'),
    ...hq.links,
  ]
  const design = whole(
    { name: 'Firewall pair and two switches', vpn: modern('aes-256'), devices, links },
    branches({ peers: ['gateway-1', 'gateway-2'], publics: '203.0.113' }),
  )
  return withScenarios(design)
}
