/**
 * Lines typed at terminals that the design has not. They stay when the design changes, follow a rename, and go with
 * another document, or when they are written or discarded.
 */
import { renamesBetween } from '../design/index'
import type { TypedLine } from '../engine/messages'
import { beginAnew, designStore } from './design'
import { runStore } from './run'

export function forgetTyped(which: (line: TypedLine) => boolean): void {
  runStore.setState(({ typedLines }) => ({ typedLines: typedLines.filter((line) => !which(line)) }))
}

/** The network is built anew from the design alone. */
export function discardTyped(): void {
  forgetTyped(() => true)
  beginAnew()
}

designStore.subscribe((state, before) => {
  if (state.document !== before.document) return forgetTyped(() => true)
  const renames = renamesBetween(before.design, state.design)
  if (renames.size === 0) return
  const now = (line: TypedLine) => ({ ...line, device: renames.get(line.device) ?? line.device })
  runStore.setState(({ typedLines }) => ({ typedLines: typedLines.map(now) }))
})
