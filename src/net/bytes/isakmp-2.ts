/** IKEv2 as bytes (RFC 7296 section 3): IKE_SA_INIT in clear, everything after it encrypted. */
import type { IkeMessage, IkeProposal } from '../messages'
import { chained, groupBytes, type Part } from './isakmp-parts'
import { Writer } from './writer'

const ASSOCIATION = 33
const KEY = 34
const NONCE = 40
const NOTIFY = 41
const VENDOR = 43
const ENCRYPTED_2 = 46
const NAT_SOURCE = 16388
const NAT_DESTINATION = 16389
const NO_PROPOSAL_CHOSEN = 14

interface Cipher {
  readonly id: number
  readonly bits?: number
}

/** Transform types of section 3.3.2, with the numbers of the field's algorithms. */
const CIPHERS: ReadonlyMap<string, Cipher> = new Map([
  ['des', { id: 2 }],
  ['3des', { id: 3 }],
  ['aes-cbc-128', { id: 12, bits: 128 }],
  ['aes-cbc-192', { id: 12, bits: 192 }],
  ['aes-cbc-256', { id: 12, bits: 256 }],
  ['aes-gcm-128', { id: 20, bits: 128 }],
  ['aes-gcm-256', { id: 20, bits: 256 }],
])
const INTEGRITY: ReadonlyMap<string, { readonly prf: number; readonly mac: number }> = new Map([
  ['md5', { prf: 1, mac: 1 }],
  ['sha1', { prf: 2, mac: 2 }],
  ['sha256', { prf: 5, mac: 12 }],
  ['sha384', { prf: 6, mac: 13 }],
  ['sha512', { prf: 7, mac: 14 }],
])

/** The payloads that go in clear; undefined for a message that is encrypted. */
export function clearParts({ payload }: IkeMessage): readonly Part[] | undefined {
  switch (payload.type) {
    case 'init':
    case 'init-chosen': {
      const proposals = payload.type === 'init' ? payload.proposals : [payload.proposal]
      const { senderSees } = payload
      return [
        association(proposals),
        key(proposals[0]?.group ?? 2),
        { payload: NONCE, body: new Writer().noise(32, proposals.length).done() },
        ...(senderSees
          ? [notify(NAT_SOURCE, 20, senderSees.source), notify(NAT_DESTINATION, 20, senderSees.destination)]
          : []),
      ]
    }
    case 'notify':
      return payload.reason === 'no-proposal-chosen' && payload.messageId === undefined
        ? [notify(NO_PROPOSAL_CHOSEN, 0, 0)]
        : undefined
    default:
      return undefined
  }
}

/** The body of a message: its payloads in clear, or one that is encrypted; with the number of the first. */
export function bodyOf(message: IkeMessage, room: number): { readonly first: number; readonly bytes: Uint8Array } {
  const parts = clearParts(message)
  if (parts) return { first: parts[0]?.payload ?? 0, bytes: chained(parts, room, VENDOR) }
  const size = Math.max(room, 32)
  const bytes = new Writer()
    .u8(0, 0)
    .u16(size)
    .noise(size - 4, message.initiatorCookie)
    .done()
  return { first: ENCRYPTED_2, bytes }
}

function association(proposals: readonly IkeProposal[]): Part {
  const out = new Writer()
  for (const [index, item] of proposals.entries()) {
    const transforms = transformsOf(item)
    const size = transforms.reduce((total, transform) => total + transform.length, 8)
    out.u8(index === proposals.length - 1 ? 0 : 2, 0).u16(size)
    out.u8(index + 1, 1, 0, transforms.length)
    for (const transform of transforms) out.raw(transform)
  }
  return { payload: ASSOCIATION, body: out.done() }
}

function transformsOf({ encryption, hash, group }: IkeProposal): readonly Uint8Array[] {
  const cipher = CIPHERS.get(encryption)
  const { prf, mac } = INTEGRITY.get(hash) ?? { prf: 0, mac: 0 }
  const parts = [
    [1, cipher?.id ?? 0, cipher?.bits],
    [2, prf, undefined],
    [3, mac, undefined],
    [4, group, undefined],
  ] as const
  return parts.map(([type, id, bits], index) => {
    const size = bits === undefined ? 8 : 12
    const out = new Writer().u8(index === parts.length - 1 ? 0 : 3, 0).u16(size)
    out.u8(type, 0).u16(id)
    if (bits !== undefined) out.u16(0x800e, bits)
    return out.done()
  })
}

function key(group: number): Part {
  const bytes = groupBytes(group)
  return { payload: KEY, body: new Writer().u16(group, 0).noise(bytes, group).done() }
}

function notify(type: number, size: number, seed: number): Part {
  return { payload: NOTIFY, body: new Writer().u8(0, 0).u16(type).noise(size, seed).done() }
}
