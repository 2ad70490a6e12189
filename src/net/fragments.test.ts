/** Fragments by the rules of RFC 791 section 3.2, and the bytes around them (RFC 4303, RFC 1191). */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type EspForm,
  espPacketSize,
  espShape,
  type Frame,
  fragmented,
  frameSize,
  framesOf,
  type Ipv4Packet,
  ip,
  largestInside,
  type Mac,
  packetLayers,
  packetOfFlow,
  packetSize,
  piecesOf,
  reassembled,
} from './index'

const clear = (size: number): Ipv4Packet =>
  packetOfFlow(
    {
      source: ip('10.1.0.1'),
      destination: ip('10.2.0.2'),
      protocol: 'udp',
      sourcePort: 1,
      destinationPort: 2,
      size,
      dscp: 0,
    },
    64,
  )

const forms: fc.Arbitrary<EspForm> = fc
  .record({
    cipher: fc.constantFrom('esp-3des', 'esp-aes', 'esp-gcm', 'esp-null'),
    integrity: fc.constantFrom(undefined, 'esp-sha-hmac', 'esp-sha256-hmac'),
    mode: fc.constantFrom('tunnel' as const, 'transport' as const),
    natted: fc.boolean(),
  })
  .map(({ cipher, integrity, mode, natted }) => ({
    mode,
    shape: espShape(cipher, integrity),
    ...(natted ? { udp: { sourcePort: 4500, destinationPort: 4500 } } : {}),
  }))

const sealed = (inner: Ipv4Packet, form: EspForm): Ipv4Packet => ({
  ...inner,
  payload: { protocol: 'esp', spi: 1, sequence: 1, ...form, inner },
})

const carried = (pieces: readonly number[]) => pieces.reduce((sum, bytes) => sum + bytes - 20, 0)
const mtus = fc.integer({ min: 68, max: 1600 })
const sizes = fc.integer({ min: 28, max: 9000 })

it('no byte is lost or made by cutting, however often: every piece fits, and all but the last hold whole eights', () => {
  fc.assert(
    fc.property(sizes, fc.array(mtus, { minLength: 1, maxLength: 3 }), (size, lines) => {
      const packet = clear(size)
      const pieces = piecesOf(lines.reduce(fragmented, packet))
      expect(carried(pieces)).toBe(size - 20)
      expect(Math.max(...pieces)).toBeLessThanOrEqual(Math.min(...lines))
      expect(pieces.slice(0, -1).filter((bytes) => (bytes - 20) % 8 !== 0)).toEqual([])
      expect(reassembled(fragmented(packet, lines[0] ?? 68))).toEqual(packet)
    }),
    { numRuns: 60 },
  )
})

it('cut before encryption, each piece fits as ESP; the largest clear packet is the largest', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 300, max: 1600 }), forms, (size, path, form) => {
      const room = largestInside(path, form)
      expect(espPacketSize(form, room)).toBeLessThanOrEqual(path)
      expect(espPacketSize(form, room + 1)).toBeGreaterThan(path)
      const esp = sealed(fragmented(clear(size), room), form)
      expect(Math.max(...piecesOf(esp))).toBeLessThanOrEqual(path)
      expect(piecesOf(esp)).toHaveLength(piecesOf(fragmented(clear(size), room)).length)
    }),
    { numRuns: 60 },
  )
})

it('the layers of a packet in pieces add up to it, before and after encryption, and its frames to their bytes', () => {
  fc.assert(
    fc.property(sizes, mtus, mtus, forms, (size, before, after, form) => {
      for (const packet of [
        fragmented(sealed(clear(size), form), after),
        sealed(fragmented(clear(size), before), form),
      ]) {
        const layers = packetLayers(packet)
        expect(layers.reduce((sum, layer) => sum + layer.bytes, 0)).toBe(packetSize(packet))
        expect(packetSize(packet)).toBe(piecesOf(packet).reduce((sum, bytes) => sum + bytes, 0))
        const frame: Frame = { source: '' as Mac, destination: '' as Mac, payload: { type: 'ip', packet } }
        expect(framesOf(frame)).toBe(piecesOf(packet).length)
        expect(frameSize(frame)).toBe(piecesOf(packet).reduce((sum, bytes) => sum + Math.max(64, bytes + 18), 0))
      }
    }),
    { numRuns: 60 },
  )
})

it('behind NAT what was cut before encryption has a UDP header in each of its packets', () => {
  const form: EspForm = {
    mode: 'tunnel',
    shape: espShape('esp-3des', 'esp-sha-hmac'),
    udp: { sourcePort: 4500, destinationPort: 4500 },
  }
  const udp = (inner: Ipv4Packet) => packetLayers(sealed(inner, form)).find(({ name }) => name === 'UDP')?.bytes
  expect([udp(clear(1000)), udp(fragmented(clear(1500), 1000))]).toEqual([8, 16])
})

it('a packet of 1500 bytes is cut as RFC 791 does: 1500 as ESP in 1552, on a line of 1500 and one of 1492', () => {
  expect(piecesOf(fragmented(clear(1552), 1500))).toEqual([1500, 72])
  expect(piecesOf(fragmented(fragmented(clear(1552), 1500), 1492))).toEqual([1492, 28, 72])
  expect(piecesOf(fragmented(clear(1500), 1500))).toEqual([1500])
})
