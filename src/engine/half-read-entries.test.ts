/**
 * Entries of which a line is not read, or only half: what an earlier entry decided stays sure, and what reaches the entry is
 * not known because of that line. Route-maps, translations, policies and profiles of ISAKMP, maps of firewalls.
 */
import { describe, expect, it } from 'vitest'
import { settleWith, type TextChange, trace } from '../testing/lab'
import { routers, walked } from '../testing/routers'

const OPEN = 'insufficient-info'
const GOOD = ['accepted', 'accepted']

const port = (name: string, address: string, ...lines: readonly string[]) => [
  `interface ${name}`,
  ` ip address ${address} 255.255.0.0`,
  ...lines.map((line) => ` ${line}`),
]
const CABLE = ['r1/FastEthernet0/0 r2/FastEthernet0/0', 'r0/FastEthernet0/1 r1/FastEthernet0/1']
/** Who speaks in the LAN of r1. */
const r0 = [...port('FastEthernet0/1', '10.1.0.9'), 'ip route 0.0.0.0 0.0.0.0 10.1.0.1']

/** r1 with a LAN 10.1.0.0 and lines; r2 with two LANs, 10.2.0.0 and 10.3.0.0. */
function pair(outside: readonly string[], lines: readonly string[], inside: readonly string[] = []) {
  const r1 = [
    ...port('FastEthernet0/0', '10.12.0.1', ...outside),
    ...port('FastEthernet0/1', '10.1.0.1', ...inside),
    'ip route 0.0.0.0 0.0.0.0 10.12.0.2',
    ...lines,
  ]
  const r2 = [
    ...port('FastEthernet0/0', '10.12.0.2'),
    ...port('FastEthernet0/1', '10.2.0.1'),
    ...port('FastEthernet0/2', '10.3.0.1'),
    'ip route 10.1.0.0 255.255.0.0 10.12.0.1',
  ]
  const lab = routers({ r0, r1, r2 }, CABLE)
  const to = (far: string) => {
    const { there, reason } = walked(lab, '10.1.0.9', far)
    return { there, reason }
  }
  return { lab, to, line: (text: string) => `because of line ${r1.indexOf(text) + 2} of r1` }
}

/** Two that no router's reader knows: one of a condition, one of a setting. */
const MATCH = ' match frobnicate 7'
const SET = ' set frobnicate 7'
const TO_R2 = [
  'access-list 102 permit ip any 10.2.0.0 0.0.255.255',
  'access-list 103 permit ip any 10.3.0.0 0.0.255.255',
]

