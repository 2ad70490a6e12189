/** Configuration texts that were typed and are not applied, by device: they wait while another device is looked at. */
import { createStore } from 'zustand/vanilla'
import { renamedEnd, renamesBetween } from '../../design/index'
import { designStore } from '../../store/index'

export const draftStore = createStore<{ readonly drafts: ReadonlyMap<string, string> }>(() => ({ drafts: new Map() }))

export function keepDraft(device: string, draft: string | undefined): void {
  const drafts = new Map(draftStore.getState().drafts)
  if (draft === undefined) drafts.delete(device)
  else drafts.set(device, draft)
  draftStore.setState({ drafts })
}

// Another document may have devices of the same names; in this one they follow their device.
designStore.subscribe((state, before) => {
  if (state.document !== before.document) return draftStore.setState({ drafts: new Map() })
  const { drafts } = draftStore.getState()
  if (drafts.size === 0) return
  const renames = renamesBetween(before.design, state.design)
  if (renames.size === 0) return
  draftStore.setState({ drafts: new Map([...drafts].map(([device, draft]) => [renamedEnd(renames, device), draft])) })
})
