import { expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { calm } from './calm'

it('a listener that throws keeps no other one from the news, and is told of', () => {
  const failures: (() => void)[] = []
  vi.stubGlobal('queueMicrotask', (work: () => void) => failures.push(work))
  const store = calm(createStore(() => ({ value: 1 })))
  const heard: number[] = []
  store.subscribe(() => {
    throw new Error('a panel')
  })
  store.subscribe(({ value }, before) => heard.push(before.value, value))
  expect(() => store.setState({ value: 2 })).not.toThrow()
  expect(heard).toEqual([1, 2])
  expect(failures).toHaveLength(1)
  expect(failures[0]).toThrow('a panel')
  vi.unstubAllGlobals()
})
