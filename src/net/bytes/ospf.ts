/** OSPFv2 as bytes (RFC 2328 appendix A), and the checksum of an advertisement, which is of its bytes (section 12.1.7). */
import { ANY_ADDRESS } from '../address'
import {
  LSA_HEADER,
  lsaSize,
  type OspfBody,
  type OspfContent,
  type OspfHeader,
  type OspfKind,
  type OspfLsa,
} from '../ospf'
import type { OspfPayload } from '../packet'
import { maskOf } from '../prefix'
import { Writer } from './writer'

const PACKETS: Readonly<Record<OspfBody['kind'], number>> = {
  hello: 1,
  description: 2,
  request: 3,
  update: 4,
  acknowledgement: 5,
}

/** LS types (section A.4.1). */
const OSPF_TYPES: Readonly<Record<OspfKind, number>> = {
  router: 1,
  network: 2,
  summary: 3,
  'asbr-summary': 4,
  external: 5,
}

const DIGEST_BYTES = 16
const FIRST_SEQUENCE = 0x80000000
/** The E-bit: AS-external advertisements are taken. */
const OPTION_EXTERNAL = 0x02
const PROOFS = { simple: 1, md5: 2 } as const

export function writeOspf(out: Writer, { message }: OspfPayload): void {
  const { body, proof } = message
  const start = out.length
  out.u8(2, PACKETS[body.kind]).u16(0).ip(message.router).u32(message.area)
  out.u16(0, proof ? PROOFS[proof.kind] : 0)
  if (proof?.kind === 'simple') out.noise(8, proof.digest)
  else if (proof) out.u16(0).u8(proof.key, DIGEST_BYTES).u32(1)
  else out.zeros(8)
  writeBody(out, body)
  out.patch16(start + 2, out.length - start)
  // The authentication is not part of the sum, and with a digest there is none (section D.4).
  if (proof?.kind === 'md5') out.noise(DIGEST_BYTES, proof.digest)
  else if (!proof) out.patch16(start + 12, out.checksum(start))
}

function writeBody(out: Writer, body: OspfBody): void {
  switch (body.kind) {
    case 'hello':
      out.ip(maskOf(body.length)).u16(Math.round(body.helloSeconds)).u8(optionsOf(body), body.priority)
      out.u32(body.deadSeconds).ip(body.designated, body.backup, ...body.neighbors)
      return
    case 'description':
      out.u16(body.mtu).u8(optionsOf(body), (body.init ? 4 : 0) | (body.more ? 2 : 0) | (body.master ? 1 : 0))
      out.u32(body.sequence)
      for (const header of body.headers) writeHeader(out, header, LSA_HEADER)
      return
    case 'request':
      for (const { kind, id, router } of body.names) out.u32(OSPF_TYPES[kind]).ip(id, router)
      return
    case 'update':
      out.u32(body.lsas.length)
      for (const lsa of body.lsas) out.raw(lsaBytes(lsa))
      return
    case 'acknowledgement':
      for (const header of body.headers) writeHeader(out, header, LSA_HEADER)
  }
}

const optionsOf = ({ externals }: { readonly externals: boolean }) => (externals ? OPTION_EXTERNAL : 0)

function writeHeader(out: Writer, header: OspfHeader, size: number): void {
  out.u16(Math.floor(header.age)).u8(OPTION_EXTERNAL, OSPF_TYPES[header.kind])
  out
    .ip(header.id, header.router)
    .u32(FIRST_SEQUENCE + header.sequence)
    .u16(header.checksum, size)
}

function lsaBytes(lsa: OspfLsa): Uint8Array {
  const out = new Writer()
  writeHeader(out, lsa, lsaSize(lsa))
  writeContent(out, lsa.content)
  return out.done()
}

const LINKS = { 'point-to-point': 1, transit: 2, stub: 3 } as const

function writeContent(out: Writer, content: OspfContent): void {
  switch (content.kind) {
    case 'router':
      out.u8((content.border ? 1 : 0) | (content.boundary ? 2 : 0), 0).u16(content.links.length)
      for (const link of content.links) {
        if (link.kind === 'stub') out.ip(link.prefix.address, maskOf(link.prefix.length))
        else out.ip(link.kind === 'transit' ? link.designated : link.neighbor, link.data)
        out.u8(LINKS[link.kind], 0).u16(link.cost)
      }
      return
    case 'network':
      out.ip(maskOf(content.length), ...content.routers)
      return
    case 'summary':
      out.ip(maskOf(content.prefix.length)).u32(content.metric)
      return
    case 'asbr-summary':
      out.ip(ANY_ADDRESS).u32(content.metric)
      return
    case 'external':
      out
        .ip(maskOf(content.prefix.length))
        .u8(content.metricType === 2 ? 0x80 : 0)
        .u24(content.metric)
      out.ip(content.forward).u32(content.tag)
  }
}

/** Fletcher's sum of an advertisement without its age, as ISO 8473 and RFC 905 annex B have it. */
export function lsaChecksum(lsa: Omit<OspfLsa, 'checksum' | 'age'>): number {
  const bytes = lsaBytes({ ...lsa, checksum: 0, age: 0 }).slice(2)
  let [c0, c1] = [0, 0]
  for (const byte of bytes) {
    c0 = (c0 + byte) % 255
    c1 = (c1 + c0) % 255
  }
  const behind = bytes.length - CHECKSUM_AT - 1
  const x = positive((behind * c0 - c1) % 255)
  const y = positive((c1 - (behind + 1) * c0) % 255)
  return (x << 8) | y
}

/** Where the sum stands in the bytes that it is of. */
const CHECKSUM_AT = 14
/** Neither byte of the sum is 0, which would mean that there is none. */
const positive = (value: number): number => (value <= 0 ? value + 255 : value)
