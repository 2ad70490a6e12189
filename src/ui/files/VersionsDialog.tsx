/** Versions of the open design: what each changed, and the way back to it, which is an edit that can be undone. */
import { useEffect, useState } from 'react'
import {
  designOfVersion,
  edit,
  forgetVersion,
  keepVersion,
  notify,
  openDesign,
  refreshVersions,
  setView,
  type VersionHead,
} from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useShown } from '../components/useSecrets'
import { useKeep } from '../components/useStore'
import { leavingTyped } from '../typed/leaving'
import { useEffectsOfVersions } from './useEffectsOfVersions'
import './files.css'
import { t } from '../words/language'

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

export function VersionsDialog({ onClose }: { readonly onClose: () => void }) {
  const versions = useKeep((state) => state.versions)
  const { asking, leftOut } = useEffectsOfVersions()
  useEffect(() => void refreshVersions(), [])
  return (
    <Dialog title="Versions" onClose={onClose}>
      <div className="versions">
        <KeepForm />
        {versions.length === 0 && (
          <p className="muted">
            {t(
              'None yet. One is kept by itself when work on a design begins again and after every ten minutes of it; name one to find it later.',
            )}
          </p>
        )}
        <ul className="list">
          {versions.map((version) => (
            <Version
              key={version.id}
              version={version}
              asking={asking === version.id}
              leftOut={leftOut.has(version.id)}
              onClose={onClose}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function KeepForm() {
  const [name, setName] = useState('')
  const keep = async () => {
    const problem = await keepVersion(name.trim())
    if (problem !== undefined) return notify(problem, 'error')
    notify(t('Kept this version as “{name}”.', { name: name.trim() }))
    setName('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void keep()
      }}
    >
      <input
        className="input"
        aria-label={t('Name of the version')}
        placeholder={t('Keep the design as it is now as…')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button primary" disabled={name.trim() === ''}>
        {t('Keep ⟨a version⟩')}
      </button>
    </form>
  )
}

interface VersionProps {
  readonly version: VersionHead
  /** What it brought is being computed. */
  readonly asking: boolean
  readonly leftOut: boolean
  readonly onClose: () => void
}

function Version({ version, asking, leftOut, onClose }: VersionProps) {
  const shown = useShown()
  const title = version.name ?? t('Kept by itself')
  const withDesign = async (
    use: (design: Exclude<Awaited<ReturnType<typeof designOfVersion>>, string>) => string | undefined,
  ) => {
    const design = await designOfVersion(version.id)
    const problem = typeof design === 'string' ? design : use(design)
    if (problem !== undefined) notify(problem, 'error')
    else onClose()
  }
  return (
    <li>
      <header>
        <strong>{title}</strong>
        <span className="muted">{WHEN.format(version.at)}</span>
        <button
          type="button"
          className="button"
          onClick={() =>
            void withDesign((design) =>
              edit({ kind: 'replace-design', label: t('Go back to {title}', { title }), design }),
            )
          }
        >
          {t('Go back to it')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            void withDesign((design) => {
              leavingTyped(() => openDesign({ ...design, name: `${design.name} (${title})` }))
              return undefined
            })
          }
        >
          {t('Open beside')}
        </button>
        <button
          type="button"
          className="button"
          title={t('Lines, tables, paths and outages, against the design as it is now')}
          onClick={() => {
            setView({ dockTab: 'answers', answer: 'changes', dockOpen: true, compareWith: version.id })
            onClose()
          }}
        >
          {t('Compare')}
        </button>
        {version.name !== undefined && (
          <button type="button" className="button quiet" onClick={() => void forgetVersion(version.id)}>
            {t('Forget')}
          </button>
        )}
      </header>
      <p className="changes">
        {version.changes.length === 0 ? t('The first that was kept.') : version.changes.join(' · ')}
      </p>
      {version.effects && (
        <ul className="effects" aria-label={t('What {title} brought', { title })}>
          {version.effects.map((line) => (
            <li key={line}>{shown(line)}</li>
          ))}
        </ul>
      )}
      {asking && <p className="muted">{t('Asking the network what this changed…')}</p>}
      {leftOut && (
        <p className="muted">{t('What this changed in the network is told by Compare: it takes longer here.')}</p>
      )}
    </li>
  )
}
