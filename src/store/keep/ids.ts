/** Ids of documents: sixteen random hexadecimal digits. They stand in the page's address and in the names of locks. */
const DIGITS = 16

export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(DIGITS / 2))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const isId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text)
