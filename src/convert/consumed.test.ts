/**
 * What a declaration calls simulated is read by a converter: taken out of a configuration in which everything hangs on
 * something else, each such line changes what the simulator is told. A new command that says so and is read by nobody
 * fails here, by its name.
 */
import { describe, expect, it } from 'vitest'
import { ASA, asaEffectOf, parseAsa } from '../asa/index'
import { effectOf, IOS, type Kinded, type Language, parseIos, readCommand } from '../ios/index'
import { drawnLanguage, type Values } from '../testing/drawn-lines'
import { ASA_VALUES, IOS_VALUES } from '../testing/drawn-values'
import { convertAsa, convertIos } from './index'

const ROUTER = `version 15.9
hostname r1
ip classless
ip local policy route-map MAPS
ip dhcp excluded-address 10.1.0.1 10.1.0.9
ip dhcp pool LAN
 network 10.1.0.0 255.255.255.0
 default-router 10.1.0.1
 dns-server 10.1.0.1
 domain-name example.com
 option 150 ip 10.81.0.1
 lease 2
track 1 interface FastEthernet0/1 line-protocol
ip sla 7
 icmp-echo 198.51.100.9 source-interface FastEthernet0/1
 frequency 10
 timeout 900
 threshold 800
ip sla schedule 7 life forever start-time now
track 2 list boolean and
 object 1
 delay down 5
track 3 ip sla 7 reachability
track 4 list threshold weight
 object 1 weight 10
 object 3 weight 20
 threshold weight up 20 down 10
key chain KEYS
 key 1
  key-string word
  accept-lifetime 00:00:00 Jan 1 2026 infinite
time-range OFFICE
 absolute start 08:00 1 January 2026
 periodic weekdays 8:00 to 17:00
crypto keyring RING
 pre-shared-key address 198.51.100.9 key one
 pre-shared-key hostname a.example.com key two
crypto isakmp policy 1
 encr 3des
 hash md5
 authentication pre-share
 group 2
 lifetime 3600
crypto isakmp keepalive 20 3
crypto isakmp key three address 198.51.100.1
crypto isakmp key four hostname b.example.com
crypto isakmp identity hostname
no crypto isakmp default policy
crypto isakmp invalid-spi-recovery
crypto isakmp nat keepalive 30
no crypto ipsec nat-transparency udp-encaps
crypto isakmp profile PROFILE
 virtual-template 1
 keyring RING
 match identity address 198.51.100.9 255.255.255.255
 match identity host a.example.com
 self-identity fqdn
 keepalive 30 retry 4
 ca trust-point CA
 vrf RED
crypto ipsec security-association lifetime seconds 1800
crypto ipsec security-association lifetime kilobytes 4000
crypto ipsec security-association idle-time 300
crypto ipsec df-bit clear
crypto ipsec fragmentation after-encryption
crypto ipsec security-association replay window-size 512
crypto ipsec transform-set SET esp-3des esp-sha-hmac
 mode transport
crypto pki trustpoint CA
 enrollment terminal
crypto ikev2 proposal PROPOSAL
 encryption aes-cbc-256
 integrity sha512
 prf sha256
 group 14
crypto ikev2 proposal COMBINED
 encryption aes-gcm-256
 prf sha384
 group 19
crypto ikev2 policy POLICY
 proposal PROPOSAL
 proposal COMBINED
crypto ikev2 keyring KEYRING
 peer ONE
  address 198.51.100.2
  pre-shared-key five
crypto ikev2 profile V2
 virtual-template 1
 match identity remote address 198.51.100.2 255.255.255.255
 identity local address 203.0.113.1
 authentication remote pre-share
 authentication local pre-share
 keyring local KEYRING
 pki trustpoint CA
 lifetime 7200
 dpd 10 3 on-demand
crypto ikev2 profile V3
 match identity remote address 198.51.100.3 255.255.255.255
 authentication remote pre-share
 authentication local pre-share
 keyring local KEYRING
crypto ikev2 dpd 20 5 periodic
crypto dynamic-map DYN 10
 set transform-set SET
 set pfs group2
 set security-association lifetime seconds 900
 set security-association lifetime kilobytes 5000
 set security-association idle-time 120 default
 match address CRYPTO
 qos pre-classify
 reverse-route
 set reverse-route tag 7
 set reverse-route distance 9
crypto ipsec profile PROTECTED
 set transform-set SET
 set pfs group2
 set ikev2-profile V2
 set isakmp-profile PROFILE
 set security-association lifetime seconds 900
 set security-association lifetime kilobytes 5000
 set security-association idle-time 120 default
crypto map MAP local-address Loopback0
crypto map MAP isakmp-profile PROFILE
crypto map MAP 10 ipsec-isakmp
 set peer 198.51.100.1
 set transform-set SET
 set pfs group2
 set security-association lifetime seconds 900
 set security-association lifetime kilobytes 5000
 set security-association idle-time 120 default
 set ikev2-profile V2
 set isakmp-profile PROFILE
 qos pre-classify
 match address CRYPTO
 reverse-route
 set reverse-route tag 7
 set reverse-route distance 9
crypto map MAP 20 ipsec-isakmp dynamic DYN
interface Loopback0
 ip address 203.0.113.1 255.255.255.255
interface FastEthernet0/0
 ip policy route-map MAPS
 bandwidth 5000
 carrier-delay 2
 delay 50
 mtu 1400
 ip address 10.81.0.3 255.255.255.248
 ip access-group 101 in
 ip mtu 1300
 ip tcp adjust-mss 1200
 no ip redirects
 no ip proxy-arp
 no ip unreachables
 ip route-cache same-interface
 ip nat inside
 ip inspect FW out
 arp timeout 100
 service-policy output QOS
 fair-queue
 hold-queue 75 out
 tx-ring-limit 3
 zone-member security INSIDE
 standby version 2
 standby delay minimum 30 reload 60
 no standby redirects
 standby 1 ip 10.81.0.5
 standby 1 priority 120
 standby 1 preempt delay minimum 20
 standby 1 timers 1 4
 standby 1 track FastEthernet0/1 30
 standby 1 track 1 decrement 20
 standby 1 authentication word
 standby 1 name HUB
 standby 2 ip 10.81.0.6
 standby 2 authentication md5 key-string seven
 ip hello-interval eigrp 64 7
 ip hold-time eigrp 64 21
 ip summary-address eigrp 64 10.0.0.0 255.0.0.0
 no ip split-horizon eigrp 64
 ip authentication mode eigrp 64 md5
 ip authentication key-chain eigrp 64 KEYS
 shutdown
 crypto map MAP redundancy HUB
interface FastEthernet0/1
 no ip address
 pppoe-client dial-pool-number 1
interface FastEthernet0/1.5
 encapsulation dot1Q 5
 ip address dhcp
interface ATM0
 pvc 1/32
  dialer pool-member 2
interface Tunnel1
 ip address 172.16.0.1 255.255.255.252
 tunnel source 203.0.113.1
 tunnel destination 198.51.100.20
 tunnel key 5
 keepalive 5 2
 tunnel protection ipsec profile PROTECTED
ip vrf FRONT
 rd 1:1
vrf definition SECOND
 address-family ipv4
ip route vrf FRONT 0.0.0.0 0.0.0.0 198.51.100.9
interface Tunnel3
 vrf forwarding SECOND
 ip unnumbered Loopback0
 tunnel mode gre ip
 tunnel vrf FRONT
 tunnel source Loopback0
 tunnel destination 198.51.100.22
interface FastEthernet0/3
 channel-group 7 mode on
interface FastEthernet0/1/0
 switchport access vlan 30
interface FastEthernet0/1/1
 switchport mode trunk
 switchport trunk native vlan 99
 switchport trunk allowed vlan 30,99
interface FastEthernet0/1/2
 no switchport
interface FastEthernet0/1/3
 switchport access vlan 30
 switchport voice vlan 31
interface Vlan30
 ip address 10.30.0.1 255.255.255.0
interface Port-channel7
 lacp min-links 2
 ip address 10.7.0.1 255.255.255.0
interface FastEthernet0/2
 ip vrf forwarding FRONT
 ip address 198.51.100.10 255.255.255.0
interface Tunnel2
 ip address 172.16.0.5 255.255.255.252
 tunnel source Loopback0
 tunnel destination 198.51.100.21
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile PROTECTED
interface Dialer1
 ip address negotiated
 encapsulation ppp
 dialer pool 1
 ppp ipcp route default
router eigrp 64
 redistribute static metric 100 10 255 1 1500 route-map MAPS
 default-metric 100 10 255 1 1500
 passive-interface FastEthernet0/1
 network 10.0.0.0
 auto-summary
 eigrp router-id 10.0.0.9
 eigrp stub connected
 metric weights 0 1 1 1 0 0
 variance 2
 maximum-paths 2
 offset-list 1 in 10
 neighbor 10.81.0.4 FastEthernet0/0
 distance eigrp 80 160
 distribute-list 1 in
router eigrp 65
 network 10.0.0.0
 address-family ipv4 vrf FRONT autonomous-system 9
  network 10.0.0.0
 exit-address-family
 address-family ipv4 vrf SECOND
  autonomous-system 8
  network 10.0.0.0
 exit-address-family
router eigrp NAMED
 address-family ipv4 unicast autonomous-system 65
  af-interface FastEthernet0/0
   passive-interface
   hello-interval 7
   hold-time 21
   no split-horizon
   summary-address 10.0.0.0 255.0.0.0
   authentication mode md5
   authentication key-chain KEYS
   shutdown
  network 10.0.0.0
  topology base
   redistribute static
ip route 0.0.0.0 0.0.0.0 10.81.0.1 track 1
ip nat pool POOL 203.0.113.20 203.0.113.30 netmask 255.255.255.0
ip nat inside source list 1 pool POOL overload
ip nat inside source static 10.81.0.7 203.0.113.7
ip inspect name FW tcp
access-list 1 permit 10.0.0.0
access-list 101 permit ip any any
ip access-list extended CRYPTO
 permit ip object-group NET any
 permit object-group SVC any any
 permit tcp any any eq www
ip access-list resequence CRYPTO 100 20
ip prefix-list PFX seq 5 permit 10.0.0.0/8 le 24
object-group network NET
 host 10.0.0.1
object-group service SVC
 tcp eq www
zone security INSIDE
zone security OUTSIDE
class-map match-any VOICE
 match any
 match not ip dscp ef
 match ip precedence 5
 match access-group 101
 match protocol skinny
 match ip rtp 16384 16383
 match class-map DATA
class-map match-all DATA
 match dscp af21
class-map match-all FIRST
 match any
class-map match-all SECOND
 match any
policy-map QOS
 class VOICE
  priority 128
  police cir 128000
 class DATA
  bandwidth percent 20
  queue-limit 32
 class FIRST
  priority percent 10
 class SECOND
  bandwidth 100
  shape average percent 50
 class class-default
  fair-queue
policy-map OUTER
 class class-default
  shape average 230000
  service-policy QOS
class-map type inspect match-any CLASS
 match access-group name CRYPTO
 match protocol tcp
 match class-map OTHER
class-map type inspect match-any OTHER
 match protocol udp
policy-map type inspect POLICY
 class type inspect CLASS
  inspect
zone-pair security PAIR source INSIDE destination OUTSIDE
 service-policy type inspect POLICY
route-map MAPS permit 10
 set ip next-hop 10.0.0.1
 match ip address 1
 match ip next-hop prefix-list PFX
 match tag 7
 match interface FastEthernet0/0
 match metric 100
 match route-type external
 match source-protocol static
 set tag 9
 set metric 100 10 255 1 1500
`

