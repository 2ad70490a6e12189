/** What is told of the headers of a frame, field by field. */
import { describe, expect, it } from 'vitest'
import { ip } from './address'
import { headersOf } from './fields'
import { macOf } from './mac'
import type { EigrpMessage, Message } from './messages'
import type { OspfBody } from './ospf'
import { emptyGre, type Frame, greOf, type Ipv4Packet } from './packet'
import { prefix } from './prefix'

const packet = (payload: Ipv4Packet['payload']): Ipv4Packet => ({
  source: ip('192.0.2.1'),
  destination: ip('192.0.2.2'),
  ttl: 64,
  dscp: 46,
  payload,
})
const frame = (payload: Frame['payload'], more: Partial<Frame> = {}): Frame => ({
  source: macOf(1),
  destination: macOf(2),
  payload,
  ...more,
})
const told = (carried: Frame) =>
  headersOf(carried).map(({ name, bytes, total, fields }) => [
    `${name} ${bytes} of ${total}`,
    ...fields.map((field) => `${field.name}: ${field.text}`),
  ])
const ofPacket = (carried: Ipv4Packet) => told(frame({ type: 'ip', packet: carried })).slice(1)
const udp = (message: Message, dataSize: number) =>
  packet({ protocol: 'udp', sourcePort: 500, destinationPort: 500, message, dataSize })

describe('headers', () => {
  it('of Ethernet: what is added to a short frame is its own, and a tag is told where there is one', () => {
    const arp = {
      operation: 'request',
      senderIp: ip('10.0.0.1'),
      senderMac: macOf(1),
      targetIp: ip('10.0.0.2'),
    } as const
    const [ethernet, carried] = told(frame({ type: 'arp', arp: { ...arp, targetMac: macOf(0) } }, { vlan: 7 }))
    expect(ethernet).toEqual([
      'Ethernet 36 of 64',
      'destination: 0200.0000.0002',
      'source: 0200.0000.0001',
      'VLAN (802.1Q): 7',
      'carries: ARP (0x0806)',
    ])
    expect(carried).toEqual([
      'ARP 28 of 28',
      'operation: request',
      `sender: 10.0.0.1 at ${macOf(1)}`,
      'target: 10.0.0.2',
    ])
  })

  it('of IPv4: the bit that forbids cutting, and the pieces, only where there are any', () => {
    const echo = { protocol: 'icmp', type: 'echo', code: 0, id: 7, sequence: 1, dataSize: 72 } as const
    expect(ofPacket(packet(echo))).toEqual([
      [
        'IPv4 20 of 100',
        'source: 192.0.2.1',
        'destination: 192.0.2.2',
        'protocol: 1',
        'total length: 100',
        'TTL: 64',
        'DSCP: 46',
      ],
      ['ICMP 8 of 80', 'type: echo', 'code: 0', 'id: 7', 'sequence: 1'],
      ['Data 72 of 72'],
    ])
    const cut = ofPacket({ ...packet(echo), df: true, fragments: [60, 60] })[0]
    expect(cut?.slice(-2)).toEqual(["don't fragment: set", 'fragments: 60 + 60'])
    const about = packet(echo)
    const error = { ...echo, type: 'time-exceeded', about, dataSize: 28 } as const
    expect(ofPacket(packet(error))[1]?.at(-1)).toBe('about: 192.0.2.1 → 192.0.2.2')
  })

  it('of what is wrapped: GRE with its key, and the packet inside', () => {
    const inner = packet({ protocol: 'icmp', type: 'echo', code: 0, id: 7, sequence: 1, dataSize: 72 })
    const names = (carried: Ipv4Packet) => ofPacket(carried).map((lines) => lines[0])
    const wrapped = greOf(inner, ip('10.0.0.1'), ip('10.0.0.2'), 5)
    expect(names(wrapped)).toEqual([
      'IPv4 20 of 128',
      'GRE 8 of 108',
      'IPv4 20 of 100',
      'ICMP 8 of 80',
      'Data 72 of 72',
    ])
    expect(ofPacket(wrapped)[1]?.slice(1)).toEqual(['protocol: 47', 'key: 5'])
    expect(names(greOf(inner, ip('10.0.0.1'), ip('10.0.0.2')))[1]).toBe('GRE 4 of 104')
    expect(names(emptyGre(ip('10.0.0.1'), ip('10.0.0.2')))).toEqual(['IPv4 20 of 24', 'GRE 4 of 4'])
  })
})

