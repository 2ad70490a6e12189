/**
 * `configure terminal`: one line typed at a running configuration. The line opens a section, replaces the line about the
 * same thing, is added where its kind stands, or, with `no`, takes one away. A line that stands there already changes
 * nothing, also one that no grammar knows.
 */
import type { About, Effect, Undeclared } from './grammar'
import { isSilent, type Kinded, keyOf, type Language, sectionOpenedBy, type Target, type Tree } from './language'
import { GLOBAL_MODE, modeOfSection, NO_MODE, type Refusal, refusalOf } from './mode'
import { entryNumbered, isElsewhere, isTaken, withoutEntry } from './numbered'
import { readCommand } from './read-command'
import { withoutRemark } from './remark'
import { textBlock } from './text-block'
import { knownIn, WHOLE, weightOf } from './weight'

type Line<D extends Kinded> = Tree<D | Undeclared>
type Lines<D extends Kinded> = readonly Line<D>[]

export type TypedInto<D extends Kinded> =
  | {
      readonly kind: 'taken'
      readonly statements: Lines<D>
      readonly section: readonly string[]
      readonly changed: boolean
      /** What the router says, such as that a physical interface cannot be removed. */
      readonly remark?: string
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const canonical = <D extends Kinded>({ language }: Target<D>, item: Line<D>) =>
  language.write(item.command, item.negated)
const same = (a: string, b: string) => a.trim() === b.trim()

/** Types a line in a section; a line of global mode leaves the section. */
export function typeInto<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  line: string,
): TypedInto<D> {
  const text = line.trim()
  if (text === '' || text.startsWith('!')) return { kind: 'taken', statements, section, changed: false }
  const bare = withoutRemark(text)
  const read = typeRead(target, statements, section, text) ?? (bare && typeRead(target, statements, section, bare))
  if (read) return read
  const kept = typeUnread(target, statements, section, text)
  return kept ?? { kind: 'refused', refusal: refusalFor(target, section, text) }
}

/** Types a line that the language reads, in the open section or one around it. */
function typeRead<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
): TypedInto<D> | undefined {
  if (text === 'exit' && section.length > 0)
    return { kind: 'taken', statements, section: section.slice(0, -1), changed: false }
  // The open section first, then those around it: a line of theirs closes the inner ones. A line in full that is another
  // section's counts more than a shortened one, unless the words in full are the inner one's own.
  let shortened: TypedInto<D> | undefined
  let known = 0
  for (let depth = section.length; depth >= 0; depth--) {
    const here = section.slice(0, depth)
    const taken = typeAt(target, statements, here, text, depth === section.length)
    if (taken && taken.exact > known) return taken.typed
    if (known === 0) shortened ??= taken?.typed
    known = Math.max(known, knownIn(target.language, modeOfSection(target.language, here), text)?.by ?? 0)
  }
  return shortened
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
): TypedInto<D> | undefined {
  const { language } = target
  for (let depth = section.length; depth >= 0; depth--) {
    const here = section.slice(0, depth)
    const mode = modeOfSection(language, here)
    const level = levelAt(target, statements, here)
    const negated = /^no\s/i.test(text)
    const isInside = mode === NO_MODE && depth === section.length
    const known = isInside
      ? { effect: IN_OPAQUE, opens: false }
      : knownIn(target.language, modeOfSection(target.language, here), text)
    if (readCommand(language, mode, text, 'shortened').kind === 'wrong') return undefined
    if (!level || !known) continue
    const command = { kind: 'unknown', text, known: known.effect } as const
    const opposite = negated ? text.replace(/^no\s+/i, '') : `no ${text}`
    const before = level.findIndex((item) => item.command.kind === 'unknown' && same(item.text, opposite))
    const made: Line<D> = { command, negated: false, line: 0, text, children: [] }
    const next =
      before < 0 ? insert(target, level, made) : negated ? level.toSpliced(before, 1) : level.toSpliced(before, 1, made)
    return {
      kind: 'taken',
      statements: replaceLevel(target, statements, here, next),
      section: known.opens && !negated ? [...here, text] : here,
      changed: true,
    }
  }
  return undefined
}

const IN_OPAQUE: Effect = { kind: 'none', because: 'it belongs to the section above it' }

