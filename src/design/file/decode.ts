/**
 * Bytes of a file → its text. A byte order mark decides; without one, zero bytes at every other place mean UTF-16, what is
 * whole UTF-8 is that, and anything else is Windows-1252, which every byte fits. So no character is ever replaced.
 */
export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252'

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  /** True when nothing in the file says so: another encoding of eight bits would fit as well. */
  readonly guessed: boolean
}

export function decodeText(bytes: Uint8Array): Decoded {
  const sure = (encoding: Encoding, text: string): Decoded => ({ text, encoding, guessed: false })
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    const text = fromUtf8(bytes.subarray(3))
    if (text !== undefined) return sure('UTF-8', text)
  }
  if (startsWith(bytes, [0xff, 0xfe])) return sure('UTF-16 LE', fromUtf16(bytes.subarray(2), 0))
  if (startsWith(bytes, [0xfe, 0xff])) return sure('UTF-16 BE', fromUtf16(bytes.subarray(2), 1))
  const wide = wideOrder(bytes)
  if (wide !== undefined) return sure(wide === 0 ? 'UTF-16 LE' : 'UTF-16 BE', fromUtf16(bytes, wide))
  const text = fromUtf8(bytes)
  return text === undefined
    ? { text: fromWindows(bytes), encoding: 'Windows-1252', guessed: true }
    : sure('UTF-8', text)
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((value, at) => bytes[at] === value)

/** Bytes looked at for the order of UTF-16: a configuration's first lines are of plain letters. */
const LOOKED_AT = 4096

/** Which of two bytes is the low one: 0 or 1; nothing when the text is of single bytes. */
function wideOrder(bytes: Uint8Array): 0 | 1 | undefined {
  const length = Math.min(bytes.length, LOOKED_AT) & ~1
  if (length < 4 || bytes.length % 2 === 1) return undefined
  const zeros: [number, number] = [0, 0]
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1 ? 1 : 0]++
  const half = length / 2
  if (zeros[1] > half * 0.7 && zeros[0] < half * 0.1) return 0
  return zeros[0] > half * 0.7 && zeros[1] < half * 0.1 ? 1 : undefined
}

/** Code units → text, in pieces that a call can take. */
function written(units: Uint16Array): string {
  const PIECE = 8192
  const parts: string[] = []
  for (let at = 0; at < units.length; at += PIECE)
    parts.push(Reflect.apply(String.fromCharCode, undefined, units.subarray(at, at + PIECE)))
  return parts.join('')
}

function fromUtf16(bytes: Uint8Array, low: 0 | 1): string {
  const units = new Uint16Array(bytes.length >> 1)
  for (let at = 0; at < units.length; at++)
    units[at] = (bytes[2 * at + low] ?? 0) | ((bytes[2 * at + 1 - low] ?? 0) << 8)
  return written(units)
}

/** Continuation bytes after a first byte, and the least value that needs so many (RFC 3629). */
const SHAPES = [
  { mask: 0xe0, lead: 0xc0, more: 1, least: 0x80 },
  { mask: 0xf0, lead: 0xe0, more: 2, least: 0x800 },
  { mask: 0xf8, lead: 0xf0, more: 3, least: 0x10000 },
] as const

/** Nothing when some byte is not UTF-8. */
function fromUtf8(bytes: Uint8Array): string | undefined {
  const units = new Uint16Array(bytes.length)
  let count = 0
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0
    if (first < 0x80) {
      units[count++] = first
      at++
      continue
    }
    const shape = SHAPES.find(({ mask, lead }) => (first & mask) === lead)
    if (!shape) return undefined
    let value = first & ~shape.mask
    for (let step = 1; step <= shape.more; step++) {
      const next = bytes[at + step]
      if (next === undefined || (next & 0xc0) !== 0x80) return undefined
      value = (value << 6) | (next & 0x3f)
    }
    if (value < shape.least || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return undefined
    if (value < 0x10000) units[count++] = value
    else {
      units[count++] = 0xd800 + ((value - 0x10000) >> 10)
      units[count++] = 0xdc00 + ((value - 0x10000) & 0x3ff)
    }
    at += shape.more + 1
  }
  return written(units.subarray(0, count))
}

/** What Windows-1252 has at 0x80 to 0x9f, where Latin-1 has control characters; five places it leaves as they are. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function fromWindows(bytes: Uint8Array): string {
  return written(
    Uint16Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? WINDOWS.charCodeAt(byte - 0x80) : byte)),
  )
}
