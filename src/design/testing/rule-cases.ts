/** For every design rule: a design that triggers it, with what is said. */

import { connect } from '../edit/connect'
import { placeDevice } from '../edit/place'
import { chooseReleaseEverywhere } from '../edit/profile'
import type { Design } from '../model/design'
import { makeInterface, makeLan, makeLink } from '../model/make'
import { at, builtIn, deviceOf, edited, forced, forcedPort } from './designs'
import { PAIR_CASES, type RuleCase } from './rule-cases-pair'

const reference = builtIn('srnd-figure-c1')
const vpn = (change: Partial<Design['vpn']>): Design => ({ ...reference, vpn: { ...reference.vpn, ...change } })
const port = (device: string, name: string, address: string) => forcedPort(reference, device, name, at(address))
const gateway = deviceOf(reference, 'head-end', 'gateway-1')
const soho = deviceOf(reference, 'soho', 'soho-24')
const withDevice = (kind: 'phone' | 'firewall') => edited(reference, placeDevice(reference, kind, { x: 0, y: 0 }))

/** Two switches joined by two cables, with spanning tree or without it. */
function ringOfSwitches(on: boolean): Design {
  const empty = builtIn('empty')
  const lan = (name: string) => {
    const interfaces = ['Port1', 'Port2'].map((item) => makeInterface(item, 'port'))
    return { ...makeLan({ name, position: { x: 0, y: 0 }, interfaces }), spanningTree: { on, priority: 32_768 } }
  }
  const links = ['Port1', 'Port2'].map((item) => makeLink(`lan-1/${item}`, `lan-2/${item}`))
  return { ...empty, devices: [lan('lan-1'), lan('lan-2')], links }
}

