/** The source document's network, end to end: its tables, its packets, and what each missing line does to them. */
import { describe, expect, it } from 'vitest'
import { exec } from '../console/index'
import { lookUp, packetSize } from '../net/index'
import { type Hop, type Step, viewOf } from '../sim/index'
import { devices, endedAt, type Lab, reference, settle, struck, trace, without, withPatch } from '../testing/lab'
import { SEED_ROUTES } from '../testing/seed-routes'

const lab = settle(reference())

const mask = (line: string) => line.replace(/, (?:\d\d:\d\d:\d\d|\d+[dw]\d+[hd])(?=,|$)/, ', AGE')

function routes(of: Lab, device: string): readonly string[] {
  const configuration = of.built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const result = exec({ view: viewOf(of.network), configuration, text: '' }, 'show ip route')
  const lines = result.ok ? result.output.split('\n') : []
  return lines.slice(lines.findIndex((line) => line.startsWith('Gateway of last resort')))
}

describe('the routing tables of the source document', () => {
  it.each(['gateway-1', 'gateway-2'])('come out on %s, by the protocols, ages masked and the order aside', (device) => {
    expect(routes(lab, device).map(mask).sort()).toEqual([...(SEED_ROUTES[device] ?? [])].map(mask).sort())
  })
})

describe('the path of SEED from the CallManager to a phone on the standby', () => {
  const pair = trace(lab, 'callmanager', 'phone-24')
  const routed = (way: 'forward' | 'return') => devices(pair, way).filter((name) => !name.endsWith('-lan'))

  it('crosses firewall, gateway-1, the cross-over, gateway-2, firewall, Internet, NAT and SOHO', () => {
    expect(routed('forward')).toEqual([
      'callmanager',
      'firewall',
      'gateway-1',
      'gateway-2',
      'firewall',
      'internet',
      'home-24',
      'soho-24',
      'phone-24',
    ])
    expect(pair.forward.hops.find((hop) => hop.device === 'gateway-1')?.link).toBe(
      'gateway-1/FastEthernet0/1–gateway-2/FastEthernet0/1',
    )
    expect(pair.forward.disposition).toBe('accepted')
  })
  it('returns without touching gateway-1, and says so', () => {
    expect(routed('return')).toEqual([
      'phone-24',
      'soho-24',
      'home-24',
      'internet',
      'firewall',
      'gateway-2',
      'firewall',
      'callmanager',
    ])
    expect(pair.notes).toContain('The two ways differ: the return does not touch gateway-1.')
  })
  it('touches no cross-over to a phone on the active', () => {
    const active = trace(lab, 'callmanager', 'phone-0')
    expect(devices(active)).not.toContain('gateway-2')
    expect(devices(active, 'return')).not.toContain('gateway-2')
    expect(active.forward.disposition).toBe('accepted')
  })
  it('is 60 bytes in clear and 112 in ESP (FACTS section 6), and the firewall does not count in the TTL', () => {
    const sizes = pair.forward.hops.map((hop) => packetSize(hop.sent ?? hop.received))
    expect([...new Set(sizes)]).toEqual([60, 112])
    const ttl = (device: string) => pair.forward.hops.find((hop) => hop.device === device)?.sent?.ttl
    expect(['callmanager', 'firewall', 'gateway-1'].map(ttl)).toEqual([128, 128, 127])
    // gateway-2 takes one off before it encrypts; the outer header begins at 255; the SOHO router takes one more off.
    expect(pair.forward.hops.at(-1)?.received.ttl).toBe(125)
  })
  it('names the lines behind its decisions', () => {
    const gateway = pair.forward.hops.find((hop) => hop.device === 'gateway-2')
    const lines = gateway?.steps.map((step) => step.configLine?.text)
    expect(lines).toContain('reverse-route')
    expect(lines).toContain('ip route 0.0.0.0 0.0.0.0 10.81.0.1')
  })
  it('shows the rows that decided: EIGRP external on gateway-1, the reverse route and 0/0 behind it on gateway-2', () => {
    const rows = (device: string) =>
      pair.forward.hops
        .find((hop) => hop.device === device)
        ?.steps.flatMap((step) => step.rows)
        .filter((row) => row.table === 'route')
        .map((row) => row.text)
    expect(rows('gateway-1')?.[0]).toBe('D EX 10.81.2.24/29 [170/2588160] via 192.168.81.4, FastEthernet0/1')
    expect(rows('gateway-2')?.[0]).toContain('S 10.81.2.24/29 [1/0] via 0.0.0.0, FastEthernet0/0')
    expect(rows('gateway-2')?.some((text) => text.includes('0.0.0.0/0 [1/0] via 10.81.0.1'))).toBe(true)
  })
  it('carries an outer header that begins at TTL 255 and that the firewall does not touch', () => {
    const outer = pair.forward.hops.filter(
      (hop) => hop.sent?.payload.protocol === 'esp' && !hop.device.endsWith('-lan'),
    )
    expect(outer.map((hop) => [hop.device, hop.sent?.ttl])).toEqual([
      ['gateway-2', 255],
      ['firewall', 255],
      ['internet', 254],
      ['home-24', 253],
    ])
  })
})

