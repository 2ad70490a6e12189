/** Tunnel interfaces as timed scripts: GRE, IPsec's own kind, GRE under protection and by crypto map (RFC 2784, RFC 4301). */
import { describe, expect, it } from 'vitest'
import { later, routers, routesAt, said, up, walked } from '../testing/routers'

/** Two sites beside the Internet: what stands under each tunnel interface, and beside it. */
const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const EIGRP = ['router eigrp 1', ' network 10.0.0.0', ' network 172.16.0.0', ' no auto-summary']

interface Site {
  readonly tunnel?: readonly string[]
  readonly more?: readonly string[]
  readonly outside?: readonly string[]
}

const site = (n: 1 | 2, { tunnel = [], more = [], outside = [] }: Site) => [
  ...more,
  ...port('FastEthernet0/0', `ip address 192.0.${n}.2 255.255.255.252`, ...outside),
  ...port('FastEthernet0/1', `ip address 10.${n}.0.1 255.255.0.0`),
  ...port(
    'Tunnel0',
    `ip address 172.16.0.${n} 255.255.255.252`,
    'tunnel source FastEthernet0/0',
    `tunnel destination 192.0.${3 - n}.2`,
    ...tunnel,
  ),
  ...EIGRP,
  `ip route 0.0.0.0 0.0.0.0 192.0.${n}.1`,
]
const INTERNET = [
  ...port('FastEthernet1/0', 'ip address 192.0.1.1 255.255.255.252'),
  ...port('FastEthernet2/0', 'ip address 192.0.2.1 255.255.255.252'),
]
const CABLES = ['r1/FastEthernet0/0 net/FastEthernet1/0', 'r2/FastEthernet0/0 net/FastEthernet2/0']
const between = (one: Site, other: Site = one, options = {}) =>
  routers({ r1: site(1, one), r2: site(2, other), net: INTERNET }, CABLES, options)

