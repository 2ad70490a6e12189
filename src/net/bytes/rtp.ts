/** RTP as bytes (RFC 3550 section 5.1), with speech that says nothing. */
import { type Codec, RTP_HEADER, speechBytes } from '../voice'
import type { Writer } from './writer'

/** Payload types of RFC 3551 table 4. */
const TYPES: Readonly<Record<Codec, number>> = { g711: 0, g729: 18 }
const SAMPLES_A_MILLISECOND = 8
const SOURCE = 0x48454144

/** `codec` absent = the one whose 20 ms of speech fill the packet, else none is named. */
export function writeRtp(out: Writer, sequence: number, codec: Codec | undefined, size: number): void {
  const speech = size - RTP_HEADER
  const named = codec ?? (speech === speechBytes('g711', 20) ? 'g711' : 'g729')
  if (speech < 0) return
  out.u8(0x80, TYPES[named]).u16(sequence)
  out.u32((sequence * 20 * SAMPLES_A_MILLISECOND) >>> 0, SOURCE).noise(speech, sequence)
}
