/** Text as UTF-8 (RFC 3629): the core has no encoder of a browser's or of Node's. */
export function utf8(text: string): readonly number[] {
  return [...text].flatMap((character) => {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) return [point]
    if (point < 0x800) return [0xc0 | (point >> 6), tail(point)]
    if (point < 0x10000) return [0xe0 | (point >> 12), tail(point >> 6), tail(point)]
    return [0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point)]
  })
}

const tail = (bits: number) => 0x80 | (bits & 0x3f)
