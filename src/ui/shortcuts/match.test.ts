import { afterEach, expect, it } from 'vitest'
import { setView } from '../../store/index'
import { keyOf, shortcutOf } from './match'

const press = (key: string, shiftKey = false) => ({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false })

afterEach(() => setView({ shortcutsOff: false }))

it('tells the keys of panels by the table, Shift apart', () => {
  expect(shortcutOf(press(' '), 'path')).toBe('path-play')
  expect(shortcutOf(press('ArrowRight'), 'timeline')).toBe('time-next')
  expect(shortcutOf(press('ArrowRight', true), 'timeline')).toBe('time-second-on')
  expect(shortcutOf(press('x'), 'timeline')).toBeUndefined()
})

it('leaves, when shortcuts are off, only what works the thing that has the focus', () => {
  setView({ shortcutsOff: true })
  expect(shortcutOf(press(' '), 'path')).toBeUndefined()
  expect(shortcutOf(press('ArrowRight'), 'timeline')).toBeUndefined()
  expect(shortcutOf(press('h'), 'drawing')).toBeUndefined()
  expect(shortcutOf(press('ArrowRight'), 'device')).toBe('walk')
  expect(keyOf(press('ArrowRight'), 'timeline')).toBe('time-next')
})
