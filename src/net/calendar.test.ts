import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MICROS, dateOf, daysOf, formatWall, parseWall, readMoment, readTimeOfDay } from './calendar'

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

  it('is the calendar that JavaScript has, ends of centuries among the days', () => {
    const ends = [1600, 1700, 1900, 2000, 2100, 2400].flatMap((year) =>
      [-1, 0, 58, 59, 60, 365, 366].map((day) => Date.UTC(year, 0, 1) / 86_400_000 + day),
    )
    const told = (days: number) => {
      const { year, month, day, weekday } = dateOf(days * DAY_MICROS)
      return [year, month, day, weekday]
    }
    const known = (days: number) => {
      const date = new Date(days * 86_400_000)
      return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()]
    }
    expect(ends.map(told)).toEqual(ends.map(known))
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
        expect(told(days)).toEqual(known(days))
      }),
    )
  })

  it('knows no time beyond the end of a day, an hour or a minute, and no moment that is half told', () => {
    const good = ['0:00:00', '23:59:59'].map((text) => readTimeOfDay(text))
    expect(good).toEqual([0, 86_399e6])
    for (const text of ['24:00:00', '23:60:00', '23:59:60', '3:4:05', '1:02', '-1:00:00', ''])
      expect([text, readTimeOfDay(text)]).toEqual([text, undefined])
    expect([readTimeOfDay('1:02', true), readTimeOfDay('1:02:03', true)]).toEqual([3720e6, undefined])
    const moments = [
      '14:05:00 27 Nov',
      '14:05:00 27 Nov 26',
      '14:05:00 271 Nov 2026',
      '14:05:00 27 No 2026',
      '14:05:00 27 Nov 2026 x',
      '14:05:00 0 Nov 2026',
    ]
    for (const text of moments) expect([text, readMoment(text.split(' '))]).toEqual([text, undefined])
    for (const text of [
      '2026-00-10T00:00:00',
      '2026-13-10T00:00:00',
      '2026-02-30T00:00:00',
      '2026-02-03T24:00:00',
      '2026-2-3T00:00:00',
    ])
      expect([text, parseWall(text)]).toEqual([text, undefined])
  })
})
