/**
 * A value that leaves the page without its secrets and still behaves as it did: every secret becomes a word that says
 * nothing, the same word wherever the same secret stood, so that two ends which agree still do, and no others.
 */
import { readType7, writeType7 } from '../ios/index'
import { replacedDeep } from './mask'

/** Characters that the shortest of fields takes: those of an HSRP password and of an OSPF key. */
const ROOM = 8
const WORD = 'secret'

export function withStandIns<T>(value: T): T {
  const words = new Map<string, string>()
  const wordFor = (secret: string): string => {
    const known = words.get(secret)
    if (known !== undefined) return known
    const number = String(words.size + 1)
    const word = `${WORD.slice(0, Math.max(1, ROOM - number.length - 1))}-${number}`
    words.set(secret, word)
    return word
  }
  return replacedDeep(value, (secret) => {
    const plain = readType7(secret)
    return plain === secret ? wordFor(secret) : writeType7(wordFor(plain))
  })
}
