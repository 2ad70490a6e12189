/**
 * Starts that failed. A design is marked before it is shown and cleared when the page has lived with it for a while; a
 * page that hung, was killed or failed as a whole leaves the mark, and after two of them it is not opened by itself.
 */
const KEY = 'headend.starts'
const MOST_FAILED = 2

interface Marked {
  readonly id: string
  readonly failed: number
  /** What the page was doing when it failed, as far as it could say. */
  readonly doing: string
}

function marked(storage: Storage | undefined): Marked | undefined {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const fields = new Map<string, unknown>(Object.entries(value))
    const [id, failed, doing] = [fields.get('id'), fields.get('failed'), fields.get('doing')]
    if (typeof id !== 'string' || typeof failed !== 'number' || typeof doing !== 'string') return undefined
    return { id, failed, doing }
  } catch {
    return undefined
  }
}

function mark(storage: Storage | undefined, value: Marked | undefined): void {
  try {
    if (value) storage?.setItem(KEY, JSON.stringify(value))
    else storage?.removeItem(KEY)
  } catch {
    // Without a storage a page that fails is at least not made worse.
  }
}

/** What the page was doing when it failed with this design for the second time in a row; nothing when it may be opened. */
export function failedTwice(storage: Storage | undefined, id: string): string | undefined {
  const before = marked(storage)
  return before?.id === id && before.failed >= MOST_FAILED ? before.doing : undefined
}

/** Counts a start as failed until it is known to be good. */
export function beginStart(storage: Storage | undefined, id: string): void {
  const before = marked(storage)
  const failed = before?.id === id ? before.failed : 0
  mark(storage, { id, failed: failed + 1, doing: failed > 0 ? (before?.doing ?? '') : 'opening it' })
}

export function startFailed(storage: Storage | undefined, id: string, doing: string): void {
  const before = marked(storage)
  mark(storage, { id, failed: Math.max(1, before?.id === id ? before.failed : 0), doing })
}

export function startHeld(storage: Storage | undefined): void {
  mark(storage, undefined)
}
