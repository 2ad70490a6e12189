/**
 * `configure terminal`: one line typed at a running configuration. The line opens a section, replaces the line about the
 * same thing, is added where its kind stands, or, with `no`, takes one away. A line that stands there already changes
 * nothing, also one that no grammar knows.
 */
import type { Command } from '../commands/types'
import { renderCommand } from '../render'
import type { IosConfig, Statement } from '../statement'
import { readCommand } from '../syntax/reader'
import { identityOf, isSilentWhenOn, keepsItsNo } from './identity'
import { declarationsOf, GLOBAL_MODE, modeOfSection, type Refusal, refusalOf } from './mode'

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

const canonical = (item: Statement) => renderCommand(item.command, item.negated)
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
  return { kind: 'refused', refusal: refusalFor(section, text) }
}

function refusalFor(section: readonly string[], text: string): Refusal {
  const inner = refusalOf(modeOfSection(section), text)
  const outer = section.length === 0 ? inner : refusalOf(GLOBAL_MODE, text)
  if (inner.kind === 'incomplete' || outer.kind === 'incomplete') return { kind: 'incomplete' }
  return inner.at >= outer.at ? inner : outer
}

function typeAt(config: IosConfig, section: readonly string[], text: string, open: boolean): Typed | undefined {
  const level = levelAt(config.statements, section)
  const mode = modeOfSection(section)
  const standing = level?.find((item) => same(canonical(item), text) || same(item.text, text))
  const read = readCommand(declarationsOf(mode), text)
  if (standing && (read.kind !== 'read' || same(canonical(standing), renderCommand(read.command, read.negated)))) {
    const opens = standing.children.length > 0 || opensMode(standing, mode)
    if (!open && read.kind !== 'read') return undefined
    return { kind: 'taken', config, section: opens ? [...section, canonical(standing)] : section, changed: false }
  }
  if (read.kind !== 'read') return undefined
  if (level === undefined) return undefined
  const made: Statement = { command: read.command, negated: read.negated, line: 0, text, children: [] }
  const outcome = read.negated ? taken(level, made) : added(level, made, read.opens !== undefined)
  const inside = !read.negated && read.opens !== undefined ? [...section, outcome.entered ?? canonical(made)] : section
  return {
    kind: 'taken',
    config: outcome.changed ? { statements: replaceLevel(config.statements, section, outcome.level) } : config,
    section: inside,
    changed: outcome.changed,
    ...(outcome.remark === undefined ? {} : { remark: outcome.remark }),
  }
}

function opensMode(item: Statement, mode: string): boolean {
  const read = readCommand(declarationsOf(mode), canonical(item))
  return read.kind === 'read' && read.opens !== undefined && !item.negated
}

interface Outcome {
  readonly level: readonly Statement[]
  readonly changed: boolean
  readonly entered?: string
  readonly remark?: string
}

/** A line without `no`. */
function added(level: readonly Statement[], made: Statement, opens: boolean): Outcome {
  const identity = identityOf(made.command)
  const at = identity === undefined ? -1 : level.findIndex((item) => identityOf(item.command) === identity)
  const before = level[at]
  if (before && opens && canonical(before) === canonical(made))
    return { level, changed: false, entered: canonical(before) }
  if (before?.negated && isSilentWhenOn(made.command))
    return { level: level.filter((item) => item !== before), changed: true }
  if (before) {
    const next = { ...made, children: before.children }
    return { level: level.map((item) => (item === before ? next : item)), changed: true }
  }
  if (isSilentWhenOn(made.command)) return { level, changed: false }
  return { level: insert(level, made), changed: true }
}

/** A line with `no`. */
function taken(level: readonly Statement[], made: Statement): Outcome {
  if (made.command.kind === 'interface' && !made.command.name.startsWith('Loopback'))
    return { level, changed: false, remark: '% Removal of physical interfaces is not permitted' }
  const left = level.filter((item) => item.negated || !isMeant(item, made.command))
  const gone = left.length < level.length
  const standsAlready = level.some((item) => item.negated && identityOf(item.command) === identityOf(made.command))
  if (!keepsItsNo(made.command) || standsAlready) return { level: left, changed: gone }
  // Where the positive line stood, so that nothing else moves.
  const at = level.findIndex((item) => !item.negated && isMeant(item, made.command))
  if (at < 0) return { level: insert(level, made), changed: true }
  return { level: level.map((item, index) => (index === at ? made : item)), changed: true }
}

/** Whether a `no` of a command takes a line away. */
function isMeant(item: Statement, gone: Command): boolean {
  if (gone.kind === 'access-list' && item.command.kind === 'access-list' && gone.entry.kind === 'whole')
    return item.command.number === gone.number
  if (item.command.kind !== gone.kind) return false
  const identity = identityOf(gone)
  return identity === undefined
    ? renderCommand(item.command, false) === renderCommand(gone, false)
    : identityOf(item.command) === identity
}

/** After the last line of its kind, else before what ends the configuration. */
function insert(level: readonly Statement[], made: Statement): readonly Statement[] {
  const alike = level.findLastIndex((item) => isAlike(item.command, made.command))
  const end = level.findIndex((item) => item.command.kind === 'end')
  const at = alike >= 0 ? alike + 1 : end >= 0 ? end : level.length
  return [...level.slice(0, at), made, ...level.slice(at)]
}

function isAlike(a: Command, b: Command): boolean {
  if (a.kind === 'access-list' && b.kind === 'access-list') return a.number === b.number
  return a.kind === b.kind
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
