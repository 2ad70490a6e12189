/** Home routers and firewalls: what they translate, what they let through, and for how long. */
import { describe, expect, it, vi } from 'vitest'
import { parseAsa } from '../../asa/index'
import { type Configuration, DEFAULT_PARAMETERS, type FirewallConfig, type NatConfig } from '../../config/index'
import { convertAsa } from '../../convert/index'
import { espShape, type Ip, type Ipv4Packet, ip, lookUp, macOf } from '../../net/index'
import { atSeconds, type SimTime } from '../kernel/time'
import { rememberConnection } from './connections'
import { admit, crossingOf } from './firewall'
import { createNode } from './node'
import type { NodeState, Port } from './state'
import { translateIn, translateOut } from './translate'
import type { World } from './world'

const BARE: Configuration = {
  device: 'box',
  kind: 'nat',
  hostname: 'box',
  release: '',
  interfaces: [],
  staticRoutes: [],
  accessLists: {},
  routeMaps: {},
  eigrp: [],
  dhcpPools: [],
  filtersDecrypted: false,
  classless: { value: true },
}

/** A world that only has a clock. */
function clock(): World & { at: (seconds: number) => void } {
  let now: SimTime = atSeconds(0)
  const nothing = () => undefined
  return {
    now: () => now,
    at: (seconds) => {
      now = atSeconds(seconds)
    },
    transmit: nothing,
    fromBeyond: nothing,
    isDrawn: () => false,
    journal: nothing,
    changed: nothing,
    record: nothing,
    holds: () => undefined,
    shifted: nothing,
    drowned: nothing,
    linkAt: nothing,
    conversationsAt: nothing,
    ringAt: nothing,
    heard: () => undefined,
    tell: nothing,
    standsUntil: nothing,
    originate: nothing,
    tunnels: nothing,
  }
}

const packet = (source: string, destination: string, payload: Ipv4Packet['payload']): Ipv4Packet => ({
  source: ip(source),
  destination: ip(destination),
  ttl: 64,
  dscp: 0,
  payload,
})
const udp = (sourcePort: number, destinationPort: number): Ipv4Packet['payload'] => ({
  protocol: 'udp',
  sourcePort,
  destinationPort,
  message: { kind: 'opaque' },
  dataSize: 100,
})
const tcp = (sourcePort: number, destinationPort: number): Ipv4Packet['payload'] => ({
  protocol: 'tcp',
  sourcePort,
  destinationPort,
  flags: 'syn',
  message: { kind: 'opaque' },
  dataSize: 0,
})
const esp = (spi: number): Ipv4Packet['payload'] => ({
  protocol: 'esp',
  spi,
  sequence: 1,
  mode: 'tunnel',
  shape: espShape('esp-3des', 'esp-sha-hmac'),
  inner: packet('10.81.2.2', '10.1.0.10', udp(1, 2)),
})

const OUTSIDE: Ip = ip('203.0.113.10')
const [ONE, TWO] = ['192.168.1.2', '192.168.1.3'] as const
const [A, B] = ['198.51.100.1', '198.51.100.2'] as const

function home(passThrough: NatConfig['passThrough']) {
  const nat: NatConfig = { passThrough, udpTimeoutSeconds: 300, espTimeoutSeconds: 120 }
  const node = createNode({ ...BARE, nat }, DEFAULT_PARAMETERS, 1, () => macOf(1), {})
  const world = clock()
  return {
    at: world.at,
    table: node.translations,
    out: (from: string, to: string, payload: Ipv4Packet['payload']) =>
      translateOut(world, node, OUTSIDE, packet(from, to, payload)),
    in: (from: string, payload: Ipv4Packet['payload']) =>
      translateIn(world, node, packet(from, '203.0.113.10', payload)),
  }
}

const insideOf = (result: ReturnType<ReturnType<typeof home>['in']>) =>
  result.kind === 'translated' ? result.packet.destination : result.reason

