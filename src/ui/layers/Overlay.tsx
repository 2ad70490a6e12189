/** The chosen layer over the drawing: areas and tubes below devices and cables, labels above; both follow the viewport. */
import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { drawLayer } from '../../drawing/index'
import { foldedIn, groupsOf } from '../canvas/groups'
import { shownOf, without } from '../canvas/shown'
import { useDesign, useRun, useView } from '../components/useStore'
import { Area, Patterns } from './Area'
import { Label, Line } from './Shapes'
import './layers.css'

export function Overlay() {
  const whole = useDesign((state) => shownOf(state.design))
  const by = useView((state) => state.grouping)
  const open = useView((state) => state.openGroups)
  const design = useMemo(() => without(whole, foldedIn(groupsOf(whole, by), open)), [whole, by, open])
  const view = useRun((state) => state.view)
  const sites = useRun((state) => state.sites)
  const layer = useView((state) => state.layer)
  const chosen = useView((state) => state.devices)
  const { shapes } = useMemo(
    () => drawLayer(layer, { design, view, sites }, chosen),
    [layer, design, view, sites, chosen],
  )
  if (shapes.length === 0) return null
  return (
    <ViewportPortal>
      <svg className="overlay under" aria-hidden="true">
        <Patterns />
        {shapes.map((shape) =>
          shape.kind === 'area' ? (
            <Area key={shape.key} shape={shape} />
          ) : (
            shape.kind === 'line' && <Line key={shape.key} shape={shape} />
          ),
        )}
      </svg>
      <svg className="overlay" aria-hidden="true">
        {shapes.map((shape) => shape.kind === 'label' && <Label key={shape.key} shape={shape} />)}
      </svg>
    </ViewportPortal>
  )
}
