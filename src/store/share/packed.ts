/**
 * A text small enough for a link: compressed (zlib, which carries a checksum) and written in the letters that stand in any
 * address (RFC 4648 section 5). Reading stops at a bound: a few bytes can claim to be gigabytes.
 */

/** Characters that a text may have once it is unpacked; the largest design that is drawn by hand has a hundredth. */
export const MOST_UNPACKED = 20_000_000

export async function packed(text: string): Promise<string> {
  const bytes = await collected(through(new TextEncoder().encode(text), new CompressionStream('deflate')), Infinity)
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Throws when it is no packed text, is cut short or altered, or is larger than the bound. */
export async function unpacked(letters: string): Promise<string> {
  const plain = atob(letters.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
  const text = await collected(through(bytes, new DecompressionStream('deflate')), MOST_UNPACKED)
  return new TextDecoder('utf-8', { fatal: true }).decode(text)
}

type Stream = ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>

/** In small steps, so that the bound is seen before much is unpacked. */
const STEP = 1024

function through(bytes: Uint8Array<ArrayBuffer>, stream: Stream): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  const source = new ReadableStream<BufferSource>({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + STEP))
      at += STEP
    },
  })
  return source.pipeThrough(stream)
}

async function collected(stream: ReadableStream<Uint8Array<ArrayBuffer>>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    parts.push(next.value)
    if (size <= most) continue
    await reader.cancel().catch(() => undefined)
    throw new RangeError(`it unpacks to more than ${most / 1e6} MB`)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
