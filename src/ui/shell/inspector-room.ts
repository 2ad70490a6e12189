/**
 * Where one panel is shown at a time, an inspector of nothing in particular would be all of a page that was narrowed or
 * magnified. What is being worked on stays, as a sheet below the drawing or a drawer beside it, where there is room for both,
 * until another panel is asked for: a panel of the dock that fills the page and has the focus is one.
 */
import { useEffect } from 'react'
import { NARROW, runStore, setView, type ViewState, viewStore } from '../../store/index'

/** As `narrow.css` has it for the sheet and the drawer. */
const ROOM_FOR_BOTH = '(min-height: 601px), (min-width: 600px)'

const isAboutSomething = ({ devices, link, annotations }: ViewState): boolean =>
  devices.length > 0 || link !== undefined || annotations.length > 0

/** Whether the dock, on a narrow page, lies over all of the drawing. */
const dockFills = ({ dockOpen, dockTab, surface }: ViewState): boolean =>
  surface === 'tables' || (dockOpen && (dockTab !== 'path' || runStore.getState().trace !== undefined))

const hasFocus = (panels: string): boolean => document.activeElement?.closest(panels) != null

/** A keyboard on the screen takes height away in the moment in which somebody begins to type. */
const isBeingTypedInto = (): boolean => hasFocus('.inspector')

const isWorkedBeside = (): boolean => hasFocus('.dock, .tables')

/** Puts an inspector that has no room away when the page becomes narrow, and back when there is room for it again. */
export function useInspectorRoom(): void {
  useEffect(() => {
    const narrow = matchMedia(NARROW)
    let isPutAway = false
    const both = matchMedia(ROOM_FOR_BOTH)
    const changed = () => {
      const view = viewStore.getState()
      if (narrow.matches) {
        const hasRoom = isAboutSomething(view) && both.matches && !(dockFills(view) && isWorkedBeside())
        const isBack = isPutAway && hasRoom && !view.inspectorOpen
        if (isBack) isPutAway = false
        if (isBack) setView({ inspectorOpen: true })
        if (!view.inspectorOpen || hasRoom || isBeingTypedInto()) return
        isPutAway = true
        setView({ inspectorOpen: false })
      } else if (isPutAway) {
        isPutAway = false
        setView({ inspectorOpen: true })
      }
    }
    const stop = viewStore.subscribe((view, before) => {
      if (!narrow.matches || !view.inspectorOpen || !before.inspectorOpen) return
      if (view.dockTab !== before.dockTab || view.answer !== before.answer) setView({ inspectorOpen: false })
    })
    for (const query of [narrow, both]) query.addEventListener('change', changed)
    return () => {
      for (const query of [narrow, both]) query.removeEventListener('change', changed)
      stop()
    }
  }, [])
}
