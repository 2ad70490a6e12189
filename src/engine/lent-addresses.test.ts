/** `ip unnumbered`: interfaces with the address of another one, as networks of two routers. */
import { describe, expect, it } from 'vitest'
import { later, type Routers, routers, routesAt, up, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]

/** Two routers with a tunnel between them, each with a LAN, and a loopback that lends its address. */
const end = (n: 1 | 2, routing: readonly string[], lends = 'Loopback0', more: readonly string[] = []) => [
  ...port('Loopback0', `ip address 10.255.0.${n} 255.255.255.255`),
  ...port('FastEthernet0/0', `ip address 192.0.2.${n} 255.255.255.0`),
  ...port('FastEthernet0/1', `ip address 10.${n}.0.1 255.255.0.0`),
  ...port('Tunnel0', `ip unnumbered ${lends}`, 'tunnel source FastEthernet0/0', `tunnel destination 192.0.2.${3 - n}`),
  ...routing,
  ...more,
]
const CABLE = ['r1/FastEthernet0/0 r2/FastEthernet0/0']
const both = (routing: readonly string[], lends?: string): Routers =>
  routers({ r1: end(1, routing, lends), r2: end(2, routing, lends) }, CABLE)
const EIGRP = ['router eigrp 1', ' network 10.0.0.0', ' no auto-summary']
const OSPF = ['router ospf 1', ' network 10.0.0.0 0.255.255.255 area 0']

describe('ip unnumbered', () => {
  it.each([
    ['EIGRP', EIGRP, 'eigrp'],
    ['OSPF (RFC 2328 section 12.4.1.1)', OSPF, 'ospf'],
  ])('carries %s between ends that share no network', (_name, routing, word) => {
    const lab = both(routing)
    expect(lab.diagnostics).toEqual([])
    expect(up(lab, 'r1')).toContain('Tunnel0')
    expect(routesAt(lab, 'r1')).toEqual(
      expect.arrayContaining([`10.2.0.0/16 ${word} Tunnel0`, `10.255.0.2/32 ${word} Tunnel0`]),
    )
    // The loopback's network is connected by the loopback alone.
    expect(routesAt(lab, 'r1').filter((text) => text.startsWith('10.255.0.1/32'))).toEqual([
      '10.255.0.1/32 connected Loopback0',
    ])
    const way = walked(lab, '10.1.0.1', '10.2.0.1')
    expect([way.there, way.back]).toEqual(['accepted', 'accepted'])
  })
  it('is without an address while the other interface is down, and has it again after it', () => {
    const lab = both(EIGRP, 'FastEthernet0/1')
    expect(routesAt(lab, 'r1')).toContain('10.2.0.0/16 eigrp Tunnel0')
    const shut = later(lab, 40, [1, 'fault', 'shut:r2/FastEthernet0/1'])
    expect(up(shut, 'r2')).toContain('Tunnel0')
    expect(routesAt(shut, 'r2')).not.toContain('10.1.0.0/16 eigrp Tunnel0')
    const back = later(shut, 40, [1, 'restore', 'shut:r2/FastEthernet0/1'])
    expect(routesAt(back, 'r2')).toContain('10.1.0.0/16 eigrp Tunnel0')
  })
  it('leads what static routes send by the interface', () => {
    const route = (n: 1 | 2) => [`ip route 10.${3 - n}.0.0 255.255.0.0 Tunnel0`]
    const lab = routers({ r1: end(1, [], 'Loopback0', route(1)), r2: end(2, [], 'Loopback0', route(2)) }, CABLE)
    expect(walked(lab, '10.1.0.1', '10.2.0.1').there).toBe('accepted')
  })
  it('is refused where others share the network, and without an address to lend, in words', () => {
    const on = (name: string, of: string) =>
      routers(
        { r1: [...port('FastEthernet0/0', 'ip address 10.1.0.1 255.255.0.0'), ...port(name, `ip unnumbered ${of}`)] },
        [],
      )
    expect(on('FastEthernet0/1', 'FastEthernet0/0').diagnostics.map(({ summary }) => summary)).toEqual([
      "FastEthernet0/1 shares its network with others, and has another interface's address: IOS refuses that",
    ])
    expect(on('FastEthernet0/1.5', 'FastEthernet0/0').diagnostics.map(({ summary }) => summary)).toEqual([
      "FastEthernet0/1.5 shares its network with others, and has another interface's address: that is not simulated",
    ])
    expect(on('Tunnel1', 'Loopback9').diagnostics.map(({ summary }) => summary)).toContain('Loopback9 does not exist')
    expect(on('Tunnel1', 'Tunnel1').diagnostics.map(({ summary }) => summary)).toContain(
      'Tunnel1 has no address of its own',
    )
  })
})
