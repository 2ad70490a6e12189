/** Many sites at once: added, changed or removed, from a number, a table or a selection, as one step that can be undone. */
import { useDeferredValue, useMemo, useState } from 'react'
import {
  beyondTable,
  type Columns,
  type Design,
  readSites,
  removeSites,
  siteMembers,
  sitesIn,
  sitesText,
  valuesOf,
} from '../../design/index'
import { edit, notify, setView } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { Tabs } from '../components/Tabs'
import { useDesign, useView } from '../components/useStore'
import { downloadText, fileStem } from '../export/download'
import { Outcome } from './Outcome'
import './sites.css'
import { counted, said, t } from '../words/language'
import { Source } from './Source'
import { Template } from './Template'
import { type DryRun, dryAdd, dryChange, type TemplateField, type Typed, templateFrom } from './template'

type Verb = 'add' | 'change' | 'remove'

const VERBS = [
  { id: 'add', title: 'Add' },
  { id: 'change', title: 'Change' },
  { id: 'remove', title: 'Remove' },
] as const

const DONE = { add: 'added', change: 'changed', remove: 'removed' } as const

/** Sites that one number may ask for: a design holds 20,000 devices. */
const MOST = 6000

export function SitesDialog({ onClose }: { readonly onClose: () => void }) {
  const [verb, setVerb] = useState<Verb>('add')
  const [text, setText] = useState('')
  const [columns, setColumns] = useState<Columns>()
  const [count, setCount] = useState('10')
  const [all, setAll] = useState(false)
  const [typed, setTyped] = useState<Typed>(new Map())
  const design = useDesign((state) => state.design)
  const selected = useSelectedSites(design)
  const read = useDeferredValue(text)
  const table = useMemo(() => (read.trim() === '' ? undefined : readSites(read, columns)), [read, columns])
  const { template, problems } = useMemo(() => templateFrom(typed), [typed])
  const every = useMemo(() => sitesIn(design).map(({ router }) => router.name), [design])
  const names = all || selected.length === 0 ? every : selected
  const wanted = useDeferredValue(isCount(count) ? Number(count) : 0)
  const run = useMemo((): DryRun => {
    if (verb === 'add') return dryAdd(design, table, wanted, template)
    if (verb === 'change') return dryChange(design, table, names, template)
    return dryRemove(design, table?.rows.flatMap(({ site }) => site ?? []) ?? names)
  }, [verb, design, table, wanted, template, names])
  const finish = () => {
    if (
      run.edit &&
      done(
        run.edit,
        t('{sites} {done}. Undo takes it back.', { sites: counted(run.rows.length, 'site'), done: said(DONE[verb]) }),
      )
    )
      onClose()
  }
  return (
    <Dialog title="Sites" onClose={onClose}>
      <div className="sites">
        <Tabs label="What to do with sites" panelId="sites" value={verb} onChange={setVerb} tabs={VERBS} />
        <div role="tabpanel" id="sites" aria-labelledby={`sites-${verb}`} className="panel">
          {verb === 'add' && !table && <Count value={count} onChange={setCount} />}
          {verb !== 'add' && !table && (
            <Which
              all={all || selected.length === 0}
              every={every.length}
              selected={selected.length}
              onChange={setAll}
            />
          )}
          <Source
            text={text}
            table={table}
            onText={(next) => {
              setText(next)
              setColumns(undefined)
            }}
            onColumns={setColumns}
          />
          {verb !== 'remove' && (
            <Template
              isNew={verb === 'add'}
              typed={typed}
              problems={problems}
              onType={(field: TemplateField, value: string) => setTyped(new Map(typed).set(field, value))}
            />
          )}
          <Outcome run={run} word={said(DONE[verb])} />
        </div>
        <footer>
          <button type="button" className="button" disabled={every.length === 0} onClick={() => saveTable(design)}>
            {t('Save the sites as a table')}
          </button>
          <button type="button" className="button primary" disabled={!run.edit || problems.size > 0} onClick={finish}>
            {finishWord(verb, run)}
          </button>
        </footer>
      </div>
    </Dialog>
  )
}

/** With rows that are wrong the button says that they are left out. */
const finishWord = (verb: Verb, { rows, problems }: DryRun): string => {
  const sites = counted(rows.length, 'site')
  const words = {
    add: t('Add {what}', { what: sites }),
    change: t('Change {device}', { device: sites }),
    remove: t('Remove {what}', { what: sites }),
  }
  return `${words[verb]}${problems.length > 0 ? `, ${t('without what is wrong')}` : ''}`
}

/** Sites of which something is selected on the canvas. */
function useSelectedSites(design: Design): readonly string[] {
  const devices = useView((state) => state.devices)
  return useMemo(() => {
    const places = siteMembers(design)
    return [...new Set(devices.flatMap((name) => places.get(name) ?? []))]
  }, [design, devices])
}

function dryRemove(design: Design, names: readonly string[]): DryRun {
  const made = names.length === 0 ? undefined : removeSites(design, names)
  const wrong = typeof made === 'string' ? [{ line: 0, problem: made }] : []
  const rows = typeof made === 'string' ? [] : names.map((name) => [name])
  return { headings: [t('Site')], rows, problems: wrong, edit: typeof made === 'string' ? undefined : made }
}

function done(change: NonNullable<DryRun['edit']>, words: string): boolean {
  const problem = edit(change)
  if (problem !== undefined) notify(problem, 'error')
  else {
    notify(words)
    setView({ reveal: { devices: [] } })
  }
  return problem === undefined
}

function saveTable(design: Design): void {
  downloadText(`${fileStem(design.name)}-sites.csv`, sitesText(sitesIn(design).map(valuesOf)))
  const beyond = beyondTable(design)
  const [first] = beyond
  if (first !== undefined)
    notify(
      t('The table has not all: {first}{value}.', {
        first,
        value: beyond.length > 1 ? `, ${t('and more of {sites}', { sites: counted(beyond.length - 1, 'site') })}` : '',
      }),
    )
}

function Count({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const wrong = !isCount(value)
  return (
    <label className="field">
      {t('How many')}
      <input
        inputMode="numeric"
        value={value}
        aria-invalid={wrong}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <span className="problem" role="alert">
          {t('A number from 1 to {MOST}', { MOST })}
        </span>
      )}
    </label>
  )
}

const isCount = (text: string) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST

interface WhichProps {
  readonly all: boolean
  readonly every: number
  readonly selected: number
  readonly onChange: (all: boolean) => void
}

function Which({ all, every, selected, onChange }: WhichProps) {
  return (
    <fieldset>
      <legend className="sr-only">{t('Which sites')}</legend>
      <label className="check">
        <input type="radio" name="which" checked={all} onChange={() => onChange(true)} />{' '}
        {t('All {sites}', { sites: counted(every, 'site') })}
      </label>
      <label className="check">
        <input type="radio" name="which" disabled={selected === 0} checked={!all} onChange={() => onChange(false)} />{' '}
        {t('{sites} selected on the canvas', { sites: counted(selected, 'site') })}
      </label>
    </fieldset>
  )
}
