/** Edges of the values of the wire that the tables of the field do not touch. */
import { describe, expect, it } from 'vitest'
import {
  BROADCAST_MAC,
  classfulOf,
  comparePrefixes,
  dscpOf,
  espShape,
  type Flow,
  type Frame,
  formatIp,
  formatPrefix,
  frameSize,
  ip,
  ipPlus,
  isMulticast,
  matchesWildcard,
  packetLayers,
  packetOfFlow,
  parsePrefix,
  prefix,
  protocolNumber,
  reverseFlow,
  samePrefix,
  subnetAt,
  tagged,
} from './index'

const flow = (protocol: Flow['protocol'], size = 100): Flow => ({
  protocol,
  source: ip('10.1.0.1'),
  destination: ip('10.2.0.2'),
  sourcePort: 1024,
  destinationPort: 23,
  size,
  dscp: 0,
})
const layers = (protocol: Flow['protocol'], reply = false) =>
  packetLayers(packetOfFlow(flow(protocol), 64, reply)).map(({ name, bytes, total, text }) => [
    name,
    bytes,
    total,
    text,
  ])
const frame = (size: number): Frame => ({
  source: BROADCAST_MAC,
  destination: BROADCAST_MAC,
  payload: { type: 'ip', packet: packetOfFlow(flow('udp', size), 64) },
})

