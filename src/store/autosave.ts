/** Keeps the document in the browser, so that a closed tab loses nothing. What cannot be read is kept aside, not lost. */
import { parseDesignFile, renderDesignFile } from '../design/index'
import { designStore, openDesign } from './design'
import { notify } from './view'

const KEY = 'headend.autosave'
const ASIDE = 'headend.autosave.unreadable'
const DELAY_MS = 300

/** Brings back what was there, then saves every change. */
export function startAutosave(storage: Storage): void {
  bringBack(storage)
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = () => {
    try {
      storage.setItem(KEY, renderDesignFile(designStore.getState().design))
    } catch {
      notify('The browser has no room to keep this design: save it to a file.', 'error')
    }
  }
  designStore.subscribe((state, before) => {
    if (state.design === before.design) return
    clearTimeout(timer)
    timer = setTimeout(save, DELAY_MS)
  })
  addEventListener('pagehide', save)
}

function bringBack(storage: Storage): void {
  const text = storage.getItem(KEY)
  if (text === null) return
  const read = parseDesignFile(text)
  if (read.ok) {
    if (read.design.devices.length > 0) openDesign(read.design, undefined)
    return
  }
  storage.setItem(ASIDE, text)
  storage.removeItem(KEY)
  notify(
    `The design kept in this browser cannot be read (${read.problems[0]?.problem ?? ''}). It was put aside; open a saved file or begin anew.`,
    'error',
  )
}
