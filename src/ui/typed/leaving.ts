/** Lines typed at consoles go with the network that they were typed at: whoever does away with it is asked first. */
import { runStore, setView } from '../../store/index'

let pending: (() => void) | undefined

/** Does it at once when nothing would be lost, else when whoever is asked has said so. */
export function leavingTyped(then: () => void): void {
  if (runStore.getState().typedLines.length === 0) return then()
  pending = then
  // The dialog that led here closes first.
  queueMicrotask(() => setView({ dialog: 'discard' }))
}

/** What was to be done. It is done once. */
export function goOn(): void {
  const then = pending
  pending = undefined
  then?.()
}
