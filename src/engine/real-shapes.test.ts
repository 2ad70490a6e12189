/** Networks as people run them, in shapes other than the source document's: what import makes of them, and what is found. */
import { describe, expect, it } from 'vitest'
import type { Design } from '../design/index'
import { importConfigurations } from '../interop/index'
import { settleWith, trace } from '../testing/lab'
import { buildScene } from './build'
import { examine } from './findings'

const IKE = [
  'crypto isakmp policy 10',
  ' encr aes 256',
  ' authentication pre-share',
  ' group 2',
  'crypto isakmp keepalive 10 3 periodic',
  'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
]
const KEY = ['crypto isakmp key OneKeyForAll77 address 0.0.0.0 0.0.0.0']
const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const text = (name: string, ...lines: readonly (string | readonly string[])[]) => ({
  name: `${name}.cfg`,
  text: `${['version 15.1', `hostname ${name}`, ...lines.flat(), 'end'].join('\n')}\n`,
})
const DYNAMIC = [
  'crypto dynamic-map DYN 10',
  ' set transform-set AES',
  ' reverse-route',
  'crypto map VPN 65000 ipsec-isakmp dynamic DYN',
]

const hub = (name: string, ...more: readonly (string | readonly string[])[]) =>
  text(
    name,
    IKE,
    KEY,
    DYNAMIC,
    port('GigabitEthernet0/0', 'ip address 192.0.2.10 255.255.255.248', 'crypto map VPN'),
    port('GigabitEthernet0/1', 'ip address 10.1.1.1 255.255.255.0'),
    ['ip route 0.0.0.0 0.0.0.0 192.0.2.9'],
    ...more,
  )

const MAP = (peers: readonly string[]) => [
  'crypto map VPN 10 ipsec-isakmp',
  ...peers.map((peer) => ` set peer ${peer}`),
  ' set transform-set AES',
  ' match address 101',
]

interface Wan {
  readonly ports: readonly string[]
  readonly route: string
}
const ETHERNET: Wan = {
  ports: port('FastEthernet4', 'ip address 203.0.113.10 255.255.255.0', 'crypto map VPN'),
  route: '203.0.113.1',
}
const PPPOE: Wan = {
  ports: [
    ...port('FastEthernet4', 'no ip address', 'pppoe enable group global', 'pppoe-client dial-pool-number 1'),
    ...port('Dialer1', 'ip address negotiated', 'encapsulation ppp', 'dialer pool 1', 'crypto map VPN'),
  ],
  route: 'Dialer1',
}
const spoke = (n: number, peers: readonly string[], { ports, route }: Wan = ETHERNET, ...more: readonly string[]) =>
  text(
    `spoke-${n}`,
    IKE,
    KEY,
    MAP(peers),
    ports.map((line) => line.replace('203.0.113.10', `203.0.113.${10 + n}`)),
    port('Vlan1', `ip address 10.20.${n}.1 255.255.255.0`),
    [`ip route 0.0.0.0 0.0.0.0 ${route}`],
    [`access-list 101 permit ip 10.20.${n}.0 0.0.0.255 10.0.0.0 0.255.255.255`],
    more,
  )

function imported(...files: readonly { readonly name: string; readonly text: string }[]) {
  const { design, links, ...rest } = importConfigurations(files, { values: {} })
  if (!design) throw new Error('nothing was imported')
  const cables = links.map(({ a, b }) => `${a} ${b}`)
  return { ...rest, design, cables, grave: grave(design) }
}

/** Errors and warnings, by rule; what is not known apart. */
const grave = (design: Design) =>
  examine(design, buildScene(design)).findings.flatMap(({ rule, severity, notKnown }) =>
    severity === 'info' ? [] : [notKnown ? `${rule}?` : rule],
  )

const ends = (design: Design, from: string, to: string) => {
  const { forward } = trace(settleWith({}, design), from, to)
  return [forward.disposition, forward.reason] as const
}

