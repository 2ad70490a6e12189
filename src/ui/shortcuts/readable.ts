/** Keys as they are printed on the keyboard of whoever looks. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['ContextMenu', 'Menu'],
])

/** As it is printed on a keyboard: `Ctrl Shift Z`. */
export function readable(written: string): string {
  const mac = navigator.platform.startsWith('Mac')
  return written
    .split('+')
    .map((part) => (part === 'Mod' ? (mac ? '⌘' : 'Ctrl') : (WORDS.get(part) ?? part)))
    .join(' ')
}
