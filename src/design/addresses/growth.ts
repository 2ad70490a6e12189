/**
 * How a plan can grow, and how short its lines can be: blocks for more pools that nothing is in the way of, pools that are one
 * together, and the one line that would cover all with what it would cover too much.
 */
import {
  comparePrefixes,
  coverOf,
  covers,
  formatPrefix,
  ipOf,
  isFree,
  lowestFree,
  PRIVATE_PREFIXES,
  type Prefix,
  parsePrefix,
  prefixOf,
  type Space,
  sizeOf,
  withTaken,
} from '../../net/index'
import type { Edit } from '../edit/types'
import type { Design } from '../model/design'
import { isPrivateSide, placedInterfaces } from '../model/read'
import { ledgerOf } from '../sites/ledger'

/** A block that the pools could grow by. */
export interface Growth {
  readonly block: string
  /** Sites that it holds more. */
  readonly sites: number
  /** The pool that it makes one with, so that no line more is needed. */
  readonly widens?: string
  readonly edit: Edit
}

/** Sizes that are offered: half of what the pools hold, as much, twice as much. */
const SIZES = [0.5, 1, 2] as const

export function growthOf(design: Design): readonly Growth[] {
  const { siteLength } = design.vpn
  const pools = poolsOf(design)
  const [first] = pools
  if (!first) return []
  const space = pools.reduce((taken, pool) => withTaken(taken, pool), ledgerOf(design).lans)
  const range = PRIVATE_PREFIXES.find((one) => covers(one, first)) ?? prefixOf(first.address, 8)
  const held = 2 ** Math.ceil(Math.log2(pools.reduce((sum, pool) => sum + sizeOf(pool), 0)))
  const widened = widening(design, pools, space)
  const lengths = SIZES.map((size) => 32 - Math.log2(held * size)).filter(
    (length) => length > range.length && length <= siteLength,
  )
  const blocks = lengths.flatMap((length) => beyond(space, pools, range, length) ?? [])
  return [
    ...widened,
    ...blocks.map((block) => ({
      block: formatPrefix(block),
      sites: 2 ** (siteLength - block.length),
      edit: withPools(design, [...pools, block], `Add the pool ${formatPrefix(block)}`),
    })),
  ]
}

const poolsOf = ({ vpn }: Design): readonly Prefix[] => vpn.pools.flatMap((text) => parsePrefix(text) ?? [])

const withPools = ({ vpn }: Design, pools: readonly Prefix[], label: string): Edit => ({
  kind: 'batch',
  label,
  edits: [{ kind: 'set-vpn', vpn: { ...vpn, pools: pools.map(formatPrefix) } }],
})

/** The lowest block behind the last pool, so that plans stay together; else the lowest of the range. */
function beyond(space: Space, pools: readonly Prefix[], range: Prefix, length: number): Prefix | undefined {
  const end = Math.max(...pools.map((pool) => pool.address + sizeOf(pool)))
  const behind = end < range.address + sizeOf(range) ? lowestFree(space, range, length, ipOf(end)) : undefined
  return behind ?? lowestFree(space, range, length)
}

/** A pool whose other half is free becomes twice as wide. */
function widening(design: Design, pools: readonly Prefix[], space: Space): readonly Growth[] {
  const found = pools.flatMap((pool): readonly Growth[] => {
    if (pool.length <= 8) return []
    const wide = prefixOf(pool.address, pool.length - 1)
    const half: Prefix = {
      address: ipOf(wide.address === pool.address ? pool.address + sizeOf(pool) : wide.address),
      length: pool.length,
    }
    if (!isFree(space, half)) return []
    const next = pools.map((one) => (one === pool ? wide : one))
    return [
      {
        block: formatPrefix(half),
        sites: 2 ** Math.max(0, design.vpn.siteLength - half.length),
        widens: formatPrefix(pool),
        edit: withPools(design, next, `Widen the pool ${formatPrefix(pool)} to ${formatPrefix(wide)}`),
      },
    ]
  })
  return found.slice(0, 2)
}

export interface Summary {
  /** Pools as few as they can be without covering an address more; absent = they are. */
  readonly merged?: readonly string[]
  /** One block that covers all pools, and what it covers beside them; absent with one pool. */
  readonly cover?: string
  /** Networks of the design that the cover swallows. */
  readonly swallows: readonly string[]
  /** Addresses of the cover that are in no pool. */
  readonly strange: number
  /** What follows, in sentences. */
  readonly dangers: readonly string[]
}

export function summaryOf(design: Design): Summary {
  const pools = poolsOf(design)
  const merged = mergedOf(pools)
  const cover = coverOf(pools)
  const isOne = merged.length < 2 || cover === undefined
  const swallows = isOne ? [] : swallowed(design, cover, pools)
  const strange = isOne ? 0 : sizeOf(cover) - merged.reduce((sum, pool) => sum + sizeOf(pool), 0)
  return {
    ...(merged.length < pools.length ? { merged: merged.map(formatPrefix) } : {}),
    ...(isOne ? {} : { cover: formatPrefix(cover) }),
    swallows,
    strange,
    dangers: isOne ? [] : dangersOf(formatPrefix(cover), swallows, strange),
  }
}

function dangersOf(cover: string, swallows: readonly string[], strange: number): readonly string[] {
  return [
    ...(swallows.length === 0
      ? []
      : [
          `${cover} also covers ${swallows.join(', ')}: routes, rules and redistribution made of it speak of these too, and a firewall that routes it to the virtual address would send them to the gateways.`,
        ]),
    ...(strange === 0
      ? []
      : [
          `${strange} addresses of ${cover} are in no pool: what is sent to them goes to the gateways and has no tunnel.`,
        ]),
    `A summary of ${cover} to Null0 with a distance above 170 is learned back from the other head-end and loops: a standard access-list in a route-map matches the network's address, not its mask.`,
  ]
}

/** Halves of one block become it, as long as there are any. */
function mergedOf(pools: readonly Prefix[]): readonly Prefix[] {
  const apart = pools.filter(
    (pool, at) => !pools.some((other, n) => n !== at && covers(other, pool) && (other.length < pool.length || n < at)),
  )
  let now = apart.toSorted(comparePrefixes)
  for (;;) {
    const at = now.findIndex((pool, n) => {
      const next = now[n + 1]
      return (
        next?.length === pool.length &&
        pool.length > 0 &&
        prefixOf(next.address, pool.length - 1).address === pool.address
      )
    })
    const low = now[at]
    if (!low) return now
    now = now.toSpliced(at, 2, { address: low.address, length: low.length - 1 })
  }
}

function swallowed(design: Design, cover: Prefix, pools: readonly Prefix[]): readonly string[] {
  const found = placedInterfaces(design).filter(
    ({ device, item, length, subnet }) =>
      length < 32 &&
      !isPrivateSide(device, item) &&
      covers(cover, subnet) &&
      !pools.some((pool) => covers(pool, subnet)),
  )
  return [...new Set(found.map(({ subnet }) => formatPrefix(subnet)))]
}
