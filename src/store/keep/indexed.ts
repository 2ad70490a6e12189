/**
 * The browser's database as a shelf. A write is done when the browser says that it is on the disk (durability strict).
 * A connection that was closed under us is opened again; a database that does not answer is a failure, not a wait.
 */
import { type IDBPDatabase, openDB } from 'idb'
import { type Shelf, STORES, type StoreName, seqOf, type Write } from './shelf'

const NAME = 'headend'
const VERSION = 1

/** Milliseconds after which the database is taken to be silent. */
const SILENT_MS = 4000

/** After every character that an id may have. */
const LAST = '\uffff'

export async function indexedShelf(): Promise<Shelf> {
  const opened = await connect()
  let connection: IDBPDatabase | undefined = opened.database
  const database = async (): Promise<IDBPDatabase> => {
    connection ??= (await connect()).database
    connection.onclose = () => {
      connection = undefined
    }
    connection.onversionchange = () => {
      connection?.close()
      connection = undefined
    }
    return connection
  }
  const withDatabase = async <T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> => {
    try {
      return await inTime(work(await database()))
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      connection = undefined
      return inTime(work(await database()))
    }
  }
  await database()
  return {
    ...(opened.newer ? { readOnly: true } : {}),
    get: (store, id) => withDatabase((open) => open.get(store, id)),
    all: (store, prefix = '') => withDatabase((open) => allOf(open, store, prefix)),
    ids: (store) => withDatabase(async (open) => (await open.getAllKeys(store)).map(String)),
    write: (writes, expected) =>
      withDatabase(async (open) => {
        if (opened.newer) throw new Error('a newer Headend keeps its designs here')
        const stores = [...new Set([...writes.map(({ store }) => store), ...(expected ? ['designs' as const] : [])])]
        const work = open.transaction(stores, 'readwrite', { durability: 'strict' })
        const done = work.done
        // The end of the transaction is waited for below; until then its failure is nobody's news.
        done.catch(() => undefined)
        if (expected && seqOf(await work.objectStore('designs').get(expected.id)) !== expected.seq) {
          work.abort()
          return 'overtaken'
        }
        await Promise.all(writes.map((write) => perform(write, (store) => work.objectStore(store))))
        await done
        return 'written'
      }),
  }
}

/** One by one when they cannot be had at once: a record that is broken leaves the others. */
async function allOf(open: IDBPDatabase, store: StoreName, prefix: string): Promise<readonly unknown[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}${LAST}`)
  try {
    return await open.getAll(store, range)
  } catch {
    const ids = await open.getAllKeys(store, range)
    return Promise.all(ids.map((id) => open.get(store, id).catch(() => ({ id }))))
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

async function connect(): Promise<Opened> {
  try {
    return { database: await inTime(openDB(NAME, VERSION, { upgrade: layOut })), newer: false }
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error
    const database = await inTime(openDB(NAME))
    if (STORES.every((store) => database.objectStoreNames.contains(store))) return { database, newer: true }
    database.close()
    throw error
  }
}

function layOut(database: IDBPDatabase): void {
  for (const store of STORES)
    if (!database.objectStoreNames.contains(store)) database.createObjectStore(store, { keyPath: 'id' })
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), SILENT_MS)
  })
  return Promise.race([work, silence]).finally(() => clearTimeout(timer))
}
