/** `service password-encryption` writes a secret as type 7, which hides it from a glance and from nobody else. */
const HIDING = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87'

/** The secret itself: two ends that hid the same one differently have the same. What is no type 7 stays as it is. */
export function readType7(text: string): string {
  if (!/^\d\d(?:[\dA-Fa-f]{2})+$/.test(text)) return text
  const start = Number(text.slice(0, 2))
  const bytes = text.slice(2).match(/../g) ?? []
  return bytes.map((byte, at) => String.fromCharCode(hidden(Number.parseInt(byte, 16), start + at))).join('')
}

/** A secret of plain letters, hidden as a router would. */
export function writeType7(secret: string): string {
  const bytes = Array.from(secret, (letter, at) => hidden(letter.charCodeAt(0), at).toString(16).padStart(2, '0'))
  return `00${bytes.join('').toUpperCase()}`
}

const hidden = (byte: number, at: number): number => byte ^ HIDING.charCodeAt(at % HIDING.length)
