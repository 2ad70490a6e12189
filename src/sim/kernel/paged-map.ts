/** A map whose keys are there from the beginning and stay; its values change, and it is forked in no time (paged.ts). */
import { Paged } from './paged'

export class PagedMap<K, V> {
  private readonly places: ReadonlyMap<K, number>
  private readonly paged: Paged<V>

  private constructor(places: ReadonlyMap<K, number>, paged: Paged<V>) {
    this.places = places
    this.paged = paged
  }

  /** Of a key that is there twice the last value counts, as in a Map. */
  static of<K, V>(entries: readonly (readonly [K, V])[]): PagedMap<K, V> {
    const paged = new Paged<V>()
    const places = new Map<K, number>()
    for (const [key, value] of new Map(entries)) {
      paged.set(places.size, value)
      places.set(key, places.size)
    }
    return new PagedMap(places, paged)
  }

  get size(): number {
    return this.places.size
  }

  has(key: K): boolean {
    return this.places.has(key)
  }

  get(key: K): V | undefined {
    const place = this.places.get(key)
    return place === undefined ? undefined : this.paged.get(place)
  }

  /** Where a key stands: its value is found faster by that. */
  placeOf(key: K): number | undefined {
    return this.places.get(key)
  }

  at(place: number): V | undefined {
    return this.paged.get(place)
  }

  /** A new value for a key that is there. */
  set(key: K, value: V): void {
    const place = this.places.get(key)
    if (place !== undefined) this.paged.set(place, value)
  }

  /** Some keys, in the order of all. */
  inOrder(keys: Iterable<K>): readonly K[] {
    const place = (key: K) => this.places.get(key) ?? 0
    return [...keys].sort((a, b) => place(a) - place(b))
  }

  keys(): Iterable<K> {
    return this.places.keys()
  }

  values(): Iterable<V> {
    return this.paged
  }

  *[Symbol.iterator](): Generator<[K, V], void> {
    for (const [key, place] of this.places) yield [key, this.paged.get(place) as V]
  }

  fork(): PagedMap<K, V> {
    return new PagedMap(this.places, this.paged.fork())
  }
}
