/** Lists, prefix-lists and route-maps as they are written: what each form says, and that it is written back. */
import { describe, expect, it } from 'vitest'
import { type Configuration, evaluateList, evaluateRouteMap, type ListVerdict, subjectOf } from '../../config/index'
import { parseIos, renderIos } from '../../ios/index'
import { type Ipv4Packet, ip, lookUp, type Payload, prefix } from '../../net/index'
import { convertIos } from '../ios'

const read = (...lines: readonly string[]) => {
  const parsed = parseIos(lines.join('\n'))
  return { ...convertIos('r', parsed.config, { release: '15.9' }), text: renderIos(parsed.config), parsed }
}

const opaque = { message: { kind: 'opaque' }, dataSize: 20 } as const
const udp = (port: number, from = 16_384): Payload => ({
  protocol: 'udp',
  sourcePort: from,
  destinationPort: port,
  ...opaque,
})
const tcp = (port: number, flags: 'syn' | 'ack' | 'syn-ack' | 'rst' = 'syn', from = 49_152): Payload => ({
  protocol: 'tcp',
  sourcePort: from,
  destinationPort: port,
  flags,
  ...opaque,
})
const icmp = (type: 'echo' | 'echo-reply' | 'unreachable', code = 0): Payload => ({
  protocol: 'icmp',
  type,
  code,
  id: 1,
  sequence: 0,
  dataSize: 36,
})
const other = (number: number): Payload => ({ protocol: 'other', number, dataSize: 40 })

const packet = (
  payload: Payload,
  source = '203.0.113.9',
  destination = '10.81.2.25',
  dscp = 0,
  ttl = 60,
): Ipv4Packet => ({
  source: ip(source),
  destination: ip(destination),
  ttl,
  dscp,
  payload,
})

const listOf = (configuration: Configuration, name: string) => {
  const list = lookUp(configuration.accessLists, name)
  if (!list) throw new Error(`no list ${name}`)
  return list
}
const verdict = (configuration: Configuration, name: string, of: Ipv4Packet): ListVerdict =>
  evaluateList(listOf(configuration, name), subjectOf(of))

/** What an entry holds and what not; each entry is the only permit of its list. */
const HOLDS: readonly (readonly [entry: string, holds: Ipv4Packet, not: Ipv4Packet])[] = [
  ['permit ip any any log-input', packet(other(99)), packet(other(99), '224.0.0.1')],
  ['permit udp any any eq isakmp non500-isakmp', packet(udp(4500)), packet(udp(501))],
  ['permit tcp any any neq 22 telnet', packet(tcp(80)), packet(tcp(23))],
  ['permit udp any gt 1023 any range 16384 32767', packet(udp(20_000)), packet(udp(16_383))],
  ['permit udp any lt 1024 any', packet(udp(9, 1023)), packet(udp(9, 1024))],
  ['permit tcp any any established', packet(tcp(80, 'ack')), packet(tcp(80))],
  ['permit tcp any any rst ack', packet(tcp(80, 'rst')), packet(tcp(80))],
  ['permit tcp any any match-all +syn -ack', packet(tcp(80)), packet(tcp(80, 'syn-ack'))],
  ['permit tcp any any match-any +rst -ack', packet(tcp(80)), packet(tcp(80, 'syn-ack'))],
  ['permit icmp any any echo', packet(icmp('echo')), packet(icmp('echo-reply'))],
  ['permit icmp any any 3 4', packet(icmp('unreachable', 4)), packet(icmp('unreachable', 1))],
  ['permit icmp any any host-unreachable', packet(icmp('unreachable', 1)), packet(icmp('unreachable', 4))],
  ['permit icmp any any unreachable', packet(icmp('unreachable', 4)), packet(icmp('echo'))],
  ['permit udp any any dscp ef', packet(udp(9), '1.1.1.1', '2.2.2.2', 46), packet(udp(9), '1.1.1.1', '2.2.2.2', 24)],
  ['permit ip any any precedence critical', packet(udp(9), '1.1.1.1', '2.2.2.2', 46), packet(udp(9))],
  [
    'permit ip any any tos min-delay',
    packet(udp(9), '1.1.1.1', '2.2.2.2', 4),
    packet(udp(9), '1.1.1.1', '2.2.2.2', 46),
  ],
  ['permit ip any any ttl lt 5', packet(udp(9), '1.1.1.1', '2.2.2.2', 0, 4), packet(udp(9))],
  ['permit 50 any any', packet(other(50)), packet(other(51))],
  ['permit ahp any any', packet(other(51)), packet(other(50))],
  ['permit esp host 203.0.113.9 10.81.2.24 0.0.0.7', packet(other(50)), packet(other(50), '203.0.113.8')],
]

