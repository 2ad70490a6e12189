/** Bytes of frames: text, checksums and what a capture file is made of. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ip } from '../address'
import { fragmented } from '../fragments'
import { macOf } from '../mac'
import type { Ipv4Packet } from '../packet'
import { Conversations } from './conversations'
import { frameBytes } from './ethernet'
import { pcapng } from './pcapng'
import { utf8 } from './utf8'

const packet = (payload: Ipv4Packet['payload']): Ipv4Packet => ({
  source: ip('192.0.2.1'),
  destination: ip('192.0.2.2'),
  ttl: 64,
  dscp: 46,
  payload,
})

const bytesOf = (payload: Ipv4Packet['payload'], conversations?: Conversations) =>
  framesOf(packet(payload), conversations)[0] ?? new Uint8Array()

const framesOf = (carried: Ipv4Packet, conversations?: Conversations) =>
  frameBytes({ source: macOf(1), destination: macOf(2), payload: { type: 'ip', packet: carried } }, conversations)

describe('text', () => {
  it('is UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(utf8(text)).toEqual([...new TextEncoder().encode(text)])
      }),
    )
  })
})

describe('a frame', () => {
  it('is its headers in network order (RFC 791 section 3.1)', () => {
    const echo = { protocol: 'icmp', type: 'echo', code: 0, id: 7, sequence: 1, dataSize: 4 } as const
    const hex = [...bytesOf(echo)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    expect(hex.slice(0, 28)).toBe('0200000000020200000000010800')
    // Version and length, EF, 32 bytes, number 1, TTL 64, ICMP, a checksum over the header.
    expect(`${hex.slice(28, 48)}${hex.slice(52, 68)}`).toBe('45b80020000100004001c0000201c0000202')
    expect(sum(bytesOf(echo).slice(14, 34))).toBe(0xffff)
    expect(sum(bytesOf(echo).slice(34, 46))).toBe(0xffff)
    expect(bytesOf(echo)).toHaveLength(60)
  })
  it('of a packet in pieces is one for each, with offset and a mark that more follow (RFC 791 section 3.2)', () => {
    const echo = { protocol: 'icmp', type: 'echo', code: 0, id: 7, sequence: 1, dataSize: 1992 } as const
    const pieces = framesOf(fragmented(packet(echo), 1500))
    const places = pieces.map((bytes) => new DataView(bytes.buffer).getUint16(14 + 6))
    expect(places).toEqual([0x2000, 1480 / 8])
    expect(new Set(pieces.map((bytes) => new DataView(bytes.buffer).getUint16(14 + 4))).size).toBe(1)
    const carried = pieces.flatMap((bytes) => [...bytes.slice(34)])
    expect(carried).toEqual([...(framesOf(packet(echo))[0] ?? [])].slice(34))
  })
  it('of TCP goes on where the last one of its direction ended (RFC 9293 section 3.4)', () => {
    const conversations = new Conversations()
    const says = (flags: 'syn' | 'push', dataSize: number) => {
      const ends = { sourcePort: 40000, destinationPort: 2000, message: { kind: 'opaque' } } as const
      const bytes = bytesOf({ protocol: 'tcp', ...ends, flags, dataSize }, conversations)
      return new DataView(bytes.buffer).getUint32(14 + 20 + 4)
    }
    const first = says('syn', 0)
    expect([says('push', 12), says('push', 20), says('push', 0)]).toEqual([first + 1, first + 13, first + 33])
  })
  it('is the same on the next cable and in an error that quotes it, but for what routers change', () => {
    const conversations = new Conversations()
    const ends = { sourcePort: 40000, destinationPort: 2000, message: { kind: 'opaque' } } as const
    const sent = packet({ protocol: 'tcp', ...ends, flags: 'push', dataSize: 12 })
    const [first, next] = [sent, { ...sent, ttl: 63 }].map((item) => [...(framesOf(item, conversations)[0] ?? [])])
    const error = { protocol: 'icmp', type: 'time-exceeded', code: 0, id: 0, sequence: 0, dataSize: 28 } as const
    const quoted = [...bytesOf({ ...error, about: sent }, conversations)].slice(42)
    expect(first?.filter((byte, at) => byte !== next?.[at])).toHaveLength(2)
    expect(quoted.slice(0, 28)).toEqual(first?.slice(14, 42))
    expect(bytesOf({ protocol: 'tcp', ...ends, flags: 'push', dataSize: 0 }, conversations).slice(38, 42)).toEqual(
      Uint8Array.of(0, 0, 1000 >>> 8, (1000 & 0xff) + 12),
    )
  })
  it('that is encrypted shows its numbers and nothing of what is in it (RFC 4303 section 2)', () => {
    const shape = { iv: 8, block: 8, icv: 12 }
    const inner = packet({ protocol: 'icmp', type: 'echo', code: 0, id: 1, sequence: 1, dataSize: 40 })
    const bytes = bytesOf({ protocol: 'esp', spi: 0x12345678, sequence: 5, mode: 'tunnel', shape, inner })
    const view = new DataView(bytes.buffer)
    expect([view.getUint32(34), view.getUint32(38)]).toEqual([0x12345678, 5])
    expect([...bytes.slice(42)].join()).not.toContain([192, 0, 2, 1, 192, 0, 2, 2].join())
  })
})

describe('a capture file', () => {
  it('is blocks of whole words, each with its length before and behind it', () => {
    const frames = [3, 60, 61].map((length, at) => ({ cable: 0, at, bytes: new Uint8Array(length), comment: 'ä' }))
    const file = pcapng('Headend', ['a', 'b'], frames)
    const view = new DataView(file.buffer)
    const types: number[] = []
    for (let at = 0; at < file.length; ) {
      const size = view.getUint32(at + 4, true)
      expect([size % 4, view.getUint32(at + size - 4, true)]).toEqual([0, size])
      types.push(view.getUint32(at, true))
      at += size
    }
    expect(types).toEqual([0x0a0d0d0a, 1, 1, 6, 6, 6])
  })
})

function sum(bytes: Uint8Array): number {
  let total = 0
  for (let at = 0; at < bytes.length; at += 2) total += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  while (total > 0xffff) total = (total & 0xffff) + (total >>> 16)
  return total
}

describe('a password of HSRP', () => {
  const hello = (authentication: string, inClear: boolean) => {
    const message = {
      kind: 'hsrp',
      opcode: 'hello',
      state: 'active',
      group: 1,
      priority: 100,
      helloSeconds: 3,
      holdSeconds: 10,
      virtualAddress: ip('192.0.2.3'),
      authentication,
    } as const
    const ends = { sourcePort: 1985, destinationPort: 1985, dataSize: 20 }
    const bytes = bytesOf({ protocol: 'udp', ...ends, message }, new Conversations({ inClear }))
    return new TextDecoder().decode(bytes.slice(42 + 8, 42 + 16))
  }
  it('is stars in a file, unless it is asked for, or nobody chose it', () => {
    expect([hello('geheimes', false), hello('geheimes', true)]).toEqual(['********', 'geheimes'])
    expect(hello('cisco', false)).toBe('cisco\0\0\0')
  })
})
