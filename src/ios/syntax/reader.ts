/**
 * Reads a text by a grammar, in time that grows with its lines and no faster. Never throws.
 *
 * Indentation says what belongs to a section; a text without any is read as a person would: a line that fits the open
 * section belongs to it, else to the nearest around it, and a `!` at the margin leaves all of them, but for lines that mean
 * nothing outside. A section that is not read owns all of its lines, and none of them is taken for a command. What fits
 * nowhere is kept verbatim at its place, with what is known of it.
 */
import type { Undeclared } from './grammar'
import { columnOf } from './indentation'
import type { Kinded, Language } from './language'
import { type Read, readCommand, type Spelling } from './read-command'
import { withoutRemark } from './remark'
import { textBlock, unreadTextEnd } from './text-block'
import {
  IN_OPAQUE,
  isKnown,
  lost,
  type Near,
  OPAQUE,
  type Placed,
  type ReadDiagnostic,
  strange,
  type UnreadNote,
} from './unread'

export interface ReadStatement<D> {
  readonly command: D | Undeclared
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: ReadStatement<D>[]
}

/** Diagnostics of a text are capped here; the rest is counted in one line. */
const MAX_DIAGNOSTICS = 500
/** Strange lines of a text for which a near one is looked for. */
const MOST_STRANGE = 100
/** Sections lie some four deep; what is indented deeper than this stays at this depth. */
const MAX_DEPTH = 32

/** What stands beside commands: a firewall closes its text with a sum over it; what is typed behind `do` is done at once. */
const COMMENT = /^(?:[!:]|Cryptochecksum:|do\s)/i

interface Open<D> {
  readonly mode: string
  readonly indent: number
  readonly children: ReadStatement<D>[]
  /** Whether lines below it stood further right; then one that does not has left it. */
  indented: boolean
  /** Whether lines at its own margin may be its own, as in a text without indentation; never of one that stands in. */
  flat: boolean
  /** What stands behind its lines, where they stood at its margin: there may be more of them. */
  left: 'by a note' | 'by a separator' | undefined
}

export interface TextRead<D> {
  readonly statements: readonly ReadStatement<D>[]
  readonly diagnostics: readonly ReadDiagnostic[]
}

export function readText<D extends Kinded>(
  language: Language<D>,
  text: string,
  spelling: Spelling = 'in full',
): TextRead<D> {
  const rows = text.split(/\r?\n/)
  const { isCutUp, ...read } = readRows(language, rows, spelling, false)
  // Only where sections have their lines at the margin a separator leaves open whether there are more of them.
  return isCutUp ? readRows(language, rows, spelling, true) : read
}

/** `goesOn`: a line that means nothing around goes on with the section above a separator. */
function readRows<D extends Kinded>(
  language: Language<D>,
  rows: readonly string[],
  spelling: Spelling,
  goesOn: boolean,
): TextRead<D> & { readonly isCutUp: boolean } {
  const root: Open<D> = { mode: 'global', indent: -1, children: [], indented: false, flat: false, left: undefined }
  const stack: Open<D>[] = [root]
  const notes = noteBook()
  const margin = marginOf(rows)
  const following = indentsBelow(rows)
  const indented = rows.some((row) => /^\s+[^\s!]/.test(row) && columnOf(row) > margin)
  const near: Near = { left: MOST_STRANGE }
  /** Notes of a text without indentation: they stand in the section of the line that follows. */
  const waiting: { readonly line: number; readonly text: string }[] = []
  let [hasFlat, hasStrange] = [false, false]
  let deep = 0
  for (let number = 1; number <= rows.length; number++) {
    const row = rows[number - 1] ?? ''
    const line = row.trim()
    const indent = Math.max(0, columnOf(row) - margin)
    if (line === '' || line === '!') {
      if (line === '!') separate(stack, indent, 'by a separator')
      continue
    }
    const isComment = COMMENT.test(line)
    if (isComment && goesOn) {
      separate(stack, indent, 'by a note')
      waiting.push({ line: number, text: line })
      continue
    }
    const found: Placed<D> = isComment
      ? noteAt(stack, line, Math.max(indent, (following[number] ?? 0) - margin))
      : place(language, stack, line, indent, spelling, { indented, goesOn, near })
    stack.length = found.level + 1
    const parent = stack.at(-1) ?? root
    parent.children.push(...waiting.splice(0).map((note) => noteOf<D>(note)))
    if (indent > parent.indent && parent !== root) parent.indented = true
    if (indent === parent.indent) hasFlat = true
    if (parent === root && found.note) hasStrange = true
    const block = blockOf(language, found, rows, number)
    const statement: ReadStatement<D> = {
      command: block?.command ?? found.command,
      negated: found.negated,
      line: number,
      text: block?.text ?? line,
      children: [],
    }
    parent.children.push(statement)
    if (found.note) notes.add({ line: number, ...found.note })
    if (block) number = block.last
    else if (found.opens !== undefined && stack.length <= MAX_DEPTH)
      stack.push({
        mode: found.opens,
        indent,
        children: statement.children,
        indented: false,
        flat: found.flat ?? (parent === root || indent === parent.indent),
        left: undefined,
      })
    else if (found.opens !== undefined && deep++ === 0) notes.add({ line: number, ...TOO_DEEP })
  }
  root.children.push(...waiting.map((note) => noteOf<D>(note)))
  return { statements: root.children, diagnostics: notes.all(), isCutUp: !indented && hasFlat && hasStrange }
}

