/** The dialogs by name. Each loads when it is first opened. */
import { type ComponentType, lazy, useEffect } from 'react'
import { type DialogName, setView } from '../../store/index'
import { useView } from '../components/useStore'

const findModule = () => import('../find/FindDialog')

const DIALOGS: Readonly<Record<DialogName, ComponentType<{ readonly onClose: () => void }>>> = {
  against: lazy(() => import('../against/AgainstDialog').then((module) => ({ default: module.AgainstDialog }))),
  about: lazy(() => import('../about/AboutDialog').then((module) => ({ default: module.AboutDialog }))),
  discard: lazy(() => import('../typed/DiscardDialog').then((module) => ({ default: module.DiscardDialog }))),
  export: lazy(() => import('../export/ExportDialog').then((module) => ({ default: module.ExportDialog }))),
  changes: lazy(() => import('../changes/ChangesDialog').then((module) => ({ default: module.ChangesDialog }))),
  import: lazy(() => import('../import/ImportDialog').then((module) => ({ default: module.ImportDialog }))),
  new: lazy(() => import('../files/NewDialog').then((module) => ({ default: module.NewDialog }))),
  share: lazy(() => import('../share/ShareDialog').then((module) => ({ default: module.ShareDialog }))),
  shortcuts: lazy(() => import('../shortcuts/ShortcutsDialog').then((module) => ({ default: module.ShortcutsDialog }))),
  outline: lazy(() => import('../outline/OutlineDialog').then((module) => ({ default: module.OutlineDialog }))),
  steps: lazy(() => import('../steps/StepsDialog').then((module) => ({ default: module.StepsDialog }))),
  versions: lazy(() => import('../files/VersionsDialog').then((module) => ({ default: module.VersionsDialog }))),
  rules: lazy(() => import('../findings/RulesDialog').then((module) => ({ default: module.RulesDialog }))),
  sites: lazy(() => import('../sites/SitesDialog').then((module) => ({ default: module.SitesDialog }))),
  find: lazy(() => findModule().then((module) => ({ default: module.FindDialog }))),
  glossary: lazy(() => import('../glossary/GlossaryDialog').then((module) => ({ default: module.GlossaryDialog }))),
  failure: lazy(() => import('./FailureDialog').then((module) => ({ default: module.FailureDialog }))),
}

const AT_REST_MS = 2000

const close = () => setView({ dialog: undefined })

/** The open dialog, if there is one. */
export function Dialogs() {
  const name = useView((state) => state.dialog)
  useEffect(() => {
    // Find is typed into at once: it is fetched when the page has come to rest.
    const timer = setTimeout(() => void findModule().catch(() => undefined), AT_REST_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    // What was said before a dialog is not of it.
    if (name !== undefined) setView({ notice: undefined })
  }, [name])
  if (name === undefined) return null
  const Open = DIALOGS[name]
  return <Open onClose={close} />
}
