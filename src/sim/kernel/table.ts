/**
 * A keyed table as an immutable value: a change makes a new table that shares all but the few nodes on the way to its key,
 * so a turn of a protocol stays pure and costs the same beside five entries and beside five thousand. Every node knows
 * the earliest deadline below it: when the table next wants something done is known at once, and what is due is found without
 * a walk over the rest. Values come out in the order in which their keys were first put in.
 *
 * A hash trie of 32 branches (Bagwell, "Ideal Hash Trees"), with the keys' own numbers as hashes where they are numbers.
 */
import { hashText } from './random'
import { NEVER, type SimTime } from './time'

export type Key = number | string

interface Leaf<V> {
  readonly kind: 'leaf'
  readonly key: Key
  readonly hash: number
  readonly value: V
  /** Rises with every new key. */
  readonly order: number
  readonly due: SimTime
}

interface Branch<V> {
  readonly kind: 'branch'
  /** Which of the 32 places are taken; `nodes` holds those only. */
  readonly places: number
  readonly nodes: readonly Node<V>[]
  readonly due: SimTime
}

/** Keys with one hash. */
interface Collision<V> {
  readonly kind: 'collision'
  readonly hash: number
  readonly leaves: readonly Leaf<V>[]
  readonly due: SimTime
}

type Node<V> = Leaf<V> | Branch<V> | Collision<V>

export interface Table<V> {
  readonly root: Node<V> | undefined
  readonly size: number
  readonly next: number
  /** When a value wants something done; `NEVER` for one that waits for nothing. */
  readonly dueOf: (value: V) => SimTime
}

const BITS = 5
const MASK = 31

/** A table without entries. `dueOf` says when a value wants something done; without it none ever does. */
export function emptyTable<V>(dueOf: (value: V) => SimTime = () => NEVER): Table<V> {
  return { root: undefined, size: 0, next: 0, dueOf }
}

/** The earliest deadline of all values. */
export const tableDue = <V>(table: Table<V>): SimTime => table.root?.due ?? NEVER

/** Of a number its low 32 bits, mixed, so that neighbours and multiples spread. */
const hashOf = (key: Key): number =>
  typeof key === 'number' ? Math.imul(key ^ Math.floor(key / 0x1_0000_0000), 0x9e3779b1) >>> 0 : hashText(key)

/** The value of a key, if it has one. */
export function tableGet<V>(table: Table<V>, key: Key): V | undefined {
  const hash = hashOf(key)
  let node = table.root
  for (let shift = 0; node !== undefined; shift += BITS) {
    if (node.kind === 'leaf') return node.key === key ? node.value : undefined
    if (node.kind === 'collision') return node.leaves.find((leaf) => leaf.key === key)?.value
    const bit = 1 << ((hash >>> shift) & MASK)
    if ((node.places & bit) === 0) return undefined
    node = node.nodes[countBits(node.places & (bit - 1))]
  }
  return undefined
}

/** The table with a value under a key; the key keeps its place in the order. */
export function tableSet<V>(table: Table<V>, key: Key, value: V): Table<V> {
  const due = table.dueOf(value)
  const leaf: Leaf<V> = { kind: 'leaf', key, hash: hashOf(key), value, order: table.next, due }
  const fresh = { grown: false }
  const root = table.root === undefined ? grow(leaf, fresh) : put(table.root, leaf, 0, fresh)
  const by = fresh.grown ? 1 : 0
  return { root, size: table.size + by, next: table.next + by, dueOf: table.dueOf }
}

/** The table without a key. */
export function tableDelete<V>(table: Table<V>, key: Key): Table<V> {
  if (table.root === undefined || tableGet(table, key) === undefined) return table
  return { ...table, root: take(table.root, key, hashOf(key), 0), size: table.size - 1 }
}

/** All values, in the order of their keys. */
export function tableValues<V>(table: Table<V>): readonly V[] {
  const leaves: Leaf<V>[] = []
  if (table.root) gather(table.root, NEVER, leaves)
  return inOrder(leaves)
}

/** The values that want something done by now, in the order of their keys. */
export function tableDueBy<V>(table: Table<V>, now: SimTime): readonly V[] {
  const leaves: Leaf<V>[] = []
  if (table.root && table.root.due <= now) gather(table.root, now, leaves)
  return inOrder(leaves)
}

/** The values that two tables do not have in common, of both; it costs as much as they differ when one came from the other. */
export function tableDifference<V>(a: Table<V>, b: Table<V>): readonly V[] {
  const leaves: Leaf<V>[] = []
  differ(a.root, b.root, leaves)
  return leaves.map((leaf) => leaf.value)
}

