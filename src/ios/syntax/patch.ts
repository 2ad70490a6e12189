/**
 * Changes of a configuration as values, for any language of this syntax: lines deleted, and lines inserted after a line
 * of the same section, so that they survive a change of the design. Sections are named by the canonical text of the
 * lines that open them; a section that is written twice is one section. Two configurations count as equal when they
 * differ only in the order of lines that do not depend on each other's.
 */
import type { Declaration } from './grammar'
import { applied } from './level-apply'
import { type Line, levelDiff } from './level-diff'
import { readCommand } from './reader'

/** One line of a tree of statements. */
export interface TreeStatement<C> {
  readonly command: C
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: readonly TreeStatement<C>[]
}

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

export interface PatchLanguage<C extends { readonly kind: string }> {
  readonly declarations: readonly Declaration<C>[]
  readonly unknown: (text: string) => C
  readonly canonical: (command: C, negated: boolean) => string
  /** Lines of one section with the same answer keep their order; nothing = its place means nothing to others. */
  readonly ordered: (command: C) => string | undefined
}

export interface Patches<C> {
  readonly apply: (statements: readonly TreeStatement<C>[], patch: LinePatch) => readonly TreeStatement<C>[]
  readonly diff: (base: readonly TreeStatement<C>[], edited: readonly TreeStatement<C>[]) => LinePatch
  readonly merge: (statements: readonly TreeStatement<C>[]) => readonly TreeStatement<C>[]
  readonly same: (a: readonly TreeStatement<C>[], b: readonly TreeStatement<C>[]) => boolean
}

type Trees<C> = readonly TreeStatement<C>[]

export function patchesOf<C extends { readonly kind: string }>(language: PatchLanguage<C>): Patches<C> {
  const canonical = (item: TreeStatement<C>) => language.canonical(item.command, item.negated)
  const opens = (item: TreeStatement<C>) =>
    item.negated ? undefined : language.declarations.find((one) => one.kind === item.command.kind)?.opens

  const modes = new Map<string, readonly Declaration<C>[]>()
  const inMode = (mode: string) => {
    const found = modes.get(mode) ?? language.declarations.filter((item) => item.modes.includes(mode))
    modes.set(mode, found)
    return found
  }

  /** One line read in a mode; what the mode does not know is kept verbatim. */
  const readLine = (text: string, mode: string): TreeStatement<C> => {
    const fitting = inMode(mode)
    const read = readCommand(fitting, text.trim())
    const command = read.kind === 'read' ? read.command : language.unknown(text.trim())
    return { command, negated: read.kind === 'read' && read.negated, line: 0, text: text.trim(), children: [] }
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
    const merged: TreeStatement<C>[] = []
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

  const lineOf = (item: TreeStatement<C>): Line => ({ text: canonical(item), group: language.ordered(item.command) })

  /** A tree as text in which lines that do not depend on each other are sorted. */
  const sorted = (items: Trees<C>): string => {
    const groups = new Map<string, string[]>()
    for (const item of merge(items)) {
      const text = `${canonical(item)}{${sorted(item.children)}}`
      const group = language.ordered(item.command) ?? ` ${text}`
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
