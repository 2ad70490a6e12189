/**
 * The line somebody types at a terminal: characters, cursor and history, as a value that keys change. It knows neither a
 * terminal nor a router; the terminal draws what stands here, and runs the line when told.
 */

export interface EditedLine {
  readonly text: string
  readonly cursor: number
  /** Lines typed before, the oldest first. */
  readonly history: readonly string[]
  /** Where in the history the arrows stand; its length = at the line that is being typed. */
  readonly at: number
  /** The line that was being typed when the arrows left it. */
  readonly draft: string
}

export const NO_LINE: EditedLine = { text: '', cursor: 0, history: [], at: 0, draft: '' }

/** Lines of history kept, as IOS may be told to. */
const HISTORY = 256

/** What a key asks for beyond the line itself. */
export type KeyEvent = 'none' | 'enter' | 'help' | 'tab' | 'interrupt' | 'end' | 'clear'

export interface Pressed {
  readonly line: EditedLine
  readonly event: KeyEvent
}

const edited = (line: EditedLine, text: string, cursor: number): Pressed => ({
  line: { ...line, text, cursor },
  event: 'none',
})
const asked = (line: EditedLine, event: KeyEvent): Pressed => ({ line, event })

function insert(line: EditedLine, text: string): Pressed {
  return edited(line, line.text.slice(0, line.cursor) + text + line.text.slice(line.cursor), line.cursor + text.length)
}

/** The beginning of the word before the cursor. */
function wordStart({ text, cursor }: EditedLine): number {
  return cursor - (/\S*\s*$/.exec(text.slice(0, cursor))?.[0].length ?? 0)
}

const wordEnd = ({ text, cursor }: EditedLine) => cursor + (/^\s*\S*/.exec(text.slice(cursor))?.[0].length ?? 0)

const move = (line: EditedLine, cursor: number) =>
  edited(line, line.text, Math.min(line.text.length, Math.max(0, cursor)))

function cut(line: EditedLine, from: number, to: number): Pressed {
  return edited(line, line.text.slice(0, from) + line.text.slice(to), from)
}

function browse(line: EditedLine, step: number): Pressed {
  const at = Math.min(line.history.length, Math.max(0, line.at + step))
  if (at === line.at) return asked(line, 'none')
  const draft = line.at === line.history.length ? line.text : line.draft
  const text = at === line.history.length ? draft : (line.history[at] ?? '')
  return { line: { ...line, at, draft, text, cursor: text.length }, event: 'none' }
}

/** The keys of a router's terminal (IOS, "Using the command-line interface"), as a terminal sends them. */
const KEYS: Readonly<Record<string, (line: EditedLine) => Pressed>> = {
  '\r': (line) => asked(line, 'enter'),
  '\n': (line) => asked(line, 'enter'),
  '\t': (line) => asked(line, 'tab'),
  '?': (line) => asked(line, 'help'),
  '\x03': (line) => asked(line, 'interrupt'),
  '\x1a': (line) => asked(line, 'end'),
  '\x0c': (line) => asked(line, 'clear'),
  '\x7f': (line) => cut(line, Math.max(0, line.cursor - 1), line.cursor),
  '\b': (line) => cut(line, Math.max(0, line.cursor - 1), line.cursor),
  '\x04': (line) => cut(line, line.cursor, line.cursor + 1),
  '\x1b[3~': (line) => cut(line, line.cursor, line.cursor + 1),
  '\x01': (line) => move(line, 0),
  '\x1b[H': (line) => move(line, 0),
  '\x05': (line) => move(line, line.text.length),
  '\x1b[F': (line) => move(line, line.text.length),
  '\x02': (line) => move(line, line.cursor - 1),
  '\x1b[D': (line) => move(line, line.cursor - 1),
  '\x06': (line) => move(line, line.cursor + 1),
  '\x1b[C': (line) => move(line, line.cursor + 1),
  '\x1bb': (line) => move(line, wordStart(line)),
  '\x1bf': (line) => move(line, wordEnd(line)),
  '\x1b[1;5D': (line) => move(line, wordStart(line)),
  '\x1b[1;5C': (line) => move(line, wordEnd(line)),
  '\x15': (line) => cut(line, 0, line.cursor),
  '\x0b': (line) => cut(line, line.cursor, line.text.length),
  '\x17': (line) => cut(line, wordStart(line), line.cursor),
  '\x10': (line) => browse(line, -1),
  '\x1b[A': (line) => browse(line, -1),
  '\x0e': (line) => browse(line, 1),
  '\x1b[B': (line) => browse(line, 1),
}

/** One key, or a character. Keys that a router's terminal does not know do nothing. */
export function press(line: EditedLine, key: string): Pressed {
  const known = KEYS[key]
  if (known) return known(line)
  return /\p{Cc}/u.test(key) ? asked(line, 'none') : insert(line, key)
}

/** A character of pasted text: a question mark is only a character there. */
export function typeText(line: EditedLine, text: string): EditedLine {
  return insert(line, text).line
}

/** A fresh line; the one before is remembered, unless it was empty or typed twice. */
export function nextLine(line: EditedLine): EditedLine {
  const { text, history } = line
  const kept = text.trim() === '' || history.at(-1) === text ? history : [...history, text].slice(-HISTORY)
  return { ...NO_LINE, history: kept, at: kept.length }
}

/** The line with another text, as Tab makes it. */
export function replaced(line: EditedLine, text: string): EditedLine {
  return { ...line, text, cursor: text.length }
}

/** An escape sequence (arrows, function keys, Meta and a letter), a line's end, or one character. */
const KEY = new RegExp(
  ['E\\[[\\d;]*[A-Za-z~]', 'EO[A-Z]', 'E.', '\\r\\n', '.'].join('|').replaceAll('E', '\\u001b'),
  'gsu',
)

/** What a terminal sends, cut into keys: escape sequences stay whole, pasted text falls apart into lines. */
export function keysOf(data: string): readonly string[] {
  return data.match(KEY) ?? []
}
