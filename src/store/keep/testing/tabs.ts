/** Tabs of one browser, each with the page's stores of its own, over one database, one storage and one set of locks. */
import 'fake-indexeddb/auto'
import { vi } from 'vitest'
import type { Surroundings } from '../parts'

type Store = typeof import('../../index')

export interface Tab extends Store {
  readonly address: { id: string | undefined }
  /** As a kill does: nothing of it runs any more that others could hear. */
  readonly kill: () => void
}

export interface World {
  readonly storage: Storage
  readonly locks: LockManager
  /** Milliseconds since 1970, for every tab. */
  now: number
}

export function world(): World {
  return { storage: memoryStorage(), locks: fakeLocks(), now: Date.UTC(2026, 0, 1) }
}

/** A page that is loaded; `around` replaces what the browser gives it. */
export async function openTab(shared: World, id?: string, around: Partial<Surroundings> = {}): Promise<Tab> {
  vi.resetModules()
  const store = await import('../../index')
  const { indexedShelf } = await import('../indexed')
  const address = { id }
  const channel = new BroadcastChannel('headend')
  const owned = ownLocks(shared.locks)
  await store.startLibrary({
    openShelf: indexedShelf,
    storage: shared.storage,
    locks: owned.locks,
    channel,
    now: () => shared.now,
    address: {
      get: () => address.id,
      shared: () => undefined,
      set: (next) => {
        address.id = next
      },
    },
    ...around,
  })
  return {
    ...store,
    address,
    kill: () => {
      channel.close()
      owned.end()
    },
  }
}

/** The locks as one tab has them: they are given back when it ends. */
function ownLocks(shared: LockManager): { readonly locks: LockManager; readonly end: () => void } {
  let end: () => void = () => undefined
  const gone = new Promise<void>((resolve) => {
    end = resolve
  })
  const request = (name: string, options: LockOptions, callback: LockGrantedCallback<unknown>) =>
    shared.request(name, options, (lock) => Promise.race([callback(lock), gone]))
  return { locks: { request, query: () => shared.query() } as LockManager, end }
}

interface Claim {
  readonly grant: () => void
  readonly steal: () => void
}

/** Locks by name, first come first served; a stolen one rejects whoever had it. */
function fakeLocks(): LockManager {
  const held = new Map<string, Claim>()
  const lines = new Map<string, Claim[]>()
  const next = (name: string) => lines.get(name)?.shift()?.grant()
  const request = (name: string, options: LockOptions, callback: LockGrantedCallback<unknown>) =>
    new Promise((resolve, reject) => {
      const claim: Claim = {
        grant: () => {
          held.set(name, claim)
          Promise.resolve(callback({ name, mode: 'exclusive' })).then((value) => {
            if (held.get(name) === claim) {
              held.delete(name)
              next(name)
            }
            resolve(value)
          }, reject)
        },
        steal: () => reject(new DOMException('stolen', 'AbortError')),
      }
      options.signal?.addEventListener('abort', () => {
        const line = lines.get(name) ?? []
        if (line.includes(claim)) line.splice(line.indexOf(claim), 1)
        if (held.get(name) !== claim) reject(new DOMException('aborted', 'AbortError'))
      })
      const owner = held.get(name)
      if (!owner) return claim.grant()
      if (options.steal) {
        owner.steal()
        return claim.grant()
      }
      if (options.ifAvailable) return resolve(callback(null))
      lines.set(name, [...(lines.get(name) ?? []), claim])
    })
  const query = async () => ({ held: [...held.keys()].map((name) => ({ name, mode: 'exclusive' as const })) })
  return { request, query } as LockManager
}

export function memoryStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

/** Until it holds, or a second has passed. */
export async function until(test: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 200 && !test(); tries++) await new Promise((resolve) => setTimeout(resolve, 5))
  return test()
}