const EIGRP = ['router eigrp 64']
const REDISTRIBUTE = 'redistribute static metric 1000 100 255 1 1500 route-map RRI'

/** The configuration line behind a kind of step of a hop. */
const lineOf = (hop: Hop | undefined, type: Step['type']) =>
  hop?.steps.find((step) => step.type === type)?.configLine?.text

/** gateway-1 does not know the site: its default route sends the packet back to the firewall, which does not hairpin. */
function blackHoled(of: Lab, phone: string): void {
  const pair = trace(of, 'callmanager', phone)
  expect(pair.forward.disposition).toBe('denied-out')
  expect(endedAt(pair)).toBe('firewall')
  expect(pair.forward.reason).toContain('does not send a packet back')
  expect(lineOf(pair.forward.hops.at(-1), 'route')).toBe('route vpndmz 10.81.2.0 255.255.254.0 10.81.0.5 1')
  const gateway = pair.forward.hops.find((hop) => hop.device === 'gateway-1')
  expect(lineOf(gateway, 'route')).toBe('ip route 0.0.0.0 0.0.0.0 10.81.0.1')
  expect(gateway?.steps.find((step) => step.type === 'crypto-map')?.detail).toContain('a dynamic map never initiates')
}

describe('a changed line changes the path', () => {
  it('without reverse-route on gateway-2 nobody at headquarters finds its sites', () => {
    const changed = settle(without('gateway-2', ['crypto dynamic-map dmap 10'], 'reverse-route'))
    blackHoled(changed, 'phone-24')
    expect(trace(changed, 'callmanager', 'phone-0').forward.disposition).toBe('accepted')
  })
  it('without redistribution gateway-1 does not learn of the other sites', () => {
    blackHoled(settle(without('gateway-2', EIGRP, REDISTRIBUTE)), 'phone-24')
  })
  it('a denied pool is not advertised', () => {
    const design = withPatch('gateway-2', {
      delete: [{ section: [], text: 'access-list 1 permit 10.81.2.0 0.0.1.255' }],
    })
    blackHoled(settle(design), 'phone-48')
  })
  it('a passive cross-over makes no neighbour', () => {
    const changed = settle(
      withPatch('gateway-1', { insert: [{ section: EIGRP, text: 'passive-interface FastEthernet0/1' }] }),
    )
    expect(lookUp(viewOf(changed.network).devices, 'gateway-1')?.eigrpNeighbors).toEqual([])
    blackHoled(changed, 'phone-24')
  })
  it('without the ESP rule for a loopback the site is heard of by IKE only', () => {
    const changed = settle(without('firewall', [], 'access-list OUTSIDE-IN extended permit esp any host 198.51.100.2'))
    const back = trace(changed, 'callmanager', 'phone-24').return
    expect(back.disposition).toBe('denied-in')
    expect(back.hops.at(-1)?.device).toBe('firewall')
    expect(back.reason).toContain('OUTSIDE-IN')
    expect(lineOf(back.hops.at(-1), 'acl')).toBe('access-group OUTSIDE-IN in interface outside')
    expect(back.hops.at(-1)?.received.payload.protocol).toBe('esp')
    expect(lookUp(viewOf(changed.network).devices, 'gateway-2')?.ikeSas.some((sa) => sa.state === 'QM_IDLE')).toBe(true)
  })
  it("without the firewall's host route to gateway-2 its sites end up on gateway-1", () => {
    const changed = settle(without('firewall', [], 'route vpndmz 198.51.100.2 255.255.255.255 10.81.0.4 1'))
    const view = viewOf(changed.network)
    expect(lookUp(view.devices, 'gateway-2')?.ipsecSas).toEqual([])
    expect(lookUp(view.devices, 'gateway-1')?.ipsecSas).toHaveLength(6)
    const lost = trace(changed, 'home-24', 'gateway-2').forward
    expect([lost.disposition, lost.hops.at(-1)?.device]).toEqual(['denied-out', 'firewall'])
    expect(lineOf(lost.hops.at(-1), 'route')).toMatch(/^route outside 0\.0\.0\.0 0\.0\.0\.0 /)
  })
  it('without the rule from the VPN segment a phone does not reach headquarters', () => {
    const changed = settle(
      without(
        'firewall',
        [],
        'access-list VPNDMZ-IN extended permit ip 10.81.2.0 255.255.254.0 10.1.0.0 255.255.255.0',
      ),
    )
    const pair = trace(changed, 'phone-0', 'callmanager', 'tcp')
    expect(pair.forward.disposition).toBe('denied-in')
    expect(pair.forward.reason).toContain('VPNDMZ-IN')
    expect(lineOf(pair.forward.hops.at(-1), 'acl')).toBe('access-group VPNDMZ-IN in interface vpndmz')
    expect(endedAt(pair)).toBe('firewall')
  })
})

