/** Small things that last as long as the tab, by key. Without a storage they last until a reload. */

/** The fields of what was kept; none when there is nothing that can be read. */
export type Kept = ReadonlyMap<string, unknown>

export function readTab(storage: Storage | undefined, key: string): Kept {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? 'null')
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  } catch {
    return new Map()
  }
}

/** Nothing to keep takes away what was kept. */
export function writeTab(storage: Storage | undefined, key: string, value: object | undefined): void {
  try {
    if (value) storage?.setItem(key, JSON.stringify(value))
    else storage?.removeItem(key)
  } catch {
    // A storage that is full or forbidden keeps nothing.
  }
}
