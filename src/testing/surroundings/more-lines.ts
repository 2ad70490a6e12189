/**
 * More of what real lines say, switched on and off at random beside lines.ts: HSRP by its words, probes and tracked objects,
 * redundancy of a crypto map, EIGRP's filters and metrics, forms of reverse routes, lists by all of their grammar.
 */
import { also, behind, chain, type Draw, instead, type Lines, type MoreLines, oneOf } from '../random-features'
import { atEnd, SURROUNDINGS } from './lines'

const VIRTUAL = /^ standby 1 ip .*$/m
const ROUTER = /^router eigrp 64$/m
const CROSSOVER = /^ ip address 192\.168\.81\..*$/m
const OUTSIDE = /^ ip address dhcp$/m
const REVERSE_ROUTE = /^ reverse-route$/m

const table = (first: Lines, lines: Readonly<Record<string, Draw>>): Lines =>
  new Map([...first, ...Object.entries(lines)])

const HOURS = ['time-range HOURS', ' periodic daily 8:00 to 18:00']

const head = table(SURROUNDINGS.head, {
  'redundancy of the crypto map': () =>
    chain(
      instead(/^crypto map test local-address .*$/m, '!'),
      behind(VIRTUAL, [' standby 1 name VPNHA']),
      instead(/^ crypto map test$/m, ' crypto map test redundancy VPNHA'),
    ),
  'hsrp authentication': (random) =>
    behind(VIRTUAL, [` standby 1 authentication ${oneOf(random, ['text other', 'md5 key-string other'])}`]),
  'hsrp delay': (random) => behind(VIRTUAL, [` standby delay minimum ${oneOf(random, ['5', '20'])} reload 30`]),
  'probe of the firewall': (random) =>
    chain(
      behind(VIRTUAL, [' standby 1 track 10 decrement 30']),
      also([
        'ip sla 1',
        ` icmp-echo ${oneOf(random, ['10.81.0.1', '10.81.0.6', '192.168.81.4'])}`,
        ' frequency 5',
        'ip sla schedule 1 life forever start-time now',
        'track 10 ip sla 1 reachability',
      ]),
    ),
  'tracked list': (random) =>
    chain(
      behind(VIRTUAL, [' standby 1 track 20 decrement 30']),
      also([
        'track 21 interface FastEthernet0/1 line-protocol',
        'track 22 interface Loopback0 ip routing',
        `track 20 list boolean ${oneOf(random, ['and', 'or'])}`,
        ' object 21',
        ' object 22',
        ' delay down 3 up 6',
      ]),
    ),
  'passive by itself': (random) =>
    behind(ROUTER, [
      ' passive-interface default',
      ...oneOf<readonly string[]>(random, [[], [' no passive-interface FastEthernet0/1']]),
    ]),
  weights: () => behind(ROUTER, [' metric weights 0 1 1 1 0 0']),
  offset: (random) => behind(ROUTER, [` offset-list 0 ${oneOf(random, ['in', 'out'])} 5000`]),
  variance: () => behind(ROUTER, [' variance 4']),
  summary: () => behind(CROSSOVER, [' ip summary-address eigrp 64 10.81.2.0 255.255.254.0']),
  'no split horizon': () => behind(CROSSOVER, [' no ip split-horizon eigrp 64']),
  'filter by route-map': (random) =>
    chain(
      behind(ROUTER, [` distribute-list route-map PART ${oneOf(random, ['in', 'out'])}`]),
      also([
        'ip prefix-list PART seq 5 deny 10.81.2.16/29',
        'ip prefix-list PART seq 10 permit 0.0.0.0/0 le 32',
        'route-map PART permit 10',
        ' match ip address prefix-list PART',
      ]),
    ),
  'what a route-map sets': (random) =>
    behind(/^route-map RRI permit 10$/m, [` set ${oneOf(random, ['tag 7', 'metric 2000 200 255 1 1500'])}`]),
  'a route-map that matches by': (random) =>
    behind(/^route-map RRI permit 10$/m, [
      ` match ${oneOf(random, ['interface FastEthernet0/0', 'interface Loopback0', 'tag 64', 'metric 0'])}`,
    ]),
  'static reverse route': () => instead(REVERSE_ROUTE, ' reverse-route static'),
  'reverse route by the firewall': () => instead(REVERSE_ROUTE, ' reverse-route remote-peer 10.81.0.1'),
  'no policies of its own': () => also(['no crypto isakmp default policy']),
  'list on the cross-over': (random) =>
    chain(
      behind(CROSSOVER, [' ip access-group XO in']),
      also([
        'ip access-list extended XO',
        ' 5 remark what comes over the cable',
        ` 10 ${oneOf(random, ['permit', 'deny'])} eigrp any any`,
        ' 20 deny tcp any any established',
        ' 30 deny udp any any range 20000 20010',
        ' 40 permit ip any any log',
      ]),
    ),
  'list by the hour': () =>
    chain(
      behind(CROSSOVER, [' ip access-group 165 out']),
      also([...HOURS, 'access-list 165 permit ip any any time-range HOURS', 'access-list 165 permit eigrp any any']),
    ),
  'carrier delay': () => behind(CROSSOVER, [' carrier-delay 2']),
})