describe('an entry of an extended list', () => {
  it.each(HOLDS)('%s', (entry, holds, not) => {
    for (const text of [`access-list 150 ${entry}`, `ip access-list extended 150\n ${entry}`]) {
      const { configuration, parsed } = read(text, 'access-list 151 permit ip any any')
      expect(parsed.diagnostics).toEqual([])
      expect(verdict(configuration, '150', holds).action).toBe('permit')
      if (not.source !== ip('224.0.0.1')) expect(verdict(configuration, '150', not).action).toBe('deny')
    }
  })
  it.each([
    'permit ip any any fragments',
    'permit ip any any option any-options',
    'permit igmp any any host-report',
    'permit tcp any any reflect BACK timeout 60',
    'evaluate BACK',
    'dynamic KEY timeout 5 permit tcp any any eq telnet',
    'permit tcp any any eq 22 log ADMIN',
    'permit udp any any eq domain time-range NIGHT log',
    'permit tcp 10.0.0.0 0.255.255.255 eq ftp-data ftp any match-all +ack -syn dscp af31 log',
  ])('%s is read and written back', (entry) => {
    const { text, parsed } = read('ip access-list extended L', ` ${entry}`)
    expect(parsed.diagnostics).toEqual([])
    expect(text).toContain(` ${entry}\n`)
  })
  it('fragments, IP options and IGMP are of packets that nobody here sends', () => {
    const { configuration } = read(
      'access-list 150 permit ip any any fragments',
      'access-list 150 permit ip any any option rr',
    )
    expect(verdict(configuration, '150', packet(udp(500))).action).toBe('deny')
  })
  it.each(['reflect', 'twice'])('a name or an option that does not fit is refused: %s', (tail) => {
    expect(read(`access-list 150 permit ip any any ${tail}`).parsed.diagnostics).not.toEqual([])
  })
})

describe('lists by name and by number', () => {
  it('numbers of the expanded ranges are standard and extended', () => {
    const { configuration } = read(
      'access-list 1300 permit 10.0.0.0 0.255.255.255',
      'access-list 2001 permit ip any any',
    )
    expect(listOf(configuration, '1300').type).toBe('standard')
    expect(listOf(configuration, '2001').type).toBe('extended')
  })
  it('entries stand by their numbers, others ten apart, remarks count for nothing', () => {
    const { configuration } = read(
      'ip access-list extended L',
      ' remark first',
      ' permit udp any any eq 500',
      ' 5 deny udp host 1.1.1.1 any',
      ' permit esp any any',
    )
    expect(listOf(configuration, 'L').entries.map((entry) => entry.sequence)).toEqual([5, 10, 20])
  })
  it('ip access-list resequence gives new numbers and leaves the order', () => {
    const lines = [
      'ip access-list extended L',
      ' permit esp any any',
      ' permit udp any any',
      'ip access-list resequence L 100 5',
    ]
    expect(listOf(read(...lines).configuration, 'L').entries.map((entry) => entry.sequence)).toEqual([100, 105])
  })
  it('one of remarks alone is as if it were not there', () => {
    expect(read('access-list 150 remark nothing yet').configuration.accessLists).not.toHaveProperty('150')
  })
  it('a named standard list looks at the source', () => {
    const { configuration } = read('ip access-list standard S', ' permit host 203.0.113.9', ' deny any log')
    expect(verdict(configuration, 'S', packet(udp(9))).action).toBe('permit')
    expect(verdict(configuration, 'S', packet(udp(9), '1.1.1.1')).action).toBe('deny')
  })
})

describe('a no with the number of an entry', () => {
  const NAMED = [
    'permit udp any any eq 1',
    'remark r',
    'permit udp any any eq 2',
    '50 permit udp any any eq 5',
    'permit ip any any',
  ]
  const numbers = (name: string, ...lines: readonly string[]) =>
    listOf(read(...lines).configuration, name).entries.map((entry) => entry.sequence)
  it.each<[readonly string[], readonly number[]]>([
    [['no 20'], [10, 50, 60]],
    [
      ['no 10', 'no 20'],
      [50, 60],
    ],
    [
      ['no permit udp any any eq 1', 'no 20'],
      [50, 60],
    ],
    [['no 50'], [10, 20, 60]],
    [
      ['no 60', 'deny ip any any'],
      [10, 20, 50, 60],
    ],
    [
      ['no 10', '15 deny ip any any'],
      [15, 20, 50, 60],
    ],
    [
      ['no 99', '70 permit udp any any eq 1', '20 deny ip any any'],
      [10, 20, 50, 60],
    ],
  ])('%j', (lines, left) => {
    expect(numbers('A', 'ip access-list extended A', ...[...NAMED, ...lines].map((line) => ` ${line}`))).toEqual(left)
  })
  it('takes it out of a list by number, whose entries stand outside', () => {
    const list = ['access-list 1 permit 10.0.0.1', 'access-list 1 permit 10.0.0.2', 'ip access-list standard 1']
    expect(numbers('1', ...list, ' no 10')).toEqual([20])
    expect(numbers('1', ...list, ' no permit 10.0.0.2')).toEqual([10])
  })
  it('a list that was taken away begins anew', () => {
    const lines = [
      'ip prefix-list P seq 5 permit 10.1.0.0/16',
      'no ip prefix-list P',
      'ip prefix-list P permit 10.2.0.0/16',
    ]
    const entries = lookUp(read(...lines).configuration.prefixLists, 'P')?.entries
    expect(entries?.map((entry) => [entry.sequence, entry.line?.line])).toEqual([[5, 3]])
  })
})

