/**
 * A design inside a picture, as the fragment of its link: in an SVG as metadata, in a PNG as an international text chunk
 * (PNG specification, third edition, section 11.3.3.4). Other programs ignore both; dropped onto the page the picture opens.
 */

const KEYWORD = 'headend-design'

/** In an SVG, to be put behind its first tag. Links consist of letters that XML needs not escape. */
export const metadataOf = (link: string): string => `<metadata id="${KEYWORD}">${link}</metadata>`

export function linkInSvg(text: string): string | undefined {
  return /<metadata id="headend-design">\s*(share=[\w.-]+)\s*<\/metadata>/.exec(text)?.[1]
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Length, type, checksum. */
const AROUND = 12

/** The picture with the link in it, behind its header chunk. */
export function withLink(png: Uint8Array<ArrayBuffer>, link: string): Uint8Array<ArrayBuffer> {
  const [header] = chunksOf(png)
  if (!header) return png
  const place = header.end
  const chunk = chunkOf('iTXt', new TextEncoder().encode(`${KEYWORD}\0\0\0\0\0${link}`))
  const made = new Uint8Array(png.length + chunk.length)
  made.set(png.subarray(0, place))
  made.set(chunk, place)
  made.set(png.subarray(place), place + chunk.length)
  return made
}

/** No bytes make it throw. */
export function linkInPng(png: Uint8Array): string | undefined {
  for (const { type, from, end } of chunksOf(png)) {
    if (type !== 'iTXt') continue
    const text = new TextDecoder().decode(png.subarray(from, end - 4))
    const [, link] = /^headend-design\0\0\0[^\0]*\0[^\0]*\0(share=[\w.-]+)$/.exec(text) ?? []
    if (link !== undefined) return link
  }
  return undefined
}

interface Chunk {
  readonly type: string
  /** Where its data begin, and where it ends. */
  readonly from: number
  readonly end: number
}

function chunksOf(png: Uint8Array): readonly Chunk[] {
  if (SIGNATURE.some((byte, at) => png[at] !== byte)) return []
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const found: Chunk[] = []
  for (let at = SIGNATURE.length; at + AROUND <= png.length; ) {
    const end = at + AROUND + view.getUint32(at)
    if (end > png.length) return found
    found.push({ type: String.fromCharCode(...png.subarray(at + 4, at + 8)), from: at + 8, end })
    at = end
  }
  return found
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + AROUND)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  for (let at = 0; at < 4; at++) chunk[4 + at] = type.charCodeAt(at)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}

/** The checksum of ISO 3309, as PNG's annex D computes it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
