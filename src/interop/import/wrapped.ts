/**
 * Lines that a terminal of eighty columns broke when they were printed: copied from it, the rest of a line stands on a row
 * of its own. A row that fills the terminal and a next one that is no line of a configuration by itself are one line.
 */
import { parseAsa } from '../../asa/index'
import { parseIos } from '../../ios/index'
import type { Source } from './split'
import { lastOfBanner } from './terminal'
import type { ImportDiagnostic, Normalised } from './types'

const COLUMNS = 80

export interface Unwrapped {
  readonly source: Source
  /** What was put together again. */
  readonly joined: readonly Normalised[]
  readonly notes: readonly ImportDiagnostic[]
}

export function unwrapped(printed: Source, language: 'ios' | 'asa'): Unwrapped {
  const rows = printed.text.split('\n')
  const starts: { readonly at: number; readonly count: number }[] = []
  for (let at = 0; at < rows.length; ) {
    const last = lastOfBanner(rows, at)
    if (last > at) for (; at < last; at++) starts.push({ at, count: 1 })
    const count = rowsOf(rows, at, language)
    starts.push({ at, count })
    at += count
  }
  const numberOf = (at: number) => printed.numbers[at] ?? at + 1
  const lineOf = ({ at, count }: { readonly at: number; readonly count: number }) => rows.slice(at, at + count).join('')
  const joined = starts
    .filter(({ count }) => count > 1)
    .map((item): Normalised => {
      const from = rows.slice(item.at, item.at + item.count).join('\n')
      return { file: printed.file, line: numberOf(item.at), from, to: lineOf(item) }
    })
  return {
    source: { ...printed, text: starts.map(lineOf).join('\n'), numbers: starts.map(({ at }) => numberOf(at)) },
    joined,
    notes: joined.map(({ file, line, from }) => ({
      severity: 'info',
      file,
      line,
      summary: `A terminal of ${COLUMNS} columns broke the line into ${from.split('\n').length}`,
      detail: 'They were read as one.',
      remedy: 'Check that the line ends where it should.',
    })),
  }
}

/** How many rows are one line, from this row on. */
function rowsOf(rows: readonly string[], at: number, language: 'ios' | 'asa'): number {
  let count = 1
  while (rows[at + count - 1]?.length === COLUMNS && goesOn(rows, at, rows[at + count] ?? '', language)) count += 1
  return count
}

/**
 * Whether a row can be the rest of a line: no command begins so, at the edge; behind one blank none of the section that the
 * line stands in, where that is read.
 */
function goesOn(rows: readonly string[], at: number, row: string, language: 'ios' | 'asa'): boolean {
  if (!/^ ?[^\s!:]/.test(row)) return false
  if (!row.startsWith(' ')) return isNone(statementsOf(row, language)[0])
  const opener = rows.slice(0, at + 1).findLast((before) => /^[^\s!]/.test(before)) ?? ''
  const [section, after] = statementsOf(`${opener}\n${row}`, language)
  const isRead = section !== undefined && (opener === rows[at] || section.command.kind !== 'unknown')
  return isRead && isNone(section.children.at(-1) ?? after)
}

interface Line {
  readonly command: { readonly kind: string; readonly known?: unknown }
  readonly children: readonly Line[]
}

const statementsOf = (text: string, language: 'ios' | 'asa'): readonly Line[] =>
  (language === 'asa' ? parseAsa(text) : parseIos(text)).config.statements as readonly Line[]

/** No command of the language. */
const isNone = (line: Line | undefined) => line?.command.kind === 'unknown' && line.command.known === undefined
