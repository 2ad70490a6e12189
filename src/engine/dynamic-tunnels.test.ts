/** Dynamic virtual tunnel interfaces as timed scripts: a hub makes an interface for each site that asks (Cisco: IPsec VTI, dynamic). */
import { describe, expect, it } from 'vitest'
import { schedule } from '../sim/index'
import { later, routers, routesAt, said, shown, up, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const IKEV1 = {
  site: [
    'crypto isakmp policy 10',
    ' encr aes 256',
    ' authentication pre-share',
    ' group 14',
    'crypto isakmp key OneKeyForAll77 address 192.0.1.2',
    'crypto isakmp keepalive 10 periodic',
    'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
    'crypto ipsec profile VPN',
    ' set transform-set AES',
  ],
  hub: [
    'crypto keyring SITES',
    ' pre-shared-key address 0.0.0.0 0.0.0.0 key OneKeyForAll77',
    'crypto isakmp policy 10',
    ' encr aes 256',
    ' authentication pre-share',
    ' group 14',
    'crypto isakmp keepalive 10 periodic',
    'crypto isakmp profile SITES',
    ' keyring SITES',
    ' match identity address 0.0.0.0',
    ' virtual-template 1',
    'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
    'crypto ipsec profile VPN',
    ' set transform-set AES',
    ' set isakmp-profile SITES',
  ],
}
const IKEV2_BASE = (peer: string) => [
  'crypto ikev2 proposal P',
  ' encryption aes-cbc-256',
  ' integrity sha256',
  ' group 14',
  'crypto ikev2 policy P',
  ' proposal P',
  'crypto ikev2 keyring K',
  ' peer ANY',
  `  address ${peer}`,
  '  pre-shared-key OneKeyForAll77',
  'crypto ikev2 profile SITES',
  ' match identity remote address 0.0.0.0',
  ' authentication remote pre-share',
  ' authentication local pre-share',
  ' keyring local K',
  ' dpd 10 3 periodic',
]
const IKEV2 = {
  site: [
    ...IKEV2_BASE('192.0.1.2'),
    'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
    'crypto ipsec profile VPN',
    ' set transform-set AES',
    ' set ikev2-profile SITES',
  ],
  hub: [
    ...IKEV2_BASE('0.0.0.0 0.0.0.0'),
    ' virtual-template 1',
    'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
    'crypto ipsec profile VPN',
    ' set transform-set AES',
    ' set ikev2-profile SITES',
  ],
}
const EIGRP = ['router eigrp 1', ' network 10.0.0.0', ' network 172.16.0.0', ' no auto-summary']

const TEMPLATE = [
  'interface Virtual-Template1 type tunnel',
  ' ip unnumbered Loopback0',
  ' tunnel source FastEthernet0/0',
  ' tunnel mode ipsec ipv4',
  ' tunnel protection ipsec profile VPN',
]
const hub = (crypto: readonly string[], ...more: readonly string[]) => [
  ...crypto,
  ...port('Loopback0', 'ip address 172.16.0.1 255.255.255.255'),
  ...port('FastEthernet0/0', 'ip address 192.0.1.2 255.255.255.252'),
  ...port('FastEthernet0/1', 'ip address 10.1.0.1 255.255.0.0'),
  ...TEMPLATE,
  ...EIGRP,
  ...more,
  'ip route 0.0.0.0 0.0.0.0 192.0.1.1',
]
const site = (n: number, crypto: readonly string[]) => [
  ...crypto,
  ...port('FastEthernet0/0', `ip address 192.0.${n}.2 255.255.255.252`),
  ...port('FastEthernet0/1', `ip address 10.${n}.0.1 255.255.0.0`),
  ...port('Loopback0', `ip address 172.16.0.${n} 255.255.255.255`),
  ...port(
    'Tunnel0',
    'ip unnumbered Loopback0',
    'tunnel source FastEthernet0/0',
    'tunnel mode ipsec ipv4',
    'tunnel destination 192.0.1.2',
    'tunnel protection ipsec profile VPN',
  ),
  ...EIGRP,
  `ip route 0.0.0.0 0.0.0.0 192.0.${n}.1`,
]
const INTERNET = [1, 2, 3].flatMap((n) => port(`FastEthernet${n}/0`, `ip address 192.0.${n}.1 255.255.255.252`))
const CABLES = [
  'hub/FastEthernet0/0 net/FastEthernet1/0',
  's2/FastEthernet0/0 net/FastEthernet2/0',
  's3/FastEthernet0/0 net/FastEthernet3/0',
]

describe.each([
  ['IKEv1', IKEV1],
  ['IKEv2', IKEV2],
])('a hub with a Virtual-Template and %s', (_version, crypto) => {
  const text = hub(crypto.hub)
  const lab = routers({ hub: text, s2: site(2, crypto.site), s3: site(3, crypto.site), net: INTERNET }, CABLES)
  it('makes an interface for each site that asks, with the routes that come by it', () => {
    expect(lab.diagnostics.map(({ summary }) => summary)).toEqual([])
    expect(up(lab, 'hub')).toEqual(expect.arrayContaining(['Virtual-Access1', 'Virtual-Access2']))
    expect(up(lab, 'hub')).not.toContain('Virtual-Template1')
    expect(routesAt(lab, 'hub')).toEqual(
      expect.arrayContaining(['10.2.0.0/16 eigrp Virtual-Access1', '10.3.0.0/16 eigrp Virtual-Access2']),
    )
    expect(routesAt(lab, 's2')).toEqual(
      expect.arrayContaining(['10.1.0.0/16 eigrp Tunnel0', '10.3.0.0/16 eigrp Tunnel0']),
    )
    const way = walked(lab, '10.2.0.1', '10.3.0.1')
    expect([way.there, way.back]).toEqual(['accepted', 'accepted'])
    expect(way.devices).toEqual(['s2', 'net', 'hub', 'net', 's3'])
  })
  it('shows them, and none that nobody has asked for', () => {
    const brief = shown(lab, 'hub', text, 'show ip interface brief')
    expect(brief).toMatch(/^Virtual-Template1 +172\.16\.0\.1 +YES \S+ +up +down$/m)
    expect(brief).toMatch(/^Virtual-Access1 +172\.16\.0\.1 +YES \S+ +up +up$/m)
    const cut = later(lab, 120, [1, 'fault', 'cut:s3/FastEthernet0/0'])
    expect(shown(cut, 'hub', text, 'show ip interface brief')).not.toContain('Virtual-Access2')
  })
  it('loses one with its peer, and gets it back when that asks again; it never begins itself', () => {
    const cut = later(lab, 120, [1, 'fault', 'cut:s3/FastEthernet0/0'])
    expect(up(cut, 'hub')).not.toContain('Virtual-Access2')
    expect(routesAt(cut, 'hub').some((route) => route.startsWith('10.3.'))).toBe(false)
    expect(routesAt(cut, 'hub')).toContain('10.2.0.0/16 eigrp Virtual-Access1')
    expect(said(cut, 'hub', ({ event }) => event === 'line-down', lab.network.now).join()).toContain(
      'Virtual-Access2 is down',
    )
    const back = later(cut, 180, [1, 'restore', 'cut:s3/FastEthernet0/0'])
    expect(routesAt(back, 'hub')).toContain('10.3.0.0/16 eigrp Virtual-Access2')
  })
})

it('a Virtual-Template that no IKE profile names makes none', () => {
  const without = hub(IKEV1.hub.filter((line) => !line.includes('virtual-template')))
  const lab = routers({ hub: without, s2: site(2, IKEV1.site), net: INTERNET }, CABLES.slice(0, 2))
  expect(up(lab, 'hub').some((name) => name.startsWith('Virtual'))).toBe(false)
})

describe('what a peer gets is not known, and why', () => {
  const CABLED = CABLES.slice(0, 2)
  const without = (lines: readonly string[], words: string) => lines.filter((line) => !line.includes(words))
  const replaced = (from: RegExp, to: string) => site(2, IKEV1.site).map((line) => line.replace(from, to))
  it.each([
    ['its lines do not tell its address', hub(IKEV1.hub), replaced(/ip address 192.0.2.2 .*/, 'ip address dhcp')],
    ['its address is a private one', hub(IKEV1.hub), replaced(/ip address 192.0.2.2 /, 'ip address 192.168.5.2 ')],
    ['a template of GRE', without(hub(IKEV1.hub), 'mode ipsec'), without(site(2, IKEV1.site), 'mode ipsec')],
    ['the template has no tunnel source', without(hub(IKEV1.hub), 'tunnel source'), site(2, IKEV1.site)],
  ])('%s', (why, atHub, atSite) => {
    const way = walked(routers({ hub: atHub, s2: atSite, net: INTERNET }, CABLED), '10.1.0.1', '10.2.0.1')
    expect(way.there).toBe('insufficient-info')
    expect(way.reason).toContain('which interface of Virtual-Template1 s2 gets')
    expect(way.reason).toContain(why)
  })
})

describe('routes that the ends tell each other by IKEv2 are not known, whichever end asks', () => {
  const without = (lines: readonly string[]) => {
    const from = lines.indexOf('router eigrp 1')
    return lines.filter((_, at) => at < from || at > from + 3)
  }
  const policy = ['crypto ikev2 authorization policy ROUTES', ' route set interface', ' route set access-list LANS']
  const told = (lines: readonly string[], line: string) =>
    without(lines).map((item) => (item === ' dpd 10 3 periodic' ? `${item}\n ${line}` : item))
  it.each([
    ['an authorization policy', policy, 'aaa authorization group psk list FLEX ROUTES'],
    ['one that stands with the profile alone', [], 'aaa authorization group psk list default default'],
  ])('%s', (_, more, line) => {
    const ends = { hub: [...more, ...told(hub(IKEV2.hub), line)], s2: [...more, ...told(site(2, IKEV2.site), line)] }
    const bare = (lines: readonly string[]) =>
      lines.map((item) => item.replace(/^ip route 0\.0\.0\.0 0\.0\.0\.0/, 'ip route 192.0.0.0 255.255.0.0'))
    const lab = routers({ hub: bare(ends.hub), s2: bare(ends.s2), net: INTERNET }, CABLES.slice(0, 2))
    for (const [from, to] of [
      ['10.1.0.1', '10.2.0.1'],
      ['10.2.0.1', '10.1.0.1'],
    ] as const) {
      const way = walked(lab, from, to)
      expect(way.there).toBe('insufficient-info')
      // Whoever has no tunnel says first that it hangs on the same lines whether there is one.
      expect(way.reason).toMatch(/by IKEv2|which tunnels (?:hub|s2) agrees on/)
    }
  })
})

it('a peer for which the hub has a tunnel interface of its own gets none of the template', () => {
  const own = [
    'crypto isakmp key OneKeyForAll77 address 192.0.2.2',
    'crypto ipsec profile OWN',
    ' set transform-set AES',
    ...port(
      'Tunnel2',
      'ip unnumbered Loopback0',
      'tunnel source FastEthernet0/0',
      'tunnel mode ipsec ipv4',
      'tunnel destination 192.0.2.2',
      'tunnel protection ipsec profile OWN',
    ),
  ]
  const lab = routers({ hub: hub(IKEV1.hub, ...own), s2: site(2, IKEV1.site), net: INTERNET }, CABLES.slice(0, 2))
  expect(lab.configurations.map(({ notKnown = [] }) => notKnown)).toEqual([[], [], []])
  expect(up(lab, 'hub').filter((name) => /^(?:Tunnel|Virtual)/.test(name))).toEqual(['Tunnel2'])
})

it('a site that is told of the hub while that has no power has its interface when the hub is back', () => {
  const text = hub(IKEV1.hub)
  const late = site(3, IKEV1.site)
  const full = routers({ hub: text, s2: site(2, IKEV1.site), s3: late, net: INTERNET }, CABLES)
  const configuration = full.configurations.find(({ device }) => device === 's3')
  if (!configuration) throw new Error('s3 is not configured')
  const before = late.map((line) => line.replace('tunnel destination 192.0.1.2', 'tunnel destination 192.0.9.9'))
  const lab = routers({ hub: text, s2: site(2, IKEV1.site), s3: before, net: INTERNET }, CABLES)
  expect(routesAt(lab, 'hub').some((route) => route.startsWith('10.3.'))).toBe(false)
  const off = later(lab, 5, [1, 'fault', 'power:hub'])
  const { now } = off.network
  schedule(off.network, { at: now, action: 'reconfigure', device: 's3', configuration, lines: [] })
  const back = later(off, 400, [10, 'restore', 'power:hub'])
  expect(routesAt(back, 'hub')).toEqual(
    expect.arrayContaining(['10.2.0.0/16 eigrp Virtual-Access1', '10.3.0.0/16 eigrp Virtual-Access2']),
  )
})
