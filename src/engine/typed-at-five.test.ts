/**
 * What is typed at a running gateway at 5 s, while headquarters talk to a site of the standby, and what the call hears of
 * it (FACTS section 9). Two ways are measured: what the phone hears of headquarters, and what headquarters hear of it.
 */
import { describe, expect, it } from 'vitest'
import { heard, strikes, type Typing, typed } from './testing/heard'

const CROSS = 'interface FastEthernet0/1'
const STICK = 'interface FastEthernet0/0'
const key = (device: string, secret: string): Typing => [
  device,
  ...['key chain XO', 'key 1', `key-string ${secret}`, CROSS],
  ...['ip authentication mode eigrp 64 md5', 'ip authentication key-chain eigrp 64 XO'],
]

/** Seconds after which nothing more can happen. */
const QUIET = 90

/** Sites on the standby are heard all the time and hear nothing any more: gateway-1 has lost the route to them. */
const FOR_GOOD: readonly (readonly [
  what: string,
  lines: readonly Typing[],
  from: readonly [number, number],
  why: string,
])[] = [
  ['MD5 on one end', [key('gateway-2', 'secret')], [15, 20], 'no EIGRP neighbour'],
  ['MD5 on the other end', [key('gateway-1', 'secret')], [15, 20], 'no EIGRP neighbour'],
  ['different keys', [key('gateway-1', 'secret'), key('gateway-2', 'other')], [15, 20], 'no EIGRP neighbour'],
  [
    'a distribute-list that denies all',
    [['gateway-2', 'access-list 9 deny any', 'router eigrp 64', 'distribute-list 9 out']],
    [5, 10],
    'no route to it',
  ],
  [
    'a distribute-list in, at the other end',
    [['gateway-1', 'ip access-list standard NONE', 'deny any', 'router eigrp 64', 'distribute-list NONE in']],
    [5, 6],
    'no EIGRP neighbour',
  ],
  [
    'a stub that tells connected only',
    [['gateway-2', 'router eigrp 64', 'eigrp stub connected']],
    [5, 10],
    'no route to it',
  ],
  [
    'a prefix-list that denies, in the distribute-list',
    [['gateway-2', 'ip prefix-list NONE deny 0.0.0.0/0 le 32', 'router eigrp 64', 'distribute-list prefix NONE out']],
    [5, 10],
    'no route to it',
  ],
  [
    'a prefix-list that denies, in the route-map',
    [
      [
        'gateway-2',
        ...['ip prefix-list NONE deny 0.0.0.0/0 le 32', 'route-map RRI permit 10'],
        ...['no match ip address 1', 'match ip address prefix-list NONE'],
      ],
    ],
    [5, 6],
    'no route to it',
  ],
]

describe('what takes the route to the site away', () => {
  it.each(FOR_GOOD)('%s', (_what, lines, [least, most], why) => {
    const { phone, headquarters } = heard(lines.map(typed), QUIET)
    expect(headquarters).toEqual([])
    expect(phone).toHaveLength(1)
    const [silence] = phone
    expect(silence?.from).toBeGreaterThanOrEqual(least)
    expect(silence?.from).toBeLessThanOrEqual(most)
    expect([silence?.to, silence?.causes.at(-1)]).toEqual([undefined, 'unrepaired'])
    expect(silence?.texts).toContain('gateway-2 holds the tunnel')
    expect(silence?.texts).toContain(why)
  })
})

describe('what is undone at 20 s', () => {
  it.each<readonly [what: string, lines: Typing, undo: Typing, from: number]>([
    ['MD5 on one end', key('gateway-2', 'secret'), ['gateway-2', CROSS, 'no ip authentication mode eigrp 64 md5'], 15],
    [
      'a stub that tells connected only',
      ['gateway-2', 'router eigrp 64', 'eigrp stub connected'],
      ['gateway-2', 'router eigrp 64', 'no eigrp stub'],
      5,
    ],
    [
      'a distribute-list on the interface',
      ['gateway-2', 'access-list 9 deny any', 'router eigrp 64', 'distribute-list 9 out FastEthernet0/1'],
      ['gateway-2', 'router eigrp 64', 'no distribute-list 9 out FastEthernet0/1'],
      5,
    ],
  ])('%s: the call is heard again within a hello', (_what, lines, undo, from) => {
    const { phone, headquarters } = heard([typed(lines), { ...typed(undo), atSeconds: 20 }])
    expect(headquarters).toEqual([])
    expect(phone).toHaveLength(1)
    expect(phone[0]?.from).toBeGreaterThanOrEqual(from)
    expect(phone[0]?.to).toBeGreaterThan(20)
    expect(phone[0]?.to).toBeLessThan(25.1)
  })
})

