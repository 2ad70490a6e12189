/** What `show ip route` says of routes that have no next hop, and of further addresses. */
import { describe, expect, it } from 'vitest'
import { routers, shown, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const LINK = (n: 1 | 2) => port('FastEthernet0/0', `ip address 10.0.12.${n} 255.255.255.0`)
const CABLE = ['r1/FastEthernet0/0 r2/FastEthernet0/0']

describe('a summary that discards (Cisco IOS, show ip route: "is a summary")', () => {
  it('stands as one with its age, when EIGRP made it at the border of a class', () => {
    const of = (n: 1 | 2) => [
      ...LINK(n),
      ...port('Loopback1', `ip address 172.3${n}.5.1 255.255.255.0`),
      'router eigrp 1',
      ' network 10.0.0.0',
      ` network 172.3${n}.0.0`,
      ' auto-summary',
    ]
    const table = shown(routers({ r1: of(1), r2: of(2) }, CABLE), 'r1', of(1), 'show ip route')
    expect(table).toMatch(/^D {8}172\.31\.0\.0\/16 is a summary, 00:\d\d:\d\d, Null0$/m)
    expect(table).toMatch(/^C {8}172\.31\.5\.0\/24 is directly connected, Loopback1$/m)
    expect(table).not.toMatch(/directly connected, Null0/)
  })
  it('stands as one when OSPF made it for a range of an area', () => {
    const of = (n: 1 | 2) => [
      ...LINK(n),
      ...port('Loopback1', `ip address 172.3${n}.5.1 255.255.255.0`, 'ip ospf network point-to-point'),
      'router ospf 1',
      ' network 10.0.0.0 0.255.255.255 area 0',
      ` network 172.3${n}.0.0 0.0.255.255 area ${n}`,
      ` area ${n} range 172.3${n}.0.0 255.255.0.0`,
    ]
    const table = shown(routers({ r1: of(1), r2: of(2) }, CABLE), 'r1', of(1), 'show ip route')
    expect(table).toMatch(/^O {8}172\.31\.0\.0\/16 is a summary, 00:\d\d:\d\d, Null0$/m)
  })
  it('is no word for a static route that discards', () => {
    const lab = routers({ r1: [...LINK(1), 'ip route 172.16.0.0 255.240.0.0 Null0'] }, [])
    expect(shown(lab, 'r1', [], 'show ip route')).toMatch(/^S {5}172\.16\.0\.0\/12 is directly connected, Null0$/m)
  })
})

it.each(['12.2(15)T', '15.9'])(
  'a default route by an interface alone is a last resort without address (%s)',
  (release) => {
    const texts = { r1: [...LINK(1), 'ip route 0.0.0.0 0.0.0.0 FastEthernet0/0'] }
    const table = shown(routers(texts, [], { release }), 'r1', texts.r1, 'show ip route')
    expect(table).toContain('Gateway of last resort is 0.0.0.0 to network 0.0.0.0')
    expect(table).toMatch(/^S\* {3,4}0\.0\.0\.0\/0 is directly connected, FastEthernet0\/0$/m)
  },
)

describe('a further address', () => {
  const texts = {
    r1: port('FastEthernet0/0', 'ip address 10.0.12.1 255.255.255.0', 'ip address 10.0.13.1 255.255.255.0 secondary'),
  }
  it('has its own local route from 15 on, as the first has', () => {
    const table = shown(routers(texts, []), 'r1', texts.r1, 'show ip route')
    for (const own of ['10.0.12.1/32', '10.0.13.1/32'])
      expect(table).toContain(`L        ${own} is directly connected, FastEthernet0/0`)
    expect(table).toContain('10.0.0.0/8 is variably subnetted, 4 subnets, 2 masks')
  })
  it('is traced from and to', () => {
    const r2 = port('FastEthernet0/0', 'ip address 10.0.13.2 255.255.255.0')
    const lab = routers({ ...texts, r2 }, ['r1/FastEthernet0/0 r2/FastEthernet0/0'])
    const way = walked(lab, '10.0.13.1', '10.0.13.2')
    expect([way.there, way.back]).toEqual(['accepted', 'accepted'])
  })
  it('is told of by show ip interface', () => {
    expect(shown(routers(texts, []), 'r1', texts.r1, 'show ip interface FastEthernet0/0')).toContain(
      '  Directed broadcast forwarding is disabled\n  Secondary address 10.0.13.1/24\n',
    )
  })
})

it('the helpers of an interface are those of its lines (Cisco IOS, show ip interface)', () => {
  const on = (...more: readonly string[]) => {
    const r1 = port('FastEthernet0/0', 'ip address 10.0.12.1 255.255.255.0', ...more)
    return shown(routers({ r1 }, []), 'r1', r1, 'show ip interface FastEthernet0/0')
  }
  expect(on()).toContain('  Helper address is not set\n')
  expect(on('ip helper-address 10.1.20.5')).toContain('  Helper address is 10.1.20.5\n')
  expect(on('ip helper-address 10.1.20.5', 'ip helper-address 10.1.20.6')).toContain(
    '  Helper addresses are 10.1.20.5\n                       10.1.20.6\n',
  )
})
