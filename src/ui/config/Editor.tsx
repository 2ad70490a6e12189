/** The configuration in CodeMirror: read-only, coloured as IOS, the lit line marked and in view. Loaded when first shown. */
import { defaultKeymap } from '@codemirror/commands'
import { search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  lineNumbers,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { highlightTokens } from '../../ios/index'
import './editor.css'

interface EditorProps {
  readonly text: string
  readonly label: string
  /** 1-based line to light; 0 = none. */
  readonly lit: number
  readonly onLine: (line: number) => void
}

const light = StateEffect.define<number>()

const litLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(light)) continue
      const { doc } = transaction.state
      if (effect.value < 1 || effect.value > doc.lines) return Decoration.none
      return Decoration.set([Decoration.line({ class: 'cm-lit' }).range(doc.line(effect.value).from)])
    }
    return value.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Colours only what is on the screen. */
const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = colour(view)
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = colour(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function colour(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      for (const token of highlightTokens(line.text))
        builder.add(line.from + token.from, line.from + token.to, Decoration.mark({ class: `tok-${token.kind}` }))
      at = line.to + 1
    }
  }
  return builder.finish()
}

function extensions(label: string, onLine: (line: number) => void): readonly Extension[] {
  return [
    lineNumbers(),
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    search({ top: true }),
    keymap.of([...searchKeymap, ...defaultKeymap]),
    litLine,
    colours,
    EditorView.updateListener.of((update) => {
      if (update.selectionSet) onLine(update.state.doc.lineAt(update.state.selection.main.head).number)
    }),
  ]
}

export function Editor({ text, label, lit, onLine }: EditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const told = useRef(onLine)
  told.current = onLine
  useEffect(() => {
    if (!host.current) return
    const created = new EditorView({
      parent: host.current,
      state: EditorState.create({ doc: '', extensions: [...extensions(label, (line) => told.current(line))] }),
    })
    view.current = created
    return () => created.destroy()
  }, [label])
  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [text])
  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const inside = lit >= 1 && lit <= editor.state.doc.lines
    const effects: StateEffect<unknown>[] = [light.of(lit)]
    if (inside) effects.push(EditorView.scrollIntoView(editor.state.doc.line(lit).from, { y: 'center' }))
    editor.dispatch({ effects })
  }, [lit])
  return <div ref={host} className="config-editor" />
}
