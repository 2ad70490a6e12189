/** A short slice of `npm run fuzz`, and every seed that once found something. */
import { describe, expect, it } from 'vitest'
import { campaign, complaint } from './campaign'
import { randomOf } from './random'
import type { Target } from './target'
import { demand } from './target'
import { TARGETS } from './targets/all'

const SLICE = { inputs: 40, seconds: 5 }

describe('a slice of every target', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))('%s', async (_name, target) => {
    const { inputs, failures } = await campaign(target, 1, SLICE)
    expect(failures).toEqual([])
    expect(inputs).toBeGreaterThan(0)
  })
})

/** Seeds that failed once, by what they found. */
const FOUND: readonly (readonly [found: string, target: string, seed: number])[] = []

describe.runIf(FOUND.length > 0)('what was found once', () => {
  it.each(FOUND)('%s', async (_found, name, seed) => {
    const target = TARGETS.find((item) => item.name === name)
    if (!target) throw new Error(`there is no target ${name}`)
    expect(await complaint(target, target.make(randomOf(seed)))).toBeUndefined()
  })
})

describe('the campaign itself', () => {
  const target: Target = {
    name: 'toy',
    holds: 'no line says bad',
    usualMs: 1000,
    make: (random) => ['good', 'fine', random.chance(0.5) ? 'bad' : 'good', 'fine'].join('\n'),
    check: (input) => demand(!input.includes('bad'), 'a line is bad'),
  }
  it('finds a failure, makes it small and tells the seed that brings it back', async () => {
    const { failures } = await campaign(target, 7, { inputs: 10, seconds: 5 })
    expect(failures.length).toBeGreaterThan(0)
    expect(failures[0]).toMatchObject({ message: 'Error: a line is bad', input: 'bad' })
    expect(target.make(randomOf(failures[0]?.seed ?? 0))).toContain('bad')
  })
  it('makes the same inputs of the same seed', () => {
    for (const item of TARGETS) expect(item.make(randomOf(99))).toBe(item.make(randomOf(99)))
    expect(TARGETS.length).toBeGreaterThan(9)
  })
})
