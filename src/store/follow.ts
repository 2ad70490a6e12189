/** What the page speaks of by name follows a rename in the document, and its undo. */
import { renamedEnd, renamesBetween } from '../design/index'
import type { TraceQuery } from '../engine/messages'
import { designStore } from './design'
import { setConsoles, viewStore } from './view'

export function followRenames(): void {
  designStore.subscribe((state, before) => {
    if (state.document !== before.document) return
    const renames = renamesBetween(before.design, state.design)
    if (renames.size === 0) return
    const now = (end: string) => renamedEnd(renames, end)
    const { query, asked, devices, consoles, why } = viewStore.getState()
    const renamed = (path: TraceQuery) => ({ ...path, from: now(path.from), to: now(path.to) })
    viewStore.setState({
      query: renamed(query),
      asked: asked && renamed(asked),
      devices: devices.map(now),
      ...(why ? { why: { ...why, device: now(why.device) } } : {}),
    })
    const { open, active, beside } = consoles
    setConsoles({
      open: open.map(now),
      active: active === undefined ? undefined : now(active),
      beside: beside === undefined ? undefined : now(beside),
    })
  })
}
