/**
 * Names that lead nowhere. A thing whose first line is not read (`crypto map M 10 gdoi`) is there all the same: whoever uses
 * it is not told that it is missing, and what it decides is open.
 */
import { type NotKnownScope, notKnownAt, type Source } from '../config/index'
import { type Reader, sourceOf, unreadWords, warn } from './reader'

/** A thing that a line names. */
export interface Use {
  /** How a line begins that makes such a thing: `crypto map`. */
  readonly words: string
  readonly name: string
  /** What is open where such a line is not read; absent = that line says so itself (unread/scope.ts). */
  readonly open?: { readonly scope: NotKnownScope; readonly summary: string }
}

interface Remark {
  readonly summary: string
  readonly detail: string
  readonly remedy: string
}

/** A thing that no line makes as far as it is read: a remark on the line that names it, or what is open. */
export function remarkMissing(reader: Reader, source: Source | undefined, use: Use, remark: Remark): void {
  const begun = begunUnread(reader, use)
  if (!begun) return warn(reader, source, remark.summary, remark.detail, remark.remedy)
  const { open } = use
  if (open) reader.notKnown.push({ scope: open.scope, ...notKnownAt(reader.device, begun, open.summary) })
}

function begunUnread({ config }: Reader, { words, name }: Use): Source | undefined {
  const begins = words.split(' ')
  const line = config.statements.find((item) => {
    const written = unreadWords(item)?.split(/\s+/) ?? []
    return begins.every((word, at) => written[at]?.toLowerCase() === word) && written[begins.length] === name
  })
  return line && sourceOf(line)
}
