/**
 * What is only ever appended to, read like an array, and forked in no time: entries stand in chunks that are shared, and
 * only a chunk in which both sides want the same place is copied.
 */

const BITS = 8
const ENTRIES = 1 << BITS
const MASK = ENTRIES - 1

export class Log<V> {
  private chunks: V[][] = []
  /** The list of chunks is another's too. */
  private shared = false
  private count = 0

  get length(): number {
    return this.count
  }

  get(index: number): V | undefined {
    return index < this.count ? this.chunks[index >> BITS]?.[index & MASK] : undefined
  }

  push(value: V): void {
    const place = this.count & MASK
    const number = this.count >> BITS
    if (this.shared) this.chunks = this.chunks.slice(0, number + 1)
    this.shared = false
    const last = this.chunks[number]
    // A longer one goes on otherwise than this log does.
    if (last === undefined || place === 0) this.chunks[number] = [value]
    else if (last.length === place) last.push(value)
    else this.chunks[number] = [...last.slice(0, place), value]
    this.count++
  }

  /** A second one with the same entries. */
  fork(): Log<V> {
    const twin = new Log<V>()
    twin.chunks = this.chunks
    twin.count = this.count
    twin.shared = true
    this.shared = true
    return twin
  }

  slice(from = 0): V[] {
    const values: V[] = []
    for (let index = Math.max(0, from); index < this.count; index++) values.push(this.get(index) as V)
    return values
  }

  filter(wanted: (value: V) => boolean): V[] {
    const values: V[] = []
    for (const value of this) if (wanted(value)) values.push(value)
    return values
  }

  find(wanted: (value: V) => boolean): V | undefined {
    for (const value of this) if (wanted(value)) return value
    return undefined
  }

  findLast(wanted: (value: V) => boolean): V | undefined {
    for (let index = this.count - 1; index >= 0; index--) {
      const value = this.get(index) as V
      if (wanted(value)) return value
    }
    return undefined
  }

  /** As it is written to JSON. */
  toJSON(): V[] {
    return this.slice()
  }

  *[Symbol.iterator](): Generator<V, void> {
    for (let index = 0; index < this.count; index++) yield this.get(index) as V
  }
}
