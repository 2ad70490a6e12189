/** The built-in switch of an ASA 5505: cables at its Ethernet ports, names and addresses at the VLAN interfaces over them. */
import { describe, expect, it } from 'vitest'
import { importConfigurations } from '../interop/index'
import { settle, trace } from '../testing/lab'

const FIREWALL = `ASA Version 8.4(2)
!
hostname fw
names
!
interface Ethernet0/0
 switchport access vlan 2
!
interface Ethernet0/1
!
interface Ethernet0/2
 shutdown
!
interface Ethernet0/3
 switchport trunk allowed vlan 1,12
 switchport mode trunk
!
interface Ethernet0/4
 switchport access vlan 12
!
interface Vlan1
 nameif inside
 security-level 100
 ip address 10.17.0.1 255.255.255.0
!
interface Vlan2
 nameif outside
 security-level 0
 ip address 198.51.100.82 255.255.255.248
!
interface Vlan12
 nameif dmz
 security-level 50
 ip address 10.17.12.1 255.255.255.0
!
access-list OUT extended permit icmp any any
access-group OUT in interface outside
route outside 0.0.0.0 0.0.0.0 198.51.100.81 1
`

const router = (name: string, address: string, mask: string, gateway: string, more = '') =>
  `version 15.4
hostname ${name}
interface GigabitEthernet0/0
 ip address ${address} ${mask}
${more}ip route 0.0.0.0 0.0.0.0 ${gateway}
end
`

const FILES = [
  { name: 'fw.cfg', text: FIREWALL },
  { name: 'in.cfg', text: router('in', '10.17.0.9', '255.255.255.0', '10.17.0.1') },
  { name: 'dmz.cfg', text: router('dmz', '10.17.12.9', '255.255.255.0', '10.17.12.1') },
  { name: 'isp.cfg', text: router('isp', '198.51.100.81', '255.255.255.248', '198.51.100.82') },
]

const imported = () => {
  const { design, diagnostics, devices } = importConfigurations(FILES, { values: {} })
  if (!design) throw new Error('nothing was imported')
  return { design, diagnostics, devices }
}

describe('switch ports of an ASA 5505', () => {
  const { design, diagnostics, devices } = imported()
  const lab = settle(design)
  const told = lab.built.scene.configurations.find(({ device }) => device === 'fw')

  it('are simulated, and nothing of them is left open', () => {
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(devices.find(({ name }) => name === 'fw')?.lines?.consequential).toBe(0)
  })
  it('carry the VLAN interfaces: an access port its VLAN, that of VLAN 1 where it was told none, a trunk those it allows', () => {
    expect(told?.interfaces.flatMap((item) => (item.over ? [[item.name, item.over]] : []))).toEqual([
      ['Vlan1', { interface: 'Ethernet0/1', others: ['Ethernet0/3', 'Ethernet0/2'] }],
      ['Vlan2', { interface: 'Ethernet0/0' }],
      ['Vlan12', { interface: 'Ethernet0/4', others: ['Ethernet0/3'] }],
    ])
    expect(told?.interfaces.find(({ name }) => name === 'Ethernet0/3')?.switchport).toEqual({
      mode: 'trunk',
      untagged: 0,
      allowed: [
        { from: 1, to: 1 },
        { from: 12, to: 12 },
      ],
    })
  })
  it('have the cables of the VLAN interfaces, and packets pass from one to another as the levels let them', () => {
    const ends = design.links.map(({ a, b }) => [a.interface, b.interface].sort().join(' '))
    expect(ends.toSorted()).toEqual([
      'Ethernet0/0 GigabitEthernet0/0',
      'Ethernet0/1 GigabitEthernet0/0',
      'Ethernet0/4 GigabitEthernet0/0',
    ])
    const out = trace(lab, 'in', '198.51.100.81', 'icmp')
    expect([out.forward.disposition, out.return.disposition]).toEqual(['accepted', 'accepted'])
    expect(out.forward.hops.map(({ device }) => device)).toEqual(['in', 'fw', 'isp'])
    expect(trace(lab, 'in', '10.17.12.9', 'icmp').forward.disposition).toBe('accepted')
    expect(trace(lab, 'dmz', '10.17.0.9', 'icmp').forward.disposition).toBe('denied-in')
  })
})

describe('a VLAN interface that may begin nothing towards another (no forward interface)', () => {
  it('is left open: what it begins is not known', () => {
    const text = FIREWALL.replace('interface Vlan12\n', 'interface Vlan12\n no forward interface Vlan1\n')
    const { diagnostics } = importConfigurations([{ name: 'fw.cfg', text }], { values: {} })
    expect(diagnostics.map(({ summary }) => summary).join('\n')).toContain('no forward interface Vlan1')
  })
})

describe('subinterfaces of a firewall', () => {
  const trunk = `ASA Version 9.1(2)
!
hostname fw
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.82 255.255.255.248
!
interface GigabitEthernet0/1
 no nameif
 no security-level
 no ip address
!
interface GigabitEthernet0/1.10
 vlan 10
 nameif inside
 security-level 100
 ip address 10.17.0.1 255.255.255.0
!
interface GigabitEthernet0/1.20
 vlan 20
 nameif dmz
 security-level 50
 ip address 10.17.12.1 255.255.255.0
!
route outside 0.0.0.0 0.0.0.0 198.51.100.81 1
`
  it('share the cable of their port', () => {
    const { design } = importConfigurations([{ name: 'fw.cfg', text: trunk }, ...FILES.slice(1)], { values: {} })
    if (!design) throw new Error('nothing was imported')
    const ends = new Set(
      design.links.flatMap(({ a, b }) => [a, b]).flatMap((end) => (end.device === 'fw' ? [end.interface] : [])),
    )
    expect(ends).toEqual(new Set(['GigabitEthernet0/0', 'GigabitEthernet0/1']))
    expect(trace(settle(design), 'in', '10.17.12.9', 'icmp').forward.disposition).toBe('accepted')
  })
})
