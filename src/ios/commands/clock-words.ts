/**
 * The words behind `clock` and `service timestamps` (IOS configuration fundamentals and network management command
 * references): the zone, its summer time, and what stands before a message.
 */
import { DAY_MICROS, daysOf, MONTH_NAMES, readTimeOfDay, type WallTime } from '../../net/index'

export interface ClockZone {
  readonly name: string
  /** Minutes that it is ahead of UTC. */
  readonly minutes: number
}

/** A moment of every year: the first to the fourth, or the last, of a weekday (0 = Sunday) in a month (1 = January). */
export interface YearlyMoment {
  readonly week: number | 'last'
  readonly weekday: number
  readonly month: number
  /** Of the day, in microseconds. */
  readonly time: number
}

export interface SummerTime {
  readonly name: string
  /** Minutes that the clock is put forward. */
  readonly minutes: number
  readonly span:
    | { readonly kind: 'recurring'; readonly from: YearlyMoment; readonly to: YearlyMoment }
    | { readonly kind: 'once'; readonly from: WallTime; readonly to: WallTime }
    /** No dates are told: those of the United States, as the release knows them. */
    | { readonly kind: 'usual' }
}

export interface MessageStamp {
  readonly style: 'uptime' | 'datetime'
  readonly msec: boolean
  /** In the clock's own zone; else in UTC. */
  readonly local: boolean
  readonly zone: boolean
  readonly year: boolean
}

/** `timezone CET 1`, `timezone NST -3 30`. */
export function readZone(words: string): ClockZone | undefined {
  const [, name, hours = '', minutes = '0'] = /^timezone (\S+) (-?\d{1,2})(?: (\d{1,2}))?$/.exec(words.trim()) ?? []
  if (name === undefined) return undefined
  const sign = hours.startsWith('-') ? -1 : 1
  return { name, minutes: Number(hours) * 60 + sign * Number(minutes) }
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const WEEKS: ReadonlyMap<string, number | 'last'> = new Map<string, number | 'last'>([
  ['first', 1],
  ...[1, 2, 3, 4].map((week): [string, number] => [String(week), week]),
  ['last', 'last'],
])

const startsIn = (names: readonly string[], word: string) =>
  word.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase().slice(0, 3)))

function yearly(words: readonly string[]): YearlyMoment | undefined {
  const [week = '', day = '', month = '', time = ''] = words
  const found = {
    week: WEEKS.get(week.toLowerCase()),
    weekday: startsIn(WEEKDAYS, day),
    month: startsIn(MONTH_NAMES, month),
  }
  const micros = readTimeOfDay(time, true)
  if (found.week === undefined || found.weekday < 0 || found.month < 0 || micros === undefined) return undefined
  return { week: found.week, weekday: found.weekday, month: found.month + 1, time: micros }
}

/** `6 April 2003 2:00`, or the month first. */
function dated(words: readonly string[]): WallTime | undefined {
  const [first = '', second = '', year = '', time = ''] = words
  const [day, month] = /^\d+$/.test(first) ? [first, second] : [second, first]
  const at = startsIn(MONTH_NAMES, month)
  const micros = readTimeOfDay(time, true)
  if (at < 0 || micros === undefined || !/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year)) return undefined
  return daysOf({ year: Number(year), month: at + 1, day: Number(day) }) * DAY_MICROS + micros
}

/** `summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00 [60]`, `… recurring`, `… date 6 Apr 2003 2:00 26 Oct 2003 2:00`. */
export function readSummerTime(words: string): SummerTime | undefined {
  const [first, name, kind, ...rest] = words.trim().split(/\s+/)
  if (first !== 'summer-time' || name === undefined) return undefined
  const minutes = rest.length === 9 ? Number(rest[8]) : 60
  if (!Number.isInteger(minutes)) return undefined
  if (kind === 'recurring' && rest.length === 0) return { name, minutes, span: { kind: 'usual' } }
  if (rest.length < 8) return undefined
  if (kind === 'recurring') {
    const [from, to] = [yearly(rest.slice(0, 4)), yearly(rest.slice(4, 8))]
    return from && to ? { name, minutes, span: { kind: 'recurring', from, to } } : undefined
  }
  const [from, to] = [dated(rest.slice(0, 4)), dated(rest.slice(4, 8))]
  return kind !== 'date' || from === undefined || to === undefined
    ? undefined
    : { name, minutes, span: { kind: 'once', from, to } }
}

const STAMP_WORDS = ['msec', 'localtime', 'show-timezone', 'year']

/** `timestamps log datetime msec localtime`: what is stamped, and how; without further words it is the time of uptime. */
export function readStamp(words: string): { readonly of: 'log' | 'debug'; readonly stamp: MessageStamp } | undefined {
  const [first, of, style = 'uptime', ...more] = words.trim().split(/\s+/)
  if (first !== 'timestamps' || (of !== 'log' && of !== 'debug')) return undefined
  if (style !== 'uptime' && style !== 'datetime') return undefined
  if (more.some((word) => !STAMP_WORDS.includes(word)) || (style === 'uptime' && more.length > 0)) return undefined
  const has = (word: string) => more.includes(word)
  return {
    of,
    stamp: { style, msec: has('msec'), local: has('localtime'), zone: has('show-timezone'), year: has('year') },
  }
}
