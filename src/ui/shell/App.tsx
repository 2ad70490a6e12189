/** The page: the list of designs or one of them, whatever may be dropped onto it, and its keys. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { notify, redoStep, setView, startHabits, undoStep, viewStore } from '../../store/index'
import { Guard } from '../components/Guard'
import { useDesign, useKeep, useView } from '../components/useStore'
import { dropped, openFile, saveFile } from '../files/files'
import { openFind } from '../find/early-keys'
import '../theme/tokens.css'
import '../theme/base.css'
import '../theme/forced.css'
import { isTyping, shortcutOf } from '../shortcuts/match'
import type { ShortcutId } from '../shortcuts/table'
import { useKeptFocus } from './kept-focus'
import './shell.css'
import './narrow.css'
import { said, startLanguage, t, useWords } from '../words/language'
import { loadDrawing, Workspace } from './Workspace'

/** Who looks at the list goes on to a drawing. */
const StartPage = lazy(async () => {
  const { StartPage: Page } = await import('../start/StartPage')
  setTimeout(loadDrawing)
  return { default: Page }
})

export function App() {
  useWords()
  const theme = useView((state) => state.theme)
  const place = useKeep((state) => state.place)
  const presenting = useView((state) => state.presenting)
  const menuOpen = useView((state) => state.menuOpen)
  const [dropping, setDropping] = useState(false)
  useTheme(theme)
  useKeptFocus()
  useTitle(place)
  useShortcuts(place === 'design')
  useHabits()
  const isFile = (event: React.DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; Open is the way without a pointer
    <div
      className={
        place === 'design' ? `shell${menuOpen ? ' menu-open' : ''}${presenting ? ' presenting' : ''}` : 'start'
      }
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
      {place === 'starting' && <output className="opening muted">{t('Opening…')}</output>}
      {place === 'list' && (
        <Guard what={t('The list of designs')}>
          <Suspense fallback={<output className="opening muted">{t('Opening…')}</output>}>
            <StartPage />
          </Suspense>
        </Guard>
      )}
      {dropping && (
        <div className="dropping">{t('Drop a saved design to open it, or configurations to import them')}</div>
      )}
    </div>
  )
}

/** Once for the page, however often it is drawn. */
let begun = false

function useHabits(): void {
  useEffect(() => {
    if (begun) return
    begun = true
    startHabits(() => localStorage)
    startLanguage()
  }, [])
}

/** What the browser's tab is called. */
function useTitle(place: 'starting' | 'list' | 'design'): void {
  const name = useDesign((state) => state.design.name)
  const empty = useDesign((state) => state.design.devices.length === 0)
  useEffect(() => {
    document.title =
      place === 'design' && !empty ? t('{name} · Headend', { name }) : t('Headend: dual head-end IPsec designer')
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

/** Keys that work everywhere but while typing; those with Ctrl that are no edits, also then. */
function useShortcuts(inDesign: boolean): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const shortcut = inDesign ? shortcutOf(event, 'page', 'design') : shortcutOf(event, 'page')
      const action = shortcut && ACTIONS.get(shortcut)
      if (!shortcut || !action || (isTyping(event.target) && !WHILE_TYPING.has(shortcut))) return
      if (shortcut !== 'put-down') event.preventDefault()
      action()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [inDesign])
}

const ACTIONS: ReadonlyMap<ShortcutId, () => void> = new Map([
  ['open', () => void openFile()],
  ['save', () => void saveFile()],
  ['find', openFind],
  ['undo', () => done('Undone', undoStep()) ?? notify(t('Nothing to undo.'))],
  ['redo', () => done('Redone', redoStep()) ?? notify(t('Nothing to redo.'))],
  ['sheet', () => void (viewStore.getState().dialog === undefined && setView({ dialog: 'shortcuts' }))],
  ['tables', () => setView({ surface: viewStore.getState().surface === 'tables' ? 'drawing' : 'tables' })],
  ['steps', () => void (viewStore.getState().dialog === undefined && setView({ dialog: 'steps' }))],
  ['outline', () => void (viewStore.getState().dialog === undefined && setView({ dialog: 'outline' }))],
  ['put-down', () => setView({ tool: { kind: 'select' } })],
])

const WHILE_TYPING: ReadonlySet<ShortcutId> = new Set(['open', 'save', 'find'])

/** Says which step was taken; nothing when there was none. */
function done(word: 'Undone' | 'Redone', label: string | undefined): true | undefined {
  if (label === undefined) return undefined
  notify(`${t(word)}: ${said(label)}.`)
  return true
}
