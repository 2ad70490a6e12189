/** What the library works with: given by the page, or by a test. */
import type { Holding } from './holding'
import type { Keeper } from './keeper'
import type { Shelf } from './shelf'

export interface Surroundings {
  readonly openShelf: () => Promise<Shelf>
  /** Small things that must be written at once; none where the browser forbids it. */
  readonly storage: Storage | undefined
  readonly locks: LockManager | undefined
  readonly channel: BroadcastChannel | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The document that the page's address names; setting it adds a step to the browser's history, or replaces it. */
  readonly address: {
    readonly get: () => string | undefined
    /** The fragment of an address that holds a design itself. */
    readonly shared: () => string | undefined
    readonly set: (id: string | undefined, how: 'push' | 'replace') => void
  }
}

export interface Parts extends Omit<Surroundings, 'openShelf'> {
  readonly shelf: Shelf
  readonly holding: Holding
  readonly keeper: Keeper
}

let parts: Parts | undefined

/** Nothing before the library has started: a page can be used before that, and nothing of it is kept. */
export const partsOf = (): Parts | undefined => parts

export function setParts(value: Parts): void {
  parts = value
}
