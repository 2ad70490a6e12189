/** Expressions of `| include`: what they find is what the page's own engine finds, in time that grows with the line. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitPipe } from './pipe'
import { linePattern } from './regexp'

const found = (pattern: string, line: string) => linePattern(pattern)?.test(line)

describe('an expression', () => {
  it.each([
    ['10.81', 'S 10.81.2.24/29', true],
    ['^S', ' S 10.0.0.0', false],
    ['up$', 'line is up', true],
    ['_64_', 'router eigrp 64', true],
    ['_64_', 'router eigrp 641', false],
    ['_64_', '(64,65)', true],
    ['^[^!]', '! comment', false],
    ['Ethernet[0-9]+/[01]', 'FastEthernet0/1', true],
    ['(permit|deny) ip', 'deny ip any any', true],
    ['colou?r', 'color', true],
    ['a\\.b', 'axb', false],
    ['[]x]', 'a]', true],
    ['', 'anything', true],
    ['a**', 'b', true],
  ])('%s in %j: %s', (pattern, line, is) => {
    expect(found(pattern, line)).toBe(is)
  })
  it.each(['(', '[a', 'a)', '*a', '\\', '(|*)'])('%s is none', (pattern) => {
    expect(linePattern(pattern)).toBeUndefined()
  })
  it('finds what a regular expression of JavaScript finds', () => {
    const char = fc.constantFrom('a', 'b', 'c', '.')
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { depthSize: 'small' },
        char,
        fc.constantFrom('^a', 'b$', '[ab]', '[^a]'),
        fc.tuple(tie('text'), tie('text')).map(([one, other]) => one + other),
        fc.tuple(tie('text'), tie('text')).map(([one, other]) => `(${one}|${other})`),
        fc.tuple(tie('text'), fc.constantFrom('*', '+', '?')).map(([inner, sign]) => `(${inner})${sign}`),
      ),
    }))
    const line = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 10 }).map((chars) => chars.join(''))
    fc.assert(
      fc.property(text, line, (pattern, subject) => {
        expect(found(pattern, subject)).toBe(new RegExp(pattern).test(subject))
      }),
      { numRuns: 400 },
    )
  })
})

describe('a line that made the console hang', () => {
  const line = 'a'.repeat(5000)
  it.each(['(.|.)+~', '(a*)*b', '(a|aa)+$b', '((a+)+)+b', '(.*)(.*)(.*)(.*)~'])('%s is answered', (pattern) => {
    const began = performance.now()
    expect(found(pattern, line)).toBe(false)
    expect(performance.now() - began).toBeLessThan(1000)
    expect(splitPipe(`show run | include ${pattern}`).kind).toBe('piped')
  })
})
