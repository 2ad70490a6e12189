/** Addresses, prefixes and packet sizes: against the tables of the field and by properties. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  broadcastOf,
  classfulOf,
  contains,
  covers,
  espShape,
  formatIp,
  formatPrefix,
  hsrpMac,
  type Ip,
  type Ipv4Packet,
  ip,
  ipOf,
  isGroupMac,
  lengthOfMask,
  macOf,
  maskOf,
  multicastMac,
  overlaps,
  packetLayers,
  packetOfFlow,
  packetSize,
  parseIp,
  parsePrefix,
  portsOf,
  prefix,
  prefixOf,
  protocolNumber,
  reverseFlow,
  sizeOf,
  subnetAt,
  wildcardOf,
} from './index'

const clear = (size: number): Ipv4Packet => ({
  source: ip('10.1.0.10'),
  destination: ip('10.81.2.2'),
  ttl: 64,
  dscp: 46,
  payload: {
    protocol: 'udp',
    sourcePort: 16384,
    destinationPort: 16384,
    message: { kind: 'opaque' },
    dataSize: size - 28,
  },
})

interface How {
  readonly mode?: 'tunnel' | 'transport'
  readonly natT?: boolean
}

function sealed(size: number, cipher: string, integrity: string | undefined, how: How = {}): Ipv4Packet {
  const { mode = 'tunnel', natT = false } = how
  return {
    source: ip('198.51.100.1'),
    destination: ip('203.0.113.10'),
    ttl: 255,
    dscp: 46,
    payload: {
      protocol: 'esp',
      spi: 1,
      sequence: 1,
      mode,
      shape: espShape(cipher, integrity),
      inner: clear(size),
      ...(natT ? { udp: { sourcePort: 4500, destinationPort: 4500 } } : {}),
    },
  }
}

describe('the byte table of FACTS section 6', () => {
  it.each([
    ['3DES-SHA1 tunnel', 'esp-3des', 'esp-sha-hmac', {}, 0, [112, 256, 1456, 1552]],
    ['3DES-SHA1 tunnel, NAT-T', 'esp-3des', 'esp-sha-hmac', { natT: true }, 0, [120, 264, 1464, 1560]],
    ['3DES-SHA1 transport', 'esp-3des', 'esp-sha-hmac', { mode: 'transport' }, 0, [96, 232, 1432, 1536]],
    ['GRE + 3DES-SHA1 tunnel', 'esp-3des', 'esp-sha-hmac', {}, 24, [136, 280, 1480, 1576]],
    ['AES-CBC-SHA1 tunnel', 'esp-aes', 'esp-sha-hmac', {}, 0, [120, 264, 1464, 1560]],
    ['AES-CBC-256-SHA256 tunnel', 'esp-aes 256', 'esp-sha256-hmac', {}, 0, [124, 268]],
    ['AES-GCM tunnel', 'esp-gcm', undefined, {}, 0, [116, 256]],
  ] as const)('%s', (_name, cipher, integrity, how, gre, expected) => {
    const sizes = [60, 200, 1400, 1500].slice(0, expected.length)
    expect(sizes.map((size) => packetSize(sealed(size + gre, cipher, integrity, how)))).toEqual(expected)
  })
  it.each([
    ['3DES', 'esp-3des', 1446],
    ['AES-CBC', 'esp-aes', 1438],
  ])('%s: the largest clear packet on a 1500-byte path', (_name, cipher, largest) => {
    expect(packetSize(sealed(largest, cipher, 'esp-sha-hmac'))).toBeLessThanOrEqual(1500)
    expect(packetSize(sealed(largest + 1, cipher, 'esp-sha-hmac'))).toBeGreaterThan(1500)
  })
  it.each([
    ['3DES', 'esp-3des', false, 1500, 1406],
    ['3DES', 'esp-3des', false, 1492, 1398],
    ['AES-CBC', 'esp-aes', false, 1500, 1398],
    ['AES-CBC', 'esp-aes', false, 1492, 1382],
    ['3DES', 'esp-3des', true, 1500, 1398],
    ['3DES', 'esp-3des', true, 1492, 1390],
    ['AES-CBC', 'esp-aes', true, 1500, 1382],
    ['AES-CBC', 'esp-aes', true, 1492, 1382],
  ] as const)('%s, NAT-T %s %s: TCP MSS on a path of %i is %i', (_name, cipher, natT, path, mss) => {
    expect(packetSize(sealed(mss + 40, cipher, 'esp-sha-hmac', { natT }))).toBeLessThanOrEqual(path)
    expect(packetSize(sealed(mss + 41, cipher, 'esp-sha-hmac', { natT }))).toBeGreaterThan(path)
  })
  it('the layers of a packet add up to it', () => {
    for (const natT of [false, true]) {
      const packet = sealed(60, 'esp-3des', 'esp-sha-hmac', { natT })
      const layers = packetLayers(packet)
      expect(layers.reduce((sum, layer) => sum + layer.bytes, 0)).toBe(packetSize(packet))
      expect(layers[0]?.total).toBe(packetSize(packet))
    }
  })
})

describe('what a filter sees of ESP', () => {
  it('is protocol 50 without ports, or UDP 4500 when encapsulated (RFC 3948)', () => {
    const bare = sealed(60, 'esp-3des', 'esp-sha-hmac').payload
    const wrapped = sealed(60, 'esp-3des', 'esp-sha-hmac', { natT: true }).payload
    expect([protocolNumber(bare), portsOf(bare)]).toEqual([50, undefined])
    expect([protocolNumber(wrapped), portsOf(wrapped)]).toEqual([17, { source: 4500, destination: 4500 }])
  })
})

describe('addresses', () => {
  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.-4',
    ' 1.2.3.4',
    '1.2.3.4/8',
    '0x1.2.3.4',
    'a.b.c.d',
    '1..2.3',
  ])('%j is none', (text) => {
    expect(parseIp(text)).toBeUndefined()
    expect(() => ip(text)).toThrow(RangeError)
  })
  it('MAC addresses of the field', () => {
    expect(hsrpMac(1)).toBe('0000.0c07.ac01')
    expect(hsrpMac(255)).toBe('0000.0c07.acff')
    expect(multicastMac(ip('224.0.0.10'))).toBe('0100.5e00.000a')
    expect([isGroupMac(multicastMac(ip('239.255.0.1'))), isGroupMac(macOf(7)), isGroupMac(hsrpMac(1))]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe("SEED's pools (FACTS section 1)", () => {
  const pools = [prefix('10.81.2.0/23'), prefix('10.81.4.0/22')]
  const count = (pool: (typeof pools)[number]) => {
    let n = 0
    while (subnetAt(pool, 29, n)) n++
    return n
  }
  it('hold 64 and 128 /29 sites', () => {
    expect(pools.map(count)).toEqual([64, 128])
    expect(formatPrefix(subnetAt(prefix('10.81.2.0/23'), 29, 63) ?? prefix('0.0.0.0/0'))).toBe('10.81.3.248/29')
  })
  it('are not one block: the smallest cover holds the head-end LAN too', () => {
    const cover = prefix('10.81.0.0/21')
    expect(pools.every((pool) => covers(cover, pool))).toBe(true)
    expect(covers(cover, prefix('10.81.0.0/29'))).toBe(true)
    expect(pools.some((pool) => overlaps(pool, prefix('10.81.0.0/29')))).toBe(false)
  })
  it('classful networks (RFC 791)', () => {
    expect(
      ['10.81.2.0', '172.16.5.1', '192.168.81.3', '198.51.100.1'].map((text) => formatPrefix(classfulOf(ip(text)))),
    ).toEqual(['10.0.0.0/8', '172.16.0.0/16', '192.168.81.0/24', '198.51.100.0/24'])
  })
})

const anyIp = fc.nat(0xffffffff).map(ipOf)
const anyLength = fc.integer({ min: 0, max: 32 })

describe('properties', () => {
  it('addresses and prefixes are read back as they are written', () => {
    fc.assert(
      fc.property(anyIp, anyLength, (address, length) => {
        expect(parseIp(formatIp(address))).toBe(address)
        const made = prefixOf(address, length)
        expect(parsePrefix(formatPrefix(made))).toEqual(made)
      }),
    )
  })
  it('reading never throws, and what is read is written as typed but for leading zeros', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d./]{0,20}$/)), (text) => {
        const address = parseIp(text)
        parsePrefix(text)
        if (address !== undefined) expect(formatIp(address)).toBe(text.replace(/(^|\.)0+(?=\d)/g, '$1'))
      }),
    )
  })
  it('masks: netmask and wildcard are complements, and the length comes back', () => {
    for (let length = 0; length <= 32; length++) {
      expect(lengthOfMask(maskOf(length))).toBe(length)
      expect((maskOf(length) ^ wildcardOf(length)) >>> 0).toBe(0xffffffff)
    }
    expect(lengthOfMask(ip('255.0.255.0'))).toBeUndefined()
  })
  it('a prefix holds its first and last address and not their neighbours', () => {
    fc.assert(
      fc.property(anyIp, fc.integer({ min: 1, max: 32 }), (address, length) => {
        const made = prefixOf(address, length)
        const last: Ip = broadcastOf(made)
        expect([contains(made, made.address), contains(made, last), contains(made, address)]).toEqual([
          true,
          true,
          true,
        ])
        expect([contains(made, ipOf(made.address - 1)), contains(made, ipOf(last + 1))]).toEqual([false, false])
        expect(last - made.address + 1).toBe(sizeOf(made))
      }),
    )
  })
  it('two prefixes overlap only when one covers the other', () => {
    fc.assert(
      fc.property(anyIp, anyLength, anyLength, fc.nat(3), (address, a, b, offset) => {
        const one = prefixOf(address, a)
        const two = prefixOf(ipOf(address + offset * 8), b)
        const shared = contains(one, two.address) || contains(two, one.address)
        expect(overlaps(one, two)).toBe(shared)
      }),
    )
  })
  it('a flow makes packets of its size, and its reverse is its own reverse', () => {
    const protocol = fc.constantFrom('udp' as const, 'tcp' as const, 'icmp' as const, 'esp' as const)
    fc.assert(
      fc.property(anyIp, anyIp, protocol, fc.integer({ min: 60, max: 1500 }), (source, destination, kind, size) => {
        const flow = { source, destination, protocol: kind, sourcePort: 1, destinationPort: 2, size, dscp: 0 }
        expect(packetSize(packetOfFlow(flow, 64))).toBe(size)
        expect(reverseFlow(reverseFlow(flow))).toEqual(flow)
      }),
    )
  })
})
