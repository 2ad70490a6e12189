/** What the dock was given by hand is there at the next visit, and what cannot be read harms nothing. */
import { beforeEach, describe, expect, it } from 'vitest'
import { setDockHeight, startSizes } from './sizes'
import { setView, viewStore } from './view'

function storageWith(text: string | null): { readonly storage: Storage; readonly written: () => string | null } {
  let kept = text
  const storage = {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value
    },
  }
  return { storage: storage as unknown as Storage, written: () => kept }
}

beforeEach(() => setView({ dockHeights: new Map() }))

describe('heights of the dock', () => {
  it('are brought back by panel, and written when they change', () => {
    const { storage, written } = storageWith('[["path",512],["nobody",3],["answers","high"]]')
    startSizes(() => storage)
    expect([...viewStore.getState().dockHeights]).toEqual([['path', 512]])
    setDockHeight('timeline', 400)
    expect(written()).toBe('[["path",512],["timeline",400]]')
    setDockHeight('path', undefined)
    expect(written()).toBe('[["timeline",400]]')
  })
  it.each(['{', '7', '{"path":1}', '[7]'])('begin afresh where %s was kept', (text) => {
    startSizes(() => storageWith(text).storage)
    expect([...viewStore.getState().dockHeights]).toEqual([])
  })
  it('last as long as the page where the browser keeps nothing', () => {
    startSizes(() => {
      throw new Error('denied')
    })
    setDockHeight('path', 300)
    expect(viewStore.getState().dockHeights.get('path')).toBe(300)
  })
})
