/** The chosen layer of what is drawn: closed groups and what is hidden left out. */
import { useMemo } from 'react'
import { type Drawing, drawLayer } from '../../drawing/index'
import { foldedIn, groupsOf } from '../canvas/groups'
import { shownOf, without } from '../canvas/shown'
import { useDesign, useRun, useView } from '../components/useStore'

export function useLayer(): Drawing {
  const whole = useDesign((state) => shownOf(state.design))
  const by = useView((state) => state.grouping)
  const open = useView((state) => state.openGroups)
  const design = useMemo(() => without(whole, foldedIn(groupsOf(whole, by), open)), [whole, by, open])
  const view = useRun((state) => state.view)
  const sites = useRun((state) => state.sites)
  const layer = useView((state) => state.layer)
  const chosen = useView((state) => state.devices)
  return useMemo(() => drawLayer(layer, { design, view, sites }, chosen), [layer, design, view, sites, chosen])
}
