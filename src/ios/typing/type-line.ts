/**
 * `configure terminal`: one line typed at a running configuration. The line opens a section, replaces the line about the
 * same thing, is added where its kind stands, or, with `no`, takes one away. A line that stands there already changes
 * nothing, also one that no grammar knows.
 */
import { IOS } from '../commands/all'
import type { Command, Declared } from '../commands/types'
import { isSilent, saidVersion } from '../silent'
import type { IosConfig, Statement } from '../statement'
import type { About, Effect } from '../syntax/grammar'
import { keyOf } from '../syntax/language'
import { wordsOf } from '../syntax/pattern'
import { readCommand } from '../syntax/read-command'
import { textBlock } from '../syntax/text-block'
import { GLOBAL_MODE, modeOfSection, NO_MODE, type Refusal, refusalOf } from './mode'

export type Typed =
  | {
      readonly kind: 'taken'
      readonly config: IosConfig
      readonly section: readonly string[]
      readonly changed: boolean
      /** What the router says, such as that a physical interface cannot be removed. */
      readonly remark?: string
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const canonical = (item: Statement) => IOS.write(item.command, item.negated)
const same = (a: string, b: string) => a.trim() === b.trim()

/** Types a line in a section; a line of global mode leaves the section. */
export function typeLine(config: IosConfig, section: readonly string[], line: string): Typed {
  const text = line.trim()
  if (text === '' || text.startsWith('!')) return { kind: 'taken', config, section, changed: false }
  // The open section first, then those around it: a line of theirs closes the inner ones.
  for (let depth = section.length; depth >= 0; depth--) {
    const here = section.slice(0, depth)
    const taken = typeAt(config, here, text, depth === section.length)
    if (taken) return taken
  }
  return typeUnread(config, section, text) ?? { kind: 'refused', refusal: refusalFor(section, text) }
}

function refusalFor(section: readonly string[], text: string): Refusal {
  const inner = refusalOf(modeOfSection(section), text)
  const outer = section.length === 0 ? inner : refusalOf(GLOBAL_MODE, text)
  if (inner.kind === 'ambiguous' || outer.kind === 'ambiguous') return { kind: 'ambiguous' }
  if (inner.kind === 'incomplete' || outer.kind === 'incomplete') return { kind: 'incomplete' }
  return inner.at >= outer.at ? inner : outer
}

/** A line whose words the language has, though nothing reads it: it is kept at its place, as a router would take it. */
function typeUnread(config: IosConfig, section: readonly string[], text: string): Typed | undefined {
  for (let depth = section.length; depth >= 0; depth--) {
    const here = section.slice(0, depth)
    const mode = modeOfSection(here)
    const level = levelAt(config.statements, here)
    const words = wordsOf(text)
    const negated = /^no$/i.test(words[0]?.text ?? '')
    const isInside = mode === NO_MODE && depth === section.length
    const known = isInside
      ? { effect: IN_OPAQUE, opens: false }
      : IOS.section(mode).vocabulary.knownOf(negated ? words.slice(1) : words)
    if (readCommand(IOS, mode, text, 'shortened').kind === 'wrong') return undefined
    if (!level || !known) continue
    const command = { kind: 'unknown', text, known: known.effect } as const
    const opposite = negated ? text.replace(/^no\s+/i, '') : `no ${text}`
    const before = level.findIndex((item) => item.command.kind === 'unknown' && same(item.text, opposite))
    const made: Statement = { command, negated: false, line: 0, text, children: [] }
    const next =
      before < 0 ? insert(level, made) : negated ? level.toSpliced(before, 1) : level.toSpliced(before, 1, made)
    return {
      kind: 'taken',
      config: { statements: replaceLevel(config.statements, here, next) },
      section: known.opens && !negated ? [...here, text] : here,
      changed: true,
    }
  }
  return undefined
}

const IN_OPAQUE: Effect = { kind: 'none', because: 'it belongs to the section above it' }

function typeAt(config: IosConfig, section: readonly string[], text: string, open: boolean): Typed | undefined {
  const level = levelAt(config.statements, section)
  const mode = modeOfSection(section)
  const standing = level?.find((item) => same(canonical(item), text) || same(item.text, text))
  const read = readCommand(IOS, mode, text, 'shortened')
  if (standing && (read.kind !== 'read' || same(canonical(standing), IOS.write(read.command, read.negated)))) {
    const opens = standing.children.length > 0 || opensMode(standing, mode)
    if (!open && read.kind !== 'read') return undefined
    return { kind: 'taken', config, section: opens ? [...section, canonical(standing)] : section, changed: false }
  }
  if (read.kind !== 'read') return undefined
  if (level === undefined) return undefined
  const whole = read.negated ? undefined : closedText(read.command, text)
  const made: Statement = {
    command: whole?.command ?? read.command,
    negated: read.negated,
    line: 0,
    text: whole?.text ?? text,
    children: [],
  }
  const outcome = outcomeOf(level, made, saidVersion(config.statements))
  const inside = !read.negated && read.opens !== undefined ? [...section, outcome.entered ?? canonical(made)] : section
  return {
    kind: 'taken',
    config: outcome.changed ? { statements: replaceLevel(config.statements, section, outcome.level) } : config,
    section: inside,
    changed: outcome.changed,
    ...(outcome.remark === undefined ? {} : { remark: outcome.remark }),
  }
}

/** A text that one line cannot end is taken to end at once, as in a configuration that is read. */
function closedText(command: Command, text: string): { readonly command: Command; readonly text: string } | undefined {
  const opens = IOS.opensOf(command)
  const until = opens.kind === 'text' ? opens.until(command as Declared) : undefined
  if (opens.kind !== 'text' || until === undefined) return undefined
  const block = textBlock([text], 1, until)
  return { command: opens.make(command as Declared, block.text), text: block.text }
}

function opensMode(item: Statement, mode: string): boolean {
  const read = readCommand(IOS, mode, canonical(item), 'in full')
  return read.kind === 'read' && read.opens !== undefined && !item.negated
}

interface Outcome {
  readonly level: readonly Statement[]
  readonly changed: boolean
  readonly entered?: string
  readonly remark?: string
}

function outcomeOf(level: readonly Statement[], made: Statement, release: string): Outcome {
  const { command } = made
  if (command.kind === 'removal') return removed(level, command.about, /^default\s/i.test(command.text))
  return made.negated ? taken(level, made, release) : added(level, made, release)
}

/** A line without `no`. */
function added(level: readonly Statement[], made: Statement, release: string): Outcome {
  const identity = keyOf(IOS.identityOf(made.command))
  const before = level.find((item) => keyOf(IOS.identityOf(item.command)) === identity)
  if (before && canonical(before) === canonical(made)) return { level, changed: false, entered: canonical(before) }
  const next = before ? { ...merged(before, made), children: before.children } : made
  if (isSilent(next, release)) return { level: level.filter((item) => item !== before), changed: before !== undefined }
  if (before) return { level: level.map((item) => (item === before ? next : item)), changed: true }
  return { level: insert(level, made), changed: true }
}

/** A line that names several things names those of the line before it too. */
function merged(before: Statement, made: Statement): Statement {
  const several = IOS.declarationOf(made.command)?.several
  if (!several || before.negated) return made
  const items = new Set([...several.of(before.command as Declared), ...several.of(made.command as Declared)])
  const command = several.make([...items], made.command as Declared)
  return { ...made, command, text: IOS.write(command, false) }
}

/** A line with `no`. */
function taken(level: readonly Statement[], made: Statement, release: string): Outcome {
  const effect = IOS.noOf(made.command)
  const about = IOS.identityOf(made.command)
  switch (effect.kind) {
    case 'refused':
      return { level, changed: false, remark: effect.says }
    case 'removes-all':
      return removed(level, effect.about, false)
    case 'removes':
      return IOS.declarationOf(made.command)?.several ? lessened(level, made) : removed(level, about, false)
    case 'negates':
      return negated(level, made, release)
  }
}

/** The `no` stands where the line stood, so that nothing else moves. */
function negated(level: readonly Statement[], made: Statement, release: string): Outcome {
  const key = keyOf(IOS.identityOf(made.command))
  const before = level.find((item) => keyOf(IOS.identityOf(item.command)) === key)
  if (before?.negated) return { level, changed: false }
  if (isSilent(made, release)) return { level: level.filter((item) => item !== before), changed: before !== undefined }
  if (!before) return { level: insert(level, made), changed: true }
  return { level: level.map((item) => (item === before ? made : item)), changed: true }
}

/** Some of several things go. */
function lessened(level: readonly Statement[], made: Statement): Outcome {
  const several = IOS.declarationOf(made.command)?.several
  const key = keyOf(IOS.identityOf(made.command))
  const gone = new Set(several?.of(made.command as Declared))
  let changed = false
  const left = level.flatMap((item) => {
    if (!several || keyOf(IOS.identityOf(item.command)) !== key) return [item]
    const items = several.of(item.command as Declared).filter((one) => !gone.has(one))
    changed ||= items.length < several.of(item.command as Declared).length
    const command = several.make(items, item.command as Declared)
    return items.length === 0 ? [] : [{ ...item, command, text: IOS.write(command, false) }]
  })
  return { level: changed ? left : level, changed }
}

/** Everything goes whose identity begins so; what cannot go is set back when that is asked for. */
function removed(level: readonly Statement[], about: About, setBack: boolean): Outcome {
  const key = keyOf(about)
  const isMeant = (item: Statement) => keyOf(IOS.identityOf(item.command)).startsWith(key)
  const stays = (item: Statement) => IOS.noOf(item.command).kind === 'refused'
  const left = level.flatMap((item) => {
    if (!isMeant(item)) return [item]
    if (!stays(item)) return []
    return [setBack && item.children.length > 0 ? { ...item, children: [] } : item]
  })
  return { level: left, changed: left.length < level.length || left.some((item, index) => item !== level[index]) }
}

/** After the last line of its kind, else before what ends the configuration. */
function insert(level: readonly Statement[], made: Statement): readonly Statement[] {
  const alike = level.findLastIndex((item) => isAlike(item.command, made.command))
  const end = level.findIndex((item) => isEnd(item.command))
  const at = alike >= 0 ? alike + 1 : end >= 0 ? end : level.length
  return [...level.slice(0, at), made, ...level.slice(at)]
}

const isEnd = (command: Command): boolean => {
  const opens = IOS.opensOf(command)
  return opens.kind === 'closes' && opens.what === 'text'
}

/** Lines of one list stand together, and so do lines of one kind. */
function isAlike(a: Command, b: Command): boolean {
  return a.kind === b.kind && IOS.orderOf(a)?.list === IOS.orderOf(b)?.list
}

/** The lines of a section; nothing when there is no such section. */
function levelAt(statements: readonly Statement[], section: readonly string[]): readonly Statement[] | undefined {
  let level: readonly Statement[] = statements
  for (const line of section) {
    const found = level.find((item) => canonical(item) === line)
    if (!found) return undefined
    level = found.children
  }
  return level
}

function replaceLevel(
  statements: readonly Statement[],
  section: readonly string[],
  level: readonly Statement[],
): readonly Statement[] {
  const [first, ...rest] = section
  if (first === undefined) return level
  let done = false
  return statements.map((item) => {
    if (done || canonical(item) !== first) return item
    done = true
    return { ...item, children: replaceLevel(item.children, rest, level) }
  })
}
