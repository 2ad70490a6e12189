/** Keys as they are printed on the keyboard of whoever looks. */
import { said } from '../words/language'

const WORDS: ReadonlyMap<string, string> = new Map([
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['ContextMenu', 'Menu'],
])

/** As it is printed on a keyboard: `Ctrl Shift Z`, on a German one `Strg Umschalt Z`. */
export function readable(written: string): string {
  const mac = navigator.platform.startsWith('Mac')
  return written
    .split(/[+ ]/)
    .map((part) => (part === 'Mod' ? (mac ? '⌘' : printed('Ctrl')) : printed(WORDS.get(part) ?? part)))
    .join(' ')
}

/** What one key has on it. */
const printed = (key: string): string => (key.length === 1 ? key : said(`${key} ⟨key⟩`))
