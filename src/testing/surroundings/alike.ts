/**
 * Whether the packets of a flow fared alike, sent one by one or stood for by few, as far as both are known.
 *
 * To within one packet: those that are sent wait for each other on a slow line, those that are stood for do not, and a
 * change may fall between the two. Where a queue was full (what goes round in a loop fills a line), which of its packets
 * find room is chance, and only the beginning and the end of the losses are compared.
 */
import type { Stretch } from '../../sim/index'

type Range = readonly [from: number, to: number]

/** What differs, in words; nothing when they fared alike. `slack` = packets that are sent while a full queue runs empty. */
export function differing(whole: readonly Stretch[], sampled: readonly Stretch[], slack: number): readonly string[] {
  const known = Math.min(whole.at(-1)?.to ?? 0, sampled.at(-1)?.to ?? 0)
  const [all, few] = [lost(whole, known), lost(sampled, known)]
  const full = [...whole, ...sampled].some(({ lostAt }) => lostAt !== undefined)
  const alike = full ? spansAlike(all, few, slack) : toOnePacket(all, few)
  const [a, b] = [all, few].map((ranges) => ranges.map((range) => range.join('–')).join(', '))
  return alike ? [] : [`of all packets lost are ${short(a)}, of the sampled ones ${short(b)}`]
}

/** Where packets were lost, as ranges of their numbers; of those whose end is not known yet nothing is said. */
function lost(stretches: readonly Stretch[], known: number): readonly Range[] {
  const ranges: [number, number][] = []
  for (const { from, to, heard } of stretches) {
    if (heard || from >= known) continue
    const before = ranges.at(-1)
    if (before?.[1] === from) before[1] = Math.min(to, known)
    else ranges.push([from, Math.min(to, known)])
  }
  return ranges
}

const short = (ranges = '') => (ranges.length > 200 ? `${ranges.slice(0, 200)}…` : ranges || 'none')

function spansAlike(all: readonly Range[], few: readonly Range[], slack: number): boolean {
  const near = (a: number | undefined, b: number | undefined, most: number) =>
    a !== undefined && b !== undefined && Math.abs(a - b) <= most
  return near(all[0]?.[0], few[0]?.[0], 1) && near(all.at(-1)?.[1], few.at(-1)?.[1], slack)
}

/** Beginnings and ends may be a packet off; so may be one that fares otherwise each few packets while the rest changes. */
function toOnePacket(all: readonly Range[], few: readonly Range[]): boolean {
  const off = (a: number, b = 0) => Math.abs(a - b) <= 1
  if (all.length === few.length && all.every(([from, to], at) => off(from, few[at]?.[0]) && off(to, few[at]?.[1])))
    return true
  const edges = all.flat()
  const odd = oddOnes(all, few)
  return (
    edges.length > 0 && odd.every(([from, to]) => to - from === 1 && edges.some((edge) => Math.abs(edge - from) <= 2))
  )
}

/** What one list has and the other has not. */
function oddOnes(all: readonly Range[], few: readonly Range[]): readonly Range[] {
  const edges = [...new Set([...all, ...few].flat())].sort((a, b) => a - b)
  const has = (ranges: readonly Range[], at: number) => ranges.some(([from, to]) => from <= at && at < to)
  const odd: [number, number][] = []
  for (const [at, from] of edges.entries()) {
    const to = edges[at + 1]
    if (to === undefined || has(all, from) === has(few, from)) continue
    const before = odd.at(-1)
    if (before?.[1] === from) before[1] = to
    else odd.push([from, to])
  }
  return odd
}
