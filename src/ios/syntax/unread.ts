/** Lines that a section does not read: what is known of them all the same, and what is said of them. */
import type { Effect, Undeclared } from './grammar'
import type { FoundWords, Vocabulary } from './known'
import type { Kinded, Language } from './language'
import { nearestLine, withoutNo } from './nearest'
import { type Word, wordsOf } from './pattern'
import { clip, type Read, type Spelling } from './read-command'

export interface ReadDiagnostic {
  readonly severity: 'error' | 'warning' | 'info'
  readonly line: number
  readonly summary: string
  readonly detail: string
  readonly remedy: string
}

export type UnreadNote = Omit<ReadDiagnostic, 'line'>

/** A section whose lines nobody reads. */
export const OPAQUE = 'opaque'
/** What its lines mean by themselves. */
const IT_BELONGS = 'it belongs to the section above it'
export const IN_OPAQUE: Effect = { kind: 'none', because: IT_BELONGS }
/** Whether nothing is known of a line but where it stands: it then means what its section means. */
export const isOfItsSection = (effect: Effect | undefined): boolean =>
  effect?.kind === 'none' && effect.because === IT_BELONGS

export interface Placed<D> {
  readonly level: number
  readonly command: D | Undeclared
  readonly negated: boolean
  readonly opens: string | undefined
  /** Of a section that is opened: whether lines at its own margin may be its own; absent = they may. */
  readonly flat?: boolean
  readonly note?: UnreadNote
}

export function isKnown<D>(placed: Placed<D> | undefined): boolean {
  const command = placed?.command as Undeclared | undefined
  return command?.kind === 'unknown' && command.known !== undefined
}

/** A line that a section does not read. */
export function lost<D extends Kinded>(
  language: Language<D>,
  mode: string,
  level: number,
  line: string,
  read: Exclude<Read<D>, { readonly kind: 'read' }>,
  spelling: Spelling,
): Placed<D> {
  const section = language.section(mode)
  const body = bodyOf(line)
  const known = knownAs(section.vocabulary, line, body)
  const effect = known?.effect ?? (read.kind === 'wrong' ? section.unread : undefined)
  const command: Undeclared = {
    kind: 'unknown',
    text: line,
    ...(effect ? { known: effect } : {}),
    ...(read.kind === 'wrong' ? { reading: { asFarAs: beginning(line, body, read.fits) } } : {}),
  }
  const placed = { level, command, negated: false, opens: OPAQUE, flat: known?.opens ?? false }
  // A device writes only what it knows: what has the words of the language, in a form that is not declared, is no slip.
  const isOtherForm = spelling === 'in full' && read.kind === 'wrong' && (read.otherwise || known?.beyond)
  const note = noteOf(line, effect, read.kind === 'wrong' ? read : undefined, isOtherForm)
  return note ? { ...placed, note } : placed
}

/** What is known of a line by its words. A `no` takes away what is not simulated, unless its own words say otherwise. */
function knownAs(vocabulary: Vocabulary, line: string, body: readonly Word[]): FoundWords | undefined {
  const words = wordsOf(line)
  const own = body.length < words.length ? vocabulary.knownOf(words) : undefined
  if (own && own.by > 1) return own
  const known = vocabulary.knownOf(body)
  return known && body.length < words.length && known.effect.kind === 'consequential'
    ? { ...known, effect: TAKES_AWAY }
    : known
}

const TAKES_AWAY: Effect = { kind: 'none', because: 'what it takes away is not simulated, and is not there' }

/** A line's own words up to the first that does not fit. */
function beginning(line: string, body: readonly Word[], fits: number): string {
  const end = body[fits]?.start
  return (end === undefined ? line : line.slice(0, end)).trim()
}

function noteOf(
  line: string,
  effect: Effect | undefined,
  wrong: { readonly summary: string; readonly remedy: string } | undefined,
  isOtherForm = false,
): UnreadNote | undefined {
  if (!effect || effect.kind === 'none') return undefined
  if (wrong && !isOtherForm)
    return {
      severity: 'error',
      summary: wrong.summary,
      detail: `The line is kept as it is, but is not simulated${effect.kind === 'consequential' ? `: ${effect.because}` : ''}.`,
      remedy: wrong.remedy,
    }
  if (effect.kind === 'simulated') return undefined
  return {
    severity: 'warning',
    summary: `"${clip(line)}" is not simulated: ${effect.because}`,
    detail: `The line is kept at its place and exported again. What depends on it is not known here${wrong ? ` (${wrong.summary})` : ''}.`,
    remedy: 'Do not take what is said of it here for an answer.',
  }
}

/** A line whose words the language does not have, with what it may have been meant to be. */
export function strange<D extends Kinded>(
  language: Language<D>,
  mode: string,
  placed: Placed<D>,
  line: string,
  near: Near,
): Placed<D> {
  const { unread, vocabulary } = language.section(mode)
  const meant = near.left-- > 0 ? nearestLine(language, mode, line) : undefined
  const begins = vocabulary.after(bodyOf(line)).fits > 0
  const mayChange = meant && meant.effect.kind !== 'simulated' ? meant.effect : meant || begins ? unread : undefined
  const reading = { ...(meant ? { nearest: meant.text } : {}), ...(mayChange ? { mayChange } : {}) }
  const command: Undeclared = { kind: 'unknown', text: line, reading }
  return { ...placed, command, note: strangeNote(line, meant?.text, begins) }
}

/** How a line that is not read was understood, to stand behind it; nothing = not at all. */
export function readingText({ text, reading }: Undeclared & { readonly kind: 'unknown' }): string | undefined {
  if (!reading) return undefined
  const { asFarAs, nearest } = reading
  if (nearest !== undefined) return `nearest to which is "${nearest}"`
  return asFarAs === undefined || asFarAs === '' || asFarAs === text.trim() ? undefined : `read as far as "${asFarAs}"`
}

/** Lines for which a near one is looked for; behind so many strange ones the text is no configuration. */
export interface Near {
  left: number
}

const IS_KEPT = 'The line is kept at its place and exported again, but is not simulated.'

function strangeNote(line: string, nearest: string | undefined, begins: boolean): UnreadNote {
  const note = { severity: 'warning', detail: IS_KEPT } as const
  if (nearest !== undefined)
    return {
      ...note,
      summary: `"${clip(line)}" is not understood; nearest to it is "${clip(nearest)}"`,
      remedy: `If "${clip(nearest)}" is meant, write that. If the line is right as it stands, judge by hand what it changes.`,
    }
  const [first = ''] = line.split(/\s/, 1)
  return {
    ...note,
    summary: `"${clip(line)}" is not understood${begins ? '' : `: no command that is known begins with "${clip(first)}"`}`,
    remedy: 'Check its spelling; if it is right, judge by hand what it changes.',
  }
}

const bodyOf = (line: string) => withoutNo(wordsOf(line))
