/**
 * `configure terminal`: one line typed at a running configuration. The line opens a section, replaces the line about the
 * same thing, is added where its kind stands, or, with `no`, takes one away. A line that stands there already changes
 * nothing, also one that no grammar knows.
 */
import type { Effect, Undeclared } from './grammar'
import { type Columns, columnOf, leftOf, NO_COLUMNS, sectionByColumn, standingAt } from './indentation'
import { type Kinded, keyOf, type Target } from './language'
import { GLOBAL_MODE, modeOfSection, NO_MODE, type Refusal, refusalOf } from './mode'
import { readCommand } from './read-command'
import { withoutRemark } from './remark'
import { textBlock } from './text-block'
import { canonical, insert, type Line, type Lines, levelAt, replaceLevel, same } from './typed-level'
import { addsEachTime, outcomeOf } from './typed-outcome'
import { IN_OPAQUE } from './unread'
import { knownIn, opensUnread, WHOLE, weightOf, withoutIt } from './weight'

export type TypedInto<D extends Kinded> =
  | {
      readonly kind: 'taken'
      readonly statements: Lines<D>
      readonly section: readonly string[]
      readonly changed: boolean
      /** Where lines stand that may have lines further right below them. */
      readonly columns: Columns
      /** What the router says, such as that a physical interface cannot be removed. */
      readonly remark?: string
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Types a line in a section; a line of global mode leaves the section. */
export function typeInto<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  line: string,
  columns: Columns = NO_COLUMNS,
): TypedInto<D> {
  const text = line.trim()
  if (text === '' || text.startsWith('!')) return { kind: 'taken', statements, section, columns, changed: false }
  const column = columnOf(line)
  const here = sectionAt(target, section, sectionByColumn(columns, column))
  const byColumn = typeText(target, statements, here, text, column > 0)
  // Back at the margin it may still be of the open section: only when nothing around takes it.
  const typed = byColumn.kind === 'refused' ? typeText(target, statements, section, text, false) : byColumn
  if (typed.kind === 'refused') return typed
  const { at, inside = typed.section, ...taken } = typed
  return {
    ...taken,
    columns: text === 'exit' ? leftOf(columns, column) : standingAt(columns, { column, at, inside }),
  }
}

type Taken<D extends Kinded> = Omit<Extract<TypedInto<D>, { readonly kind: 'taken' }>, 'columns'>

/** What a line does, and the section that it is in; `inside`: that of lines further right, where it is not the open one. */
type Placed<D extends Kinded> = Taken<D> & { readonly at: readonly string[]; readonly inside?: readonly string[] }

function typeText<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
  indented: boolean,
): Placed<D> | Extract<TypedInto<D>, { readonly kind: 'refused' }> {
  const bare = withoutRemark(text)
  const placed = indented ? typeIndented(target, statements, section, text) : undefined
  if (placed) return placed
  const read = typeRead(target, statements, section, text) ?? (bare && typeRead(target, statements, section, bare))
  if (read) return read
  const kept = typeUnread(target, statements, section, text)
  return kept ?? { kind: 'refused', refusal: refusalFor(target, section, text) }
}

/**
 * A device ignores blanks, and knows by the words which line opens a section and what is its own. Nobody knows so here of a
 * section that nothing reads: there the column says it.
 */
function sectionAt<D extends Kinded>(
  { language }: Target<D>,
  section: readonly string[],
  byColumn: readonly string[] | undefined,
): readonly string[] {
  if (!byColumn) return section
  const isOpaque = (one: readonly string[]) => modeOfSection(language, one) === NO_MODE
  return isOpaque(byColumn) || isOpaque(section) ? byColumn : section
}

/** Types a line that the language reads, in the open section or one around it. */
function typeRead<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
): Placed<D> | undefined {
  if (text === 'exit') return { kind: 'taken', statements, section: section.slice(0, -1), at: section, changed: false }
  // The open section first, then those around it: a line of theirs closes the inner ones. A line in full that is another
  // section's counts more than a shortened one, unless the words in full are the inner one's own.
  let shortened: Placed<D> | undefined
  let known = 0
  for (let depth = section.length; depth >= 0; depth--) {
    const here = section.slice(0, depth)
    const taken = typeAt(target, statements, here, text, depth === section.length)
    const placed = taken && { ...taken.typed, at: here }
    if (placed && taken.exact > known) return placed
    if (known === 0) shortened ??= placed
    known = Math.max(known, knownIn(target.language, modeOfSection(target.language, here), text)?.by ?? 0)
  }
  return shortened
}