describe('GRE between two routers', () => {
  const plain = between({})
  it('carries EIGRP, and what EIGRP has learnt', () => {
    expect(plain.diagnostics.map(({ summary }) => summary)).toEqual([])
    expect(up(plain, 'r1')).toContain('Tunnel0')
    expect(routesAt(plain, 'r1')).toContain('10.2.0.0/16 eigrp Tunnel0')
    const way = walked(plain, '10.1.0.1', '10.2.0.1')
    expect([way.there, way.back]).toEqual(['accepted', 'accepted'])
    expect(way.steps).toEqual(expect.arrayContaining(['r1 tunnel: wrapped', 'r2 tunnel: unwrapped']))
    expect(way.devices).toEqual(['r1', 'net', 'r2'])
  })
  it('is down while its source is, without a route to its other end, and says why', () => {
    const cut = later(plain, 30, [1, 'fault', 'cut:r1/FastEthernet0/0'])
    expect(up(cut, 'r1')).toEqual(['FastEthernet0/1'])
    expect(said(cut, 'r1', ({ event }) => event === 'line-down', plain.network.now)).toEqual([
      expect.stringContaining('FastEthernet0/0 is down'),
      expect.stringContaining('Tunnel0 is down: its source FastEthernet0/0 is not up, or has no address'),
    ])
    // Nobody watches the other end: it stays up, and EIGRP's hold time notices.
    expect(up(cut, 'r2')).toContain('Tunnel0')
    expect(routesAt(cut, 'r2')).not.toContain('10.1.0.0/16 eigrp Tunnel0')
    const back = later(cut, 60, [1, 'restore', 'cut:r1/FastEthernet0/0'])
    expect(routesAt(back, 'r2')).toContain('10.1.0.0/16 eigrp Tunnel0')
    const lost = between({ more: ['no ip route 0.0.0.0 0.0.0.0 192.0.1.1'] }, {})
    expect(up(lost, 'r1')).toContain('Tunnel0')
  })
  it('needs the same key at both ends, and no other (RFC 2890)', () => {
    const keyed = ['tunnel key 77']
    expect(walked(between({ tunnel: keyed }), '10.1.0.1', '10.2.0.1').there).toBe('accepted')
    const other = between({ tunnel: keyed }, {})
    expect(up(other, 'r1')).toContain('Tunnel0')
    expect(routesAt(other, 'r1')).not.toContain('10.2.0.0/16 eigrp Tunnel0')
    const lost = walked(other, '172.16.0.1', '172.16.0.2')
    expect([lost.there, lost.reason]).toEqual([
      'denied-in',
      'GRE from 192.0.1.2 to 192.0.2.2 belongs to no tunnel interface of r2.',
    ])
  })
  it('takes 1476 bytes, or what ip mtu says, and tells who may not be cut (RFC 2784 adds 24)', () => {
    const big = { size: 1500, df: true }
    const lost = walked(plain, '10.1.0.1', '10.2.0.77', big)
    expect([lost.there, lost.reason]).toEqual([
      'too-big',
      expect.stringContaining('more than the 1476 that Tunnel0 takes'),
    ])
    expect(walked(plain, '10.1.0.1', '10.2.0.77', { size: 1476, df: true }).there).toBe('delivered-to-subnet')
    const cut = walked(plain, '10.1.0.1', '10.2.0.77', { size: 1500 })
    expect(cut.steps).toContain('r1 size: fragmented')
    expect(cut.there).toBe('delivered-to-subnet')
    const less = between({ tunnel: ['ip mtu 1400'] })
    expect(walked(less, '10.1.0.1', '10.2.0.77', { size: 1476, df: true }).reason).toContain(
      'the 1400 that Tunnel0 takes',
    )
  })
  it('notices a silent other end by keepalives, which only one end need know of', () => {
    const watched = between({ tunnel: ['keepalive 5 3'] }, {})
    expect(up(watched, 'r1')).toContain('Tunnel0')
    const start = watched.network.now
    const cut = later(watched, 60, [1, 'fault', 'cut:r2/FastEthernet0/0'])
    const [line] = said(cut, 'r1', ({ event }) => event === 'line-down', start)
    expect(line).toContain('Tunnel0 is down: its keepalives do not come back')
    const seconds = Number(line?.split(' ')[0]) - start / 1e6
    // Three go unanswered, and the fourth would be due.
    expect(seconds).toBeGreaterThan(10)
    expect(seconds).toBeLessThan(22)
    const back = later(cut, 30, [1, 'restore', 'cut:r2/FastEthernet0/0'])
    expect(up(back, 'r1')).toContain('Tunnel0')
  })
  it('is disabled for a while when it leads to its own end, again and again (Cisco document 22327)', () => {
    const looped = later(between({ more: ['ip route 192.0.2.0 255.255.255.0 172.16.0.2'] }, {}), 300)
    const seconds = said(looped, 'r1', ({ event }) => event === 'recursive').map((text) => Number(text.split(' ')[0]))
    expect((seconds[1] ?? 0) - (seconds[0] ?? 0)).toBeCloseTo(120, 0)
  })
})

const POLICY = ['crypto isakmp policy 10', ' encr aes 256', ' authentication pre-share', ' group 14']
const KEYS = (n: number) => [
  `crypto isakmp key SharedByTwo77 address 192.0.${3 - n}.2`,
  'crypto isakmp keepalive 10 3 periodic',
]
const SET = ['crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac']
const PROFILE = ['crypto ipsec profile VPN', ' set transform-set AES', ' set security-association lifetime seconds 300']
const VERSION_2 = (n: number) => [
  ...['crypto ikev2 proposal P', ' encryption aes-cbc-256', ' integrity sha256', ' group 14'],
  ...['crypto ikev2 policy P', ' proposal P'],
  ...['crypto ikev2 keyring K', ' peer other', `  address 192.0.${3 - n}.2`, '  pre-shared-key SharedByTwo77'],
  ...['crypto ikev2 profile V2', ' match identity remote any', ' authentication local pre-share'],
  ...[' authentication remote pre-share', ' keyring local K', ' dpd 10 3 periodic'],
]
const VIRTUAL = ['tunnel mode ipsec ipv4', 'tunnel protection ipsec profile VPN']
const one = (n: 1 | 2, tunnel: readonly string[]): Site => ({
  tunnel,
  more: [...POLICY, ...KEYS(n), ...SET, ...PROFILE],
})
const two = (n: 1 | 2): Site => ({
  tunnel: VIRTUAL,
  more: [...VERSION_2(n), ...SET, ...PROFILE, ' set ikev2-profile V2'],
})

