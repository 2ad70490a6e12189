/**
 * What stands in a saved session beside a configuration: prompts with the commands typed, the pager's marks, and the
 * words that `show running-config` prints around its text.
 */

import { bannerEnd, endsText, unreadTextEnd } from '../../ios/index'

/** What a terminal leaves in a line: colours, and the pager's mark with the characters that wipe it out again. */
const TRACES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal writes between the characters
  /\u001b\[[\d;?]*[A-Za-z]| ?(?:-- ?More ?--|<-+ ?More ?-+>) ?(?:\u0008[ \u0008]*\u0008| {8})?|(?<![ \u0008])[ \u0008]*\u0008/gi

export const withoutTraces = (line: string): string => (MAY_HAVE_TRACES.test(line) ? line.replace(TRACES, '') : line)

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const MAY_HAVE_TRACES = /[\u0008\u001b]|-- ?More ?--|<-+ ?More ?-+>/i

const NUMBERED = /^ *(\d+) ?: ?(.*)$/
/** So few lines with a number each may be anything. */
const FEW = 10

/** `show running-config linenum` puts its number before each line: where nearly all count up, they are no part of the lines. */
export function withoutNumbers(lines: readonly string[]): readonly string[] {
  const found = lines.map((line) => NUMBERED.exec(line))
  const numbers = found.flatMap((match) => (match ? [Number(match[1])] : []))
  const isCounted = numbers.every((number, at) => number === (numbers[0] ?? 0) + at)
  if (!isCounted || numbers.length < FEW || numbers.length < lines.length * 0.8) return lines
  return lines.map((line, at) => found[at]?.[2] ?? line)
}

/** What a line of a session is, as far as it can be told from the line alone. */
export type Mark =
  /** The words before a configuration. */
  | 'opening'
  /** A prompt with the command that prints a configuration. */
  | 'asked'
  /** A prompt with another command: what follows is that command's. */
  | 'other'
  /** A prompt alone, or a word that belongs to nothing. */
  | 'noise'

const OPENING = /^(?:Building configuration\.\.\.|Current configuration ?:.*|Using \d+ out of \d+ bytes.*|: Saved)$/i
const NOISE =
  /^(?:\[OK\]|(?:-- ?More ?--|<-+ ?More ?-+>)|Enter configuration commands, one per line\..*|```\w*|(?:\d+: )?(?:[*.]?\w{3} +\d+ [\d:. ]+.*: |[\dwdhms:.]+: )?%[A-Z][A-Z0-9_]*-\d-[A-Z0-9_]+: .*)$/i
const PROMPT = /^[\w.-]+(?:\/[\w-]+)*(?:\([\w-]+\))?[#>]\s*(.*)$/
const PRINTS = /^(?:do )?(?:sh\w* (?:run|start|conf)\w*|wr\w* t\w*|more (?:system:run|nvram:start)\S*)\b/i
const COMMAND =
  /^(?:do |sh|wr|more|term|ter|exit|quit|en|dis|conf|ping|tracer|copy|dir|debug|undebug|clear|reload|logout|pager)/i

export function markOf(line: string): Mark | undefined {
  const text = line.trim()
  if (OPENING.test(text)) return 'opening'
  if (NOISE.test(text)) return 'noise'
  const typed = PROMPT.exec(text)?.[1]
  if (typed === undefined || line !== line.trimStart()) return undefined
  if (typed === '') return 'noise'
  if (PRINTS.test(typed)) return 'asked'
  return COMMAND.test(typed) ? 'other' : undefined
}

/** Lines that a banner takes, from its first: the index of the one that ends it. One that nothing ends is one line. */
export function lastOfBanner(lines: readonly string[], first: number): number {
  const words = /^\s*banner \S+ (.*)$/.exec(lines[first] ?? '')?.[1]
  if (words === undefined) return textEnd(lines, first)
  const end = bannerEnd(words)
  for (let at = first + 1; end && at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (endsText(line, end)) return at
    // An ASA writes a banner a line, each with its word.
    if (end.mark !== '^C' && end.mark !== '\u0003' && /^banner \S+ /.test(line)) return first
  }
  return first
}

/** Other texts within a configuration: menus, messages, macros. */
function textEnd(lines: readonly string[], first: number): number {
  const end = unreadTextEnd((lines[first] ?? '').trim(), lines, first + 1)
  return end === undefined ? first : lines.findIndex((row, at) => at > first && endsText(row, end))
}
