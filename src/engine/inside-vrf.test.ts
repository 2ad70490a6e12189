/**
 * Inside VRFs (Cisco, VRF-Aware IPsec): an ISAKMP profile says to which table the packets of its peers belong. Two customers of
 * one hub have the same networks; what comes out of a tunnel is routed in its customer's table alone, and reverse routes are there.
 */
import { describe, expect, it } from 'vitest'
import { later, type Routers, routers, routesAt, said, shown, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]

const POLICY = [
  'crypto isakmp policy 10',
  ' encr aes',
  ' authentication pre-share',
  ' group 2',
  'crypto isakmp keepalive 10 2 periodic',
]
const SET = ['crypto ipsec transform-set AES esp-aes esp-sha-hmac']
const VRFS = ['RED', 'BLUE', 'INET'].flatMap((name, at) => [`ip vrf ${name}`, ` rd 1:${at}`])

const profile = (name: string, peer: string, front: string) => [
  `crypto keyring ${name}${front === '' ? '' : ` vrf ${front}`}`,
  `  pre-shared-key address ${peer} key ${name}-key-1`,
  `crypto isakmp profile ${name}`,
  `   vrf ${name}`,
  `   keyring ${name}`,
  `   match identity address ${peer} 255.255.255.255${front === '' ? '' : ` ${front}`}`,
]

/** The hub: a door to the Internet, in a table of its own or in the global one, and two customers with the same networks. */
const hub = (front: string, reverse = 'reverse-route') => [
  ...VRFS,
  ...POLICY,
  ...profile('RED', '192.0.2.10', front),
  ...profile('BLUE', '192.0.2.14', front),
  ...SET,
  ...['RED', 'BLUE'].flatMap((name) => [
    `crypto dynamic-map ${name} 10`,
    ' set transform-set AES',
    ` set isakmp-profile ${name}`,
    ` ${reverse}`,
  ]),
  'crypto map CUST 10 ipsec-isakmp dynamic RED',
  'crypto map CUST 20 ipsec-isakmp dynamic BLUE',
  ...port(
    'FastEthernet0/0',
    ...(front === '' ? [] : [`ip vrf forwarding ${front}`]),
    'ip address 198.51.100.9 255.255.255.248',
    'crypto map CUST',
  ),
  ...port('FastEthernet0/1', 'ip vrf forwarding RED', 'ip address 10.1.0.1 255.255.255.0'),
  ...port('FastEthernet1/0', 'ip vrf forwarding BLUE', 'ip address 10.1.0.1 255.255.255.0'),
  `ip route ${front === '' ? '' : `vrf ${front} `}0.0.0.0 0.0.0.0 198.51.100.14`,
  ...['RED', 'BLUE'].flatMap((name) => [
    `router eigrp ${name === 'RED' ? 1 : 2}`,
    ` address-family ipv4 vrf ${name}`,
    `  autonomous-system ${name === 'RED' ? 1 : 2}`,
    '  network 10.0.0.0',
    '  redistribute static metric 1000 100 255 1 1500',
    '  no auto-summary',
  ]),
]

const core = (as: number) => [
  ...port('FastEthernet0/0', 'ip address 10.1.0.2 255.255.255.0'),
  ...port('Loopback0', `ip address 10.2.0.${as} 255.255.255.0`),
  `router eigrp ${as}`,
  ' network 10.0.0.0',
  ' no auto-summary',
]

/** Both sites have 10.50.0.0/24. */
const site = (wan: string, key: string) => [
  ...POLICY,
  `crypto isakmp key ${key} address 198.51.100.9`,
  ...SET,
  'crypto map SITE 10 ipsec-isakmp',
  ' set peer 198.51.100.9',
  ' set transform-set AES',
  ' match address HQ',
  ...port('FastEthernet0/0', `ip address ${wan} 255.255.255.252`, 'crypto map SITE'),
  ...port('FastEthernet0/1', 'ip address 10.50.0.1 255.255.255.0'),
  `ip route 0.0.0.0 0.0.0.0 ${wan.replace(/\d+$/, (last) => String(Number(last) - 1))}`,
  'ip access-list extended HQ',
  ' permit ip 10.50.0.0 0.0.0.255 10.0.0.0 0.7.255.255',
  'ip sla 1',
  ' icmp-echo 10.2.0.254 source-interface FastEthernet0/1',
  ' frequency 5',
  'ip sla schedule 1 life forever start-time now',
]