describe('head-ends without a firewall', () => {
  it('stand on the Internet with their sites, whose tunnels come up', () => {
    const { design, cables, grave, diagnostics } = imported(
      hub('hub'),
      spoke(1, ['192.0.2.10']),
      spoke(2, ['192.0.2.10'], PPPOE),
    )
    expect(cables).toEqual([
      'spoke-1/FastEthernet4 internet/Access1',
      'spoke-2/FastEthernet4 internet/Access2',
      'hub/GigabitEthernet0/0 internet/Border',
    ])
    expect(grave).toEqual(['credentials'])
    // What is not drawn is up all the same, and said to be.
    expect(diagnostics.map(({ summary }) => summary).join('\n')).toContain('hub GigabitEthernet0/1 (10.1.1.0/24)')
    expect(ends(design, 'spoke-1/Vlan1', 'hub/GigabitEthernet0/1')[0]).toBe('accepted')
    expect(ends(design, 'spoke-2/Vlan1', '10.1.1.50')[0]).toBe('delivered-to-subnet')
  })
  it('may have two providers, and the map on both', () => {
    const second = port('GigabitEthernet0/2', 'ip address 198.51.100.10 255.255.255.248', 'crypto map VPN')
    const { cables, grave, design } = imported(
      hub('hub', second, ['ip route 0.0.0.0 0.0.0.0 198.51.100.9 250 name BACKUP']),
      spoke(1, ['192.0.2.10', '198.51.100.10']),
    )
    expect(cables).toContain('hub/GigabitEthernet0/2 internet/Border2')
    expect(grave).toEqual(['credentials'])
    expect(ends(design, 'spoke-1/Vlan1', 'hub/GigabitEthernet0/1')[0]).toBe('accepted')
  })
  it('may share a virtual address and an inside network where another protocol runs', () => {
    const pair = (n: number) =>
      text(
        `hub-${n}`,
        IKE,
        KEY,
        DYNAMIC,
        port(
          'GigabitEthernet0/0',
          `ip address 192.0.2.${9 + n} 255.255.255.248`,
          'standby 1 ip 192.0.2.13',
          `standby 1 priority ${120 - n}`,
          'standby 1 preempt',
          'standby 1 name HA',
          'crypto map VPN redundancy HA',
        ),
        port('GigabitEthernet0/1', `ip address 10.1.1.${n} 255.255.255.0`, 'ip ospf 1 area 0'),
        ['router ospf 1', ` router-id 10.1.1.${n}`, ' redistribute static subnets'],
        ['ip route 0.0.0.0 0.0.0.0 192.0.2.9'],
      )
    const { grave, design, devices } = imported(pair(1), pair(2), spoke(1, ['192.0.2.13']))
    expect(devices.filter(({ role }) => role === 'head-end')).toHaveLength(2)
    expect(design.devices.find(({ name }) => name === 'spoke-1')).toMatchObject({ peers: ['hub-1', 'hub-2'] })
    expect(grave).toEqual(['credentials'])
    expect(ends(design, 'spoke-1/Vlan1', '192.0.2.13')[0]).toBe('accepted')
  })
})

describe('sites', () => {
  it('with a network of its own that is not protected have no finding about it', () => {
    const guests = port('Vlan20', 'ip address 192.168.20.1 255.255.255.0')
    const { grave, design } = imported(hub('hub'), spoke(1, ['192.0.2.10'], ETHERNET, ...guests))
    expect(grave).toEqual(['credentials'])
    const site = design.devices.find(({ name }) => name === 'spoke-1')
    expect(site?.interfaces.map(({ name, role }) => [name, role])).toEqual([
      ['FastEthernet4', 'outside'],
      ['Vlan1', 'lan'],
      ['Vlan20', 'port'],
    ])
  })
  it('may have their protected LAN as a second network of an interface', () => {
    const file = spoke(1, ['192.0.2.10'])
    const first = ' ip address 192.168.9.1 255.255.255.0\n ip address 10.20.1.1 255.255.255.0 secondary'
    const { design } = imported(hub('hub'), {
      ...file,
      text: file.text.replace(' ip address 10.20.1.1 255.255.255.0', first),
    })
    expect(ends(design, 'hub/GigabitEthernet0/1', '10.20.1.1')[0]).not.toBe('delivered-to-subnet')
    expect(ends(design, 'spoke-1', '10.20.1.77')).toEqual(['delivered-to-subnet', expect.stringContaining('Vlan1')])
  })
  it('joined by tunnel interfaces share the tunnel’s subnet by right', () => {
    const end = (n: number, wan: string, far: string) =>
      text(
        `r${n}`,
        port('Tunnel0', `ip address 172.16.0.${n} 255.255.255.252`, `tunnel destination ${far}`),
        port('GigabitEthernet0/0', `ip address ${wan} 255.255.255.0`),
      )
    const { grave } = imported(end(1, '192.0.2.10', '203.0.113.10'), end(2, '203.0.113.10', '192.0.2.10'))
    expect(grave.filter((rule) => rule !== 'unconnected')).toEqual([])
  })
})