describe('an entry of a route-map', () => {
  describe('of translation', () => {
    const nat = (...map: readonly string[]) =>
      pair(
        ['ip nat outside'],
        [...TO_R2, ...map, 'ip nat inside source route-map NAT interface FastEthernet0/0 overload'],
        ['ip nat inside'],
      )
    it('with a condition that is not read leaves sure what an earlier one decided, and open what reaches it', () => {
      const { to, line } = nat('route-map NAT deny 10', ' match ip address 102', 'route-map NAT permit 20', MATCH)
      expect(to('10.2.0.1').there).toBe('accepted')
      expect(to('10.3.0.1').there).toBe(OPEN)
      expect(to('10.3.0.1').reason).toContain(line(MATCH))
    })
    it('that surely does not take a packet is passed over, whatever else it says', () => {
      const { to } = nat(
        'route-map NAT permit 10',
        ' match ip address 102',
        MATCH,
        'route-map NAT permit 20',
        ' match ip address 103',
      )
      expect(to('10.3.0.1').there).toBe('accepted')
      expect(to('10.2.0.1').there).toBe(OPEN)
    })
    it('with a setting alone decides, for translation sets nothing', () => {
      const { to } = nat('route-map NAT permit 10', ' match ip address 102', SET)
      expect(to('10.2.0.1').there).toBe('accepted')
    })
  })
  describe('of policy routing', () => {
    const policy = (...map: readonly string[]) => pair([], [...TO_R2, ...map], ['ip policy route-map P'])
    it('with a condition that is not read leaves sure what an earlier one decided, and open what reaches it', () => {
      const { to, line } = policy(
        'route-map P permit 10',
        ' match ip address 102',
        ' set ip next-hop 10.12.0.2',
        'route-map P permit 20',
        MATCH,
        ' set ip next-hop 10.12.0.9',
      )
      expect(to('10.2.0.1').there).toBe('accepted')
      expect(to('10.3.0.1').there).toBe(OPEN)
      expect(to('10.3.0.1').reason).toContain(line(MATCH))
    })
    it('with a setting that is not read leaves open where it sends what it takes, and nothing else', () => {
      const { to, line } = policy('route-map P permit 10', ' match ip address 103', SET)
      expect(to('10.2.0.1').there).toBe('accepted')
      expect(to('10.3.0.1').there).toBe(OPEN)
      expect(to('10.3.0.1').reason).toContain(line(SET))
    })
  })
  describe('of redistribution', () => {
    const told = (...map: readonly string[]) => {
      const r1 = [
        ...port('FastEthernet0/0', '10.12.0.1'),
        ...port('FastEthernet0/1', '10.1.0.1'),
        'ip route 10.8.0.0 255.255.0.0 Null0',
        'ip route 10.9.0.0 255.255.0.0 Null0',
        'access-list 8 permit 10.8.0.0 0.0.255.255',
        ...map,
        'router eigrp 1',
        ' network 10.12.0.0 0.0.255.255',
        ' redistribute static route-map S',
      ]
      const r2 = [
        ...port('FastEthernet0/0', '10.12.0.2'),
        ...port('FastEthernet0/1', '10.2.0.1'),
        'router eigrp 1',
        ' network 10.12.0.0 0.0.255.255',
      ]
      const lab = routers({ r0, r1, r2 }, CABLE)
      const to = (far: string) => walked(lab, '10.2.0.1', far)
      return { to, line: (text: string) => `because of line ${r1.indexOf(text) + 2} of r1` }
    }
    it('with a condition that is not read leaves sure what an earlier one decided, and open what reaches it', () => {
      const { to, line } = told('route-map S deny 10', ' match ip address 8', 'route-map S permit 20', MATCH)
      expect(to('10.8.0.1').there).toBe('no-route')
      expect(to('10.9.0.1').there).toBe(OPEN)
      expect(to('10.9.0.1').reason).toContain(line(MATCH))
    })
    it('with a setting that is not read lets the route through, and what it makes of it is open', () => {
      const { to, line } = told('route-map S permit 10', ' match ip address 8', 'route-map S permit 20', SET)
      expect(to('10.8.0.1').there).toBe('null-routed')
      expect(to('10.9.0.1').there).toBe(OPEN)
      expect(to('10.9.0.1').reason).toContain(line(SET))
    })
  })
})

describe('a line of translation of a router', () => {
  const nat = (...lines: readonly string[]) => pair(['ip nat outside'], [...TO_R2, ...lines], ['ip nat inside'])
  const INSIDE = 'ip nat inside source list 102 interface FastEthernet0/0 overload'
  it.each([
    ['of destinations', 'ip nat inside destination list 103 pool P'],
    ['of outside sources', 'ip nat outside source list 103 pool P'],
    ['in a form that is not read', 'ip nat inside source list 103 frobnicate'],
    ['of a whole network', 'ip nat inside source static network 10.1.0.0 10.7.0.0 /16'],
  ])('%s leaves open what crosses, and names itself', (_what, text) => {
    const { to, line } = nat(text, INSIDE)
    expect(to('10.3.0.1').there).toBe(OPEN)
    expect(to('10.3.0.1').reason).toContain(line(text))
  })
  it('that is read leaves sure what it names and what it does not', () => {
    const { to } = nat(INSIDE)
    expect([to('10.2.0.1').there, to('10.3.0.1').there]).toEqual(GOOD)
  })
})