const noteOf = <D>({ line, text }: { readonly line: number; readonly text: string }): ReadStatement<D> => ({
  command: { kind: 'comment', text },
  negated: false,
  line,
  text,
  children: [],
})

const TOO_DEEP: UnreadNote = {
  severity: 'warning',
  summary: `Lines are indented more than ${MAX_DEPTH} levels deep`,
  detail: 'No configuration nests so deep: deeper lines are kept at this depth and are not read.',
  remedy: 'Check the indentation of the text.',
}

function noteBook() {
  const diagnostics: ReadDiagnostic[] = []
  let suppressed = 0
  return {
    add: (note: ReadDiagnostic) => {
      if (diagnostics.length < MAX_DIAGNOSTICS) diagnostics.push(note)
      else suppressed++
    },
    all: (): readonly ReadDiagnostic[] =>
      suppressed === 0
        ? diagnostics
        : [
            ...diagnostics,
            {
              severity: 'warning',
              line: 0,
              summary: `${suppressed} more lines are not read`,
              detail: 'Only the first are listed.',
              remedy: 'Check that this is a configuration.',
            },
          ],
  }
}

/** How far the whole text is shifted to the right, as when it was copied out of a document. */
function marginOf(rows: readonly string[]): number {
  let margin = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (row.trim() === '') continue
    margin = Math.min(margin, columnOf(row))
    if (margin === 0) return 0
  }
  return Number.isFinite(margin) ? margin : 0
}

/** By index, how far the next row that is no note and no separator stands to the right. */
function indentsBelow(rows: readonly string[]): readonly number[] {
  const below: number[] = []
  let indent = 0
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] ?? ''
    if (!/^\s*(?:[!:]|$)/.test(row)) indent = columnOf(row)
    below[index] = indent
  }
  return below
}

/** Behind a separator only what stands further right than a section is its own, and what means nothing elsewhere. */
function separate<D>(stack: readonly Open<D>[], indent: number, by: 'by a note' | 'by a separator'): void {
  for (const open of stack) {
    if (open.indent < indent) continue
    if (open.flat || open.left === 'by a note') open.left = by
    open.flat = false
  }
}

/** A note stands in the section of the line that follows it. */
function noteAt<D>(stack: readonly Open<D>[], line: string, indent: number): Placed<D> {
  const level = Math.max(
    0,
    stack.findLastIndex((open) => open.indent < indent),
  )
  return { level, command: { kind: 'comment', text: line }, negated: false, opens: undefined }
}

/** How a text is written. */
interface Manner {
  /** Some of its lines stand in. */
  readonly indented: boolean
  readonly goesOn: boolean
  readonly near: Near
}

