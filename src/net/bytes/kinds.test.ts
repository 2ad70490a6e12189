/** Bytes of the kinds of packets that few networks have, as their standards draw them. */
import { describe, expect, it } from 'vitest'
import { ip } from '../address'
import { fragmented } from '../fragments'
import { macOf } from '../mac'
import { emptyGre, type Frame, greOf, type IcmpPayload, type Ipv4Packet } from '../packet'
import { frameBytes } from './ethernet'
import { writeRtp } from './rtp'
import { Writer } from './writer'

const packet = (payload: Ipv4Packet['payload']): Ipv4Packet => ({
  source: ip('192.0.2.1'),
  destination: ip('192.0.2.2'),
  ttl: 64,
  dscp: 0,
  payload,
})
const hex = (bytes: Uint8Array | undefined, from = 0, to?: number): string =>
  [...(bytes ?? []).slice(from, to)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const framesOf = (payload: Frame['payload']) => frameBytes({ source: macOf(1), destination: macOf(2), payload })
const ofPacket = (carried: Ipv4Packet) => framesOf({ type: 'ip', packet: carried })
/** What stands behind the Ethernet header. */
const behind = (carried: Ipv4Packet, from: number, to?: number) => hex(ofPacket(carried)[0], 14 + from, to && 14 + to)

describe('ICMP (RFC 792)', () => {
  const icmp = (more: Partial<IcmpPayload>): Ipv4Packet =>
    packet({ protocol: 'icmp', type: 'echo', code: 0, id: 7, sequence: 9, dataSize: 0, ...more })
  it('has number and sequence where it asks and answers', () => {
    expect(behind(icmp({}), 20, 22) + behind(icmp({}), 24, 28)).toBe('080000070009')
    const reply = icmp({ type: 'echo-reply' })
    expect(behind(reply, 20, 22) + behind(reply, 24, 28)).toBe('000000070009')
  })
  it('has what the next line takes where a packet was too large (RFC 1191 section 4), and zeros in other errors', () => {
    const large = icmp({ type: 'unreachable', code: 4, mtu: 1492, dataSize: 28, about: icmp({ dataSize: 8 }) })
    expect(behind(large, 20, 22) + behind(large, 24, 28)).toBe('0304000005d4')
    expect(behind(large, 28, 30)).toBe('4500')
    const late = icmp({ type: 'time-exceeded', dataSize: 28, about: icmp({ dataSize: 8 }) })
    expect(behind(late, 20, 22) + behind(late, 24, 28)).toBe('0b0000000000')
  })
})

describe('GRE (RFC 2784, RFC 2890)', () => {
  const inner = packet({ protocol: 'icmp', type: 'echo', code: 0, id: 1, sequence: 1, dataSize: 8 })
  it('says what it carries, and has a key where tunnels have one', () => {
    const [from, to] = [ip('10.0.0.1'), ip('10.0.0.2')]
    expect(behind(greOf(inner, from, to), 20, 26)).toBe('000008004500')
    expect(behind(greOf(inner, from, to, 258), 20, 30)).toBe('20000800000001024500')
    expect(behind(greOf(inner, from, to), 2, 4)).toBe('003c')
    expect(behind(greOf(inner, from, to), 9, 10)).toBe('2f')
  })
  it('comes back empty as a keepalive: no packet, and no protocol', () => {
    expect(behind(emptyGre(ip('10.0.0.1'), ip('10.0.0.2')), 20, 24)).toBe('00000000')
    expect(behind(emptyGre(ip('10.0.0.1'), ip('10.0.0.2')), 2, 4)).toBe('0018')
  })
  it('around a packet in pieces is one packet for each piece', () => {
    const large = packet({ protocol: 'icmp', type: 'echo', code: 0, id: 1, sequence: 1, dataSize: 1992 })
    const cut = greOf(fragmented(large, 1476), ip('10.0.0.1'), ip('10.0.0.2'))
    const lengths = ofPacket(cut).map((bytes) => new DataView(bytes.buffer).getUint16(16))
    expect(lengths).toEqual([24 + 1476, 24 + 20 + 2000 - 1456])
  })
})

describe('RTP (RFC 3550 section 5.1)', () => {
  const rtp = (codec: 'g711' | 'g729' | undefined, size: number, sequence = 2) => {
    const out = new Writer()
    writeRtp(out, sequence, codec, size)
    return out.done()
  }
  it('has the type of its codec (RFC 3551), or of the one that 20 ms of speech tell', () => {
    expect(
      [rtp('g711', 172), rtp('g729', 32), rtp(undefined, 172), rtp(undefined, 32)].map((bytes) => hex(bytes, 0, 2)),
    ).toEqual(['8000', '8012', '8000', '8012'])
  })
  it('counts packets and samples, 160 in 20 ms, and is as long as it is', () => {
    expect(hex(rtp('g729', 32), 2, 8)).toBe('000200000140')
    expect(rtp('g729', 32)).toHaveLength(32)
    expect([rtp('g729', 12), rtp('g729', 11)].map((bytes) => bytes.length)).toEqual([12, 0])
  })
})

describe('an RST BPDU (IEEE 802.1D-2004 section 9.3.3)', () => {
  const bridge = (priority: number) => ({ priority, mac: macOf(3) })
  const bpdu = {
    vector: { root: bridge(0x8000), cost: 19, bridge: bridge(0x9000), port: 5 },
    messageAge: 1,
    role: 'designated',
    proposal: true,
    agreement: false,
    topologyChange: false,
  } as const
  const bytes = (more: Partial<Omit<typeof bpdu, 'role'>> | object) =>
    hex(framesOf({ type: 'bpdu', bpdu: { ...bpdu, ...more } })[0], 12)
  it('stands behind a length and LLC, with flags, both bridges, port and times in 256ths', () => {
    expect(bytes({}).slice(0, 10 + 10)).toBe('0027424203' + '0000' + '0202' + '0e')
    expect(bytes({}).slice(20, 20 + 50)).toBe(
      '8000020000000003' + '00000013' + '9000020000000003' + '8005' + '0100' + '14',
    )
    expect(bytes({}).slice(68, 80)).toBe('140002000f00')
  })
  it('has a bit for each of its marks', () => {
    const flags = (more: object) => Number.parseInt(bytes(more).slice(18, 20), 16)
    expect(flags({ proposal: false, role: 'root' })).toBe(0x08)
    expect(flags({ proposal: false, role: 'alternate', agreement: true, topologyChange: true })).toBe(0x45)
  })
})
