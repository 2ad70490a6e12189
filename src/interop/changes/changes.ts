/** Two texts of one language: the lines to type from one to the other and back, and what differs between twins. */
import { asaChangeScript, parseAsa } from '../../asa/index'
import { changeScript, parseIos } from '../../ios/index'
import { type Difference, differencesOf } from './differences'

export interface TextChange {
  /** To be typed after `configure terminal`. */
  readonly lines: readonly string[]
  readonly rollback: readonly string[]
  /** Differences that no line brings about. */
  readonly rest: readonly string[]
  /** Of routers only. */
  readonly differences: readonly Difference[]
}

export function textChange(language: 'ios' | 'asa', from: string, to: string): TextChange {
  if (language === 'asa') {
    const [a, b] = [parseAsa(from).config, parseAsa(to).config]
    return { lines: asaChangeScript(a, b), rollback: asaChangeScript(b, a), rest: [], differences: [] }
  }
  const [a, b] = [parseIos(from).config, parseIos(to).config]
  const script = changeScript(a, b)
  return {
    lines: script.lines,
    rollback: changeScript(b, a).lines,
    rest: script.rest,
    differences: differencesOf(a, b),
  }
}
