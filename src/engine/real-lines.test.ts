/**
 * Lines that real routers have and the source document has not: each is read, acts, and decides as IOS documents it
 * (FACTS section 9). The reference design is told them from power-on; a call between headquarters and a site is asked.
 */
import { describe, expect, it } from 'vitest'
import { convertIos } from '../convert/index'
import type { Design } from '../design/index'
import { parseIos } from '../ios/index'
import { formatIp, formatPrefix, ip, lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { endedAt, type Lab, release, settle, settleWith, type TextChange, trace } from '../testing/lab'

const read = (text: string, release = '15.9') => {
  const { config, diagnostics } = parseIos(text)
  return {
    ...convertIos('router', config, { release }),
    unread: diagnostics.filter((item) => item.severity === 'error'),
  }
}

const call = (lab: Lab, site = 'phone-24') => {
  const pair = trace(lab, 'callmanager', site)
  return [pair.forward.disposition, pair.return.disposition]
}

const tables = (lab: Lab, device: string) => {
  const found = lookUp(viewOf(lab.network).devices, device)
  if (!found) throw new Error(`no ${device}`)
  return found
}

const replacing =
  (old: string, text: string): TextChange =>
  (whole) =>
    whole.replaceAll(old, text)

const GATEWAYS = ['gateway-1', 'gateway-2'] as const
const SITES = ['soho-16', 'soho-24'] as const
const each = (names: readonly string[], change: TextChange) => Object.fromEntries(names.map((name) => [name, change]))

describe('a static route', () => {
  it.each([
    ['track 1', { track: 1 }],
    ['name WAN track 1', { track: 1 }],
    ['track 1 name WAN', { track: 1 }],
    ['250 tag 7 name WAN', { distance: 250, tag: 7 }],
    ['permanent', { permanent: true }],
  ])('with "%s" at its end', (tail, expected) => {
    const { configuration, unread } = read(`ip route 10.0.0.0 255.0.0.0 10.81.0.1 ${tail}`)
    expect(unread).toEqual([])
    expect(configuration.staticRoutes).toMatchObject([{ nextHop: ip('10.81.0.1'), ...expected }])
  })
  it('of a VRF is in another table', () => {
    const { configuration } = read(
      'ip route vrf A 0.0.0.0 0.0.0.0 10.0.0.1\nip route 10.0.0.0 255.0.0.0 Serial0/0 10.1.1.1\nip route vrf A 10.9.0.0 255.255.0.0 10.0.0.1 global',
    )
    expect(configuration.staticRoutes.map((item) => [formatPrefix(item.prefix), item.vrf])).toEqual([
      ['0.0.0.0/0', 'A'],
      ['10.0.0.0/8', undefined],
      ['10.9.0.0/16', 'A'],
    ])
    // Its next hop is looked for in the global table.
    expect(configuration.staticRoutes.map((item) => item.global ?? false)).toEqual([false, false, true])
    expect(configuration.staticRoutes.flatMap(({ notKnown }) => notKnown ?? [])).toEqual([])
  })
  it('stands while nothing is known against its tracked object', () => {
    const tracked = replacing(
      'ip route 0.0.0.0 0.0.0.0 10.81.0.1',
      'ip route 0.0.0.0 0.0.0.0 10.81.0.1 name FW track 1',
    )
    expect(call(settleWith(each(GATEWAYS, tracked)))).toEqual(['accepted', 'accepted'])
  })
  it('that is read only in part leaves its network open, and says by which line', () => {
    const half = replacing('ip route 0.0.0.0 0.0.0.0 10.81.0.1', 'ip route 0.0.0.0 0.0.0.0 10.81.0.1 frobnicate 5')
    const { forward } = trace(settleWith({ 'gateway-1': half }), 'callmanager', 'phone-16')
    expect(forward.disposition).toBe('insufficient-info')
    expect(forward.reason).toContain('frobnicate 5')
  })
  it('by "dhcp" leads to the gateway of the lease, at its own distance', () => {
    const lab = settleWith({
      'soho-24': ['ip route 192.0.2.0 255.255.255.0 dhcp', 'ip route 0.0.0.0 0.0.0.0 Ethernet0 dhcp 5'],
    })
    const routes = tables(lab, 'soho-24').routes.map(({ route }) => route)
    const gateway = routes.find(({ protocol }) => protocol === 'dhcp')?.nextHop
    expect(gateway).toBeDefined()
    const lines = routes.filter(({ protocol, interface: out }) => protocol === 'static' || out === 'Ethernet0')
    expect(
      lines
        .filter(({ nextHop }) => nextHop === gateway)
        .map(({ distance }) => distance)
        .sort(),
    ).toEqual([1, 5])
  })
})

const PSK = (text: string) =>
  text
    .replace(/^crypto (?:ca|pki) trustpoint .*\n( .*\n)*/m, '')
    .replace(/^ encr 3des$/m, ' encr 3des\n authentication pre-share')
const keyed =
  (...lines: readonly string[]): TextChange =>
  (text) =>
    `${PSK(text)}\n${lines.join('\n')}\n`

describe('a pre-shared key', () => {
  const site = keyed(
    'crypto isakmp key 0 cisco123 address 198.51.100.1',
    'crypto isakmp key cisco123 address 198.51.100.2 no-xauth',
  )
  it.each([
    ['address 0.0.0.0', ['crypto isakmp key cisco123 address 0.0.0.0'], 'accepted'],
    ['its type and a mask', ['crypto isakmp key 0 cisco123 address 203.0.113.0 255.255.255.0'], 'accepted'],
    // What is enciphered with a key that the text does not hold cannot be compared.
    ['a key of type 6', ['crypto isakmp key 6 cisco123 address 203.0.113.0 255.255.255.0'], 'insufficient-info'],
    ['a keyring', ['crypto keyring RING', '  pre-shared-key address 0.0.0.0 0.0.0.0 key cisco123'], 'accepted'],
    ['a name only', ['crypto isakmp key cisco123 hostname soho-24'], 'dropped-by-crypto'],
  ])('with %s', (_what, lines, expected) => {
    expect(call(settleWith({ ...each(GATEWAYS, keyed(...lines)), ...each(SITES, site) }))[1]).toBe(expected)
  })
})

describe('an isakmp profile', () => {
  const ring = ['crypto keyring RING', '  pre-shared-key address 0.0.0.0 key cisco123']
  const profile = (match: string, ...more: readonly string[]) => [
    'crypto isakmp profile HOME',
    '   keyring RING',
    `   match identity address ${match}`,
    '   self-identity address',
    ...more,
  ]
  const site = keyed('crypto isakmp key cisco123 address 0.0.0.0')
  const template = ['crypto dynamic-map dmap 10', ' set isakmp-profile HOME']
  const run = (...lines: readonly string[]) =>
    call(settleWith({ ...each(GATEWAYS, keyed(...ring, ...lines, ...template)), ...each(SITES, site) }))
  it('serves the peers that it matches, with the keys of its ring', () => {
    expect(run(...profile('0.0.0.0'))).toEqual(['accepted', 'accepted'])
  })
  it('keeps its map entry from all others', () => {
    expect(run(...profile('192.0.2.1 255.255.255.255'))[1]).toBe('dropped-by-crypto')
  })
  it('takes no key from elsewhere', () => {
    const other = ['crypto keyring OTHER', '  pre-shared-key address 0.0.0.0 key different']
    const wrong = profile('0.0.0.0').map((line) => line.replace('RING', 'OTHER'))
    expect(run(...other, ...wrong)[1]).toBe('dropped-by-crypto')
  })
})

describe("IOS's own IKE policies (FACTS section 9)", () => {
  const priorities = (text: string, release: string) =>
    read(`crypto dynamic-map d 10\n${text}`, release).configuration.crypto?.isakmp.policies.map((item) => item.priority)
  it.each([
    ['12.2(11)T', '', [65535]],
    ['12.4(15)T', 'crypto isakmp policy 1', [1, 65535]],
    ['15.9', '', [65507, 65508, 65509, 65510, 65511, 65512, 65513, 65514]],
    ['15.9', 'crypto isakmp policy 1', [1]],
    ['15.9', 'no crypto isakmp default policy', []],
    ['17.12', '', [65507, 65508, 65509, 65510, 65511, 65512, 65513, 65514].slice(8)],
  ])('%s, "%s"', (release, text, expected) => {
    expect(priorities(text, release)).toEqual(expected)
  })
  it('bring a tunnel up where nothing else is in common', () => {
    const lab = settleWith({ 'soho-24': replacing(' encr 3des', ' encr aes\n hash md5') })
    expect(call(lab)).toEqual(['accepted', 'accepted'])
    expect(endedAt(trace(lab, 'callmanager', 'phone-24'))).toBe('phone-24')
    expect(tables(lab, 'soho-24').ikeSas.map((sa) => sa.encryption)).toEqual(['des'])
  })
})

describe('reverse-route in its forms (FACTS section 9)', () => {
  const rri = (lab: Lab) =>
    tables(lab, 'gateway-1').routes.flatMap(({ route }) =>
      route.protocol === 'rri'
        ? [
            `${formatPrefix(route.prefix)} ${route.distance} tag ${route.tag} via ${route.nextHop === undefined ? route.interface : formatIp(route.nextHop)}`,
          ]
        : [],
    )
  const told = (...lines: readonly string[]): Readonly<Record<string, TextChange>> =>
    each(GATEWAYS, replacing(' reverse-route', lines.map((line) => ` ${line}`).join('\n')))
  it.each([
    [['reverse-route tag 64'], '1 tag 64'],
    [['reverse-route tag 64 static'], '1 tag 64'],
    [['reverse-route', 'set reverse-route tag 64', 'set reverse-route distance 20'], '20 tag 64'],
    [['reverse-route remote-peer 10.81.0.1'], '1 tag 0'],
    [['reverse-route remote-peer 10.81.0.1 gateway'], '1 tag 0'],
    [['reverse-route remote-peer gateway'], '1 tag 0'],
  ])('%j', (lines, expected) => {
    const lab = settleWith(told(...lines))
    const site = rri(lab).filter((text) => text.startsWith('10.81.2.16/29'))
    expect(site).toEqual([`10.81.2.16/29 ${expected} via 0.0.0.0`])
    expect(call(lab)).toEqual(['accepted', 'accepted'])
    const peers = rri(lab).filter((text) => text.includes('/32'))
    expect(peers.every((text) => text.endsWith('via 10.81.0.1'))).toBe(true)
    expect(peers.length > 0).toBe(lines[0]?.includes('10.81.0.1'))
  })
  it('a tag is what redistribution looks at', () => {
    const tagged = (text: string) =>
      text.replace(' reverse-route', ' reverse-route tag 64').replace(' match ip address 1', ' match tag 64')
    expect(call(settleWith(each(GATEWAYS, tagged)))).toEqual(['accepted', 'accepted'])
    const untagged = settleWith(each(GATEWAYS, (text) => text.replace(' match ip address 1', ' match tag 64')))
    expect(call(untagged)[0]).not.toBe('accepted')
  })
  it('from 15.0 on asks for the peer by ARP where the parameter says so, and remote-peer is the cure', () => {
    const firewall = (design: Design): Design => ({
      ...design,
      parameters: { reverseRouteNeighbor: 'asked' },
      devices: design.devices.map((item) => (item.kind === 'firewall' ? { ...item, natTraversal: true } : item)),
    })
    const design = firewall(release('15.9'))
    const lost = trace(settle(design), 'callmanager', 'phone-16')
    expect([lost.forward.disposition, endedAt(lost)]).toEqual(['neighbor-unreachable', 'gateway-1'])
    expect(lost.forward.reason).toContain('nobody answers ARP')
    const cured = settleWith(
      each(GATEWAYS, replacing(' reverse-route', ' reverse-route remote-peer 10.81.0.1')),
      design,
    )
    expect(call(cured)).toEqual(['accepted', 'accepted'])
  })
})
