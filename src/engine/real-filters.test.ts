/**
 * Filters that real devices have and the source document has not, put into the reference design: what they do to a call
 * between headquarters and a site, and what is not known of it. Each kind stands for its siblings.
 */
import { describe, expect, it } from 'vitest'
import { endedAt, type Lab, settleWith, type TextChange, trace } from '../testing/lab'

const ways = (lab: Lab, site = 'phone-24') => {
  const pair = trace(lab, 'callmanager', site)
  const { forward, return: back } = pair
  return { pair, forward, back, ends: [forward.disposition, back.disposition] }
}

const GOOD = ['accepted', 'accepted']
const OPEN = 'insufficient-info'

/** A list bound to the outside interface of soho-24. */
const outside =
  (...list: readonly string[]): TextChange =>
  (text) =>
    `${text.replace('interface Ethernet0\n', 'interface Ethernet0\n ip access-group OUTSIDE in\n')}\nip access-list extended OUTSIDE\n${list.map((line) => ` ${line}`).join('\n')}\n`

/** The list is looked at once more after decryption (IOS before 12.3(8)T). */
const INNER = 'permit ip 10.1.0.0 0.0.0.255 any'

const IN = [
  'permit udp host 198.51.100.1 any eq isakmp',
  'permit udp host 198.51.100.2 any eq isakmp',
  'permit udp any any eq bootpc',
]

describe('a list at the outside of a site', () => {
  it('of which every entry is read lets through what it says', () => {
    const list = outside(
      'permit udp any any eq isakmp bootpc',
      'permit esp any any',
      INNER,
      'deny ip any any log-input',
    )
    expect(ways(settleWith({ 'soho-24': list })).ends).toEqual(GOOD)
  })
  it('that denies everything in words that are read leaves no tunnel', () => {
    const { ends } = ways(settleWith({ 'soho-24': outside('deny ip any any log-input') }))
    expect(ends).not.toContain('accepted')
    expect(ends).not.toContain(OPEN)
  })
  it('with an entry that is not read is open for what gets as far as it, and says which line', () => {
    const lab = settleWith({ 'soho-24': outside(...IN, 'permit esp any any colour blue', 'deny ip any any') })
    const { pair, forward, ends } = ways(lab)
    expect(ends).toEqual([OPEN, 'accepted'])
    expect(endedAt(pair)).toBe('soho-24')
    expect(forward.notKnown?.because).toMatchObject({ device: 'soho-24', text: 'permit esp any any colour blue' })
    expect(forward.reason).toContain(`because of line ${forward.notKnown?.because.line} of soho-24`)
    expect(ways(lab, 'phone-16').ends).toEqual(GOOD)
  })
  it('a tunnel whose negotiation hangs on such an entry is as open as that, though ESP itself is permitted', () => {
    const list = outside(
      'permit udp any any eq isakmp colour blue',
      'permit udp any any eq bootpc',
      'permit esp any any',
      INNER,
    )
    const { forward, ends } = ways(settleWith({ 'soho-24': list }))
    expect(ends).toEqual([OPEN, OPEN])
    expect(forward.notKnown?.because.text).toBe('permit udp any any eq isakmp colour blue')
  })
  it('an earlier entry decides before one that is not read', () => {
    const list = outside(...IN, 'permit esp any any', INNER, 'permit ip any any colour blue', 'deny ip any any')
    expect(ways(settleWith({ 'soho-24': list })).ends).toEqual(GOOD)
  })
  it('an object-group names the hubs; one that is not defined leaves its entry open', () => {
    const groups = ['object-group network HUBS', ' host 198.51.100.1', ' host 198.51.100.2']
    const list = outside(
      'deny icmp any any',
      'permit udp object-group HUBS any eq isakmp',
      'permit esp object-group HUBS any',
      INNER,
    )
    const withGroups: TextChange = (text) => `${groups.join('\n')}\n${(list as (text: string) => string)(text)}`
    expect(ways(settleWith({ 'soho-24': withGroups })).ends).toEqual(GOOD)
    expect(ways(settleWith({ 'soho-24': list })).forward.disposition).toBe(OPEN)
  })
})

describe('a list at the way out of a site', () => {
  const bound =
    (...list: readonly string[]): TextChange =>
    (text) =>
      `${text.replace('interface Ethernet0\n', 'interface Ethernet0\n ip access-group 160 out\n')}\n${list.join('\n')}\n`
  it('does not look at what the router says itself, but at what it has encrypted', () => {
    const clear = 'access-list 160 permit ip 10.81.2.24 0.0.0.7 any'
    expect(ways(settleWith({ 'soho-24': bound(clear, 'access-list 160 permit esp any any') })).ends).toEqual(GOOD)
    expect(ways(settleWith({ 'soho-24': bound(clear) })).back.disposition).toBe('denied-out')
  })
})

