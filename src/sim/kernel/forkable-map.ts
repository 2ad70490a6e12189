/**
 * A map that is forked in no time although keys come and go: what was there at a fork lies below, shared and never
 * changed again; what each side changes since lies above. Much above is laid down with what is below, once; little is
 * shared too, until one side changes it or walks over it, and takes a copy. It reads as a Map does, in the same order.
 */

/** When the square of what is above exceeds this, and this many times what is below, a fork lays it down. */
const FEW = 4096
const STEEP = 16

/** Stands in for maps with nothing in them; never changed. */
const NONE = new Map<never, never>()

/** How often something was put into some maps, taken out of them, or they were forked: what they hold is the same while it stays. */
export interface Writes {
  count: number
}

/** For values that nobody changes in place. */
const asItIs = <V>(value: V): V => value

export class ForkableMap<K, V> implements Map<K, V> {
  private below: ReadonlyMap<K, V> = NONE
  /** Keys of `below` that were deleted since. */
  private gone: Set<K> | undefined
  private above: Map<K, V> = NONE
  /** How to copy the values of `above`, while it is another's too. */
  private shared: ((value: V) => V) | undefined
  private added = 0
  private readonly writes: Writes | undefined

  constructor(entries: Iterable<readonly [K, V]> = [], writes?: Writes) {
    this.writes = writes
    for (const [key, value] of entries) this.set(key, value)
  }

  get size(): number {
    return this.below.size - (this.gone?.size ?? 0) + this.added
  }

  get(key: K): V | undefined {
    const value = this.above.get(key)
    if (value !== undefined || this.below.size === 0 || this.gone?.has(key)) return value
    return this.below.get(key)
  }

  has(key: K): boolean {
    return this.above.has(key) || this.isBelow(key)
  }

  /** The value, if it lies above: only such a one may be changed in place. */
  getOwn(key: K): V | undefined {
    this.unshare()
    return this.above.get(key)
  }

  set(key: K, value: V): this {
    this.unshare()
    if (!this.above.has(key) && !this.isBelow(key)) this.added++
    if (this.above === NONE) this.above = new Map()
    if (this.writes) this.writes.count++
    this.above.set(key, value)
    return this
  }

  delete(key: K): boolean {
    if (!this.has(key)) return false
    if (this.writes) this.writes.count++
    this.unshare()
    const below = this.isBelow(key)
    const above = this.above.delete(key)
    if (above && !below) this.added--
    if (below) {
      this.gone ??= new Set()
      this.gone.add(key)
    }
    return above || below
  }

  clear(): void {
    if (this.writes) this.writes.count++
    this.below = NONE
    this.gone = undefined
    this.above = NONE
    this.shared = undefined
    this.added = 0
  }

  /** A second one with the same entries, which counts its writes; `copy` is for values that are changed in place. */
  fork(copy: (value: V) => V = asItIs, writes?: Writes): ForkableMap<K, V> {
    if (this.writes) this.writes.count++
    if ((this.above.size + (this.gone?.size ?? 0)) ** 2 > FEW + STEEP * this.below.size) this.layDown()
    const twin = new ForkableMap<K, V>([], writes)
    twin.below = this.below
    twin.added = this.added
    if (this.gone) twin.gone = new Set(this.gone)
    if (this.above.size > 0) {
      twin.above = this.above
      twin.shared = copy
      this.shared = copy
    }
    return twin
  }

  /** What is above is this map's own from now on. */
  private unshare(): void {
    const copy = this.shared
    if (copy === undefined) return
    this.shared = undefined
    const own = new Map<K, V>()
    for (const [key, value] of this.above) own.set(key, copy(value))
    this.above = own
  }

  keys(): MapIterator<K> {
    this.unshare()
    return this.below.size === 0 ? this.above.keys() : this.each((key) => key)
  }

  values(): MapIterator<V> {
    this.unshare()
    return this.below.size === 0 ? this.above.values() : this.each((_key, value) => value)
  }

  entries(): MapIterator<[K, V]> {
    this.unshare()
    return this.below.size === 0 ? this.above.entries() : this.each((key, value): [K, V] => [key, value])
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  get [Symbol.toStringTag](): string {
    return 'Map'
  }

  forEach(tell: (value: V, key: K, map: Map<K, V>) => void): void {
    for (const [key, value] of this) tell(value, key, this)
  }

  private isBelow(key: K): boolean {
    return this.below.size > 0 && this.below.has(key) && !this.gone?.has(key)
  }

  private layDown(): void {
    this.below = new Map(this.each((key, value): [K, V] => [key, value]))
    this.shared = undefined
    this.above = NONE
    this.gone = undefined
    this.added = 0
  }

  private *each<T>(of: (key: K, value: V) => T): Generator<T, undefined> {
    for (const [key, value] of this.below) if (!this.gone?.has(key)) yield of(key, this.above.get(key) ?? value)
    for (const [key, value] of this.above) if (!this.isBelow(key)) yield of(key, value)
    return undefined
  }
}
