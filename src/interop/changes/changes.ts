/** Two texts of one language: the lines to type from one to the other and back, and what differs between twins. */
import { asaChangeScript, parseAsa } from '../../asa/index'
import { type ChangeScript, changeScript, parseIos } from '../../ios/index'
import { type Difference, differencesOf } from './differences'

export interface TextChange {
  /** To be typed after `configure terminal`. */
  readonly lines: readonly string[]
  readonly rollback: readonly string[]
  /** Lines, and lines of the rollback, that may cut the connection one types over, or drop tunnels. */
  readonly marks: { readonly lines: ChangeScript['marks']; readonly rollback: ChangeScript['marks'] }
  /** Differences that no line brings about. */
  readonly rest: readonly string[]
  /** Of routers only. */
  readonly differences: readonly Difference[]
}

export function textChange(language: 'ios' | 'asa', from: string, to: string): TextChange {
  if (language === 'asa') {
    const [a, b] = [parseAsa(from).config, parseAsa(to).config]
    return both(asaChangeScript(a, b), asaChangeScript(b, a), [])
  }
  const [a, b] = [parseIos(from).config, parseIos(to).config]
  return both(changeScript(a, b), changeScript(b, a), differencesOf(a, b))
}

const both = (there: ChangeScript, back: ChangeScript, differences: readonly Difference[]): TextChange => ({
  lines: there.lines,
  rollback: back.lines,
  marks: { lines: there.marks, rollback: back.marks },
  rest: there.rest,
  differences,
})