describe('object-groups of a router', () => {
  const GROUPS = [
    'object-group network HUBS',
    ' host 198.51.100.1',
    ' range 198.51.100.4 198.51.100.6',
    ' group-object MORE',
    'object-group network MORE',
    ' 192.0.2.0 255.255.255.0',
    'object-group service IPSEC',
    ' esp',
    ' udp eq isakmp',
    ' tcp-udp source gt 1023 eq domain',
    ' icmp echo',
  ]
  const { configuration, text, parsed } = read(
    ...GROUPS,
    'ip access-list extended L',
    ' permit object-group IPSEC object-group HUBS any log',
  )
  it('are read, and written back', () => {
    expect(parsed.diagnostics).toEqual([])
    expect(text.replaceAll('!\n', '').startsWith(`${GROUPS.join('\n')}\n`)).toBe(true)
  })
  it.each([
    [packet(udp(500), '198.51.100.5'), 'permit'],
    [packet(other(50), '192.0.2.77'), 'permit'],
    [packet(icmp('echo'), '198.51.100.1'), 'permit'],
    [packet(tcp(53), '198.51.100.1'), 'permit'],
    [packet(icmp('echo-reply'), '198.51.100.1'), 'deny'],
    [packet(udp(500), '198.51.100.7'), 'deny'],
    [packet(udp(53, 53), '198.51.100.1'), 'deny'],
  ])('%j', (of, expected) => {
    expect(verdict(configuration, 'L', of).action).toBe(expected)
  })
  it('one that is not defined, or holds itself, leaves open what its entry could match, and only that', () => {
    for (const group of [[], ['object-group network X', ' group-object X']]) {
      const open = read(
        ...group,
        'access-list 150 permit udp object-group X any eq 500',
        'access-list 150 deny ip any any',
      )
      expect(verdict(open.configuration, '150', packet(udp(500)))).toMatchObject({ action: 'not-known' })
      expect(verdict(open.configuration, '150', packet(udp(501)))).toMatchObject({ action: 'deny' })
    }
  })
})

describe('an entry that is not read', () => {
  const open = (...lines: readonly string[]) => read(...lines).configuration
  it('leaves open what gets as far as it and could match it', () => {
    const made = open(
      'access-list 150 permit icmp any any',
      'access-list 150 permit udp any any eq 500 colour blue',
      'access-list 150 deny ip any any',
    )
    expect(verdict(made, '150', packet(icmp('echo'))).action).toBe('permit')
    expect(verdict(made, '150', packet(tcp(500))).action).toBe('deny')
    expect(verdict(made, '150', packet(udp(500)))).toMatchObject({
      action: 'not-known',
      notKnown: { because: { device: 'r', line: 2 }, summary: 'what access-list 150 says of what reaches this entry' },
    })
  })
  it('that can only deny leaves a deny at the end of the list sure', () => {
    expect(verdict(open('access-list 150 deny ip any any colour blue'), '150', packet(udp(9))).action).toBe('deny')
  })
  it('that may permit does not, nor one whose action is not even known', () => {
    expect(verdict(open('access-list 150 permit ip any any colour blue'), '150', packet(udp(9))).action).toBe(
      'not-known',
    )
    expect(verdict(open('ip access-list extended L', ' evaluate X'), 'L', packet(udp(9))).action).toBe('not-known')
  })
  it('is said, with what follows from it', () => {
    const { diagnostics } = read('access-list 150 permit ip any any colour blue')
    expect(diagnostics.map((item) => [item.line, item.summary])).toEqual([
      [1, 'An entry of access-list 150 is not read: "colour" does not fit here'],
    ])
  })
  it('stands at its number in a named list', () => {
    const made = open('ip access-list extended L', ' 20 permit ip any any', ' 10 deny udp any any colour blue')
    expect(verdict(made, 'L', packet(udp(9))).action).toBe('not-known')
    expect(verdict(made, 'L', packet(tcp(9))).action).toBe('permit')
  })
})

