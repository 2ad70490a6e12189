/**
 * Random networks for the steady state: the reference design with fewer sites, and with the field's lines switched on
 * and off at random, on one end, on both, rightly and wrongly.
 */
import {
  chooseReleaseEverywhere,
  connect,
  type Design,
  type Edit,
  NO_HISTORY,
  perform,
  REFERENCE_DESIGNS,
  RELEASES,
} from '../design/index'
import { type Built, buildScene } from '../engine/build'
import { reference, toldOtherwise } from './lab'

/** Evenly distributed in [0, 1). */
export type Random = () => number

export interface RandomNetwork {
  readonly design: Design
  readonly built: Built
  /** What was switched on, for people. */
  readonly features: readonly string[]
}

const below = (random: Random, n: number) => Math.floor(random() * n)
export const oneOf = <T>(random: Random, items: readonly [T, ...T[]]): T =>
  items[below(random, items.length)] ?? items[0]
const chance = (random: Random, share: number) => random() < share

const HEADS = ['gateway-1', 'gateway-2'] as const
const headsOf = ({ devices }: Design) => devices.flatMap(({ name, kind }) => (kind === 'head-end' ? [name] : []))

type Change = (text: string) => string

/** What a feature does to a text, by the feature's name. */
export type Draw = (random: Random) => Change
export type Lines = ReadonlyMap<string, Draw>

/** Lines put behind a line, which is found by its words. */
export const behind =
  (line: RegExp, lines: readonly string[]): Change =>
  (text) =>
    text.replace(line, (found) => [found, ...lines].join('\n'))

export const also =
  (lines: readonly string[]): Change =>
  (text) =>
    text.replace(/^line con 0$/m, (found) => [...lines, '!', found].join('\n'))

export const instead =
  (line: RegExp, other: string): Change =>
  (text) =>
    text.replace(line, other)

export const chain =
  (...changes: readonly Change[]): Change =>
  (text) =>
    changes.reduce((now, change) => change(now), text)

const ROUTER = /^router eigrp 64$/m
const CROSSOVER = /^ ip address 192\.168\.81\..*$/m
const VIRTUAL = /^ standby 1 ip .*$/m

/** Lines of a head-end. */
const HEAD: Lines = new Map(
  Object.entries<Draw>({
    'distribute-list out': (random) =>
      chain(behind(ROUTER, [` distribute-list ${oneOf(random, ['7', '8', '9'])} out`]), also(SOME_SITES)),
    'distribute-list in': (random) =>
      chain(behind(ROUTER, [` distribute-list ${oneOf(random, ['7', '8', 'prefix SITES'])} in`]), also(SOME_SITES)),
    stub: (random) =>
      behind(ROUTER, [` eigrp stub ${oneOf(random, ['connected', 'static', 'redistributed', 'receive-only'])}`]),
    'eigrp md5': (random) =>
      chain(
        behind(CROSSOVER, [' ip authentication mode eigrp 64 md5', ' ip authentication key-chain eigrp 64 ROUTES']),
        also(['key chain ROUTES', ' key 1', `  key-string ${oneOf(random, ['sesame', 'sesame', 'tahini'])}`]),
      ),
    'prefix-list': (random) =>
      chain(
        instead(/^ match ip address 1$/m, ' match ip address prefix-list SITES'),
        also([`ip prefix-list SITES seq 5 permit 10.81.2.0/23 ${oneOf(random, ['le 29', 'ge 29', 'ge 30', 'le 32'])}`]),
      ),
    'no route-map': () => instead(/ route-map RRI$/m, ''),
    'tracked default': (random) =>
      chain(
        instead(/^(ip route 0\.0\.0\.0 .*)$/m, '$1 track 1'),
        also([
          oneOf(random, [
            'track 1 ip route 192.168.81.0/24 reachability',
            'track 1 ip route 10.81.0.0/29 reachability',
          ]),
        ]),
      ),
    'permanent route': () => also(['ip route 10.81.4.0 255.255.252.0 Null0 180 permanent']),
    'null route': (random) => also([`ip route 10.81.2.0 255.255.254.0 Null0 ${oneOf(random, ['250', '1'])}`]),
    'floating default': (random) => also([`ip route 0.0.0.0 0.0.0.0 192.168.81.${oneOf(random, ['3', '4'])} 200`]),
    'hsrp version 2': () => behind(VIRTUAL, [' standby version 2']),
    'hsrp milliseconds': () => behind(VIRTUAL, [' standby 1 timers msec 250 msec 750']),
    'hsrp priority': (random) =>
      chain(
        instead(/^ standby 1 priority .*\n/m, ''),
        behind(VIRTUAL, [` standby 1 priority ${oneOf(random, ['90', '105', '130'])}`]),
      ),
    'hsrp no pre-emption': () => instead(/^ standby 1 preempt\n/m, ''),
    'hsrp pre-emption': () => behind(VIRTUAL, [' standby 1 preempt']),
    'reverse-route tag': (random) =>
      chain(
        instead(/^ reverse-route$/m, ' reverse-route tag 5'),
        chance(random, 0.5)
          ? behind(/^ match ip address 1$/m, [` match tag ${oneOf(random, ['5', '6'])}`])
          : (text) => text,
      ),
    'no reverse-route': () => instead(/^ reverse-route\n/m, ''),
    'no keepalive': (random) => (chance(random, 0.2) ? instead(/^crypto isakmp keepalive .*$/m, '!') : (text) => text),
    'other policy': () => instead(/^ encr 3des$/m, ' encr aes'),
    'head pfs': (random) => behind(/^ set transform-set t1 t2$/m, [` set pfs group${oneOf(random, ['2', '5'])}`]),
    'connected too': (random) =>
      behind(ROUTER, [` redistribute connected${oneOf(random, ['', ' metric 1000 100 255 1 1500'])}`]),
    'input list': (random) =>
      chain(
        behind(/^ ip address 10\.81\.0\..*$/m, [' ip access-group 160 in']),
        also([
          ...(chance(random, 0.3) ? ['access-list 160 deny esp any any'] : []),
          'access-list 160 permit ip any any',
        ]),
      ),
  }),
)

