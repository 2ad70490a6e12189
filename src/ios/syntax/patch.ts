/**
 * Changes of a configuration as values, for any language of this syntax: lines deleted, and lines inserted after a line
 * of the same section, so that they survive a change of the design. Sections are named by the canonical text of the
 * lines that open them; a section that is written twice is one section. Two configurations count as equal when they
 * differ only in the order of lines that do not depend on each other's.
 */
import type { Undeclared } from './grammar'
import type { Kinded, Language, Tree } from './language'
import { applied } from './level-apply'
import { type Line, levelDiff } from './level-diff'
import { readCommand } from './read-command'
import { remembered } from './remembered'

export interface LinePatch {
  readonly delete: readonly { readonly section: readonly string[]; readonly text: string }[]
  readonly insert: readonly LineInsertion[]
}

export interface LineInsertion {
  readonly section: readonly string[]
  readonly text: string
  /** The last line of this text in the section; '' = the section's beginning, absent = its end. */
  readonly after?: string
}

export interface Patches<C> {
  readonly apply: (statements: readonly Tree<C>[], patch: LinePatch) => readonly Tree<C>[]
  readonly diff: (base: readonly Tree<C>[], edited: readonly Tree<C>[]) => LinePatch
  readonly merge: (statements: readonly Tree<C>[]) => readonly Tree<C>[]
  readonly same: (a: readonly Tree<C>[], b: readonly Tree<C>[]) => boolean
}

/** Lines of one mode that are remembered as they were read. */
const MOST_LINES = 60_000

type Trees<C> = readonly Tree<C>[]

export function patchesOf<D extends Kinded>(language: Language<D>): Patches<D | Undeclared> {
  type C = D | Undeclared
  const canonical = (item: Tree<C>) => language.write(item.command, item.negated)
  const opens = (item: Tree<C>) => {
    const opened = language.opensOf(item.command)
    return opened.kind === 'section' && !item.negated ? opened.mode(item.command as D) : undefined
  }
  /** Lines of one section with the same answer keep their order; nothing = its place means nothing to others. */
  const ordered = (command: C) =>
    language.declarationOf(command) ? (language.orderOf(command)?.list ?? command.kind) : undefined

  /** One line read in a mode; what the mode does not know is kept verbatim. */
  const readIn =
    (mode: string) =>
    (line: string): Tree<C> => {
      const text = line.trim()
      const read = readCommand(language, mode, text, 'in full')
      const command: C = read.kind === 'read' ? read.command : { kind: 'unknown', text }
      return { command, negated: read.kind === 'read' && read.negated, line: 0, text, children: [] }
    }

  const inModes = new Map<string, (line: string) => Tree<C>>()
  const readLine = (line: string, mode: string): Tree<C> => {
    const reads = inModes.get(mode) ?? remembered(readIn(mode), MOST_LINES)
    inModes.set(mode, reads)
    return reads(line)
  }

  const applyLevel = (items: Trees<C>, section: readonly string[], mode: string, changes: Changes): Trees<C> => {
    const here = changes.get(keyOf(section))
    const lines = items.map((item) => ({ item, text: canonical(item) }))
    const made = (text: string) => {
      const item = readLine(text, mode)
      return { item, text: canonical(item) }
    }
    const kept = here ? applied(lines, here.delete, here.insert, made) : lines
    // Sections last, so that those inserted just now get their own lines too.
    return kept.map(({ item, text }) => {
      const path = [...section, text]
      return changes.has(keyOf(path)) || changes.has(insideOf(path))
        ? { ...item, children: applyLevel(item.children, path, opens(item) ?? 'none', changes) }
        : item
    })
  }

  const merge = (items: Trees<C>): Trees<C> => {
    const first = new Map<string, number>()
    const merged: Tree<C>[] = []
    const repeated = new Set(
      items.filter((item) => item.children.length > 0 || opens(item) !== undefined).map(canonical),
    )
    for (const item of items) {
      const text = canonical(item)
      const at = first.get(text)
      const twin = at === undefined ? undefined : merged[at]
      if (at !== undefined && twin) merged[at] = { ...twin, children: [...twin.children, ...item.children] }
      else {
        if (repeated.has(text)) first.set(text, merged.length)
        merged.push(item)
      }
    }
    return merged.map((item) => (item.children.length === 0 ? item : { ...item, children: merge(item.children) }))
  }

  const diffLevel = (before: Trees<C>, after: Trees<C>, section: readonly string[], patch: Writable): void => {
    const found = levelDiff(before.map(lineOf), after.map(lineOf))
    for (const text of found.delete) patch.delete.push({ section, text })
    for (const insertion of found.insert) patch.insert.push({ section, ...insertion })
    for (const [index, item] of after.entries()) {
      const twin = before[found.twins.get(index) ?? -1]
      if (item.children.length > 0 || (twin?.children.length ?? 0) > 0)
        diffLevel(twin?.children ?? [], item.children, [...section, canonical(item)], patch)
    }
  }

  const lineOf = (item: Tree<C>): Line => ({ text: canonical(item), group: ordered(item.command) })

  /** A tree as text in which lines that do not depend on each other are sorted. */
  const sorted = (items: Trees<C>): string => {
    const groups = new Map<string, string[]>()
    for (const item of merge(items)) {
      const text = `${canonical(item)}{${sorted(item.children)}}`
      const group = ordered(item.command) ?? ` ${text}`
      const found = groups.get(group)
      if (found) found.push(text)
      else groups.set(group, [text])
    }
    return [...groups.keys()]
      .sort()
      .map((group) => groups.get(group)?.join('\n'))
      .join('\n')
  }

  return {
    apply: (statements, patch) => applyLevel(statements, [], 'global', byPath(patch)),
    diff: (base, edited) => {
      const patch: Writable = { delete: [], insert: [] }
      diffLevel(merge(base), merge(edited), [], patch)
      return patch
    },
    merge,
    same: (a, b) => sorted(a) === sorted(b),
  }
}

interface Writable {
  readonly delete: { readonly section: readonly string[]; readonly text: string }[]
  readonly insert: LineInsertion[]
}

/** Changes by the key of their section; every section around one has an entry under `insideOf` too. */
type Changes = ReadonlyMap<string, { readonly delete: string[]; readonly insert: LineInsertion[] }>

const keyOf = (section: readonly string[]) => section.join('\n')
const insideOf = (section: readonly string[]) => `${keyOf(section)}\n\n`

function byPath(patch: LinePatch): Changes {
  const changes = new Map<string, { readonly delete: string[]; readonly insert: LineInsertion[] }>()
  const at = (key: string) => {
    const found = changes.get(key) ?? { delete: [], insert: [] }
    changes.set(key, found)
    return found
  }
  const touch = (section: readonly string[]) => {
    for (let depth = 1; depth < section.length; depth++) at(insideOf(section.slice(0, depth)))
    return at(keyOf(section))
  }
  for (const item of patch.delete) touch(item.section).delete.push(item.text)
  for (const item of patch.insert) touch(item.section).insert.push(item)
  return changes
}
