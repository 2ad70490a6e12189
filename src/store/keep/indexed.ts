/**
 * The browser's database as a shelf. A write is done when the browser says that it is on the disk (durability strict).
 * A connection that was closed under us is opened again; a database that does not answer is a failure, not a wait. One that
 * is slow with a large design is not silent: the more there is to write, the longer it is waited for.
 */
import { type IDBPDatabase, openDB } from 'idb'
import { type Expected, type Shelf, STORES, type StoreName, seqOf, type Write } from './shelf'

const NAME = 'headend'
const VERSION = 1

/** Milliseconds after which the database is taken to be silent: of a page that can hear it, so that they are counted in parts. */
const SILENT_MS = 4000
const PARTS = 8

/** Characters that the slowest disk takes in a millisecond, the one that is still waited for. */
const SLOWEST = 1000

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
  const withDatabase = async <T>(work: (opened: Opened) => Promise<T>, patience = SILENT_MS): Promise<T> => {
    try {
      return await inTime(work(await database()), patience)
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      opened = undefined
      return inTime(work(await database()), patience)
    }
  }
  await database()
  return {
    ...(readOnly ? { readOnly } : {}),
    get: (store, id) => withDatabase((open) => readable(open, store).get(id)),
    all: (store, prefix = '') => withDatabase((open) => allOf(open, store, prefix)),
    ids: (store) => withDatabase(async (open) => (await readable(open, store).getAllKeys()).map(String)),
    write: (writes, expected) => withDatabase((open) => writeAll(open, writes, expected), Number.POSITIVE_INFINITY),
  }
}

/**
 * In one transaction that ends as a whole: one that fails in the middle, or stays silent, leaves nothing behind. One that
 * cannot be undone any more because its end is on the way is waited for, and is written when that comes.
 */
async function writeAll(
  { database, newer }: Opened,
  writes: readonly Write[],
  expected: Expected | undefined,
): Promise<'written' | 'overtaken'> {
  if (newer) throw new Error('a newer Headend keeps its designs here; reload the page')
  const stores = [...new Set([...writes.map(({ store }) => store), ...(expected ? ['designs' as const] : [])])]
  const work = database.transaction(stores, 'readwrite', { durability: 'strict' })
  const patience = SILENT_MS + charactersOf(writes) / SLOWEST
  // The end of the transaction is waited for below; until then its failure is nobody's news.
  work.done.catch(() => undefined)
  let isAsked = false
  try {
    if (expected && seqOf(await inTime(work.objectStore('designs').get(expected.id), patience)) !== expected.seq) {
      work.abort()
      return 'overtaken'
    }
    const asked = writes.map(async (write) => perform(write, (store) => work.objectStore(store)))
    isAsked = true
    await inTime(Promise.all(asked), patience)
    await inTime(work.done, patience)
    return 'written'
  } catch (error) {
    if (abort(work) || !isAsked) throw error
    await inTime(work.done, patience).catch(() => {
      throw error
    })
    return 'written'
  }
}

function charactersOf(writes: readonly Write[]): number {
  const texts = writes.map((write) => ('put' in write && 'text' in write.put ? write.put.text : ''))
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0)
}

/** Whether it is undone; not when it has ended, or is about to. */
function abort(work: { readonly abort: () => void }): boolean {
  try {
    work.abort()
    return true
  } catch {
    return false
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

/** A page that was busy itself has not heard what came meanwhile: of such a time one part counts. */
function inTime<T>(work: Promise<T>, patience = SILENT_MS): Promise<T> {
  if (patience === Number.POSITIVE_INFINITY) return work
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    const part = (left: number) => {
      timer = setTimeout(
        () => (left > 1 ? part(left - 1) : reject(new Error('the database does not answer'))),
        patience / PARTS,
      )
    }
    part(PARTS)
  })
  return Promise.race([work, silence]).finally(() => clearTimeout(timer))
}