const NET = [
  ...port('FastEthernet0/0', 'ip address 198.51.100.14 255.255.255.248'),
  ...port('FastEthernet0/1', 'ip address 192.0.2.9 255.255.255.252'),
  ...port('FastEthernet1/0', 'ip address 192.0.2.13 255.255.255.252'),
]

const CABLES = [
  'hub/FastEthernet0/0 net/FastEthernet0/0',
  'red/FastEthernet0/0 net/FastEthernet0/1',
  'blue/FastEthernet0/0 net/FastEthernet1/0',
  'hub/FastEthernet0/1 core-red/FastEthernet0/0',
  'hub/FastEthernet1/0 core-blue/FastEthernet0/0',
]

const lab = (front: string, release = '15.9', hubLines = hub(front)): Routers =>
  routers(
    {
      hub: hubLines,
      net: NET,
      red: site('192.0.2.10', 'RED-key-1'),
      blue: site('192.0.2.14', 'BLUE-key-1'),
      'core-red': core(1),
      'core-blue': core(2),
    },
    CABLES,
    { release },
  )

describe.each([
  ['a door in a VRF of its own', 'INET', '15.9'],
  ['a door in the global table', '', '15.9'],
  ['a door in the global table, of 12.4', '', '12.4(15)T'],
])('%s', (_, front, release) => {
  const settled = lab(front, release)
  it('is read whole', () => {
    expect(settled.diagnostics.map(({ summary }) => summary)).toEqual([])
  })
  it('puts the reverse route of each customer into its own table, and from there into its core', () => {
    for (const name of ['RED', 'BLUE']) {
      expect(routesAt(settled, 'hub', name)).toContain('10.50.0.0/24 rri FastEthernet0/0')
      expect(routesAt(settled, `core-${name.toLowerCase()}`)).toContain('10.50.0.0/24 eigrp-external FastEthernet0/0')
    }
    expect(routesAt(settled, 'hub').filter((route) => route.startsWith('10.50'))).toEqual([])
    if (front !== '') expect(routesAt(settled, 'hub', front).filter((route) => route.startsWith('10.'))).toEqual([])
  })
  it('says of each SA whose packets it protects', () => {
    const text = shown(settled, 'hub', hub(front), 'show crypto ipsec sa')
    const vrfs = [...text.matchAll(/protected vrf: (\S+)/g)].map(([, name]) => name)
    // The display of 12.x that is printed here has no such line.
    expect(vrfs).toEqual(release === '15.9' ? ['BLUE', 'RED'] : [])
  })
  it.each([
    ['core-red', 'red', 'RED'],
    ['core-blue', 'blue', 'BLUE'],
  ])('carries what %s sends to the site of that customer, and back into its table', (from, to, table) => {
    const way = walked(settled, from, to)
    expect([way.there, way.back]).toEqual(['accepted', 'accepted'])
    expect(way.devices).toEqual([from, 'hub', 'net', to])
    const opened = way.pair.return.hops
      .flatMap(({ device, steps }) => (device === 'hub' ? steps : []))
      .map(({ detail }) => detail)
    expect(opened.join(' ')).toContain(`It goes on in VRF ${table}.`)
  })
})

describe('a door in a VRF of its own', () => {
  const settled = lab('INET')
  // Keepalive 10 s, five retries of 2 s (FACTS section 2): within 20 s the peer is dead, its SAs and its route are gone.
  it('loses the route of the customer whose site is cut off, within the time of its keepalives, and no other', () => {
    const cut = later(settled, 30, [1, 'fault', 'cut:red/FastEthernet0/0'])
    expect(routesAt(cut, 'hub', 'RED')).not.toContain('10.50.0.0/24 rri FastEthernet0/0')
    expect(routesAt(cut, 'hub', 'BLUE')).toContain('10.50.0.0/24 rri FastEthernet0/0')
    const since = settled.network.now
    const removed = said(cut, 'hub', ({ protocol, event }) => protocol === 'rri' && event === 'removed', since)
    expect(removed).toHaveLength(1)
    const seconds = Number(removed[0]?.split(' ')[0]) - since / 1e6 - 1
    expect(seconds).toBeGreaterThanOrEqual(10)
    expect(seconds).toBeLessThanOrEqual(21)
  })
  it('does not take a clear packet of its own table for one that a customer’s tunnel should have carried', () => {
    const way = walked(settled, '192.0.2.10', '198.51.100.9')
    expect(way.there).toBe('accepted')
  })
})

