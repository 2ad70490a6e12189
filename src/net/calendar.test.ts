import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MICROS, dateOf, daysOf, formatWall, parseWall, readMoment } from './calendar'

describe('the calendar of simulated clocks', () => {
  it('knows the days that everybody knows', () => {
    expect(daysOf({ year: 1970, month: 1, day: 1 })).toBe(0)
    expect(dateOf(daysOf({ year: 1993, month: 3, day: 1 }) * DAY_MICROS).weekday).toBe(1)
    expect(dateOf(daysOf({ year: 2024, month: 2, day: 29 }) * DAY_MICROS)).toEqual({
      year: 2024,
      month: 2,
      day: 29,
      weekday: 4,
    })
  })

  it('reads what it wrote, every day of some centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: 0, max: 86_399 }), (days, seconds) => {
        const { weekday: _, ...date } = dateOf(days * DAY_MICROS)
        expect(daysOf(date)).toBe(days)
        if (date.year >= 1970)
          expect(parseWall(formatWall(days * DAY_MICROS + seconds * 1e6))).toBe(days * DAY_MICROS + seconds * 1e6)
      }),
      { numRuns: 200 },
    )
  })

  it('takes a moment as IOS writes it, the month first or the day, and no day that there is not', () => {
    const at = readMoment(['14:05:00', '27', 'November', '2026'])
    expect(at && formatWall(at)).toBe('2026-11-27T14:05:00')
    expect(readMoment(['14:05:00', 'Nov', '27', '2026'])).toBe(at)
    expect(readMoment(['14:05', '27', 'nov', '2026'], true)).toBe(at)
    for (const text of ['14:05:00 31 Jun 2026', '24:00:00 1 Jan 2026', '14:05 1 Jan 2026', '14:05:00 1 Foo 2026'])
      expect(readMoment(text.split(' '))).toBeUndefined()
  })
})
