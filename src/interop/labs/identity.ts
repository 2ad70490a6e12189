/** Ids that tools want of everything: the same for the same design, so that a file written twice is the same file. */

/** As a UUID of version 8, made of four FNV-1a hashes. */
export function uuidOf(text: string): string {
  const hex = [0, 1, 2, 3].map((salt) => hash(`${salt}${text}`).toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 (RFC 4648) of a text in UTF-8; the core knows no `btoa`. */
export function base64Of(text: string): string {
  const bytes = utf8Of(text)
  let out = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63] ?? '')
    out += digits
      .map((digit, index) => ((index === 2 && b === undefined) || (index === 3 && c === undefined) ? '=' : digit))
      .join('')
  }
  return out
}

function utf8Of(text: string): readonly number[] {
  return [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0
    const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f)
    if (code < 0x80) return [code]
    if (code < 0x800) return [0xc0 | (code >> 6), tail(0)]
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)]
    return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)]
  })
}