describe('reverse-route static of a map entry whose profile has an inside VRF', () => {
  const fixed = (lines: readonly string[]) => [
    ...VRFS,
    ...profile('RED', '192.0.2.10', 'INET'),
    ...SET,
    'ip access-list extended RED-1',
    ' permit ip 10.1.0.0 0.0.0.255 10.50.0.0 0.0.0.255',
    'crypto map CUST 10 ipsec-isakmp',
    ' set peer 192.0.2.10',
    ' set transform-set AES',
    ' set isakmp-profile RED',
    ' match address RED-1',
    ...lines,
    ...port('FastEthernet0/0', 'ip vrf forwarding INET', 'ip address 198.51.100.9 255.255.255.248', 'crypto map CUST'),
    ...port('FastEthernet0/1', 'ip vrf forwarding RED', 'ip address 10.1.0.1 255.255.255.0'),
    'ip route vrf INET 0.0.0.0 0.0.0.0 198.51.100.14',
  ]
  it('stands in the inside VRF; the way to the peer, where it is asked for, in that of the door', () => {
    const settled = lab('INET', '15.9', fixed([' reverse-route static remote-peer 198.51.100.14']))
    expect(routesAt(settled, 'hub', 'RED')).toContain('10.50.0.0/24 rri FastEthernet0/0')
    expect(routesAt(settled, 'hub', 'INET')).toContain('192.0.2.10/32 rri')
    expect(routesAt(settled, 'hub')).toEqual([])
  })
  it('is not asked for: what the customer sends has no route, and meets no entry of another table', () => {
    const settled = lab('INET', '15.9', fixed([]))
    expect(walked(settled, 'core-red', '10.50.0.7').there).toBe('no-route')
  })
})

describe('a route of a VRF whose next hop is in the global table (ip route vrf … global)', () => {
  const lines = [
    ...hub('', ''),
    'ip route vrf RED 10.50.0.0 255.255.255.0 198.51.100.14 global',
    'ip route vrf BLUE 10.50.0.0 255.255.255.0 203.0.113.9 global',
    'ip route vrf BLUE 10.60.0.0 255.255.255.0 203.0.113.9',
    'no ip route 0.0.0.0 0.0.0.0 198.51.100.14',
    'ip route 203.0.113.8 255.255.255.248 198.51.100.14',
    'ip route 192.0.2.0 255.255.255.0 198.51.100.14',
  ]
  const settled = lab('', '15.9', lines)
  it('leaves by the interface that the global table says, and meets the crypto map there', () => {
    expect(routesAt(settled, 'hub', 'RED')).toContain('10.50.0.0/24 static FastEthernet0/0')
    expect(routesAt(settled, 'hub', 'BLUE')).toContain('10.50.0.0/24 static FastEthernet0/0')
    expect(routesAt(settled, 'hub', 'BLUE').filter((route) => route.startsWith('10.60'))).toEqual([])
    expect(walked(settled, 'core-red', 'red')).toMatchObject({ there: 'accepted', back: 'accepted' })
  })
  it('goes and comes with the way to it', () => {
    const cut = later(settled, 10, [1, 'fault', 'cut:hub/FastEthernet0/0'])
    expect(routesAt(cut, 'hub', 'RED').filter((route) => route.startsWith('10.50'))).toEqual([])
    const mended = later(cut, 30, [1, 'restore', 'cut:hub/FastEthernet0/0'])
    expect(routesAt(mended, 'hub', 'RED')).toContain('10.50.0.0/24 static FastEthernet0/0')
  })
})

describe('a keyring and a profile for one end of the router (local-address)', () => {
  const rows = (where: string, of: 'keyring' | 'profile') =>
    hub('INET').flatMap((line) =>
      line.startsWith(of === 'keyring' ? 'crypto keyring RED' : 'crypto isakmp profile RED')
        ? [line, ` local-address ${where}`]
        : [line],
    )
  it.each([
    ['198.51.100.9', true],
    ['198.51.100.9 INET', true],
    ['198.51.100.9 BLUE', false],
    ['FastEthernet0/0', true],
    ['203.0.113.1', false],
    ['FastEthernet0/1', false],
  ])('at %s', (where, comesUp) => {
    for (const of of ['keyring', 'profile'] as const) {
      const made = lab('INET', '15.9', rows(where, of))
      expect(made.diagnostics).toEqual([])
      expect(routesAt(made, 'hub', 'RED').includes('10.50.0.0/24 rri FastEthernet0/0')).toBe(comesUp)
      expect(routesAt(made, 'hub', 'BLUE')).toContain('10.50.0.0/24 rri FastEthernet0/0')
    }
  })
})
