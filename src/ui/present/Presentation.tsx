/** Below the drawing in a presentation: what happens, in the journal's words, and the transport of time. */
import { useEffect, useMemo } from 'react'
import { useShown } from '../components/useSecrets'
import { useDesign, useRun, useView } from '../components/useStore'
import { groupOf } from '../timeline/groups'
import { ScenarioSelect } from '../timeline/ScenarioBar'
import { firstAfter, formatMoment } from '../timeline/steps'
import { TimeTransport } from '../timeline/Transport'
import { playWhenThere, stopPresenting } from './start'
import '../timeline/timeline.css'
import './present.css'
import { t } from '../words/language'

/** Entries that are shown: the newest, and what led to it. */
const CAPTIONS = 3

export function Presentation() {
  const design = useDesign((state) => state.design.name)
  const scenario = useView((state) => state.time.scenario)
  useEnd()
  // Also one that is chosen on the way: a presentation plays by itself.
  useEffect(() => (scenario === undefined ? undefined : playWhenThere()), [scenario])
  return (
    <section className="presentation" aria-label={t('Presentation')}>
      <h1 className="sr-only">{design}</h1>
      <Captions />
      <div className="time-bar">
        <ScenarioSelect />
        {scenario !== undefined && <TimeTransport />}
        <span className="grow" />
        <button type="button" className="button" onClick={stopPresenting}>
          {t('End presentation')}
        </button>
      </div>
    </section>
  )
}

function Captions() {
  const result = useRun((state) => state.result)
  const moments = useMemo(() => result?.journal.map((entry) => entry.at - result.start) ?? [], [result])
  const next = useView((state) => firstAfter(moments, state.time.at))
  const shown = useShown()
  const entries = result?.journal.slice(Math.max(0, next - CAPTIONS), next) ?? []
  return (
    <ol className="captions" aria-label={t('What happens')} aria-live="polite">
      {entries.map((entry) => {
        const group = groupOf(entry)
        return (
          <li key={entry.id}>
            <span className="mono">{formatMoment(entry.at - (result?.start ?? 0))}</span>
            <span className="letter" style={{ background: `var(${group.tint})` }} title={group.title}>
              {group.letter}
            </span>
            <strong>{entry.device}</strong> {shown(entry.text)}
          </li>
        )
      })}
      {entries.length === 0 && <li className="muted">{t('The network stands as it has settled.')}</li>}
    </ol>
  )
}

/** Escape ends it, and so does leaving the full screen, by which browsers take that key. */
function useEnd(): void {
  useEffect(() => {
    const left = () => document.fullscreenElement || stopPresenting()
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) stopPresenting()
    }
    document.addEventListener('fullscreenchange', left)
    addEventListener('keydown', pressed)
    return () => {
      document.removeEventListener('fullscreenchange', left)
      removeEventListener('keydown', pressed)
    }
  }, [])
}
