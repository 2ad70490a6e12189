/**
 * Every key of the page in one table: the sheet that `?` shows is made of it, and what listens to keys asks it. Keys are
 * written as people read them; `Mod` is Ctrl, or ⌘ on a Mac.
 */

/** Where a key means something: the page, an open design, its drawing, a device or cable that has the focus, a panel. */
type Place = 'page' | 'design' | 'drawing' | 'device' | 'path' | 'timeline'

export type ShortcutId = (typeof SHORTCUTS)[number]['id']

interface Row<Id extends string> {
  readonly id: Id
  readonly keys: readonly string[]
  readonly title: string
  readonly place: Place
  /** The browser hands it on by itself, as it does copy and paste. */
  readonly byBrowser?: true
}

const row = <const Id extends string>(
  place: Place,
  id: Id,
  title: string,
  keys: readonly string[],
  more: { readonly byBrowser?: true } = {},
): Row<Id> => ({ id, keys, title, place, ...more })

export const SHORTCUTS = [
  row('page', 'open', 'Open a file', ['Mod+O']),
  row('design', 'save', 'Save to a file', ['Mod+S']),
  row('design', 'find', 'Find anything, and every action', ['Mod+K']),
  row('design', 'undo', 'Undo', ['Mod+Z']),
  row('design', 'redo', 'Redo', ['Mod+Shift+Z', 'Mod+Y']),
  row('design', 'steps', 'The list of steps, to go back or on to any of them', ['U']),
  row('design', 'tables', 'The design as tables, or the drawing again', ['T']),
  row('design', 'outline', 'The network as a list to be read', ['O']),
  row('design', 'sheet', 'This sheet', ['?']),
  row('design', 'put-down', 'Put the tool and the selection down', ['Escape']),
  row('drawing', 'select-all', 'Select every device', ['Mod+A']),
  row('drawing', 'copy', 'Copy the selection as text', ['Mod+C'], { byBrowser: true }),
  row('drawing', 'cut', 'Copy the selection and remove it', ['Mod+X'], { byBrowser: true }),
  row('drawing', 'paste', 'Paste devices, or configurations to import', ['Mod+V'], { byBrowser: true }),
  row('drawing', 'duplicate', 'Duplicate the selection', ['Mod+D']),
  row('drawing', 'lock', 'Lock the selection in place, or free it', ['L']),
  row('drawing', 'hide', 'Hide the selection', ['H']),
  row('drawing', 'remove', 'Remove what has the focus, with its selection', ['Delete', 'Backspace']),
  row('device', 'choose', 'Select it, and show its settings', ['Enter']),
  row('device', 'walk', 'Go along a cable to the next device; one that is selected is moved', [
    'ArrowLeft',
    'ArrowRight',
    'ArrowUp',
    'ArrowDown',
  ]),
  row('device', 'walk-on', 'The same, whether it is selected or not', [
    'Mod+ArrowLeft',
    'Mod+ArrowRight',
    'Mod+ArrowUp',
    'Mod+ArrowDown',
  ]),
  row('drawing', 'add', 'Add a device here, connected to what has the focus', ['A']),
  row('device', 'join', 'Connect it to another device', ['J']),
  row('device', 'console', 'Open its console', ['C']),
  row('device', 'break', 'Break it: the menu of faults', ['B']),
  row('drawing', 'menu', 'The menu of what has the focus', ['ContextMenu', 'Shift+F10']),
  row('path', 'path-play', 'Play or pause the packet', ['Space']),
  row('path', 'path-forward', 'One hop on', ['ArrowRight']),
  row('path', 'path-back', 'One hop back', ['ArrowLeft']),
  row('path', 'path-first', 'Where it begins', ['Home']),
  row('path', 'path-last', 'Where it ends', ['End']),
  row('timeline', 'time-play', 'Play or pause the scenario', ['Space']),
  row('timeline', 'time-next', 'The next event', ['ArrowRight']),
  row('timeline', 'time-before', 'The event before', ['ArrowLeft']),
  row('timeline', 'time-second-on', 'One second on', ['Shift+ArrowRight']),
  row('timeline', 'time-second-back', 'One second back', ['Shift+ArrowLeft']),
  row('timeline', 'time-first', 'The beginning', ['Home']),
  row('timeline', 'time-last', 'The end', ['End']),
] as const

export const PLACES: readonly (readonly [place: Place, title: string])[] = [
  ['page', 'Everywhere'],
  ['design', 'In a design'],
  ['drawing', 'On the drawing'],
  ['device', 'At a device or cable that has the focus'],
  ['path', 'While Path is shown'],
  ['timeline', 'While Timeline is shown'],
]