describe('access-list 101', () => {
  const narrow = (wildcard: string) =>
    withPatch('soho-vp', {
      delete: [{ section: [], text: 'access-list 101 permit ip 10.81.2.0 0.0.0.7 any' }],
      insert: [{ section: [], text: `access-list 101 permit ip 10.81.2.0 ${wildcard} any` }],
    })

  it('too narrow lets a host above it leave in clear', () => {
    const design = narrow('0.0.0.3')
    const high = withPatch('soho-vp', design.devices.find((device) => device.name === 'soho-vp')?.patch ?? {}, {
      ...design,
      devices: design.devices.map((device) =>
        device.name === 'phone-0' && device.kind === 'phone'
          ? {
              ...device,
              defaultGateway: '10.81.2.1',
              interfaces: device.interfaces.map((item) => ({
                ...item,
                addressing: { kind: 'static', address: '10.81.2.5/29' } as const,
              })),
            }
          : device,
      ),
    })
    const pair = trace(settle(high), 'phone-0', 'callmanager')
    const soho = pair.forward.hops.find((hop) => hop.device === 'soho-vp')
    expect(soho?.steps.find((step) => step.type === 'crypto-map')?.detail).toContain('leaves in clear')
    expect(soho?.sent?.payload.protocol).toBe('udp')
    expect(pair.forward.disposition).not.toBe('accepted')
  })
  it('too wide works: the responder takes the selectors, and the reverse route is a /28', () => {
    const changed = settle(narrow('0.0.0.15'))
    expect(trace(changed, 'callmanager', 'phone-0').forward.disposition).toBe('accepted')
    expect(routes(changed, 'gateway-1').some((line) => line.includes('10.81.2.0/28 [1/0] via 0.0.0.0'))).toBe(true)
  })
})