describe('what moves the virtual address', () => {
  it('version 2 on one end: both are active, and the call goes on, since each knows the sites of the other', () => {
    const { phone, headquarters, said } = heard([typed(['gateway-2', STICK, 'standby version 2'])])
    expect([phone, headquarters]).toEqual([[], []])
    expect(said.filter((text) => text.includes('-> Active'))).toHaveLength(1)
    expect(said.some((text) => text.includes('gateway-1 HSRP'))).toBe(false)
    expect(said.some((text) => text.includes('10.81.0.5 moved'))).toBe(true)
  })
  it('version 2 on the active one: its group restarts, and the other one is missed by nobody but the phone', () => {
    const { phone, headquarters, said } = heard([typed(['gateway-1', STICK, 'standby version 2'])])
    expect(headquarters).toEqual([])
    expect(phone.map(({ causes }) => causes)).toEqual([['first-hop']])
    // 12.2 leaves without a Resign: the hold time runs.
    expect((phone[0]?.to ?? Number.NaN) - 5).toBeGreaterThan(6.9)
    expect((phone[0]?.to ?? Number.NaN) - 5).toBeLessThan(10.1)
    expect(said.filter((text) => text.includes('-> Active')).map((text) => text.split(' ')[1])).toEqual([
      'gateway-2',
      'gateway-1',
    ])
  })
  it('a track whose probe fails: gateway-2 takes over with the next hello, and nobody hears it', () => {
    const probe = [
      'ip sla 1',
      'icmp-echo 10.81.0.6',
      'frequency 5',
      'exit',
      'ip sla schedule 1 life forever start-time now',
    ]
    const track = ['track 10 ip sla 1 reachability', STICK, 'standby 1 track 10 decrement 30']
    const lines: readonly Typing[] = [
      ['gateway-2', STICK, 'standby 1 preempt'],
      ['gateway-1', ...probe, ...track],
    ]
    const { phone, headquarters, said } = heard(lines.map(typed))
    expect([phone, headquarters]).toEqual([[], []])
    expect(said.filter((text) => text.includes('-> Active'))).toEqual([
      expect.stringMatching(/^[5-8]\.\d gateway-2 HSRP .* \(pre-empts 10\.81\.0\.3 \(priority 90\)\)$/),
    ])
  })
})

describe('timers msec 250 msec 750', () => {
  const fast = (device: string, ...more: readonly string[]): Typing => [
    device,
    ...[STICK, ...more, 'standby 1 timers msec 250 msec 750'],
  ]
  const hangs = strikes(20, 'hang:gateway-1')
  it.each<readonly [what: string, lines: readonly Typing[], least: number, most: number]>([
    ['at neither', [], 6.9, 10.1],
    [
      'at both: the active router is missed 0.75 s after its last hello',
      [fast('gateway-1'), fast('gateway-2')],
      0.4,
      0.8,
    ],
    ['at the active alone: version 1 carries whole seconds, the standby waits 10 s', [fast('gateway-1')], 6.9, 10.1],
    [
      'at the active alone in version 2, whose hellos carry them',
      [fast('gateway-1', 'standby version 2'), ['gateway-2', STICK, 'standby version 2']],
      0.4,
      0.8,
    ],
  ])('%s', (what, lines, least, most) => {
    const { phone, headquarters } = heard([...lines.map(typed), hangs])
    expect(headquarters).toEqual([])
    // Another version restarts the group, which must listen and speak first.
    const silence = phone.at(-1)
    expect(phone.map(({ from }) => from.toFixed(1))).toEqual(what.includes('version 2') ? ['5.0', '20.0'] : ['20.0'])
    expect(silence?.causes).toEqual(['first-hop'])
    const seconds = (silence?.to ?? Number.NaN) - (silence?.from ?? 0)
    expect(seconds).toBeGreaterThan(least)
    expect(seconds).toBeLessThan(most)
  })
})

describe('crypto map … redundancy on both', () => {
  const redundant = (device: string): Typing => [
    device,
    ...[
      'no crypto map test local-address Loopback0',
      STICK,
      'standby 1 name VPNHA',
      'crypto map test redundancy VPNHA',
    ],
  ]
  const lines = ['gateway-1', 'gateway-2'].map((device) => typed(redundant(device)))
  it('ends the tunnels of sites whose peers are still the loopbacks, for good', () => {
    const { phone, headquarters } = heard(lines)
    for (const [silence] of [phone, headquarters]) {
      expect(silence?.from).toBeCloseTo(5, 1)
      expect(silence?.to).toBeUndefined()
      expect(silence?.texts).toContain('soho-24 has no SA')
    }
  })
})