describe.each([
  ['version 1', between(one(1, VIRTUAL), one(2, VIRTUAL))],
  ['version 2', between(two(1), two(2))],
])('a virtual tunnel interface of IPsec’s own kind, by IKE %s', (_, lab) => {
  it('asks for its SA by itself, comes up with it, and carries everything', () => {
    expect(lab.diagnostics.map(({ summary }) => summary)).toEqual([])
    const events = said(
      lab,
      'r1',
      ({ event, text }) => event === 'sa-up' || (event === 'line-up' && text.startsWith('Tunnel')),
    )
    expect(events.join('\n')).toMatch(
      /IKE SA with[\s\S]*IPsec SA up with 192\.0\.2\.2: 0\.0\.0\.0\/0 ↔ 0\.0\.0\.0\/0[\s\S]*Tunnel0 is up/,
    )
    expect(routesAt(lab, 'r1')).toContain('10.2.0.0/16 eigrp Tunnel0')
    const way = walked(lab, '10.1.0.1', '10.2.0.1')
    expect([way.there, way.back]).toEqual(['accepted', 'accepted'])
    expect(way.steps).toEqual(
      expect.arrayContaining(['r1 encrypt: encrypted', 'r2 decrypt: decrypted', 'r2 tunnel: unwrapped']),
    )
    expect(way.steps).not.toContain('r1 tunnel: wrapped')
  })
  it('goes down with the peer that is dead, and comes up again by itself', () => {
    const start = lab.network.now
    const dead = later(lab, 90, [1, 'fault', 'cut:r2/FastEthernet0/0'])
    expect(up(dead, 'r1')).not.toContain('Tunnel0')
    const [line] = said(dead, 'r1', ({ event }) => event === 'line-down', start)
    expect(line).toContain('Tunnel0 is down: there is no SA with 192.0.2.2')
    const back = later(dead, 90, [1, 'restore', 'cut:r2/FastEthernet0/0'])
    expect(walked(back, '10.1.0.1', '10.2.0.1').there).toBe('accepted')
  })
  it('is renewed though nothing passes', () => {
    const old = later(lab, 400)
    expect(up(old, 'r1')).toContain('Tunnel0')
    expect(said(old, 'r1', ({ event }) => event === 'line-down', lab.network.now)).toEqual([])
  })
  it('takes what ESP leaves of 1500 bytes', () => {
    expect(walked(lab, '10.1.0.1', '10.2.0.77', { size: 1438, df: true }).there).toBe('delivered-to-subnet')
    expect(walked(lab, '10.1.0.1', '10.2.0.77', { size: 1439, df: true }).reason).toContain(
      'the 1438 that Tunnel0 takes',
    )
  })
})