/** A line with blanks before it in a section that nothing reads stands in that section, whatever its words. */
function typeIndented<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
): Placed<D> | undefined {
  if (text === 'exit' || section.length === 0 || modeOfSection(target.language, section) !== NO_MODE) return undefined
  const level = levelAt(target, statements, section)
  if (!level) return undefined
  const inside = [...section, text]
  const standing = level.find((item) => same(item.text, text))
  if (standing) {
    const opened = standing.children.length > 0 ? inside : section
    return { kind: 'taken', statements, section: opened, at: section, inside, changed: false }
  }
  const grown = withUnread(target, statements, section, text, IN_OPAQUE)
  return { kind: 'taken', ...grown, section, at: section, inside, changed: true }
}

/** A line that nothing reads at its place, in place of the one that it takes away. */
function withUnread<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
  known: Effect,
): { readonly statements: Lines<D> } {
  const level = levelAt(target, statements, section) ?? []
  const made: Line<D> = { command: { kind: 'unknown', text, known }, negated: false, line: 0, text, children: [] }
  const opposite = withoutIt(text)
  const before = level.findIndex((item) => item.command.kind === 'unknown' && same(item.text, opposite))
  if (before < 0) return { statements: replaceLevel(target, statements, section, insert(target, level, made)) }
  const next = /^no\s/i.test(text) ? level.toSpliced(before, 1) : level.toSpliced(before, 1, made)
  return { statements: replaceLevel(target, statements, section, next) }
}

function refusalFor<D extends Kinded>({ language }: Target<D>, section: readonly string[], text: string): Refusal {
  const inner = refusalOf(language, modeOfSection(language, section), text)
  const outer = section.length === 0 ? inner : refusalOf(language, GLOBAL_MODE, text)
  if (inner.kind === 'ambiguous' || outer.kind === 'ambiguous') return { kind: 'ambiguous' }
  if (inner.kind === 'incomplete' || outer.kind === 'incomplete') return { kind: 'incomplete' }
  return inner.at >= outer.at ? inner : outer
}

/** A line whose words the language has, though nothing reads it: it is kept at its place, as a router would take it. */
function typeUnread<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
): Placed<D> | undefined {
  const { language } = target
  for (let depth = section.length; depth >= 0; depth--) {
    const here = section.slice(0, depth)
    const mode = modeOfSection(language, here)
    const level = levelAt(target, statements, here)
    const negated = /^no\s/i.test(text)
    const isInside = mode === NO_MODE && depth === section.length
    const known = isInside
      ? { effect: IN_OPAQUE, opens: false, by: 0, beyond: false }
      : knownIn(target.language, modeOfSection(target.language, here), text)
    const opposite = withoutIt(text)
    const before = level?.findIndex((item) => item.command.kind === 'unknown' && same(item.text, opposite)) ?? -1
    // What stands there can be taken away, and what has more words of the language than any declaration is another command.
    const isOther = before >= 0 || known?.beyond === true
    if (!isOther && readCommand(language, mode, text, 'shortened').kind === 'wrong') return undefined
    if (!level || !known) continue
    return {
      kind: 'taken',
      ...withUnread(target, statements, here, text, known.effect),
      section: known.opens && !negated ? [...here, text] : here,
      at: here,
      inside: negated ? here : [...here, text],
      changed: true,
    }
  }
  return undefined
}