const site = table(SURROUNDINGS.site, {
  'preferred peer': () => instead(/^ set peer 198\.51\.100\.1$/m, ' set peer 198.51.100.1 default'),
  'list of objects outside': (random) =>
    chain(
      behind(OUTSIDE, [' ip access-group BY-OBJECTS in']),
      also([
        'object-group network HEADS',
        ' host 198.51.100.1',
        ...oneOf<readonly string[]>(random, [[], [' host 198.51.100.2']]),
        'ip access-list extended BY-OBJECTS',
        ' permit esp object-group HEADS any',
        ' permit udp object-group HEADS any eq isakmp non500-isakmp',
        ' permit udp any any eq bootpc',
        ' permit icmp any any',
      ]),
    ),
  'fragments outside': () =>
    chain(
      behind(OUTSIDE, [' ip access-group 175 in']),
      also(['access-list 175 deny ip any any fragments', 'access-list 175 permit ip any any']),
    ),
  'a pool of translations': () => (text) =>
    chain(
      behind(OUTSIDE, [' ip nat outside']),
      behind(/^ ip address 10\.81\.\d+\.\d+ .*$/m, [' ip nat inside']),
      also([
        'ip nat pool FEW 203.0.113.210 203.0.113.210 prefix-length 24',
        'ip nat inside source route-map TO-OTHERS pool FEW overload',
        'access-list 155 deny ip 10.81.0.0 0.0.255.255 10.1.0.0 0.0.0.255',
        'access-list 155 permit ip 10.81.0.0 0.0.255.255 any',
        'route-map TO-OTHERS permit 10',
        ' match ip address 155',
      ]),
    )(text),
})

const firewall = table(SURROUNDINGS.firewall, {
  'list for everything': (random) =>
    atEnd([
      `access-list ALL extended ${oneOf(random, ['permit ip', 'deny udp'])} any any`,
      ...oneOf<readonly string[]>(random, [[], ['access-list ALL extended permit ip any any']]),
      'access-group ALL global',
    ]),
  'list outwards': (random) =>
    atEnd([
      'object-group service VOICE udp',
      ' port-object range 16384 32767',
      `access-list OUT extended ${oneOf(random, ['deny', 'permit'])} udp any any object-group VOICE`,
      'access-list OUT extended permit ip any any',
      'access-group OUT out interface inside',
    ]),
  'a pool of one': () =>
    atEnd([
      'object network POOL',
      ' range 10.81.0.6 10.81.0.6',
      'object network SERVERS',
      ' subnet 10.1.0.0 255.255.255.0',
      ' nat (inside,vpndmz) dynamic POOL interface',
    ]),
  'icmp errors': () => atEnd(['access-list VPNDMZ-IN extended permit icmp any any unreachable']),
})

export const EVERYTHING: MoreLines = { head, site, firewall }