describe('addresses and prefixes', () => {
  it('are multicast from 224 to 239 (RFC 5771)', () => {
    const all = ['223.255.255.255', '224.0.0.0', '239.255.255.255', '240.0.0.0']
    expect(all.map((text) => isMulticast(ip(text)))).toEqual([false, true, true, false])
  })
  it('have a class by their first octet (RFC 791)', () => {
    const all = ['127.9.9.9', '128.9.9.9', '191.9.9.9', '192.9.9.9']
    expect(all.map((text) => formatPrefix(classfulOf(ip(text))))).toEqual([
      '127.0.0.0/8',
      '128.9.0.0/16',
      '191.9.0.0/16',
      '192.9.9.0/24',
    ])
  })
  it('go on after an address, and round its end', () => {
    expect(formatIp(ipPlus(ip('10.0.0.255'), 2))).toBe('10.0.1.1')
    expect(formatIp(ipPlus(ip('255.255.255.255'), 1))).toBe('0.0.0.0')
  })
  it('are the same by address and length both, and ordered by the one before the other', () => {
    const [a, b, c] = [prefix('10.0.0.0/8'), prefix('10.0.0.0/16'), prefix('11.0.0.0/8')]
    expect([samePrefix(a, { ...a }), samePrefix(a, b), samePrefix(a, c)]).toEqual([true, false, false])
    expect([c, b, a].sort(comparePrefixes)).toEqual([a, b, c])
    expect(comparePrefixes(a, { ...a })).toBe(0)
  })
  it('are none of a wrong address or a length beyond 32', () => {
    expect(['10.0.0.0/33', '10.0.0/8', 'x/40'].map((text) => parsePrefix(text))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it('match a pattern where the wildcard says so', () => {
    const fits = (address: string) => matchesWildcard(ip(address), ip('10.81.2.0'), ip('0.0.0.7'))
    expect([fits('10.81.2.7'), fits('10.81.2.8')]).toEqual([true, false])
  })
  it('have subnets from the first to the last, the whole pool among them', () => {
    const pool = prefix('10.81.2.0/24')
    const nth = (length: number, n: number) => subnetAt(pool, length, n)
    expect([nth(24, 0), nth(29, 31)].map((item) => item && formatPrefix(item))).toEqual([
      '10.81.2.0/24',
      '10.81.2.248/29',
    ])
    expect([nth(29, 32), nth(29, -1), nth(23, 0), nth(23, -1)]).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('packets', () => {
  it('show their layers with their bytes, a mark only when they carry one', () => {
    expect(layers('udp')).toEqual([
      ['IPv4', 20, 100, '10.1.0.1 → 10.2.0.2, TTL 64'],
      ['UDP', 8, 80, '1024 → 23'],
      ['Data', 72, 72, ''],
    ])
    // A SYN carries options in its header, and no data (RFC 9293 section 3.1).
    expect(layers('tcp')[1]).toEqual(['TCP', 60, 80, '1024 → 23, syn, MSS 1460'])
    expect(layers('tcp', true)[1]).toEqual(['TCP', 60, 80, '1024 → 23, syn-ack, MSS 1460'])
    expect(layers('icmp')[1]).toEqual(['ICMP', 8, 80, 'echo'])
    expect(layers('esp')[1]).toEqual(['ESP', 80, 80, ''])
    const marked = packetLayers({ ...packetOfFlow(flow('udp'), 64), dscp: 46 })
    expect(marked[0]?.text).toBe('10.1.0.1 → 10.2.0.2, TTL 64, DSCP 46')
  })
  it('are sealed without their own header in transport mode', () => {
    const sealed = (mode: 'tunnel' | 'transport', natT: boolean) => {
      const inner = packetOfFlow(flow('udp'), 64)
      const udp = natT ? { udp: { sourcePort: 4500, destinationPort: 4500 } } : {}
      const esp = {
        protocol: 'esp' as const,
        spi: 255,
        sequence: 7,
        mode,
        shape: espShape('esp-3des', 'esp-sha-hmac'),
        inner,
        ...udp,
      }
      return packetLayers({ ...inner, payload: esp }).map(({ name, total }) => `${name} ${total}`)
    }
    expect(sealed('tunnel', false)).toEqual(['IPv4 152', 'ESP 132', 'IPv4 100', 'UDP 80', 'Data 72'])
    expect(sealed('transport', false)).toEqual(['IPv4 136', 'ESP 116', 'UDP 80', 'Data 72'])
    expect(sealed('tunnel', true)).toEqual(['IPv4 160', 'UDP 140', 'ESP 132', 'IPv4 100', 'UDP 80', 'Data 72'])
  })
  it('have the numbers of IANA, and ICVs of half a hash (RFC 4868)', () => {
    const number = (protocol: Flow['protocol']) => protocolNumber(packetOfFlow(flow(protocol), 64).payload)
    expect([number('icmp'), number('tcp'), number('udp'), number('esp')]).toEqual([1, 6, 17, 50])
    const icv = (name: string) => espShape('esp-aes', name).icv
    expect(['esp-sha256-hmac', 'esp-sha384-hmac', 'esp-sha512-hmac'].map(icv)).toEqual([16, 24, 32])
  })
})

describe('flows', () => {
  it('are marked as phones and CallManagers mark them: voice by its ports, signalling by its own', () => {
    const voice = [16_383, 16_384, 32_767, 32_768].map((port) => dscpOf('udp', port))
    expect(voice).toEqual([0, 46, 46, 0])
    expect([dscpOf('tcp', 2000), dscpOf('udp', 2000), dscpOf('tcp', 20_000), dscpOf('icmp', 16_384)]).toEqual([
      24, 0, 0, 0,
    ])
  })
  it('go the other way round with their ends changed about', () => {
    const { source, destination, sourcePort, destinationPort } = reverseFlow(flow('tcp'))
    expect([formatIp(source), formatIp(destination), sourcePort, destinationPort]).toEqual([
      '10.2.0.2',
      '10.1.0.1',
      23,
      1024,
    ])
  })
  it('that are shorter than their headers carry nothing', () => {
    for (const protocol of ['icmp', 'udp', 'tcp'] as const)
      expect(packetOfFlow(flow(protocol, 10), 64).payload).toMatchObject({ dataSize: 0 })
  })
})

describe('frames', () => {
  it('are 18 bytes longer than what they carry, and 64 at least', () => {
    expect([28, 46, 47, 1500].map((size) => frameSize(frame(size)))).toEqual([64, 64, 65, 1518])
  })
  it('carry the tag they are given, and no other', () => {
    const plain = frame(100)
    expect(tagged(plain, undefined)).toBe(plain)
    const ten = tagged(plain, 10)
    expect([ten.vlan, tagged(ten, 20).vlan, 'vlan' in tagged(ten, undefined)]).toEqual([10, 20, false])
    expect(tagged(ten, 10)).toBe(ten)
  })
})
