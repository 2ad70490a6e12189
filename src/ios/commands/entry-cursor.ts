/** The words of an access list's entry, taken one at a time. */
import { wordsOf } from '../syntax/pattern'

export interface Cursor {
  readonly words: readonly string[]
  at: number
}

export const next = (cursor: Cursor): string => cursor.words[cursor.at++]?.toLowerCase() ?? ''
export const peek = (cursor: Cursor): string | undefined => cursor.words[cursor.at]?.toLowerCase()
/** A name keeps its capitals. */
export const nextName = (cursor: Cursor): string => cursor.words[cursor.at++] ?? ''

export const cursorOf = (text: string): Cursor => ({ words: wordsOf(text).map((word) => word.text), at: 0 })

export function takeWord(cursor: Cursor, word: string): boolean {
  const found = peek(cursor) === word
  if (found) cursor.at += 1
  return found
}

/** The next word as a whole number; nothing where it is none. */
export function nextNumber(cursor: Cursor): number | undefined {
  const word = next(cursor)
  return /^\d+$/.test(word) ? Number(word) : undefined
}
