/**
 * Where one panel is shown at a time, an inspector of nothing in particular would be all of a page that was narrowed or
 * magnified. What is being worked on stays, as a sheet below the drawing, where there is height for both, until another
 * panel is asked for.
 */
import { useEffect } from 'react'
import { NARROW, setView, type ViewState, viewStore } from '../../store/index'

/** As `narrow.css` has it for the sheet. */
const ROOM_FOR_SHEET = '(min-height: 601px)'

const isAboutSomething = ({ devices, link, annotations }: ViewState): boolean =>
  devices.length > 0 || link !== undefined || annotations.length > 0

/** Puts an inspector that has no room away when the page becomes narrow, and back when there is room for it again. */
export function useInspectorRoom(): void {
  useEffect(() => {
    const narrow = matchMedia(NARROW)
    let isPutAway = false
    const changed = () => {
      const view = viewStore.getState()
      if (narrow.matches) {
        const stays = isAboutSomething(view) && matchMedia(ROOM_FOR_SHEET).matches
        isPutAway = view.inspectorOpen && !stays
        if (isPutAway) setView({ inspectorOpen: false })
      } else if (isPutAway) setView({ inspectorOpen: true })
    }
    const stop = viewStore.subscribe((view, before) => {
      if (!narrow.matches || !view.inspectorOpen || !before.inspectorOpen) return
      if (view.dockTab !== before.dockTab || view.answer !== before.answer) setView({ inspectorOpen: false })
    })
    narrow.addEventListener('change', changed)
    return () => {
      narrow.removeEventListener('change', changed)
      stop()
    }
  }, [])
}
