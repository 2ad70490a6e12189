/** Time-ranges, from their lines to the moments at which they turn. */
import { describe, expect, it } from 'vitest'
import { type Configuration, nextTurn, rangeInForce } from '../../config/index'
import { formatWall, nameTable, parseWall } from '../../net/index'
import { timeRangeOf } from './time-ranges'

const at = (text: string) => parseWall(text) ?? Number.NaN
const range = (...lines: readonly string[]) => {
  const read = timeRangeOf(
    'R',
    lines.map((line) => ({ kind: `time-${line.split(' ')[0] ?? ''}`, words: line.replace(/^\S+ /, '') })),
  )
  if (!read[0]) throw new Error('the range is not read')
  return read[0]
}

describe('a time-range', () => {
  it.each([
    [['periodic weekdays 8:00 to 16:59'], '2026-11-27T16:59:30', true],
    [['periodic weekdays 8:00 to 16:59'], '2026-11-27T17:00:00', false],
    [['periodic weekdays 8:00 to 16:59'], '2026-11-28T12:00:00', false],
    [['periodic Saturday 22:00 to Monday 6:00'], '2026-11-29T12:00:00', true],
    [['periodic Saturday 22:00 to Monday 6:00'], '2026-11-30T06:00:59', true],
    [['periodic Saturday 22:00 to Monday 6:00'], '2026-11-30T06:01:00', false],
    [['periodic daily 0:00 to 23:59'], '2026-11-30T23:59:59', true],
    [['absolute start 08:00 1 December 2026'], '2026-11-27T12:00:00', false],
    [['absolute start 08:00 1 December 2026', 'periodic daily 0:00 to 23:59'], '2026-12-01T08:00:00', true],
    [['absolute end 17:00 1 Nov 2026', 'periodic daily 0:00 to 23:59'], '2026-11-27T12:00:00', false],
    [['absolute end 17:00 1 Nov 2026'], '2026-11-01T17:00:59', true],
  ] as const)('%j at %s is in force: %s', (lines, wall, expected) => {
    expect(rangeInForce(range(...lines), at(wall))).toBe(expected)
  })

  it('without a line is not told from a clock', () => expect(timeRangeOf('R', [])).toEqual([]))

  it('turns next where its lines say, this week or the next', () => {
    const turns = (wall: string, ...lines: readonly string[]) => {
      const entries = [{ timeRange: 'R' }]
      const told = { timeRanges: [range(...lines)], accessLists: nameTable([['1', { entries }]]) }
      const next = nextTurn(told as unknown as Configuration, at(wall))
      return next === undefined ? undefined : formatWall(next)
    }
    expect(turns('2026-11-27T12:00:00', 'periodic weekdays 8:00 to 16:59')).toBe('2026-11-27T17:00:00')
    expect(turns('2026-11-27T17:00:00', 'periodic weekdays 8:00 to 16:59')).toBe('2026-11-30T08:00:00')
    expect(turns('2026-11-28T21:00:00', 'periodic Saturday 22:00 to Monday 6:00')).toBe('2026-11-28T22:00:00')
    expect(turns('2026-11-27T12:00:00', 'absolute start 08:00 1 December 2026')).toBe('2026-12-01T08:00:00')
    expect(turns('2026-12-27T12:00:00', 'absolute start 08:00 1 December 2026')).toBeUndefined()
  })
})
