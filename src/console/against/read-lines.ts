/**
 * Any other `show`, line by line: a row is a line together with the heading that it stands below. Ages, counters, SPIs, MAC
 * addresses and times of day are the box's own and are not compared.
 */
import { shortInterfaceName } from '../../ios/index'
import { type Line, type Reader, RowBook } from './table'

/** What never agrees, and what stands in its place. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\b/gi, '(MAC)'],
  [/\b0x[0-9a-f]+\b(?:\(\d+\))?/gi, '(number)'],
  [/\*?\b\d{1,2}:\d\d:\d\d(?:\.\d+)?(?: [A-Z]{3,4})?(?: \w{3} \w{3} \d+ \d{4})?\b/g, '(time)'],
  [/\b(?:\d+(?:y|w|d|h|m|s|ms|us)){1,4}\b/g, '(time)'],
  [/\b\d+ (?:years?|weeks?|days?|hours?|minutes?|seconds?|msecs?|secs?)\b(?:, )?/g, '(time) '],
  [/\bnever\b/g, '(time)'],
  [/ ?\(\d+ match(?:es)?\)/g, ''],
  [/(#[A-Za-z ().-]+?):? \d+/g, '$1 (count)'],
  [
    /\b\d+(?=\s+(?:unicast |minute |over|under)?(?:packets?|bytes?|bits\/sec|packets\/sec|broadcasts?|multicasts?|runts|giants|throttles|CRC|frame|overruns?|underruns|ignored|abort|collisions|interface resets|lost carrier|no carrier|babbles|late collision|deferred|unknown protocol drops|input errors|output errors|state changes?|drops?)\b)/g,
    '(count)',
  ],
  [/\b(kB\/sec|KB\/sec|B\/s) \d+|\b(?:conn id|conn-id|flow_id|sa_spi|spi)[:=]?\s*\w+/gi, '(number)'],
  [/\(k\/sec\): ?\(\d+\/\d+\)/g, '(k/sec): (count)'],
]

const withoutOwn = (text: string): string =>
  OWN.reduce((left, [pattern, put]) => left.replace(pattern, put), text)
    .replace(/\s+/g, ' ')
    .trim()

/** Rows of what a box decorates its output with. */
const DECORATION =
  /^(?:[-=*_ ]+|Load for .*|Time source is .*|Building configuration.*|Current configuration ?:.*|end|!)$/

/** The first word of the heading that a line stands below; of an interface in its short form. */
const headOf = (text: string): string => {
  const [first = ''] = text.trim().split(/[\s,]+/)
  return /^[A-Z][a-z][A-Za-z-]*\d/.test(first) ? shortInterfaceName(first) : withoutOwn(text)
}

export const readLines: Reader = (lines) => {
  const book = new RowBook()
  const above: { readonly depth: number; readonly text: string }[] = []
  for (const line of lines) readLine(book, above, line)
  return book.table()
}

function readLine(book: RowBook, above: { readonly depth: number; readonly text: string }[], line: Line): void {
  const text = line.text.trim()
  if (DECORATION.test(text)) return
  const depth = line.text.length - line.text.trimStart().length
  while ((above.at(-1)?.depth ?? -1) >= depth) above.pop()
  const heads = above.map((item) => headOf(item.text))
  above.push({ depth, text })
  book.open([...heads, withoutOwn(text)].join(' › '), line)
}
