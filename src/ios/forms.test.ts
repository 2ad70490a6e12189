/** Forms of commands that devices write and that are not read: kept as they stand, and never called a slip of the pen. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../asa/index'
import { parseIos, renderIos } from './index'

const FORMS = [
  'crypto ipsec profile VTI\n set transform-set t1',
  'crypto isakmp client configuration address-pool local POOL',
  'crypto dynamic-map D 10\n set security-association idle-time 60',
  'crypto map M 10 ipsec-isakmp\n set peer vpn.example.com dynamic',
  'crypto map M 10 ipsec-isakmp dynamic D discover',
  'crypto ipsec transform-set T esp-gmac 256',
  'no crypto ipsec nat-transparency udp-encapsulation',
  'no crypto isakmp enable',
  'access-list 700 permit 0000.0c00.0000 0000.0000.ffff',
  'ip access-list extended L\n permit udp fqdn-group X any',
  'route-map R permit 10\n match tag list TAGS',
  'route-map R permit 10\n match tag 1.1.1.1 64',
  'route-map R permit 10\n match route-type external type-2',
  'router eigrp 64\n distribute-list gateway GW in',
  'router eigrp 64\n distribute-list prefix P gateway GW in FastEthernet0/1',
  'track 4 stub-object\n default-state up',
  'interface FastEthernet0/0\n standby 1 timers msec 500 2',
]

describe('a line that a device may write', () => {
  it.each(FORMS)('%s: no error, and kept', (text) => {
    const { config, diagnostics } = parseIos(text)
    expect(diagnostics.filter((item) => item.severity === 'error')).toEqual([])
    expect(
      renderIos(config)
        .trim()
        .endsWith(text.split('\n').at(-1)?.trim() ?? '-'),
    ).toBe(!text.includes('1.1.1.1'))
  })
  it('is a mistake where a person types it, and the wrong word is named', () => {
    const { diagnostics } = parseIos('crypto ipsec profol X', 'shortened')
    expect(diagnostics.map((item) => item.severity)).toContain('error')
  })
  it('with a value that is none is a mistake everywhere', () => {
    const { diagnostics } = parseIos('interface FastEthernet0/0\n ip address 10.0.0.1 25.0.0.0.1')
    expect(diagnostics.map((item) => item.severity)).toEqual(['error'])
  })
  it('of a firewall: an interface that is given its address, limits behind a static, the sum at the end', () => {
    const text =
      'interface GigabitEthernet0/0\n ip address dhcp setroute\nstatic (inside,outside) 10.0.0.0 10.0.0.0 netmask 255.0.0.0 0 0\nnat-control\nCryptochecksum:d41d8cd98f\n: end'
    const { diagnostics } = parseAsa(text)
    expect(diagnostics).toEqual([])
  })
})