describe('a home router', () => {
  it('keeps UDP 500 for the first client and moves the second, and sends answers to the right one', () => {
    const nat = home('cookie-spi')
    const ports = [ONE, TWO].map((from) => {
      const result = nat.out(from, A, udp(500, 500))
      return result.kind === 'translated' && result.packet.payload.protocol === 'udp'
        ? [result.packet.source, result.packet.payload.sourcePort]
        : []
    })
    expect(ports).toEqual([
      [OUTSIDE, 500],
      [OUTSIDE, 1024],
    ])
    expect(insideOf(nat.in(A, udp(500, 500)))).toBe(ip(ONE))
    expect(insideOf(nat.in(A, udp(500, 1024)))).toBe(ip(TWO))
  })
  it('looks at as many translations for a packet however many hosts it has', () => {
    const looked = (hosts: number) => {
      const nat = home('cookie-spi')
      const from = (host: number) => `192.168.${(host >> 8) + 1}.${host & 255}`
      for (let host = 2; host < hosts + 2; host++) {
        nat.out(from(host), A, udp(10_000 + host, 500))
        nat.out(from(host), A, esp(host))
      }
      const [get, walk] = [vi.spyOn(nat.table, 'get'), vi.spyOn(nat.table, 'values')]
      const whole = vi.spyOn(nat.table, Symbol.iterator as never)
      for (const host of [2, hosts]) {
        expect(nat.out(from(host), A, udp(10_000 + host, 500)).kind).toBe('translated')
        expect(insideOf(nat.in(A, udp(500, 10_000 + host)))).toBe(ip(from(host)))
      }
      const counts = [get, walk, whole].map((spy) => spy.mock.calls.length)
      vi.restoreAllMocks()
      return counts
    }
    expect(looked(400)).toEqual(looked(10))
    expect(looked(10)[0]).toBeGreaterThan(0)
  })
  it('a host that comes back with another port has no more what it had before', () => {
    const nat = home('cookie-spi')
    nat.out(ONE, A, udp(5060, 500))
    nat.at(4000)
    nat.out(TWO, A, udp(5060, 500))
    nat.out(ONE, A, udp(5060, 500))
    expect([insideOf(nat.in(A, udp(500, 5060))), insideOf(nat.in(A, udp(500, 1024)))]).toEqual([ip(TWO), ip(ONE)])
    nat.at(7000)
    nat.out(ONE, A, udp(5060, 500))
    nat.at(7990)
    expect(insideOf(nat.in(A, udp(500, 5060)))).toContain('nothing inside asked')
  })
  it('drops what nothing inside asked for, and forgets after a while', () => {
    const nat = home('cookie-spi')
    expect(insideOf(nat.in(A, udp(500, 500)))).toContain('nothing inside asked')
    nat.out(ONE, A, udp(500, 500))
    nat.at(299)
    expect(insideOf(nat.in(A, udp(500, 500)))).toBe(ip(ONE))
    nat.at(299 + 301)
    expect(insideOf(nat.in(A, udp(500, 500)))).toContain('nothing inside asked')
  })
  it('gives a port anew that a translation had which has run out (RFC 4787 section 4.2.1)', () => {
    const nat = home('cookie-spi')
    const port = (from: string) => {
      const result = nat.out(from, A, udp(4500, 4500))
      return result.kind === 'translated' && result.packet.payload.protocol === 'udp'
        ? result.packet.payload.sourcePort
        : undefined
    }
    expect([port(ONE), port(TWO)]).toEqual([4500, 1024])
    nat.at(301)
    expect([port(ONE), port(TWO)]).toEqual([4500, 1024])
  })
  it('drops ESP from headquarters until the site has sent one (FACTS section 1)', () => {
    const nat = home('cookie-spi')
    nat.out(ONE, A, udp(500, 500))
    expect(insideOf(nat.in(A, esp(7)))).toContain('No client inside has sent ESP')
    nat.out(ONE, A, esp(9))
    expect(insideOf(nat.in(A, esp(7)))).toBe(ip(ONE))
    expect(insideOf(nat.in(B, esp(7)))).toContain('No client inside has sent ESP')
  })
  it.each([
    ['single-client', false, false],
    ['per-server', false, true],
    ['cookie-spi', true, true],
  ] as const)('of kind %s: two clients to one server %s, to two servers %s (FACTS section 2)', (kind, same, other) => {
    const tries = [A, B].map((server) => {
      const nat = home(kind)
      nat.out(ONE, A, esp(1))
      return nat.out(TWO, server, esp(2)).kind === 'translated'
    })
    expect(tries).toEqual([same, other])
  })
})

const CONFIG = `ASA Version 9.1
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.254 255.255.255.252
interface GigabitEthernet0/1
 nameif vpndmz
 security-level 50
 ip address 10.81.0.1 255.255.255.248
interface GigabitEthernet0/2
 nameif inside
 security-level 100
 ip address 10.1.0.1 255.255.255.0
access-list IN extended permit esp any host 198.51.100.1
access-list IN extended permit udp any host 198.51.100.1 eq isakmp
access-group IN in interface outside
`

