/** Outputs of one line a row: what it is known by, and the columns that are compared. What moves by itself has none. */
import { shortInterfaceName } from '../../ios/index'
import { type Line, type Reader, RowBook } from './table'

/** Name of the field as people know it, and what was printed. */
type Field = readonly [name: string, value: string]

interface Columns {
  readonly pattern: RegExp
  readonly about: RegExp
  readonly row: (match: RegExpExecArray) => readonly [key: string, fields: readonly Field[]]
}

const at = (match: RegExpExecArray, index: number): string => match[index] ?? ''

const reader =
  ({ pattern, about, row }: Columns): Reader =>
  (lines) => {
    const book = new RowBook()
    for (const line of unwrapped(lines)) {
      const match = pattern.exec(line.text.trim())
      if (match) {
        const [key, fields] = row(match)
        book.open(key, line)
        for (const [field, value] of fields) book.put(key, field, value)
      } else if (!about.test(line.text.trim())) book.leave(line)
    }
    return book.table()
  }

/** A first column that is too long for its width stands on a line of its own. */
function unwrapped(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line, index) => {
    const [before, after] = [lines[index - 1], lines[index + 1]]
    if (isCut(before) && /^\s/.test(line.text)) return []
    return isCut(line) && after && /^\s/.test(after.text) ? [{ ...line, text: `${line.text} ${after.text}` }] : [line]
  })
}

const isCut = (line: Line | undefined): boolean => line !== undefined && /^[A-Za-z][\w./:-]*\d\s*$/.test(line.text)

export const readInterfaceBrief = reader({
  pattern: /^(\S+)\s+(\S+)\s+(?:YES|NO)\s+\S+\s+(administratively down|up|down|deleted|reset)\s+(\S+)$/,
  about: /^Interface\s/,
  row: (match) => [
    shortInterfaceName(at(match, 1)),
    [
      ['address', at(match, 2)],
      ['status', at(match, 3)],
      ['protocol', at(match, 4)],
    ],
  ],
})

export const readStandbyBrief = reader({
  pattern: /^(\S+)\s+(\d+)\s+(\d+)\s+(?:(P)\s+)?([A-Z][a-z]+)\s+(\S+)\s+(\S+)\s+(\S+)$/,
  about: /^(?:P indicates|\||Interface\s)/,
  row: (match) => [
    `${shortInterfaceName(at(match, 1))} group ${at(match, 2)}`,
    [
      ['priority', at(match, 3)],
      ['preempt', match[4] === undefined ? 'no' : 'yes'],
      ['state', at(match, 5)],
      ['active router', at(match, 6)],
      ['standby router', at(match, 7)],
      ['virtual address', at(match, 8)],
    ],
  ],
})

export const readOspfNeighbors = reader({
  pattern: /^(\d[\d.]+)\s+(\d+)\s+([A-Z0-9-]+)\s*\/\s*(\S+)\s+\S+\s+(\d[\d.]+)\s+(\S+)$/,
  about: /^Neighbor ID\s/,
  // A neighbour is one for each network that is shared with it.
  row: (match) => [
    `${at(match, 1)} on ${shortInterfaceName(at(match, 6))}`,
    [
      ['priority', at(match, 2)],
      ['state', `${at(match, 3)}/${at(match, 4)}`],
      ['address', at(match, 5)],
    ],
  ],
})

export const readArp = reader({
  pattern: /^Internet\s+(\d[\d.]+)\s+\S+\s+([0-9a-f.]{14}|Incomplete)\s+ARPA\s*(\S*)$/i,
  about: /^Protocol\s/,
  row: (match) => [
    at(match, 1),
    [
      ['answered', /incomplete/i.test(at(match, 2)) ? 'no' : 'yes'],
      ...(at(match, 3) === '' ? [] : [['interface', shortInterfaceName(at(match, 3))] as const]),
    ],
  ],
})
