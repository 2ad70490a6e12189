/** What is taken while sites are planned: the design's ledger, and on top of it what the plan has given out so far. */
import {
  contains,
  endOfTaken,
  type Ip,
  ipPlus,
  isFree,
  lowestFree,
  type Prefix,
  parsePrefix,
  prefixOf,
  type Space,
  tightestFree,
  withTaken,
} from '../../net/index'
import { accessNetworks } from '../model/access'
import type { AddressPlan, Design } from '../model/design'
import { endKey } from '../model/read'
import { cellKey, placeAt } from './grid'
import { type Ledger, ledgerOf } from './ledger'
import { numberTaken, octetNames, patternNames, type SiteNames } from './names'

/** The first address of an access network that customers get, so that providers keep the low ones. */
const FIRST_CUSTOMER = 10

export interface Draft {
  readonly ledger: Ledger
  readonly isTaken: (name: string) => boolean
  readonly takeName: (name: string) => void
  /** `reserved` are names that others will ask for. */
  readonly nextNames: (
    pattern: string | undefined,
    first: number,
    lan: Prefix,
    reserved: ReadonlySet<string>,
  ) => SiteNames
  /** A port of the Internet for one more line, and whether it has to be made. */
  readonly nextPort: () => { readonly name: string; readonly isNew: boolean }
  readonly nextPlace: () => { readonly x: number; readonly y: number }
  readonly freeLan: (length: number) => Prefix | undefined
  readonly isFreeLan: (lan: Prefix) => boolean
  readonly takeLan: (lan: Prefix) => void
  readonly freePublic: () => { readonly ip: Ip; readonly length: number } | undefined
  readonly isFreePublic: (ip: Ip) => boolean
  readonly takePublic: (ip: Ip) => void
  /** The length of the access network that an address lies in. */
  readonly lengthFor: (ip: Ip | undefined) => number | undefined
}

export function draftOf(design: Design): Draft {
  const ledger = ledgerOf(design)
  const names = over(ledger.names)
  const lans = lansOf(design, ledger)
  const publics = publicsOf(ledger)
  const numbers = new Map<string, number>()
  return {
    ledger,
    isTaken: names.has,
    takeName: names.add,
    nextNames: (pattern, first, lan, reserved) => {
      const isTaken = (name: string) => names.has(name) || reserved.has(name)
      if (pattern === undefined) return octetNames(lan, isTaken)
      const key = `${first} ${pattern}`
      const found = patternNames(pattern, numbers.get(key) ?? passed(ledger, key, pattern, first), lan, isTaken)
      numbers.set(key, found.next)
      return found.names
    },
    nextPort: portsOf(ledger),
    nextPlace: placesOf(ledger),
    ...lans,
    ...publics,
  }
}

/** A set on top of another, which stays as it is. */
function over(base: ReadonlySet<string>) {
  const own = new Set<string>()
  return { has: (name: string) => own.has(name) || base.has(name), add: (name: string) => void own.add(name) }
}

/** The first number of a pattern that may be free; what lies below is looked at once for all plans. */
function passed(ledger: Ledger, key: string, pattern: string, first: number): number {
  let n = ledger.numbers.get(key) ?? first
  while (numberTaken(pattern, n, (name) => ledger.names.has(name))) n++
  ledger.numbers.set(key, n)
  return n
}

function portsOf(ledger: Ledger): Draft['nextPort'] {
  const device = ledger.internet?.name ?? ''
  const isCabled = (name: string) => ledger.cabled.has(endKey({ device, interface: name }))
  while (ledger.nextLeft < ledger.leftPorts.length && isCabled(ledger.leftPorts[ledger.nextLeft] ?? ''))
    ledger.nextLeft++
  while (ledger.portNames.has(`Access${ledger.nextPort}`)) ledger.nextPort++
  let [left, next] = [ledger.nextLeft, ledger.nextPort]
  return () => {
    for (let name = ledger.leftPorts[left++]; name !== undefined; name = ledger.leftPorts[left++])
      if (!isCabled(name)) return { name, isNew: false }
    while (ledger.portNames.has(`Access${next}`)) next++
    return { name: `Access${next++}`, isNew: true }
  }
}

function placesOf(ledger: Ledger): Draft['nextPlace'] {
  while (ledger.cells.has(cellKey(ledger.nextCell))) ledger.nextCell++
  let next = ledger.nextCell
  return () => {
    while (ledger.cells.has(cellKey(next))) next++
    return placeAt(ledger.grid, next++)
  }
}

function lansOf(design: Design, ledger: Ledger): Pick<Draft, 'freeLan' | 'isFreeLan' | 'takeLan'> {
  let space = ledger.lans
  const pools = design.vpn.pools.flatMap((text) => parsePrefix(text) ?? [])
  return {
    freeLan: (length) => freeBlock(space, pools, length, design.addresses?.fit),
    isFreeLan: (lan) => isFree(space, lan),
    takeLan: (lan) => {
      space = withTaken(space, lan)
    },
  }
}

/** The block of a length that a plan gives out next. */
export function freeBlock(
  space: Space,
  pools: readonly Prefix[],
  length: number,
  fit: AddressPlan['fit'] = 'lowest',
): Prefix | undefined {
  const lowest = () => first(pools, (pool) => lowestFree(space, pool, length))
  switch (fit) {
    case 'lowest':
      return lowest()
    case 'next':
      return nextBlock(space, pools, length) ?? lowest()
    case 'tightest':
      return tightestOf(space, pools, length)
  }
}

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** Behind the last block that is taken, in the order of the pools. */
function nextBlock(space: Space, pools: readonly Prefix[], length: number): Prefix | undefined {
  const last = pools.findLastIndex((pool) => !isFree(space, pool))
  return first(pools.slice(Math.max(0, last)), (pool) => {
    const from = endOfTaken(space, pool)
    return from === undefined ? undefined : lowestFree(space, pool, length, from)
  })
}

/** Of several pools the one whose free block is the smallest that fits. */
function tightestOf(space: Space, pools: readonly Prefix[], length: number): Prefix | undefined {
  let best: { readonly block: Prefix; readonly around: number } | undefined
  for (const pool of pools) {
    const block = tightestFree(space, pool, length)
    if (!block) continue
    const around = widestFree(space, pool, block)
    if (!best || around > best.around) best = { block, around }
  }
  return best?.block
}

/** Length of the free block that a free one is part of, inside a pool. */
function widestFree(space: Space, pool: Prefix, block: Prefix): number {
  let length = block.length
  while (length > pool.length && isFree(space, prefixOf(block.address, length - 1))) length--
  return length
}

function publicsOf(ledger: Ledger): Pick<Draft, 'freePublic' | 'isFreePublic' | 'takePublic' | 'lengthFor'> {
  let space = ledger.hosts
  const networks = ledger.internet ? accessNetworks(ledger.internet) : []
  return {
    freePublic: () =>
      first(networks, ({ subnet }) => {
        const from = ipPlus(subnet.address, FIRST_CUSTOMER)
        const block = lowestFree(space, subnet, 32, from) ?? lowestFree(space, subnet, 32)
        return block && { ip: block.address, length: subnet.length }
      }),
    lengthFor: (ip) => networks.find(({ subnet }) => ip !== undefined && contains(subnet, ip))?.length,
    isFreePublic: (ip) => isFree(space, { address: ip, length: 32 }),
    takePublic: (ip) => {
      space = withTaken(space, { address: ip, length: 32 })
    },
  }
}