/** OSPF in all its lines. */
const OSPF = `version 15.9
interface FastEthernet0/0
 ip address 10.81.0.3 255.255.255.248
 ip ospf 1 area 2
 ip ospf cost 7
 ip ospf priority 9
 ip ospf hello-interval 4
 ip ospf dead-interval 30
 ip ospf retransmit-interval 6
 ip ospf transmit-delay 2
 ip ospf network point-to-point
 ip ospf mtu-ignore
 ip ospf authentication message-digest
 ip ospf authentication-key word
 ip ospf message-digest-key 3 md5 word
interface FastEthernet0/1
 ip address 10.82.0.3 255.255.255.248
 ip ospf dead-interval minimal hello-multiplier 4
router ospf 7 vrf FRONT
 capability vrf-lite
 network 10.0.0.0 0.255.255.255 area 3
router ospf 1
 router-id 10.0.0.9
 auto-cost reference-bandwidth 1000
 area 1 stub
 area 2 stub no-summary
 area 2 default-cost 5
 area 0 authentication
 area 2 range 10.0.0.0 255.0.0.0 cost 9
 redistribute static metric 30 subnets route-map MAPS
 redistribute eigrp 64
 default-metric 40
 default-information originate always metric 3
 distance 100
 distance ospf external 120
 summary-address 10.64.0.0 255.192.0.0 tag 8
 timers throttle spf 1 2 3
 timers throttle lsa 1 2 3
 timers lsa arrival 50
 maximum-paths 2
 passive-interface FastEthernet0/1
 network 10.0.0.0 0.255.255.255 area 0
route-map MAPS permit 10
 set metric 60
 set metric-type type-1
`

