/** Where one panel is shown at a time, an open inspector would be all of a page that was narrowed or magnified. */
import { useEffect } from 'react'
import { NARROW, setView, viewStore } from '../../store/index'

/** Puts the inspector away when the page becomes narrow, and back when there is room for it again. */
export function useInspectorRoom(): void {
  useEffect(() => {
    const narrow = matchMedia(NARROW)
    let isPutAway = false
    const changed = () => {
      const { inspectorOpen } = viewStore.getState()
      if (narrow.matches) {
        isPutAway = inspectorOpen
        setView({ inspectorOpen: false })
      } else if (isPutAway) setView({ inspectorOpen: true })
    }
    narrow.addEventListener('change', changed)
    return () => narrow.removeEventListener('change', changed)
  }, [])
}
