/** OSPF's sizes and bytes, as RFC 2328 appendix A draws them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ip } from './address'
import { lsaChecksum, writeOspf } from './bytes/ospf'
import { Writer } from './bytes/writer'
import { lsaSize, type OspfBody, type OspfContent, type OspfHeader, type OspfLsa, ospfSize } from './ospf'
import { prefix } from './prefix'

const ROUTER = ip('10.0.0.1')
const header: OspfHeader = { kind: 'router', id: ROUTER, length: 0, router: ROUTER, sequence: 1, age: 3, checksum: 0 }
const links = [
  { kind: 'transit', designated: ip('10.0.0.2'), data: ip('10.0.0.1'), cost: 10 },
  { kind: 'stub', prefix: prefix('10.1.0.0/16'), cost: 1 },
] as const
const router: OspfContent = { kind: 'router', border: true, boundary: false, links }
const lsa = (content: OspfContent, kind: OspfHeader['kind'] = 'router'): OspfLsa => ({ ...header, kind, content })
const network: OspfContent = { kind: 'network', length: 24, routers: [ROUTER, ip('10.0.0.2')] }
const summary: OspfContent = { kind: 'summary', prefix: prefix('10.9.0.0/16'), metric: 64 }
const external: OspfContent = {
  kind: 'external',
  prefix: prefix('0.0.0.0/0'),
  metric: 20,
  metricType: 2,
  forward: ip('0.0.0.0'),
  tag: 7,
}
const hello: OspfBody = {
  kind: 'hello',
  length: 24,
  helloSeconds: 10,
  deadSeconds: 40,
  priority: 1,
  externals: true,
  designated: ip('10.0.0.2'),
  backup: ROUTER,
  neighbors: [ip('10.0.0.2'), ip('10.0.0.3')],
}
const description: OspfBody = {
  kind: 'description',
  mtu: 1500,
  init: true,
  more: false,
  master: true,
  sequence: 5,
  externals: true,
  headers: [header, header],
}
const update: OspfBody = { kind: 'update', lsas: [lsa(router), lsa(network, 'network')] }
const request: OspfBody = { kind: 'request', names: [header, header, header] }
const acknowledgement: OspfBody = { kind: 'acknowledgement', headers: [header, header] }

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (body: OspfBody, proof?: { kind: 'simple' | 'md5'; key: number; digest: number }) => {
  const out = new Writer()
  const message = { kind: 'ospf', router: ROUTER, area: 51, body, ...(proof ? { proof } : {}) } as const
  writeOspf(out, { protocol: 'ospf', message, dataSize: 0 })
  return { bytes: out.done(), told: ospfSize(message) }
}

describe('sizes (sections A.3 and A.4)', () => {
  it('of packets: 24 bytes before what each kind carries', () => {
    const sizes = [hello, description, request, update, acknowledgement].map((body) => ospfSize({ body }))
    expect(sizes).toEqual([24 + 20 + 8, 24 + 8 + 40, 24 + 36, 24 + 4 + 48 + 32, 24 + 40])
  })
  it('grow by the digest that stands behind, not by a password, which the header has room for (appendix D)', () => {
    const proof = (kind: 'simple' | 'md5') => ospfSize({ body: hello, proof: { kind, key: 1, digest: 9 } })
    expect([proof('simple'), proof('md5')]).toEqual([52, 68])
  })
  it('of advertisements: 20 bytes before what each kind says', () => {
    const asbr: OspfContent = { kind: 'asbr-summary', metric: 1 }
    const sizes = [router, network, summary, asbr, external].map((content) => lsaSize({ content }))
    expect(sizes).toEqual([48, 32, 28, 28, 36])
  })
  it.each([hello, description, request, update, acknowledgement])('are as many bytes as are written: $kind', (body) => {
    const { bytes, told } = bytesOf(body)
    expect(bytes).toHaveLength(told)
    expect(new DataView(bytes.buffer).getUint16(2)).toBe(told)
    const signed = bytesOf(body, { kind: 'md5', key: 1, digest: 9 })
    expect(signed.bytes).toHaveLength(signed.told)
    // The digest is not part of the packet's own length (section D.4.3).
    expect(new DataView(signed.bytes.buffer).getUint16(2)).toBe(told)
  })
})

describe('bytes', () => {
  it('of a hello (section A.3.2)', () => {
    const text = hex(bytesOf(hello).bytes)
    expect(text.slice(0, 24)).toBe('020100340a00000100000033')
    // No authentication: type and all of its eight bytes are 0.
    expect(text.slice(28, 48)).toBe('00000000000000000000')
    expect(text.slice(48)).toBe('ffffff00000a0201000000280a0000020a0000010a0000020a000003')
  })
  it('carry a checksum over all but the authentication; a digest stands in its place (appendix D)', () => {
    const sum = (bytes: Uint8Array) => {
      let total = 0
      for (let at = 0; at < bytes.length; at += 2) total += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      while (total > 0xffff) total = (total & 0xffff) + (total >>> 16)
      return total
    }
    expect(sum(bytesOf(hello).bytes)).toBe(0xffff)
    expect(hex(bytesOf(hello, { kind: 'simple', key: 0, digest: 9 }).bytes).slice(24, 32)).toBe('00000001')
    const signed = hex(bytesOf(hello, { kind: 'md5', key: 3, digest: 9 }).bytes)
    expect(signed.slice(24, 48)).toBe('000000020000031000000001')
  })
  it('of a description: which part of the exchange it is (section A.3.3)', () => {
    const flags = (init: boolean, more: boolean, master: boolean) =>
      hex(bytesOf({ ...description, init, more, master, headers: [] }).bytes).slice(48)
    expect(flags(true, true, true)).toBe('05dc020700000005')
    expect(flags(false, false, true)).toBe('05dc020100000005')
    expect(flags(false, true, false)).toBe('05dc020200000005')
    const stub = hex(bytesOf({ ...description, externals: false, headers: [] }).bytes).slice(48, 56)
    expect(stub).toBe('05dc0005')
  })
  it('of a request: type, name and router (section A.3.4)', () => {
    const text = hex(bytesOf({ kind: 'request', names: [{ ...header, kind: 'external' }] }).bytes)
    expect(text.slice(48)).toBe('000000050a0000010a000001')
  })
  it('of advertisements (section A.4)', () => {
    const contents = (content: OspfContent) =>
      hex(bytesOf({ kind: 'update', lsas: [lsa(content)] }).bytes).slice(48 + 8 + 40)
    expect(contents(router)).toBe('01000002' + '0a0000020a0000010200000a' + '0a010000ffff000003000001')
    expect(contents({ ...router, border: false, boundary: true, links: [] })).toBe('02000000')
    expect(contents(network)).toBe('ffffff000a0000010a000002')
    expect(contents(summary)).toBe('ffff000000000040')
    expect(contents(external)).toBe('00000000800000140000000000000007')
    expect(contents({ ...external, metricType: 1 })).toBe('00000000000000140000000000000007')
  })
  it('of a header: age, options, type, name, a sequence that begins at 0x80000001, sum and length (section A.4.1)', () => {
    const text = hex(bytesOf({ kind: 'update', lsas: [lsa(network, 'network')] }).bytes).slice(56, 96)
    expect(text).toBe('00030202' + '0a000001' + '0a000001' + '80000001' + '00000020')
  })
})

describe('the checksum of an advertisement', () => {
  it('makes both sums of Fletcher 0 over all but the age (section 12.1.7, RFC 905 annex B)', () => {
    const drawn = fc.record({
      sequence: fc.integer({ min: 1, max: 0x7fffffff }),
      costs: fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 12 }),
    })
    fc.assert(
      fc.property(drawn, ({ sequence, costs }) => {
        const content: OspfContent = {
          ...router,
          links: costs.map((cost) => ({ kind: 'stub', prefix: prefix('10.1.2.0/24'), cost })),
        }
        const { checksum: _, ...named } = { ...lsa(content), sequence }
        const checksum = lsaChecksum(named)
        const body: OspfBody = { kind: 'update', lsas: [{ ...named, checksum }] }
        const bytes = bytesOf(body).bytes.slice(24 + 4 + 2)
        let [c0, c1] = [0, 0]
        for (const byte of bytes) {
          c0 = (c0 + byte) % 255
          c1 = (c1 + c0) % 255
        }
        expect([c0, c1]).toEqual([0, 0])
        expect([checksum >>> 8, checksum & 0xff]).not.toContain(0)
      }),
    )
  })
})
