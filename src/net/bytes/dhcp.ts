/** DHCP as bytes: a BOOTP message with options (RFC 951, RFC 2131 section 2, RFC 2132). */
import { ANY_ADDRESS, type Ip } from '../address'
import type { DhcpMessage } from '../messages'
import type { Writer } from './writer'

const TYPES: Readonly<Record<DhcpMessage['type'], number>> = {
  discover: 1,
  offer: 2,
  request: 3,
  ack: 5,
  nak: 6,
  release: 7,
}
const MAGIC = 0x63825363
const MASK = 1
const ROUTER = 3
const ADDRESS = 50
const LEASE = 51
const TYPE = 53
const SERVER = 54
const END = 255

export function writeDhcp(out: Writer, message: DhcpMessage): void {
  const answers = message.type === 'offer' || message.type === 'ack' || message.type === 'nak'
  out
    .u8(answers ? 2 : 1, 1, 6, 0)
    .u32(message.transaction)
    .u16(0, 0)
  out.ip(ANY_ADDRESS, answers ? message.offered : ANY_ADDRESS, ANY_ADDRESS, ANY_ADDRESS)
  out.mac(message.client).zeros(10 + 64 + 128)
  out.u32(MAGIC).u8(TYPE, 1, TYPES[message.type])
  if (message.server !== ANY_ADDRESS) writeAddress(out, SERVER, message.server)
  if (message.type === 'request') writeAddress(out, ADDRESS, message.offered)
  if (answers && message.type !== 'nak') {
    out.u8(LEASE, 4).u32(message.leaseSeconds)
    out.u8(MASK, 4).u32(message.maskLength === 0 ? 0 : (0xffffffff << (32 - message.maskLength)) >>> 0)
    if (message.router !== undefined) writeAddress(out, ROUTER, message.router)
  }
  out.u8(END)
}

const writeAddress = (out: Writer, option: number, address: Ip) => out.u8(option, 4).ip(address)
