/** From statements to what is simulated: SEED's facts, the defaults of releases, remarks, and that nothing throws. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../asa/index'
import { effectOf, parseIos, setApart } from '../ios/index'
import { formatIp, formatPrefix, lookUp } from '../net/index'
import { SEED_CONFIGS } from '../testing/seed-configs'
import { convertAsa, convertIos } from './index'

const ios = (text: string, release = '12.2(11)T') =>
  convertIos('router', parseIos(setApart(text).text).config, { release })
const told = (text: string, release?: string) =>
  ios(text, release).diagnostics.map((item) => `${item.line} ${item.summary}`)
const first = (text: string, release?: string) => {
  const [item] = ios(text, release).configuration.interfaces
  if (!item) throw new Error('no interface')
  return item
}

describe("SEED's gateway-1", () => {
  const { configuration, diagnostics } = ios(SEED_CONFIGS['gateway-1'])
  const line = (source: { readonly text: string } | undefined) => source?.text.trim()

  it('is without remarks', () => {
    expect(diagnostics).toEqual([])
  })
  it('has policy 1 with 3DES, certificates by default, and the default policy last', () => {
    const policies = configuration.crypto?.isakmp.policies ?? []
    expect(
      policies.map((item) => [
        item.priority,
        item.encryption,
        item.hash,
        item.authentication,
        item.group,
        item.lifetimeSeconds,
      ]),
    ).toEqual([
      [1, '3des', 'sha', 'rsa-sig', 1, 86400],
      [65535, 'des', 'sha', 'rsa-sig', 1, 86400],
    ])
    expect(configuration.crypto?.isakmp.keepalive).toMatchObject({ seconds: 10, retrySeconds: 2, mode: 'on-demand' })
  })
  it('has t1 in transport and t2 in tunnel mode, in the order of the dynamic map', () => {
    expect(configuration.crypto?.transformSets.map((item) => [item.name, item.mode])).toEqual([
      ['t1', 'transport'],
      ['t2', 'tunnel'],
    ])
    const [template] = configuration.crypto?.dynamicMaps ?? []
    expect(template).toMatchObject({
      map: 'dmap',
      sequence: 10,
      transformSets: ['t1', 't2'],
      lifetime: { seconds: 3600, kilobytes: 4_608_000 },
    })
    expect(template?.reverseRoute).toMatchObject({ distance: 1, static: false })
    expect(line(template?.reverseRoute?.source)).toBe('reverse-route')
  })
  it('answers at its loopback', () => {
    expect(configuration.crypto?.maps[0]?.localInterface?.value).toBe('Loopback0')
    expect(configuration.crypto?.maps[0]?.dynamic.map((item) => [item.sequence, item.map])).toEqual([[1, 'dmap']])
  })
  it('has HSRP group 1 with priority 120 and pre-emption, usual times', () => {
    const [group] = configuration.interfaces.find((item) => item.name === 'FastEthernet0/0')?.hsrp ?? []
    expect(group).toMatchObject({ group: 1, helloSeconds: 3, holdSeconds: 10, preemptDelaySeconds: 0, tracks: [] })
    expect([group?.priority.value, group?.preempt.value]).toEqual([120, true])
    expect(formatIp(group?.virtualAddress ?? (0 as never))).toBe('10.81.0.5')
    expect(line(group?.priority.source)).toBe('standby 1 priority 120')
  })
  it('runs EIGRP 64 on the cross-over, passive on the stick, with the metric that gives 2588160', () => {
    const [eigrp] = configuration.eigrp
    expect(eigrp?.networks.map((item) => [formatIp(item.address), formatIp(item.wildcard)])).toEqual([
      ['192.168.81.0', '0.0.0.255'],
    ])
    expect(eigrp?.passive.interfaces.map((item) => item.value)).toEqual(['FastEthernet0/0'])
    expect(eigrp?.autoSummary.value).toBe(false)
    expect(eigrp?.redistribute[0]).toMatchObject({
      from: 'static',
      routeMap: 'RRI',
      metric: { bandwidthKbit: 1000, delayTens: 100, reliability: 255, load: 1, mtu: 1500 },
    })
  })
  it('has a default route and a list without its remarks', () => {
    expect(
      configuration.staticRoutes.map((item) => [
        formatPrefix(item.prefix),
        formatIp(item.nextHop ?? (0 as never)),
        item.distance,
      ]),
    ).toEqual([['0.0.0.0/0', '10.81.0.1', 1]])
    expect(lookUp(configuration.accessLists, '1')?.entries.map((item) => line(item.line))).toEqual([
      'access-list 1 permit 10.81.2.0 0.0.1.255',
      'access-list 1 permit 10.81.4.0 0.0.3.255',
      'access-list 1 deny any',
    ])
  })
})

describe("SEED's soho-vp", () => {
  it('has both peers in order and list 101', () => {
    const { configuration } = ios(SEED_CONFIGS['soho-vp'])
    const [entry] = configuration.crypto?.maps[0]?.entries ?? []
    expect(entry?.peers.map((item) => formatIp(item.address))).toEqual(['198.51.100.1', '198.51.100.2'])
    expect([entry?.match?.value, entry?.preClassify]).toEqual(['101', true])
    expect(lookUp(configuration.accessLists, '101')?.entries).toHaveLength(1)
  })
})

describe('what a release fills in', () => {
  const text = 'crypto isakmp policy 1\ninterface FastEthernet0/0\n ip address 10.0.0.1 255.0.0.0\nrouter eigrp 1'
  it.each([
    ['12.2(11)T', false, true, false, true],
    ['12.2(13)T', true, true, false, true],
    ['12.4', true, true, true, false],
    ['15.9', true, false, true, false],
  ])(
    '%s: NAT-T %s, auto-summary %s, same-interface cache %s, list after decryption %s',
    (release, natT, summary, cache, filter) => {
      const { configuration } = ios(text, release)
      expect([
        configuration.crypto?.isakmp.natTraversal.value,
        configuration.eigrp[0]?.autoSummary.value,
        configuration.interfaces[0]?.sameInterfaceCache.value,
        configuration.filtersDecrypted,
      ]).toEqual([natT, summary, cache, filter])
    },
  )
  it('a line overrides it, and is named', () => {
    const { natTraversal } =
      ios(`no crypto ipsec nat-transparency udp-encaps\n${text}`, '15.9').configuration.crypto?.isakmp ?? {}
    expect(natTraversal).toMatchObject({ value: false, source: { line: 1 } })
  })
  it('the bandwidth and delay of the interface kind', () => {
    const rows = ['Loopback0', 'GigabitEthernet0/0', 'FastEthernet0/0', 'Ethernet0'].map((name) =>
      first(`interface ${name}`),
    )
    expect(rows.map((item) => [item.bandwidthKbit, item.delayTens])).toEqual([
      [8_000_000, 500],
      [1_000_000, 1],
      [100_000, 10],
      [10_000, 100],
    ])
  })
})

describe('later and negated lines', () => {
  it('the last address counts, a secondary one does not, `no ip address` takes it', () => {
    const lines =
      'interface Ethernet0\n ip address 10.0.0.1 255.0.0.0\n ip address 10.9.0.1 255.255.0.0\n ip address 10.8.0.1 255.255.0.0 secondary'
    expect(first(lines).address).toMatchObject({ kind: 'static', length: 16 })
    expect(first(`${lines}\n no ip address`).address).toEqual({ kind: 'none' })
  })
  it('an interface opened twice is one', () => {
    const { interfaces } = ios(
      'interface Ethernet0\n ip address 10.0.0.1 255.0.0.0\ninterface Ethernet0\n shutdown',
    ).configuration
    expect(interfaces.map((item) => [item.address.kind, item.shutdown.value])).toEqual([['static', true]])
  })
  it('`no access-list 1` empties the list written before', () => {
    expect(
      lookUp(ios('access-list 1 permit any\nno access-list 1\naccess-list 1 deny any').configuration.accessLists, '1')
        ?.entries,
    ).toHaveLength(1)
  })
})

describe('remarks', () => {
  it.each([
    ['crypto map m 1 ipsec-isakmp\n match address 101', '1 crypto map entry 1 has no peer'],
    ['crypto map m 1 ipsec-isakmp\n set peer 10.0.0.1', '1 crypto map entry 1 has no access list'],
    [
      'crypto map m 1 ipsec-isakmp\n set peer 10.0.0.1\n match address 101\n set transform-set t9',
      '1 transform-set t9 does not exist',
    ],
    ['crypto map m 1 ipsec-isakmp dynamic d', '1 dynamic map d does not exist'],
    ['crypto map m local-address Loopback9', '1 Loopback9 does not exist'],
    ['crypto isakmp policy 1\ninterface Ethernet0\n crypto map m', '3 crypto map m does not exist'],
    ['interface Ethernet0\n standby 1 ip', '2 HSRP group 1 has no address'],
    ['interface Ethernet0\n ip access-group 150 in', '2 access-list 150 does not exist'],
    ['ip access-list extended L\ninterface Ethernet0\n ip access-group L in', '3 access-list L has no entry'],
    ['access-list 150 remark x\ninterface Ethernet0\n ip access-group 150 in', '3 access-list 150 has no entry'],
    ['ip access-list extended L\ncrypto map m 1 ipsec-isakmp\n match address L', '3 access-list L has no entry'],
    [
      'ip access-list extended L\nno ip access-list extended L\ncrypto dynamic-map d 1\n match address L',
      '4 access-list L does not exist',
    ],
    [
      'ip access-list standard 7\nroute-map R permit 10\n match ip address 7',
      '3 route-map R matches access-list 7, which has no entry',
    ],
    ['ip access-list standard 7\nrouter eigrp 1\n distribute-list 7 out', '3 access-list 7 has no entry'],
    ['ip nat inside source list 7 interface Ethernet0 overload', '1 access-list 7 does not exist'],
    ['ip nat inside source route-map R interface Ethernet0 overload', '1 route-map R does not exist'],
    ['class-map match-all C\n match access-group name L', '2 access-list L does not exist'],
    ['class-map type inspect match-all C\n match access-group name L', '2 access-list L does not exist'],
    ['router eigrp 1\n passive-interface Ethernet5', '2 Ethernet5 does not exist'],
    ['router eigrp 1\n redistribute static route-map NONE', '2 route-map NONE does not exist'],
    ['route-map R permit 10\n match ip address 7', '2 route-map R matches access-list 7, which does not exist'],
    ['router eigrp 1\n redistribute static route-map toString', '2 route-map toString does not exist'],
    ['crypto map m 1 ipsec-isakmp\n match address 101', '2 access-list 101 does not exist'],
    ['crypto dynamic-map d 1\n match address 150', '2 access-list 150 does not exist'],
    ['crypto dynamic-map d 1', '1 The crypto entry or profile has no transform-set'],
    ['ip route 0.0.0.0 0.0.0.0 Ethernet9', '1 Ethernet9 does not exist'],
    ['interface Ethernet0\n standby 1 ip 10.0.0.9\n standby 1 track Ethernet9', '3 Ethernet9 does not exist'],
    ['route-map R permit 10\n match interface Ethernet9', '2 Ethernet9 does not exist'],
    ['crypto ipsec transform-set t ah-sha-hmac', '1 transform-set t has no ESP cipher'],
  ])('%j: %s', (text, expected) => {
    expect(told(text)).toContain(expected)
    expect(ios(text).diagnostics.every((item) => item.remedy !== '')).toBe(true)
  })
  it('of the firewall: a standard list with a name that nobody gave is open there', () => {
    const { configuration } = convertAsa('fw', parseAsa('access-list S standard permit host nobody').config, {
      release: 'asa-9.1',
    })
    expect(lookUp(configuration.accessLists, 'S')?.entries).toMatchObject([
      { action: 'permit', notKnown: { because: { line: 1 } } },
    ])
  })
  it('of the firewall: a route by a name nobody has, a group without a list', () => {
    const text =
      'route nowhere 0.0.0.0 0.0.0.0 10.0.0.1 1\ninterface E0\n nameif outside\naccess-group L in interface outside'
    const { diagnostics } = convertAsa('fw', parseAsa(text).config, { release: 'asa-9.1' })
    expect(diagnostics.map((item) => item.summary).sort()).toEqual([
      'No interface is called nowhere',
      'access-list L has no entries',
    ])
  })
})

describe('what needs no remark', () => {
  it.each([
    ['a route to Null0', 'ip route 10.0.0.0 255.0.0.0 Null0'],
    ['a next hop that nothing reaches, as the routing table decides', 'ip route 0.0.0.0 0.0.0.0 10.9.9.9'],
    ['`passive-interface default`', 'router eigrp 1\n passive-interface default'],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([])
  })
})

describe('any text', () => {
  const seed = Object.values(SEED_CONFIGS).flatMap((text) => text.split('\n'))
  // Names that every object answers to, which people may give to lists and maps as well.
  const name = fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', 'X', '1')
  const named = name.chain((word) =>
    fc.constantFrom(
      `ip access-list standard ${word}`,
      `ip access-list extended ${word}`,
      `route-map ${word} permit 10`,
      `match ip address ${word}`,
      `match address ${word}`,
      `crypto map ${word} 1 ipsec-isakmp`,
      `crypto map ${word} 2 ipsec-isakmp dynamic ${word}`,
      `crypto dynamic-map ${word} 1`,
      `set transform-set ${word}`,
      `crypto ipsec transform-set ${word} esp-3des`,
      `redistribute static route-map ${word}`,
      `ip access-group ${word} in`,
      `ip dhcp pool ${word}`,
      `access-list ${word} extended permit ip any any`,
      `access-group ${word} in interface ${word}`,
      `nameif ${word}`,
    ),
  )
  const line = fc.oneof(fc.constantFrom(...seed), named, fc.string({ maxLength: 30 }))
  const typed = fc.tuple(line, fc.boolean()).map(([text, no]) => (no ? `no ${text.trim()}` : text))

  it('is converted without a throw, every remark with its line and what to do', () => {
    fc.assert(
      fc.property(
        fc.array(typed, { maxLength: 60 }),
        fc.constantFrom('12.2(11)T', '15.9', '', 'x'),
        (chosen, release) => {
          const text = chosen.join('\n')
          const router = ios(text, release)
          const firewall = convertAsa('fw', parseAsa(text).config, { release })
          expect([router.configuration.device, firewall.configuration.kind]).toEqual(['router', 'firewall'])
          for (const item of [...router.diagnostics, ...firewall.diagnostics])
            expect([item.line > 0 && item.line <= chosen.join('\n').split('\n').length, item.remedy === '']).toEqual([
              true,
              false,
            ])
        },
      ),
      { numRuns: 300 },
    )
  })
  it('typed twice means the same as typed once, but for lists, which only grow at their end', () => {
    const modes = seed.filter((text) => !text.includes('access-list'))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...modes), { maxLength: 30 }), (chosen) => {
        const text = `${chosen.join('\n')}\nend`
        const lineless = (value: unknown) => JSON.stringify(value, (key, item) => (key === 'line' ? undefined : item))
        const once = ios(text).configuration
        expect(lineless(ios(`${text}\n${text}`).configuration)).toBe(lineless(once))
      }),
    )
  })
})

describe('redistribution that is read and not simulated', () => {
  const effects = (text: string) =>
    parseIos(text).config.statements.flatMap(({ children }) =>
      children.map(({ command, negated }) => effectOf(command, negated)?.kind),
    )
  it.each(['router ospf 1', 'router eigrp 1'])('below %s is never called simulated', (process) => {
    const lines = ['static', 'connected', 'rip', 'isis', 'odr', 'bgp 65000']
    const text = [process, ...lines.map((words) => ` redistribute ${words}`)].join('\n')
    const open = Array<string>(4).fill('consequential')
    expect(effects(text)).toEqual(['simulated', 'simulated', ...open])
    expect(told(text).filter((line) => line.includes('is not simulated'))).toHaveLength(4)
  })
  it('says that a metric of one number is none of EIGRP', () => {
    const text = ['route-map M permit 10', ' set metric 20', 'router eigrp 1', ' redistribute static route-map M']
    expect(told(text.join('\n'))).toEqual(['2 EIGRP 1 is given a metric of one number'])
    const ospf = ['route-map M permit 10', ' set metric 20', 'router ospf 1', ' redistribute static route-map M']
    expect(told(ospf.join('\n'))).toEqual([])
  })
})

it('a router that does not route sends all that it says to its default gateway, and where is not known for sure', () => {
  const text = 'no ip routing\nip default-gateway 10.0.0.1\nip route 10.9.0.0 255.255.0.0 10.0.0.2\n'
  const { configuration } = convertIos('r', parseIos(text).config, { release: '15.9' })
  expect(configuration.staticRoutes.map((route) => [route.prefix.length, route.notKnown?.because.line])).toEqual([
    [0, 1],
  ])
  expect(configuration.notKnown).toBeUndefined()
})

describe('a switch that says nothing of routing', () => {
  const SWITCH = `interface GigabitEthernet0/1
 switchport access vlan 10
interface Vlan10
 ip address 10.0.10.1 255.255.255.0
interface Vlan20
 ip address 10.0.20.1 255.255.255.0
`
  const of = (text: string) => {
    const { configuration } = convertIos('s', parseIos(text).config, { release: '15.0' })
    return {
      passes: configuration.interfaces.map(({ passage }) => passage?.because.line),
      routes: configuration.staticRoutes.map(({ prefix, notKnown }) => [prefix.length, notKnown?.because.line]),
    }
  }
  it('may be one that passes nothing on, and says why that is not known', () => {
    expect(of(SWITCH)).toEqual({ passes: [2, 2, 2], routes: [] })
    expect(of(`${SWITCH}ip default-gateway 10.0.10.9\n`).routes).toEqual([[0, 2]])
    expect(of(`${SWITCH}ip route 0.0.0.0 0.0.0.0 10.0.10.9\n`).routes).toEqual([[0, 2]])
    expect(of(SWITCH.replace('GigabitEthernet0/1', 'GigabitEthernet1/0/1')).passes).toEqual([2, 2, 2])
    const asItCame = SWITCH.replace(' switchport access vlan 10\n', '')
    expect(of(`system mtu routing 1500\n${asItCame}`).passes).toEqual([1, 1, 1])
  })
  it.each([
    ['it is told to route', `ip routing\n${SWITCH}`],
    ['a routing protocol runs', `${SWITCH}router ospf 1\n`],
    ['it is a router with a switching module', SWITCH.replace('GigabitEthernet0/1', 'FastEthernet0/1/0')],
    ['it is a router with a switching module of its own slot', SWITCH.replace('GigabitEthernet0/1', 'FastEthernet1/0')],
    ['it is a small router with a built-in switch', SWITCH.replace('GigabitEthernet0/1', 'FastEthernet0')],
  ])('routes where %s', (_why, text) => {
    expect(of(text).passes).toEqual([undefined, undefined, undefined])
  })
})
