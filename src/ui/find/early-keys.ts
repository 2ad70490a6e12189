/**
 * What is typed between the key that opens Find and the moment its field is there is kept, in order, and goes into the
 * field. Escape, or a Find that does not come, ends it.
 */
import { setView, viewStore } from '../../store/index'

const PATIENCE_MS = 4000

/** What was typed before the field was there, and whether Enter followed. */
interface Early {
  readonly typed: string
  readonly entered: boolean
}

let end: (() => Early) | undefined

/** However it is asked for: by key, by button, from a menu. */
export function openFind(): void {
  if (viewStore.getState().dialog === 'find') return
  collectKeys()
  setView({ dialog: 'find' })
}

function collectKeys(): void {
  if (end) return
  let typed = ''
  let entered = false
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return void takeKeys()
    if (event.key.length === 1) typed += event.key
    else if (event.key === 'Backspace') typed = typed.slice(0, -1)
    else if (event.key === 'Enter') entered = true
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const timer = setTimeout(() => takeKeys(), PATIENCE_MS)
  addEventListener('keydown', pressed, true)
  end = () => {
    clearTimeout(timer)
    removeEventListener('keydown', pressed, true)
    return { typed, entered }
  }
}

/** What was typed meanwhile; from now on keys go where they always go. */
export function takeKeys(): Early {
  const early = end?.() ?? { typed: '', entered: false }
  end = undefined
  return early
}
