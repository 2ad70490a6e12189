/**
 * The lines of a time-range, which a router and a firewall write alike: `absolute` with a beginning, an end or both, and
 * `periodic` with days and times of the day. The minute that a line ends with belongs to it (assumption: ASDM calls the
 * end inclusive, and whole days are written 0:00 to 23:59).
 */
import { readMoment, readTimeOfDay, type WallTime } from '../../net/index'

/** From and to as minutes of a week that begins on Sunday; `to` is not part of it, and may lie in the next week. */
export interface WeeklySpan {
  readonly from: number
  readonly to: number
}

export interface AbsoluteSpan {
  readonly from?: WallTime
  readonly to?: WallTime
}

const DAY_MINUTES = 1440
const MINUTE = 60e6
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const DAY_SETS: ReadonlyMap<string, readonly number[]> = new Map([
  ...DAYS.map((name, day): [string, readonly number[]] => [name, [day]]),
  ['daily', [0, 1, 2, 3, 4, 5, 6]],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekend', [6, 0]],
])

/** Days as they may be shortened, down to three letters. */
function daysNamed(word: string): readonly number[] | undefined {
  const name = word.toLowerCase()
  const [only, ...more] = [...DAY_SETS].filter(([full]) => full === name || (name.length >= 3 && full.startsWith(name)))
  return only && more.length === 0 ? only[1] : DAY_SETS.get(name)
}

const minutesAt = (text: string) => {
  const micros = readTimeOfDay(text, true)
  return micros === undefined ? undefined : micros / MINUTE
}

/** `weekdays 8:00 to 17:00`, `Monday 22:00 to Tuesday 6:00`; a string says what is wrong. */
export function readPeriodic(text: string): readonly WeeklySpan[] | string {
  const words = text.trim().split(/\s+/)
  const at = words.findIndex((word) => word.toLowerCase() === 'to')
  const from = minutesAt(words[at - 1] ?? '')
  const end = words.slice(at + 1)
  const to = minutesAt(end.at(-1) ?? '')
  if (at < 2 || from === undefined || to === undefined || end.length > 2)
    return 'days, a time, "to" and a time are expected: weekdays 8:00 to 17:00'
  const days = words.slice(0, at - 1).map(daysNamed)
  if (days.includes(undefined)) return `"${words[days.indexOf(undefined)] ?? ''}" is not a day`
  const last = end.length === 2 ? daysNamed(end[0] ?? '') : undefined
  if (end.length === 2 && (last?.length !== 1 || days.flat().length !== 1))
    return 'one day before "to" goes with one day behind it'
  if (end.length === 1 && to < from) return 'the end of the day comes before its beginning'
  return days
    .flatMap((set) => set ?? [])
    .map((day) => {
      const begins = day * DAY_MINUTES + from
      const ends = (last?.[0] ?? day) * DAY_MINUTES + to + 1
      return { from: begins, to: ends > begins ? ends : ends + 7 * DAY_MINUTES }
    })
}

/** `start 08:00 1 January 2026 end 17:00 31 December 2026`, either of them; a string says what is wrong. */
export function readAbsolute(text: string): AbsoluteSpan | string {
  const [, start, end] = /^(?:start (.+?))?\s*(?:end (.+))?$/i.exec(text.trim().replace(/\s+/g, ' ')) ?? []
  if (start === undefined && end === undefined)
    return 'start or end and a moment are expected: start 08:00 1 January 2026'
  const from = start === undefined ? undefined : readMoment(start.split(' '), true)
  const to = end === undefined ? undefined : readMoment(end.split(' '), true)
  if ((start !== undefined && from === undefined) || (end !== undefined && to === undefined))
    return 'a moment is written 08:00 1 January 2026'
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to: to + MINUTE }) }
}

/** `00:00:00 Jan 1 2026 infinite|duration 3600|00:00:00 Jan 2 2026` of a key; a string says what is wrong. */
export function readKeyLifetime(text: string): AbsoluteSpan | string {
  const words = text.trim().split(/\s+/)
  if (words[0]?.toLowerCase() === 'local') words.shift()
  const from = readMoment(words.slice(0, 4))
  const [word = '', seconds = '', ...more] = words.slice(4)
  if (from === undefined) return 'a moment is written 00:00:00 Jan 1 2026'
  if (word.toLowerCase() === 'infinite' && seconds === '') return { from }
  if (word.toLowerCase() === 'duration' && /^\d+$/.test(seconds) && more.length === 0)
    return { from, to: from + Number(seconds) * 1e6 }
  const to = readMoment(words.slice(4))
  return to === undefined ? 'infinite, a duration or the moment of its end is expected' : { from, to }
}
