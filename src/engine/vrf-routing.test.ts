/** Routing protocols of a VRF: neighbours, tables and redistribution of their own, for customers with the same addresses. */
import { describe, expect, it } from 'vitest'
import { later, routers, routesAt, shown, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const VRFS = ['ip vrf RED', ' rd 1:1', 'ip vrf BLUE', ' rd 1:2']
const EDGE = [
  ...VRFS,
  ...port('FastEthernet0/0', 'ip vrf forwarding RED', 'ip address 10.0.0.1 255.255.255.0'),
  ...port('FastEthernet0/1', 'ip vrf forwarding BLUE', 'ip address 10.0.0.1 255.255.255.0'),
  ...port('FastEthernet1/0', 'ip address 10.200.0.1 255.255.255.0'),
  ...port('FastEthernet1/1', 'ip vrf forwarding RED', 'ip address 172.16.0.1 255.255.255.0'),
  'ip route vrf RED 10.77.0.0 255.255.0.0 172.16.0.9',
]
const customer = (n: number, ...lines: readonly string[]) => [
  ...port('FastEthernet0/0', 'ip address 10.0.0.2 255.255.255.0'),
  ...port('Loopback0', `ip address 10.${n}.0.1 255.255.0.0`, 'ip ospf network point-to-point'),
  ...lines,
]
const CABLES = ['pe/FastEthernet0/0 red/FastEthernet0/0', 'pe/FastEthernet0/1 blue/FastEthernet0/0']

const EIGRP = ['router eigrp 7', ' network 10.0.0.0', ' no auto-summary']
const CLASSIC = [
  'router eigrp 1',
  ' network 10.0.0.0',
  ' no auto-summary',
  ' address-family ipv4 vrf RED',
  '  autonomous-system 7',
  '  network 10.0.0.0',
  '  redistribute static metric 1000 100 255 1 1500',
  '  no auto-summary',
  ' exit-address-family',
  ' address-family ipv4 vrf BLUE autonomous-system 7',
  '  network 10.0.0.0',
  '  no auto-summary',
  ' exit-address-family',
]
const NAMED = [
  'router eigrp CUSTOMERS',
  ' address-family ipv4 unicast vrf RED autonomous-system 7',
  '  topology base',
  '   redistribute static metric 1000 100 255 1 1500',
  '  exit-af-topology',
  '  network 10.0.0.0',
  ' exit-address-family',
  ' address-family ipv4 unicast vrf BLUE autonomous-system 7',
  '  topology base',
  '  exit-af-topology',
  '  network 10.0.0.0',
  ' exit-address-family',
]

describe.each([
  ['classic', CLASSIC],
  ['named', NAMED],
])('EIGRP of two VRFs in one AS, %s', (_mode, lines) => {
  const text = [...EDGE, ...lines]
  const lab = routers({ pe: text, red: customer(9, ...EIGRP), blue: customer(8, ...EIGRP) }, CABLES)
  it('learns in each table what is told there, and in no other', () => {
    expect(lab.diagnostics).toEqual([])
    expect(routesAt(lab, 'pe', 'RED')).toEqual([
      '10.0.0.0/24 connected FastEthernet0/0',
      '172.16.0.0/24 connected FastEthernet1/1',
      '10.77.0.0/16 static',
      '10.9.0.0/16 eigrp FastEthernet0/0',
    ])
    expect(routesAt(lab, 'pe', 'BLUE')).toEqual([
      '10.0.0.0/24 connected FastEthernet0/1',
      '10.8.0.0/16 eigrp FastEthernet0/1',
    ])
    expect(routesAt(lab, 'pe')).toEqual(['10.200.0.0/24 connected FastEthernet1/0'])
  })
  it('redistributes the routes of its own table', () => {
    expect(routesAt(lab, 'red')).toContain('10.77.0.0/16 eigrp-external FastEthernet0/0')
    expect(routesAt(lab, 'red').some((route) => route.startsWith('10.200') || route.startsWith('10.8'))).toBe(false)
    expect(routesAt(lab, 'blue').some((route) => route.startsWith('10.77') || route.startsWith('10.200'))).toBe(false)
    expect(walked(lab, '10.9.0.1', '10.0.0.1').back).toBe('accepted')
  })
  it('loses its neighbour and its routes with the cable, the other keeps its own', () => {
    const cut = later(lab, 30, [1, 'fault', 'cut:red/FastEthernet0/0'])
    expect(routesAt(cut, 'pe', 'RED')).toEqual(['172.16.0.0/24 connected FastEthernet1/1', '10.77.0.0/16 static'])
    expect(routesAt(cut, 'pe', 'BLUE')).toContain('10.8.0.0/16 eigrp FastEthernet0/1')
    const back = later(cut, 60, [1, 'restore', 'cut:red/FastEthernet0/0'])
    expect(routesAt(back, 'pe', 'RED')).toContain('10.9.0.0/16 eigrp FastEthernet0/0')
  })
  it('is shown by its table', () => {
    const say = (command: string) => shown(lab, 'pe', text, command)
    expect(say('show ip eigrp vrf RED neighbors')).toMatch(
      /^EIGRP-IPv4 Neighbors for AS\(7\) VRF\(RED\)\n[\s\S]*10\.0\.0\.2 +Fa0\/0/,
    )
    expect(say('show ip eigrp neighbors')).not.toContain('10.0.0.2')
    expect(say('show ip eigrp vrf BLUE topology')).toContain('P 10.8.0.0/16, 1 successors')
    expect(say('show ip eigrp vrf BLUE topology')).not.toContain('10.9.0.0')
    expect(say('show ip protocols vrf RED')).toContain('Routing Protocol is "eigrp 7"')
    expect(say('show ip route vrf RED')).toMatch(/D +10\.9\.0\.0\/16 \[90\/\d+\] via 10\.0\.0\.2/)
  })
})

describe('OSPF of two VRFs', () => {
  const ospf = (n: number, vrf: string) => [
    `router ospf ${n} vrf ${vrf}`,
    ' capability vrf-lite',
    ' network 10.0.0.0 0.255.255.255 area 0',
    ' redistribute static subnets',
  ]
  const own = ['router ospf 1', ' network 10.0.0.0 0.255.255.255 area 0']
  const text = [...EDGE, ...ospf(2, 'RED'), ...ospf(3, 'BLUE'), 'router ospf 4', ' network 10.200.0.0 0.0.0.255 area 0']
  const lab = routers({ pe: text, red: customer(9, ...own), blue: customer(8, ...own) }, CABLES)
  it('forms an adjacency in each table, with the routes of that one', () => {
    expect(lab.diagnostics).toEqual([])
    expect(routesAt(lab, 'pe', 'RED')).toContain('10.9.0.0/16 ospf FastEthernet0/0')
    expect(routesAt(lab, 'pe', 'BLUE')).toContain('10.8.0.0/16 ospf FastEthernet0/1')
    expect(routesAt(lab, 'pe')).toEqual(['10.200.0.0/24 connected FastEthernet1/0'])
    expect(routesAt(lab, 'red')).toContain('10.77.0.0/16 ospf-external-2 FastEthernet0/0')
    expect(routesAt(lab, 'blue').some((route) => route.startsWith('10.77'))).toBe(false)
    const shows = shown(lab, 'pe', text, 'show ip ospf neighbor')
    expect(shows.match(/FULL/g)).toHaveLength(2)
  })
  it('without vrf-lite and area 0 does not know which routes of other areas it takes', () => {
    const edge = [...EDGE, 'router ospf 2 vrf RED', ' network 10.0.0.0 0.255.255.255 area 5']
    const open = routers({ pe: edge, red: customer(9, 'router ospf 1', ' network 10.0.0.0 0.255.255.255 area 5') }, [
      CABLES[0] ?? '',
    ])
    expect(open.diagnostics.map(({ detail }) => detail)).toEqual([
      'What depends on it is not known: which routes of other areas OSPF 2 of VRF RED takes, without capability vrf-lite.',
    ])
    expect(routesAt(open, 'pe', 'RED')).toContain('10.9.0.0/16 ospf FastEthernet0/0')
  })
})

it('EIGRP of a VRF without an autonomous system does not run, and says so', () => {
  const lines = ['router eigrp 1', ' address-family ipv4 vrf RED', '  network 10.0.0.0']
  const lab = routers({ pe: [...EDGE, ...lines], red: customer(9, ...EIGRP) }, [CABLES[0] ?? ''])
  expect(lab.diagnostics.map(({ summary }) => summary)).toEqual(['EIGRP of VRF RED has no autonomous system'])
  expect(routesAt(lab, 'pe', 'RED')).not.toContain('10.9.0.0/16 eigrp FastEthernet0/0')
})
