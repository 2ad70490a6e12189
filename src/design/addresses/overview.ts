/**
 * The address plan as it stands: of every block that something is given out of, how much is taken and by whom, what is free
 * in which pieces, and what is wrong. Sites get LANs of the pools, access customers and head-ends single addresses.
 */
import {
  comparePrefixes,
  contains,
  formatPrefix,
  freeBlocks,
  overlaps,
  type Prefix,
  parsePrefix,
  type Space,
  sizeOf,
  subnetAt,
  takenOf,
} from '../../net/index'
import type { Finding } from '../check/finding'
import { checkDesign } from '../check/rules'
import { publicBlocks } from '../edit/pools'
import { accessNetworks } from '../model/access'
import type { Design } from '../model/design'
import { devicesOf, isPrivateSide, placedInterfaces } from '../model/read'
import { freeBlock } from '../sites/draft'
import { ledgerOf } from '../sites/ledger'

/** What a block is for. */
export type BlockKind = 'sites' | 'access' | 'head-ends'

/** A piece of a block's map: how much of it is taken, and who is there. */
export interface Cell {
  readonly block: string
  /** 0 to 1. */
  readonly taken: number
  readonly who: readonly string[]
}

export interface BlockUse {
  readonly kind: BlockKind
  readonly block: string
  /** Addresses, and those of them that are taken or reserved. */
  readonly size: number
  readonly taken: number
  /** Sites' LANs of the usual length, or addresses, that it holds in all and that are free. */
  readonly holds: number
  readonly free: number
  readonly cells: readonly Cell[]
  /** Free blocks, each as large as can be; of many the first. */
  readonly freeBlocks: readonly string[]
}

export interface Overview {
  readonly siteLength: number
  readonly blocks: readonly BlockUse[]
  readonly conflicts: readonly Finding[]
}

/** Pieces of a map, and free blocks that are named. */
const CELLS = 64
const NAMED = 24

/** Rules that speak of addresses in each other's way. */
const RULES: ReadonlySet<string> = new Set([
  'pools',
  'site-lan-in-pool',
  'overlapping-subnets',
  'duplicate-address',
  'access-subnet',
  'segment-subnet',
  'usable-address',
])

export function addressOverview(design: Design): Overview {
  const { siteLength } = design.vpn
  const { lans, hosts } = ledgerOf(design)
  const blockOf = (kind: BlockKind, block: Prefix) =>
    kind === 'sites' ? blockUse(design, kind, block, lans, siteLength) : blockUse(design, kind, block, hosts, 32)
  return {
    siteLength,
    blocks: blocksOfPlan(design).map(({ kind, block }) => blockOf(kind, block)),
    conflicts: checkDesign(design).filter(({ rule }) => RULES.has(rule)),
  }
}

function blocksOfPlan(design: Design): readonly { readonly kind: BlockKind; readonly block: Prefix }[] {
  const pools = design.vpn.pools.flatMap((text) => parsePrefix(text) ?? [])
  const access = devicesOf(design, 'internet').flatMap(accessNetworks)
  return [
    ...pools.map((block) => ({ kind: 'sites', block }) as const),
    ...access.map(({ subnet }) => ({ kind: 'access', block: subnet }) as const),
    ...publicBlocks(design).map((block) => ({ kind: 'head-ends', block }) as const),
  ]
}

function blockUse(design: Design, kind: BlockKind, block: Prefix, space: Space, length: number): BlockUse {
  const pieces = freeBlocks(space, block)
  const free = pieces.reduce((sum, piece) => sum + (piece.length > length ? 0 : 2 ** (length - piece.length)), 0)
  return {
    kind,
    block: formatPrefix(block),
    size: sizeOf(block),
    taken: takenOf(space, block),
    holds: length < block.length ? 0 : 2 ** (length - block.length),
    free,
    cells: cellsOf(design, kind, block, space, length),
    freeBlocks: pieces.slice(0, NAMED).map(formatPrefix),
  }
}

/** As many pieces as a map shows, none smaller than what is given out. */
function cellsOf(design: Design, kind: BlockKind, block: Prefix, space: Space, length: number): readonly Cell[] {
  const size = Math.min(Math.max(length, block.length), block.length + Math.log2(CELLS))
  const count = 2 ** (size - block.length)
  const who = namesIn(design, kind, block, size)
  return Array.from({ length: count }, (_, n) => subnetAt(block, size, n)).flatMap((piece, n) =>
    piece ? [{ block: formatPrefix(piece), taken: takenOf(space, piece) / sizeOf(piece), who: who.get(n) ?? [] }] : [],
  )
}

/** Who stands in which piece of a block. */
function namesIn(
  design: Design,
  kind: BlockKind,
  block: Prefix,
  length: number,
): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>()
  for (const { device, item, ip, subnet } of placedInterfaces(design)) {
    if (isPrivateSide(device, item) || (kind === 'sites' ? !overlaps(block, subnet) : !contains(block, ip))) continue
    const at = Math.floor((ip - block.address) / 2 ** (32 - length))
    const there = names.get(at)
    if (!there) names.set(at, [device.name])
    else if (!there.includes(device.name)) there.push(device.name)
  }
  return names
}

/** Where a LAN of a length would go, by each way of choosing; and how many of it are free. */
export interface FreeFound {
  readonly lowest?: string
  readonly next?: string
  readonly tightest?: string
  readonly count: number
}

export function findFree(design: Design, length: number): FreeFound {
  const pools = design.vpn.pools.flatMap((text) => parsePrefix(text) ?? []).toSorted(comparePrefixes)
  const { lans } = ledgerOf(design)
  const by = (fit: 'lowest' | 'next' | 'tightest') => {
    const found = freeBlock(lans, pools, length, fit)
    return found ? { [fit]: formatPrefix(found) } : {}
  }
  const count = pools
    .flatMap((pool) => freeBlocks(lans, pool))
    .reduce((sum, piece) => sum + (piece.length > length ? 0 : 2 ** (length - piece.length)), 0)
  return { ...by('lowest'), ...by('next'), ...by('tightest'), count }
}
