/** VLAN interfaces of routers with a built-in switch: they live by their ports, and say what is not known between those. */
import { describe, expect, it } from 'vitest'
import { vlanOfTag } from '../config/index'
import { endsOf } from '../design/index'
import { importConfigurations } from '../interop/index'
import { settle, trace } from '../testing/lab'
import { later, routers, routesAt, shown, up, walked } from '../testing/routers'

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
  it('is one port of its VLAN among those that are up: they reach each other, and it', () => {
    const texts = { r: branch, ...LANS, c: neighbour('10.10.0.8') }
    const both = routers(texts, [...CABLES, 'r/FastEthernet1 c/GigabitEthernet0/0'])
    expect(both.diagnostics).toEqual([])
    for (const [from, to] of [
      ['10.1.0.9', '10.10.0.9'],
      ['10.1.0.9', '10.10.0.8'],
      ['10.10.0.8', '10.10.0.1'],
    ] as const) {
      expect(walked(both, from, to).there).toBe('accepted')
      expect(walked(both, from, to).back).toBe('accepted')
    }
    // IEEE 802.1D clause 7: what was learnt is forwarded there alone, and is not routed.
    const between = walked(both, '10.10.0.8', '10.10.0.9')
    expect(between.there).toBe('accepted')
    expect(between.devices).toEqual(['c', 'r', 'b'])
    expect(between.steps).toEqual(expect.arrayContaining(['r receive: bridged']))
    const one = later(both, 30, [1, 'fault', 'cut:r/FastEthernet1'])
    expect(walked(one, '10.1.0.9', '10.10.0.9').there).toBe('accepted')
    expect(walked(one, '10.1.0.9', '10.10.0.8').there).not.toBe('accepted')
  })
  it('keeps VLANs apart', () => {
    const apart = branch.flatMap((line) => (line === ' switchport access vlan 10' ? [line] : [line]))
    const other = [...port('FastEthernet0', 'switchport access vlan 20'), ...apart.slice(1)]
    const lab = routers({ r: other, a: neighbour('10.10.0.7'), b: LANS.b }, CABLES)
    expect(walked(lab, '10.10.0.7', '10.10.0.9').there).toBe('neighbor-unreachable')
  })
  const vlans = (n: number) => [
    ...port('Vlan10', `ip address 10.10.0.${n} 255.255.255.0`),
    ...port('Vlan20', `ip address 10.20.0.${n} 255.255.255.0`),
  ]
  const trunk = (name: string, ...lines: readonly string[]) => port(name, 'switchport mode trunk', ...lines)
  const TRUNK = 'GigabitEthernet0/1/0'
  it('rides a trunk by its tag, if the trunk carries its VLAN', () => {
    const stick = [
      ...port('GigabitEthernet0/0', 'no ip address'),
      ...port('GigabitEthernet0/0.10', 'encapsulation dot1Q 10', 'ip address 10.10.0.2 255.255.255.0'),
      ...port('GigabitEthernet0/0.20', 'encapsulation dot1Q 20', 'ip address 10.20.0.2 255.255.255.0'),
    ]
    const lab = (...lines: readonly string[]) =>
      routers({ r: [...trunk(TRUNK, ...lines), ...vlans(1)], s: stick }, [`r/${TRUNK} s/GigabitEthernet0/0`])
    const plain = lab()
    expect(plain.diagnostics).toEqual([])
    expect(walked(plain, '10.10.0.2', '10.20.0.1').there).toBe('accepted')
    const carried = (...lines: readonly string[]) => {
      const open = lab(...lines).diagnostics.map(({ detail }) => detail)
      return [10, 20].map((n) => !open.some((detail) => detail.includes(`whether Vlan${n} is up`)))
    }
    expect(carried('switchport trunk allowed vlan 10')).toEqual([true, false])
    expect(carried('switchport trunk allowed vlan 10', 'switchport trunk allowed vlan add 18-22')).toEqual([true, true])
    expect(carried('switchport trunk allowed vlan except 10')).toEqual([false, true])
    expect(carried('switchport trunk allowed vlan 5-30', 'switchport trunk allowed vlan remove 20')).toEqual([
      true,
      false,
    ])
    expect(carried('switchport trunk allowed vlan none')).toEqual([false, false])
    // The native VLAN goes without a tag, and a subinterface that waits for one does not hear it.
    const native = lab('switchport trunk native vlan 20')
    expect(walked(native, '10.10.0.2', '10.10.0.1').there).toBe('accepted')
    expect(walked(native, '10.20.0.2', '10.20.0.1').there).toBe('neighbor-unreachable')
  })
  it('goes with others over a trunk between two switches, whose access ports it joins', () => {
    const core = (n: number) => [...trunk(TRUNK), ...port('FastEthernet1', 'switchport access vlan 10'), ...vlans(n)]
    const lab = routers({ r: core(1), s: core(2), a: neighbour('10.10.0.9'), b: neighbour('10.10.0.8') }, [
      `r/${TRUNK} s/${TRUNK}`,
      'r/FastEthernet1 a/GigabitEthernet0/0',
      's/FastEthernet1 b/GigabitEthernet0/0',
    ])
    expect(walked(lab, '10.10.0.9', '10.10.0.8').devices).toEqual(['a', 'r', 's', 'b'])
    expect(walked(lab, '10.10.0.9', '10.20.0.2').there).toBe('accepted')
    // Native VLANs that do not agree join two VLANs.
    const bare = (n: number, vlan: number) => [
      ...trunk(TRUNK, `switchport trunk native vlan ${vlan}`),
      ...port(`Vlan${vlan}`, `ip address 10.10.0.${n} 255.255.255.0`),
    ]
    const leak = routers({ r: bare(1, 10), s: bare(2, 99) }, [`r/${TRUNK} s/${TRUNK}`])
    expect(walked(leak, '10.10.0.1', '10.10.0.2').there).toBe('accepted')
  })
  it('hears the phone of a port by its tag, and the computer behind it without one', () => {
    const desk = [...port('FastEthernet1', 'switchport access vlan 10', 'switchport voice vlan 20'), ...vlans(1)]
    const phone = [
      ...port('GigabitEthernet0/0', 'ip address 10.10.0.9 255.255.255.0'),
      ...port('GigabitEthernet0/0.20', 'encapsulation dot1Q 20', 'ip address 10.20.0.9 255.255.255.0'),
    ]
    const lab = routers({ r: desk, p: phone }, ['r/FastEthernet1 p/GigabitEthernet0/0'])
    expect(walked(lab, '10.10.0.9', '10.10.0.1').there).toBe('accepted')
    expect(walked(lab, '10.20.0.9', '10.20.0.1').there).toBe('accepted')
  })
  it('goes over a Port-channel that is a trunk', () => {
    const member = (name: string) => port(name, 'channel-group 1 mode active')
    const core = (n: number) => [
      ...trunk('Port-channel1'),
      ...member('GigabitEthernet1/0/1'),
      ...member('GigabitEthernet1/0/2'),
      ...vlans(n),
    ]
    const cables = [1, 2].map((n) => `r/GigabitEthernet1/0/${n} s/GigabitEthernet1/0/${n}`)
    const lab = routers({ r: core(1), s: core(2) }, cables)
    expect(lab.diagnostics).toEqual([])
    expect(walked(lab, '10.20.0.1', '10.20.0.2').there).toBe('accepted')
    const one = later(lab, 30, [1, 'fault', 'cut:r/GigabitEthernet1/0/1'])
    expect(walked(one, '10.20.0.1', '10.20.0.2').there).toBe('accepted')
  })
  it('does not know what a ring of cables comes to, and everybody is reached all the same', () => {
    const two = (n: number, ...more: readonly string[]) => [
      ...trunk('GigabitEthernet0/1/0'),
      ...trunk('GigabitEthernet0/1/1', ...more),
      ...vlans(n),
    ]
    const cables = [0, 1].map((n) => `r/GigabitEthernet0/1/${n} s/GigabitEthernet0/1/${n}`)
    const ring = routers({ r: two(1), s: two(2) }, cables)
    const { there, reason } = walked(ring, '10.10.0.1', '10.10.0.2')
    expect(there).toBe('insufficient-info')
    expect(reason).toContain('which switch ports carry VLAN 10: cables make a ring')
    const cut = later(ring, 30, [1, 'fault', 'cut:r/GigabitEthernet0/1/0'])
    expect(walked(cut, '10.10.0.1', '10.10.0.2').there).toBe('accepted')
    // Each VLAN has a tree of its own: one that a single cable carries makes no ring.
    const apart = routers({ r: two(1, 'switchport trunk allowed vlan 20'), s: two(2) }, cables)
    expect(walked(apart, '10.10.0.1', '10.10.0.2').there).toBe('accepted')
    expect(walked(apart, '10.20.0.1', '10.20.0.2').there).toBe('insufficient-info')
  })
  it('finds the ring of a VLAN that only routers beyond the trunks speak of, so that no frame runs round for ever', () => {
    const core = [0, 1, 2].flatMap((n) => trunk(`GigabitEthernet0/1/${n}`))
    const stick = (n: number) => [
      ...port('GigabitEthernet0/0', 'no ip address'),
      ...port('GigabitEthernet0/0.30', 'encapsulation dot1Q 30', `ip address 10.30.0.${n} 255.255.255.0`),
      'router eigrp 1',
      ' network 10.0.0.0',
    ]
    const cables = [
      ...[0, 1].map((n) => `r/GigabitEthernet0/1/${n} s/GigabitEthernet0/1/${n}`),
      'r/GigabitEthernet0/1/2 a/GigabitEthernet0/0',
      's/GigabitEthernet0/1/2 b/GigabitEthernet0/0',
    ]
    const lab = routers({ r: core, s: core, a: stick(1), b: stick(2) }, cables)
    expect(walked(lab, '10.30.0.1', '10.30.0.2').there).toBe('insufficient-info')
  })
  it('is told of by the switch’s own commands', () => {
    const text = [
      'hostname r',
      'vlan 10',
      ' name DATA',
      ...port('FastEthernet1', 'switchport access vlan 10', 'switchport voice vlan 20'),
      ...port('FastEthernet2', 'switchport access vlan 10'),
      ...trunk('FastEthernet3', 'switchport trunk native vlan 99', 'switchport trunk allowed vlan 10,99'),
      ...port('FastEthernet8', 'no switchport', 'ip address 192.0.2.1 255.255.255.0'),
      ...vlans(1),
    ]
    const speaks = ['router eigrp 1', ' network 10.0.0.0']
    const s = [...trunk('FastEthernet1'), ...vlans(2), ...speaks]
    const lab = routers({ r: text, b: [...neighbour('10.10.0.9'), ...speaks], s }, [
      'r/FastEthernet2 b/GigabitEthernet0/0',
      'r/FastEthernet3 s/FastEthernet1',
    ])
    const say = (command: string) => shown(lab, 'r', text, command)
    expect(say('show vlan brief').split('\n').slice(2, 7)).toEqual([
      '1    default                          active',
      '10   DATA                             active    Fa1, Fa2',
      '20   VLAN0020                         active    Fa1',
      '1002 fddi-default                     act/unsup',
      '1003 token-ring-default               act/unsup',
    ])
    expect(say('show interfaces trunk').split('\n').slice(0, 8)).toEqual([
      '',
      'Port        Mode             Encapsulation  Status        Native vlan',
      'Fa3         on               802.1q         trunking      99',
      '',
      'Port        Vlans allowed on trunk',
      'Fa3         10,99',
      '',
      'Port        Vlans allowed and active in management domain',
    ])
    expect(say('show interfaces FastEthernet1 switchport')).toContain(
      'Access Mode VLAN: 10 (DATA)\nTrunking Native Mode VLAN: 1 (default)\nVoice VLAN: 20 (VLAN0020)',
    )
    expect(say('show interfaces FastEthernet8 switchport')).toBe('Name: Fa8\nSwitchport: Disabled')
    expect(say('show mac address-table')).toMatch(/ {2}10 {4}\S+ {4}DYNAMIC {5}Fa2\n/)
    expect(say('show mac-address-table')).toMatch(/ {2}10 {4}\S+ {4}DYNAMIC {5}Fa3\n/)
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

describe('what a port of a built-in switch is, and takes', () => {
  const over = (lab: ReturnType<typeof routers>) =>
    lab.configurations[0]?.interfaces.flatMap((item) =>
      item.over ? [[item.name, item.over.interface, item.over.others ?? []]] : [],
    )
  it('the two uplinks of a router route, though a bare one has the name of a switch port elsewhere', () => {
    const r = [
      ...port('FastEthernet0', 'ip address 192.0.2.1 255.255.255.0', 'duplex auto', 'speed auto'),
      ...port('FastEthernet1', 'no ip address', 'duplex auto', 'speed auto'),
      ...port('FastEthernet2'),
      ...port('FastEthernet3', 'no ip address'),
      ...port('Vlan1', 'ip address 10.1.0.1 255.255.255.0'),
    ]
    expect(over(routers({ r }, []))).toEqual([['Vlan1', 'FastEthernet2', ['FastEthernet3']]])
  })
  it('an access port takes frames with a tag of its own VLAN, and no others', () => {
    const access = { mode: 'access', untagged: 10, voice: 20 } as const
    expect([undefined, 10, 20, 30].map((tag) => vlanOfTag(access, tag))).toEqual([10, 10, 20, undefined])
  })
  it('a VLAN that is not among those that the text creates is not known to work', () => {
    const vlans = (...lines: readonly string[]) =>
      routers({ r: [...lines, ...branch], ...LANS }, CABLES).diagnostics.map(({ detail }) =>
        detail.split(': ').slice(1).join(': '),
      )
    expect(vlans()).toEqual([])
    expect(vlans('vlan 10', ' name DATA', 'vlan 20,30-40')).toEqual([])
    expect(vlans('vlan 20,30-40')).toEqual([
      'what becomes of what passes FastEthernet1: VLAN 10 is not among those that the text creates.',
      'what becomes of what passes FastEthernet2: VLAN 10 is not among those that the text creates.',
      'whether Vlan10 is up: VLAN 10 is not among those that the text creates.',
    ])
  })
})