function typeAt<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
  open: boolean,
): { readonly typed: Taken<D>; readonly exact: number } | undefined {
  const { language } = target
  const level = levelAt(target, statements, section)
  const mode = modeOfSection(language, section)
  const standing = level?.find((item) => same(canonical(target, item), text) || same(item.text, text))
  const read = readCommand(language, mode, text, 'shortened')
  if (read.kind === 'read' && closesSection(target, read.command))
    return { typed: closed(target, statements, section, text), exact: weightOf(language, read) }
  if (
    standing &&
    !(read.kind === 'read' && addsEachTime(target, read)) &&
    (read.kind !== 'read' || same(canonical(target, standing), language.write(read.command, read.negated)))
  ) {
    const opens =
      standing.children.length > 0 ||
      opensMode(target, standing, mode) ||
      (standing.command.kind === 'unknown' && opensUnread(target.language, mode, standing.text))
    if (!open && read.kind !== 'read') return undefined
    const inside = opens ? [...section, canonical(target, standing)] : section
    return { typed: { kind: 'taken', statements, section: inside, changed: false }, exact: WHOLE }
  }
  if (level === undefined) return undefined
  if (read.kind !== 'read') {
    const typed = clearedList(target, statements, section, level, text)
    return typed && { typed, exact: WHOLE }
  }
  const whole = read.negated ? undefined : closedText(target, read.command, text)
  const made: Line<D> = {
    command: whole?.command ?? read.command,
    negated: read.negated,
    line: 0,
    text: whole?.text ?? text,
    children: [],
  }
  const outcome = outcomeOf(target, level, made, hasMoreOutside(target, statements, section))
  const inside =
    !read.negated && read.opens !== undefined ? [...section, outcome.entered ?? canonical(target, made)] : section
  const typed: Taken<D> = {
    kind: 'taken',
    statements: outcome.changed ? replaceLevel(target, statements, section, outcome.level) : statements,
    section: inside,
    changed: outcome.changed,
    ...(outcome.remark === undefined ? {} : { remark: outcome.remark }),
  }
  return { typed, exact: weightOf(language, read) }
}

/** The end of a section, such as `exit-af-topology`: as a router prints it, the line stands behind the section that it closes. */
function closed<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
): Taken<D> {
  const outer = section.slice(0, -1)
  const level = levelAt(target, statements, outer) ?? []
  const at = level.findIndex((item) => canonical(target, item) === section.at(-1))
  const next = level[at + 1]
  if (at < 0 || (next && same(next.text, text))) return { kind: 'taken', statements, section: outer, changed: false }
  const mode = modeOfSection(target.language, outer)
  const read = readCommand(target.language, mode, text, 'in full')
  const known = knownIn(target.language, mode, text)?.effect
  const unread = { kind: 'unknown', text, ...(known ? { known } : {}) } as const
  const command = read.kind === 'read' ? read.command : unread
  const made: Line<D> = { command, negated: false, line: 0, text, children: [] }
  const grown = level.toSpliced(at + 1, 0, made)
  return { kind: 'taken', statements: replaceLevel(target, statements, outer, grown), section: outer, changed: true }
}

function closesSection<D extends Kinded>({ language }: Target<D>, command: D | Undeclared): boolean {
  const opens = language.opensOf(command)
  return opens.kind === 'closes' && opens.what === 'section'
}

/** A line that takes a whole list away at once. */
function clearedList<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  level: Lines<D>,
  text: string,
): Taken<D> | undefined {
  const left = level.filter((item) => target.language.orderOf(item.command)?.clear !== text)
  if (left.length === level.length) return undefined
  return { kind: 'taken', statements: replaceLevel(target, statements, section, left), section, changed: true }
}

/** A text that one line cannot end is taken to end at once, as in a configuration that is read. */
function closedText<D extends Kinded>(
  { language }: Target<D>,
  command: D | Undeclared,
  text: string,
): { readonly command: D | Undeclared; readonly text: string } | undefined {
  const opens = language.opensOf(command)
  const until = opens.kind === 'text' ? opens.until(command as D) : undefined
  if (opens.kind !== 'text' || until === undefined) return undefined
  const block = textBlock(text.split('\n'), 1, until)
  return { command: opens.make(command as D, block.text), text: block.text }
}

function opensMode<D extends Kinded>(target: Target<D>, item: Line<D>, mode: string): boolean {
  const read = readCommand(target.language, mode, canonical(target, item), 'in full')
  return read.kind === 'read' && read.opens !== undefined && !item.negated
}

/** Whether lines outside of a section are about the same thing: of a numbered list some may stand there. */
function hasMoreOutside<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
): boolean {
  const around = levelAt(target, statements, section.slice(0, -1))
  const own = around?.find((item) => canonical(target, item) === section.at(-1))
  const key = own && keyOf(target.language.identityOf(own.command))
  return (
    key !== undefined &&
    (around?.some((item) => item !== own && keyOf(target.language.identityOf(item.command)).startsWith(key)) ?? false)
  )
}
