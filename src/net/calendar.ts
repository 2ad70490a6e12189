/**
 * Calendar arithmetic of the simulated clocks: civil dates of the Gregorian calendar as days since 1 January 1970
 * (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). A wall time is what a clock shows, in microseconds
 * since that day began; which zone it is of is the clock's own affair.
 */

/** Microseconds since 1 January 1970, as a clock on the wall shows them. */
export type WallTime = number

export interface CivilDate {
  readonly year: number
  /** 1 = January. */
  readonly month: number
  readonly day: number
}

export const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
export const WEEKDAY_NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

export const DAY_MICROS = 86_400e6

const ERA_DAYS = 146_097

export function daysOf({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * ERA_DAYS + dayOfEra - 719_468
}

/** The date of a wall time, and its weekday (0 = Sunday). */
export function dateOf(wall: WallTime): CivilDate & { readonly weekday: number } {
  const days = Math.floor(wall / DAY_MICROS)
  const shifted = days + 719_468
  const era = Math.floor(shifted / ERA_DAYS)
  const dayOfEra = shifted - era * ERA_DAYS
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day, weekday: (((days + 4) % 7) + 7) % 7 }
}

/** A date that the calendar has. */
function isDate(date: CivilDate): boolean {
  const same = dateOf(daysOf(date) * DAY_MICROS)
  return same.month === date.month && same.day === date.day
}

/** `14:05:00 27 Nov 2026`, or the month before the day; seconds may be left out where `minutes` is told. */
export function readMoment(words: readonly string[], minutes = false): WallTime | undefined {
  const [time = '', second = '', third = '', year = ''] = words
  const micros = readTimeOfDay(time, minutes)
  const [name, day] = /^\d+$/.test(second) ? [third, second] : [second, third]
  const month =
    1 + MONTH_NAMES.findIndex((item) => name.length >= 3 && name.slice(0, 3).toLowerCase() === item.toLowerCase())
  const date = { year: Number(year), month, day: Number(day) }
  const readable = words.length === 4 && /^\d{4}$/.test(year) && /^\d{1,2}$/.test(day) && month > 0 && isDate(date)
  return micros === undefined || !readable ? undefined : daysOf(date) * DAY_MICROS + micros
}

/** `14:05:00`, or `14:05` where `minutes` is told, in microseconds. */
export function readTimeOfDay(text: string, minutes = false): number | undefined {
  const [, hour, minute, second] = (minutes ? /^(\d{1,2}):(\d\d)$/ : /^(\d{1,2}):(\d\d):(\d\d)$/).exec(text) ?? []
  const [h, m, s] = [Number(hour), Number(minute), Number(second ?? 0)]
  return hour !== undefined && h < 24 && m < 60 && s < 60 ? ((h * 60 + m) * 60 + s) * 1e6 : undefined
}

const two = (value: number) => String(value).padStart(2, '0')

/** `2026-11-27T14:05:00`, as a fault's text and a scenario write it. */
export function formatWall(wall: WallTime): string {
  const { year, month, day } = dateOf(wall)
  const seconds = Math.floor((wall % DAY_MICROS) / 1e6)
  return `${year}-${two(month)}-${two(day)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

export function parseWall(text: string): WallTime | undefined {
  const [, year, month, day, time = ''] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)$/.exec(text) ?? []
  const micros = readTimeOfDay(time)
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  return micros === undefined || date.month < 1 || date.month > 12 || !isDate(date)
    ? undefined
    : daysOf(date) * DAY_MICROS + micros
}
