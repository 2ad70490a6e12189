/** "What do I type to get from one text to the other?" and "Which texts does another design have?" */
import { textChange } from '../../interop/index'
import { buildScene } from '../build'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: two texts are compared at once
export const answerTextChange: Handler<'text-change'> = function* (_loaded, { language, from, to }) {
  return { kind: 'text-change', change: textChange(language, from, to) }
}

// biome-ignore lint/correctness/useYield: a design is compiled at once
export const answerTexts: Handler<'texts'> = function* (_loaded, { design }) {
  return { kind: 'texts', texts: buildScene(design).texts }
}
