/**
 * ISAKMP and IKEv2 as bytes (RFC 2408 section 3, RFC 7296 section 3): headers, proposals, notifications and vendors as they are,
 * noise where keys, proofs and ciphertext are. On UDP 4500 four zeros come before it (RFC 3948 section 2.2).
 */
import type { IkeMessage, IkePayload } from '../messages'
import type { Agreed, Conversations } from './conversations'
import { bodyOf, clearParts } from './isakmp-2'
import { association, chained, keyExchange, natVendors, notification, PAYLOADS, type Part } from './isakmp-parts'
import { Writer } from './writer'

/** The UDP port of IKE and ESP behind NAT (RFC 3948). */
export const NAT_TRAVERSAL = 4500
const MARKER = 4
const HEADER = 28
const ENCRYPTED = 1
const VERSION_1 = 0x10
const VERSION_2 = 0x20
const EXCHANGES: Readonly<Record<IkeMessage['exchange'], number>> = {
  main: 2,
  quick: 32,
  informational: 5,
  init: 34,
  auth: 35,
  child: 36,
}
const INFORMATIONAL_2 = 37

interface Carrier {
  readonly sourcePort: number
  readonly dataSize: number
}

export function writeIke(out: Writer, message: IkeMessage, carrier: Carrier, conversations: Conversations): void {
  const marker = carrier.sourcePort === NAT_TRAVERSAL ? MARKER : 0
  const room = Math.max(0, carrier.dataSize - marker - HEADER)
  out.zeros(marker)
  if (message.version === 2) writeVersion2(out, message, room)
  else writeVersion1(out, message, room, conversations)
}

/**
 * Bytes of a message without the marker of UDP 4500: the usual ones of its kind, unless what it says takes more.
 * A payload takes 4 bytes at least, so that a gap below that is not left.
 */
export function ikeSize(message: IkeMessage, usual: number, agreed: Agreed): number {
  const parts = message.version === 2 ? clearParts(message) : openParts(message, agreed)
  const least = HEADER + (parts ?? []).reduce((total, { body }) => total + 4 + body.length, 0)
  return parts && usual < least + 4 && usual !== least ? Math.max(least, usual > least ? least + 4 : least) : usual
}

function writeVersion1(out: Writer, message: IkeMessage, room: number, conversations: Conversations): void {
  const { payload, initiatorCookie } = message
  if (payload.type === 'proposal-chosen')
    conversations.agree(initiatorCookie, { group: payload.proposal.group, vendors: payload.vendors })
  const parts = openParts(message, conversations.agreedOf(initiatorCookie))
  const body = parts ? chained(parts, room) : new Writer().noise(room, message.initiatorCookie).done()
  const [first] = parts ?? []
  const hidden = message.exchange === 'main' ? PAYLOADS.identification : PAYLOADS.hash
  writeCookies(out, message)
  out.u8(first?.payload ?? hidden, VERSION_1, EXCHANGES[message.exchange], parts ? 0 : ENCRYPTED)
  out.u32(messageId(message), HEADER + body.length).raw(body)
}

/** The 32 bits that stand for a cookie, and as many made of them; none while it is not known. */
function writeCookies(out: Writer, { initiatorCookie, responderCookie }: IkeMessage): void {
  for (const cookie of [initiatorCookie, responderCookie])
    out.u32(cookie, cookie === 0 ? 0 : Math.imul(cookie, 0x9e3779b1) >>> 0)
}

function messageId({ exchange, step, payload, initiatorCookie }: IkeMessage): number {
  if (exchange === 'main') return 0
  if ('messageId' in payload && payload.messageId !== undefined) return payload.messageId
  if ('sequence' in payload) return (initiatorCookie ^ payload.sequence) >>> 0
  return (initiatorCookie ^ (step << 8) ^ 1) >>> 0
}

/**
 * The payloads of a message that goes in clear; undefined for one that is encrypted. As IOS has it, what an end can do about NAT is
 * told with the proposals, detection of dead peers with the keys.
 */
function openParts({ payload }: IkeMessage, agreed: Agreed): readonly Part[] | undefined {
  switch (payload.type) {
    case 'proposal':
      return [association(payload.proposals), ...natVendors(payload.vendors, 3)]
    case 'proposal-chosen':
      return [association([payload.proposal]), ...natVendors(payload.vendors, 1)]
    case 'key-exchange':
      return keyExchange(agreed, payload.senderSees)
    case 'notify':
      return isClear(payload) ? [notification(payload.reason)] : undefined
    default:
      return undefined
  }
}

/** What is refused before there are keys is said in clear. */
const isClear = ({ reason, messageId: id }: Extract<IkePayload, { type: 'notify' }>) =>
  id === undefined && reason !== 'invalid-spi'

/** Flags: whether the sender began the conversation, and whether it answers. */
const INITIATOR = 0x08
const RESPONSE = 0x20

function writeVersion2(out: Writer, message: IkeMessage, room: number): void {
  const { first, bytes } = bodyOf(message, room)
  const exchange = message.exchange === 'informational' ? INFORMATIONAL_2 : EXCHANGES[message.exchange]
  writeCookies(out, message)
  out.u8(first, VERSION_2, exchange, (message.byInitiator ? INITIATOR : 0) | (isResponse(message) ? RESPONSE : 0))
  out.u32(messageId2(message), HEADER + bytes.length).raw(bytes)
}

function isResponse({ exchange, step, payload }: IkeMessage): boolean {
  if (exchange === 'informational') return 'request' in payload && payload.request === 'ack'
  return step % 2 === 0
}

/** Both messages of an exchange have one number; the first exchange has 0, the second 1 (section 2.2). */
function messageId2({ exchange, payload }: IkeMessage): number {
  if (exchange === 'init') return 0
  if (exchange === 'auth') return 1
  if ('messageId' in payload && payload.messageId !== undefined) return payload.messageId
  return 'sequence' in payload ? payload.sequence : 2
}