function wall(change: Partial<FirewallConfig> = {}) {
  const { configuration } = convertAsa('fw', parseAsa(CONFIG).config, { release: 'asa-9.1' })
  const firewall = { ...configuration.firewall, ...change } as FirewallConfig
  const node: NodeState = createNode({ ...configuration, firewall }, DEFAULT_PARAMETERS, 1, () => macOf(1), {})
  const world = clock()
  const at = (zone: string): Port => {
    const port = [...node.ports.values()].find((item) => item.config.zone?.name === zone)
    if (!port) throw new Error(`no ${zone}`)
    return port
  }
  const judge = (from: string, to: string, what: Ipv4Packet) => {
    const leaving = { firewall, inPort: at(from), outPort: at(to), packet: what }
    return admit(world, node, firewall, at(from), crossingOf(world, node, leaving, undefined), what)
  }
  return {
    at: world.at,
    passes: (from: string, to: string, what: Ipv4Packet) => {
      const { allowed } = judge(from, to, what)
      if (allowed) rememberConnection(world, node, what)
      return allowed
    },
    why: (from: string, to: string, what: Ipv4Packet) => judge(from, to, what).detail,
  }
}

describe('a firewall', () => {
  const ask = packet('10.1.0.10', '198.51.100.99', tcp(4000, 80))
  const answer = packet('198.51.100.99', '10.1.0.10', tcp(80, 4000))

  it('lets the higher level open conversations to the lower, not the other way (FACTS section 8)', () => {
    const zones = ['outside', 'vpndmz', 'inside']
    const open = zones.flatMap((from) =>
      zones.map((to) => (from !== to && wall().passes(from, to, ask) ? `${from}>${to}` : '')),
    )
    expect(open.filter((item) => item !== '')).toEqual(['vpndmz>outside', 'inside>outside', 'inside>vpndmz'])
    expect(wall().why('vpndmz', 'inside', ask)).toContain('may not open conversations')
  })
  it('lets the answer of a known conversation through, for an hour of silence, a UDP one for two minutes', () => {
    const fw = wall()
    expect(fw.passes('outside', 'inside', answer)).toBe(false)
    fw.passes('inside', 'outside', ask)
    fw.at(3600)
    expect(fw.passes('outside', 'inside', answer)).toBe(true)
    fw.at(7201)
    expect(fw.passes('outside', 'inside', answer)).toBe(false)
    const voice = packet('10.1.0.10', '198.51.100.99', udp(1, 2))
    const back = packet('198.51.100.99', '10.1.0.10', udp(2, 1))
    fw.passes('inside', 'outside', voice)
    fw.at(7201 + 121)
    expect(fw.passes('outside', 'inside', back)).toBe(false)
  })
  it('needs a rule for ESP in each direction: it is not inspected', () => {
    const fw = wall()
    expect(fw.passes('vpndmz', 'outside', packet(A, '203.0.113.10', esp(1)))).toBe(true)
    expect(fw.passes('outside', 'vpndmz', packet('203.0.113.10', A, esp(2)))).toBe(true)
    expect(fw.passes('outside', 'vpndmz', packet('203.0.113.10', B, esp(2)))).toBe(false)
  })
  it('catches the classic mistake: permit udp … eq 50 is not ESP', () => {
    const text = CONFIG.replace('permit esp any host 198.51.100.1', 'permit udp any host 198.51.100.1 eq 50')
    const { configuration } = convertAsa('fw', parseAsa(text).config, { release: 'asa-9.1' })
    const entries = lookUp(configuration.accessLists, 'IN')?.entries
    expect(entries?.map((item) => [item.protocol, item.destinationPort?.ranges[0]?.first])).toEqual([
      [17, 50],
      [17, 500],
    ])
  })
  it('of the PIX kind wants a translation besides (FACTS section 8)', () => {
    const bare = wall({ natControl: true, identities: [] })
    expect(bare.passes('inside', 'vpndmz', ask)).toBe(false)
    expect(bare.why('inside', 'vpndmz', ask)).toContain('No translation')
    const identity = {
      real: 'inside',
      mapped: 'vpndmz',
      network: { address: ip('10.1.0.0'), length: 24 },
      source: { line: 1, text: 'static (inside,vpndmz) …' },
    }
    expect(wall({ natControl: true, identities: [identity] }).passes('inside', 'vpndmz', ask)).toBe(true)
  })
})
