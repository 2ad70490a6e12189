/** The tables of voice bytes, cell by cell, as the planner computes them. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PLAN } from '../../config/index'
import { type Access, type Codec, ip } from '../../net/index'
import { type CallShape, callBytes, callsWithin } from './call'
import { largestClear, largestSegment, sizeInTunnel, wholeCellSegment } from './fit'
import { serialisationMs } from './sound'

type Made = Partial<Omit<CallShape, 'sealing'>> & {
  readonly cipher?: string
  readonly integrity?: string | undefined
  readonly natT?: boolean
  readonly mode?: 'tunnel' | 'transport'
}

function shape(how: Made = {}): CallShape {
  const { cipher = 'esp-3des', natT = false, mode = 'tunnel', ...rest } = how
  const integrity = 'integrity' in how ? how.integrity : 'esp-sha-hmac'
  return {
    codec: DEFAULT_PLAN.codec,
    intervalMs: 20,
    encapsulation: 'none',
    access: 'pppoe-atm',
    ...rest,
    sealing: {
      local: ip('203.0.113.1'),
      remote: ip('198.51.100.1'),
      outboundSpi: 1,
      transform: { name: 't', cipher, mode, ...(integrity === undefined ? {} : { integrity }) },
      ...(natT ? { natPort: 4500 } : {}),
    },
  }
}

const TABLE: readonly (readonly [string, Made, readonly number[]])[] = [
  ['3DES-SHA1 tunnel', {}, [112, 256, 1456, 1552]],
  ['NAT-T', { natT: true }, [120, 264, 1464, 1560]],
  ['transport', { mode: 'transport' }, [96, 232, 1432, 1536]],
  ['GRE + 3DES tunnel', { encapsulation: 'gre' }, [136, 280, 1480, 1576]],
  ['AES-CBC-SHA1 tunnel', { cipher: 'esp-aes' }, [120, 264, 1464, 1560]],
  ['AES-CBC-SHA256 tunnel', { cipher: 'esp-aes', integrity: 'esp-sha256-hmac' }, [124, 268]],
  ['AES-GCM tunnel', { cipher: 'esp-gcm', integrity: undefined }, [116, 256]],
]

describe('bytes in the tunnel', () => {
  it.each(TABLE)('%s', (_name, how, expected) => {
    const calls = (['g729', 'g711'] as const).map((codec) => callBytes(shape({ ...how, codec })))
    expect(calls.map(({ clear }) => clear)).toEqual([60, 200])
    const data = [1400, 1500].map((size) => sizeInTunnel(size, shape(how)))
    expect([...calls.map(({ tunnel }) => tunnel), ...data].slice(0, expected.length)).toEqual(expected)
  })
  it('blocks add up to the bytes on the line, and each holds the next', () => {
    for (const [, how] of TABLE)
      for (const access of ['pppoe-atm', 'pppoa-atm', 'docsis', 'ethernet', 'frame-relay', 'ppp'] as const) {
        const { blocks, wire } = callBytes(shape({ ...how, access }))
        expect(blocks[0]?.total).toBe(wire)
        expect(blocks.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(wire)
        blocks.forEach((block, at) => {
          expect(block.total - block.bytes).toBe(blocks.slice(at + 1).reduce((sum, { bytes }) => sum + bytes, 0))
        })
      }
    expect(callBytes(shape()).blocks.map(({ name }) => name)).toEqual([
      'ATM cells',
      'AAL5 trailer',
      'LLC and SNAP',
      'Ethernet',
      'PPPoE',
      'PPP',
      'IPv4',
      'ESP',
      'IPv4',
      'UDP',
      'RTP',
      'G.729',
    ])
  })
})

describe('kbit/s of a call on the wire, 50 packets a second', () => {
  it.each([
    ['pppoe-atm', 'none', 84.8, 148.4],
    ['pppoe-atm', 'gre', 84.8, 148.4],
    ['docsis', 'none', 54.4, 112],
    ['docsis', 'gre', 64, 121.6],
    ['ethernet', 'none', 52, 109.6],
  ] as const)('%s, between voice and ESP: %s', (access: Access, encapsulation, g729, g711) => {
    const kbit = (codec: Codec) => callBytes(shape({ access, encapsulation, codec })).kbit
    expect([kbit('g729'), kbit('g711')]).toEqual([g729, g711])
  })
  it('a third of 256 kbit/s forbids the call that three quarters allow twice', () => {
    const { kbit } = callBytes(shape())
    expect([callsWithin(kbit, 256, 33), callsWithin(kbit, 256, 75)]).toEqual([0, 2])
  })
})

describe('what fits', () => {
  it.each([
    ['3DES', 'esp-3des', 1446],
    ['AES-CBC', 'esp-aes', 1438],
  ])('%s: the largest clear packet on a path of 1500', (_name, cipher, largest) => {
    expect(largestClear(1500, shape({ cipher }))).toBe(largest)
  })
  it.each([
    ['esp-3des', false, 1406, 1398],
    ['esp-aes', false, 1398, 1382],
    ['esp-3des', true, 1398, 1390],
    ['esp-aes', true, 1382, 1382],
  ] as const)('%s, NAT-T %s: TCP segments on 1500 and behind PPPoE', (cipher, natT, ethernet, pppoe) => {
    const made = shape({ cipher, natT })
    expect([largestSegment(1500, made), largestSegment(1492, made)]).toEqual([ethernet, pppoe])
  })
  it('segments of whole cells are 48n − 130: 542 for 14 cells', () => {
    expect(wholeCellSegment(560, shape())).toBe(542)
    const large = wholeCellSegment(1398, shape())
    expect(((large ?? 0) + 130) % 48).toBe(0)
    expect(wholeCellSegment(1398, shape({ access: 'docsis' }))).toBeUndefined()
  })
  it('1500 bytes serialise in 46.9 ms at 256 kbit/s and 15.6 ms at 768', () => {
    expect([serialisationMs(1500, 256), serialisationMs(1500, 768)].map((ms) => ms.toFixed(1))).toEqual([
      '46.9',
      '15.6',
    ])
  })
})
