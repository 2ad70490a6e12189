/** Which row of the table a pressed key is. Pure but for the one switch that turns shortcuts off. */
import { viewStore } from '../../store/index'
import { SHORTCUTS, type ShortcutId } from './table'

type Shortcut = (typeof SHORTCUTS)[number]
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Keys that stay while shortcuts are switched off: they are how what has the focus is worked at all; a panel has no such. */
const KEPT: ReadonlySet<string> = new Set([
  'Escape',
  'Enter',
  'ContextMenu',
  'Shift+F10',
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].flatMap((key) => [key, `Mod+${key}`]),
])

const PANELS: ReadonlySet<Shortcut['place']> = new Set(['path', 'timeline'])

/** The shortcut that was pressed at some places of the page; none when it is switched off or no row's. */
export function shortcutOf(event: Pressed, ...places: readonly Shortcut['place'][]): ShortcutId | undefined {
  return rowOf(event, places, viewStore.getState().shortcutsOff)
}

/** The same at something that is worked by its keys, whether shortcuts are switched off or not. */
export function keyOf(event: Pressed, ...places: readonly Shortcut['place'][]): ShortcutId | undefined {
  return rowOf(event, places, false)
}

function rowOf(event: Pressed, places: readonly Shortcut['place'][], off: boolean): ShortcutId | undefined {
  return SHORTCUTS.find(
    ({ place, keys, byBrowser }: Shortcut & { readonly byBrowser?: true }) =>
      !byBrowser &&
      places.includes(place) &&
      keys.some((keys) => isPressed(keys, event) && (!off || (KEPT.has(keys) && !PANELS.has(place)))),
  )?.id
}

/** Whether a key written as in the table is the one that is pressed. */
function isPressed(written: string, event: Pressed): boolean {
  const parts = written.split('+')
  const key = parts.at(-1) ?? ''
  const mod = event.ctrlKey || event.metaKey
  // A sign that is typed with Shift on some keyboards is the sign wherever it is.
  const shifted = key === '?' ? event.shiftKey : parts.includes('Shift')
  return (
    named(event.key) === key.toLowerCase() &&
    mod === parts.includes('Mod') &&
    event.altKey === parts.includes('Alt') &&
    event.shiftKey === shifted
  )
}

const named = (key: string) => (key === ' ' ? 'space' : key.toLowerCase())

/** Whether somebody is writing: then a key is a letter. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], .cm-editor, .xterm',
  ) !== null