const SOME_SITES = [
  'access-list 7 permit 10.81.2.0 0.0.0.31',
  'access-list 8 deny 10.81.2.0 0.0.1.255',
  'access-list 8 permit any',
  'ip prefix-list SITES seq 5 permit 10.81.2.0/27 ge 28',
]

const OUTSIDE = /^ ip address dhcp$/m
const INSIDE = /^ ip address 10\.81\.\d+\.\d+ .*$/m

/** Lines of a site's router. */
const SITE: Lines = new Map(
  Object.entries<Draw>({
    'nat exemption': (random) =>
      chain(behind(OUTSIDE, [' ip nat outside']), behind(INSIDE, [' ip nat inside']), (text) =>
        also([
          `ip nat inside source list 150 interface ${/^interface (\S+)\n ip address dhcp/m.exec(text)?.[1] ?? 'Ethernet0'} overload`,
          ...(chance(random, 0.6) ? ['access-list 150 deny ip 10.81.2.0 0.0.1.255 10.1.0.0 0.0.0.255'] : []),
          'access-list 150 permit ip 10.81.2.0 0.0.1.255 any',
        ])(text),
      ),
    'outside list': (random) => {
      const left = OUTSIDE_LINES.filter(() => !chance(random, 0.12))
      return chain(
        behind(OUTSIDE, [' ip access-group 170 in']),
        also([...left, 'access-list 170 permit udp any any eq bootpc']),
      )
    },
    'inside list': (random) =>
      chain(
        behind(INSIDE, [' ip access-group 171 in']),
        also([
          ...(chance(random, 0.3) ? ['access-list 171 deny udp any any range 16384 32767'] : []),
          'access-list 171 permit udp any any eq bootps',
          `access-list 171 permit ${oneOf(random, ['ip', 'ip', 'udp', 'tcp'])} 10.81.0.0 0.0.255.255 any`,
        ]),
      ),
    'one peer': (random) => instead(new RegExp(`^ set peer 198\\.51\\.100\\.${1 + below(random, 2)}\\n`, 'm'), ''),
    'a peer that is not there': () => behind(/^crypto map test 1 .*$/m, [' set peer 198.51.100.77']),
    'narrow list': () => instead(/^(access-list 101 permit ip \S+ \S+) any$/m, '$1 10.1.0.0 0.0.0.255'),
    'other host': () => instead(/^(access-list 101 permit ip \S+ \S+) any$/m, '$1 host 10.1.0.99'),
    'other hash': () => instead(/^ encr 3des$/m, ' encr 3des\n hash md5'),
    'other transform': () => instead(/esp-3des esp-sha-hmac$/m, 'esp-3des esp-md5-hmac'),
    'site pfs': (random) => behind(/^ set transform-set t1$/m, [` set pfs group${oneOf(random, ['2', '5'])}`]),
    'other key': () => instead(/sesame$/m, 'tahini'),
    'no nat traversal': () => also(['no crypto ipsec nat-transparency udp-encaps']),
    'shut inside': () => behind(INSIDE, [' shutdown']),
  }),
)

