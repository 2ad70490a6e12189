/**
 * A double click on a button that closes a dialog: its second half is meant for nothing that stood behind. A press that begins
 * anew, on the drawing say, ends the wait: that double click is meant.
 */

/** Milliseconds within which systems take two clicks for one double click, at most. */
const DOUBLE_MS = 600
const KINDS = ['pointerdown', 'mousedown', 'click', 'dblclick'] as const

export function swallowSecondClick(): void {
  const timer = setTimeout(stop, DOUBLE_MS)
  for (const kind of KINDS) addEventListener(kind, take, true)

  function take(event: MouseEvent): void {
    if (event.type === 'mousedown' && event.detail === 1) return stop()
    if (event.detail < 2) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  function stop(): void {
    clearTimeout(timer)
    for (const kind of KINDS) removeEventListener(kind, take, true)
  }
}