function typeAt<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  text: string,
  open: boolean,
): { readonly typed: TypedInto<D>; readonly exact: number } | undefined {
  const { language } = target
  const level = levelAt(target, statements, section)
  const mode = modeOfSection(language, section)
  const standing = level?.find((item) => same(canonical(target, item), text) || same(item.text, text))
  const read = readCommand(language, mode, text, 'shortened')
  if (
    standing &&
    !(read.kind === 'read' && addsEachTime(target, read)) &&
    (read.kind !== 'read' || same(canonical(target, standing), language.write(read.command, read.negated)))
  ) {
    const opens = standing.children.length > 0 || opensMode(target, standing, mode)
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
  const typed: TypedInto<D> = {
    kind: 'taken',
    statements: outcome.changed ? replaceLevel(target, statements, section, outcome.level) : statements,
    section: inside,
    changed: outcome.changed,
    ...(outcome.remark === undefined ? {} : { remark: outcome.remark }),
  }
  return { typed, exact: weightOf(language, read) }
}

/** A line that takes a whole list away at once. */
function clearedList<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  level: Lines<D>,
  text: string,
): TypedInto<D> | undefined {
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

type Removal = Undeclared & { readonly kind: 'removal' }

interface Outcome<D extends Kinded> {
  readonly level: Lines<D>
  readonly changed: boolean
  readonly entered?: string
  readonly remark?: string
}

function outcomeOf<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>, hasMore: boolean): Outcome<D> {
  const { command } = made
  if (command.kind === 'removal') {
    const { about, text, entry } = command as Removal
    if (entry) return removedEntry(target, level, made, entry, hasMore)
    return removed(target, level, about, /^default\s/i.test(text))
  }
  if (!made.negated) return added(target, level, made)
  const outcome = taken(target, level, made)
  const isElsewhere = !outcome.changed && hasMore && target.language.orderOf(command)?.at !== undefined
  return isElsewhere ? { level: insert(target, level, made), changed: true } : outcome
}

const DUPLICATE_NUMBER = '% Duplicate sequence number'
const DUPLICATE_REMARK = 'Duplicate remark statement'

/** Behind the last entry of a numbered list a router takes each remark once; a firewall takes it again. */
function isNotedTwice<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): boolean {
  const own = target.language.orderOf(made.command)
  if (!own || own.step === 0) return false
  const list = level.filter((item) => target.language.orderOf(item.command)?.list === own.list)
  const last = list.findLastIndex((item) => target.language.orderOf(item.command)?.number !== 'none')
  return list.slice(last + 1).some((item) => canonical(target, item) === canonical(target, made))
}

const addsEachTime = <D extends Kinded>(
  { language }: Target<D>,
  { command, negated }: Pick<Line<D>, 'command' | 'negated'>,
) => !negated && language.declarationOf(command)?.key(command as D).adds === 'each time'

/** What the section does not have may stand outside of it, as entries of a numbered list do: then the line is kept. */
function removedEntry<D extends Kinded>(
  target: Target<D>,
  level: Lines<D>,
  made: Line<D>,
  entry: NonNullable<Removal['entry']>,
  hasMore: boolean,
): Outcome<D> {
  const gone = entryNumbered(target.language, level, entry)
  if (gone) return { level: withoutEntry(target.language, level, gone, entry), changed: true }
  return { level: hasMore ? insert(target, level, made) : level, changed: hasMore }
}

/** A line without `no`. */
function added<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): Outcome<D> {
  if (addsEachTime(target, made))
    return isNotedTwice(target, level, made)
      ? { level, changed: false, remark: DUPLICATE_REMARK }
      : { level: insert(target, level, made), changed: true }
  const identity = keyOf(target.language.identityOf(made.command))
  const before = level.find((item) => keyOf(target.language.identityOf(item.command)) === identity)
  if (before && canonical(target, before) === canonical(target, made))
    return { level, changed: false, entered: canonical(target, before) }
  // A list takes no entry twice, and no number twice.
  if (before && isElsewhere(target.language, before, made)) return { level, changed: false }
  if (!before && isTaken(target.language, level, made)) return { level, changed: false, remark: DUPLICATE_NUMBER }
  const opened = sectionOpenedBy(target.language, made.command)
  const isSame = before && sectionOpenedBy(target.language, before.command) === opened
  const children = isSame ? before.children : []
  const next = before ? { ...merged(target, before, made), children } : made
  if (isSilent(target, next)) return { level: level.filter((item) => item !== before), changed: before !== undefined }
  if (before) return { level: level.map((item) => (item === before ? next : item)), changed: true }
  return { level: insert(target, level, made), changed: true }
}

/** A line that names several things names those of the line before it too. */
function merged<D extends Kinded>({ language }: Target<D>, before: Line<D>, made: Line<D>): Line<D> {
  const several = language.declarationOf(made.command)?.several
  if (!several || before.negated) return made
  const items = new Set([...several.of(before.command as D), ...several.of(made.command as D)])
  const command = several.make([...items], made.command as D)
  return { ...made, command, text: language.write(command, false) }
}

