/** VLAN interfaces of routers with a built-in switch: they live by their ports, and say what is not known between those. */
import { describe, expect, it } from 'vitest'
import { endsOf } from '../design/index'
import { importConfigurations } from '../interop/index'
import { settle, trace } from '../testing/lab'
import { later, routers, routesAt, up, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const UPLINK = port('FastEthernet4', 'ip address 192.0.2.1 255.255.255.0')
const branch = [
  ...port('FastEthernet0'),
  ...port('FastEthernet1', 'switchport access vlan 10'),
  ...port('FastEthernet2', 'switchport access vlan 10'),
  ...port('FastEthernet3', 'shutdown'),
  ...UPLINK,
  ...port('Vlan1', 'ip address 10.1.0.1 255.255.255.0'),
  ...port('Vlan10', 'ip address 10.10.0.1 255.255.255.0'),
]
const neighbour = (address: string) => [
  ...port('GigabitEthernet0/0', `ip address ${address} 255.255.255.0`),
  `ip route 0.0.0.0 0.0.0.0 ${address.replace(/\d+$/, '1')}`,
]
const LANS = { a: neighbour('10.1.0.9'), b: neighbour('10.10.0.9') }
const CABLES = ['r/FastEthernet0 a/GigabitEthernet0/0', 'r/FastEthernet2 b/GigabitEthernet0/0']

describe('a VLAN interface', () => {
  const lab = routers({ r: branch, ...LANS }, CABLES)
  it('is carried by the ports of its VLAN, that of VLAN 1 by those that were told none', () => {
    expect(lab.diagnostics).toEqual([])
    const over = lab.configurations[0]?.interfaces.flatMap((item) => (item.over ? [[item.name, item.over]] : []))
    expect(over).toEqual([
      ['Vlan1', { interface: 'FastEthernet0', others: ['FastEthernet3'] }],
      ['Vlan10', { interface: 'FastEthernet1', others: ['FastEthernet2'] }],
    ])
    expect(up(lab, 'r')).toEqual(expect.arrayContaining(['Vlan1', 'Vlan10', 'FastEthernet2']))
    expect(walked(lab, '10.1.0.9', '10.10.0.9').there).toBe('accepted')
    expect(walked(lab, '10.1.0.9', '10.10.0.9').back).toBe('accepted')
  })
  it('goes down with the last port that has a cable, with its route, and comes back', () => {
    const faults = ['cut:r/FastEthernet2', 'shut:r/FastEthernet2', 'shut:b/GigabitEthernet0/0'] as const
    for (const fault of faults) {
      const gone = later(lab, 30, [1, 'fault', fault])
      expect(up(gone, 'r')).toContain('Vlan1')
      expect(up(gone, 'r')).not.toContain('Vlan10')
      expect(routesAt(gone, 'r').filter((row) => row.includes('Vlan10'))).toEqual([])
      expect(up(later(gone, 30, [1, 'restore', fault]), 'r')).toContain('Vlan10')
    }
  })
  it('is down while its only ports are shut, have no cable, or are in other VLANs', () => {
    const shut = branch.flatMap((line) => (line.startsWith(' switchport') ? [line, ' shutdown'] : [line]))
    expect(up(routers({ r: shut, ...LANS }, CABLES), 'r')).not.toContain('Vlan10')
    expect(up(routers({ r: branch, ...LANS }, CABLES.slice(0, 1)), 'r')).not.toContain('Vlan10')
    const other = branch.map((line) => line.replace('access vlan 10', 'access vlan 20'))
    const none = routers({ r: other, ...LANS }, CABLES)
    expect(none.diagnostics.map(({ detail }) => detail)).toEqual([
      'What depends on it is not known: whether Vlan10 is up: no port of the text is in its VLAN.',
    ])
  })
  it('says that it is not known what goes between two of its ports that are up', () => {
    const texts = { r: branch, ...LANS, c: neighbour('10.10.0.8') }
    const both = routers(texts, [...CABLES, 'r/FastEthernet1 c/GigabitEthernet0/0'])
    const { there, reason } = walked(both, '10.1.0.9', '10.10.0.9')
    expect(there).toBe('insufficient-info')
    expect(reason).toContain('which of its switch ports Vlan10 uses')
    const between = walked(both, '10.10.0.8', '10.10.0.9')
    expect(between.there).toBe('insufficient-info')
    expect(between.reason).toContain('which of its switch ports Vlan10 uses')
    const one = later(both, 30, [1, 'fault', 'cut:r/FastEthernet1'])
    expect(walked(one, '10.1.0.9', '10.10.0.9').there).toBe('accepted')
  })
  it('rides a trunk by its tag, and what the trunk was told besides is not known', () => {
    const vlans = (n: number) => [
      ...port('Vlan10', `ip address 10.10.0.${n} 255.255.255.0`),
      ...port('Vlan20', `ip address 10.20.0.${n} 255.255.255.0`),
    ]
    const trunk = (...lines: readonly string[]) => port('GigabitEthernet0/1/0', 'switchport mode trunk', ...lines)
    const stick = [
      ...port('GigabitEthernet0/0', 'no ip address'),
      ...port('GigabitEthernet0/0.10', 'encapsulation dot1Q 10', 'ip address 10.10.0.2 255.255.255.0'),
      ...port('GigabitEthernet0/0.20', 'encapsulation dot1Q 20', 'ip address 10.20.0.2 255.255.255.0'),
    ]
    const cable = ['r/GigabitEthernet0/1/0 s/GigabitEthernet0/0']
    const plain = routers({ r: [...trunk(), ...vlans(1)], s: stick }, cable)
    expect(plain.diagnostics).toEqual([])
    expect(walked(plain, '10.10.0.2', '10.20.0.1').there).toBe('accepted')
    const told = routers({ r: [...trunk('switchport trunk allowed vlan 10'), ...vlans(1)], s: stick }, cable)
    expect(walked(told, '10.20.0.2', '10.20.0.1').there).toBe('insufficient-info')
  })
  it('comes in with a cable at its first port that is not shut', () => {
    const file = (name: string, lines: readonly string[]) => ({
      name: `${name}.cfg`,
      text: `version 15.9\nhostname ${name}\n${lines.join('\n')}\nend\n`,
    })
    const files = [file('r', branch), file('a', LANS.a), file('b', LANS.b)]
    const { design } = importConfigurations(files, { values: {} })
    if (!design) throw new Error('nothing was imported')
    const ends = design.links.flatMap(endsOf).filter(({ device }) => device === 'r')
    expect(ends.map((end) => end.interface)).toEqual(['FastEthernet0', 'FastEthernet1'])
    expect(trace(settle(design), 'a', 'b', 'icmp').forward.disposition).toBe('accepted')
  })
})
