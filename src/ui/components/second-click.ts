/** A double click on a button that closes a dialog: its second half is meant for nothing that stood behind. */

/** Milliseconds within which systems take two clicks for one double click, at most. */
const DOUBLE_MS = 600

export function swallowSecondClick(): void {
  const take = (event: MouseEvent) => {
    if (event.detail < 2) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const kinds = ['pointerdown', 'mousedown', 'click', 'dblclick'] as const
  for (const kind of kinds) addEventListener(kind, take, true)
  setTimeout(() => {
    for (const kind of kinds) removeEventListener(kind, take, true)
  }, DOUBLE_MS)
}
