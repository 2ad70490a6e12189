/** Translations of a firewall: which rule decides, both ways, in which order, and what becomes of what none gives an address. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { DEFAULT_PARAMETERS } from '../../config/index'
import { convertAsa } from '../../convert/index'
import { espShape, formatIp, type Ipv4Packet, ip, macOf } from '../../net/index'
import { atSeconds, type SimTime } from '../kernel/time'
import { admit, crossingOf, rememberAdmitted } from './firewall'
import { untranslate } from './firewall-nat-in'
import { createNode } from './node'
import type { Port } from './state'
import type { World } from './world'
import { holdXlate, xlatesOf } from './xlate'

const ASA = `ASA Version 9.1
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.254 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.1.0.1 255.255.0.0
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
 ip address 10.2.0.1 255.255.255.0
object network LAN
 subnet 10.1.0.0 255.255.255.0
object network SERVER
 host 10.2.0.5
object network HQ
 subnet 10.9.0.0 255.255.255.0
object network HQ-SEEN
 subnet 192.168.9.0 255.255.255.0
object network TWO
 range 198.51.100.20 198.51.100.21
`

const PIX = `PIX Version 6.3(5)
interface ethernet0 auto
interface ethernet1 auto
nameif ethernet0 outside security0
nameif ethernet1 inside security100
ip address outside 198.51.100.254 255.255.255.0
ip address inside 10.1.0.1 255.255.0.0
`

const packet = (source: string, destination: string, payload: Ipv4Packet['payload']): Ipv4Packet => ({
  source: ip(source),
  destination: ip(destination),
  ttl: 64,
  dscp: 0,
  payload,
})
const message = { kind: 'opaque' } as const
const tcp = (sourcePort: number, destinationPort: number): Ipv4Packet['payload'] => ({
  protocol: 'tcp',
  sourcePort,
  destinationPort,
  flags: 'syn',
  message,
  dataSize: 0,
})
const esp: Ipv4Packet['payload'] = {
  protocol: 'esp',
  spi: 9,
  sequence: 1,
  inner: packet('10.3.0.1', '10.4.0.1', tcp(1, 2)),
  shape: espShape('3des', 'sha1'),
} as never

const socket = (end: 'source' | 'destination', { payload, ...rest }: Ipv4Packet) =>
  payload.protocol === 'tcp'
    ? `${formatIp(rest[end])}:${end === 'source' ? payload.sourcePort : payload.destinationPort}`
    : formatIp(rest[end])

function wall(text: string, release = 'asa-9.1') {
  const { configuration, diagnostics } = convertAsa('fw', parseAsa(text).config, { release })
  const { firewall } = configuration
  if (!firewall) throw new Error('no firewall')
  const node = createNode(configuration, DEFAULT_PARAMETERS, 1, () => macOf(1), {})
  let now: SimTime = atSeconds(0)
  let last: Ipv4Packet | undefined
  const nothing = () => undefined
  const world = { now: () => now, shifted: nothing, standsUntil: nothing } as unknown as World
  const at = (zone: string): Port => {
    const port = [...node.ports.values()].find((item) => item.config.zone?.name === zone)
    if (!port) throw new Error(`no ${zone}`)
    return port
  }
  return {
    diagnostics,
    later: (seconds: number) => {
      now = atSeconds(seconds)
    },
    held: () => xlatesOf(node).length,
    left: () => last,
    /** `source → destination` as it leaves, or why it does not. */
    crosses(from: string, to: string, what: Ipv4Packet): string {
      const came = untranslate(world, node, at(from), what)
      if (came && 'notKnown' in came) return `not known: ${came.notKnown.because.text.trim()}`
      const real = came?.packet ?? what
      const crossing = crossingOf(world, node, { firewall, inPort: at(from), outPort: at(to), packet: real }, came)
      const verdict = admit(world, node, firewall, at(from), crossing, real)
      if (verdict.notKnown) return `not known: ${verdict.notKnown.because.text.trim()}`
      if (!verdict.allowed) return verdict.detail
      rememberAdmitted(world, node, firewall, [at(from), at(to)], real, crossing)
      const { outward } = crossing
      if (outward.kind === 'translated' && outward.entry) holdXlate(world, node, outward.entry)
      last = outward.kind === 'translated' ? outward.packet : real
      const left = outward.kind === 'translated' ? outward.packet : real
      return `${socket('source', left)} → ${socket('destination', left)}`
    },
  }
}

