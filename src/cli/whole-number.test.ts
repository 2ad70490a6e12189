import { expect, it } from 'vitest'
import { wholeNumber } from './whole-number'

it.each(['', ' ', '0x10', '1e3', '1.5', '-1', '11', '٣', 'NaN', '__proto__', '9'.repeat(400)])(
  '%j is no whole number from 0 to 10',
  (text) => {
    expect(() => wholeNumber('seed', text, 0, 10)).toThrow(/^--seed .*: a whole number from 0 to 10 is expected$/)
  },
)

it('takes digits, and a sign where the bounds allow it', () => {
  expect([wholeNumber('seed', '07', 0, 10), wholeNumber('seed', '-3', -5, 5)]).toEqual([7, -3])
})
