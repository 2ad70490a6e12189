/**
 * Changes of a configuration as values, for any language of this syntax: lines deleted, and lines inserted after a line
 * of the same section, so that they survive a change of the design. Sections are named by the canonical text of the
 * lines that open them; a section that is written twice is one section. Two configurations count as equal when they
 * differ only in the order of lines that do not depend on each other's.
 */
import type { Declaration } from './grammar'
import { commonPairs } from './pairs'
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

  /** One line read in a mode; what the mode does not know is kept verbatim. */
  const readLine = (text: string, mode: string): TreeStatement<C> => {
    const fitting = language.declarations.filter((item) => item.modes.includes(mode))
    const read = readCommand(fitting, text.trim())
    const command = read.kind === 'read' ? read.command : language.unknown(text.trim())
    return { command, negated: read.kind === 'read' && read.negated, line: 0, text: text.trim(), children: [] }
  }

  const applyLevel = (items: Trees<C>, section: readonly string[], mode: string, changes: Changes): Trees<C> => {
    const here = changes.get(keyOf(section))
    const gone = [...(here?.delete ?? [])]
    const lines = gone.length === 0 ? [...items] : items.filter((item) => !takeOne(gone, canonical(item)))
    const texts = lines.map(canonical)
    let last = -1
    for (const change of here?.insert ?? []) {
      last = placeOf(texts, change.after, last)
      const made = readLine(change.text, mode)
      lines.splice(last, 0, made)
      texts.splice(last, 0, canonical(made))
    }
    // Sections last, so that those inserted just now get their own lines too.
    return lines.map((item, index) => {
      const path = [...section, texts[index] ?? '']
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
      groups.set(group, [...(groups.get(group) ?? []), text])
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

/** Takes one of equal texts away from a list; of two equal lines one deletion removes one. */
function takeOne(texts: string[], text: string): boolean {
  const at = texts.indexOf(text)
  if (at >= 0) texts.splice(at, 1)
  return at >= 0
}

/** Where a line after an anchor stands; an anchor that is no longer there means the section's end. */
function placeOf(texts: readonly string[], after: string | undefined, last: number): number {
  if (after === '') return 0
  const end = texts.at(-1) === 'end' ? texts.length - 1 : texts.length
  if (after === undefined) return end
  // Insertions come one after the other: most stand right after the one before.
  const near = texts[last] === after && texts.indexOf(after, last + 1) < 0
  const anchor = near ? last : texts.lastIndexOf(after)
  return anchor < 0 ? end : anchor + 1
}

interface Line {
  readonly text: string
  readonly group: string | undefined
}

interface LevelDiff {
  readonly delete: readonly string[]
  readonly insert: readonly { readonly text: string; readonly after: string }[]
  /** Index of a line after → of the same line before. */
  readonly twins: ReadonlyMap<number, number>
}

function levelDiff(before: readonly Line[], after: readonly Line[]): LevelDiff {
  const twins = twinsOf(before, after)
  const kept = new Set(twins.values())
  const placed = insertions(before, after, twins)
  return placed
    ? { delete: before.filter((_, index) => !kept.has(index)).map((item) => item.text), insert: placed, twins }
    : rewritten(before, after)
}

/** Lines that stay, matched group by group; those without a group by their text alone. */
function twinsOf(before: readonly Line[], after: readonly Line[]): ReadonlyMap<number, number> {
  const grouped = (lines: readonly Line[]) => {
    const groups = new Map<string, number[]>()
    for (const [index, { text, group }] of lines.entries()) {
      const key = group ?? ` ${text}`
      const found = groups.get(key)
      if (found) found.push(index)
      else groups.set(key, [index])
    }
    return groups
  }
  const [left, right] = [grouped(before), grouped(after)]
  const twins = new Map<number, number>()
  for (const [key, indices] of right) {
    const others = left.get(key) ?? []
    const texts = (lines: readonly Line[], of: readonly number[]) => of.map((index) => lines[index]?.text ?? '')
    for (const [a, b] of commonPairs(texts(before, others), texts(after, indices)))
      twins.set(indices[b] ?? -1, others[a] ?? -1)
  }
  return twins
}

/** Insertions in order, each after the line it follows, but never across a line of its own group; nothing = no anchors. */
function insertions(
  before: readonly Line[],
  after: readonly Line[],
  twins: ReadonlyMap<number, number>,
): LevelDiff['insert'] | undefined {
  const numbers = new Map([...twins].map(([right, left]) => [left, right]))
  const result = before.flatMap((item, index) => {
    const number = numbers.get(index)
    return number === undefined ? [] : [{ ...item, number }]
  })
  const counts = new Map<string, number>()
  const count = (text: string) => counts.set(text, (counts.get(text) ?? 0) + 1)
  for (const item of result) count(item.text)
  const isAnchor = (text: string, at: number) =>
    counts.get(text) === 1 || result.findLastIndex((item) => item.text === text) === at
  const made: { text: string; after: string }[] = []
  let latest = -1
  for (const [number, item] of after.entries()) {
    if (twins.has(number)) continue
    const isNext = result[latest]?.number === number - 1
    const previous = (isNext ? latest : result.findIndex((other) => other.number === number - 1)) + 1
    const own = item.group === undefined ? undefined : (other: (typeof result)[number]) => other.group === item.group
    const least = own ? result.findLastIndex((other) => own(other) && other.number < number) + 1 : 0
    const next = own ? result.findIndex((other) => own(other) && other.number > number) : -1
    const most = next < 0 ? result.length : next
    const fits = (place: number) => place === 0 || isAnchor(result[place - 1]?.text ?? '', place - 1)
    const at = nearest(Math.min(Math.max(previous, least), most), least, most, fits)
    if (at === undefined) return undefined
    made.push({ text: item.text, after: at === 0 ? '' : (result[at - 1]?.text ?? '') })
    result.splice(at, 0, { ...item, number })
    count(item.text)
    latest = at
  }
  return made
}

/** The fitting place nearest to the wanted one, within bounds; rather before it than after. */
function nearest(wanted: number, least: number, most: number, fits: (place: number) => boolean): number | undefined {
  for (let at = wanted; at >= least; at--) if (fits(at)) return at
  for (let at = wanted + 1; at <= most; at++) if (fits(at)) return at
  return undefined
}

/** Everything anew: each line after the one before it, which is the last of its text when it is written. */
function rewritten(before: readonly Line[], after: readonly Line[]): LevelDiff {
  return {
    delete: before.map((item) => item.text),
    insert: after.map((item, index) => ({ text: item.text, after: after[index - 1]?.text ?? '' })),
    twins: new Map(),
  }
}