describe('policy routing', () => {
  it('leaves open where a setting that is not simulated sends what comes in by its interface', () => {
    const policy: TextChange = (text) =>
      `${text.replace('interface Ethernet1\n', 'interface Ethernet1\n ip policy route-map AWAY\n')}\nroute-map AWAY permit 10\n set ip next-hop peer-address\n`
    const { back } = ways(settleWith({ 'soho-24': policy }))
    expect([back.disposition, back.notKnown?.because.text]).toEqual([OPEN, 'set ip next-hop peer-address'])
  })
})

describe('a crypto list', () => {
  it('with an entry that is not read protects what the others name, and is open for the rest', () => {
    const extended: TextChange = (text) =>
      text.replace(
        /access-list 101 permit ip (\S+ \S+) any/,
        'access-list 101 permit ip $1 10.1.0.0 0.0.0.255\naccess-list 101 permit ip $1 any colour blue',
      )
    const lab = settleWith({ 'soho-24': extended })
    expect(ways(lab).ends).toEqual(GOOD)
    const elsewhere = trace(lab, 'phone-24', '192.0.2.1').forward
    expect([elsewhere.disposition, elsewhere.notKnown?.because.device]).toEqual([OPEN, 'soho-24'])
  })
})

describe('what a head-end redistributes', () => {
  const both = (...lines: readonly string[]): Readonly<Record<string, TextChange>> => {
    const change: TextChange = (text) => `${text.replace(' match ip address 1\n', '')}\n${lines.join('\n')}\n`
    return { 'gateway-1': change, 'gateway-2': change }
  }
  it('by a prefix-list reaches the other one', () => {
    const lists = [
      'ip prefix-list SITES permit 10.81.2.0/23 ge 29 le 29',
      'ip prefix-list SITES permit 10.81.4.0/22 ge 29 le 29',
    ]
    expect(
      ways(settleWith(both(...lists, 'route-map RRI permit 10', ' match ip address prefix-list SITES'))).ends,
    ).toEqual(GOOD)
  })
  it('a prefix-list that denies stops it', () => {
    const lines = [
      'ip prefix-list SITES deny 0.0.0.0/0 le 32',
      'route-map RRI permit 10',
      ' match ip address prefix-list SITES',
    ]
    expect(ways(settleWith(both(...lines))).ends).toEqual(['denied-out', 'accepted'])
  })
  it('a condition that is not read leaves open what the other one forwards, and names the line of the first', () => {
    const { pair, forward, ends } = ways(
      settleWith(both('route-map RRI permit 10', ' match ip address 1', ' match community 7')),
    )
    expect(ends).toEqual([OPEN, 'accepted'])
    expect([endedAt(pair), forward.notKnown?.because.device]).toEqual(['gateway-1', 'gateway-2'])
  })
})

