import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closest, didYouMean } from './closest'

describe('what a name was meant to be', () => {
  it.each([
    ['gatway-2', ['gateway-1', 'gateway-2'], 'gateway-2'],
    ['Gateway-2', ['gateway-1', 'gateway-2'], 'gateway-2'],
    ['relaod', ['reload', 'power'], 'reload'],
    ['triesPerPear', ['triesPerPeer'], 'triesPerPeer'],
    ['phone-9', ['phone-1', 'phone-2'], undefined],
    ['abc', ['abd'], undefined],
    ['nothing', [], undefined],
  ])('%s', (strange, words, meant) => {
    expect(closest(strange, words)).toBe(meant)
  })
  it('ends a sentence, or adds nothing', () => {
    expect(didYouMean('chekc', ['check'])).toBe('; did you mean check?')
    expect(didYouMean('zzzzz', ['check'])).toBe('')
    expect(didYouMean('phone-9', ['phone-8'])).toBe('')
  })

  it('forgives one slip from four letters on and two from eight on, and knows no word of two letters', () => {
    expect([closest('abd', ['abcd']), closest('abcx', ['abcd']), closest('abxy', ['abcd'])]).toEqual([
      undefined,
      'abcd',
      undefined,
    ])
    expect([
      closest('abcdexy', ['abcdefg']),
      closest('abcdefxy', ['abcdefgh']),
      closest('abcdexyz', ['abcdefgh']),
    ]).toEqual([undefined, 'abcdefgh', undefined])
    expect([closest('abcd', ['ab']), closest('abcd', ['abc'])]).toEqual([undefined, 'abc'])
  })

  it('is none when two are as near, unless it is one word twice', () => {
    expect(closest('vlan-x', ['vlan-1', 'vlan-2'])).toBeUndefined()
    expect(closest('vlan-x', ['vlan-1', 'vlan-1'])).toBe('vlan-1')
    expect(closest('abcdefxy', ['abcdefxz', 'abcdefgh'])).toBe('abcdefxz')
    expect(closest('abcdefxy', ['abcdefgh', 'abcdefxz'])).toBe('abcdefxz')
  })

  it('counts slips as the recursive definition of optimal string alignment does', () => {
    const slips = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length
      const [x, y] = [a.slice(0, -1), b.slice(0, -1)]
      const changed = a.at(-1) === b.at(-1) ? slips(x, y) : 1 + slips(x, y)
      const turned = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
      const all = [
        1 + slips(x, b),
        1 + slips(a, y),
        changed,
        ...(turned ? [1 + slips(x.slice(0, -1), y.slice(0, -1))] : []),
      ]
      return Math.min(...all)
    }
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 7 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        const near = slips(one, other) <= 1
        expect(closest(one, [other]) !== undefined).toBe(near)
      }),
      { numRuns: 150 },
    )
  })
})