describe('what IKE agrees on', () => {
  const KEYS = ['crypto isakmp key k address 0.0.0.0 0.0.0.0']
  const POLICY = (priority: number, ...lines: readonly string[]) => [
    `crypto isakmp policy ${priority}`,
    ' encr aes',
    ' authentication pre-share',
    ' group 14',
    ...lines,
  ]
  const tunnel = (peer: string, near: string, far: string, ...entry: readonly string[]) => [
    'crypto ipsec transform-set T esp-aes esp-sha-hmac',
    ` mode tunnel`,
    `access-list 150 permit ip ${near} 0.0.255.255 ${far} 0.0.255.255`,
    'crypto map M 10 ipsec-isakmp',
    ` set peer ${peer}`,
    ' set transform-set T',
    ' match address 150',
    ...entry,
  ]
  function ends(first: readonly string[], entry: readonly string[] = []) {
    const r1 = [
      ...first,
      ...tunnel('10.12.0.2', '10.1.0.0', '10.2.0.0', ...entry),
      ...port('FastEthernet0/0', '10.12.0.1', 'crypto map M'),
      ...port('FastEthernet0/1', '10.1.0.1'),
      'ip route 0.0.0.0 0.0.0.0 10.12.0.2',
    ]
    const r2 = [
      ...POLICY(10),
      ...KEYS,
      ...tunnel('10.12.0.1', '10.2.0.0', '10.1.0.0'),
      ...port('FastEthernet0/0', '10.12.0.2', 'crypto map M'),
      ...port('FastEthernet0/1', '10.2.0.1'),
      'ip route 10.1.0.0 255.255.0.0 10.12.0.1',
    ]
    const lab = routers({ r0, r1, r2 }, CABLE)
    const { there, reason } = walked(lab, '10.1.0.9', '10.2.0.1')
    return { there, reason, line: (text: string) => `because of line ${r1.indexOf(text) + 2} of r1` }
  }
  /** A line with a slip in it, of a policy; lines that are not simulated, of a profile and of a ring. */
  const SLIP = ' encrption aes 256'
  const UNREAD = ' client authentication list USERS'
  const RSA = ' rsa-pubkey name there'
  it('by policies that are read is sure', () => {
    expect(ends([...POLICY(10), ...KEYS]).there).toBe('accepted')
  })
  it('by a policy before one that is not read is sure, and by one behind it is open', () => {
    expect(ends([...POLICY(10), ...POLICY(20, SLIP), ...KEYS]).there).toBe('accepted')
    const { there, reason, line } = ends([...POLICY(5, SLIP), ...POLICY(10), ...KEYS])
    expect(there).toBe(OPEN)
    expect(reason).toContain(line(SLIP))
  })
  it('by a policy of which a line is not read is open, also where no other fits', () => {
    const { there, reason, line } = ends([
      'crypto isakmp policy 10',
      ' encr aes',
      ' authentication pre-share',
      SLIP,
      ...KEYS,
    ])
    expect(there).toBe(OPEN)
    expect(reason).toContain(line(SLIP))
  })
  it('is open of a tunnel interface, too, where no attempt succeeds', () => {
    const end = (own: string, other: string, lan: string, group: number, ...lines: readonly string[]) => [
      'crypto isakmp policy 10',
      ' encr aes',
      ' authentication pre-share',
      ` group ${group}`,
      ...lines,
      ...KEYS,
      'crypto ipsec transform-set T esp-aes esp-sha-hmac',
      'crypto ipsec profile V',
      ' set transform-set T',
      'interface Tunnel0',
      ` ip address 10.200.0.${group} 255.255.255.0`,
      ' tunnel source FastEthernet0/0',
      ` tunnel destination ${other}`,
      ' tunnel mode ipsec ipv4',
      ' tunnel protection ipsec profile V',
      ...port('FastEthernet0/0', own),
      ...port('FastEthernet0/1', lan),
      'ip route 0.0.0.0 0.0.0.0 Tunnel0',
    ]
    const ask = (...lines: readonly string[]) => {
      const r1 = end('10.12.0.1', '10.12.0.2', '10.1.0.1', 14, ...lines)
      const lab = routers({ r0, r1, r2: end('10.12.0.2', '10.12.0.1', '10.2.0.1', 5) }, CABLE)
      return walked(lab, '10.1.0.9', '10.2.0.1')
    }
    expect(ask().there).not.toBe(OPEN)
    expect(ask().there).not.toBe('accepted')
    expect(ask(SLIP).reason).toContain('encrption')
  })
  it('with a profile or a keyring of which a line is not read is open for the peers of it alone', () => {
    const profile = (name: string, peer: string, ...lines: readonly string[]) => [
      `crypto keyring R${name}`,
      ` pre-shared-key address ${peer} key k`,
      `crypto isakmp profile P${name}`,
      ` keyring R${name}`,
      ` match identity address ${peer} 255.255.255.255`,
      ...lines,
    ]
    const own = profile('A', '10.12.0.2')
    const use = [' set isakmp-profile PA']
    expect(ends([...POLICY(10), ...own, ...profile('B', '192.0.2.9', UNREAD)], use).there).toBe('accepted')
    const { there, reason, line } = ends([...POLICY(10), ...profile('A', '10.12.0.2', UNREAD)], use)
    expect(there).toBe(OPEN)
    expect(reason).toContain(line(UNREAD))
    const ring = [own[0] ?? '', RSA, ...own.slice(1)]
    expect(ends([...POLICY(10), ...ring], use).there).toBe(OPEN)
    const others = ['crypto keyring RB', RSA, ' pre-shared-key address 192.0.2.9 key k']
    expect(ends([...POLICY(10), ...others, ...own], use).there).toBe('accepted')
  })
  it('with a map whose peers must log in is open for those that must', () => {
    const xauth = 'crypto map M client authentication list USERS'
    const { there, reason, line } = ends([...POLICY(10), ...KEYS, xauth])
    expect(there).toBe(OPEN)
    expect(reason).toContain(line(xauth))
    const spared = KEYS.map((key) => `${key} no-xauth`)
    expect(ends([...POLICY(10), ...spared, xauth]).there).toBe('accepted')
    // The key of the peer itself counts, not one for anybody beside it.
    const own = 'crypto isakmp key k address 10.12.0.2 no-xauth'
    expect(ends([...POLICY(10), ...KEYS, own, xauth]).there).toBe('accepted')
  })
  it('with a profile whose match line is not read is open: it may take any peer', () => {
    const b = ['crypto isakmp profile PB', ' match frobnicate 7']
    const { there } = ends([...POLICY(10), ...KEYS, ...b])
    expect(there).toBe(OPEN)
  })
})