describe('sites that lease their address', () => {
  const leased = (n: number, ...more: readonly string[]) =>
    spoke(
      n,
      ['192.0.2.10'],
      { ports: port('FastEthernet4', 'ip address dhcp', 'ip nat outside', 'crypto map VPN'), route: 'FastEthernet4' },
      ...more,
    )
  const TRANSLATES = [
    'ip nat inside source list 105 interface FastEthernet4 overload',
    'access-list 105 permit ip any any',
  ]
  it('and translate for their LAN are the home router: none is drawn before them', () => {
    const { cables } = imported(hub('hub'), leased(1, ...TRANSLATES), leased(2))
    expect(cables.filter((cable) => cable.startsWith('spoke'))).toEqual([
      'spoke-1/FastEthernet4 internet/Access1',
      'spoke-2/FastEthernet4 home-0/Inside',
    ])
  })
  it('have home routers with an id each', () => {
    const { design } = imported(hub('hub'), leased(1), leased(2), leased(3))
    const homes = design.devices.filter(({ kind }) => kind === 'home-nat')
    expect(homes).toHaveLength(3)
    expect(new Set(design.devices.map(({ id }) => id)).size).toBe(design.devices.length)
  })
})

describe('a partner’s key beside the sites’ certificates', () => {
  const CA = ['crypto pki trustpoint CA', ' enrollment url http://10.1.1.40:80']
  const PARTNER = ['crypto isakmp key OnlyForThem99 address 203.0.113.200']
  const policy = (priority: number, method: 'rsa-sig' | 'pre-share') => [
    `crypto isakmp policy ${priority}`,
    ' encr aes 256',
    ' group 14',
    ` authentication ${method}`,
  ]
  const mixed = (policies: readonly string[], ...more: readonly (readonly string[])[]) =>
    imported(
      text(
        'hub',
        CA,
        policies,
        'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
        DYNAMIC,
        port('GigabitEthernet0/0', 'ip address 192.0.2.10 255.255.255.248', 'crypto map VPN'),
        ...more,
      ),
    )
  it.each([
    ['first', [...policy(10, 'rsa-sig'), ...policy(20, 'pre-share')]],
    ['last', [...policy(20, 'rsa-sig'), ...policy(10, 'pre-share')]],
  ])('is not the key of the design, the policy for signatures being the %s', (_, policies) => {
    const { design, grave } = mixed(policies, PARTNER)
    expect(design.vpn.credentials).toEqual({
      kind: 'certificates',
      trustpoint: 'CA',
      enrollmentUrl: 'http://10.1.1.40:80',
    })
    expect(grave).not.toContain('credentials')
  })
  it('is the sites’ where it is everybody’s, and comes first', () => {
    const policies = [...policy(20, 'rsa-sig'), ...policy(10, 'pre-share')]
    expect(mixed(policies, KEY).design.vpn.credentials.kind).toBe('pre-shared-key')
  })
})

it('a text that says no version is of the first release that takes its lines', () => {
  const bare = (name: string, lines: readonly string[]) => ({ name, text: ['hostname r', ...lines, ''].join('\n') })
  const releaseOf = (...lines: readonly string[]) => {
    const { design, grave } = imported(bare('r.cfg', [...port('FastEthernet0/0', 'ip address dhcp'), ...lines]))
    const [device] = design.devices
    return [device && 'release' in device ? device.release : '', grave.filter((rule) => rule !== 'unconnected')]
  }
  expect(releaseOf()).toEqual(['12.2(11)T', []])
  expect(releaseOf('crypto ipsec transform-set a esp-aes 256 esp-sha-hmac')).toEqual(['12.4(15)T', []])
  expect(releaseOf('crypto ikev2 keyring K')).toEqual(['15.7', []])
})

describe('firewalls', () => {
  const firewall = (inside: readonly string[], route: string) => ({
    name: 'fw.cfg',
    text: [
      'ASA Version 9.1',
      'hostname fw',
      ...[
        'interface GigabitEthernet0/0',
        ' nameif outside',
        ' security-level 0',
        ' ip address 192.0.2.2 255.255.255.0',
      ],
      ...inside,
      route,
      '',
    ].join('\n'),
  })
  const router = text('r', port('FastEthernet0/0', 'ip address 10.1.0.2 255.255.255.0'), [
    'ip route 0.0.0.0 0.0.0.0 10.1.0.1',
  ])
  it('may have subinterfaces, and routes that hang on a tracked object', () => {
    const inside = [
      ...['interface GigabitEthernet0/1', ' no nameif', ' no ip address'],
      ...['interface GigabitEthernet0/1.10', ' vlan 10', ' nameif inside', ' security-level 100'],
      ' ip address 10.1.0.1 255.255.255.0',
    ]
    const { design, grave } = imported(firewall(inside, 'route outside 0.0.0.0 0.0.0.0 192.0.2.1 1 track 1'), router)
    expect(grave).toEqual([])
    const [end, why] = ends(design, 'r', '203.0.113.9')
    expect([end, why]).toEqual(['exits-network', expect.stringContaining('192.0.2.1')])
  })
})

