/** "What changed?": the present design against a version, a step or the settled network; the summary first. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type Design, parseDesignFile } from '../../../design/index'
import {
  forgetVersion,
  keepStore,
  keepVersion,
  notify,
  refreshVersions,
  setView,
  type VersionHead,
} from '../../../store/index'
import { Status } from '../../components/Status'
import { useDesign, useKeep, useRun, useView } from '../../components/useStore'
import { OfTheDesign } from '../../typed/OfTheDesign'
import { ChangesView } from './ChangesView'
import { type Choice, choicesOf, firstChoice } from './choices'
import { cancelCompare, compareStore, runCompare } from './state'
import './compare.css'
import { textOf } from '../../files/text-of'
import { said, t } from '../../words/language'

export function ChangesSection() {
  const { changes, against, revision, problem, running } = useStore(compareStore)
  const current = useDesign((state) => state.revision)
  return (
    <div className="compare">
      <Controls />
      <OfTheDesign />
      {problem !== undefined && (
        <p className="teach" role="alert">
          {problem}.
        </p>
      )}
      {changes && revision !== current && !running && (
        <p className="stale">
          <Status tone="warn">{t('The design has changed since this comparison: run it again.')}</Status>
        </p>
      )}
      {changes ? (
        <ChangesView changes={changes} against={against} />
      ) : (
        !running && (
          <p className="teach">
            {t(
              'Keep a version of the design, change it, and compare: configuration lines, tables, the paths of every site and what failures of the head-end cost, with a summary first.',
            )}
          </p>
        )
      )}
    </div>
  )
}

function Controls() {
  const running = useStore(compareStore, (state) => state.running)
  const versions = useKeep((state) => state.versions)
  const wished = useView((state) => state.compareWith)
  const document = useDesign((state) => state.document)
  const saved = useDesign((state) => state.saved)
  const design = useDesign((state) => state.design)
  const history = useDesign((state) => state.history)
  const moment = useRun((state) => state.at !== undefined)
  const ready = useRun((state) => state.view !== undefined && !state.busy)
  const choices = choicesOf({ saved, history }, versions, moment)
  const [id, setId] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has other versions
  useEffect(() => void refreshVersions(), [document])
  useEffect(() => {
    if (wished !== undefined) setId(`version ${wished}`)
  }, [wished])
  const [outages, setOutages] = useState(true)
  const chosen = choices.find((choice) => choice.id === id) ?? firstChoice(choices, { saved, design }, versions)
  const groups = ['Moments', 'Versions', 'Steps'] as const
  return (
    <div className="compare-controls">
      <select
        className="input"
        aria-label={t('Compare with')}
        value={chosen?.id ?? ''}
        disabled={choices.length === 0}
        onChange={(event) => setId(event.target.value)}
      >
        {choices.length === 0 && <option value="">{t('No version to compare with yet')}</option>}
        {groups.map((group) => {
          const own = choices.filter((choice) => choice.group === group)
          return own.length === 0 ? null : (
            <optgroup key={group} label={said(group)}>
              {own.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {said(choice.title)}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
      {/* One button for both, so that it keeps the focus. */}
      <button
        type="button"
        className={running ? 'button' : 'button primary'}
        disabled={!running && (!ready || !chosen)}
        onClick={() => (running ? cancelCompare() : chosen && void compareWith(chosen, outages))}
      >
        {running ? t('Cancel') : t('Compare')}
      </button>
      {running && <progress value={running.fraction} aria-label={t('Progress of the comparison')} />}
      <label className="check">
        <input type="checkbox" checked={outages} onChange={(event) => setOutages(event.target.checked)} />
        {t('Outages too')}
      </label>
      <Versions chosen={versions.find((version) => id === `version ${version.id}`)} />
    </div>
  )
}

/** A version's state is fetched when it is compared with. */
async function compareWith({ title, design }: Choice, outages: boolean): Promise<void> {
  const before = typeof design === 'function' ? await design() : design
  if (typeof before === 'string') notify(before, 'error')
  else await runCompare(title, before, outages)
}

/** Keeps the present design under a name, takes one in from a file, forgets one. */
function Versions({ chosen }: { readonly chosen: VersionHead | undefined }) {
  const [name, setName] = useState('')
  const keep = async (title: string, design?: Design) => {
    const problem = await keepVersion(title, design)
    if (problem !== undefined) return notify(problem, 'error')
    const [newest] = keepStore.getState().versions
    if (newest) setView({ compareWith: newest.id })
    notify(t('Kept this version as “{title}”.', { title }))
    setName('')
  }
  const read = async (file: File | undefined) => {
    if (!file) return
    const result = parseDesignFile(await textOf(file))
    if (!result.ok)
      return notify(
        t('{name} is no design: {problem}', {
          name: file.name,
          problem: result.problems[0]?.problem ?? t('it cannot be read'),
        }),
        'error',
      )
    await keep(file.name, result.design)
  }
  return (
    <form
      className="keep"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void keep(name.trim())
      }}
    >
      <input
        className="input"
        aria-label={t('Name of the version')}
        placeholder={t('Keep this version as…')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button" disabled={name.trim() === ''}>
        {t('Keep ⟨a version⟩')}
      </button>
      <label className="button">
        {t('From a file…')}
        <input
          type="file"
          className="sr-only"
          accept=".json,application/json"
          onChange={(event) => {
            void read(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </label>
      {chosen?.name !== undefined && (
        <button type="button" className="button quiet" onClick={() => void forgetVersion(chosen.id)}>
          {t('Forget “{name}”', { name: chosen.name })}
        </button>
      )}
    </form>
  )
}