const OUTSIDE_LINES = [
  'access-list 170 permit esp any any',
  'access-list 170 permit udp any any eq isakmp',
  'access-list 170 permit udp any any eq non500-isakmp',
  'access-list 170 permit ip 10.1.0.0 0.0.0.255 10.81.0.0 0.0.255.255',
]

/** Lines of a firewall that speaks ASA. */
const FIREWALL: Lines = new Map(
  Object.entries<Draw>({
    'a rule less': (random) => (text) => {
      const rules = text.split('\n').filter((line) => line.startsWith('access-list '))
      const gone = rules[below(random, rules.length)]
      return gone === undefined ? text : text.replace(`${gone}\n`, '')
    },
    'everything else from outside': () =>
      behind(/^access-list OUTSIDE-IN .*$/m, ['access-list OUTSIDE-IN extended permit ip any any']),
    'no list of the stick': () => instead(/^access-group VPNDMZ-IN .*\n/m, ''),
    'a deny first': (random) =>
      behind(/^!$/m, [
        `access-list VPNDMZ-IN extended deny ${oneOf(random, ['udp', 'tcp', 'icmp'])} any 10.1.0.0 255.255.255.0`,
      ]),
    'route to both': () => behind(/^access-group VPNDMZ-IN .*$/m, ['route vpndmz 10.81.2.0 255.255.255.0 10.81.0.4 1']),
  }),
)

const traversal: Change = (text) => text.replace(/^(.*access-list .*|\s+permit .*)eq isakmp$/gm, '$&\n$1eq 4500')

/** More lines, by whom they are for; drawn after everything else, so that older seeds draw what they drew. */
export interface MoreLines {
  readonly head: Lines
  readonly site: Lines
  readonly firewall: Lines
}

/** A network drawn by a seed's numbers; `draw` gives another design than the reference with fewer sites. */
export function randomNetwork(
  random: Random,
  more?: MoreLines,
  draw: (random: Random, features: string[]) => Design = drawn,
): RandomNetwork {
  const features: string[] = []
  const design = draw(random, features)
  const built = buildScene(design)
  const changes = new Map<string, Change>()
  const switchOn = (device: string, table: Lines, share: number) => {
    for (const [name, make] of table) {
      if (!chance(random, share)) continue
      const before = changes.get(device)
      const change = make(random)
      changes.set(device, before ? chain(before, change) : change)
      features.push(`${device}: ${name}`)
    }
  }
  const busy = oneOf(random, [0, 0.04, 0.1])
  for (const device of headsOf(design)) switchOn(device, HEAD, busy)
  if (chance(random, 0.75)) {
    // SEED's firewall knows nothing of NAT traversal; most of those who have it let it through.
    for (const { name, kind } of design.devices) if (kind === 'firewall') changes.set(name, traversal)
    features.push('firewall: UDP 4500')
  }
  // What is on at both ends is another network than what is on at one.
  if (chance(random, busy * 4)) both(random, headsOf(design), changes, features)
  for (const { name, kind } of design.devices) {
    if (kind === 'soho') switchOn(name, SITE, busy)
    if (kind === 'firewall') switchOn(name, FIREWALL, busy)
  }
  if (more) {
    const share = oneOf(random, [0.08, 0.2])
    for (const { name, kind } of design.devices) {
      const table = kind === 'head-end' ? more.head : kind === 'soho' ? more.site : more.firewall
      if (kind === 'head-end' || kind === 'soho' || kind === 'firewall') switchOn(name, table, share)
    }
  }
  return { design, built: toldOtherwise(built, onceEach(changes)), features }
}

