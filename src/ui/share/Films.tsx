/** The packet's way or the scenario as an animated picture: what of, how far it is, and a way to stop it. */
import { useEffect, useState } from 'react'
import { designStore } from '../../store/index'
import { useRun } from '../components/useStore'
import { downloadBytes, fileStem } from '../export/download'
import { type FilmRun, type FilmWish, startFilm, subjects } from '../film/film'
import { canFilmVideo } from '../film/video'
import { filmWorkers } from '../film/workers'
import { said as spoken, t } from '../words/language'

const TITLES: Readonly<Record<FilmWish['of'], string>> = {
  way: 'The packet’s way, there and back',
  scenario: 'The scenario, moment by moment',
}

const TYPES: Readonly<Record<FilmWish['format'], string>> = { gif: 'image/gif', webm: 'video/webm' }
const FORMATS = [
  { format: 'webm', kind: 'WebM' },
  { format: 'gif', kind: 'GIF' },
] as const

/** Whoever pressed goes on from what stands in the place of what was pressed; whoever is elsewhere stays there. */
const focused = (button: HTMLButtonElement | null) => {
  if (document.activeElement === null || document.activeElement === document.body) button?.focus()
}

/** Whether the browser has an encoder for films; absent = it has not answered yet. */
function useVideo(): boolean | undefined {
  const [can, setCan] = useState<boolean>()
  useEffect(() => void canFilmVideo().then(setCan), [])
  return can
}

export function Films({ theme, extent }: Pick<FilmWish, 'theme' | 'extent'>) {
  useRun((state) => state.trace)
  useRun((state) => state.result)
  const offered = subjects()
  const [chosen, setChosen] = useState<FilmWish['of']>()
  const [run, setRun] = useState<FilmRun>()
  const [part, setPart] = useState(0)
  const [said, setSaid] = useState<string>()
  /** The kind that was made last here. */
  const [last, setLast] = useState<FilmWish['format']>()
  // A dialog that is closed wants no film any more.
  useEffect(() => run?.stop, [run])
  const of = chosen !== undefined && offered.includes(chosen) ? chosen : offered[0]
  const video = useVideo()
  const make = async (format: FilmWish['format']) => {
    if (!filmWorkers.create || of === undefined) return
    setPart(0)
    setSaid(undefined)
    setLast(format)
    try {
      const started = startFilm({ of, theme, extent, format }, filmWorkers.create(), setPart)
      setRun(started)
      const bytes = await started.done
      setSaid(
        bytes
          ? t('Saved: {max} kB.', { max: Math.max(1, Math.round(bytes.length / 1000)) })
          : t('Stopped. Nothing was saved.'),
      )
      const name = `${fileStem(designStore.getState().design.name)}-${of}.${format}`
      if (bytes) downloadBytes(name, bytes, TYPES[format])
    } catch (error) {
      setSaid(
        t('The animated picture could not be made: {value}.', {
          value: error instanceof Error ? error.message : t('no reason was given'),
        }),
      )
    }
    setRun(undefined)
  }
  return (
    <section aria-labelledby="share-films">
      <h3 id="share-films">{t('Animated picture')}</h3>
      {of === undefined ? (
        <p className="muted">
          {t('Run a packet in Path, or play a scenario in Timeline: it can be saved as a film or a GIF then.')}
        </p>
      ) : (
        <>
          <div className="choices">
            <select
              className="input"
              aria-label={t('What moves')}
              value={of}
              disabled={run !== undefined}
              onChange={(event) => setChosen(event.target.value as FilmWish['of'])}
            >
              {offered.map((each) => (
                <option key={each} value={each}>
                  {spoken(TITLES[each])}
                </option>
              ))}
            </select>
            {run ? (
              <>
                <progress key="part" aria-label={t('Animated picture')} value={part} max={1} />
                <button key="stop" ref={focused} type="button" className="button" onClick={run.stop}>
                  {t('Stop')}
                </button>
              </>
            ) : (
              FORMATS.map(
                ({ format, kind }) =>
                  (format !== 'webm' || video) && (
                    <button
                      key={format}
                      ref={format === last ? focused : undefined}
                      type="button"
                      className="button"
                      onClick={() => void make(format)}
                    >
                      {t('Save {kind}', { kind })}
                    </button>
                  ),
              )
            )}
          </div>
          {video === false && (
            <p className="muted">
              {isSecureContext
                ? t(
                    'This browser has no encoder for WebM films (VP8): the GIF shows the same, or use a browser that has one.',
                  )
                : t('Films need a page that is served over https; the GIF shows the same.')}
            </p>
          )}
          <output className="muted">{said}</output>
        </>
      )}
    </section>
  )
}
