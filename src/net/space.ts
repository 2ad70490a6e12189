/**
 * Which parts of the address space are taken: a binary tree over its blocks, as address plans are drawn. Finding a free
 * block, and taking one, costs as many steps as an address has bits, however many are taken; a changed space shares
 * all that did not change with the one before it.
 */
import { type Ip, ipOf, ipPlus } from './address'
import { covers, type Prefix, prefixOf, sizeOf } from './prefix'

/** A block of the tree: wholly free, wholly taken, or in halves of which one at least is neither. */
export type Space = 'free' | 'taken' | Halves

interface Halves {
  readonly low: Space
  readonly high: Space
  /** The shortest length of a free block in it; 33 when it has none. */
  readonly shortest: number
  /** Addresses of it that are taken. */
  readonly taken: number
}

export const ALL_FREE: Space = 'free'

const EVERYTHING: Prefix = { address: ipOf(0), length: 0 }
const NONE = 33

const halves = ({ address, length }: Prefix): readonly [low: Prefix, high: Prefix] => [
  { address, length: length + 1 },
  { address: ipPlus(address, 2 ** (31 - length)), length: length + 1 },
]

const shortestIn = (space: Space, block: Prefix): number =>
  space === 'free' ? block.length : space === 'taken' ? NONE : space.shortest

const takenIn = (space: Space, block: Prefix): number =>
  space === 'free' ? 0 : space === 'taken' ? sizeOf(block) : space.taken

function joined(low: Space, high: Space, block: Prefix): Space {
  if (low === high && typeof low === 'string') return low
  const [left, right] = halves(block)
  return {
    low,
    high,
    shortest: Math.min(shortestIn(low, left), shortestIn(high, right)),
    taken: takenIn(low, left) + takenIn(high, right),
  }
}

const lowOf = (space: Space): Space => (typeof space === 'string' ? space : space.low)
const highOf = (space: Space): Space => (typeof space === 'string' ? space : space.high)

/** The space with a block taken; what of it was taken before stays so. */
export function withTaken(space: Space, block: Prefix, here: Prefix = EVERYTHING): Space {
  if (space === 'taken') return space
  if (here.length >= block.length) return 'taken'
  const [low, high] = halves(here)
  return covers(low, block)
    ? joined(withTaken(lowOf(space), block, low), highOf(space), here)
    : joined(lowOf(space), withTaken(highOf(space), block, high), here)
}

/** The part of the space that a block is. */
function partOf(space: Space, block: Prefix): Space {
  let [part, here] = [space, EVERYTHING]
  while (here.length < block.length && typeof part !== 'string') {
    const [low, high] = halves(here)
    const isLow = covers(low, block)
    part = isLow ? part.low : part.high
    here = isLow ? low : high
  }
  return part
}

export const isFree = (space: Space, block: Prefix): boolean => partOf(space, block) === 'free'

/** Addresses of a block that are taken. */
export const takenOf = (space: Space, block: Prefix): number => takenIn(partOf(space, block), block)

/** The lowest free block of a length inside another, at or beyond an address. */
export function lowestFree(
  space: Space,
  within: Prefix,
  length: number,
  from: Ip = within.address,
): Prefix | undefined {
  if (length < within.length) return undefined
  return lowestIn(partOf(space, within), within, length, from)
}

function lowestIn(space: Space, here: Prefix, length: number, from: Ip): Prefix | undefined {
  const end = here.address + sizeOf(here)
  if (end <= from || shortestIn(space, here) > length) return undefined
  if (space === 'free' && here.address >= from) return { address: here.address, length }
  if (here.length === length) return undefined
  const [low, high] = halves(here)
  return lowestIn(lowOf(space), low, length, from) ?? lowestIn(highOf(space), high, length, from)
}

/** Free blocks inside another, each as large as it can be, in order; of many, the first so many. */
export function freeBlocks(space: Space, within: Prefix, most = Number.POSITIVE_INFINITY): readonly Prefix[] {
  const found: Prefix[] = []
  const walk = (part: Space, here: Prefix): void => {
    if (part === 'taken' || found.length >= most) return
    if (part === 'free') {
      found.push(here)
      return
    }
    const [low, high] = halves(here)
    walk(part.low, low)
    walk(part.high, high)
  }
  walk(partOf(space, within), within)
  return found
}

/** The lowest block of a length in the smallest free block that holds one: what is free stays in large pieces. */
export function tightestFree(space: Space, within: Prefix, length: number): Prefix | undefined {
  if (length < within.length) return undefined
  let best: Prefix | undefined
  const walk = (part: Space, here: Prefix): void => {
    if (shortestIn(part, here) > length || best?.length === length) return
    if (part === 'free') {
      if (!best || here.length > best.length) best = here
      return
    }
    const [low, high] = halves(here)
    walk(lowOf(part), low)
    walk(highOf(part), high)
  }
  walk(partOf(space, within), within)
  return best && { address: best.address, length }
}

/** The address after the last one that is taken inside a block: its own when all of it is free. */
export function endOfTaken(space: Space, within: Prefix): Ip | undefined {
  let [part, here] = [partOf(space, within), within]
  if (part === 'free') return within.address
  while (typeof part !== 'string') {
    const [low, high] = halves(here)
    ;[part, here] = part.high === 'free' ? [part.low, low] : [part.high, high]
  }
  const end = here.address + sizeOf(here)
  return end >= within.address + sizeOf(within) ? undefined : ipOf(end)
}

/** The smallest blocks that cover a range of addresses exactly, in order: what one line each can say of it. */
export function blocksOf(first: Ip, last: Ip): readonly Prefix[] {
  const blocks: Prefix[] = []
  for (let at: number = first; at <= last; ) {
    let length = 32
    while (length > 0) {
      const wider = prefixOf(ipOf(at), length - 1)
      if (wider.address !== at || at + sizeOf(wider) - 1 > last) break
      length--
    }
    blocks.push({ address: ipOf(at), length })
    at += 2 ** (32 - length)
  }
  return blocks
}

/** The smallest block that covers all of some. */
export function coverOf(blocks: readonly Prefix[]): Prefix | undefined {
  const [first] = blocks
  if (!first) return undefined
  let cover = first
  for (const block of blocks) {
    while (!covers(cover, block)) cover = prefixOf(cover.address, cover.length - 1)
  }
  return cover
}
