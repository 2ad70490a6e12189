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
})