describe('other lines', () => {
  it('no common transform-set: no SA, and the reason is on record', () => {
    const design = withPatch('soho-vp', {
      delete: [{ section: [], text: 'crypto ipsec transform-set t1 esp-3des esp-sha-hmac' }],
      insert: [{ section: [], text: 'crypto ipsec transform-set t1 esp-des esp-md5-hmac' }],
    })
    const changed = settle(design)
    const pair = trace(changed, 'phone-0', 'callmanager')
    expect(pair.forward.disposition).toBe('dropped-by-crypto')
    expect(endedAt(pair)).toBe('soho-vp')
    expect(pair.forward.reason).toContain('there is no SA yet')
    expect(lineOf(pair.forward.hops.at(-1), 'crypto-map')).toBe('access-list 101 permit ip 10.81.2.0 0.0.0.7 any')
    expect(
      changed.network.journal.filter(
        (entry) => entry.event === 'quick-refused' && entry.text.includes('transform-set'),
      ),
    ).not.toEqual([])
  })
  it('no default route on gateway-2: it cannot answer IKE, and its sites end up on gateway-1', () => {
    const changed = settle(without('gateway-2', [], 'ip route 0.0.0.0 0.0.0.0 10.81.0.1'))
    expect(lookUp(viewOf(changed.network).devices, 'gateway-2')?.ipsecSas).toEqual([])
    const answer = trace(changed, 'gateway-2', 'home-24')
    expect(answer.forward.disposition).toBe('no-route')
    expect(answer.forward.reason).toContain('gateway-2 has no route to')
    expect(endedAt(answer)).toBe('gateway-2')
    const pair = trace(changed, 'callmanager', 'phone-24')
    expect(pair.forward.disposition).toBe('accepted')
    expect(devices(pair)).not.toContain('gateway-2')
  })
  it('no ip route-cache same-interface: it arrives, process-switched', () => {
    const changed = settle(without('gateway-2', ['interface FastEthernet0/0'], 'ip route-cache same-interface'))
    const pair = trace(changed, 'callmanager', 'phone-24')
    expect(pair.return.disposition).toBe('accepted')
    expect(
      pair.return.hops
        .find((hop) => hop.device === 'gateway-2')
        ?.steps.some((step) => step.action.includes('process-switched')),
    ).toBe(true)
  })
})

describe('the cut cross-over (FACTS section 1)', () => {
  const cut = struck(lab, { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' })
  it('black-holes .24 and .48 from headquarters, and nothing repairs it', () => {
    blackHoled(cut, 'phone-24')
    blackHoled(cut, 'phone-48')
    expect(lookUp(viewOf(cut.network).devices, 'gateway-2')?.ipsecSas).toHaveLength(2)
  })
  it.each(['phone-0', 'phone-16', 'phone-32', 'phone-40'])('leaves %s alone', (phone) => {
    const pair = trace(cut, 'callmanager', phone)
    expect([pair.forward.disposition, pair.return.disposition]).toEqual(['accepted', 'accepted'])
  })
  it('is a loop until the TTL runs out when the firewall hairpins', () => {
    const design = reference()
    const hairpin = {
      ...design,
      devices: design.devices.map((device) => (device.kind === 'firewall' ? { ...device, hairpin: true } : device)),
    }
    const pair = trace(
      struck(settle(hairpin), { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' }),
      'callmanager',
      'phone-24',
    )
    expect(pair.forward.disposition).toBe('loop')
    expect(pair.forward.loop?.rounds).toBeGreaterThan(100)
    // Only the gateway's passes count: the firewall takes nothing off.
    expect(pair.forward.hops.filter((hop) => hop.device === 'gateway-1')).toHaveLength(128)
  })
})

describe('the same seed', () => {
  it('gives the same journal, and a fork does not disturb its original', () => {
    const text = (of: Lab) => JSON.stringify(of.network.journal)
    const before = text(lab)
    struck(lab, { kind: 'reload', device: 'gateway-1', orderly: false })
    expect(text(lab)).toBe(before)
    expect(text(settle(reference()))).toBe(before)
  })
})
