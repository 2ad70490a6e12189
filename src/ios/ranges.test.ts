/**
 * Numbers of lines and their ranges, as the command references of IOS have them (each section of the table names the
 * book): both ends are read, and what lies one beyond an end is kept as a line that is not understood.
 */
import { describe, expect, it } from 'vitest'
import { parseIos, type Statement } from './index'

/** The lines around it, the line with `#` for the number, the least and the greatest. */
type Range = readonly [around: string, line: string, least: number, most: number]

const IF = 'interface FastEthernet0/0'
const MAP = 'crypto map M 10 ipsec-isakmp'
const CLASS = 'policy-map P\n class C'

const RANGES: Readonly<Record<string, readonly Range[]>> = {
  'security command reference': [
    ['', 'crypto isakmp policy #', 1, 10_000],
    ['crypto isakmp policy 10', 'lifetime #', 60, 86_400],
    ['', 'crypto isakmp keepalive #', 10, 3600],
    ['crypto isakmp profile P', 'keepalive # retry 2', 10, 3600],
    ['', 'crypto map M # ipsec-isakmp', 1, 65_535],
    [MAP, 'set security-association idle-time #', 60, 86_400],
    [MAP, 'set reverse-route distance #', 1, 255],
    ['', 'crypto ipsec security-association lifetime seconds #', 120, 2_592_000],
    ['', 'crypto ipsec security-association idle-time #', 60, 86_400],
    ['', 'crypto ikev2 dpd # 2 periodic', 10, 3600],
    ['', 'crypto ikev2 dpd 10 # periodic', 2, 60],
    ['crypto ikev2 profile P', 'lifetime #', 120, 86_400],
  ],
  'routing command references': [
    ['', 'router eigrp #', 1, 65_535],
    ['router eigrp 1', 'variance #', 1, 128],
    ['router eigrp 1', 'maximum-paths #', 1, 32],
    ['router eigrp 1', 'address-family ipv4 vrf RED autonomous-system #', 1, 65_535],
    ['router eigrp 1\n address-family ipv4 vrf RED', 'autonomous-system #', 1, 65_535],
    ['router eigrp NAME', 'address-family ipv4 autonomous-system #', 1, 65_535],
    [
      'router eigrp NAME\n address-family ipv4 autonomous-system 1\n  af-interface default',
      'hello-interval #',
      1,
      65_535,
    ],
    ['router eigrp NAME\n address-family ipv4 autonomous-system 1\n  af-interface default', 'hold-time #', 1, 65_535],
    ['', 'router ospf #', 1, 65_535],
    ['router ospf 1', 'distance #', 1, 255],
    ['router ospf 1', 'auto-cost reference-bandwidth #', 1, 4_294_967],
    [IF, 'ip ospf dead-interval minimal hello-multiplier #', 3, 20],
    [IF, 'ip ospf message-digest-key # md5 KEY', 1, 255],
    [IF, 'ip ospf cost #', 1, 65_535],
    [IF, 'ip ospf priority #', 0, 255],
    [IF, 'ip ospf hello-interval #', 1, 65_535],
    [IF, 'ip ospf dead-interval #', 1, 65_535],
    ['', 'track # interface FastEthernet0/0 line-protocol', 1, 1000],
  ],
  'first hop redundancy': [
    [IF, 'standby # ip 10.0.0.1', 0, 4095],
    [IF, 'standby 1 priority #', 0, 255],
  ],
  'interfaces and switching': [
    [IF, 'bandwidth #', 1, 10_000_000],
    [IF, 'delay #', 1, 16_777_215],
    [IF, 'carrier-delay #', 0, 60],
    [IF, 'carrier-delay msec #', 0, 1000],
    [IF, 'mtu #', 64, 18_000],
    [IF, 'ip mtu #', 68, 18_000],
    [IF, 'ip tcp adjust-mss #', 500, 1460],
    ['interface FastEthernet0/0.1', 'encapsulation dot1q #', 1, 4094],
    [IF, 'channel-group # mode active', 1, 64],
    ['interface Port-channel1', 'lacp min-links #', 1, 16],
    [IF, 'switchport access vlan #', 1, 4094],
    [IF, 'switchport voice vlan #', 1, 4094],
    [IF, 'switchport trunk native vlan #', 1, 4094],
    ['interface Dialer1', 'dialer pool #', 1, 255],
    [IF, 'pppoe-client dial-pool-number #', 1, 255],
    ['interface Tunnel0', 'tunnel key #', 0, 4_294_967_295],
  ],
  'quality of service': [
    [CLASS, 'priority percent #', 1, 100],
    [CLASS, 'bandwidth percent #', 1, 100],
    [CLASS, 'bandwidth #', 1, 10_000_000],
    [CLASS, 'shape average #', 8000, 10_000_000_000],
    [CLASS, 'police #', 8000, 10_000_000_000],
    [CLASS, 'queue-limit #', 1, 8_192_000],
    [IF, 'tx-ring-limit #', 1, 32_767],
  ],
  'access-lists': [
    ['', 'access-list 101 permit icmp any any #', 0, 255],
    ['', 'access-list 101 permit icmp any any 3 #', 0, 255],
    ['', 'access-list 101 permit igmp any any #', 0, 255],
    ['', 'access-list 101 permit ip any any tos #', 0, 15],
    ['', 'access-list 101 permit ip any any precedence #', 0, 7],
    ['', 'access-list 101 permit ip any any dscp #', 0, 63],
    ['', 'access-list 101 permit ip any any ttl eq #', 0, 255],
    ['', 'access-list 101 permit udp any any eq #', 0, 65_535],
    ['', 'ip nat pool P 192.0.2.1 192.0.2.9 prefix-length #', 1, 32],
  ],
  'service levels': [
    ['', 'ip sla #', 1, 2_147_483_647],
    ['', 'rtr #', 1, 2_147_483_647],
    ['ip sla 1\n icmp-echo 192.0.2.1', 'frequency #', 1, 604_800],
    ['ip sla 1\n icmp-echo 192.0.2.1', 'timeout #', 1, 604_800_000],
    ['ip sla 1\n icmp-echo 192.0.2.1', 'threshold #', 0, 60_000],
  ],
}

