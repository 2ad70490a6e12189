/**
 * Rule (FACTS, Seconds by release): a head-end has one processor; when N sites re-peer at once they queue, and the last one
 * waits N / rate seconds.
 */
import { describe, expect, it } from 'vitest'
import { crowd } from '../testing/crowd'

describe('sites that set up at once', () => {
  it('are all done together where there is no limit', () => {
    const { lab, up } = crowd(40, { setupsPerSecond: 0 })
    lab.run(3)
    expect(up()).toHaveLength(40)
    expect((up().at(-1) ?? 0) - (up()[0] ?? 0)).toBeLessThan(0.01)
    expect(lab.times('queued', 'gw')).toEqual([])
  })
  it('queue at 50 a second: the last of 96 waits 96 / 50 s', () => {
    const { lab, up } = crowd(96, { setupsPerSecond: 50 })
    lab.run(6)
    expect(up()).toHaveLength(96)
    expect((up().at(-1) ?? 0) - (up()[0] ?? 0)).toBeCloseTo(95 / 50, 1)
    expect(lab.times('queued', 'gw')).toHaveLength(95)
  })
  it('whose patience ends before their turn come back and are served: who gave up takes no turn', () => {
    const { lab, names } = crowd(40, { setupsPerSecond: 1.5, triesPerPeer: 1 })
    const without = () => names.filter((name) => lab.live(name).length === 0)
    for (let second = 2; second <= 60 && without().length > 0; second += 2) {
      lab.run(second)
      for (const name of without()) lab.packet(name)
    }
    expect(without()).toEqual([])
  })
})
