/** Lines typed one after the other: what IOS and the firewall keep of them. Each case names lines and what stands. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../asa/index'
import type { Configuration } from '../config/index'
import { parseIos } from '../ios/index'
import { formatIp, lookUp } from '../net/index'
import { convertAsa, convertIos } from './index'

const read = (...lines: readonly string[]): Configuration =>
  convertIos('router', parseIos(lines.join('\n')).config, { release: '12.2(11)T' }).configuration
const readAsa = (...lines: readonly string[]): Configuration =>
  convertAsa('fw', parseAsa(lines.join('\n')).config, { release: 'asa-9.1' }).configuration
const sources = (list: string, configuration: Configuration) =>
  lookUp(configuration.accessLists, list)?.entries.map((entry) => `${entry.action} ${formatIp(entry.source.address)}`)

describe('a mode opened again goes on where it was', () => {
  it('crypto map entries, by map and sequence', () => {
    const { crypto } = read(
      'crypto map m 10 ipsec-isakmp',
      ' set peer 10.0.0.1',
      'crypto map m 20 ipsec-isakmp',
      ' set peer 10.0.0.2',
      'crypto map m 10 ipsec-isakmp',
      ' match address 101',
    )
    expect(crypto?.maps[0]?.entries.map((item) => [item.sequence, item.peers.length, item.match?.value])).toEqual([
      [10, 1, '101'],
      [20, 1, undefined],
    ])
  })
  it('dynamic maps, ISAKMP policies, EIGRP processes, route-maps', () => {
    const { crypto, eigrp, routeMaps } = read(
      'crypto dynamic-map d 10',
      ' reverse-route',
      'crypto isakmp policy 1',
      ' encr 3des',
      'router eigrp 64',
      ' network 10.0.0.0',
      'route-map R permit 10',
      ' match ip address 1',
      'crypto dynamic-map d 10',
      ' set transform-set t',
      'crypto isakmp policy 1',
      ' group 2',
      'router eigrp 64',
      ' no auto-summary',
      'route-map R deny 10',
      ' match ip address 2',
    )
    expect(crypto?.dynamicMaps).toHaveLength(1)
    expect(crypto?.dynamicMaps[0]).toMatchObject({ transformSets: ['t'], reverseRoute: { distance: 1 } })
    expect(crypto?.isakmp.policies[0]).toMatchObject({ encryption: '3des', group: 2, source: { line: 3 } })
    expect(eigrp).toHaveLength(1)
    expect([eigrp[0]?.networks.length, eigrp[0]?.autoSummary.value]).toEqual([1, false])
    expect(lookUp(routeMaps, 'R')?.entries).toMatchObject([
      { action: 'deny', matches: [{ kind: 'access-list', lists: ['1', '2'] }], source: { line: 15 } },
    ])
  })
  it('an EIGRP timer stays when its interface is opened again', () => {
    const { eigrp } = read(
      'interface Ethernet0',
      ' ip hello-interval eigrp 64 2',
      'interface Ethernet0',
      ' no shutdown',
      'router eigrp 64',
    )
    expect(eigrp[0]?.interfaces.Ethernet0).toMatchObject({ helloSeconds: 2, holdSeconds: 15 })
  })
  it('a transform-set said again has the new transforms', () => {
    const { crypto } = read(
      'crypto ipsec transform-set t esp-3des esp-sha-hmac',
      'crypto ipsec transform-set t esp-des esp-md5-hmac',
    )
    expect(crypto?.transformSets).toMatchObject([
      { cipher: 'esp-des', integrity: 'esp-md5-hmac', mode: 'tunnel', source: { line: 2 } },
    ])
  })
})

describe('the last line about an address counts', () => {
  it.each([
    [['ip address dhcp', 'ip address 10.0.0.1 255.0.0.0'], 'static'],
    [['ip address 10.0.0.1 255.0.0.0', 'ip address dhcp'], 'dhcp'],
    [['ip address dhcp', 'no ip address'], 'none'],
    [['ip address dhcp', 'no ip address dhcp'], 'none'],
  ])('%j: %s', (lines, kind) => {
    expect(read('interface Ethernet0', ...lines).interfaces[0]?.address.kind).toBe(kind)
  })
})

describe('HSRP lines merge into their group', () => {
  it('whatever their order, the last of each counting', () => {
    const [group, other] =
      read(
        'interface Ethernet0',
        ' standby 1 preempt',
        ' standby 1 ip 10.0.0.9',
        ' standby 1 priority 110',
        ' standby 1 priority 120',
        ' standby 1 track Ethernet0',
        ' standby 1 track Ethernet0 20',
        ' standby 1 track Ethernet1',
        ' no standby 1 track Ethernet1',
        ' no standby 1 preempt',
      ).interfaces[0]?.hsrp ?? []
    expect(other).toBeUndefined()
    expect([group?.priority.value, group?.preempt.value]).toEqual([120, false])
    expect(group?.tracks.map((item) => [item.interface, item.decrement])).toEqual([['Ethernet0', 20]])
  })
})

describe('a `no` takes away what it names, and only that', () => {
  it('static routes', () => {
    const { staticRoutes } = read(
      'ip route 0.0.0.0 0.0.0.0 10.0.0.1',
      'ip route 0.0.0.0 0.0.0.0 10.0.0.2',
      'no ip route 0.0.0.0 0.0.0.0 10.0.0.1',
    )
    expect(staticRoutes.map((item) => item.source?.line)).toEqual([2])
  })
  it('a static route said again has the new distance', () => {
    const { staticRoutes } = read('ip route 0.0.0.0 0.0.0.0 10.0.0.1', 'ip route 0.0.0.0 0.0.0.0 10.0.0.1 200')
    expect(staticRoutes.map((item) => item.distance)).toEqual([200])
  })
  it('EIGRP networks, redistribution, passive interfaces', () => {
    const [eigrp] = read(
      'router eigrp 64',
      ' network 10.0.0.0',
      ' network 192.168.81.0',
      ' no network 10.0.0.0',
      ' redistribute static',
      ' no redistribute static',
      ' no passive-interface Ethernet0',
      ' passive-interface Ethernet0',
      ' passive-interface Ethernet1',
      ' no passive-interface Ethernet1',
    ).eigrp
    expect(eigrp?.networks.map((item) => formatIp(item.address))).toEqual(['192.168.81.0'])
    expect(eigrp?.redistribute).toEqual([])
    expect(eigrp?.passive).toMatchObject({
      default: false,
      interfaces: [{ value: 'Ethernet0' }],
      active: [{ value: 'Ethernet1' }],
    })
  })
  it('peers, which keep their order, and come back at the end', () => {
    const peers = (...lines: readonly string[]) =>
      read('crypto map m 1 ipsec-isakmp', ...lines).crypto?.maps[0]?.entries[0]?.peers.map((item) =>
        formatIp(item.address),
      )
    const both = [' set peer 10.0.0.1', ' set peer 10.0.0.2']
    expect(peers(...both, ' set peer 10.0.0.1')).toEqual(['10.0.0.1', '10.0.0.2'])
    expect(peers(...both, ' no set peer 10.0.0.1', ' set peer 10.0.0.1')).toEqual(['10.0.0.2', '10.0.0.1'])
  })
  it('whole modes', () => {
    const { crypto, eigrp, interfaces, dhcpPools } = read(
      'interface Loopback0',
      'no interface Loopback0',
      'router eigrp 64',
      'no router eigrp 64',
      'ip dhcp pool p',
      ' network 10.0.0.0 255.0.0.0',
      'no ip dhcp pool p',
      'crypto map m 1 ipsec-isakmp',
      'no crypto map m 1 ipsec-isakmp',
      'crypto isakmp policy 1',
      'no crypto isakmp policy 1',
      'crypto map m local-address Loopback0',
    )
    expect([eigrp, interfaces, dhcpPools, crypto?.maps[0]?.entries]).toEqual([[], [], [], []])
    expect(crypto?.isakmp.policies.map((item) => item.priority)).toEqual([65535])
  })
  it('but a physical interface cannot be removed', () => {
    expect(read('interface Ethernet0', 'no interface Ethernet0').interfaces.map((item) => item.name)).toEqual([
      'Ethernet0',
    ])
  })
  it('one entry of a route-map with its sequence, all of them without', () => {
    const two = ['route-map R permit 10', 'route-map R permit 20']
    expect(
      lookUp(read(...two, 'no route-map R permit 10').routeMaps, 'R')?.entries.map((item) => item.sequence),
    ).toEqual([20])
    expect(Object.keys(read(...two, 'route-map RR permit 10', 'no route-map R').routeMaps)).toEqual(['RR'])
  })
  it('lists out of `match ip address`', () => {
    const lines = ['route-map R permit 10', ' match ip address 1 2', ' match ip address 3', ' no match ip address 2']
    expect(lookUp(read(...lines).routeMaps, 'R')?.entries[0]?.matches).toMatchObject([{ lists: ['1', '3'] }])
  })
})

describe('access lists', () => {
  it('`access-list 1` and `ip access-list standard 1` are one list, in the order of the lines', () => {
    const lines = ['access-list 1 permit 10.0.0.1', 'ip access-list standard 1', ' permit 10.0.0.2']
    const configuration = read(...lines, 'access-list 1 deny 10.0.0.3')
    expect(sources('1', configuration)).toEqual(['permit 10.0.0.1', 'permit 10.0.0.2', 'deny 10.0.0.3'])
    expect(sources('1', read(...lines, 'no ip access-list standard 1'))).toBeUndefined()
  })
  it('a numbered entry goes to its place, and a taken number is refused', () => {
    const lines = ['ip access-list standard X', ' permit 10.0.0.1', ' permit 10.0.0.2', ' 15 deny 10.0.0.3']
    expect(sources('X', read(...lines, ' 10 deny 10.0.0.4', ' permit 10.0.0.5'))).toEqual([
      'permit 10.0.0.1',
      'deny 10.0.0.3',
      'permit 10.0.0.2',
      'permit 10.0.0.5',
    ])
  })
  it('in a named list a `no` takes one entry; of a numbered one, the list (IOS)', () => {
    expect(
      sources('X', read('ip access-list standard X', ' permit 10.0.0.1', ' permit 10.0.0.2', ' no permit 10.0.0.1')),
    ).toEqual(['permit 10.0.0.2'])
    expect(
      sources('1', read('access-list 1 permit 10.0.0.1', 'access-list 1 deny any', 'no access-list 1 deny any')),
    ).toBeUndefined()
  })
  it('one without entries counts as undefined', () => {
    expect(sources('X', read('ip access-list standard X', ' remark to come'))).toBeUndefined()
  })
})

describe('the firewall', () => {
  it('takes away rules, routes, hairpins and shutdowns, and merges interfaces', () => {
    const { accessLists, firewall, interfaces, staticRoutes } = readAsa(
      'interface GigabitEthernet0/0',
      ' nameif outside',
      ' shutdown',
      'interface GigabitEthernet0/0',
      ' no shutdown',
      ' security-level 5',
      'access-list L extended permit esp any any',
      'access-list L extended permit udp any any eq isakmp',
      'no access-list L extended permit esp any any',
      'route outside 0.0.0.0 0.0.0.0 10.0.0.1 1',
      'no route outside 0.0.0.0 0.0.0.0 10.0.0.1 1',
      'same-security-traffic permit intra-interface',
      'no same-security-traffic permit intra-interface',
    )
    expect(lookUp(accessLists, 'L')?.entries.map((item) => item.protocol)).toEqual([17])
    expect([firewall?.hairpin.value, staticRoutes]).toEqual([false, []])
    expect(interfaces.map((item) => [item.shutdown.value, item.zone])).toEqual([
      [false, { name: 'outside', security: 5 }],
    ])
  })
  it('of PIX never hairpins', () => {
    const config = { ...parseAsa('same-security-traffic permit intra-interface').config, dialect: 'pix' } as const
    const { firewall } = convertAsa('fw', config, { release: 'pix-6.3' }).configuration
    expect([firewall?.hairpin.value, firewall?.natControl, firewall?.policies]).toEqual([false, true, undefined])
  })
})
