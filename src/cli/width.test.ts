import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run, runOnTerminal } from './testing/run'
import { fitted } from './width'

describe('text for a terminal', () => {
  it('goes on under the column of a row, or a little right of where prose begins', () => {
    expect(fitted('soho-24          in service since the tunnel came up again', 40)).toBe(
      'soho-24          in service since the\n                 tunnel came up again',
    )
    expect(fitted('  a sentence that is somewhat longer than the line', 40)).toBe(
      '  a sentence that is somewhat longer\n    than the line',
    )
  })
  it('keeps every word in its order, and breaks no line that fits or cannot be broken', () => {
    const text = fc.array(fc.constantFrom('a', 'gateway-1', 'x'.repeat(70), ' ', '  ', '\n'), { maxLength: 60 })
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 120 }), (parts, columns) => {
        const whole = parts.join(' ')
        const shown = fitted(whole, columns)
        expect(shown.split(/\s+/)).toEqual(whole.split(/\s+/))
        if (whole.split('\n').every((line) => line.length <= columns)) expect(shown).toBe(whole)
      }),
      { numRuns: 200 },
    )
  })
  it('is what a terminal gets of an answer, and no pipe', async () => {
    const narrow = await runOnTerminal(60, 'check', 'srnd-figure-c1')
    expect(Math.max(...narrow.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
    const piped = await run('check', 'srnd-figure-c1')
    expect(narrow.out.split(/\s+/)).toEqual(piped.out.split(/\s+/))
    const json = await runOnTerminal(60, 'check', 'srnd-figure-c1', '--json')
    expect(json.out).toBe((await run('check', 'srnd-figure-c1', '--json')).out)
  })
})
