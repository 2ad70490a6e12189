/** SCCP as bytes: length and version, then a message number and its fields, least significant byte first. */
import type { SkinnyMessage } from '../messages'
import type { Writer } from './writer'

const NUMBERS: Readonly<Record<SkinnyMessage['message'], number>> = {
  keepalive: 0x0000,
  register: 0x0001,
  'register-ack': 0x0081,
  'keepalive-ack': 0x0100,
}

/** Bytes behind the message number. */
const FIELDS: Readonly<Record<SkinnyMessage['message'], number>> = {
  keepalive: 0,
  register: 36,
  'register-ack': 20,
  'keepalive-ack': 0,
}

const KEEPALIVE_SECONDS = 30
const PHONE_7960 = 7

export function writeSkinny(out: Writer, { message }: SkinnyMessage): void {
  out.u32le(4 + FIELDS[message], 0, NUMBERS[message])
  if (message === 'register') out.text('SEP', 16).u32le(0, 0, 0, PHONE_7960, 0)
  if (message === 'register-ack') out.u32le(KEEPALIVE_SECONDS).text('D.M.Y', 6).zeros(2).u32le(KEEPALIVE_SECONDS, 0)
}
