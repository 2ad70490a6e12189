/** Work within work can still be ended with what it knows. */
import { describe, expect, it } from 'vitest'
import { type Progress, retold } from './progress'

function* counting(known: number[]): Generator<Progress, readonly number[], void> {
  try {
    for (let at = 0; at < 10; at++) {
      known.push(at)
      yield { fraction: at / 10, text: 'counting' }
    }
  } catch {
    yield { fraction: 1, text: '', stopped: 'enough' }
  }
  return known
}

const half = (progress: Progress) => ({ ...progress, fraction: progress.fraction / 2 })

describe('work told as a part', () => {
  it('tells its progress as it is asked to, and gives its result', () => {
    const work = retold(counting([]), half)
    expect([work.next().value, work.next().value]).toEqual([
      { fraction: 0, text: 'counting' },
      { fraction: 0.05, text: 'counting' },
    ])
    expect([...work]).toHaveLength(8)
  })
  it('hears what is thrown in to end it, through two layers, and gives what it knows', () => {
    const known: number[] = []
    const work = retold(retold(counting(known), half), half)
    work.next()
    expect(work.throw(new Error('stop')).value).toEqual({ fraction: 0.25, text: '', stopped: 'enough' })
    expect(work.next()).toEqual({ done: true, value: [0] })
  })
  it('lets an error out that the work does not take', () => {
    const work = retold(
      (function* (): Generator<Progress, void, void> {
        yield { fraction: 0, text: '' }
      })(),
      half,
    )
    work.next()
    expect(() => work.throw(new Error('mine'))).toThrow('mine')
  })
})