export const RULE_CASES: readonly RuleCase[] = [
  {
    rule: 'weak-crypto',
    design: vpn({ policies: [{ priority: 1, encryption: 'des', hash: 'md5' }] }),
    says: 'DES, MD5, Diffie-Hellman group 1: every router of the design offers better (3des, sha, group 5)',
  },
  {
    rule: 'weak-crypto',
    design: edited(reference, chooseReleaseEverywhere(reference, '15.9')),
    says: 'every router of the design offers better (aes 256, sha256, group 14)',
  },
  {
    rule: 'dated-crypto',
    design: reference,
    says: '3DES and group 5 are the best that all routers offer (12.2(11)T)',
  },
  {
    rule: 'hostname',
    design: forced(reference, 'soho-24', { name: 'my router' }),
    device: 'my router',
    says: '"my router" is no hostname',
  },
  {
    rule: 'hostname',
    design: forced(reference, 'soho-24', { name: 'soho-' }),
    device: 'soho-',
    says: '"soho-" is no hostname',
  },
  {
    rule: 'hostname',
    design: { ...reference, devices: [...reference.devices, soho] },
    device: 'soho-24',
    says: 'There are two devices called soho-24',
  },
  {
    rule: 'hostname',
    design: forced(reference, 'soho-32', { name: 'SOHO-24' }),
    device: 'SOHO-24',
    says: 'SOHO-24 differs from soho-24 in case alone',
  },
  {
    rule: 'interface-name',
    design: forced(reference, 'soho-24', { interfaces: [...soho.interfaces, ...soho.interfaces] }),
    device: 'soho-24',
    says: 'There are two interfaces called Ethernet0',
  },
  {
    rule: 'interface-name',
    design: forcedPort(reference, 'soho-24', 'Ethernet1', { name: 'Ethernet 1' }),
    device: 'soho-24',
    says: '"Ethernet 1" is no interface name',
  },
  {
    rule: 'interface-name',
    design: forcedPort(reference, 'soho-24', 'Ethernet1', { name: 'Et1' }),
    device: 'soho-24',
    says: '"Et1" is no interface of a router',
  },
  {
    rule: 'address-text',
    design: port('soho-24', 'Ethernet1', '10.81.2.25'),
    device: 'soho-24',
    says: 'Ethernet1: "10.81.2.25" is no address with a length',
  },
  {
    rule: 'missing-address',
    design: forcedPort(reference, 'gateway-1', 'FastEthernet0/0', { addressing: { kind: 'none' } }),
    device: 'gateway-1',
    says: 'FastEthernet0/0 (stick) has no address',
  },
  {
    rule: 'usable-address',
    design: port('soho-24', 'Ethernet1', '10.81.2.24/29'),
    device: 'soho-24',
    says: '10.81.2.24 is the network address of 10.81.2.24/29',
  },
  {
    rule: 'usable-address',
    design: port('soho-24', 'Ethernet1', '10.81.2.31/29'),
    device: 'soho-24',
    says: '10.81.2.31 is the broadcast address of 10.81.2.24/29',
  },
  {
    rule: 'duplicate-address',
    design: port('home-24', 'Outside', '203.0.113.10/24'),
    device: 'home-24',
    says: '203.0.113.10 is also the address of home-0 Outside',
  },
  {
    rule: 'duplicate-address',
    design: port('gateway-2', 'FastEthernet0/0', '10.81.0.5/29'),
    device: 'gateway-2',
    says: '10.81.0.5 is also the address of the HSRP group',
  },
  {
    rule: 'overlapping-subnets',
    design: port('soho-24', 'Ethernet1', '10.81.2.20/29'),
    device: 'soho-24',
    says: '10.81.2.16/29 overlaps 10.81.2.16/29 of soho-16 Ethernet1',
  },
  {
    rule: 'overlapping-subnets',
    design: port('soho-24', 'Ethernet1', '10.1.0.99/28'),
    device: 'soho-24',
    says: '10.1.0.96/28 overlaps 10.1.0.0/24',
  },
  {
    rule: 'segment-subnet',
    design: port('gateway-2', 'FastEthernet0/1', '192.168.82.4/24'),
    device: 'gateway-2',
    says: 'FastEthernet0/1 stands in 192.168.82.0/24, but gateway-1 FastEthernet0/1 on the same segment in 192.168.81.0/24',
  },
  {
    rule: 'access-subnet',
    design: port('home-24', 'Outside', '192.0.2.7/24'),
    device: 'home-24',
    says: "Outside does not stand in the providers' network 203.0.113.0/24",
  },
  {
    rule: 'access-subnet',
    design: forced(reference, 'internet', { accessGateway: 'somewhere' }),
    device: 'internet',
    says: '"somewhere" is no address with a length',
  },
  {
    rule: 'default-gateway',
    design: forced(reference, 'admin-pc', { defaultGateway: '10.2.0.1' }),
    device: 'admin-pc',
    says: '10.2.0.1 lies in no subnet of admin-pc',
  },
  {
    rule: 'default-gateway',
    design: forced(reference, 'admin-pc', { defaultGateway: '10.1.0.77' }),
    device: 'admin-pc',
    says: "Nobody has the default gateway's address 10.1.0.77",
  },
  {
    rule: 'default-gateway',
    design: forced(reference, 'gateway-1', { defaultGateway: 'firewall' }),
    device: 'gateway-1',
    says: '"firewall" is no address',
  },
  {
    rule: 'default-gateway',
    design: forced(reference, 'admin-pc', { defaultGateway: '' }),
    device: 'admin-pc',
    says: 'admin-pc has an address of its own and no default gateway',
  },
  {
    rule: 'dhcp-server',
    design: edited(withDevice('phone'), (now) => connect(now, 'phone-1', 'hq-lan')),
    device: 'phone-1',
    says: 'nobody on its segment has any',
  },
  {
    rule: 'dhcp-first',
    design: forced(reference, 'home-24', { dhcpFirst: '192.168.2.2' }),
    device: 'home-24',
    says: '"192.168.2.2", does not lie in 192.168.1.0/24',
  },
  { rule: 'pools', design: vpn({ pools: ['10.81.2.0/23', '10.81.2/23'] }), says: '"10.81.2/23" is no pool' },
  {
    rule: 'pools',
    design: vpn({ pools: ['10.81.2.0/23', '10.81.3.0/24'] }),
    says: 'Pools 10.81.2.0/23 and 10.81.3.0/24 overlap',
  },
  {
    rule: 'pools',
    design: vpn({ pools: ['10.81.0.0/21'] }),
    device: 'firewall',
    says: "10.81.0.0/29 is no site's LAN, but overlaps the pool 10.81.0.0/21",
  },
  {
    rule: 'site-lan-in-pool',
    design: vpn({ pools: ['10.81.4.0/22'] }),
    device: 'soho-24',
    says: '10.81.2.24/29 lies in no pool',
  },
  {
    rule: 'virtual-address',
    design: vpn({ hsrp: { group: 1, virtualAddress: '10.81.0.9' } }),
    device: 'gateway-1',
    says: '10.81.0.9 does not lie in 10.81.0.0/29',
  },
  {
    rule: 'virtual-address',
    design: vpn({ hsrp: { group: 1, virtualAddress: '' } }),
    says: 'The HSRP address "" is no address',
  },
  { rule: 'unconnected', design: withDevice('phone'), device: 'phone-1', says: 'phone-1 is connected to nothing' },
  {
    rule: 'cable-ends',
    design: { ...reference, links: [...reference.links, makeLink('phone-0/Ethernet', 'soho-24/Ethernet1')] },
    device: 'phone-0',
    says: 'Ethernet of phone-0 has two cables',
  },
  {
    rule: 'cable-ends',
    design: { ...reference, links: [...reference.links, makeLink('ghost/Ethernet', 'soho-24/Ethernet9')] },
    device: 'soho-24',
    says: 'A cable ends at soho-24 Ethernet9, which does not exist',
  },
  {
    rule: 'wired-interfaces',
    design: withDevice('firewall'),
    device: 'firewall-1',
    says: 'GigabitEthernet0/1 (vpndmz) has no cable',
  },
  {
    rule: 'peers',
    design: forced(reference, 'soho-24', { peers: ['gateway-9', 'gateway-1'] }),
    device: 'soho-24',
    says: 'Its peer gateway-9 is no head-end',
  },
  {
    rule: 'peers',
    design: vpn({ tunnelInterfaces: { pool: '172.16.0.0/27' } }),
    device: 'soho-24',
    says: 'Its tunnels have no addresses',
  },
  { rule: 'peers', design: forced(reference, 'soho-24', { peers: [] }), device: 'soho-24', says: 'It has no peer' },
  {
    rule: 'peers',
    design: forcedPort(reference, 'gateway-2', 'Loopback0', { addressing: { kind: 'none' } }),
    device: 'soho-24',
    says: 'Its peer gateway-2 has no public address',
  },
  {
    rule: 'cross-over',
    design: { ...reference, links: reference.links.filter((link) => link.media !== 'cross-over') },
    device: 'gateway-2',
    says: 'sites on the HSRP standby are black-holed',
  },
  {
    rule: 'single-head-end',
    design: edited(reference, { kind: 'remove-devices', names: ['gateway-1'] }),
    device: 'gateway-2',
    says: 'a single point of failure for all 6 sites',
  },
  {
    rule: 'hsrp-priority',
    design: forced(reference, 'gateway-2', { hsrp: { ...gateway.hsrp, priority: 400 } }),
    device: 'gateway-2',
    says: '400 is more than 255',
  },
  {
    rule: 'hsrp-track',
    design: forced(reference, 'gateway-2', {
      hsrp: { ...gateway.hsrp, priority: 1, tracks: [{ interface: 'Serial0', decrement: 10 }] },
    }),
    device: 'gateway-2',
    says: 'HSRP tracks Serial0',
  },
  {
    rule: 'transform-sets',
    design: vpn({ siteTransformSets: [{ name: 't1', transforms: ['esp-des', 'esp-md5-hmac'] }] }),
    says: 'no transform-set in common',
  },
  { rule: 'credentials', design: vpn({ policies: [] }), says: 'There is no IKE policy' },
  {
    rule: 'credentials',
    design: vpn({ credentials: { kind: 'pre-shared-key', key: 'k' } }),
    says: 'IKE policy 1 authenticates by rsa-sig, but the design has a pre-shared key',
  },
  {
    rule: 'credentials',
    design: vpn({
      credentials: { kind: 'pre-shared-key', key: 'k' },
      policies: [{ priority: 1, encryption: '3des', authentication: 'pre-share' }],
    }),
    says: 'One pre-shared key serves all sites',
  },
  {
    rule: 'configuration-names',
    design: vpn({ mapName: 'my map' }),
    says: 'The crypto map\'s name "my map" is not one word',
  },
  { rule: 'configuration-names', design: vpn({ dynamicMapName: '' }), says: "The dynamic map's name is empty" },
  {
    rule: 'call-manager',
    design: forced(reference, 'phone-24', { callManager: '' }),
    device: 'phone-24',
    says: 'registers with no CallManager',
  },
  {
    rule: 'call-manager',
    design: forced(reference, 'phone-24', { callManager: 'admin-pc' }),
    device: 'phone-24',
    says: 'admin-pc is no CallManager',
  },
  {
    rule: 'references',
    design: { ...reference, flows: [{ name: 'lost', from: 'nobody', to: '10.1.0.10', protocol: 'udp', port: 1 }] },
    says: 'The saved flow "lost" speaks of nobody',
  },
  {
    rule: 'references',
    design: { ...reference, history: [{ atSeconds: 3, action: 'fault', fault: 'reload:nobody' }] },
    says: 'The history at 3 s speaks of reload:nobody',
  },
  {
    rule: 'platform-ports',
    design: forcedPort(reference, 'gateway-1', 'FastEthernet0/1', { name: 'GigabitEthernet0/1' }),
    device: 'gateway-1',
    says: 'A Cisco 2651XM has no GigabitEthernet0/1',
  },
  {
    rule: 'platform-ports',
    design: forced(reference, 'soho-24', { platform: 'abacus' }),
    device: 'soho-24',
    says: '"abacus" is no platform that is known here',
  },
  {
    rule: 'platform-release',
    design: forced(reference, 'gateway-1', { release: '15.9' }),
    device: 'gateway-1',
    says: 'A Cisco 2651XM is not known to run 15.9',
  },
  {
    rule: 'platform-release',
    design: forced(reference, 'firewall', { dialect: 'pix' }),
    device: 'firewall',
    says: 'A Cisco ASA 5520 does not speak PIX',
  },
  {
    rule: 'release-crypto',
    design: vpn({ policies: [{ priority: 1, encryption: 'aes 256', hash: 'sha256', group: 14 }] }),
    says: 'AES came with 12.2(13)T, 12.2(11)T lacks it (gateway-1, gateway-2, soho-vp and 5 more)',
  },
  {
    rule: 'release-crypto',
    design: forced(reference, 'soho-24', { release: '17.12' }),
    says: '3DES is refused by default from IOS XE 17.11.1 on (soho-24)',
  },
  {
    rule: 'ikev2-support',
    design: vpn({ ikev2: { encryption: 'aes-cbc-256', integrity: 'sha256', group: 19 } }),
    says: 'IKEv2 came with 15.1(1)T, 12.2(11)T lacks it',
  },
  {
    rule: 'nat-traversal',
    design: edited(reference, chooseReleaseEverywhere(reference, '15.9')),
    device: 'firewall',
    says: '6 sites behind a NAT move to UDP 4500, which firewall does not let through',
  },
  {
    rule: 'unknown-parameter',
    design: { ...reference, parameters: { patience: 3 } },
    says: 'There is no parameter patience',
  },
  {
    rule: 'switch-loop',
    design: ringOfSwitches(false),
    device: 'lan-1',
    says: 'A ring of switches without spanning tree is a frame storm: lan-1 Port1 – Port1 lan-2',
  },
  {
    rule: 'baseline',
    says: 'asks for the secret admin, and it is not given',
    design: {
      ...reference,
      baseline: { roles: { soho: { on: true, text: 'username admin secret {secret:admin}\n' } }, secrets: [] },
    },
  },
  ...PAIR_CASES,
  {
    rule: 'hairpin',
    says: 'firewall speaks PIX 6',
    device: 'firewall',
    design: forced(reference, 'firewall', { dialect: 'pix', platform: 'pix515e', release: 'pix-6.3', hairpin: true }),
  },
]
