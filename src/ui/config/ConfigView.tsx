/** The text itself with what may be done to it: the editor, the line the cursor is on, remarks, changes by hand. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { NO_PATCH, type Patch } from '../../design/index'
import type { DeviceText } from '../../engine/messages'
import { edit, notify, redoEdit, setView, undoEdit } from '../../store/index'
import { useDesign, useRun, useView } from '../components/useStore'
import { ByHand } from './ByHand'
import { LineTools } from './LineTools'
import { withLine, withoutLine } from './patches'
import { Remarks } from './Remarks'
import { remarksOn } from './remarks-on'
import { lineBefore, sectionAt } from './section'

const Editor = lazy(() => import('./Editor').then((module) => ({ default: module.Editor })))

export function ConfigView({ source }: { readonly source: DeviceText }) {
  const { device, text } = source
  const lit = useView((state) => (state.line?.device === device ? state.line : undefined))
  const [line, setLine] = useState(lit?.line ?? 0)
  const patch = useDesign((state) => state.design.devices.find((item) => item.name === device)?.patch ?? NO_PATCH)
  const all = useRun((state) => state.diagnostics)
  const findings = useRun((state) => state.findings)
  const diagnostics = useMemo(() => remarksOn(source, all, findings), [source, all, findings])
  const remove = (at: number) => removeLine(source, patch, at)
  return (
    <>
      <Suspense fallback={<pre className="config-editor waiting mono">{text}</pre>}>
        <Editor
          text={text}
          label={`Configuration of ${device}`}
          lit={lit}
          diagnostics={diagnostics}
          onLine={setLine}
          onRemove={remove}
          onUndo={() => say('Undone', undoEdit())}
          onRedo={() => say('Redone', redoEdit())}
        />
      </Suspense>
      <LineTools
        source={source}
        line={line}
        onRemove={() => remove(line)}
        onInsert={(insertion) => put(device, withLine(patch, insertion))}
      />
      <Remarks diagnostics={diagnostics} onShow={(at) => setView({ line: { device, line: at } })} />
      <ByHand source={source} patch={patch} onChange={(next) => put(device, next)} />
    </>
  )
}

function removeLine({ device, text }: DeviceText, patch: Patch, line: number): void {
  const placed = sectionAt(text, line)
  if (!placed) return notify('Separators and comments come and go with the lines around them: choose another line.')
  const next = withoutLine(patch, placed, lineBefore(text, line))
  if (next === patch || !put(device, next)) return
  notify(`Removed from ${device}: ${placed.text}. The network converges without it.`)
}

/** Changes the document; what it has against that is said. */
function put(device: string, patch: Patch): boolean {
  const problem = edit({ kind: 'set-patch', name: device, patch })
  if (problem !== undefined) notify(problem, 'error')
  // The light names a line by its number, which no longer holds.
  else setView({ line: undefined })
  return problem === undefined
}

function say(what: string, label: string | undefined): void {
  if (label !== undefined) notify(`${what}: ${label}.`)
}