/** A line with `no`. */
function taken<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): Outcome<D> {
  const { language } = target
  const effect = language.noOf(made.command)
  const about = language.identityOf(made.command)
  switch (effect.kind) {
    case 'refused':
      return { level, changed: false, remark: effect.says }
    case 'removes-all':
      return removed(target, level, effect.about, false)
    case 'removes':
      return language.declarationOf(made.command)?.several
        ? lessened(target, level, made)
        : removed(target, level, about, false)
    case 'negates':
      return negated(target, level, made)
  }
}

/** The `no` stands where the line stood, so that nothing else moves. */
function negated<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): Outcome<D> {
  const key = keyOf(target.language.identityOf(made.command))
  const before = level.find((item) => keyOf(target.language.identityOf(item.command)) === key)
  if (before?.negated && canonical(target, before) === canonical(target, made)) return { level, changed: false }
  if (isSilent(target, made)) return { level: level.filter((item) => item !== before), changed: before !== undefined }
  if (!before) return { level: insert(target, level, made), changed: true }
  return { level: level.map((item) => (item === before ? made : item)), changed: true }
}

/** Some of several things go. */
function lessened<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): Outcome<D> {
  const { language } = target
  const several = language.declarationOf(made.command)?.several
  const key = keyOf(target.language.identityOf(made.command))
  const gone = new Set(several?.of(made.command as D))
  let changed = false
  const left = level.flatMap((item) => {
    if (!several || keyOf(target.language.identityOf(item.command)) !== key) return [item]
    const items = several.of(item.command as D).filter((one) => !gone.has(one))
    changed ||= items.length < several.of(item.command as D).length
    const command = several.make(items, item.command as D)
    return items.length === 0 ? [] : [{ ...item, command, text: language.write(command, false) }]
  })
  return { level: changed ? left : level, changed }
}

/** Everything goes whose identity begins so; what cannot go is set back when that is asked for. */
function removed<D extends Kinded>(target: Target<D>, level: Lines<D>, about: About, setBack: boolean): Outcome<D> {
  const key = keyOf(about)
  const isMeant = (item: Line<D>) => keyOf(target.language.identityOf(item.command)).startsWith(key)
  const stays = (item: Line<D>) => target.language.noOf(item.command).kind === 'refused'
  const left = level.flatMap((item) => {
    if (!isMeant(item)) return [item]
    if (!stays(item)) return []
    return [setBack && item.children.length > 0 ? { ...item, children: [] } : item]
  })
  return { level: left, changed: left.length < level.length || left.some((item, index) => item !== level[index]) }
}

/** After the last line of its kind, else before what ends the configuration. */
function insert<D extends Kinded>({ language }: Target<D>, level: Lines<D>, made: Line<D>): Lines<D> {
  const own = keyOf(language.identityOf(made.command))
  const alike = level.findLastIndex(
    (item) => isAlike(language, item.command, made.command) || keyOf(language.identityOf(item.command)).startsWith(own),
  )
  const end = level.findIndex((item) => isEnd(language, item.command))
  const at = alike >= 0 ? alike + 1 : end >= 0 ? end : level.length
  return [...level.slice(0, at), made, ...level.slice(at)]
}

const isEnd = <D extends Kinded>(language: Language<D>, command: D | Undeclared): boolean => {
  const opens = language.opensOf(command)
  return opens.kind === 'closes' && opens.what === 'text'
}

/** Lines of one list stand together, and so do lines of one kind. */
function isAlike<D extends Kinded>(language: Language<D>, a: D | Undeclared, b: D | Undeclared): boolean {
  const list = language.orderOf(a)?.list
  return list === language.orderOf(b)?.list && (list !== undefined || a.kind === b.kind)
}

/** The lines of a section; nothing when there is no such section. */
function levelAt<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
): Lines<D> | undefined {
  let level: Lines<D> = statements
  for (const line of section) {
    const found = level.find((item) => canonical(target, item) === line)
    if (!found) return undefined
    level = found.children
  }
  return level
}

function replaceLevel<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  level: Lines<D>,
): Lines<D> {
  const [first, ...rest] = section
  if (first === undefined) return level
  let done = false
  return statements.map((item) => {
    if (done || canonical(target, item) !== first) return item
    done = true
    return { ...item, children: replaceLevel(target, item.children, rest, level) }
  })
}