describe('prefix-lists and route-maps', () => {
  const MAP = [
    'ip prefix-list SITES description the pools',
    'ip prefix-list SITES seq 5 permit 10.81.2.0/23 ge 29 le 29',
    'ip prefix-list SITES seq 10 deny 10.81.4.0/22 le 32',
    'ip prefix-list SITES seq 15 permit 10.0.0.0/8 le 24',
  ]
  const says = (lines: readonly string[], of: string, more: object = {}) => {
    const { configuration } = read(...lines)
    const map = lookUp(configuration.routeMaps, 'R')
    if (!map) throw new Error('no route-map R')
    return evaluateRouteMap(configuration, map, { prefix: prefix(of), tag: 0, metric: 0, origin: 'static', ...more })
      .action
  }
  it.each([
    ['10.81.2.24/29', 'permit'],
    ['10.81.2.0/24', 'permit'],
    ['10.81.2.0/28', 'deny'],
    ['10.81.4.0/29', 'deny'],
    ['10.0.0.0/8', 'permit'],
    ['0.0.0.0/0', 'deny'],
  ])('a prefix-list looks at addresses and lengths: %s', (of, expected) => {
    const lines = [...MAP, 'route-map R permit 10', ' match ip address prefix-list SITES']
    expect(says(lines, of)).toBe(expected)
    expect(read(...lines).text).toContain(MAP.join('\n'))
  })
  it.each([
    ['match ip next-hop 9', { nextHop: ip('10.81.0.1') }, 'deny'],
    ['match ip next-hop 8', { nextHop: ip('10.81.0.1') }, 'permit'],
    ['match ip next-hop prefix-list HOPS', { nextHop: ip('10.81.0.1') }, 'permit'],
    ['match ip route-source 9', { routeSource: ip('10.81.0.1') }, 'deny'],
    ['match source-protocol static', {}, 'permit'],
    ['match source-protocol connected eigrp 64', {}, 'deny'],
    ['match source-protocol bgp 65000', {}, 'deny'],
    ['match route-type external', {}, 'deny'],
    ['match metric 0', {}, 'permit'],
    ['match tag 5 7', { tag: 7 }, 'permit'],
    ['match interface FastEthernet0/0 Serial 1', { interface: 'Serial1' }, 'permit'],
    ['match interface FastEthernet0/0', {}, 'deny'],
    ['match community 7', {}, 'not-known'],
    ['match length 3 200', {}, 'not-known'],
    ['continue 20', {}, 'not-known'],
  ])('%s', (line, more, expected) => {
    const lists = [
      'access-list 9 deny any',
      'access-list 8 permit 10.81.0.0 0.0.0.7',
      'ip prefix-list HOPS permit 10.81.0.1/32',
    ]
    expect(says([...lists, 'route-map R permit 10', ` ${line}`], '10.81.2.24/29', more)).toBe(expected)
  })
  it('what it sets and is not read leaves open how the route goes on', () => {
    const entry = (line: string) =>
      lookUp(read('route-map R permit 10', ` ${line}`).configuration.routeMaps, 'R')?.entries[0]
    expect(entry('set metric +100')?.setsNotKnown).toMatchObject({ because: { line: 2 } })
    expect(entry('set metric 100')).toMatchObject({ setCost: { value: 100 } })
    expect(entry('set metric-type type-1')).toMatchObject({ setWords: ['metric-type type-1'], setMetricType: 1 })
    expect(entry('set ip next-hop 10.1.1.1')?.setsNotKnown).toBeUndefined()
  })
  it('a prefix-list with an entry that is not read is open from there on', () => {
    const lines = ['ip prefix-list P seq 5 permit 10.1.0.0/16', 'ip prefix-list P seq 10 permit 10.2.0.0/16 eq 24']
    const map = ['route-map R permit 10', ' match ip address prefix-list P']
    expect(says([...lines, ...map], '10.1.0.0/16')).toBe('permit')
    expect(says([...lines, ...map], '10.9.0.0/16')).toBe('not-known')
  })
})

it('a list of many entries, numbered backwards, is read in no time and in order', () => {
  const count = 20_000
  const lines = Array.from(
    { length: count },
    (_, n) => ` ${(count - n) * 2} permit ip host 10.0.${n >> 8}.${n & 255} any`,
  )
  const { configuration } = convertIos('r', parseIos(`ip access-list extended L\n${lines.join('\n')}`).config, {
    release: '15.9',
  })
  const numbers = lookUp(configuration.accessLists, 'L')?.entries.map((entry) => entry.sequence)
  expect(numbers).toEqual(Array.from({ length: count }, (_, n) => (n + 1) * 2))
})
