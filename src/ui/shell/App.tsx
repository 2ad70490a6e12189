/** The page: bar, rail, canvas, inspector, dock. Heavy parts load when they are first shown. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { notify, redoEdit, setView, undoEdit } from '../../store/index'
import { useDesign, useView } from '../components/useStore'
import { dropped } from '../files/files'
import { Bar } from './Bar'
import { Dialogs } from './Dialogs'
import { EmptyCanvas } from './EmptyCanvas'
import { NoticeLine } from './NoticeLine'
import { Rail } from './Rail'
import '../theme/tokens.css'
import '../theme/base.css'
import './shell.css'
import { ToolHint } from './ToolHint'

const Canvas = lazy(() => import('../canvas/Canvas').then((module) => ({ default: module.Canvas })))
const Inspector = lazy(() => import('../inspector/Inspector').then((module) => ({ default: module.Inspector })))
const FaultMenu = lazy(() => import('../faults/FaultMenu').then((module) => ({ default: module.FaultMenu })))
const TimeKeeper = lazy(() => import('../timeline/TimeKeeper').then((module) => ({ default: module.TimeKeeper })))
const LayersPanel = lazy(() => import('../layers/LayersPanel').then((module) => ({ default: module.LayersPanel })))
const Dock = lazy(() => import('../dock/Dock').then((module) => ({ default: module.Dock })))

export function App() {
  const theme = useView((state) => state.theme)
  const empty = useDesign((state) => state.design.devices.length === 0)
  const layersOpen = useView((state) => state.layersOpen)
  const inspectorOpen = useView((state) => state.inspectorOpen)
  const breaking = useView((state) => state.faultMenu !== undefined)
  const timed = useView((state) => state.time.scenario !== undefined)
  const [dropping, setDropping] = useState(false)
  useTheme(theme)
  useShortcuts()
  const isFile = (event: React.DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; Open is the way without a pointer
    <div
      className="shell"
      onDragOver={(event) => {
        if (!isFile(event)) return
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setDropping(false)}
      onDrop={(event) => {
        setDropping(false)
        if (!isFile(event)) return
        event.preventDefault()
        void dropped(event.dataTransfer)
      }}
    >
      <Bar />
      <Rail />
      <main className="canvas">
        <Suspense fallback={null}>
          <Canvas />
        </Suspense>
        {empty && <EmptyCanvas />}
        <Suspense fallback={null}>{layersOpen && <LayersPanel />}</Suspense>
        <ToolHint />
        <NoticeLine />
        {dropping && <div className="dropping">Drop a saved design to open it, or configurations to import them</div>}
        <Suspense fallback={null}>{breaking && <FaultMenu />}</Suspense>
      </main>
      <Suspense fallback={null}>
        {inspectorOpen && <Inspector />}
        <Dock />
      </Suspense>
      {/* A dialog that loads must not hide what it was opened from: the focus goes back there. */}
      <Suspense fallback={null}>
        <Dialogs />
        {timed && <TimeKeeper />}
      </Suspense>
    </div>
  )
}

/** The chosen theme, or the system's; also when the system changes. */
function useTheme(theme: 'system' | 'light' | 'dark'): void {
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
    }
    apply()
    system.addEventListener('change', apply)
    return () => system.removeEventListener('change', apply)
  }, [theme])
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable="true"], .cm-editor') !== null

/** Keys that work everywhere but while typing. */
function useShortcuts(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const command = event.metaKey || event.ctrlKey
      const key = event.key.toLowerCase()
      if (command && key === 'k') {
        event.preventDefault()
        return setView({ dialog: 'find' })
      }
      if (typing(event.target)) return
      if (command && key === 'z') {
        event.preventDefault()
        const label = event.shiftKey ? redoEdit() : undoEdit()
        notify(
          label === undefined
            ? `Nothing to ${event.shiftKey ? 'redo' : 'undo'}.`
            : `${event.shiftKey ? 'Redone' : 'Undone'}: ${label}.`,
        )
      } else if (command && key === 'y') {
        event.preventDefault()
        redoEdit()
      } else if (key === 'escape') setView({ tool: { kind: 'select' } })
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