const WEB = '203.0.113.9'
const OPEN = `access-list OPEN extended permit ip any any
access-group OPEN in interface outside
`

describe('objects of an ASA', () => {
  it('translates a host to one address both ways, and answers as well as who begins outside', () => {
    const fw = wall(`${ASA}${OPEN}object network SERVER\n nat (dmz,outside) static 198.51.100.5\n`)
    expect(fw.diagnostics).toEqual([])
    expect(fw.crosses('dmz', 'outside', packet('10.2.0.5', WEB, tcp(4000, 80)))).toBe(
      '198.51.100.5:4000 → 203.0.113.9:80',
    )
    expect(fw.crosses('outside', 'dmz', packet(WEB, '198.51.100.5', tcp(80, 4000)))).toBe(
      '203.0.113.9:80 → 10.2.0.5:4000',
    )
    expect(fw.crosses('outside', 'dmz', packet(WEB, '198.51.100.5', tcp(9, 443)))).toBe('203.0.113.9:9 → 10.2.0.5:443')
  })
  it('does not let in who calls it by its real address: its answers would be translated', () => {
    const fw = wall(`${ASA}${OPEN}object network SERVER\n nat (dmz,outside) static 198.51.100.5\n`)
    expect(fw.crosses('outside', 'dmz', packet(WEB, '10.2.0.5', tcp(9, 443)))).toContain('305013')
  })
  it('keeps who calls the real address out of a conversation that is called otherwise on that side', () => {
    const fw = wall(`${ASA}${OPEN}object network SERVER\n nat (dmz,outside) static 198.51.100.5\n`)
    fw.crosses('dmz', 'outside', packet('10.2.0.5', WEB, tcp(4000, 80)))
    expect(fw.crosses('outside', 'dmz', packet(WEB, '10.2.0.5', tcp(80, 4000)))).toContain('305013')
    expect(fw.crosses('outside', 'dmz', packet(WEB, '198.51.100.5', tcp(80, 4000)))).toBe(
      '203.0.113.9:80 → 10.2.0.5:4000',
    )
  })
  it.each([
    ['inside,outside', '', 'not known'],
    ['inside,outside', ' route-lookup', '203.0.113.9'],
    ['inside,dmz', '', '203.0.113.9'],
    ['any,any', '', '203.0.113.9'],
  ])('leaves an address as it is by (%s)%s: where the route goes elsewhere, that is %s', (zones, more, says) => {
    const rule = `nat (${zones}) source static LAN LAN destination static WEB WEB${more}\n`
    const fw = wall(`${ASA}${OPEN}object network WEB\n host ${WEB}\n${rule}`)
    // The route to the other end leads to the dmz.
    expect(fw.crosses('inside', 'dmz', packet('10.1.0.10', WEB, tcp(4000, 80)))).toContain(says)
  })
  it('does not know what becomes of what is for its own address where that stands for somebody inside', () => {
    const rule = `nat (outside,inside) source static any any destination static interface SERVER\n`
    const fw = wall(`${ASA}${OPEN}${rule}`)
    expect(fw.crosses('outside', 'dmz', packet(WEB, '198.51.100.254', tcp(9, 443)))).toContain(
      'not known: nat (outside',
    )
  })
  it('has rules speak of real addresses from 8.3 on', () => {
    const rules = (address: string) => `access-list IN extended permit tcp any host ${address} eq https
access-group IN in interface outside
`
    const told = `object network SERVER\n nat (dmz,outside) static 198.51.100.5\n`
    const call = packet(WEB, '198.51.100.5', tcp(9, 443))
    expect(wall(`${ASA}${rules('10.2.0.5')}${told}`).crosses('outside', 'dmz', call)).toBe(
      '203.0.113.9:9 → 10.2.0.5:443',
    )
    expect(wall(`${ASA}${rules('198.51.100.5')}${told}`).crosses('outside', 'dmz', call)).toContain('IN')
  })
  it('forwards one port of its own address, and keeps that port for it', () => {
    const fw = wall(`${ASA}${OPEN}object network SERVER
 nat (dmz,outside) static interface service tcp www 8080
object network LAN
 nat (inside,outside) dynamic interface
`)
    expect(fw.crosses('outside', 'dmz', packet(WEB, '198.51.100.254', tcp(9, 8080)))).toBe(
      '203.0.113.9:9 → 10.2.0.5:80',
    )
    expect(fw.crosses('inside', 'outside', packet('10.1.0.10', WEB, tcp(8080, 80)))).toBe(
      '198.51.100.254:1024 → 203.0.113.9:80',
    )
  })
  it('tells hosts behind one address apart by port, keeps a port that is free, and forgets it after the conversation', () => {
    const fw = wall(`${ASA}object network LAN\n nat (inside,outside) dynamic interface\n`)
    const out = (host: string) => fw.crosses('inside', 'outside', packet(host, WEB, tcp(4000, 80)))
    expect([out('10.1.0.10'), out('10.1.0.11'), out('10.1.0.10')]).toEqual([
      '198.51.100.254:4000 → 203.0.113.9:80',
      '198.51.100.254:1024 → 203.0.113.9:80',
      '198.51.100.254:4000 → 203.0.113.9:80',
    ])
    expect(fw.crosses('outside', 'inside', packet(WEB, '198.51.100.254', tcp(80, 1024)))).toBe(
      '203.0.113.9:80 → 10.1.0.11:4000',
    )
    fw.later(3600 + 31)
    expect(out('10.1.0.12')).toBe('198.51.100.254:4000 → 203.0.113.9:80')
    expect(fw.crosses('inside', 'outside', packet('10.1.0.10', WEB, esp))).toContain('has none')
  })
  it('gives addresses of a pool until there are none, then its own where that is said', () => {
    const told = (more: string) => wall(`${ASA}object network LAN\n nat (inside,outside) dynamic TWO${more}\n`)
    const out = (fw: ReturnType<typeof wall>, host: string) =>
      fw.crosses('inside', 'outside', packet(host, WEB, tcp(4000, 80)))
    const hosts = ['10.1.0.10', '10.1.0.11', '10.1.0.12']
    const [alone, more] = [told(''), told(' interface')]
    expect(hosts.map((host) => out(alone, host))).toEqual([
      '198.51.100.20:4000 → 203.0.113.9:80',
      '198.51.100.21:4000 → 203.0.113.9:80',
      'Every address of "nat (inside,outside) dynamic TWO" is taken.',
    ])
    expect(hosts.map((host) => out(more, host)).at(-1)).toBe('198.51.100.254:4000 → 203.0.113.9:80')
    expect(alone.crosses('inside', 'outside', packet('10.1.0.10', WEB, esp))).toBe('198.51.100.20 → 203.0.113.9')
    alone.later(3600 + 10_801)
    expect(out(alone, '10.1.0.12')).toBe('198.51.100.20:4000 → 203.0.113.9:80')
  })
})

