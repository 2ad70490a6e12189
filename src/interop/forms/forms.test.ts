/** The two forms of a configuration, told apart by their first line. */
import { describe, expect, it } from 'vitest'
import { inForm } from './forms'

const ROUTER = `version 15.7
!
hostname hub
!
crypto map VPN 1 ipsec-isakmp
 match address 101
!
interface GigabitEthernet0/0
 ip address 192.0.2.1 255.255.255.0
 crypto map VPN
!
interface GigabitEthernet0/1
 ip address 10.0.0.1 255.255.255.0
!
interface GigabitEthernet0/2
 shutdown
!
interface GigabitEthernet0/1.20
 encapsulation dot1Q 20
!
interface Loopback0
 ip address 198.51.100.1 255.255.255.255
!
access-list 101 permit ip any any
!
aaa new-model
!
line vty 0 4
 transport input ssh
!
end
`

const lines = (text: string) => text.split('\n')

describe('to paste', () => {
  const text = inForm('hub', 'ios', ROUTER, 'paste', { platform: 'c2911', reloadMinutes: 10 })

  it('says so, and what comes after', () => {
    expect(lines(text)[0]).toMatch(/^! hub: to paste/)
    expect(text).toContain('\nreload in 10\n\nconfigure terminal\n')
    expect(text).toMatch(
      /\nend\n! When all is as it should be: reload cancel, then copy running-config startup-config\n$/,
    )
    expect(text).not.toMatch(/^version/m)
  })
  it('brings up the ports that are meant to be, and no others', () => {
    expect(text).toMatch(/interface GigabitEthernet0\/1\n[^i]*ip address 10.0.0.1 255.255.255.0\n no shutdown\n/)
    expect(text).toMatch(/interface GigabitEthernet0\/2\n shutdown\n exit/)
    expect(text).toMatch(/interface GigabitEthernet0\/1\.20\n encapsulation dot1Q 20\n exit/)
    expect(text.match(/no shutdown/g)).toHaveLength(2)
  })
  it('names nothing before it is there, and lets the session in last', () => {
    const order = [
      'license',
      'interface Loopback0',
      'access-list 101',
      'crypto map VPN 1',
      'interface GigabitEthernet0/1',
      'interface GigabitEthernet0/0',
      'aaa new-model',
      'line vty',
    ]
    const at = order.map((words) => lines(text).findIndex((line) => line.startsWith(words)))
    expect(at.every((line) => line > 0)).toBe(true)
    expect([...at].sort((a, b) => a - b)).toEqual(at)
  })
})

describe('as startup-config', () => {
  it('is the text, with its licence, under a line that says so', () => {
    const text = inForm('hub', 'ios', ROUTER, 'startup', { platform: 'c2911' })
    expect(lines(text)[0]).toMatch(/^! hub: as startup-config/)
    const added = 'license boot module c2900 technology-package securityk9'
    expect(
      lines(text)
        .slice(1)
        .filter((line) => line !== added)
        .join('\n'),
    ).toBe(ROUTER)
    expect(text).toContain(added)
    expect(inForm('hub', 'ios', ROUTER, 'startup')).not.toContain('license')
  })
})

describe("a firewall's", () => {
  const ASA = `ASA Version 9.1
hostname fw
interface GigabitEthernet0/0
 nameif outside
 ip address 192.0.2.1 255.255.255.0
access-list IN extended permit ip any any
access-group IN in interface outside
aaa authentication ssh console LOCAL
`
  it('ports come up, a list is there before it is bound, and PIX 6 says it in one line', () => {
    expect(lines(inForm('fw', 'asa', ASA, 'paste')).slice(2, -3)).toEqual([
      'hostname fw',
      'interface GigabitEthernet0/0',
      ' nameif outside',
      ' ip address 192.0.2.1 255.255.255.0',
      ' no shutdown',
      ' exit',
      'access-list IN extended permit ip any any',
      'access-group IN in interface outside',
      'aaa authentication ssh console LOCAL',
    ])
    const pix = 'PIX Version 6.3(5)\ninterface ethernet0 100full\nnameif ethernet0 outside security0\n'
    expect(inForm('fw', 'asa', pix, 'paste')).toContain('configure terminal\ninterface ethernet0 100full\nnameif')
  })
})