/** What other lines of the first would hide. */
const ANOTHER = `ip arp proxy disable
version 15.9
no ip classless
key chain KEYS
 key 1
  key-string word
  accept-lifetime 00:00:00 Jan 1 2026 00:00:00 Jan 1 2027
no crypto isakmp default policy
crypto keyring RING
 pre-shared-key hostname a.example.com key two
crypto isakmp key four hostname b.example.com
crypto isakmp profile PROFILE
 keyring RING
 match identity host a.example.com
 self-identity fqdn
 ca trust-point CA
crypto pki trustpoint CA
crypto ipsec security-association lifetime seconds 1800
crypto ipsec security-association lifetime kilobytes 4000
crypto ipsec security-association idle-time 300
crypto ipsec transform-set SET esp-3des esp-sha-hmac
crypto dynamic-map DYN 10
 set transform-set SET
 set isakmp-profile PROFILE
crypto map MAP isakmp-profile PROFILE
crypto map MAP 10 ipsec-isakmp
 set peer 198.51.100.1
 set transform-set SET
 match address 101
crypto map MAP 20 ipsec-isakmp dynamic DYN
interface FastEthernet0/0
 mtu 1400
 ip address 10.81.0.3 255.255.255.248
 no ip route-cache
 no ip address
 zone-member security INSIDE
 crypto map MAP
interface FastEthernet0/1
 ip address 10.82.0.3 255.255.255.248
 zone-member security OUTSIDE
interface ATM0
 pvc 1/32
  dialer pool-member 2
interface Dialer2
 ip address negotiated
 encapsulation ppp
interface Dialer1
 ip address negotiated
 encapsulation ppp
 dialer pool 2
 ppp ipcp route default
zone security INSIDE
access-list 101 permit ip any any
router eigrp 64
 redistribute static
 default-metric 100 10 255 1 1500
 network 10.0.0.0
 auto-summary
 neighbor 10.82.0.4 FastEthernet0/1
ip route 10.9.0.0 255.255.0.0 10.82.0.4
router eigrp NAMED
 address-family ipv4 unicast autonomous-system 65
  af-interface FastEthernet0/1
   passive-interface
  network 10.0.0.0
  shutdown
router eigrp OTHER
 address-family ipv4 unicast autonomous-system 66
  af-interface FastEthernet0/1
   passive-interface
  network 10.0.0.0
`

