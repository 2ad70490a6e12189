/** The two tables of a tunnel in displays: by a tunnel interface with a front-door VRF, and an inside one. */
import { describe, expect, it } from 'vitest'
import { later, routers, shown } from '../../testing/routers'

const end = (own: string, far: string, inside: string, gateway: string) => [
  'vrf definition INET',
  ' address-family ipv4',
  'vrf definition RED',
  ' address-family ipv4',
  'crypto ikev2 keyring KR',
  ' peer ANY',
  '  address 0.0.0.0 0.0.0.0',
  '  pre-shared-key Sup3rS3cretKey',
  'crypto ikev2 profile PROF',
  ' match fvrf INET',
  ' match identity remote address 0.0.0.0',
  ' authentication remote pre-share',
  ' authentication local pre-share',
  ' keyring local KR',
  'crypto ipsec transform-set TS esp-aes esp-sha-hmac',
  'crypto ipsec profile P',
  ' set transform-set TS',
  ' set ikev2-profile PROF',
  'interface GigabitEthernet1',
  ' vrf forwarding INET',
  ` ip address ${own} 255.255.255.252`,
  'interface Tunnel10',
  ' vrf forwarding RED',
  ` ip address ${inside} 255.255.255.252`,
  ' tunnel source GigabitEthernet1',
  ' tunnel mode ipsec ipv4',
  ` tunnel destination ${far}`,
  ' tunnel vrf INET',
  ' tunnel protection ipsec profile P',
  `ip route vrf INET 0.0.0.0 0.0.0.0 ${gateway}`,
]

describe('a tunnel interface in one VRF whose ends are in another', () => {
  const atA = end('192.0.2.1', '198.51.100.1', '172.16.0.1', '192.0.2.2')
  const net = routers(
    {
      a: atA,
      b: end('198.51.100.1', '192.0.2.1', '172.16.0.2', '198.51.100.2'),
      net: [
        'interface GigabitEthernet1',
        ' ip address 192.0.2.2 255.255.255.252',
        'interface GigabitEthernet2',
        ' ip address 198.51.100.2 255.255.255.252',
      ],
    },
    ['a/GigabitEthernet1 net/GigabitEthernet1', 'b/GigabitEthernet1 net/GigabitEthernet2'],
  )
  it('names both, the outside one first', () => {
    const lab = later(net, 30)
    expect(shown(lab, 'a', atA, 'show crypto ikev2 sa')).toMatch(
      /192\.0\.2\.1\/500 +198\.51\.100\.1\/500 +INET\/RED +READY/,
    )
    expect(shown(lab, 'a', atA, 'show crypto session detail')).toContain('fvrf: INET ivrf: RED')
  })
})
