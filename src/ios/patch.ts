/**
 * Changes by hand, as values: lines deleted and lines inserted, each anchored by its section and its neighbour, so that
 * they survive a change of the design. Sections are named by the canonical text of the lines that open them.
 */
import { DECLARATIONS } from './commands/all'
import { renderCommand } from './render'
import type { IosConfig, Statement } from './statement'
import { readCommand } from './syntax/reader'

export interface LinePatch {
  readonly delete: readonly { readonly section: readonly string[]; readonly text: string }[]
  readonly insert: readonly { readonly section: readonly string[]; readonly text: string; readonly after?: string }[]
}

const canonical = (item: Statement) => renderCommand(item.command, item.negated)
const sameSection = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, index) => text === b[index])

/** The configuration with a patch applied; a deletion or an anchor that is no longer there changes nothing. */
export function applyPatch(config: IosConfig, patch: LinePatch): IosConfig {
  return { statements: patchLevel(config.statements, [], 'global', patch) }
}

function patchLevel(
  items: readonly Statement[],
  section: readonly string[],
  mode: string,
  patch: LinePatch,
): readonly Statement[] {
  const here = (other: readonly string[]) => sameSection(other, section)
  const gone = patch.delete.filter((item) => here(item.section)).map((item) => item.text)
  const kept = items.filter((item) => !takeOne(gone, canonical(item)))
  const lines = patch.insert
    .filter((item) => here(item.section))
    .reduce<readonly Statement[]>((before, change) => insertLine(before, change, mode), kept)
  // Sections last, so that those inserted just now get their own lines too.
  return lines.map((item) => {
    const path = [...section, canonical(item)]
    const concerns =
      patch.delete.some((change) => startsWith(change.section, path)) ||
      patch.insert.some((change) => startsWith(change.section, path))
    return concerns ? { ...item, children: patchLevel(item.children, path, modeOf(item), patch) } : item
  })
}

/** Takes one of equal texts away from a list; of two equal lines one deletion removes one. */
function takeOne(texts: string[], text: string): boolean {
  const at = texts.indexOf(text)
  if (at >= 0) texts.splice(at, 1)
  return at >= 0
}

function startsWith(section: readonly string[], path: readonly string[]): boolean {
  return path.every((text, index) => section[index] === text)
}

/** The mode a line opens; lines under one that opens none are kept verbatim. */
function modeOf(item: Statement): string {
  return DECLARATIONS.find((declaration) => declaration.kind === item.command.kind)?.opens ?? 'none'
}

function insertLine(
  items: readonly Statement[],
  change: { readonly text: string; readonly after?: string },
  mode: string,
): readonly Statement[] {
  const made = readLine(change.text, mode)
  const anchor = change.after === undefined ? -1 : items.findIndex((item) => canonical(item) === change.after)
  const last = items.at(-1)?.command.kind === 'end' ? items.length - 1 : items.length
  const at = change.after === '' ? 0 : anchor < 0 ? last : anchor + 1
  return [...items.slice(0, at), made, ...items.slice(at)]
}

/** One line read in a mode; what the mode does not know is kept verbatim. */
function readLine(text: string, mode: string): Statement {
  const read = readCommand(
    DECLARATIONS.filter((item) => item.modes.includes(mode)),
    text.trim(),
  )
  const command = read.kind === 'read' ? read.command : ({ kind: 'unknown', text: text.trim() } as const)
  return { command, negated: read.kind === 'read' && read.negated, line: 0, text: text.trim(), children: [] }
}

/** The patch that turns one configuration into another, for edits by hand. */
export function diffToPatch(base: IosConfig, edited: IosConfig): LinePatch {
  const changes: { delete: LinePatch['delete'][number][]; insert: LinePatch['insert'][number][] } = {
    delete: [],
    insert: [],
  }
  diffLevel(base.statements, edited.statements, [], changes)
  return changes
}

function diffLevel(
  before: readonly Statement[],
  after: readonly Statement[],
  section: readonly string[],
  changes: { delete: LinePatch['delete'][number][]; insert: LinePatch['insert'][number][] },
): void {
  const kept = commonSubsequence(before.map(canonical), after.map(canonical))
  const keptBefore = new Set(kept.map(([left]) => left))
  const keptAfter = new Map(kept.map(([left, right]) => [right, left]))
  for (const [index, item] of before.entries())
    if (!keptBefore.has(index)) changes.delete.push({ section, text: canonical(item) })
  for (const [index, item] of after.entries()) {
    const twin = keptAfter.get(index)
    const previous = after[index - 1]
    if (twin === undefined) {
      changes.insert.push({ section, text: canonical(item), after: previous ? canonical(previous) : '' })
      diffLevel([], item.children, [...section, canonical(item)], changes)
    } else diffLevel(before[twin]?.children ?? [], item.children, [...section, canonical(item)], changes)
  }
}

/** Index pairs of a longest common subsequence; configurations are short enough for the plain table. */
function commonSubsequence(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const cell = (i: number, j: number) => table[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row) row[j] = a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (cell(i + 1, j) >= cell(i, j + 1)) i++
    else j++
  }
  return pairs
}
