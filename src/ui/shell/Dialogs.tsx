/** The dialogs by name. Each loads when it is first opened. */
import { type ComponentType, lazy } from 'react'
import { type DialogName, setView } from '../../store/index'
import { useView } from '../components/useStore'

const DIALOGS: Readonly<Record<DialogName, ComponentType<{ readonly onClose: () => void }>>> = {
  against: lazy(() => import('../against/AgainstDialog').then((module) => ({ default: module.AgainstDialog }))),
  about: lazy(() => import('../about/AboutDialog').then((module) => ({ default: module.AboutDialog }))),
  discard: lazy(() => import('../typed/DiscardDialog').then((module) => ({ default: module.DiscardDialog }))),
  export: lazy(() => import('../export/ExportDialog').then((module) => ({ default: module.ExportDialog }))),
  changes: lazy(() => import('../changes/ChangesDialog').then((module) => ({ default: module.ChangesDialog }))),
  import: lazy(() => import('../import/ImportDialog').then((module) => ({ default: module.ImportDialog }))),
  new: lazy(() => import('../files/NewDialog').then((module) => ({ default: module.NewDialog }))),
  versions: lazy(() => import('../files/VersionsDialog').then((module) => ({ default: module.VersionsDialog }))),
  rules: lazy(() => import('../findings/RulesDialog').then((module) => ({ default: module.RulesDialog }))),
  find: lazy(() => import('../find/FindDialog').then((module) => ({ default: module.FindDialog }))),
  failure: lazy(() => import('./FailureDialog').then((module) => ({ default: module.FailureDialog }))),
}

const close = () => setView({ dialog: undefined })

/** The open dialog, if there is one. */
export function Dialogs() {
  const name = useView((state) => state.dialog)
  if (name === undefined) return null
  const Open = DIALOGS[name]
  return <Open onClose={close} />
}
