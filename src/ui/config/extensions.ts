/**
 * What the editor is made of: colours by the language's own tokens, the lit line, remarks as underlines and gutter
 * marks, search, and keys. What is typed is told to its owner; it becomes the device's when it is applied.
 */
import { defaultKeymap, history, redo, undo } from '@codemirror/commands'
import { lintGutter, lintKeymap, type Diagnostic as Mark } from '@codemirror/lint'
import { search, searchKeymap } from '@codemirror/search'
import {
  Annotation,
  type EditorState,
  type Extension,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Text,
} from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { Diagnostic } from '../../engine/messages'
import { highlightTokens } from '../../ios/index'
import { verdictMargin } from './verdicts'

/** What the editor tells its owner. */
export interface EditorEvents {
  /** The cursor came to a 1-based line. */
  readonly onLine: (line: number) => void
  /** The text was changed by its reader. */
  readonly onText: (text: string) => void
  /** Alt+Delete on a 1-based line. */
  readonly onRemove: (line: number) => void
  /** Ctrl+Enter. */
  readonly onApply: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** Marks a change that the document made, not the reader. */
export const fromOutside = Annotation.define<boolean>()

/** Lights a 1-based line; 0 puts the light out. */
export const light = StateEffect.define<number>()

const litLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    let value = before.map(transaction.changes)
    for (const effect of transaction.effects) if (effect.is(light)) value = lit(transaction.state.doc, effect.value)
    return value
  },
  provide: (field) => EditorView.decorations.from(field),
})

function lit(doc: Text, line: number): DecorationSet {
  if (line < 1 || line > doc.lines) return Decoration.none
  return Decoration.set([Decoration.line({ class: 'cm-lit' }).range(doc.line(line).from)])
}

/** Colours only what is on the screen. */
export const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = coloured(view)
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = coloured(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function coloured(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      for (const token of highlightTokens(line.text)) {
        builder.add(line.from + token.from, line.from + token.to, Decoration.mark({ class: `tok-${token.kind}` }))
      }
      at = line.to + 1
    }
  }
  return builder.finish()
}

/** Remarks as the editor's marks; those about the whole device, or about a line that is not there, have no place. */
export function marksOf(doc: Text, diagnostics: readonly Diagnostic[]): readonly Mark[] {
  return diagnostics
    .filter((item) => item.line >= 1 && item.line <= doc.lines)
    .map((item) => {
      const line = doc.line(item.line)
      const indent = line.text.length - line.text.trimStart().length
      const message = [item.summary, item.detail, item.remedy].filter((part) => part !== '').join('\n')
      return { from: line.from + indent, to: line.to, severity: item.severity, message }
    })
}

const lineOfCursor = (state: EditorState) => state.doc.lineAt(state.selection.main.head).number

export function extensions(label: string, events: EditorEvents): readonly Extension[] {
  const tell = (what: () => void) => () => {
    what()
    return true
  }
  return [
    lineNumbers(),
    lintGutter(),
    verdictMargin,
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'off', tabindex: '0' }),
    search({ top: true }),
    keymap.of([
      { key: 'Alt-Delete', run: (view) => tell(() => events.onRemove(lineOfCursor(view.state)))() },
      { key: 'Mod-Enter', run: tell(events.onApply) },
      // First what was typed here, then what was done to the design.
      { key: 'Mod-z', run: (view) => undo(view) || tell(events.onUndo)() },
      { key: 'Mod-Shift-z', run: (view) => redo(view) || tell(events.onRedo)() },
      { key: 'Mod-y', run: (view) => redo(view) || tell(events.onRedo)() },
      ...searchKeymap,
      ...lintKeymap,
      ...defaultKeymap,
    ]),
    litLine,
    colours,
    EditorView.updateListener.of((update) => {
      const line = lineOfCursor(update.state)
      if (update.selectionSet || line !== lineOfCursor(update.startState)) events.onLine(line)
      const own = update.transactions.some((item) => item.docChanged && !item.annotation(fromOutside))
      if (own) events.onText(update.state.doc.toString())
    }),
  ]
}