describe('a firewall', () => {
  const ways = (change: TextChange | readonly string[]) => {
    const lab = settleWith({ firewall: change })
    const { forward, return: back } = trace(lab, 'callmanager', 'phone-24')
    return { ends: [forward.disposition, back.disposition], because: (forward.notKnown ?? back.notKnown)?.because.text }
  }
  const HQ = ['object network HQ', ' subnet 10.1.0.0 255.255.255.0']
  const SITES = ['object network SITES', ' subnet 10.81.0.0 255.255.0.0']
  it.each([
    ['twice NAT', [...HQ, 'nat (inside,vpndmz) source static HQ HQ frobnicate']],
    ['NAT of an object', [...HQ, ' nat (inside,vpndmz) dynamic pat-pool NOBODY']],
    ['NAT of an object, by a name that nobody gave', [...HQ, ' nat (inside,vpndmz) static NOBODY']],
    ['twice NAT by a name that nobody gave', [...HQ, 'nat (inside,vpndmz) source static HQ NOBODY']],
  ])('%s in a form that is not read leaves open what it is about, and names itself', (_what, lines) => {
    const { ends, because } = ways(lines)
    expect(ends).toEqual([OPEN, OPEN])
    expect(because).toContain((lines.at(-1) ?? '').trim())
  })
  it('an exemption before such a line decides', () => {
    const exempt = 'nat (inside,any) source static HQ HQ destination static SITES SITES'
    expect(ways([...HQ, ...SITES, exempt, 'nat (inside,vpndmz) source static HQ HQ frobnicate']).ends).toEqual(GOOD)
  })
  it('a map of its own leaves open what its list names, and nothing else', () => {
    const map = (list: string) => [
      list,
      'crypto map M 10 match address L',
      'crypto map M 10 set peer 198.51.100.9',
      'crypto map M interface vpndmz',
    ]
    expect(ways(map('access-list L extended permit ip 10.1.0.0 255.255.255.0 any')).ends).toContain(OPEN)
    expect(ways(map('access-list L extended permit ip 172.16.0.0 255.255.0.0 any')).ends).toEqual(GOOD)
  })
})
