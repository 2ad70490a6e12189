/** Two texts beside each other, what differs marked in both; long equal stretches are folded. */
import { MergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { colours } from '../config/extensions'
import '../config/editor.css'
import { useView } from '../components/useStore'
import { secretsAs } from '../config/hidden-secrets'
import type { Side } from './against'

function extensions(label: string, showSecrets: boolean): Extension {
  return [
    lineNumbers(),
    colours,
    EditorState.readOnly.of(true),
    secretsAs(showSecrets),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', inputmode: 'none', tabindex: '0' }),
  ]
}

export function SideBySide({ left, right }: { readonly left: Side; readonly right: Side }) {
  const showSecrets = useView((state) => state.showSecrets)
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const view = new MergeView({
      a: { doc: left.text, extensions: extensions(left.title, showSecrets) },
      b: { doc: right.text, extensions: extensions(right.title, showSecrets) },
      parent: host.current,
      collapseUnchanged: { margin: 3, minSize: 6 },
      gutter: true,
    })
    return () => view.destroy()
  }, [left, right, showSecrets])
  return (
    <div className="side-by-side">
      <div className="titles">
        <h3>{left.title}</h3>
        <h3>{right.title}</h3>
      </div>
      <div ref={host} className="config-editor merge" />
    </div>
  )
}
