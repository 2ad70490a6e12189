/** Import: texts in, what they make out, and then as a design of its own, or added to the open one as one step that can be undone. */

import { useEffect, useState } from 'react'
import type { Imported, ImportFile, ImportRole } from '../../engine/messages'
import { type NameTable, nameTable, plural, tableEntries, withName } from '../../net/index'
import { designStore, edit, keepStore, notify, openDesign, setView, viewStore } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useShown } from '../components/useSecrets'
import { useDesign, useView } from '../components/useStore'
import { leavingTyped } from '../typed/leaving'
import { Findings } from './Findings'
import './import.css'
import { counted, said, t } from '../words/language'
import { isAddress, Placeholders } from './Placeholders'
import { Sources } from './Sources'
import { Surroundings } from './Surroundings'
import { type Goal, useImport } from './useImport'

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [files, setFiles] = useDropped()
  const [values, setValues] = useState<NameTable<string>>({})
  const [known, setKnown] = useState<NameTable<string>>({})
  const isEmpty = useDesign((state) => state.design.devices.length === 0)
  const revision = useDesign((state) => state.revision)
  const [chosen, setChosen] = useState<Goal>('own')
  const [roles, setRoles] = useState<NameTable<ImportRole>>({})
  const [maskSecrets, setMask] = useState(false)
  const goal = isEmpty ? 'own' : chosen
  const [around, setAround] = useState(false)
  const shown = useShown()
  const asked = useImport(files, { values: known, goal, surroundings: around, roles, maskSecrets }, revision)
  const imported = asked.kind === 'imported' ? asked.imported : asked.kind === 'waiting' ? asked.before : undefined

  const setValue = (name: string, value: string) => {
    const next = withName(values, name, value)
    setValues(next)
    const addresses = tableEntries(next).map(([key, text]) => [key, text.trim()] as const)
    const now = nameTable(addresses.filter(([, text]) => isAddress(text)))
    if (JSON.stringify(now) !== JSON.stringify(known)) setKnown(now)
  }
  const finish = () => {
    if (asked.kind === 'imported' && take(asked.imported, goal)) onClose()
  }
  return (
    <Dialog title="Import configurations" onClose={onClose}>
      <div className="import">
        <Sources
          files={files}
          onAdd={(more) => setFiles(joined(files, more))}
          onRemove={(gone) => setFiles(files.filter((file) => file !== gone))}
        />
        <output aria-live="polite">
          {asked.kind === 'failed' && <p className="problem">{shown(asked.reason)}</p>}
          {files.length > 0 && asked.kind !== 'failed' && <p className="muted">{summaryOf(imported)}</p>}
        </output>
        {imported && <Placeholders items={imported.placeholders} values={values} onChange={setValue} />}
        {imported && <Surroundings offered={imported.offered} chosen={around} onChange={setAround} />}
        {imported && (
          <Findings imported={imported} onRole={(name, role) => setRoles((now) => withName(now, name, role))} />
        )}
        <footer>
          <GoalChoice goal={goal} isEmpty={isEmpty} onChange={setChosen} />
          <label className="check">
            <input type="checkbox" checked={maskSecrets} onChange={(event) => setMask(event.target.checked)} />{' '}
            {t('Leave secrets out')}
          </label>
          <button
            type="button"
            className="button primary"
            disabled={!imported?.design || asked.kind !== 'imported'}
            onClick={finish}
          >
            {said(BUTTONS[goal])}
          </button>
        </footer>
      </div>
    </Dialog>
  )
}

/** The texts, those that are dropped meanwhile too. */
function useDropped(): readonly [readonly ImportFile[], (files: readonly ImportFile[]) => void] {
  const [files, setFiles] = useState<readonly ImportFile[]>([])
  const fresh = useView((state) => state.dropped)
  useEffect(() => {
    if (viewStore.getState().dropped.length === 0) return
    setFiles((before) => joined(before, fresh))
    setView({ dropped: [] })
  }, [fresh])
  return [files, setFiles]
}

/** A file that comes again replaces what it was. */
function joined(before: readonly ImportFile[], more: readonly ImportFile[]): readonly ImportFile[] {
  const names = new Set(more.map((file) => file.name))
  return [...before.filter((file) => !names.has(file.name)), ...more]
}

function summaryOf(imported: Imported | undefined): string {
  if (!imported) return t('Reading…')
  if (!imported.design) return t('None of this is a configuration that is understood. The design stays as it is.')
  const read = imported.devices.filter((device) => device.file !== undefined).length
  const added = imported.devices.length - read
  const open = imported.placeholders.filter((item) => item.value === undefined).length
  return [
    t('{configurations} read', { configurations: counted(read, 'configuration') }),
    ...(added === 0 ? [] : [t('{devices} added around them', { devices: counted(added, 'device') })]),
    ...(open === 0 ? [] : [t('{placeholders} without an address', { placeholders: counted(open, 'placeholder') })]),
  ].join(', ')
}

const BUTTONS: Readonly<Record<Goal, string>> = {
  own: 'Import',
  add: 'Add to the design',
  update: 'Update the design',
}

const GOALS: readonly (readonly [goal: Goal, title: string])[] = [
  ['own', 'As a design of its own'],
  ['add', 'Add to the design'],
  ['update', 'The design again, as it is now'],
]

interface GoalProps {
  readonly goal: Goal
  readonly isEmpty: boolean
  readonly onChange: (goal: Goal) => void
}

function GoalChoice({ goal, isEmpty, onChange }: GoalProps) {
  if (isEmpty) return <span className="muted">{t('The canvas is empty: they become the design.')}</span>
  return (
    <fieldset>
      <legend className="sr-only">{t('What becomes of the present design')}</legend>
      {GOALS.map(([value, title]) => (
        <label className="check" key={value}>
          <input type="radio" name="goal" checked={goal === value} onChange={() => onChange(value)} /> {said(title)}
        </label>
      ))}
    </fieldset>
  )
}

const DONE: Readonly<Record<Goal, string>> = {
  own: 'done',
  add: 'added to the design',
  update: 'the design is as they are. Compare, in Answers, tells what that means for service and failures',
}

function take({ design, devices }: Imported, goal: Goal): boolean {
  if (!design) return false
  const read = devices.filter((device) => device.file !== undefined).length
  const label = `Import ${plural(read, 'configuration')}`
  const { design: present } = designStore.getState()
  if (goal === 'own' && (present.devices.length > 0 || keepStore.getState().place === 'list')) {
    leavingTyped(() => {
      openDesign(design)
      notify(t('{label}: done. What was open before is in the list of designs.', { label: said(label) }))
    })
    return true
  }
  const problem = edit({ kind: 'replace-design', label, design })
  if (problem !== undefined) notify(problem, 'error')
  else {
    setView({ reveal: { devices: [] } })
    notify(t('{label}: {what}. Undo brings back what was there.', { label: said(label), what: said(DONE[goal]) }))
  }
  return problem === undefined
}