describe('an ICMP error', () => {
  it('tells the outside of its packet by the address that it was sent to', () => {
    const fw = wall(`${ASA}${OPEN}object network SERVER\n nat (dmz,outside) static 198.51.100.5\n`)
    const about = packet(WEB, '10.2.0.5', tcp(9, 443))
    const error = { protocol: 'icmp', type: 'unreachable', code: 4, id: 0, sequence: 0, dataSize: 28, about } as const
    fw.crosses('dmz', 'outside', packet('10.2.0.9', WEB, error))
    const { payload } = fw.left() ?? about
    expect(payload.protocol === 'icmp' && payload.about && formatIp(payload.about.destination)).toBe('198.51.100.5')
  })
  it('finds the host behind a shared address that its packet came from', () => {
    const fw = wall(`${ASA}${OPEN}object network LAN\n nat (inside,outside) dynamic interface\n`)
    fw.crosses('inside', 'outside', packet('10.1.0.10', WEB, tcp(4000, 80)))
    const about = packet('198.51.100.254', WEB, tcp(4000, 80))
    const error = { protocol: 'icmp', type: 'unreachable', code: 1, id: 0, sequence: 0, dataSize: 28, about } as const
    expect(fw.crosses('outside', 'inside', packet('203.0.113.1', '198.51.100.254', error))).toBe(
      '203.0.113.1 → 10.1.0.10',
    )
  })
})

