/** Which cables texts call for, beyond a network that two first addresses share. */
import { describe, expect, it } from 'vitest'
import { importConfigurations } from '../index'

const imported = (files: readonly { readonly name: string; readonly text: string }[]) =>
  importConfigurations(files, { values: {} })

describe('cables', () => {
  it('a further network of an interface is cabled as its first one is', () => {
    const router = (name: string, ...addresses: readonly string[]) => ({
      name,
      text: `version 12.4\nhostname ${name}\ninterface FastEthernet0/0\n${addresses.map((text) => ` ip address ${text}\n`).join('')}end\n`,
    })
    const a = router('a', '10.1.1.1 255.255.255.0', '10.9.9.1 255.255.255.0 secondary')
    const { links } = imported([a, router('b', '10.9.9.2 255.255.255.0')])
    expect(links.map(({ a: from, b: to, reason }) => `${from} ${to}: ${reason}`)).toEqual([
      'a/FastEthernet0/0 b/FastEthernet0/0: both stand in 10.9.9.0/24',
    ])
    const three = imported([a, router('b', '10.9.9.2 255.255.255.0'), router('c', '10.1.1.3 255.255.255.0')])
    expect(three.links.map(({ b }) => b)).toEqual(['lan-1/Port1', 'lan-1/Port2', 'lan-1/Port3'])
  })
  it('a VLAN over a Port-channel is cabled by its members; that it might be by another trunk is said', () => {
    const core = (name: string, host: number, ...more: readonly string[]) => ({
      name,
      text: [
        'version 12.2',
        `hostname ${name}`,
        'interface Port-channel1',
        ' switchport trunk encapsulation dot1q',
        ' switchport mode trunk',
        ...[1, 2].flatMap((port) => [
          `interface GigabitEthernet0/${port}`,
          ' switchport trunk encapsulation dot1q',
          ' switchport mode trunk',
          ' channel-group 1 mode active',
        ]),
        ...more,
        'interface Vlan10',
        ` ip address 10.0.10.${host} 255.255.255.0`,
        'end',
        '',
      ].join('\n'),
    })
    const { links } = imported([core('a', 1), core('b', 2)])
    expect(links.map(({ a, b, reason }) => `${a} ${b}: ${reason}`)).toEqual([
      'a/GigabitEthernet0/1 b/GigabitEthernet0/1: both stand in 10.0.10.0/24',
      'a/GigabitEthernet0/2 b/GigabitEthernet0/2: it is of a Port-channel whose first member is cabled so',
    ])
    const trunk = ['interface GigabitEthernet0/5', ' switchport mode trunk']
    const [guess] = imported([core('a', 1, ...trunk), core('b', 2)]).links
    expect(guess?.reason).toContain('the first is taken: a has Port-channel1, GigabitEthernet0/5')
  })
  it('routers with tunnels to each other have a provider between, known by the routes to their peers where none is a default', () => {
    const end = (name: string, own: string, gateway: string, peer: string) => ({
      name,
      text: [
        'version 15.2',
        `hostname ${name}`,
        'crypto map VPN 10 ipsec-isakmp',
        ` set peer ${peer}`,
        ' match address 100',
        'interface FastEthernet0/0',
        ` ip address ${own} 255.255.255.252`,
        ' crypto map VPN',
        `ip route ${peer} 255.255.255.255 ${gateway}`,
        'end',
        '',
      ].join('\n'),
    })
    const [one, other] = ['198.51.100.2', '203.0.113.2']
    const { links } = imported([end('a', one, '198.51.100.1', other), end('b', other, '203.0.113.1', one)])
    expect(links.map(({ a, b }) => `${a} ${b}`)).toEqual([
      'a/FastEthernet0/0 internet/Border',
      'b/FastEthernet0/0 internet/Border2',
    ])
  })
})