/** Of a release that does not do so by itself. */
const OLD = `version 12.2
router ospf 1
 timers spf 1 3
no crypto isakmp enable
crypto isakmp policy 1
 encr 3des
crypto map MAP 10 ipsec-isakmp
 set peer 198.51.100.1
interface FastEthernet0/0
 ip address 10.81.0.3 255.255.255.248
 ip route-cache same-interface
`

const FIREWALL = `ASA Version 9.1
time-range OFFICE
 absolute start 08:00 1 January 2026
 periodic weekdays 8:00 to 17:00
hostname fw
names
name 10.0.0.9 web
interface GigabitEthernet0/0
 nameif outside
 security-level 10
 ip address 198.51.100.1 255.255.255.0
 shutdown
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.0.0.1 255.255.255.0 standby 10.0.0.2
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
 ip address dhcp setroute
interface GigabitEthernet0/3.5
 vlan 5
 nameif lab
 security-level 60
 ip address 10.5.0.1 255.255.255.0
interface GigabitEthernet0/4
failover
failover lan unit primary
failover lan interface folink GigabitEthernet0/4
failover polltime unit 2 holdtime 20
failover polltime interface 4
failover interface-policy 2
failover link folink GigabitEthernet0/4
failover interface ip folink 10.254.0.1 255.255.255.252 standby 10.254.0.2
no monitor-interface inside
same-security-traffic permit intra-interface
object network N
 host web
object service S
 service tcp destination eq www
object-group network G
 network-object object N
access-list OUT extended permit object S any object N
access-list OUT extended permit ip object-group G any
access-list STD standard permit 10.0.0.0 255.0.0.0
access-group OUT in interface outside
nat-control
static (inside,outside) 10.1.0.0 10.1.0.0 netmask 255.255.0.0
static (inside,outside) tcp 198.51.100.7 www 10.0.0.9 www netmask 255.255.255.255
nat (inside) 0 access-list STD
nat (inside) 1 10.0.0.0 255.0.0.0
global (outside) 1 interface
icmp deny any outside
interface Management0/0
 management-only
 nameif manage
class-map VOICE
 match port tcp eq 2000
policy-map global_policy
 class VOICE
  set connection timeout idle 0:10:00
  inspect icmp
service-policy global_policy global
timeout conn 0:30:00 udp 0:01:00
mtu outside 1400
sysopt connection tcpmss 1300
ip verify reverse-path interface outside
sla monitor 1
 type echo protocol ipIcmpEcho 198.51.100.254 interface outside
 frequency 5
sla monitor schedule 1 life forever start-time now
track 1 rtr 1 reachability
route outside 0.0.0.0 0.0.0.0 198.51.100.254 1 track 1
`