/** Every draw of a change is made once, whoever asks for the text how often. */
function onceEach(changes: ReadonlyMap<string, Change>): ReadonlyMap<string, Change> {
  return new Map(
    [...changes].map(([device, change]) => {
      const made = new Map<string, string>()
      const once: Change = (text) => {
        const known = made.get(text) ?? change(text)
        made.set(text, known)
        return known
      }
      return [device, once] as const
    }),
  )
}

const PAIRS: readonly string[] = ['eigrp md5', 'hsrp version 2', 'hsrp milliseconds', 'stub', 'reverse-route tag']

function both(random: Random, heads: readonly string[], changes: Map<string, Change>, features: string[]): void {
  const name = PAIRS[below(random, PAIRS.length)]
  const make = name === undefined ? undefined : HEAD.get(name)
  if (!make) return
  for (const device of heads) {
    const before = changes.get(device)
    const change = make(random)
    changes.set(device, before ? chain(before, change) : change)
  }
  features.push(`both: ${name}`)
}

const NEWEST = { release: '15.9' }

/** Another shape of hub, with the sites that it comes with. */
export function shaped(random: Random, features: string[]): Design {
  const shapes = REFERENCE_DESIGNS.filter(({ name }) => SHAPES.has(name))
  const shape = shapes[below(random, shapes.length)]
  if (!shape) throw new Error('no design has another shape')
  features.push(shape.name)
  return shape.build()
}

const SHAPES: ReadonlySet<string> = new Set([
  'ikev2-vti',
  'firewall-pair',
  'two-providers',
  'pair-beside-firewall',
  'two-hub-sites',
  'single-hub',
  'two-callmanagers',
])

function drawn(random: Random, features: string[]): Design {
  let design = fewerSites(random)
  const edit = (name: string, next: Edit | string) => {
    const done = typeof next === 'string' ? next : perform(design, NO_HISTORY, next)
    if (typeof done === 'string') return
    design = done.design
    features.push(name)
  }
  const { release } = oneOf(random, [RELEASES[0] ?? NEWEST, NEWEST, ...RELEASES])
  if (chance(random, 0.35)) edit(`release ${release}`, chooseReleaseEverywhere(design, release))
  if (chance(random, 0.25)) {
    const credentials = { kind: 'pre-shared-key', key: 'sesame' } as const
    edit('pre-shared key', { kind: 'set-vpn', vpn: { ...design.vpn, credentials } })
  }
  if (chance(random, 0.15)) {
    edit('IKEv2 needs 15.9', chooseReleaseEverywhere(design, NEWEST.release))
    const ikev2 = { encryption: 'aes-cbc-256', integrity: 'sha256', group: 19 } as const
    edit('IKEv2', { kind: 'set-vpn', vpn: { ...design.vpn, ikev2 } })
  }
  if (chance(random, 0.3)) edit('second cross-over', connect(design, ...HEADS))
  const firewall = design.devices.find((item) => item.kind === 'firewall')
  if (firewall && chance(random, 0.4)) {
    const dialect = oneOf(random, ['asa', 'pix', 'ios'] as const)
    edit(`dialect ${dialect}`, { kind: 'set-device', name: firewall.name, change: { dialect } })
  }
  if (firewall && chance(random, 0.3))
    edit('hairpin', { kind: 'set-device', name: firewall.name, change: { hairpin: true } })
  return design
}

/** One to three of the reference design's sites. */
function fewerSites(random: Random): Design {
  const design = reference()
  const numbers = ['vp', '16', '24', '32', '40', '48']
  const keep = new Set(Array.from({ length: 1 + below(random, 3) }, () => oneOf(random, ['vp', ...numbers])))
  const names = numbers
    .filter((item) => !keep.has(item))
    .flatMap((item) =>
      item === 'vp' ? ['soho-vp', 'home-0', 'phone-0'] : [`soho-${item}`, `home-${item}`, `phone-${item}`],
    )
  const done = perform(design, NO_HISTORY, { kind: 'remove-devices', names })
  return typeof done === 'string' ? design : done.design
}