const deepest = (statements: readonly Statement[]): Statement | undefined => {
  const last = statements.at(-1)
  return last && (deepest(last.children) ?? last)
}

/** Whether the line is one that is understood, below the lines around it. */
function isRead(around: string, line: string): boolean {
  const before = around === '' ? [] : around.split('\n')
  const found = deepest(parseIos([...before, `${' '.repeat(before.length)}${line}`, ''].join('\n')).config.statements)
  expect(found?.text).toBe(line)
  return found?.command.kind !== 'unknown'
}

describe.each(Object.entries(RANGES))('%s', (_book, ranges) => {
  it.each(ranges)('%s: %s, %d to %d', (around, line, least, most) => {
    const read = (value: number) => isRead(around, line.replace('#', String(value)))
    expect([read(least), read(most), read(most + 1)]).toEqual([true, true, false])
    if (least > 0) expect(read(least - 1)).toBe(false)
  })
})

const PORTS = '1 2 3 4 5 6 7 8 9 10'

/** What IOS takes behind addresses, protocols and transforms, and what it refuses. */
describe('words of a line', () => {
  it.each([
    'access-list 101 permit tcp any gt 1023 any lt 1024',
    'access-list 101 permit tcp any range 10 20 any neq 80',
    `access-list 101 permit udp any any eq ${PORTS}`,
    'access-list 101 permit tcp any any established',
    'access-list 101 permit icmp any any echo-reply',
    'access-list 101 permit ip any any ttl range 1 255',
    'crypto ipsec transform-set T esp-aes 256 esp-sha-hmac',
    'crypto ipsec transform-set T esp-gcm 256',
    'ip nat inside source static tcp 192.0.2.1 80 198.51.100.1 8080',
  ])('%s is read', (line) => expect(isRead('', line)).toBe(true))

  it.each([
    'access-list 101 permit tcp any any eq',
    'access-list 101 permit tcp any any eq nobody',
    'access-list 101 permit tcp any any range 10',
    `access-list 101 permit udp any any eq ${PORTS} 11`,
    'access-list 101 permit udp any any established',
    'access-list 101 permit ip any any eq 80',
    'access-list 101 permit ip any any ttl 5',
    'access-list 101 permit ip any any ttl eq 5 256',
    'crypto ipsec transform-set T esp-des 256',
    'ip nat inside source static tcp 192.0.2.1 80 198.51.100.1',
  ])('%s is not', (line) => expect(isRead('', line)).toBe(false))

  it.each([
    [14, true],
    [99, false],
  ] as const)('Diffie-Hellman group %d: %s', (group, read) =>
    expect(isRead('crypto isakmp policy 10', `group ${group}`)).toBe(read),
  )
})
