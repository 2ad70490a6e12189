/** The configuration in CodeMirror: coloured, the lit line marked and in view, open to typing. Loaded when first shown. */
import { setDiagnostics } from '@codemirror/lint'
import { EditorState, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Diagnostic } from '../../engine/messages'
import { maskedDeep } from '../../secrets/index'
import { type EditorEvents, extensions, fromOutside, light, marksOf } from './extensions'
import './editor.css'
import { useView } from '../components/useStore'
import { english } from '../words/language'
import { secretsAs, secretsPart } from './hidden-secrets'
import { judge } from './verdicts'

interface EditorProps extends Omit<EditorEvents, 'onRemove'> {
  /** Absent = lines are taken away by typing alone. */
  readonly onRemove: ((line: number) => void) | undefined
  readonly text: string
  readonly label: string
  /** The 1-based line to light. A new object lights, and shows, the same line again. */
  readonly lit: { readonly line: number; readonly focus?: boolean } | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** A letter a line; empty while a text is typed. */
  readonly verdicts: string
}

/** Lights that have got the focus: once, not whenever the panel is shown again. */
const given = new WeakSet<object>()

export function Editor(props: EditorProps) {
  const { text, label, lit, diagnostics, verdicts } = props
  const showSecrets = useView((state) => state.showSecrets)
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const told = useEffectEvent((line: number) => props.onLine(line))
  const typed = useEffectEvent((now: string) => props.onText(now))
  const remove = useEffectEvent((line: number) => props.onRemove?.(line))
  const apply = useEffectEvent(() => props.onApply())
  const undo = useEffectEvent(() => props.onUndo())
  const redo = useEffectEvent(() => props.onRedo())
  useEffect(() => {
    if (!host.current) return
    const events = { onLine: told, onText: typed, onRemove: remove, onApply: apply, onUndo: undo, onRedo: redo }
    const state = EditorState.create({
      doc: '',
      extensions: [...extensions(label, events), secretsPart.of(secretsAs(false))],
    })
    view.current = new EditorView({ parent: host.current, state })
    return () => view.current?.destroy()
  }, [label])
  useEffect(() => {
    const editor = view.current
    if (!editor) return
    replaceDifference(editor, text)
    editor.dispatch(
      setDiagnostics(editor.state, marksOf(editor.state.doc, showSecrets ? diagnostics : maskedDeep(diagnostics))),
    )
    editor.dispatch({ effects: judge.of(verdicts) })
  }, [text, diagnostics, verdicts, showSecrets])
  useEffect(() => {
    view.current?.dispatch({ effects: secretsPart.reconfigure(secretsAs(showSecrets)) })
  }, [showSecrets])
  useEffect(() => {
    if (!view.current) return
    show(view.current, lit?.line ?? 0)
    if (!lit?.focus || given.has(lit)) return
    given.add(lit)
    view.current.focus()
  }, [lit])
  return <div ref={host} className="config-editor" lang={english()} />
}

/** Puts a new text in place of the old one where they differ, so that cursor, light and scroll stay where they are. */
function replaceDifference(editor: EditorView, text: string): void {
  const before = editor.state.doc.toString()
  if (before === text) return
  const shortest = Math.min(before.length, text.length)
  let start = 0
  while (start < shortest && before[start] === text[start]) start++
  let end = 0
  while (end < shortest - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end++
  editor.dispatch({
    changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) },
    annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
  })
}

/** Lights a line, brings it into view and puts the cursor on it. */
function show(editor: EditorView, line: number): void {
  const { doc } = editor.state
  if (line < 1 || line > doc.lines) return editor.dispatch({ effects: light.of(0) })
  const { from } = doc.line(line)
  const scroll = EditorView.scrollIntoView(from, { y: 'center' })
  editor.dispatch({ selection: { anchor: from }, effects: [light.of(line), scroll] })
}
