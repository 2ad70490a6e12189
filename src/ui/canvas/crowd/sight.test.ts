/** When a picture of the drawing is painted anew. */
import { describe, expect, it } from 'vitest'
import { AROUND, type Sight, type View, wants } from './sight'

const NOTHING: readonly string[] = []
const CONTENT = { plan: { whole: [0, 0, 20_000, 20_000] } } as unknown as Sight['content']
const COLOURS = {} as Sight['colours']

const sight = (view: View, more: Partial<Sight> = {}): Sight => ({
  ...{ content: CONTENT, view, colours: COLOURS, lifted: NOTHING, carried: NOTHING, width: 1000, height: 700 },
  ...more,
})

const front = sight([-4000, -4000, 0.5])

describe('a picture', () => {
  it('is painted at first, and when what it is of has changed', () => {
    expect(wants(undefined, front, false)).toBe(true)
    expect(wants(front, sight(front.view), false)).toBe(false)
    for (const other of [{ lifted: ['a'] }, { carried: ['a'] }, { width: 900 }, { content: { ...CONTENT } }])
      expect(wants(front, sight(front.view, other), false)).toBe(true)
  })
  it('serves a view that is moved, until it would end in it', () => {
    expect(wants(front, sight([-4000 + AROUND.x - 80, -4000, 0.5]), true)).toBe(false)
    expect(wants(front, sight([-4000 + AROUND.x, -4000, 0.5]), true)).toBe(true)
  })
  it('serves a zoom while it goes on, is sharp when it rests, and is not scaled too far', () => {
    const zoomed = (scale: number) => sight([500 - 4500 * scale, 350 - 4350 * scale, 0.5 * scale])
    expect(wants(front, zoomed(1.3), false)).toBe(false)
    expect(wants(front, zoomed(1.3), true)).toBe(true)
    expect(wants(front, zoomed(1.8), false)).toBe(true)
    expect(wants(front, zoomed(0.5), false)).toBe(true)
  })
  it('need not reach where nothing is drawn', () => {
    const whole = sight([100, 100, 0.02])
    expect(wants(whole, sight([100 + AROUND.x, 100, 0.02]), false)).toBe(false)
  })
})