describe('an entry that is held', () => {
  const out = (fw: ReturnType<typeof wall>, host: string, to = 'outside') =>
    fw.crosses('inside', to, packet(host, WEB, tcp(4000, 80)))
  it('is kept by a conversation on a shared address, though one of its own comes free meanwhile', () => {
    const fw = wall(`${ASA}object network LAN\n nat (inside,outside) dynamic TWO interface\n`)
    const hosts = ['10.1.0.10', '10.1.0.11', '10.1.0.12'].map((host) => out(fw, host))
    expect(hosts[2]).toBe('198.51.100.254:4000 → 203.0.113.9:80')
    for (const seconds of [3600, 7200, 10_800, 3600 + 10_801]) {
      fw.later(seconds)
      expect(out(fw, '10.1.0.12')).toBe(hosts[2])
    }
    expect(out(fw, '10.1.0.11')).toBe('198.51.100.20:4000 → 203.0.113.9:80')
  })
  it('is another at each interface where the rule is for any', () => {
    const fw = wall(`${ASA}object network LAN\n nat (inside,any) dynamic 198.51.100.7\n`)
    expect([out(fw, '10.1.0.10'), out(fw, '10.1.0.10', 'dmz')]).toEqual([
      '198.51.100.7:4000 → 203.0.113.9:80',
      '198.51.100.7:4000 → 203.0.113.9:80',
    ])
    for (const zone of ['outside', 'dmz'])
      expect(fw.crosses(zone, 'inside', packet(WEB, '198.51.100.7', tcp(80, 4000)))).toBe(
        '203.0.113.9:80 → 10.1.0.10:4000',
      )
  })
})

describe('twice NAT', () => {
  it('goes before objects as identity, and after them with after-auto', () => {
    const fw = wall(`${ASA}nat (inside,outside) source static LAN LAN destination static HQ HQ
object network LAN
 nat (inside,outside) dynamic 198.51.100.7
nat (inside,outside) after-auto source dynamic any interface
`)
    const out = (source: string, to: string) => fw.crosses('inside', 'outside', packet(source, to, tcp(4000, 80)))
    expect(out('10.1.0.10', '10.9.0.9')).toBe('10.1.0.10:4000 → 10.9.0.9:80')
    expect(out('10.1.0.10', WEB)).toBe('198.51.100.7:4000 → 203.0.113.9:80')
    expect(out('10.1.7.10', WEB)).toBe('198.51.100.254:4000 → 203.0.113.9:80')
  })
  it('calls both ends otherwise, each way', () => {
    const fw = wall(`${ASA}${OPEN}object network LAN-SEEN
 subnet 172.16.0.0 255.255.255.0
nat (inside,outside) source static LAN LAN-SEEN destination static HQ-SEEN HQ
`)
    expect(fw.crosses('inside', 'outside', packet('10.1.0.10', '192.168.9.9', tcp(4000, 80)))).toBe(
      '172.16.0.10:4000 → 10.9.0.9:80',
    )
    expect(fw.crosses('outside', 'inside', packet('10.9.0.9', '172.16.0.10', tcp(80, 4000)))).toBe(
      '192.168.9.9:80 → 10.1.0.10:4000',
    )
    expect(fw.crosses('outside', 'inside', packet('10.9.0.8', '172.16.0.10', tcp(9, 22)))).toBe(
      '192.168.9.8:9 → 10.1.0.10:22',
    )
    expect(fw.crosses('inside', 'outside', packet('10.1.0.10', WEB, tcp(4000, 80)))).toBe(
      '10.1.0.10:4000 → 203.0.113.9:80',
    )
  })
  it('is not known where its services are translated, for what it is about alone', () => {
    const fw = wall(`${ASA}object service WEB
 service tcp source eq 80
nat (dmz,outside) source static SERVER SERVER service WEB WEB
`)
    expect(fw.diagnostics.map(({ summary }) => summary)).toEqual(['This translation is not simulated'])
    expect(fw.crosses('dmz', 'outside', packet('10.2.0.5', WEB, tcp(80, 9)))).toContain('not known')
    expect(fw.crosses('dmz', 'outside', packet('10.2.0.6', WEB, tcp(80, 9)))).toBe('10.2.0.6:80 → 203.0.113.9:9')
  })
})

