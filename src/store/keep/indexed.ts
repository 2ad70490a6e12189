/**
 * The browser's database as a shelf. A write is done when the browser says that it is on the disk (durability strict).
 * A connection that was closed under us is opened again; a database that does not answer is a failure, not a wait.
 */
import { type IDBPDatabase, openDB } from 'idb'
import { type Expected, type Shelf, STORES, type StoreName, seqOf, type Write } from './shelf'

const NAME = 'headend'
const VERSION = 1

/** Milliseconds after which the database is taken to be silent. */
const SILENT_MS = 4000

const BLOCKED = 'another tab holds them open with an older Headend; close that tab and load this page again'

/** After every character that an id may have. */
const LAST = '\uffff'

export async function indexedShelf(version = VERSION): Promise<Shelf> {
  let opened: Opened | undefined = await connect(version)
  const readOnly = opened.newer
  const database = async (): Promise<Opened> => {
    const now = opened ?? (await connect(version))
    opened = now
    now.database.onclose = () => {
      opened = undefined
    }
    // A newer Headend wants to lay it out anew: it is let, and what it made of it is only read from then on.
    now.database.onversionchange = () => {
      now.database.close()
      opened = undefined
    }
    return now
  }
  const withDatabase = async <T>(work: (opened: Opened) => Promise<T>): Promise<T> => {
    try {
      return await inTime(work(await database()))
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      opened = undefined
      return inTime(work(await database()))
    }
  }
  await database()
  return {
    ...(readOnly ? { readOnly } : {}),
    get: (store, id) => withDatabase((open) => readable(open, store).get(id)),
    all: (store, prefix = '') => withDatabase((open) => allOf(open, store, prefix)),
    ids: (store) => withDatabase(async (open) => (await readable(open, store).getAllKeys()).map(String)),
    write: (writes, expected) => withDatabase((open) => writeAll(open, writes, expected)),
  }
}

/** In one transaction that ends as a whole: one that fails in the middle, or stays silent, leaves nothing behind. */
async function writeAll(
  { database, newer }: Opened,
  writes: readonly Write[],
  expected: Expected | undefined,
): Promise<'written' | 'overtaken'> {
  if (newer) throw new Error('a newer Headend keeps its designs here; reload the page')
  const stores = [...new Set([...writes.map(({ store }) => store), ...(expected ? ['designs' as const] : [])])]
  const work = database.transaction(stores, 'readwrite', { durability: 'strict' })
  // The end of the transaction is waited for below; until then its failure is nobody's news.
  work.done.catch(() => undefined)
  try {
    if (expected && seqOf(await inTime(work.objectStore('designs').get(expected.id))) !== expected.seq) {
      work.abort()
      return 'overtaken'
    }
    await inTime(Promise.all(writes.map(async (write) => perform(write, (store) => work.objectStore(store)))))
    await inTime(work.done)
    return 'written'
  } catch (error) {
    abort(work)
    throw error
  }
}

function abort(work: { readonly abort: () => void }): void {
  try {
    work.abort()
  } catch {
    // It has ended already.
  }
}

function readable({ database }: Opened, store: StoreName) {
  const work = database.transaction(store)
  // What was asked for fails with it, and is waited for.
  work.done.catch(() => undefined)
  return work.store
}

/** One by one when they cannot be had at once: a record that is broken leaves the others. */
async function allOf(open: Opened, store: StoreName, prefix: string): Promise<readonly unknown[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}${LAST}`)
  try {
    return await readable(open, store).getAll(range)
  } catch {
    const ids = await readable(open, store).getAllKeys(range)
    return Promise.all(
      ids.map((id) =>
        readable(open, store)
          .get(id)
          .catch(() => ({ id })),
      ),
    )
  }
}

interface Writable {
  readonly put: (row: unknown) => Promise<unknown>
  readonly delete: (id: string) => Promise<unknown>
}

function perform(write: Write, storeOf: (store: StoreName) => Writable): Promise<unknown> {
  return 'put' in write ? storeOf(write.store).put(write.put) : storeOf(write.store).delete(write.remove)
}

interface Opened {
  readonly database: IDBPDatabase
  /** Laid out by a newer Headend. */
  readonly newer: boolean
}

async function connect(version: number): Promise<Opened> {
  let blocked = false
  const isBlocked = () => {
    blocked = true
  }
  try {
    return { database: await opening(openDB(NAME, version, { upgrade: layOut, blocked: isBlocked })), newer: false }
  } catch (error) {
    if (blocked) throw new Error(BLOCKED)
    if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error
    const database = await opening(openDB(NAME))
    if (STORES.every((store) => database.objectStoreNames.contains(store))) return { database, newer: true }
    database.close()
    throw error
  }
}

/** A database that comes when it is not waited for any more is closed: open, it would stand in everybody's way. */
async function opening(work: Promise<IDBPDatabase>): Promise<IDBPDatabase> {
  let late = false
  work.then(
    (database) => late && database.close(),
    () => undefined,
  )
  try {
    return await inTime(work)
  } catch (error) {
    late = true
    throw error
  }
}

/** As a whole: a database that has not all of it is not there. */
function layOut(
  database: IDBPDatabase,
  _before: number,
  _version: number | null,
  work: { readonly abort: () => void; readonly done: Promise<void> },
): void {
  work.done.catch(() => undefined)
  try {
    for (const store of STORES)
      if (!database.objectStoreNames.contains(store)) database.createObjectStore(store, { keyPath: 'id' })
  } catch {
    abort(work)
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), SILENT_MS)
  })
  return Promise.race([work, silence]).finally(() => clearTimeout(timer))
}
