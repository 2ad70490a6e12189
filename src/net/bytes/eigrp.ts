/** EIGRP as bytes (RFC 7868 section 6): a header, then type-length-values in the classic form. */
import { ANY_ADDRESS } from '../address'
import type { EigrpMessage, EigrpRoute, EigrpVector } from '../messages'
import type { EigrpPayload } from '../packet'
import { Writer } from './writer'

const OPCODES: Readonly<Record<EigrpMessage['opcode'], number>> = {
  update: 1,
  query: 3,
  reply: 4,
  hello: 5,
  ack: 5,
  'sia-query': 10,
  'sia-reply': 11,
}
const INIT = 1
const PARAMETERS = 0x0001
const AUTHENTICATION = 0x0002
const SOFTWARE = 0x0004
const STUB = 0x0006
const INTERNAL = 0x0102
const EXTERNAL = 0x0103
const DIGESTS = { md5: { type: 2, bytes: 16 }, 'sha-256': { type: 3, bytes: 32 } } as const

const HEADER = 20
const HELLO = 20
const STUB_SIZE = 6
const DIGEST = 24
const ROUTE = 25
const ORIGIN = 20

/** Bytes of a message, without IP: a prefix takes as many as its length needs. */
export function eigrpSize({ opcode, auth, stub, routes }: EigrpMessage): number {
  let size = HEADER
  if (auth) size += DIGEST + DIGESTS[auth.kind].bytes
  if (opcode === 'hello') size += HELLO + (stub ? STUB_SIZE : 0)
  for (const { external, prefix } of routes) size += ROUTE + (external ? ORIGIN : 0) + Math.ceil(prefix.length / 8)
  return size
}

export function writeEigrp(out: Writer, { message }: EigrpPayload): void {
  const start = out.length
  out.u8(2, OPCODES[message.opcode]).u16(0)
  out.u32(message.init ? INIT : 0, message.sequence, message.ack).u16(0, message.as)
  if (message.auth) writeDigest(out, message.auth)
  if (message.opcode === 'hello') writeHello(out, message)
  for (const route of message.routes) writeRoute(out, route)
  out.patch16(start + 2, out.checksum(start))
}

function writeDigest(out: Writer, { kind, key, digest }: NonNullable<EigrpMessage['auth']>): void {
  const { type, bytes } = DIGESTS[kind]
  out
    .u16(AUTHENTICATION, DIGEST + bytes, type, bytes)
    .u32(key, 0)
    .zeros(8)
    .noise(bytes, digest)
}

function writeHello(out: Writer, { k, goodbye, holdSeconds, stub }: EigrpMessage): void {
  out
    .u16(PARAMETERS, 12)
    .u8(...(goodbye ? [255, 255, 255, 255, 255] : k), 0)
    .u16(holdSeconds)
  out.u16(SOFTWARE, 8).u8(12, 2, 1, 2)
  if (stub) out.u16(STUB, 6, 0x000d)
}

function writeRoute(out: Writer, { prefix, external, metric, origin }: EigrpRoute): void {
  const body = new Writer().ip(ANY_ADDRESS)
  if (external) {
    body.u32(origin?.router ?? 0, 0, origin?.tag ?? 0, origin?.metric ?? 0).u16(0)
    body.u8(PROTOCOLS.get(origin?.protocol ?? '') ?? 0, 0)
  }
  writeVector(body, metric)
  body.u8(prefix.length)
  for (let at = 0; at < Math.ceil(prefix.length / 8); at++) body.u8(prefix.address >>> (24 - 8 * at))
  out.u16(external ? EXTERNAL : INTERNAL, 4 + body.length).raw(body.done())
}

/** Where an external route comes from (RFC 7868 section 6.5.2). */
const PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ['static', 3],
  ['rri', 3],
  ['rip', 4],
  ['ospf', 6],
  ['bgp', 9],
  ['connected', 11],
])

const UNREACHABLE = 0xffffffff

/** Delay and bandwidth are written 256 times finer than IGRP had them (section 5.6.1). */
function writeVector(out: Writer, metric: EigrpVector): void {
  out.u32(Number.isFinite(metric.delayTens) ? Math.min(UNREACHABLE, metric.delayTens * 256) : UNREACHABLE)
  const slow = metric.bandwidthKbit > 0 ? Math.floor(10_000_000 / metric.bandwidthKbit) * 256 : UNREACHABLE
  out.u32(Math.min(UNREACHABLE, slow)).u24(metric.mtu).u8(metric.hops, metric.reliability, metric.load).u16(0)
}
