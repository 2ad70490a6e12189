/**
 * Which file a document was saved to or opened from, kept across reloads: the browser keeps the file's handle, and asks
 * the reader again before it is written. Without a database, or where handles cannot be kept, the file is chosen anew.
 */
import { openDB } from 'idb'

const NAME = 'headend-files'
const STORE = 'files'

/** What browsers have beyond the standard's handle. */
interface Asking extends FileSystemFileHandle {
  readonly queryPermission?: (how: { readonly mode: 'readwrite' }) => Promise<PermissionState>
  readonly requestPermission?: (how: { readonly mode: 'readwrite' }) => Promise<PermissionState>
}

const known = new Map<string, FileSystemFileHandle>()

const database = () => openDB(NAME, 1, { upgrade: (fresh) => void fresh.createObjectStore(STORE) })

export function rememberFile(document: string, handle: FileSystemFileHandle | undefined): void {
  if (!handle) return
  known.set(document, handle)
  void database()
    .then(async (open) => {
      await open.put(STORE, handle, document)
      open.close()
    })
    .catch(() => undefined)
}

export function forgetFile(document: string): void {
  known.delete(document)
  void database()
    .then(async (open) => {
      await open.delete(STORE, document)
      open.close()
    })
    .catch(() => undefined)
}

/** The file of a document that may be written; `refused` = there is one, and the reader or the browser says no. */
export async function fileOf(document: string): Promise<FileSystemFileHandle | 'refused' | undefined> {
  const handle = known.get(document)
  if (handle) return handle
  const kept = await keptFile(document)
  if (!kept) return undefined
  if (!(await mayWrite(kept))) return 'refused'
  known.set(document, kept)
  return kept
}

async function keptFile(document: string): Promise<Asking | undefined> {
  try {
    const open = await database()
    const value: unknown = await open.get(STORE, document)
    open.close()
    return value instanceof FileSystemFileHandle ? value : undefined
  } catch {
    return undefined
  }
}

async function mayWrite(handle: Asking): Promise<boolean> {
  try {
    const how = { mode: 'readwrite' } as const
    if ((await handle.queryPermission?.(how)) === 'granted') return true
    return (await handle.requestPermission?.(how)) === 'granted'
  } catch {
    return false
  }
}
