/** HSRP as bytes: version 1 by RFC 2281 section 5, version 2 as type-length-value, which that document does not have. */
import type { HsrpMessage } from '../messages'
import type { Writer } from './writer'

const OPCODES: Readonly<Record<HsrpMessage['opcode'], number>> = { hello: 0, coup: 1, resign: 2 }
const STATES_1: Readonly<Record<HsrpMessage['state'], number>> = {
  init: 0,
  learn: 1,
  listen: 2,
  speak: 4,
  standby: 8,
  active: 16,
}
const STATES_2: Readonly<Record<HsrpMessage['state'], number>> = {
  init: 1,
  learn: 2,
  listen: 3,
  speak: 4,
  standby: 5,
  active: 6,
}

/** Bytes of a message, without UDP: version 2 has two type-length-values, for the group's state and its password. */
export const hsrpSize = ({ version }: Pick<HsrpMessage, 'version'>): number => (version === 2 ? 52 : 20)

/** The word that stands in the field where nobody chose one (RFC 2281 section 5.1). */
const USUAL = 'cisco'
const HIDDEN = '********'

/** `inClear`: a password that somebody chose is written as it is on the wire, and not as stars. */
export function writeHsrp(out: Writer, message: HsrpMessage, inClear: boolean): void {
  const authentication = inClear || message.authentication === USUAL ? message.authentication : HIDDEN
  const shown = { ...message, authentication }
  if (message.version === 2) writeVersion2(out, shown)
  else writeVersion1(out, shown)
}

function writeVersion1(out: Writer, message: HsrpMessage): void {
  out.u8(0, OPCODES[message.opcode], STATES_1[message.state], message.helloSeconds, message.holdSeconds)
  out.u8(message.priority, message.group, 0).text(message.authentication, 8).ip(message.virtualAddress)
}

const GROUP_STATE = 1
const TEXT_AUTHENTICATION = 3

function writeVersion2(out: Writer, message: HsrpMessage): void {
  out.u8(GROUP_STATE, 40, 2, OPCODES[message.opcode], STATES_2[message.state], 4).u16(message.group).zeros(6)
  out.u32(message.priority, message.helloSeconds * 1000, message.holdSeconds * 1000)
  out.ip(message.virtualAddress).zeros(12)
  out.u8(TEXT_AUTHENTICATION, 8).text(message.authentication, 8)
}
