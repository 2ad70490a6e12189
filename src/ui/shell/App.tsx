/** The page: the list of designs or one of them, whatever may be dropped onto it, and its keys. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { notify, redoStep, setView, undoStep } from '../../store/index'
import { Guard } from '../components/Guard'
import { useDesign, useKeep, useView } from '../components/useStore'
import { dropped, openFile, saveFile } from '../files/files'
import { collectKeys } from '../find/early-keys'
import '../theme/tokens.css'
import '../theme/base.css'
import '../theme/forced.css'
import { useKeptFocus } from './kept-focus'
import './shell.css'
import './narrow.css'
import { Workspace } from './Workspace'

const StartPage = lazy(() => import('../start/StartPage').then((module) => ({ default: module.StartPage })))

export function App() {
  const theme = useView((state) => state.theme)
  const place = useKeep((state) => state.place)
  const menuOpen = useView((state) => state.menuOpen)
  const [dropping, setDropping] = useState(false)
  useTheme(theme)
  useKeptFocus()
  useTitle(place)
  useShortcuts(place === 'design')
  const isFile = (event: React.DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; Open is the way without a pointer
    <div
      className={place === 'design' ? `shell${menuOpen ? ' menu-open' : ''}` : 'start'}
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
      {place === 'design' && <Workspace />}
      {place === 'starting' && <output className="opening muted">Opening…</output>}
      {place === 'list' && (
        <Guard what="The list of designs">
          <Suspense fallback={null}>
            <StartPage />
          </Suspense>
        </Guard>
      )}
      {dropping && <div className="dropping">Drop a saved design to open it, or configurations to import them</div>}
    </div>
  )
}

/** What the browser's tab is called. */
function useTitle(place: 'starting' | 'list' | 'design'): void {
  const name = useDesign((state) => state.design.name)
  const empty = useDesign((state) => state.design.devices.length === 0)
  useEffect(() => {
    document.title = place === 'design' && !empty ? `${name} · Headend` : 'Headend: dual head-end IPsec designer'
  }, [name, place, empty])
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
function useShortcuts(inDesign: boolean): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const command = event.metaKey || event.ctrlKey
      const key = event.key.toLowerCase()
      if (command && key === 'o') {
        event.preventDefault()
        return void openFile()
      }
      if (!inDesign) return
      if (command && key === 's') {
        event.preventDefault()
        return void saveFile()
      }
      if (command && key === 'k') {
        event.preventDefault()
        collectKeys()
        return setView({ dialog: 'find' })
      }
      if (typing(event.target)) return
      if (command && key === 'z') {
        event.preventDefault()
        const label = event.shiftKey ? redoStep() : undoStep()
        notify(
          label === undefined
            ? `Nothing to ${event.shiftKey ? 'redo' : 'undo'}.`
            : `${event.shiftKey ? 'Redone' : 'Undone'}: ${label}.`,
        )
      } else if (command && key === 'y') {
        event.preventDefault()
        redoStep()
      } else if (key === 'escape') setView({ tool: { kind: 'select' } })
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [inDesign])
}