/** What a device does when nobody says so, so that the line alone changes nothing; and lines that others only point at. */
const SAYS_WHAT_IS: ReadonlyMap<string, string> = new Map([
  ['version', 'the release is told beside the text'],
  ['asa-version', 'the release is told beside the text'],
])

interface Line {
  readonly command: { readonly kind: string }
  readonly negated: boolean
  readonly line: number
  readonly children: readonly Line[]
}

const flat = (items: readonly Line[]): readonly Line[] => items.flatMap((item) => [item, ...flat(item.children)])

/** What the simulator is told, without the places that it remembers of the text. */
const told = (configuration: unknown): string =>
  JSON.stringify(configuration, (key, value: unknown) =>
    ['source', 'line', 'text', 'device'].includes(key) ? undefined : value,
  )

function unread(
  texts: readonly string[],
  read: (text: string) => readonly Line[],
  effect: (line: Line) => { readonly kind: string } | undefined,
  convert: (text: string) => unknown,
) {
  const seen = new Map<string, boolean>()
  for (const text of texts) {
    const whole = told(convert(text))
    const rows = text.split('\n')
    for (const item of flat(read(text))) {
      if (effect(item)?.kind !== 'simulated') continue
      const without = rows.filter((_, index) => index + 1 !== item.line)
      const isRead = told(convert(without.join('\n'))) !== whole
      seen.set(item.command.kind, (seen.get(item.command.kind) ?? false) || isRead)
    }
  }
  return {
    kinds: [...seen.keys()],
    nobody: [...seen].flatMap(([kind, isRead]) => (isRead || SAYS_WHAT_IS.has(kind) ? [] : [kind])),
  }
}

/** Commands of which some line is called simulated. */
function simulatedBy<D extends Kinded>(language: Language<D>, values: Values): readonly string[] {
  const { pools } = drawnLanguage(language, values, new Set(), 64)
  const found = new Set<string>()
  for (const [mode, drawn] of pools)
    for (const { kind, line } of drawn.flat()) {
      const read = readCommand(language, mode, line, 'in full')
      if (read.kind === 'read' && language.effectOf(read.command, read.negated)?.kind === 'simulated') found.add(kind)
    }
  return [...found]
}

describe('what is called simulated is read by a converter', () => {
  it('of a router', () => {
    const { kinds, nobody } = unread(
      [ROUTER, OSPF, ANOTHER, OLD],
      (text) => parseIos(text).config.statements as readonly Line[],
      (line) => effectOf(line.command as never, line.negated),
      (text) =>
        convertIos('r', parseIos(text).config, { release: text.startsWith('version 12.2') ? '12.2(11)T' : '15.9' }),
    )
    expect(nobody).toEqual([])
    expect(simulatedBy(IOS, IOS_VALUES).filter((kind) => !kinds.includes(kind))).toEqual([])
  })
  it('of a firewall', () => {
    const { kinds, nobody } = unread(
      [FIREWALL],
      (text) => parseAsa(text).config.statements as readonly Line[],
      (line) => asaEffectOf(line.command as never, line.negated),
      (text) => convertAsa('f', parseAsa(text).config, { release: 'asa-9.1' }),
    )
    expect(nobody).toEqual([])
    expect(simulatedBy(ASA, ASA_VALUES).filter((kind) => !kinds.includes(kind))).toEqual([])
  })
})