describe('the firewall', () => {
  const wall = (...lines: readonly string[]) => settleWith({ firewall: lines })
  it('filters what leaves by an interface with a list out', () => {
    const { pair, forward, ends } = ways(
      wall('access-list NOTHING extended deny ip any any', 'access-group NOTHING out interface outside'),
    )
    expect([endedAt(pair), forward.disposition]).toEqual(['firewall', 'denied-out'])
    expect(ends[0]).toBe('denied-out')
  })
  it('an out list denies the new, and lets a conversation of before be answered', () => {
    const lab = wall('access-list ESP extended permit esp any any', 'access-group ESP out interface outside')
    expect(ways(lab).ends).toEqual(GOOD)
  })
  it('translations that are not simulated leave what they concern open, and nothing else', () => {
    const services = (pair: string) => [
      'object network HQ',
      ' subnet 10.1.0.0 255.255.255.0',
      'object service VOICE',
      ' service udp source eq 16384',
      `nat ${pair} source static HQ HQ service VOICE VOICE`,
    ]
    const unread = wall(...services('(inside,vpndmz)'))
    expect(ways(unread).ends).toEqual([OPEN, OPEN])
    expect(ways(unread).forward.notKnown?.because.text).toContain('nat (inside,vpndmz) source static HQ HQ')
    expect(ways(wall(...services('(inside,outside)'))).ends).toEqual(GOOD)
  })
  it('an exemption before a translation decides', () => {
    const lines = [
      'object network HQ',
      ' subnet 10.1.0.0 255.255.255.0',
      'object network SITES',
      ' subnet 10.81.0.0 255.255.0.0',
      'nat (inside,any) source static HQ HQ destination static SITES SITES',
      'object network HQ',
      ' nat (inside,vpndmz) dynamic interface',
    ]
    expect(ways(wall(...lines)).ends).toEqual(GOOD)
  })
  it('objects, groups, names, log words and standby addresses are read', () => {
    const text: TextChange = (whole) =>
      `object network GW1\n host 198.51.100.1\nname 198.51.100.2 GW2\nobject-group network GATEWAYS\n network-object object GW1\n network-object host GW2\n${whole
        .replaceAll(/permit esp any host \S+/g, 'permit esp any object-group GATEWAYS log disable')
        .replaceAll(
          /permit udp any host \S+ eq isakmp/g,
          'permit udp any object-group GATEWAYS eq isakmp log informational interval 300',
        )
        .replace('ip address 10.81.0.1 255.255.255.248', 'ip address 10.81.0.1 255.255.255.248 standby 10.81.0.2')}`
    expect(ways(settleWith({ firewall: text })).ends).toEqual(GOOD)
  })
  it('a global list goes on where the list of an interface ends; inactive and dated rules do not count as sure', () => {
    const stopped = 'access-list VPNDMZ-IN line 1 extended deny ip any 10.1.0.0 255.255.255.0'
    const inward = (lab: Lab) => trace(lab, 'phone-24', 'callmanager').forward.disposition
    const lifted = (tail: string) => wall(`${stopped}${tail}`)
    expect(inward(lifted(''))).toBe('denied-in')
    expect(ways(lifted(' inactive')).ends).toEqual(GOOD)
    expect(inward(lifted(' time-range NIGHT'))).toBe(OPEN)
  })
  it('lists do not filter what is for itself, the icmp lines do', () => {
    const ping = (lab: Lab) => trace(lab, 'callmanager', 'firewall/GigabitEthernet0/2', 'icmp').forward.disposition
    expect(ping(wall('access-list IN extended deny ip any any', 'access-group IN in interface inside'))).toBe(
      'accepted',
    )
    expect(ping(wall('icmp deny any echo inside', 'icmp permit any inside'))).toBe('denied-in')
    expect(ping(wall('icmp permit any echo inside'))).toBe('accepted')
  })
})

describe('zones of a site', () => {
  const zoned =
    (...lines: readonly string[]): TextChange =>
    (text) =>
      `zone security IN\nzone security OUT\n${lines.join('\n')}\n${text
        .replace('interface Ethernet0\n', 'interface Ethernet0\n zone-member security OUT\n')
        .replace('interface Ethernet1\n', 'interface Ethernet1\n zone-member security IN\n')}`
  const policy = (...match: readonly string[]) => [
    'class-map type inspect match-any CALLS',
    ...match,
    'policy-map type inspect POLICY',
    ' class type inspect CALLS',
    '  inspect',
    ' class class-default',
    '  drop',
    'zone-pair security OUTWARD source IN destination OUT',
    ' service-policy type inspect POLICY',
  ]
  const site = (...lines: readonly string[]) => settleWith({ 'soho-24': zoned(...lines) })
  it('without a pair nothing goes from one to the other', () => {
    const { pair, back } = ways(site())
    expect([back.disposition, endedAt(pair, 'return')]).toEqual(['denied-out', 'soho-24'])
  })
  it('an inspected conversation begins one way and is answered the other', () => {
    const lab = site(...policy(' match protocol udp', ' match protocol tcp'))
    expect(ways(lab).back.disposition).toBe('accepted')
    expect(trace(lab, 'callmanager', 'phone-24', 'icmp').forward.disposition).toBe('denied-out')
    expect(trace(lab, 'phone-24', 'callmanager', 'udp')).toMatchObject({
      forward: { disposition: 'accepted' },
      return: { disposition: 'accepted' },
    })
  })
  it('a class without conditions takes nothing', () => {
    const empty = policy().map((line) => line.replace('match-any', 'match-all'))
    expect(ways(site(...empty)).back.disposition).toBe('denied-out')
  })
  it('a condition that is not read leaves the class open', () => {
    expect(ways(site(...policy(' match user-group STAFF'))).back).toMatchObject({
      disposition: OPEN,
      notKnown: { because: { device: 'soho-24', text: 'match user-group STAFF' } },
    })
  })
})