function differ<V>(a: Node<V> | undefined, b: Node<V> | undefined, into: Leaf<V>[]): void {
  if (a === b) return
  if (a?.kind === 'branch' && b?.kind === 'branch') {
    for (let places = a.places | b.places; places !== 0; places &= places - 1) {
      const bit = places & -places
      differ(nodeAt(a, bit), nodeAt(b, bit), into)
    }
    return
  }
  const [ours, theirs]: [Leaf<V>[], Leaf<V>[]] = [[], []]
  if (a) gather(a, NEVER, ours)
  if (b) gather(b, NEVER, theirs)
  const isIn = (leaves: readonly Leaf<V>[]) => (leaf: Leaf<V>) =>
    !leaves.some((other) => other.key === leaf.key && other.value === leaf.value)
  into.push(...ours.filter(isIn(theirs)), ...theirs.filter(isIn(ours)))
}

const nodeAt = <V>({ places, nodes }: Branch<V>, bit: number): Node<V> | undefined =>
  (places & bit) === 0 ? undefined : nodes[countBits(places & (bit - 1))]

function gather<V>(node: Node<V>, by: SimTime, into: Leaf<V>[]): void {
  if (node.kind === 'leaf') into.push(node)
  else
    for (const below of node.kind === 'branch' ? node.nodes : node.leaves) if (below.due <= by) gather(below, by, into)
}

const inOrder = <V>(leaves: Leaf<V>[]): readonly V[] =>
  leaves.sort((a, b) => a.order - b.order).map((leaf) => leaf.value)

interface Grown {
  grown: boolean
}

function grow<V>(leaf: Leaf<V>, fresh: Grown): Leaf<V> {
  fresh.grown = true
  return leaf
}

function put<V>(node: Node<V>, leaf: Leaf<V>, shift: number, fresh: Grown): Node<V> {
  switch (node.kind) {
    case 'leaf':
      if (node.key === leaf.key) {
        const { kind, key, hash, value, due } = leaf
        return { kind, key, hash, value, order: node.order, due }
      }
      return split(node, grow(leaf, fresh), shift)
    case 'collision': {
      if (node.hash !== leaf.hash) return split(node, grow(leaf, fresh), shift)
      const at = node.leaves.findIndex((item) => item.key === leaf.key)
      const known = node.leaves[at]
      const leaves = known ? node.leaves.with(at, { ...leaf, order: known.order }) : [...node.leaves, grow(leaf, fresh)]
      return { ...node, leaves, due: earliest(leaves) }
    }
    case 'branch': {
      const bit = 1 << ((leaf.hash >>> shift) & MASK)
      const at = countBits(node.places & (bit - 1))
      const below = node.nodes[at]
      const taken = (node.places & bit) !== 0
      if (!taken || !below) {
        const nodes = node.nodes.toSpliced(at, 0, grow(leaf, fresh))
        return { kind: 'branch', places: node.places | bit, nodes, due: earlier(node.due, leaf.due) }
      }
      const now = put(below, leaf, shift + BITS, fresh)
      const nodes = node.nodes.slice()
      nodes[at] = now
      // Only when the earliest of all has moved on must the others be asked.
      const due = now.due <= node.due ? now.due : below.due > node.due ? node.due : earliest(nodes)
      return { kind: 'branch', places: node.places, nodes, due }
    }
  }
}

/** Two nodes with different ways, from a depth on; with one hash they share a place for good. */
function split<V>(old: Leaf<V> | Collision<V>, leaf: Leaf<V>, shift: number): Node<V> {
  if (old.hash === leaf.hash) {
    const leaves = [...(old.kind === 'leaf' ? [old] : old.leaves), leaf]
    return { kind: 'collision', hash: leaf.hash, leaves, due: earliest(leaves) }
  }
  const [a, b] = [(old.hash >>> shift) & MASK, (leaf.hash >>> shift) & MASK]
  const nodes: readonly Node<V>[] = a === b ? [split(old, leaf, shift + BITS)] : a < b ? [old, leaf] : [leaf, old]
  return { kind: 'branch', places: (1 << a) | (1 << b), nodes, due: earliest(nodes) }
}

function take<V>(node: Node<V>, key: Key, hash: number, shift: number): Node<V> | undefined {
  switch (node.kind) {
    case 'leaf':
      return undefined
    case 'collision': {
      const leaves = node.leaves.filter((leaf) => leaf.key !== key)
      return leaves.length === 1 ? leaves[0] : { ...node, leaves, due: earliest(leaves) }
    }
    case 'branch': {
      const bit = 1 << ((hash >>> shift) & MASK)
      const at = countBits(node.places & (bit - 1))
      const below = node.nodes[at]
      const left = below && take(below, key, hash, shift + BITS)
      const nodes = left ? node.nodes.with(at, left) : node.nodes.toSpliced(at, 1)
      const [only] = nodes
      if (nodes.length === 0) return undefined
      if (nodes.length === 1 && only && only.kind !== 'branch') return only
      return { kind: 'branch', places: left ? node.places : node.places & ~bit, nodes, due: earliest(nodes) }
    }
  }
}

const earlier = (a: SimTime, b: SimTime): SimTime => (a < b ? a : b)

function earliest(nodes: readonly { readonly due: SimTime }[]): SimTime {
  let first: SimTime = NEVER
  for (const { due } of nodes) if (due < first) first = due
  return first
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
