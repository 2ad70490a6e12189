/** The database between Headends of different age, and locks that a browser has and forbids. */
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startHolding } from './holding'
import { indexedShelf } from './indexed'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Opens the database as another tab does, which does not hear that it should make room. */
function openedElsewhere(version: number): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = indexedDB.open('headend', version)
    request.onsuccess = () => resolve(request.result)
  })
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the database', () => {
  it('that an older Headend holds open is told of, and is there when its tab is closed', async () => {
    const elsewhere = await openedElsewhere(1)
    const opening = indexedShelf(2)
    const told = expect(opening).rejects.toThrow(/another tab holds them open with an older Headend; close that tab/)
    for (let turns = 0; turns < 30; turns++) {
      await turn()
      vi.advanceTimersByTime(200)
    }
    await told
    elsewhere.close()
    for (let turns = 0; turns < 10; turns++) await turn()
    expect(await (await indexedShelf(2)).ids('designs')).toEqual([])
  })

  it('that a newer Headend lays out anew while it is open is read and not written', async () => {
    const shelf = await indexedShelf()
    const put = { id: '00000000000000a1' }
    await shelf.write([{ store: 'designs', put }])
    const newer = await openedElsewhere(3)
    expect(await shelf.get('designs', put.id)).toEqual(put)
    await expect(shelf.write([{ store: 'designs', remove: put.id }])).rejects.toThrow(/a newer Headend/)
    expect(await shelf.get('designs', put.id)).toEqual(put)
    expect((await indexedShelf()).readOnly).toBe(true)
    newer.close()
  })

  it('that is slow with a large design is waited for, longer than one that is silent', async () => {
    const shelf = await indexedShelf()
    const put = (characters: number) => ({ id: '00000000000000a1', text: 'x'.repeat(characters) })
    const letGo = await heldUp()
    const small = shelf.write([{ store: 'designs', put: put(10) }])
    const silent = expect(small).rejects.toThrow(/does not answer/)
    const large = shelf.write([{ store: 'designs', put: put(8_000_000) }])
    for (let turns = 0; turns < 60; turns++) {
      await turn()
      vi.advanceTimersByTime(100)
    }
    await silent
    letGo()
    expect(await large).toBe('written')
    expect(await shelf.get('designs', put(0).id)).toEqual(put(8_000_000))
  })

  it('is not called silent by a page that was busy itself', async () => {
    const shelf = await indexedShelf()
    const letGo = await heldUp()
    const written = shelf.write([{ store: 'designs', put: { id: '00000000000000a1' } }])
    for (let turns = 0; turns < 5; turns++) await turn()
    // Nine seconds in which nothing was heard but that they are over.
    vi.setSystemTime(Date.now() + 9000)
    vi.advanceTimersToNextTimer()
    letGo()
    expect(await written).toBe('written')
  })
})

/** A transaction that keeps all others waiting until it is let go. */
async function heldUp(): Promise<() => void> {
  const database = await openedElsewhere(1)
  const store = database.transaction('designs', 'readwrite').objectStore('designs')
  let open = true
  const stay = () => {
    if (open) Object.assign(store.count(), { onsuccess: stay })
  }
  stay()
  return () => {
    open = false
  }
}

it('locks that a browser forbids keep no design from being changed', async () => {
  const forbidden = () => {
    throw new DOMException('no locks here', 'SecurityError')
  }
  const locks = { request: forbidden, query: forbidden } as unknown as LockManager
  const postMessage = forbidden
  const channel = { addEventListener: () => undefined, postMessage } as unknown as BroadcastChannel
  const holding = startHolding(locks, channel, {
    granted: () => undefined,
    handOver: async () => undefined,
    lost: () => undefined,
    changed: () => undefined,
    listChanged: () => undefined,
  })
  expect(await holding.take('00000000000000a1')).toBe(true)
  expect(holding.holds('00000000000000a1')).toBe(true)
  expect(() => holding.tell({ kind: 'list' })).not.toThrow()
})
