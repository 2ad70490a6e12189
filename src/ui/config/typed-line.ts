/**
 * A line typed after another: where it goes, as the device itself would take it. IOS leaves a mode when a command only
 * makes sense outside it, so the language decides; for other languages the layout does.
 */
import type { PatchInsertion } from '../../design/index'
import { parseIos, renderCommand } from '../../ios/index'
import { t } from '../words/language'
import { lineBefore, opensSection, sectionAt } from './section'

export interface TypedLine {
  readonly insertion: PatchInsertion
  /** What the language has against the line; it is inserted all the same. */
  readonly remark?: string
}

/** Places a typed line after a 1-based line of a text; a text = why it cannot be. */
export function placeTyped(
  text: string,
  language: 'ios' | 'asa' | 'none',
  line: number,
  typed: string,
): TypedLine | string {
  const words = typed.trim().replace(/\s+/g, ' ')
  if (words === '') return t('Type a line of configuration first.')
  if (words.startsWith('!')) return t('Separators and comments are not part of the configuration: type a command.')
  if (/^(end|exit)$/i.test(words)) return t('"{words}" only moves between modes: type a command.', { words })
  const position = positionAfter(text, line)
  return language === 'ios' ? placedByIos(position, words) : { insertion: insertionAt(position, position.depth, words) }
}

interface Position {
  /** The lines that lead to the line before the new one, and that line itself, when there is one. */
  readonly path: readonly string[]
  /** How many of them lead to the new line's section by the layout. */
  readonly depth: number
}

function positionAfter(text: string, line: number): Position {
  const placed = sectionAt(text, line)
  if (placed === undefined || placed.text === 'end') {
    const before = lineBefore(text, line)
    return { path: before === '' ? [] : [before], depth: 0 }
  }
  const path = [...placed.section, placed.text]
  return { path, depth: opensSection(text, line) ? path.length : placed.section.length }
}

/** Deeper than the path: the first line of the section; else after the line of the path that stands at that depth. */
function insertionAt({ path }: Position, depth: number, text: string): PatchInsertion {
  return { section: path.slice(0, depth), text, after: path[depth] ?? '' }
}

function placedByIos(position: Position, words: string): TypedLine {
  const { path, depth } = position
  const lines = [...path.map((item, index) => ' '.repeat(index) + item), ' '.repeat(depth) + words]
  const { config, diagnostics } = parseIos(lines.join('\n'), 'shortened')
  const remark = diagnostics.find((item) => item.line === lines.length)
  const found = findLine(config.statements, lines.length, 0)
  const insertion = insertionAt(position, Math.min(found?.depth ?? depth, path.length), found?.text ?? words)
  return remark
    ? { insertion, remark: t('{summary}. It was inserted all the same.', { summary: remark.summary }) }
    : { insertion }
}

type Statements = ReturnType<typeof parseIos>['config']['statements']

/** Canonical text and depth of the statement read from a line. */
function findLine(
  items: Statements,
  line: number,
  depth: number,
): { readonly text: string; readonly depth: number } | undefined {
  for (const item of items) {
    if (item.line === line) return { text: renderCommand(item.command, item.negated), depth }
    const inside = findLine(item.children, line, depth + 1)
    if (inside) return inside
  }
  return undefined
}
