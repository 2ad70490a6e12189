/** Pictures of the drawing, with the design inside, and the drawing on paper. */
import { useState } from 'react'
import { designStore } from '../../store/index'
import { useDesign } from '../components/useStore'
import { downloadBytes, fileStem } from '../export/download'
import { pngOf, svgOf, titleNow, type Wish } from '../picture/make'
import { printSheet } from '../picture/print'
import { t } from '../words/language'
import { Films } from './Films'

interface PicturesProps {
  /** The fragment of the design's link; none while it is being made. */
  readonly link: string | undefined
  readonly secrets: boolean
}

export function Pictures({ link, secrets }: PicturesProps) {
  const empty = useDesign((state) => state.design.devices.length === 0)
  const [extent, setExtent] = useState<Wish['extent']>('shown')
  const [theme, setTheme] = useState<Wish['theme']>(() =>
    document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
  )
  const [inside, setInside] = useState(true)
  const [problem, setProblem] = useState<string>()
  const wish: Wish = { theme, extent, link: inside ? link : undefined }
  const stem = fileStem(designStore.getState().design.name)
  const make = async (kind: 'svg' | 'png') => {
    try {
      if (kind === 'png') downloadBytes(`${stem}.png`, await pngOf(wish), 'image/png')
      else downloadBytes(`${stem}.svg`, new TextEncoder().encode(svgOf(wish)), 'image/svg+xml')
      setProblem(undefined)
    } catch (error) {
      const why = error instanceof Error ? error.message : t('no reason was given')
      setProblem(t('The picture could not be made: {why}. Try the other kind, or less of the drawing.', { why }))
    }
  }
  if (empty) return null
  return (
    <>
      <section aria-labelledby="share-pictures">
        <h3 id="share-pictures">{t('Picture of the drawing')}</h3>
        <p className="muted">{t('{shown}, with its layer, labels, frames and path.', { shown: titleNow().shown })}</p>
        <div className="choices">
          <select
            className="input"
            aria-label={t('How much of it')}
            value={extent}
            onChange={(event) => setExtent(event.target.value as Wish['extent'])}
          >
            <option value="shown">{t('As shown now')}</option>
            <option value="whole">{t('The whole drawing')}</option>
          </select>
          <select
            className="input"
            aria-label={t('Colours')}
            value={theme}
            onChange={(event) => setTheme(event.target.value as Wish['theme'])}
          >
            <option value="light">{t('Light')}</option>
            <option value="dark">{t('Dark')}</option>
          </select>
          <label>
            <input type="checkbox" checked={inside} onChange={(event) => setInside(event.target.checked)} />{' '}
            {t('With the design inside')}
          </label>
        </div>
        <p className="muted">
          {inside
            ? t('Dropped onto the page, the picture opens the design{value}.', {
                value: secrets ? `, ${t('keys and passwords included')}` : `, ${t('without keys and passwords')}`,
              })
            : t('Only a picture.')}
        </p>
        <div className="tools">
          {(['svg', 'png'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="button"
              disabled={inside && link === undefined}
              onClick={() => void make(kind)}
            >
              {t('Save {kind}', { kind: kind.toUpperCase() })}
            </button>
          ))}
          <button type="button" className="button" onClick={() => printSheet(extent)}>
            {t('Print a sheet…')}
          </button>
        </div>
        {problem !== undefined && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </section>
      <Films theme={theme} extent={extent} />
    </>
  )
}
