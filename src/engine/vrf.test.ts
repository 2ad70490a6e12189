/** VRFs as timed scripts: tables of their own, routes of lines, tunnels whose ends are in another table than what they carry. */
import { describe, expect, it } from 'vitest'
import { later, routers, routesAt, shown, up, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]

const PE = [
  ...['ip vrf RED', ' rd 1:1', ' route-target both 1:1', 'vrf definition BLUE', ' rd 1:2', ' address-family ipv4'],
  ...port('FastEthernet0/0', 'ip vrf forwarding RED', 'ip address 10.0.0.1 255.255.255.0'),
  ...port('FastEthernet0/1', 'vrf forwarding BLUE', 'ip address 10.0.0.1 255.255.255.0'),
  ...port('FastEthernet1/0', 'ip address 192.0.2.1 255.255.255.0'),
  'ip route vrf RED 10.9.0.0 255.255.0.0 10.0.0.2',
  'ip route vrf BLUE 10.8.0.0 255.255.0.0 10.0.0.2',
]

describe('two customers with the same addresses on one router', () => {
  const lab = routers(
    {
      pe: PE,
      red: [
        ...port('FastEthernet0/0', 'ip address 10.0.0.2 255.255.255.0'),
        ...port('Loopback0', 'ip address 10.9.0.1 255.255.0.0'),
        'ip route 0.0.0.0 0.0.0.0 10.0.0.1',
      ],
      blue: [
        ...port('FastEthernet0/0', 'ip address 10.0.0.2 255.255.255.0'),
        ...port('Loopback0', 'ip address 10.8.0.1 255.255.0.0'),
        'ip route 0.0.0.0 0.0.0.0 10.0.0.1',
      ],
    },
    ['pe/FastEthernet0/0 red/FastEthernet0/0', 'pe/FastEthernet0/1 blue/FastEthernet0/0'],
  )
  it('are in tables of their own, and in none of each other’s', () => {
    expect(lab.diagnostics.map(({ summary }) => summary)).toEqual([])
    expect(routesAt(lab, 'pe')).toEqual(['192.0.2.0/24 connected FastEthernet1/0'])
    expect(routesAt(lab, 'pe', 'RED')).toEqual(['10.0.0.0/24 connected FastEthernet0/0', '10.9.0.0/16 static'])
    expect(routesAt(lab, 'pe', 'BLUE')).toEqual(['10.0.0.0/24 connected FastEthernet0/1', '10.8.0.0/16 static'])
  })
  it('are answered in their own table only', () => {
    const own = walked(lab, '10.9.0.1', '10.0.0.1')
    expect([own.there, own.back]).toEqual(['accepted', 'accepted'])
    const other = walked(lab, '10.9.0.1', '10.8.0.1')
    expect([other.there, other.reason]).toEqual(['no-route', 'pe has no route to 10.8.0.1 in VRF RED.'])
    expect(walked(lab, '10.9.0.1', '192.0.2.1').there).toBe('no-route')
  })
  it('are listed with their interfaces', () => {
    const lines = (command: string) => shown(lab, 'pe', PE, command).split('\n')
    expect(lines('show ip vrf')).toEqual([
      '  Name                             Default RD          Interfaces',
      '  RED                              1:1                 Fa0/0',
      '  BLUE                             1:2                 Fa0/1',
    ])
    expect(lines('show vrf').at(-1)).toBe('  BLUE                             1:2                   ipv4        Fa0/1')
  })
  it('hold IPv4 where a line says so', () => {
    const bare = routers({ pe: PE.filter((line) => !line.includes('address-family')) }, [])
    expect(bare.diagnostics.map(({ summary }) => summary)).toEqual(['VRF BLUE has no address-family ipv4'])
    const six = ['vrf definition SIX', ' address-family ipv6', 'interface FastEthernet0/9', ' vrf forwarding SIX']
    expect(routers({ pe: [...six, ' ipv6 address 2001:db8::1/64'] }, []).diagnostics).toEqual([])
  })
  it('lose their routes with their interface', () => {
    const cut = later(lab, 10, [1, 'fault', 'cut:red/FastEthernet0/0'])
    expect(routesAt(cut, 'pe', 'RED')).toEqual([])
    expect(routesAt(cut, 'pe', 'BLUE')).toHaveLength(2)
  })
})

