import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../../design/index'
import type { Capture, CapturedRow, SimTime } from '../../engine/messages'
import { type Frame, type Ipv4Packet, ip, type Mac } from '../../net/index'
import { ALL_PACKETS, countsOf, farEnd, filtered } from './filter'
import { essenceOf, kindOf, summaryOf } from './protocols'

const voice: Ipv4Packet = {
  source: ip('10.1.0.20'),
  destination: ip('10.81.2.26'),
  ttl: 64,
  dscp: 46,
  payload: {
    protocol: 'udp',
    sourcePort: 16384,
    destinationPort: 16384,
    dataSize: 32,
    message: { kind: 'rtp', codec: 'g729', sequence: 7 },
  },
}
const sealed: Ipv4Packet = {
  ...voice,
  source: ip('198.51.100.2'),
  destination: ip('203.0.113.34'),
  payload: { protocol: 'esp', spi: 1, sequence: 1, mode: 'tunnel', shape: { iv: 8, block: 8, icv: 12 }, inner: voice },
}
const frame = (packet: Ipv4Packet): Frame => ({
  source: '0000.0000.0001' as Mac,
  destination: '0000.0000.0002' as Mac,
  payload: { type: 'ip', packet },
})
const row = (cable: number, device: string, port: string, packet: Ipv4Packet): CapturedRow => ({
  cable,
  device,
  port,
  at: cable as SimTime,
  lost: false,
  frame: frame(packet),
})
const design = REFERENCE_DESIGNS[0]?.build()
const cable = (a: string, b: string) => ({ a: { device: a, interface: 'x' }, b: { device: b, interface: 'y' } })
const capture: Capture = {
  from: 0 as SimTime,
  until: 10 as SimTime,
  cables: [cable('hq-phone', 'hq-lan'), cable('soho-24', 'phone-24'), cable('home-24', 'soho-24')],
  frames: [row(0, 'hq-phone', 'x', voice), row(2, 'home-24', 'x', sealed), row(1, 'soho-24', 'x', voice)],
}

describe('packets of a capture', () => {
  it('are told by protocol, with what is in them, and who takes them', () => {
    expect(capture.frames.map(({ frame: seen }) => kindOf(seen))).toEqual(['RTP', 'ESP', 'RTP'])
    expect(countsOf(capture)).toEqual([
      ['RTP', 2],
      ['ESP', 1],
    ])
    expect(summaryOf(frame(sealed))).toBe('198.51.100.2 → 203.0.113.34, in it 10.1.0.20 → 10.81.2.26 16384 → 16384')
    expect(capture.frames.map((each) => farEnd(capture, each))).toEqual(['hq-lan', 'soho-24', 'phone-24'])
  })

  it('are one packet on every cable, wrapped or not', () => {
    expect(new Set(capture.frames.map(({ frame: seen }) => essenceOf(seen))).size).toBe(1)
  })

  it('are filtered by protocol, device and site', () => {
    const shown = (change: Partial<typeof ALL_PACKETS>) =>
      (design ? filtered(capture, design, { ...ALL_PACKETS, ...change }) : []).map(({ device }) => device)
    expect(shown({})).toEqual(['hq-phone', 'home-24', 'soho-24'])
    expect(shown({ without: new Set(['RTP']) })).toEqual(['home-24'])
    expect(shown({ device: 'hq-lan' })).toEqual(['hq-phone'])
    expect(shown({ site: 'soho-24' })).toEqual(['home-24', 'soho-24'])
    expect(shown({ site: 'soho-16' })).toEqual([])
  })
})
