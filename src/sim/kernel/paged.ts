/**
 * Mutable containers that are forked in no time: both sides go on from what is there, and whoever changes a place first
 * copies the page that it stands on, not the whole. So what a fork costs does not depend on how much is in it.
 */

const BITS = 6
const PLACES = 1 << BITS
const MASK = PLACES - 1

interface Page<V> {
  readonly owner: object
  readonly values: V[]
}

/** Values by number, from 0 on without gaps. */
export class Paged<V> {
  private owner: object = {}
  private pages: Page<V>[] = []
  /** Whose `pages` is; the list of pages is copied like a page. */
  private listOwner: object = this.owner
  private count = 0

  get length(): number {
    return this.count
  }

  get(index: number): V | undefined {
    return this.pages[index >> BITS]?.values[index & MASK]
  }

  set(index: number, value: V): void {
    this.pageFor(index).values[index & MASK] = value
    if (index >= this.count) this.count = index + 1
  }

  /** A second one with the same values. */
  fork(): Paged<V> {
    const twin = new Paged<V>()
    twin.pages = this.pages
    twin.count = this.count
    // From now on neither owns what is there.
    twin.listOwner = this.owner
    this.owner = {}
    return twin
  }

  *[Symbol.iterator](): Generator<V, void> {
    for (let index = 0; index < this.count; index++) yield this.pages[index >> BITS]?.values[index & MASK] as V
  }

  private pageFor(index: number): Page<V> {
    if (this.listOwner !== this.owner) {
      this.pages = this.pages.slice()
      this.listOwner = this.owner
    }
    const known = this.pages[index >> BITS]
    if (known?.owner === this.owner) return known
    const page = { owner: this.owner, values: known ? known.values.slice() : [] }
    this.pages[index >> BITS] = page
    return page
  }
}
