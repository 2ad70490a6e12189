/**
 * EIGRP as real head-ends configure it (FACTS section 9): authenticated, filtered, stub, weighed, in named mode. Each is
 * told from power-on and typed at a running gateway. Site 24 is peered with the standby, gateway-2: headquarters reaches
 * it only while gateway-1 learns its route over the cross-over.
 */
import { describe, expect, it } from 'vitest'
import { convertIos } from '../convert/index'
import { parseIos } from '../ios/index'
import { formatIp, formatPrefix, lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { type Lab, news, reference, settle, settleWith, type TextChange, trace, typed } from '../testing/lab'

const CROSS = 'interface FastEthernet0/1'
const PROCESS = 'router eigrp 64'

/** Lines below a line of a text. */
const below =
  (opener: string, ...lines: readonly string[]) =>
  (text: string) =>
    text.replace(opener, [opener, ...lines.map((line) => ` ${line}`)].join('\n'))

const both =
  (...changes: readonly ((text: string) => string)[]) =>
  (text: string) =>
    changes.reduce((now, change) => change(now), text)

const end =
  (...lines: readonly string[]) =>
  (text: string) =>
    `${text}\n${lines.join('\n')}\n`

const row = (lab: Lab, device: string) => {
  const found = lookUp(viewOf(lab.network).devices, device)
  if (!found) throw new Error(`no ${device}`)
  return found
}
const neighbors = (lab: Lab) => row(lab, 'gateway-1').eigrpNeighbors.map((item) => formatIp(item.address))
const learned = (lab: Lab, device = 'gateway-1') =>
  row(lab, device)
    .routes.filter(({ route }) => route.protocol === 'eigrp-external')
    .map(({ route }) => formatPrefix(route.prefix))
    .sort()
const toSite = (lab: Lab) => trace(lab, 'callmanager', 'phone-24').forward.disposition

const RUNNING = settle(reference())
const FROM_GATEWAY_2 = ['10.81.2.24/29', '10.81.2.48/29']

const md5 = (key: string, id = 1) =>
  both(
    below(CROSS, 'ip authentication mode eigrp 64 md5', 'ip authentication key-chain eigrp 64 XO'),
    end('key chain XO', ` key ${id}`, `  key-string ${key}`),
  )

describe('MD5 authentication', () => {
  const gateways = (one: TextChange, two: TextChange) => settleWith({ 'gateway-1': one, 'gateway-2': two })
  it('with the same key at both ends is as good as none', () => {
    const lab = gateways(md5('secret'), md5('secret'))
    expect([neighbors(lab), learned(lab), toSite(lab)]).toEqual([['192.168.81.4'], FROM_GATEWAY_2, 'accepted'])
  })
  it('reads a key hidden as type 7 for what it is, whatever its salt', () => {
    expect(neighbors(gateways(md5('7 094F471A1A0A'), md5('7 1511021F0725')))).toEqual(['192.168.81.4'])
    expect(neighbors(gateways(md5('7 094F471A1A0A'), md5('cisco')))).toEqual(['192.168.81.4'])
  })
  it.each([
    ['on one end only', end('! nothing')],
    ['with another key', md5('other')],
    ['with another number of the key', md5('secret', 2)],
    [
      'with a chain that nobody defined',
      below(CROSS, 'ip authentication mode eigrp 64 md5', 'ip authentication key-chain eigrp 64 XO'),
    ],
  ])('%s forms no adjacency, and sites on the standby are not reached', (_what, other) => {
    const lab = gateways(md5('secret'), other)
    expect([neighbors(lab), learned(lab)]).toEqual([[], []])
    expect(toSite(lab)).not.toBe('accepted')
    expect(trace(lab, 'callmanager', 'phone-16').forward.disposition).toBe('accepted')
  })
  it('typed at one end loses the neighbour when its hold time has run out', () => {
    const before = RUNNING
    const after = typed(before, 'gateway-2', ['…'], md5('secret'))
    expect(learned(after)).toEqual([])
    const lost = news(before, after).find((item) => item.event === 'neighbor-down')
    expect(lost?.text).toContain('holding time expired')
    const seconds = ((lost?.at ?? 0) - before.network.now) / 1e6
    expect(seconds).toBeGreaterThan(10)
    expect(seconds).toBeLessThanOrEqual(15)
  })
})

const LISTS = both(
  end('ip prefix-list ALL deny 0.0.0.0/0 le 32', 'ip prefix-list ONE seq 5 permit 10.81.2.48/29'),
  end('route-map TAGS deny 10', ' match tag 7', 'route-map TAGS permit 20'),
)
const ACL9 = end(
  'access-list 9 deny 10.81.2.24 0.0.0.7',
  'access-list 9 permit any',
  'access-list 109 deny ip host 192.168.81.4 host 10.81.2.24',
  'access-list 109 permit ip any any',
  'access-list 110 permit ip host 192.168.81.3 any',
)

describe('what a process tells and takes in', () => {
  it.each([
    ['distribute-list 9 out', ['10.81.2.48/29']],
    ['distribute-list 9 out FastEthernet0/1', ['10.81.2.48/29']],
    ['distribute-list 9 out FastEthernet0/0', FROM_GATEWAY_2],
    ['distribute-list 9 out static', ['10.81.2.48/29']],
    ['distribute-list 9 out connected', FROM_GATEWAY_2],
    ['distribute-list 99 out', FROM_GATEWAY_2],
    ['distribute-list prefix ALL out', []],
    ['distribute-list prefix ONE out FastEthernet0/1', ['10.81.2.48/29']],
    ['distribute-list route-map TAGS out', FROM_GATEWAY_2],
    ['eigrp stub connected', []],
    ['eigrp stub', []],
    ['eigrp stub receive-only', []],
    ['eigrp stub static', FROM_GATEWAY_2],
    ['eigrp stub redistributed', FROM_GATEWAY_2],
    ['metric weights 0 1 1 1 0 0', []],
  ])('gateway-2 with "%s"', (line, expected) => {
    const change = both(below(PROCESS, line), ACL9, LISTS)
    expect(learned(settleWith({ 'gateway-2': change }))).toEqual(expected)
    const after = typed(RUNNING, 'gateway-2', [line], change)
    expect(learned(after)).toEqual(expected)
    expect(toSite(after) === 'accepted').toBe(expected.includes('10.81.2.24/29'))
  })
  it.each([
    ['distribute-list 9 in', ['10.81.2.48/29']],
    ['distribute-list 9 in FastEthernet0/1', ['10.81.2.48/29']],
    ['distribute-list 9 in FastEthernet0/0', FROM_GATEWAY_2],
    ['distribute-list 109 in', ['10.81.2.48/29']],
    ['distribute-list 110 in', []],
  ])('gateway-1 with "%s"', (line, expected) => {
    const change = both(below(PROCESS, line), ACL9)
    expect(learned(settleWith({ 'gateway-1': change }))).toEqual(expected)
    const filtered = typed(RUNNING, 'gateway-1', [line], change)
    expect(learned(filtered)).toEqual(expected)
    const undone = typed(filtered, 'gateway-1', [`no ${line}`], end('! as before'))
    expect(learned(undone)).toEqual(FROM_GATEWAY_2)
  })
  it('by a list with a line that is not read, leaves what gets as far open', () => {
    const list = end('access-list 9 frobnicate 10.81.2.24', 'access-list 9 permit any')
    const lab = settleWith({ 'gateway-2': both(below(PROCESS, 'distribute-list 9 out'), list) })
    const { forward } = trace(lab, 'callmanager', 'phone-24')
    expect([forward.disposition, forward.notKnown?.because.text.trim()]).toEqual([
      'insufficient-info',
      'access-list 9 frobnicate 10.81.2.24',
    ])
  })
  it('with weights that both ends have, adds what they weigh', () => {
    const weights = below(PROCESS, 'metric weights 0 1 0 2 0 0')
    const lab = settleWith({ 'gateway-1': weights, 'gateway-2': weights })
    const metrics = row(lab, 'gateway-1').routes.flatMap(({ route }) =>
      route.protocol === 'eigrp-external' ? [route.metric] : [],
    )
    expect(metrics).toEqual([2_616_320, 2_616_320])
  })
  it('adds an offset to the metric', () => {
    const lab = settleWith({ 'gateway-1': below(PROCESS, 'offset-list 0 in 25600') })
    const [route] = row(lab, 'gateway-1').routes.filter(({ route: { protocol } }) => protocol === 'eigrp-external')
    expect(route?.route.metric).toBe(2_588_160 + 25_600)
    const odd = settleWith({ 'gateway-2': below(PROCESS, 'offset-list 0 out 1000') })
    const [other] = row(odd, 'gateway-1').routes.filter(({ route: { protocol } }) => protocol === 'eigrp-external')
    expect(other?.route.metric).toBe(2_588_160 + 1000)
  })
  it('is passive everywhere but where it is told otherwise', () => {
    const lines = below(PROCESS, 'passive-interface default', 'no passive-interface FastEthernet0/1')
    expect(neighbors(settleWith({ 'gateway-2': lines }))).toEqual(['192.168.81.4'])
    expect(neighbors(settleWith({ 'gateway-2': below(PROCESS, 'passive-interface default') }))).toEqual([])
  })
})

const NAMED = [
  'router eigrp HUB',
  ' !',
  ' address-family ipv4 unicast autonomous-system 64',
  '  !',
  '  af-interface FastEthernet0/0',
  '   passive-interface',
  '  exit-af-interface',
  '  !',
  '  topology base',
  '   redistribute static metric 1000 100 255 1 1500 route-map RRI',
  '  exit-af-topology',
  '  network 192.168.81.0',
  ' exit-address-family',
]
const named =
  (...lines: readonly string[]) =>
  (text: string) =>
    text.replace(/^router eigrp 64\n( .*\n)*/m, `${lines.join('\n')}\n`)

describe('named mode', () => {
  it('is the same process: a neighbour of classic mode is a neighbour', () => {
    const lab = settleWith({ 'gateway-2': named(...NAMED) })
    expect([neighbors(lab), learned(lab), toSite(lab)]).toEqual([['192.168.81.4'], FROM_GATEWAY_2, 'accepted'])
    expect(row(lab, 'gateway-2').eigrp[0]?.interfaces.filter((item) => item.passive)).toEqual([])
  })
  it('counts in wide metrics, and shows a 128th of them in the table (RFC 7868 section 5.6.2)', () => {
    const lab = settleWith({ 'gateway-1': named(...NAMED), 'gateway-2': named(...NAMED) })
    const route = row(lab, 'gateway-1').routes.find((item) => item.route.protocol === 'eigrp-external')
    // (65536 × 10⁷ / 1000 + 65536 × 1100 µs) / 128
    expect(route?.route.metric).toBe((655_360_000 + 65_536 * 1100) / 128)
  })
  it('takes timers, authentication and passive of af-interface default, and those of its own before them', () => {
    const text = ['interface FastEthernet0/0', 'interface FastEthernet0/1', ...NAMED.slice(0, 3)]
    const more = [
      '  af-interface default',
      '   hello-interval 7',
      '   passive-interface',
      '  exit-af-interface',
      '  af-interface FastEthernet0/1',
      '   no passive-interface',
      '   hold-time 30',
      '   authentication mode hmac-sha-256 secret',
      '  exit-af-interface',
      '  eigrp stub connected summary',
    ]
    const { config, diagnostics } = parseIos([...text, ...more].join('\n'))
    const [process] = convertIos('r', config, { release: '15.9' }).configuration.eigrp
    expect(diagnostics).toEqual([])
    expect(process?.passive.interfaces.map((item) => item.value)).toEqual(['FastEthernet0/0'])
    expect(process?.interfaces['FastEthernet0/1']).toMatchObject({
      helloSeconds: 7,
      holdSeconds: 30,
      authentication: { kind: 'sha-256', password: 'secret' },
    })
    expect(process?.stub?.tells).toEqual(['connected', 'summary'])
  })
})

describe('what is not simulated is not known', () => {
  const open = (text: string) =>
    convertIos('r', parseIos(text).config, { release: '15.9' }).configuration.notKnown?.map(({ scope }) => scope)
  it.each([
    ['router ospf 1\n max-metric router-lsa', { kind: 'routing', protocol: 'ospf', process: '1' }],
    ['router rip\n network 10.0.0.0', { kind: 'routing', protocol: 'rip' }],
    ['router bgp 65000', { kind: 'routing', protocol: 'bgp', process: '65000' }],
    ['router eigrp 64\n redistribute bgp 1 metric 1 1 1 1 1', { kind: 'redistribution', from: 'bgp 1' }],
    ['router ospf 1\n redistribute bgp 1 subnets', { kind: 'redistribution', from: 'bgp 1' }],
    ['router eigrp 64\n neighbor 10.0.0.1 FastEthernet0/1', { kind: 'neighbor', interface: 'FastEthernet0/1' }],
    ['key chain A\n key 1\n  key-string x\n  accept-lifetime 00:00:00 Jan 1 2020 duration 60', { kind: 'neighbor' }],
  ])('%j', (text, expected) => {
    expect(open(text)).toMatchObject([expected])
  })
  it.each([
    ['! nothing', 'no-route', undefined],
    ['router rip', 'insufficient-info', 'router rip'],
  ])('beside "%s" a route that is missing ends a packet with %s', (line, disposition, because) => {
    const lab = settleWith({ 'gateway-1': end('no ip route 0.0.0.0 0.0.0.0 10.81.0.1', line) })
    const { forward } = trace(lab, 'callmanager', '10.81.2.9')
    expect([forward.disposition, forward.notKnown?.because.text]).toEqual([disposition, because])
  })
  it('a key without an end that began before any clock is certain', () => {
    const key = (from: string) => open(`key chain A\n key 1\n  key-string x\n  send-lifetime 00:00:00 ${from} infinite`)
    expect(key('Jan 1 1993')).toBeUndefined()
    expect(key('1 Jan 2020')).toMatchObject([{ kind: 'neighbor' }])
  })
})
