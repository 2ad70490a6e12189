/** What lies over the drawing's upper edge, and how far down: a drawing that is kept whole is drawn below it where it would be covered. */
import { createStore } from 'zustand/vanilla'

/** Pixels from the canvas's upper edge to the lower one of the layers' panel; none while it is closed. */
export const coveredStore = createStore<{ readonly layers: number }>(() => ({ layers: 0 }))

/** Tells of a panel as long as it is there, and of each change of its height. */
export function tellCovered(panel: HTMLElement): () => void {
  const observer = new ResizeObserver(() => coveredStore.setState({ layers: panel.offsetTop + panel.offsetHeight }))
  observer.observe(panel)
  return () => {
    observer.disconnect()
    coveredStore.setState({ layers: 0 })
  }
}
