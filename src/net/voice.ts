/** Voice as packets: what a codec puts into each, and what RTP, UDP and IP put around it (RFC 3550, RFC 3551). */
import type { RtpMessage } from './messages'
import { IP_HEADER, UDP_HEADER } from './packet'

export type Codec = RtpMessage['codec']

/** Bytes of an RTP header without contributing sources (RFC 3550 section 5.1). */
export const RTP_HEADER = 12

interface CodecFacts {
  readonly name: string
  /** kbit/s of its own, without any header. */
  readonly kbit: number
  /** Milliseconds that one frame of it covers; a packet holds whole frames. */
  readonly frameMs: number
  /** Milliseconds of the following speech that it hears before it can code a frame. */
  readonly lookAheadMs: number
}

/** ITU-T G.711, which codes sample by sample, and G.729 with its annexes; RFC 3551 table 4. */
export const CODECS: Readonly<Record<Codec, CodecFacts>> = {
  g729: { name: 'G.729', kbit: 8, frameMs: 10, lookAheadMs: 5 },
  g711: { name: 'G.711', kbit: 64, frameMs: 1, lookAheadMs: 0 },
}

/** Bytes of speech in a packet that covers `intervalMs` milliseconds. */
export const speechBytes = (codec: Codec, intervalMs: number): number => (CODECS[codec].kbit * intervalMs) / 8

/** IP length of one packet of a call: 60 for G.729 and 200 for G.711 at 20 ms. */
export const voiceSize = (codec: Codec, intervalMs: number): number =>
  IP_HEADER + UDP_HEADER + RTP_HEADER + speechBytes(codec, intervalMs)