describe('what a message holds', () => {
  const hsrp = (authentication: string): Message => ({
    kind: 'hsrp',
    opcode: 'hello',
    state: 'active',
    group: 1,
    priority: 100,
    helloSeconds: 3,
    holdSeconds: 10,
    virtualAddress: ip('192.0.2.3'),
    authentication,
  })
  it('is told in words, addresses as addresses; a password is a secret, and no password is no field', () => {
    const fields = headersOf(frame({ type: 'ip', packet: udp(hsrp('geheim'), 20) })).at(-1)?.fields ?? []
    expect(fields.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'opcode: hello',
      'state: active',
      'group: 1',
      'priority: 100',
      'hello seconds: 3',
      'hold seconds: 10',
      'virtual address: 192.0.2.3',
      'authentication: geheim',
    ])
    expect(fields.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(['authentication'])
    const none = headersOf(frame({ type: 'ip', packet: udp(hsrp(''), 20) })).at(-1)?.fields ?? []
    expect(none.some(({ name }) => name === 'authentication')).toBe(false)
  })
  it('is not there where the packet carries nothing; a call has its number and its codec', () => {
    expect(ofPacket(udp({ kind: 'opaque' }, 0))).toHaveLength(2)
    const call = ofPacket(udp({ kind: 'rtp', sequence: 9, codec: 'g711' }, 172))
    expect(call.slice(2).map((lines) => lines.slice(1))).toEqual([['sequence: 9'], ['codec: g711']])
  })
  const eigrp = (routes: number, more: Partial<EigrpMessage> = {}) => {
    const metric = {
      bandwidthKbit: 1000,
      delayTens: Number.POSITIVE_INFINITY,
      reliability: 255,
      load: 1,
      mtu: 1500,
      hops: 1,
    }
    const message: EigrpMessage = {
      kind: 'eigrp',
      opcode: 'update',
      as: 64,
      sequence: 1,
      ack: 0,
      init: false,
      holdSeconds: 15,
      k: [1, 0, 1, 0, 0],
      routes: Array.from({ length: routes }, (_, n) => ({ prefix: prefix(`10.0.${n}.0/24`), external: false, metric })),
      goodbye: false,
      ...more,
    }
    return ofPacket(packet({ protocol: 'eigrp', message, dataSize: 0 }))[1]?.slice(1) ?? []
  }
  it('of routes: each by its number up to twenty, and how many more', () => {
    const lines = eigrp(22)
    expect(lines.slice(0, 8)).toEqual([
      'opcode: update',
      'as: 64',
      'sequence: 1',
      'ack: 0',
      'init: false',
      'hold seconds: 15',
      'k: 1, 0, 1, 0, 0',
      'routes 1, prefix: 10.0.0.0/24',
    ])
    expect(lines).toContain('routes 1, metric, delay tens: unreachable')
    expect(lines.slice(-3)).toEqual(['routes 20, metric, hops: 1', 'routes: and 2 more', 'goodbye: false'])
    expect(eigrp(20).slice(-2)).toEqual(['routes 20, metric, hops: 1', 'goodbye: false'])
  })
  it('that is empty or only of this program is no field; numbers of cryptography are hexadecimal', () => {
    expect(eigrp(0, { stub: true }).slice(-3)).toEqual(['k: 1, 0, 1, 0, 0', 'goodbye: false', 'stub: true'])
    const auth = { kind: 'md5', key: 2, digest: 255 } as const
    expect(eigrp(0, { auth }).slice(-2)).toEqual(['auth, key: 2', 'auth, digest: 0x000000ff'])
  })
})

describe('OSPF', () => {
  const fields = (body: OspfBody) =>
    ofPacket(
      packet({ protocol: 'ospf', dataSize: 0, message: { kind: 'ospf', router: ip('10.0.0.1'), area: 0, body } }),
    )[1]?.slice(1)
  const own = ['router: 10.0.0.1', 'area: 0', 'authentication type: null']
  const header = {
    kind: 'network',
    id: ip('10.0.0.2'),
    length: 24,
    router: ip('10.0.0.1'),
    sequence: 1,
    age: 0,
    checksum: 1,
  } as const
  it('tells of a description which part of the exchange it is, and names what is asked for and told', () => {
    const description = {
      kind: 'description',
      mtu: 1500,
      init: true,
      more: false,
      master: true,
      sequence: 5,
      externals: true,
    } as const
    expect(fields({ ...description, headers: [header] })).toEqual([
      ...own,
      'MTU: 1500',
      'flags: I MS',
      'sequence: 5',
      'describes: network 10.0.0.2 of 10.0.0.1',
    ])
    expect(fields({ kind: 'request', names: [header] })).toEqual([...own, 'asks for: network 10.0.0.2 of 10.0.0.1'])
    expect(fields({ kind: 'acknowledgement', headers: [header] })).toEqual([
      ...own,
      'acknowledges: network 10.0.0.2 of 10.0.0.1',
    ])
  })
  it('tells of a hello its times and whom it has heard', () => {
    const hello = {
      kind: 'hello',
      length: 24,
      helloSeconds: 10,
      deadSeconds: 40,
      priority: 1,
      externals: true,
    } as const
    const heard = { ...hello, designated: ip('10.0.0.1'), backup: ip('0.0.0.0'), neighbors: [ip('10.0.0.2')] }
    expect(fields(heard)?.slice(3)).toEqual([
      'hello seconds: 10',
      'dead seconds: 40',
      'priority: 1',
      'designated router: 10.0.0.1',
      'backup: 0.0.0.0',
      'neighbor: 10.0.0.2',
    ])
  })
})
