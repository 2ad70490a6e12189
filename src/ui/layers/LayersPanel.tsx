/** One switcher for the layers over the drawing, with the legend of the chosen one. */
import { useEffect, useMemo, useRef } from 'react'
import { drawLayer, LAYERS, type LegendRow } from '../../drawing/index'
import { setView } from '../../store/index'
import { tellCovered } from '../canvas/covered'
import { Icon } from '../components/Icon'
import { useDesign, useRun, useView } from '../components/useStore'
import { Patterns } from './Area'
import './layers.css'
import { said, t } from '../words/language'

/** The keyboard goes back to the button that opened it. */
function close(): void {
  setView({ layersOpen: false })
  document.querySelector<HTMLElement>('.rail [aria-expanded]')?.focus()
}

export function LayersPanel() {
  const design = useDesign((state) => state.design)
  const view = useRun((state) => state.view)
  const sites = useRun((state) => state.sites)
  const layer = useView((state) => state.layer)
  const first = useRef<HTMLFieldSetElement>(null)
  const { legend } = useMemo(() => drawLayer(layer, { design, view, sites }), [layer, design, view, sites])
  const panel = useRef<HTMLElement>(null)
  useEffect(() => first.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [])
  useEffect(() => (panel.current ? tellCovered(panel.current) : undefined), [])
  return (
    <section ref={panel} className="layers-panel" aria-label={t('Layers')}>
      <div className="choice">
        <fieldset ref={first} onKeyDown={(event) => event.key === 'Escape' && close()}>
          <legend className="sr-only">{t('Layer over the drawing')}</legend>
          {LAYERS.map(({ name, title, hint }) => (
            <label key={name} title={said(hint)}>
              <input
                type="radio"
                name="layer"
                value={name}
                checked={layer === name}
                onChange={() => setView({ layer: name })}
              />
              {said(title)}
            </label>
          ))}
        </fieldset>
        <button type="button" className="button quiet icon" aria-label={t('Close the layers')} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {legend.length > 0 && (
        <ul className="layer-legend" aria-label={t('Legend')}>
          {legend.map((row) => (
            <li key={row.text}>
              <Sample row={row} />
              {said(row.text)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Sample({ row: { sample, tint } }: { readonly row: LegendRow }) {
  if (sample.kind === 'text') return <span className={`sample text tint-${tint}`}>{sample.text}</span>
  return (
    <svg className={`sample tint-${tint}`} width="34" height="16" aria-hidden="true">
      {sample.kind === 'area' ? (
        <>
          <Patterns />
          <rect width="34" height="16" rx="4" fill={`url(#layer-${sample.pattern}-${tint})`} />
        </>
      ) : (
        <line
          x1="0"
          y1="8"
          x2="34"
          y2="8"
          stroke="var(--tint)"
          strokeWidth={Math.min(9, sample.width)}
          strokeDasharray={sample.dash?.join(' ')}
          strokeOpacity="0.75"
        />
      )}
    </svg>
  )
}