describe('GRE over IPsec', () => {
  const protection = ['tunnel protection ipsec profile VPN']
  it('by tunnel protection: GRE in ESP, and nothing in clear', () => {
    const lab = between(one(1, protection), one(2, protection))
    const way = walked(lab, '10.1.0.1', '10.2.0.1')
    expect(way.there).toBe('accepted')
    expect(way.steps.filter((step) => /tunnel|crypt/.test(step))).toEqual([
      'r1 tunnel: wrapped',
      'r1 crypto-map: matched',
      'r1 encrypt: encrypted',
      'r2 decrypt: decrypted',
      'r2 tunnel: unwrapped',
    ])
    const half = between(one(1, protection), one(2, []))
    expect(up(half, 'r1')).toContain('Tunnel0')
    expect(walked(half, '172.16.0.1', '172.16.0.2').reason).toContain('there is no SA')
    expect(walked(half, '172.16.0.2', '172.16.0.1').reason).toContain('but the packet came in clear')
  })
  it('by transport mode 20 bytes less', () => {
    const mode = { ...one(1, protection), more: [...POLICY, ...KEYS(1), ...SET, ' mode transport', ...PROFILE] }
    const lab = between(mode, { ...mode, more: [...POLICY, ...KEYS(2), ...SET, ' mode transport', ...PROFILE] })
    expect(said(lab, 'r1', ({ event, protocol }) => event === 'sa-up' && protocol === 'ipsec')[0]).toContain(
      'transport mode',
    )
    expect(walked(lab, '10.1.0.1', '10.2.0.1').there).toBe('accepted')
  })
  it('by a crypto map on the outside, whose list names GRE between the two ends', () => {
    const map = (n: 1 | 2): Site => ({
      more: [
        ...POLICY,
        ...KEYS(n),
        ...SET,
        ...[
          'crypto map OUT 10 ipsec-isakmp',
          ` set peer 192.0.${3 - n}.2`,
          ' set transform-set AES',
          ' match address 110',
        ],
        `access-list 110 permit gre host 192.0.${n}.2 host 192.0.${3 - n}.2`,
      ],
      outside: ['crypto map OUT'],
    })
    const lab = between(map(1), map(2))
    const way = walked(lab, '10.1.0.1', '10.2.0.1')
    expect(way.there).toBe('accepted')
    expect(way.steps.filter((step) => /tunnel|crypt/.test(step))).toEqual([
      'r1 tunnel: wrapped',
      'r1 crypto-map: matched',
      'r1 encrypt: encrypted',
      'r2 decrypt: decrypted',
      'r2 tunnel: unwrapped',
    ])
  })
  it('says that keepalives and protection do not go together', () => {
    const lab = between(one(1, [...protection, 'keepalive 10 3']), one(2, protection))
    expect(lab.diagnostics.map(({ summary }) => summary)).toEqual([
      'Keepalives of Tunnel0 and its protection do not go together',
    ])
    expect(up(lab, 'r1')).not.toContain('Tunnel0')
  })
  it('without the profile that it names nothing is sent', () => {
    const lab = between({ tunnel: ['tunnel protection ipsec profile NONE'] })
    expect(lab.diagnostics.map(({ summary }) => summary)).toContain('IPsec profile NONE does not exist')
    expect(walked(lab, '172.16.0.1', '172.16.0.2').there).toBe('dropped-by-crypto')
  })
})

describe('a head-end with a tunnel interface for each site', () => {
  const SPOKES = [1, 2, 3]
  const hub = [
    ...POLICY,
    ...['crypto isakmp key ForAll77 address 0.0.0.0 0.0.0.0', ...SET, ...PROFILE],
    ...port('FastEthernet0/0', 'ip address 198.51.100.1 255.255.255.0'),
    ...port('FastEthernet0/1', 'ip address 10.0.0.1 255.255.255.0'),
    ...SPOKES.flatMap((n) =>
      port(
        `Tunnel${n}`,
        `ip address 172.16.${n}.1 255.255.255.252`,
        'tunnel source 198.51.100.1',
        `tunnel destination 198.51.100.${10 + n}`,
        ...(n === 3 ? ['tunnel protection ipsec profile VPN'] : VIRTUAL),
      ),
    ),
    ...EIGRP,
  ]
  const spoke = (n: number) => [
    ...POLICY,
    ...['crypto isakmp key ForAll77 address 198.51.100.1', ...SET, ...PROFILE],
    ...port('FastEthernet0/0', `ip address 198.51.100.${10 + n} 255.255.255.0`),
    ...port('Loopback0', `ip address 10.${n}.0.1 255.255.255.0`),
    ...port(
      'Tunnel0',
      `ip address 172.16.${n}.2 255.255.255.252`,
      'tunnel source FastEthernet0/0',
      'tunnel destination 198.51.100.1',
      ...(n === 3 ? ['tunnel protection ipsec profile VPN'] : VIRTUAL),
    ),
    ...EIGRP,
  ]
  it('finds for each peer its own interface, whatever its kind', () => {
    const wires = SPOKES.map((n) => `s${n}/FastEthernet0/0 lan/${n}`)
    const lab = routers({ hub, s1: spoke(1), s2: spoke(2), s3: spoke(3) }, ['hub/FastEthernet0/0 lan/0', ...wires], {
      switches: { lan: ['0', '1', '2', '3'] },
    })
    expect(up(lab, 'hub')).toEqual(expect.arrayContaining(['Tunnel1', 'Tunnel2', 'Tunnel3']))
    for (const n of SPOKES) expect(walked(lab, '10.0.0.1', `10.${n}.0.1`).there).toBe('accepted')
    expect(walked(lab, '10.1.0.1', '10.2.0.1').devices).toEqual(['s1', 'lan', 'hub', 'lan', 's2'])
  })
})