describe('a tunnel interface with a front-door VRF', () => {
  const POLICY = ['crypto isakmp policy 10', ' encr aes 256', ' authentication pre-share', ' group 14']
  const PROFILE = [
    'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
    'crypto ipsec profile VPN',
    ' set transform-set AES',
  ]
  const EIGRP = ['router eigrp 1', ' network 10.0.0.0', ' network 172.16.0.0', ' no auto-summary']
  const end = (n: number, ring: readonly string[], mode: readonly string[] = ['tunnel mode ipsec ipv4']) => [
    ...['ip vrf OUT', ' rd 1:1'],
    ...ring,
    ...POLICY,
    ...PROFILE,
    ...(ring.length > 1 ? [' set isakmp-profile P'] : []),
    ...port('FastEthernet0/0', 'ip vrf forwarding OUT', `ip address 192.0.${n}.2 255.255.255.252`),
    ...port('FastEthernet0/1', `ip address 10.${n}.0.1 255.255.0.0`),
    ...port(
      'Tunnel0',
      `ip address 172.16.0.${n} 255.255.255.252`,
      'tunnel source FastEthernet0/0',
      `tunnel destination 192.0.${3 - n}.2`,
      'tunnel vrf OUT',
      ...mode,
      'tunnel protection ipsec profile VPN',
    ),
    ...EIGRP,
    `ip route vrf OUT 0.0.0.0 0.0.0.0 192.0.${n}.1`,
  ]
  const net = [
    ...port('FastEthernet1/0', 'ip address 192.0.1.1 255.255.255.252'),
    ...port('FastEthernet2/0', 'ip address 192.0.2.1 255.255.255.252'),
  ]
  const between = (ring: readonly string[], mode?: readonly string[]) =>
    routers({ r1: end(1, ring, mode), r2: end(2, ring, mode), net }, [
      'r1/FastEthernet0/0 net/FastEthernet1/0',
      'r2/FastEthernet0/0 net/FastEthernet2/0',
    ])
  const RING = [
    ...['crypto keyring K vrf OUT', ' pre-shared-key address 0.0.0.0 0.0.0.0 key ForTwoEnds77'],
    ...['crypto isakmp profile P', ' keyring K', ' match identity address 0.0.0.0 OUT'],
  ]
  it.each([
    ['IPsec’s own kind', ['tunnel mode ipsec ipv4']],
    ['GRE under protection', ['tunnel mode gre ip']],
  ])('of %s carries the global table over the provider’s', (_, mode) => {
    const lab = between(RING, mode)
    expect(lab.diagnostics.map(({ summary }) => summary)).toEqual([])
    expect(up(lab, 'r1')).toContain('Tunnel0')
    expect(routesAt(lab, 'r1')).toContain('10.2.0.0/16 eigrp Tunnel0')
    expect(routesAt(lab, 'r1')).not.toContain('0.0.0.0/0 static')
    const way = walked(lab, '10.1.0.1', '10.2.0.1')
    expect([way.there, way.back]).toEqual(['accepted', 'accepted'])
  })
  it('finds no profile for its peers that matches addresses of another table', () => {
    const global = RING.map((line) => line.replace(' OUT', line.startsWith('crypto keyring') ? ' OUT' : ''))
    expect(global).not.toEqual(RING)
    expect(up(between(global), 'r1')).not.toContain('Tunnel0')
  })
  it.each([
    ['OUT', 'OUT', true],
    ['any', 'any', true],
    ['any', 'OUT', true],
    ['', 'OUT', false],
    ['OUT', '', false],
    ['OTHER', 'OUT', false],
  ])('of IKEv2: match fvrf %j in its policy and %j in its profile', (ofPolicy, ofProfile, comesUp) => {
    const fvrf = (name: string) => (name === '' ? [] : [` match fvrf ${name}`])
    const second = [
      ...['crypto ikev2 proposal S', ' encryption aes-cbc-256', ' integrity sha256', ' group 14'],
      ...['crypto ikev2 policy S', ...fvrf(ofPolicy), ' proposal S'],
      ...['crypto ikev2 keyring K', ' peer ANY', '  address 0.0.0.0 0.0.0.0', '  pre-shared-key ForTwoEnds77'],
      ...['crypto ikev2 profile S', ...fvrf(ofProfile), ' match identity remote address 0.0.0.0'],
      ...[' authentication remote pre-share', ' authentication local pre-share', ' keyring local K'],
    ]
    const of = (n: number) =>
      end(n, second).map((line) => line.replace(' set isakmp-profile P', ' set ikev2-profile S'))
    const lab = routers({ r1: of(1), r2: of(2), net }, [
      'r1/FastEthernet0/0 net/FastEthernet1/0',
      'r2/FastEthernet0/0 net/FastEthernet2/0',
    ])
    expect(up(lab, 'r1').includes('Tunnel0')).toBe(comesUp)
  })
  it('finds a key for its peers only in a keyring of that VRF', () => {
    const lab = between(['crypto isakmp key ForTwoEnds77 address 0.0.0.0 0.0.0.0'])
    expect(up(lab, 'r1')).not.toContain('Tunnel0')
  })
})

describe.each([
  ['OSPF', ['router ospf 1', ' network 0.0.0.0 255.255.255.255 area 0']],
  ['EIGRP', ['router eigrp 1', ' network 0.0.0.0', ' no auto-summary']],
])('%s of the global table', (_, process) => {
  const end = (n: number, vrf: readonly string[]) => [
    ...(vrf.length > 0 ? ['ip vrf RED', ' rd 1:1'] : []),
    ...port('FastEthernet0/0', ...vrf, `ip address 10.0.0.${n} 255.255.255.0`),
    ...port('Loopback0', `ip address 10.${n}.0.1 255.255.0.0`),
    ...process,
  ]
  const far = (vrf: readonly string[]) => {
    const lab = routers({ r1: end(1, vrf), r2: end(2, []) }, ['r1/FastEthernet0/0 r2/FastEthernet0/0'])
    return routesAt(lab, 'r2').filter((route) => route.startsWith('10.1.'))
  }
  it('speaks on no interface of a VRF, whatever its network lines cover', () => {
    expect(far([])).toHaveLength(1)
    expect(far(['ip vrf forwarding RED'])).toEqual([])
  })
})
