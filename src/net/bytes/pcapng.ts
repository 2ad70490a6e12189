/**
 * A capture as a file that Wireshark opens: pcapng (IETF draft "PCAP Next Generation Capture File Format"), one interface for each
 * cable, times in microseconds since power-on.
 */
import { utf8 } from './utf8'
import { Writer } from './writer'

interface CapturedBytes {
  /** Index of its cable among the names. */
  readonly cable: number
  /** Microseconds since power-on. */
  readonly at: number
  readonly bytes: Uint8Array
  /** What became of it, if it is worth a word. */
  readonly comment?: string
}

const SECTION = 0x0a0d0d0a
const INTERFACE = 1
const ENHANCED_PACKET = 6
const BYTE_ORDER = 0x1a2b3c4d
const ETHERNET = 1

/** Options: a name of a section's writer, of an interface; its resolution; a comment. */
const APPLICATION = 4
const NAME = 2
const RESOLUTION = 9
const COMMENT = 1
const MICROSECONDS = 6

export function pcapng(application: string, cables: readonly string[], frames: readonly CapturedBytes[]): Uint8Array {
  const blocks = [section(application), ...cables.map(cableBlock), ...frames.map(frameBlock)]
  const size = blocks.reduce((total, block) => total + block.length, 0)
  const file = new Uint8Array(size)
  let at = 0
  for (const block of blocks) {
    file.set(block, at)
    at += block.length
  }
  return file
}

function section(application: string): Uint8Array {
  // The section's length is not given: -1.
  const body = new Writer().u32le(BYTE_ORDER).u16le(1, 0).u32le(0xffffffff, 0xffffffff)
  return block(SECTION, body.raw(options([APPLICATION, utf8(application)])))
}

function cableBlock(name: string): Uint8Array {
  const body = new Writer().u16le(ETHERNET, 0).u32le(0)
  return block(INTERFACE, body.raw(options([NAME, utf8(name)], [RESOLUTION, Uint8Array.of(MICROSECONDS)])))
}

function frameBlock({ cable, at, bytes, comment }: CapturedBytes): Uint8Array {
  const body = new Writer().u32le(cable, Math.floor(at / 2 ** 32), at % 2 ** 32, bytes.length, bytes.length)
  padded(body.raw(bytes), bytes.length)
  return block(ENHANCED_PACKET, comment === undefined ? body : body.raw(options([COMMENT, utf8(comment)])))
}

function block(type: number, body: Writer): Uint8Array {
  const size = body.length + 12
  return new Writer().u32le(type, size).raw(body.done()).u32le(size).done()
}

function options(...list: readonly (readonly [code: number, value: ArrayLike<number>])[]): Uint8Array {
  const out = new Writer()
  for (const [code, value] of list) padded(out.u16le(code, value.length).raw(value), value.length)
  return out.u16le(0, 0).done()
}

const padded = (out: Writer, length: number) => out.zeros((4 - (length % 4)) % 4)
