/** The margin of the configuration: each line's verdict as a shape and a word, so that it is not told by colour alone. */
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { GutterMarker, gutter } from '@codemirror/view'
import { said } from '../words/language'

/** By the letters that the engine marks lines with. */
const VERDICTS: ReadonlyMap<string, { readonly shape: string; readonly word: string; readonly says: string }> = new Map(
  [
    ['s', { shape: '●', word: 'sim', says: 'simulated' }],
    ['n', { shape: '○', word: 'none', says: 'no effect on paths and times' }],
    ['c', { shape: '▲', word: 'not sim', says: 'has consequences that are not simulated' }],
    ['u', { shape: '?', word: 'unknown', says: 'not known' }],
  ],
)

/** A letter for each line; a text that is being typed has none. */
export const judge = StateEffect.define<string>()

const letters = StateField.define<string>({
  create: () => '',
  update(before, transaction) {
    const told = transaction.effects.find((effect) => effect.is(judge))
    return told ? (told.value as string) : transaction.docChanged ? '' : before
  },
})

class Mark extends GutterMarker {
  readonly letter: string
  constructor(letter: string) {
    super()
    this.letter = letter
  }
  override eq(other: Mark): boolean {
    return other.letter === this.letter
  }
  override toDOM(): Node {
    const mark = document.createElement('span')
    const { shape, word, says } = VERDICTS.get(this.letter) ?? { shape: '', word: '', says: '' }
    mark.className = `verdict ${word.replace(' ', '-')}`
    mark.textContent = `${shape} ${said(word)}`
    mark.title = said(says)
    return mark
  }
}

const MARKS = new Map([...VERDICTS.keys()].map((letter) => [letter, new Mark(letter)]))

export const verdictMargin: Extension = [
  letters,
  gutter({
    class: 'cm-verdicts',
    lineMarker: (view, block) =>
      MARKS.get(view.state.field(letters)[view.state.doc.lineAt(block.from).number - 1] ?? '') ?? null,
    lineMarkerChange: (update) => update.startState.field(letters) !== update.state.field(letters),
  }),
]
