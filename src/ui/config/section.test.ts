import { describe, expect, it } from 'vitest'
import { lineBefore, lineOf, opensSection, sectionAt } from './section'

const TEXT = `hostname gateway-1
!
crypto dynamic-map dmap 10
 set transform-set t1 t2
 reverse-route
!
! a comment
policy-map edge
 class voice
  priority 64
 class data
end
`

describe('the section of a line', () => {
  it('is the line that opens its mode', () => {
    expect(sectionAt(TEXT, 5)).toEqual({ section: ['crypto dynamic-map dmap 10'], text: 'reverse-route' })
  })

  it('is empty for a global line', () => {
    expect(sectionAt(TEXT, 3)).toEqual({ section: [], text: 'crypto dynamic-map dmap 10' })
  })

  it('names every mode on the way, the outermost first', () => {
    expect(sectionAt(TEXT, 10)).toEqual({ section: ['policy-map edge', 'class voice'], text: 'priority 64' })
  })

  it('ends where the indentation does', () => {
    expect(sectionAt(TEXT, 11)).toEqual({ section: ['policy-map edge'], text: 'class data' })
    expect(sectionAt(TEXT, 12)).toEqual({ section: [], text: 'end' })
  })

  it('is nothing for separators, comments, empty lines and lines outside the text', () => {
    for (const line of [2, 7, 13, 0, -1, 99]) expect(sectionAt(TEXT, line)).toBeUndefined()
    expect(sectionAt('', 1)).toBeUndefined()
  })
})

describe('the neighbours of a line', () => {
  it('finds the line before it in the same section', () => {
    expect(lineBefore(TEXT, 5)).toBe('set transform-set t1 t2')
    expect(lineBefore(TEXT, 11)).toBe('class voice')
    expect(lineBefore(TEXT, 3)).toBe('hostname gateway-1')
  })

  it('has none before the first line of a section', () => {
    expect(lineBefore(TEXT, 1)).toBe('')
    expect(lineBefore(TEXT, 4)).toBe('')
    expect(lineBefore(TEXT, 10)).toBe('')
  })

  it('knows which lines hold others', () => {
    expect([3, 8, 9].map((line) => opensSection(TEXT, line))).toEqual([true, true, true])
    expect([1, 5, 11, 12, 13].some((line) => opensSection(TEXT, line))).toBe(false)
  })

  it('finds a placed line again, and only in its own section', () => {
    for (const line of [1, 3, 5, 10, 12]) {
      const placed = sectionAt(TEXT, line)
      expect(placed && lineOf(TEXT, placed)).toBe(line)
    }
    expect(lineOf(TEXT, { section: [], text: 'reverse-route' })).toBe(0)
  })
})
