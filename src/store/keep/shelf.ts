/**
 * Where records are kept: the browser's database, or this page's memory when there is none. Whoever uses a shelf deals
 * with both alike; every call of it may fail.
 */

/** Designs as text, what the list shows of them, undo steps, versions and their texts. */
export const STORES = ['designs', 'cards', 'steps', 'versions', 'texts'] as const

export type StoreName = (typeof STORES)[number]

export interface Row {
  readonly id: string
}

export type Write =
  | { readonly store: StoreName; readonly put: Row }
  | { readonly store: StoreName; readonly remove: string }

/** A design's record must still carry this number (none: must not be there), or nothing is written. */
export interface Expected {
  readonly id: string
  readonly seq: number | undefined
}

export interface Shelf {
  /** Why nothing outlives this page; absent = what is written is on the disk when `write` is done. */
  readonly problem?: string
  /** Records may be read and not written: they are a newer Headend's. */
  readonly readOnly?: boolean
  readonly get: (store: StoreName, id: string) => Promise<unknown>
  /** Records whose id begins so, in the order of their ids. */
  readonly all: (store: StoreName, prefix?: string) => Promise<readonly unknown[]>
  readonly ids: (store: StoreName) => Promise<readonly string[]>
  /** All of it or nothing. */
  readonly write: (writes: readonly Write[], expected?: Expected) => Promise<'written' | 'overtaken'>
}

/** The number of a design's record; it rises with every write. */
export function seqOf(record: unknown): number | undefined {
  if (typeof record !== 'object' || record === null || !('seq' in record)) return undefined
  return typeof record.seq === 'number' ? record.seq : undefined
}

/** A shelf that lasts as long as the page. */
export function memoryShelf(problem: string): Shelf {
  const rows = new Map<StoreName, Map<string, Row>>(STORES.map((store) => [store, new Map()]))
  return {
    problem,
    get: async (store, id) => rows.get(store)?.get(id),
    all: async (store, prefix = '') =>
      [...(rows.get(store)?.values() ?? [])]
        .filter(({ id }) => id.startsWith(prefix))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    ids: async (store) => [...(rows.get(store)?.keys() ?? [])],
    write: async (writes, expected) => {
      if (expected && seqOf(rows.get('designs')?.get(expected.id)) !== expected.seq) return 'overtaken'
      for (const write of writes) {
        if ('put' in write) rows.get(write.store)?.set(write.put.id, write.put)
        else rows.get(write.store)?.delete(write.remove)
      }
      return 'written'
    },
  }
}
