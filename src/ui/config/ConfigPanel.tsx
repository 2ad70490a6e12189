/** A device's configuration as it is simulated and exported, and the changes made to it by hand. */
import { lazy, Suspense, useState } from 'react'
import { NO_PATCH, type Patch } from '../../design/index'
import { edit, notify, viewStore } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useDesign, useRun, useView } from '../components/useStore'
import { copyText, downloadText } from '../export/download'
import { sectionAt } from './section'

const Editor = lazy(() => import('./Editor').then((module) => ({ default: module.Editor })))

export function ConfigPanel({ device }: { readonly device: string }) {
  const found = useRun((state) => state.texts.find((item) => item.device === device))
  const lit = useView((state) => (state.line?.device === device ? state.line.line : 0))
  const patch = useDesign((state) => state.design.devices.find((item) => item.name === device)?.patch ?? NO_PATCH)
  const [line, setLine] = useState(0)
  const [large, setLarge] = useState(false)
  const text = found?.text ?? ''
  if (text === '')
    return <p className="muted">{device} has no configuration text: it is simulated from its settings.</p>
  const editor = <Editor text={text} label={`Configuration of ${device}`} lit={lit} onLine={setLine} />
  const current = line || viewStore.getState().line?.line || 0
  return (
    <div className="config">
      <div className="tools">
        <button type="button" className="button" onClick={() => void copyText(text)}>
          Copy
        </button>
        <button type="button" className="button" onClick={() => downloadText(found?.fileName ?? `${device}.cfg`, text)}>
          Download
        </button>
        <button type="button" className="button" onClick={() => setLarge(true)}>
          Larger
        </button>
      </div>
      <Suspense fallback={<pre className="mono">{text}</pre>}>{editor}</Suspense>
      <LineTools device={device} text={text} line={current} patch={patch} />
      <ByHand device={device} patch={patch} />
      {large && (
        <Dialog title={`Configuration of ${device}`} onClose={() => setLarge(false)}>
          <div className="config" style={{ width: 'min(860px, 88vw)', height: '70vh' }}>
            <Suspense fallback={null}>{editor}</Suspense>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function put(device: string, patch: Patch): void {
  const problem = edit({ kind: 'set-patch', name: device, patch })
  if (problem !== undefined) notify(problem, 'error')
}

interface LineToolsProps {
  readonly device: string
  readonly text: string
  readonly line: number
  readonly patch: Patch
}

/** What may be done with the line the cursor is on: take it away, or write another after it. */
function LineTools({ device, text, line, patch }: LineToolsProps) {
  const [added, setAdded] = useState('')
  const placed = sectionAt(text, line)
  if (!placed) return <p className="muted">Click a line to take it away, or to write another after it.</p>
  const remove = () => {
    const inserted = patch.insert.some(
      (item) => item.text === placed.text && item.section.join('\n') === placed.section.join('\n'),
    )
    if (inserted)
      put(device, {
        ...patch,
        insert: patch.insert.filter(
          (item) => item.text !== placed.text || item.section.join('\n') !== placed.section.join('\n'),
        ),
      })
    else put(device, { ...patch, delete: [...patch.delete, placed] })
    notify(`Taken away on ${device}: ${placed.text}. The network converges without it.`)
  }
  const insert = () => {
    if (added.trim() === '') return
    put(device, {
      ...patch,
      insert: [...patch.insert, { section: placed.section, text: added.trim(), after: placed.text }],
    })
    setAdded('')
  }
  return (
    <div>
      <div className="row">
        <code className="mono grow">
          {line}: {placed.text}
        </code>
        <button type="button" className="button" onClick={remove}>
          Remove this line
        </button>
      </div>
      <div className="row">
        <input
          className="input mono grow"
          aria-label="Line to insert after this one"
          placeholder="Line to insert after it"
          value={added}
          onChange={(event) => setAdded(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && insert()}
        />
        <button type="button" className="button" disabled={added.trim() === ''} onClick={insert}>
          Insert
        </button>
      </div>
    </div>
  )
}

/** The list of changes by hand, each of which can be taken back. */
function ByHand({ device, patch }: { readonly device: string; readonly patch: Patch }) {
  const count = patch.delete.length + patch.insert.length
  if (count === 0) return null
  return (
    <section className="by-hand">
      <h3>Changed by hand ({count})</h3>
      <ul>
        {patch.delete.map((item) => (
          <li key={`- ${item.section.join(' ')} ${item.text}`}>
            <code className="gone">{item.text}</code>
            <button
              type="button"
              className="button"
              onClick={() => put(device, { ...patch, delete: patch.delete.filter((other) => other !== item) })}
            >
              Restore
            </button>
          </li>
        ))}
        {patch.insert.map((item) => (
          <li key={`+ ${item.section.join(' ')} ${item.text}`}>
            <code>+ {item.text}</code>
            <button
              type="button"
              className="button"
              onClick={() => put(device, { ...patch, insert: patch.insert.filter((other) => other !== item) })}
            >
              Take back
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
