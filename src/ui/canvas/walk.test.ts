import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../../design/index'
import { stepFrom } from './walk'

const found = REFERENCE_DESIGNS.find(({ name }) => name === 'srnd-figure-c1')
if (!found) throw new Error('the reference design is missing')
const seed = found.build()

describe('an arrow key on the drawing', () => {
  it('goes along a cable, before anything else on that side', () => {
    expect(stepFrom(seed, 'soho-24', 'ArrowRight')).toBe('phone-24')
    expect(stepFrom(seed, 'soho-24', 'ArrowLeft')).toBe('home-24')
    expect(stepFrom(seed, 'home-24', 'ArrowUp')).toBe('internet')
    expect(stepFrom(seed, 'gateway-1', 'ArrowRight')).toBe('gateway-2')
  })
  it('goes to the nearest where no cable leads, and nowhere at the edge', () => {
    expect(stepFrom(seed, 'phone-24', 'ArrowDown')).toBe('phone-32')
    expect(stepFrom(seed, 'phone-24', 'ArrowRight')).toBeUndefined()
    expect(stepFrom(seed, 'nobody', 'ArrowRight')).toBeUndefined()
  })
  it('reaches every device from any other', () => {
    const reached = new Set(['internet'])
    const queue = ['internet']
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (const way of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
        const next = stepFrom(seed, at, way)
        if (next === undefined || reached.has(next)) continue
        reached.add(next)
        queue.push(next)
      }
    expect(seed.devices.filter(({ name }) => !reached.has(name)).map(({ name }) => name)).toEqual([])
  })
})