/** Where a line belongs, and what it says there. */
function place<D extends Kinded>(
  language: Language<D>,
  stack: readonly Open<D>[],
  line: string,
  indent: number,
  spelling: Spelling,
  { indented, goesOn, near }: Manner,
): Placed<D> {
  // Sections to the left of the line own it; those at the line's own margin may, in a text without indentation.
  const inside = stack.findLastIndex((open) => open.indent < indent)
  const flat = stack.findLastIndex((open) => open.indent < indent || (open.indent === indent && open.flat))
  const innermost = Math.max(inside, flat)
  // A person who types leaves a section with a line that it does not know.
  const outermost = (unread: Placed<D> | undefined) =>
    spelling === 'shortened' && !isKnown(unread) ? 0 : Math.min(inside, innermost)
  let problem: Placed<D> | undefined
  let shortened: Placed<D> | undefined
  let opaque: Placed<D> | undefined
  let stray: Placed<D> | undefined
  for (let level = innermost; level >= outermost(problem); level--) {
    const mode = stack[level]?.mode ?? 'global'
    // Once lines of a section stood further right, one at its margin is its own only when nothing around reads it.
    const left = level > inside && (stack[level]?.indented ?? false)
    if (mode === OPAQUE) {
      if (left) continue
      opaque ??= inOpaque(level, line)
      if (level === inside) return opaque
      continue
    }
    const read = readWithRemark(language, mode, line, spelling)
    if (read.kind === 'read') {
      const placed: Placed<D> = { level, command: read.command, negated: read.negated, opens: read.opens }
      if (read.exact && !left) return placed
      if (read.exact) stray ??= placed
      else shortened ??= placed
    } else if (!left) {
      const unread = lost(language, mode, level, line, read, spelling)
      // Where sections stand in, an empty one does not begin with a line at its margin that it does not even know.
      const isStrange = indented && level > inside && stack[level]?.children.length === 0 && !isKnown(unread)
      if (!isStrange) problem = better(problem, unread)
    }
  }
  if (stray) return stray
  if (shortened) return shortened
  const unread = problem ?? lost(language, 'global', 0, line, { kind: 'none' }, spelling)
  if (opaque && !isKnown(unread)) return opaque
  const behind = isKnown(unread) || !goesOn ? undefined : behindSeparator(language, stack, innermost, line, spelling)
  if (behind) return behind
  return isKnown(unread) ? unread : strange(language, stack[unread.level]?.mode ?? 'global', unread, line, near)
}

/** In a text without indentation: a line that means nothing around goes on with the section above the separator that reads it. */
function behindSeparator<D extends Kinded>(
  language: Language<D>,
  stack: readonly Open<D>[],
  innermost: number,
  line: string,
  spelling: Spelling,
): Placed<D> | undefined {
  let known: Placed<D> | undefined
  for (let level = stack.length - 1; level > innermost; level--) {
    const { mode, left } = stack[level] ?? {}
    if (mode === undefined || left === undefined) continue
    if (mode === OPAQUE) {
      if (left === 'by a note') return inOpaque(level, line)
      continue
    }
    const read = readWithRemark(language, mode, line, spelling)
    if (read.kind === 'read') {
      if (read.exact) return { level, command: read.command, negated: read.negated, opens: read.opens }
      continue
    }
    // What is not read is as likely of the section further out.
    const unread = lost(language, mode, level, line, read, spelling)
    if (isKnown(unread)) known = unread
  }
  return known
}

const inOpaque = <D>(level: number, line: string): Placed<D> => ({
  level,
  command: { kind: 'unknown', text: line, known: IN_OPAQUE },
  negated: false,
  opens: OPAQUE,
  flat: false,
})

/** A remark may stand behind a line. */
function readWithRemark<D extends Kinded>(
  language: Language<D>,
  mode: string,
  line: string,
  spelling: Spelling,
): Read<D> {
  const read = readCommand(language, mode, line, spelling)
  const bare = read.kind === 'read' ? undefined : withoutRemark(line)
  if (bare === undefined) return read
  const without = readCommand(language, mode, bare, spelling)
  return without.kind === 'read' ? without : read
}

/** Of two sections that do not read a line the inner one keeps it, unless only the outer one knows its words. */
const better = <D>(inner: Placed<D> | undefined, outer: Placed<D>): Placed<D> =>
  inner === undefined || (!isKnown(inner) && isKnown(outer)) ? outer : inner

/** The lines of a text that the line opens, as they stand. */
function blockOf<D extends Kinded>(language: Language<D>, found: Placed<D>, rows: readonly string[], number: number) {
  const { command } = found
  if (command.kind === 'unknown') {
    const end = unreadTextEnd((command as Undeclared & { readonly kind: 'unknown' }).text, rows, number)
    const block = end && textBlock(rows, number, end)
    return block && { command: { ...command, text: block.text }, text: block.text, last: block.last }
  }
  const opens = language.opensOf(found.command)
  if (opens.kind !== 'text' || found.negated) return undefined
  const until = opens.until(found.command as D)
  if (until === undefined) return undefined
  const block = textBlock(rows, number, until)
  return { command: opens.make(found.command as D, block.text), text: block.text, last: block.last }
}
