/** A key by chance, as long as IOS takes everywhere: 20 signs of letters and digits, some 119 bits. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 20
/** Bytes from here on would make the first signs likelier. */
const FAIR = 256 - (256 % SIGNS.length)

export function newKey(): string {
  let key = ''
  while (key.length < LENGTH)
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH)))
      if (byte < FAIR && key.length < LENGTH) key += SIGNS[byte % SIGNS.length]
  return key
}
