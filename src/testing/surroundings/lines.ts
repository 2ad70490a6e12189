/**
 * What stands around a tunnel in the field, as lines that are switched on and off at random: sizes, queues, OSPF, tables of
 * their own, tunnels beside the crypto map, translation, zones, key chains, idle times and what firewalls do.
 */
import { also, behind, chain, type Draw, instead, type Lines, type MoreLines, oneOf } from '../random-features'

const STICK = /^ ip address 10\.81\.0\..*$/m
const CROSSOVER = /^ ip address 192\.168\.81\..*$/m
const OUTSIDE = /^ ip address dhcp$/m
const INSIDE = /^ ip address 10\.81\.\d+\.\d+ .*$/m
const ROUTER = /^router eigrp 64$/m

const table = (lines: Readonly<Record<string, Draw>>): Lines => new Map(Object.entries(lines))

const QUEUE = [
  'class-map match-any VOICE',
  ' match ip dscp ef',
  'policy-map QUEUE',
  ' class VOICE',
  '  priority 128',
  ' class class-default',
  '  fair-queue',
]

const zones = (inside: RegExp, outside: RegExp, action: 'inspect' | 'pass' | 'drop') =>
  chain(
    behind(inside, [' zone-member security IN']),
    behind(outside, [' zone-member security OUT']),
    also([
      'class-map type inspect match-any ALL',
      ' match protocol udp',
      ' match protocol tcp',
      ' match protocol icmp',
      'policy-map type inspect BOTH',
      ' class type inspect ALL',
      `  ${action}`,
      'zone security IN',
      'zone security OUT',
      'zone-pair security THERE source IN destination OUT',
      ' service-policy type inspect BOTH',
      'zone-pair security BACK source OUT destination IN',
      ' service-policy type inspect BOTH',
    ]),
  )

/** Of every router. */
const ANY: Readonly<Record<string, Draw>> = {
  'df bit': (random) => also([`crypto ipsec df-bit ${oneOf(random, ['clear', 'set', 'copy'])}`]),
  'fragmentation after encryption': () => also(['crypto ipsec fragmentation after-encryption']),
  'idle time': () => also(['crypto ipsec security-association idle-time 60']),
  'replay window': (random) =>
    also([`crypto ipsec security-association replay ${oneOf(random, ['disable', 'window-size 512'])}`]),
}

const head = table({
  ...ANY,
  mtu: (random) => behind(STICK, [` ip mtu ${oneOf(random, ['1300', '1400', '1492'])}`]),
  'segment size': () => behind(STICK, [' ip tcp adjust-mss 1300']),
  queue: () => chain(behind(STICK, [' service-policy output QUEUE']), also(QUEUE)),
  'ospf beside': (random) =>
    also([
      'router ospf 1',
      ' network 192.168.81.0 0.0.0.255 area 0',
      ` redistribute static subnets${oneOf(random, ['', ' route-map RRI'])}`,
    ]),
  'ospf in place': () =>
    chain(
      instead(/^ network 192\.168\.81\.0$/m, ' network 192.168.99.0'),
      also(['router ospf 1', ' network 192.168.81.0 0.0.0.255 area 0', ' redistribute static subnets']),
    ),
  'table of its own': () =>
    chain(
      instead(/^( ip address 192\.168\.81\..*)$/m, ' ip vrf forwarding OTHER\n$1'),
      also(['ip vrf OTHER', ' rd 1:1']),
    ),
  'tunnel over the cross-over': () => (text) => {
    const own = /^ ip address 192\.168\.81\.(\d+) /m.exec(text)?.[1] ?? '3'
    const other = own === '3' ? '4' : '3'
    return chain(
      behind(ROUTER, [' network 172.31.9.0']),
      also([
        'interface Tunnel9',
        ` ip address 172.31.9.${own} 255.255.255.0`,
        ' tunnel source FastEthernet0/1',
        ` tunnel destination 192.168.81.${other}`,
      ]),
    )(text)
  },
  'key chain of a year': (random) =>
    chain(
      behind(CROSSOVER, [' ip authentication mode eigrp 64 md5', ' ip authentication key-chain eigrp 64 YEARS']),
      also([
        'key chain YEARS',
        ' key 1',
        '  key-string sesame',
        `  ${oneOf(random, ['accept', 'send'])}-lifetime 00:00:00 Jan 1 ${oneOf(random, ['1993', '2020'])} infinite`,
      ]),
    ),
  zones: (random) => zones(CROSSOVER, STICK, oneOf(random, ['inspect', 'pass', 'drop'])),
})

const site = table({
  ...ANY,
  mtu: (random) => behind(OUTSIDE, [` ip mtu ${oneOf(random, ['1300', '1400', '1492'])}`]),
  'segment size': () => behind(INSIDE, [' ip tcp adjust-mss 1300']),
  queue: () => chain(behind(OUTSIDE, [' service-policy output QUEUE']), also(QUEUE)),
  'nat keepalive': () => also(['crypto isakmp nat keepalive 20']),
  'idle time to the default peer': () =>
    chain(
      instead(/^ set peer 198\.51\.100\.1$/m, ' set peer 198.51.100.1 default'),
      behind(/^ set transform-set t1$/m, [' set security-association idle-time 60 default']),
    ),
  'static translation': () => (text) => {
    const [, network, last] = /^ ip address (10\.81\.\d+)\.(\d+) /m.exec(text) ?? []
    return chain(
      behind(OUTSIDE, [' ip nat outside']),
      behind(INSIDE, [' ip nat inside']),
      also([`ip nat inside source static ${network}.${Number(last) + 1} 203.0.113.200`]),
    )(text)
  },
  zones: (random) => zones(INSIDE, OUTSIDE, oneOf(random, ['inspect', 'pass', 'drop'])),
})

/** Objects of an ASA; a PIX and a router do not know them and keep them as lines that are not read. */
const firewall = table({
  'dynamic PAT': () =>
    atEnd(['object network HQ', ' subnet 10.1.0.0 255.255.255.0', ' nat (inside,outside) dynamic interface']),
  'headquarters called otherwise': () =>
    atEnd(['object network CM', ' host 10.1.0.10', ' nat (inside,vpndmz) static 10.81.0.6']),
  'identity for the sites': () =>
    atEnd([
      'object network HQ',
      ' subnet 10.1.0.0 255.255.255.0',
      'object network SITES',
      ' subnet 10.81.0.0 255.255.0.0',
      'nat (inside,vpndmz) source static HQ HQ destination static SITES SITES',
      'nat (inside,vpndmz) after-auto source dynamic HQ interface',
    ]),
  'head-ends called otherwise': () =>
    atEnd(['object network GW', ' host 198.51.100.1', ' nat (vpndmz,outside) static 198.51.100.9']),
  'short timeouts': () => atEnd(['timeout udp 0:00:30', 'timeout conn 0:05:00']),
  'smaller mtu': (random) => atEnd([`mtu outside ${oneOf(random, ['1300', '1400'])}`]),
  'policies of its own': (random) =>
    atEnd([
      'class-map EVERYTHING',
      ' match any',
      'policy-map global_policy',
      ' class EVERYTHING',
      `  ${oneOf(random, ['inspect icmp', 'inspect ipsec-pass-thru', 'set connection decrement-ttl'])}`,
      'service-policy global_policy global',
    ]),
})

export const atEnd =
  (lines: readonly string[]) =>
  (text: string): string =>
    `${text.replace(/\n: end\s*$/, '\n')}${lines.join('\n')}\n`

export const SURROUNDINGS: MoreLines = { head, site, firewall }
