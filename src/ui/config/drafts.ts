/** Configuration texts that were typed and are not applied, by device: they wait while another device is looked at. */
import { createStore } from 'zustand/vanilla'
import { NO_HISTORY } from '../../design/index'
import { designStore } from '../../store/index'

export const draftStore = createStore<Readonly<Record<string, string>>>(() => ({}))

export function keepDraft(device: string, draft: string | undefined): void {
  const { [device]: _before, ...others } = draftStore.getState()
  draftStore.setState(draft === undefined ? others : { ...others, [device]: draft }, true)
}

// Another document may have devices of the same names.
designStore.subscribe((state, before) => {
  if (state.history === NO_HISTORY && before.history !== NO_HISTORY) draftStore.setState({}, true)
})
