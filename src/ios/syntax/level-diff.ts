/** Two levels of a configuration, line by line: which stay, which go, and after which line each new one stands. */
import { commonPairs } from './pairs'

export interface Line {
  readonly text: string
  readonly group: string | undefined
}

export interface LevelDiff {
  readonly delete: readonly string[]
  readonly insert: readonly { readonly text: string; readonly after: string }[]
  /** Index of a line after → of the same line before. */
  readonly twins: ReadonlyMap<number, number>
}

export function levelDiff(before: readonly Line[], after: readonly Line[]): LevelDiff {
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

/**
 * Insertions in order, each after the line it follows, but never across a line of its own group; nothing = no anchors.
 * Lines that come right after the one before are gathered and put in together, so that long texts take no long time.
 */
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
  // Lines that stay stand in one order before and after: then each new line's place is behind the one before it.
  const inOrder = result.every((item, index) => index === 0 || (result[index - 1]?.number ?? 0) < item.number)
  const counts = new Map<string, number>()
  const count = (text: string) => counts.set(text, (counts.get(text) ?? 0) + 1)
  for (const item of result) count(item.text)
  const made: { text: string; after: string }[] = []
  let pending: Placed[] = []
  let latest = -1
  const settle = () => {
    if (pending.length === 0) return
    splice(result, latest + 1, pending)
    latest += pending.length
    pending = []
  }
  for (const [number, item] of after.entries()) {
    if (twins.has(number)) continue
    const last = pending.at(-1) ?? result[latest]
    const follows = last?.number === number - 1 && (inOrder || item.group === undefined || item.group === last.group)
    if (last && follows && counts.get(last.text) === 1) {
      made.push({ text: item.text, after: last.text })
      pending.push({ ...item, number })
      count(item.text)
      continue
    }
    settle()
    const at = placeFor(result, item, number, latest, counts)
    if (at === undefined) return undefined
    made.push({ text: item.text, after: at === 0 ? '' : (result[at - 1]?.text ?? '') })
    result.splice(at, 0, { ...item, number })
    count(item.text)
    latest = at
  }
  return made
}

interface Placed extends Line {
  readonly number: number
}

/** Puts many items in at once; as arguments of one call they would be too many. */
function splice(list: Placed[], at: number, items: readonly Placed[]): void {
  const behind = list.splice(at)
  for (const item of items) list.push(item)
  for (const item of behind) list.push(item)
}

function placeFor(
  result: readonly Placed[],
  item: Line,
  number: number,
  latest: number,
  counts: ReadonlyMap<string, number>,
): number | undefined {
  const isAnchor = (text: string, at: number) =>
    counts.get(text) === 1 || result.findLastIndex((other) => other.text === text) === at
  const isNext = result[latest]?.number === number - 1
  const previous = (isNext ? latest : result.findIndex((other) => other.number === number - 1)) + 1
  const own = item.group === undefined ? undefined : (other: Placed) => other.group === item.group
  const least = own ? result.findLastIndex((other) => own(other) && other.number < number) + 1 : 0
  const next = own ? result.findIndex((other) => own(other) && other.number > number) : -1
  const most = next < 0 ? result.length : next
  const fits = (place: number) => place === 0 || isAnchor(result[place - 1]?.text ?? '', place - 1)
  return nearest(Math.min(Math.max(previous, least), most), least, most, fits)
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
