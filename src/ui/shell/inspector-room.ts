/**
 * Where one panel is shown at a time, an inspector of nothing in particular would be all of a page that was narrowed or
 * magnified; what is being worked on stays, as a sheet below the drawing.
 */
import { useEffect } from 'react'
import { NARROW, setView, viewStore } from '../../store/index'

function isAboutSomething(): boolean {
  const { devices, link, annotations } = viewStore.getState()
  return devices.length > 0 || link !== undefined || annotations.length > 0
}

/** Puts an inspector of nothing in particular away when the page becomes narrow, and back when there is room for it again. */
export function useInspectorRoom(): void {
  useEffect(() => {
    const narrow = matchMedia(NARROW)
    let isPutAway = false
    const changed = () => {
      const { inspectorOpen } = viewStore.getState()
      if (narrow.matches) {
        isPutAway = inspectorOpen && !isAboutSomething()
        if (isPutAway) setView({ inspectorOpen: false })
      } else if (isPutAway) setView({ inspectorOpen: true })
    }
    narrow.addEventListener('change', changed)
    return () => narrow.removeEventListener('change', changed)
  }, [])
}