describe('what is not simulated', () => {
  it('stands open for those who are called otherwise, too', () => {
    const fw = wall(`${ASA}object service WEB
 service tcp destination eq 80
nat (inside,outside) source static LAN LAN destination static HQ-SEEN HQ service WEB WEB
`)
    const out = (to: string) => fw.crosses('inside', 'outside', packet('10.1.0.10', to, tcp(4000, 80)))
    expect(out('192.168.9.9')).toContain('not known')
    expect(out(WEB)).toBe('10.1.0.10:4000 → 203.0.113.9:80')
  })
})

describe('a PIX', () => {
  const told = (...lines: readonly string[]) => wall(`${PIX}${lines.join('\n')}\n`, 'pix-6.3')
  const out = (fw: ReturnType<typeof wall>, source: string, to = WEB) =>
    fw.crosses('inside', 'outside', packet(source, to, tcp(4000, 80)))

  it('exempts by list, then has statics, then the narrowest nat with the global of its number', () => {
    const fw = told(
      'access-list 100 permit ip 10.1.0.0 255.255.255.0 10.9.0.0 255.255.255.0',
      'nat (inside) 0 access-list 100',
      'nat (inside) 1 0.0.0.0 0.0.0.0',
      'nat (inside) 2 10.1.2.0 255.255.255.0',
      'nat (inside) 3 10.1.3.0 255.255.255.0',
      'global (outside) 1 interface',
      'global (outside) 2 198.51.100.30-198.51.100.31 netmask 255.255.255.0',
      'global (outside) 2 198.51.100.32',
      'static (inside,outside) 198.51.100.5 10.1.0.5 netmask 255.255.255.255 0 0',
    )
    expect(fw.diagnostics).toEqual([])
    expect(out(fw, '10.1.0.10', '10.9.0.1')).toBe('10.1.0.10:4000 → 10.9.0.1:80')
    expect(out(fw, '10.1.0.5')).toBe('198.51.100.5:4000 → 203.0.113.9:80')
    expect(out(fw, '10.1.0.6')).toBe('198.51.100.254:4000 → 203.0.113.9:80')
    expect(['10.1.2.1', '10.1.2.2', '10.1.2.3'].map((host) => out(fw, host))).toEqual([
      '198.51.100.30:4000 → 203.0.113.9:80',
      '198.51.100.31:4000 → 203.0.113.9:80',
      '198.51.100.32:4000 → 203.0.113.9:80',
    ])
    expect(out(fw, '10.1.3.1')).toContain('305005')
  })
  it('lets nothing out that no line translates, and has rules speak of what is on the wire', () => {
    const lines = [
      'static (inside,outside) tcp interface www 10.1.0.5 8080 netmask 255.255.255.255 0 0',
      'access-list in permit tcp any host 198.51.100.254 eq www',
      'access-group in in interface outside',
    ]
    expect(out(told(...lines), '10.1.0.6')).toContain('No translation')
    const call = packet(WEB, '198.51.100.254', tcp(9, 80))
    expect(told(...lines).crosses('outside', 'inside', call)).toBe('203.0.113.9:9 → 10.1.0.5:8080')
  })
  it('leaves open what a static by list does', () => {
    const fw = told(
      'access-list 110 permit ip host 10.1.0.5 any',
      'static (inside,outside) 198.51.100.5 access-list 110',
      'nat (inside) 1 0 0',
      'global (outside) 1 interface',
    )
    expect(out(fw, '10.1.0.5')).toContain('not known: static')
    expect(out(fw, '10.1.0.6')).toBe('198.51.100.254:4000 → 203.0.113.9:80')
  })
})
