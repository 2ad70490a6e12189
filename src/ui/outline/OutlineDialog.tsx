/** The outline of the network, to be read or heard; each device leads to its place on the drawing. */
import { useMemo } from 'react'
import { select, setView } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useDesign, useRun, useView } from '../components/useStore'
import './outline.css'
import { t } from '../words/language'
import { outlineOf } from './outline'

export function OutlineDialog({ onClose }: { readonly onClose: () => void }) {
  const design = useDesign((state) => state.design)
  const view = useRun((state) => state.view)
  const sites = useRun((state) => state.sites)
  const marks = useView((state) => state.marks)
  const parts = useMemo(() => outlineOf(design, view, sites, marks), [design, view, sites, marks])
  const go = (name: string) => {
    onClose()
    select([name])
    setView({ surface: 'drawing', reveal: { devices: [name], focus: true } })
  }
  return (
    <Dialog title={t('Outline of {name}', { name: design.name })} onClose={onClose}>
      {parts.length === 0 && <p className="muted">{t('Nothing is drawn yet.')}</p>}
      <div className="outline">
        {parts.map(({ title, devices }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {devices.map(({ name, text, lines }) => (
                <li key={name}>
                  <button type="button" className="link" onClick={() => go(name)}>
                    {name}
                  </button>
                  : {text}
                  {lines.length > 0 && (
                    <ul>
                      {lines.map((line) => (
                        <li key={line} className="mono">
                          {line}
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
