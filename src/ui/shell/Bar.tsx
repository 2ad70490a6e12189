/** The bar: which design, what it is doing, undo and redo, find, theme, export. */

import { edit, redoStep, setView, undoLabel, undoStep } from '../../store/index'
import { Guard } from '../components/Guard'
import { Icon } from '../components/Icon'
import { useDesign, useRun, useView } from '../components/useStore'
import { DesignMenu } from '../files/DesignMenu'
import { openFile, saveFile } from '../files/files'
import { KeepMark } from '../files/KeepMark'
import { openFind } from '../find/early-keys'
import { readable } from '../shortcuts/readable'
import { said, useWords } from '../words/language'
import { RunStatus } from './RunStatus'
import { UpdateButton } from './UpdateButton'

export function Bar() {
  const { t } = useWords()
  const name = useDesign((state) => state.design.name)
  const typedLines = useRun((state) => state.typedLines)
  const canUndo = useDesign((state) => undoLabel(state, { typedLines }))
  const canRedo = useDesign(({ history, earlier }) => (history.future[0] ?? earlier.future.steps[0])?.label)
  const inspectorOpen = useView((state) => state.inspectorOpen)
  const tables = useView((state) => state.surface === 'tables')
  const menuOpen = useView((state) => state.menuOpen)
  return (
    <header className="bar">
      <h1 className="brand">
        <button
          type="button"
          className="button quiet"
          aria-label={t('About Headend')}
          title={t('About Headend')}
          onClick={() => setView({ dialog: 'about' })}
        >
          <img src="./icon.svg" width="20" height="20" alt="" />
          <span className="wide" aria-hidden="true">
            {t('Headend')}
          </span>
        </button>
      </h1>
      <NameField name={name} key={name} />
      <KeepMark />
      <DesignMenu />
      <UpdateButton />
      <span className="more">
        <button type="button" className="button quiet" onClick={() => setView({ dialog: 'new' })}>
          {t('New')}
        </button>
        <button type="button" className="button quiet" onClick={() => void openFile()}>
          {t('Open')}
        </button>
        <button type="button" className="button quiet" onClick={() => setView({ dialog: 'import' })}>
          {t('Import')}
        </button>
        <SaveButton />
        <span className="sep" />
      </span>
      <button
        type="button"
        className="button quiet icon"
        aria-label={canUndo ? t('Undo {step}', { step: said(canUndo) }) : t('Undo')}
        title={canUndo ? t('Undo: {step}', { step: said(canUndo) }) : t('Nothing to undo')}
        disabled={!canUndo}
        onClick={undoStep}
        onContextMenu={showSteps}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button quiet icon"
        aria-label={canRedo ? t('Redo {step}', { step: said(canRedo) }) : t('Redo')}
        title={canRedo ? t('Redo: {step}', { step: said(canRedo) }) : t('Nothing to redo')}
        disabled={!canRedo}
        onClick={redoStep}
        onContextMenu={showSteps}
      >
        <Icon name="redo" />
      </button>
      <span className="sep" />
      <Guard what={t('The status')}>
        <RunStatus />
      </Guard>
      <span className="grow" />
      <button type="button" className="button quiet" onClick={openFind}>
        {t('Find')} <kbd className="muted">{readable('Mod+K')}</kbd>
      </button>
      <button
        type="button"
        className="button quiet icon menu-toggle"
        aria-label={t('Menu and palette')}
        title={t('Menu and palette')}
        aria-expanded={menuOpen}
        onClick={() => setView({ menuOpen: !menuOpen })}
      >
        <Icon name="menu" />
      </button>
      <span className="more">
        <ThemeButton />
        <button
          type="button"
          className="button quiet"
          aria-pressed={tables}
          title={t('The design as tables (T)')}
          onClick={() => setView({ surface: tables ? 'drawing' : 'tables' })}
        >
          {t('Tables')}
        </button>
        <button
          type="button"
          className="button quiet"
          aria-pressed={inspectorOpen}
          onClick={() => setView({ inspectorOpen: !inspectorOpen })}
        >
          {t('Inspector')}
        </button>
        <button
          type="button"
          className="button quiet icon"
          aria-label={t('Share')}
          title={t('Share: a link, pictures, a presentation')}
          onClick={() => setView({ dialog: 'share' })}
        >
          <Icon name="up" />
        </button>
        <button type="button" className="button primary" onClick={() => setView({ dialog: 'export' })}>
          {t('Export')}
        </button>
      </span>
    </header>
  )
}

/** By the right button or a long press: all steps as a list. */
function showSteps(event: React.MouseEvent): void {
  event.preventDefault()
  setView({ dialog: 'steps' })
}

/** With a mark when its file has not the newest state. */
function SaveButton() {
  const { t } = useWords()
  const savedAs = useDesign((state) => state.savedAs)
  const stale = useDesign((state) => state.savedAs !== undefined && state.saved !== state.design)
  const title =
    savedAs === undefined
      ? t('Save to a file')
      : stale
        ? t('There are changes that {file} has not', { file: savedAs })
        : t('{file} is up to date', { file: savedAs })
  return (
    <button type="button" className="button quiet" title={title} onClick={() => void saveFile()}>
      {t('Save')}
      {stale && <span aria-hidden="true"> •</span>}
    </button>
  )
}

function NameField({ name }: { readonly name: string }) {
  const { t } = useWords()
  const commit = (field: HTMLInputElement) => {
    const next = field.value.trim()
    const refused = next !== '' && next !== name && edit({ kind: 'set-design', change: { name: next } }) !== undefined
    if (refused || next === '') field.value = name
  }
  return (
    <input
      className="name"
      aria-label={t('Name of the design')}
      defaultValue={name}
      onBlur={(event) => commit(event.target)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const

function ThemeButton() {
  const theme = useView((state) => state.theme)
  const { t } = useWords()
  const title = t('Theme: {theme}', { theme: t(theme) })
  return (
    <button
      type="button"
      className="button quiet icon"
      aria-label={title}
      title={title}
      onClick={() => setView({ theme: NEXT[theme] })}
    >
      <Icon name={theme} />
    </button>
  )
}
