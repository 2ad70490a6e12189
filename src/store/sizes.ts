/** Heights that the dock was given by hand, by its panel. The browser remembers them; without storage the page does. */
import { type DockTab, setView, viewStore } from './view'

const KEY = 'headend.dock-heights'
const TABS: readonly DockTab[] = ['path', 'timeline', 'packets', 'console', 'answers', 'findings']

/** Brings back what was set in an earlier visit. */
export function startSizes(storage: () => Storage): void {
  const kept = readKept(storage)
  const heights = new Map(viewStore.getState().dockHeights)
  for (const tab of TABS) {
    const height = kept.get(tab)
    if (typeof height === 'number' && Number.isFinite(height)) heights.set(tab, height)
  }
  setView({ dockHeights: heights })
  viewStore.subscribe((state, before) => {
    if (state.dockHeights === before.dockHeights) return
    try {
      storage().setItem(KEY, JSON.stringify([...state.dockHeights]))
    } catch {
      // Without room or leave to store them they last as long as the page.
    }
  })
}

function readKept(storage: () => Storage): ReadonlyMap<unknown, unknown> {
  try {
    const kept: unknown = JSON.parse(storage().getItem(KEY) ?? '[]')
    return new Map(Array.isArray(kept) ? kept.filter(Array.isArray).map(([tab, height]) => [tab, height]) : [])
  } catch {
    return new Map()
  }
}

/** Pixels that the dock has from now on while a panel is shown; nothing = what the panel needs. */
export function setDockHeight(tab: DockTab, height: number | undefined): void {
  const heights = new Map(viewStore.getState().dockHeights)
  if (height === undefined) heights.delete(tab)
  else heights.set(tab, height)
  setView({ dockHeights: heights })
}