describe('what cannot be compared', () => {
  const sealed = (file: ReturnType<typeof hub>) => ({
    ...file,
    text: file.text.replace('key OneKeyForAll77', 'key 6 JDYkRE`ZTfGTiXFaHRVhiTXDGWDGWN'),
  })
  it('is not refused: a key of type 6', () => {
    const { design } = imported(sealed(hub('hub')), spoke(1, ['192.0.2.10']))
    const [end, why] = ends(design, 'spoke-1/Vlan1', 'hub/GigabitEthernet0/1')
    expect(end).toBe('insufficient-info')
    expect(why).toMatch(/whether its key, which is ciphered, is that of 203\.0\.113\.11, because of line \d+ of hub/)
  })
  it('is not refused: an offer to a template whose list is read in part', () => {
    const listed = hub('hub', ['ip access-list extended TEMPLATE', ' permit ip any any frobnicate'])
    const part = { ...listed, text: listed.text.replace(' reverse-route', ' match address TEMPLATE\n reverse-route') }
    const { design } = imported(part, spoke(1, ['192.0.2.10']))
    const [end, why] = ends(design, 'spoke-1/Vlan1', 'hub/GigabitEthernet0/1')
    expect(end).toBe('insufficient-info')
    expect(why).toContain('"permit ip any any frobnicate"')
  })
  it('is not refused: a peer that a profile knows by name', () => {
    const profile = ['crypto isakmp profile BRANCH', ' match identity host domain branch.example.com']
    const named = hub('hub', profile)
    const file = { ...named, text: named.text.replace(' reverse-route', ' set isakmp-profile BRANCH\n reverse-route') }
    const [end, why] = ends(imported(file, spoke(1, ['192.0.2.10'])).design, 'spoke-1/Vlan1', 'hub/GigabitEthernet0/1')
    expect(end).toBe('insufficient-info')
    expect(why).toContain('which peers isakmp profile BRANCH is for')
  })
})

describe('routers with tunnel interfaces to each other', () => {
  const KEYED = [
    'crypto isakmp key ForTwoEnds77 address 0.0.0.0 0.0.0.0',
    'crypto ipsec profile VPN',
    ' set transform-set AES',
  ]
  const tunnel = (n: number, inside: string, far: string) =>
    port(
      `Tunnel${n}`,
      `ip address ${inside} 255.255.255.252`,
      'ip mtu 1400',
      'tunnel source GigabitEthernet0/0',
      `tunnel destination ${far}`,
      'tunnel mode ipsec ipv4',
      'tunnel protection ipsec profile VPN',
    )
  const EIGRP = ['router eigrp 10', ' network 10.0.0.0', ' network 172.16.0.0']
  const branch = (n: number) =>
    text(
      `branch-${n}`,
      IKE,
      KEYED,
      tunnel(0, `172.16.${n}.2`, '192.0.2.10'),
      port('GigabitEthernet0/0', `ip address 203.0.113.1${n} 255.255.255.0`),
      port('GigabitEthernet0/1', `ip address 10.20.${n}.1 255.255.255.0`),
      EIGRP,
      ['ip route 0.0.0.0 0.0.0.0 203.0.113.1'],
    )
  it('stand on the Internet by their providers, and reach each other through the tunnels', () => {
    const { design, cables, grave } = imported(
      text(
        'core',
        IKE,
        KEYED,
        tunnel(1, '172.16.1.1', '203.0.113.11'),
        tunnel(2, '172.16.2.1', '203.0.113.12'),
        port('GigabitEthernet0/0', 'ip address 192.0.2.10 255.255.255.248'),
        port('GigabitEthernet0/1', 'ip address 10.1.1.1 255.255.255.0'),
        EIGRP,
        ['ip route 0.0.0.0 0.0.0.0 192.0.2.9'],
      ),
      branch(1),
      branch(2),
    )
    expect(grave).toEqual([])
    expect(cables).toContain('core/GigabitEthernet0/0 internet/Border')
    expect(ends(design, 'branch-1/GigabitEthernet0/1', 'core/GigabitEthernet0/1')[0]).toBe('accepted')
    expect(ends(design, 'branch-1/GigabitEthernet0/1', '10.20.2.77')[0]).toBe('delivered-to-subnet')
  })
})
