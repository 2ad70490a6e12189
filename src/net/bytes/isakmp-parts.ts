/** Payloads of ISAKMP that go in clear (RFC 2408 section 3, RFC 2409 appendix A): proposals, keys, notifications, vendors. */
import type { Ip } from '../address'
import type { IkeProposal } from '../messages'
import type { Agreed } from './conversations'
import { Writer } from './writer'

/** A payload without its generic header. */
export interface Part {
  readonly payload: number
  readonly body: Uint8Array
}

/** Numbers of payloads (RFC 2408 section 3.1, RFC 3947 section 3.2). */
export const PAYLOADS = {
  association: 1,
  key: 4,
  identification: 5,
  hash: 8,
  nonce: 10,
  notification: 11,
  vendor: 13,
  natDetection: 20,
} as const

const DOI_IPSEC = 1
const IDENTITY_ONLY = 1
const ISAKMP = 1
const KEY_IKE = 1

interface Cipher {
  readonly id: number
  readonly bits?: number
}

/** RFC 2409 appendix A and RFC 3602. */
const CIPHERS: ReadonlyMap<string, Cipher> = new Map([
  ['des', { id: 1 }],
  ['3des', { id: 5 }],
  ['aes', { id: 7, bits: 128 }],
  ['aes 128', { id: 7, bits: 128 }],
  ['aes 192', { id: 7, bits: 192 }],
  ['aes 256', { id: 7, bits: 256 }],
])
const HASHES: ReadonlyMap<string, number> = new Map([
  ['md5', 1],
  ['sha', 2],
  ['sha256', 4],
  ['sha384', 5],
  ['sha512', 6],
])
const METHODS: Readonly<Record<IkeProposal['authentication'], number>> = { 'pre-share': 1, 'rsa-sig': 3, 'rsa-encr': 4 }

/** The security association payload: one proposal with a transform for each policy. */
export function association(proposals: readonly IkeProposal[]): Part {
  const transforms = proposals.map((proposal, index) => transform(proposal, index + 1, index === proposals.length - 1))
  const size = transforms.reduce((total, item) => total + item.length, 8)
  const out = new Writer().u32(DOI_IPSEC, IDENTITY_ONLY)
  out.u8(0, 0).u16(size).u8(1, ISAKMP, 0, proposals.length)
  for (const item of transforms) out.raw(item)
  return { payload: PAYLOADS.association, body: out.done() }
}

function transform(proposal: IkeProposal, number: number, isLast: boolean): Uint8Array {
  const cipher = CIPHERS.get(proposal.encryption)
  const attributes = new Writer()
  const short = (type: number, value: number) => attributes.u16(0x8000 | type, value)
  short(1, cipher?.id ?? 0)
  short(2, HASHES.get(proposal.hash) ?? 0)
  short(4, proposal.group)
  short(3, METHODS[proposal.authentication])
  short(11, 1)
  attributes.u16(12, 4).u32(proposal.lifetimeSeconds)
  if (cipher?.bits !== undefined) short(14, cipher.bits)
  const out = new Writer().u8(isLast ? 0 : 3, 0).u16(8 + attributes.length)
  return out.u8(number, KEY_IKE).u16(0).raw(attributes.done()).done()
}

/** Bytes of a public value in each group (RFC 2409 section 6, RFC 3526, RFC 5903). */
const GROUP_BYTES: ReadonlyMap<number, number> = new Map([
  [1, 96],
  [2, 128],
  [5, 192],
  [14, 256],
  [15, 384],
  [16, 512],
  [19, 64],
  [20, 96],
  [21, 132],
  [24, 256],
])

export const groupBytes = (group: number): number => GROUP_BYTES.get(group) ?? 128

const NONCE = 20
const HASH = 20

/** Public value and nonce, what the sender can do, and what stands for the addresses as it sees them, its destination first. */
export function keyExchange({ group, vendors }: Agreed, { source, destination }: Addresses): readonly Part[] {
  const of = (payload: number, count: number, seed: number): Part => ({
    payload,
    body: new Writer().noise(count, seed).done(),
  })
  const keys = [of(PAYLOADS.key, groupBytes(group), source), of(PAYLOADS.nonce, NONCE, destination)]
  const watches = vendors.includes('dpd') ? [vendor(DEAD_PEERS)] : []
  const sees = [of(PAYLOADS.natDetection, HASH, destination), of(PAYLOADS.natDetection, HASH, source)]
  return [...keys, ...watches, ...(vendors.includes('nat-t') ? sees : [])]
}

interface Addresses {
  readonly source: Ip
  readonly destination: Ip
}

/** RFC 2408 section 3.14.1. */
const REASONS: ReadonlyMap<string, number> = new Map([
  ['no-proposal-chosen', 14],
  ['invalid-id', 18],
  ['authentication-failed', 24],
  ['invalid-spi', 11],
])

export function notification(reason: string): Part {
  const body = new Writer()
    .u32(DOI_IPSEC)
    .u8(ISAKMP, 0)
    .u16(REASONS.get(reason) ?? 0)
  return { payload: PAYLOADS.notification, body: body.done() }
}

/** RFC 3706 section 5.1. */
const DEAD_PEERS = [0xaf, 0xca, 0xd7, 0x13, 0x68, 0xa1, 0xf1, 0xc9, 0x6b, 0x86, 0x96, 0xfc, 0x77, 0x57, 0x01, 0x00]

/** RFC 3947 section 3.1, and its drafts 3 and 2, which IOS offers too: hashes of their names. */
const TRAVERSALS = [
  [0x4a, 0x13, 0x1c, 0x81, 0x07, 0x03, 0x58, 0x45, 0x5c, 0x57, 0x28, 0xf2, 0x0e, 0x95, 0x45, 0x2f],
  [0x7d, 0x94, 0x19, 0xa6, 0x53, 0x10, 0xca, 0x6f, 0x2c, 0x17, 0x9d, 0x92, 0x15, 0x52, 0x9d, 0x56],
  [0x90, 0xcb, 0x80, 0x91, 0x3e, 0xbb, 0x69, 0x6e, 0x08, 0x63, 0x81, 0xb5, 0xec, 0x42, 0x7b, 0x1f],
] as const

const vendor = (bytes: readonly number[]): Part => ({ payload: PAYLOADS.vendor, body: Uint8Array.from(bytes) })

/** The ways to go through NAT that an end offers, the newest first. */
export const natVendors = (vendors: readonly string[], most: number): readonly Part[] =>
  vendors.includes('nat-t') ? TRAVERSALS.slice(0, most).map(vendor) : []

/** Payloads one behind the other, each with the number of the next; a vendor of no meaning takes up the rest of the room. */
export function chained(parts: readonly Part[], room: number, filler: number = PAYLOADS.vendor): Uint8Array {
  const used = parts.reduce((total, { body }) => total + 4 + body.length, 0)
  const rest = room - used - 4
  const all = rest >= 0 ? [...parts, { payload: filler, body: new Writer().noise(rest, used).done() }] : parts
  const out = new Writer()
  for (const [index, { body }] of all.entries())
    out
      .u8(all[index + 1]?.payload ?? 0, 0)
      .u16(4 + body.length)
      .raw(body)
  return out.done()
}
