/**
 * What a device's clock shows, and what it puts before a message. A simulated router has no time server: like one that
 * was switched on without a battery it counts from 1 March UTC, and marks the time with a star as not authoritative, until
 * somebody types `clock set`, which is in the device's own zone. Zones and stamps: IOS configuration fundamentals command
 * reference, clock timezone, clock summer-time, service timestamps.
 */
import { isReleaseSince, type Management, type MessageStamp, type SummerTime } from '../../config/index'
import { DAY_MICROS, dateOf, daysOf, MONTH_NAMES, type WallTime, WEEKDAY_NAMES } from '../../net/index'
import type { DeviceTables } from '../../sim/index'
import { type ConsoleContext, tablesOf } from '../types'
import { formatAge } from './ages'

/** What a clock that nobody has set begins with at power-on, and what is printed of it. */
export interface ClockLayout {
  readonly year: number
  /** What a log line begins with when the configuration does not say. */
  readonly stamps: 'uptime' | 'datetime'
}

export const CLOCK_12: ClockLayout = { year: 1993, stamps: 'uptime' }
export const CLOCK_15: ClockLayout = { year: 2002, stamps: 'datetime' }

interface Clocked {
  readonly bootedAt: number
  readonly clock?: number
}
const UNKNOWN: Clocked = { bootedAt: 0 }
const MINUTE = 60e6

const clockedOf = (context: ConsoleContext): Clocked => tablesOf(context) ?? UNKNOWN
const zoneMinutes = ({ configuration }: ConsoleContext) => configuration.management?.zone?.minutes ?? 0

/** What a clock shows, and the summer time that it is in. */
interface Shown {
  readonly wall: WallTime
  readonly summer: SummerTime | undefined
}

/**
 * What a device's clock shows at a moment of the network, in its own zone. A clock that was set goes on as it was set: it
 * is not put forward or back while a scenario runs, and the hour that comes twice is taken for the first.
 */
export function shownAt(context: ConsoleContext, at: number, { year }: ClockLayout): Shown {
  const { bootedAt, clock } = clockedOf(context)
  if (clock !== undefined) return { wall: at + clock, summer: summerIn(context, at + clock, false) }
  const standard = daysOf({ year, month: 3, day: 1 }) * DAY_MICROS + at - bootedAt + zoneMinutes(context) * MINUTE
  const summer = summerIn(context, standard, true)
  return { wall: standard + (summer?.minutes ?? 0) * MINUTE, summer }
}

/** The same moment in UTC. */
const utcOf = (context: ConsoleContext, { wall, summer }: Shown): WallTime =>
  wall - (zoneMinutes(context) + (summer?.minutes ?? 0)) * MINUTE

const week = (which: number | 'last', weekday: number, month: number, time: number) => ({
  week: which,
  weekday,
  month,
  time: time * 3600e6,
})

/** Of the United States: since 2007, and before; assumption: IOS 12.4 and later know the first. */
const USUAL = { from: week(2, 0, 3, 2), to: week(1, 0, 11, 2) } as const
const USUAL_BEFORE = { from: week(1, 0, 4, 2), to: week('last', 0, 10, 2) } as const

/**
 * The summer time that a moment is in. It begins in standard time and ends in summer time (IOS configuration fundamentals command
 * reference, `clock summer-time`); `standard` says by which of both the moment is told.
 */
function summerIn({ configuration }: ConsoleContext, told: WallTime, standard: boolean): SummerTime | undefined {
  const summer = configuration.management?.summer
  if (!summer) return undefined
  const { span, minutes } = summer
  const late = told + (standard ? minutes * MINUTE : 0)
  switch (span.kind) {
    case 'once':
      return told >= span.from && late < span.to ? summer : undefined
    case 'recurring':
      return isBetween(span, told, late) ? summer : undefined
    case 'usual':
      return isBetween(isReleaseSince(configuration.release, '12.4') ? USUAL : USUAL_BEFORE, told, late)
        ? summer
        : undefined
  }
}

type Yearly = Extract<SummerTime['span'], { readonly kind: 'recurring' }>

/** South of the equator summer reaches over the end of the year. */
function isBetween({ from, to }: Pick<Yearly, 'from' | 'to'>, early: WallTime, late: WallTime): boolean {
  const { year } = dateOf(early)
  const [begins, ends] = [momentIn(year, from), momentIn(year, to)]
  return begins < ends ? early >= begins && late < ends : early >= begins || late < ends
}

function momentIn(year: number, { week: which, weekday, month, time }: Yearly['from']): WallTime {
  const first = daysOf({ year, month, day: 1 })
  const next = daysOf(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 })
  const before = (weekday - dateOf(first * DAY_MICROS).weekday + 7) % 7
  const days = Array.from({ length: 5 }, (_, at) => first + before + 7 * at).filter((day) => day < next)
  return ((which === 'last' ? days.at(-1) : days[which - 1]) ?? first) * DAY_MICROS + time
}

/** A time that nobody has set is marked as not authoritative. */
const star = (context: ConsoleContext) => (clockedOf(context).clock === undefined ? '*' : '')

const two = (value: number) => String(value).padStart(2, '0')

const zoneName = (context: ConsoleContext, { summer }: Shown): string =>
  summer?.name ?? context.configuration.management?.zone?.name ?? 'UTC'

/** `UTC Mon Mar 1 1993`, the zone by its name where one is told. */
export function dateText(context: ConsoleContext, shown: Shown): string {
  const { weekday, month, day, year } = dateOf(shown.wall)
  return `${zoneName(context, shown)} ${WEEKDAY_NAMES[weekday]} ${MONTH_NAMES[month - 1]} ${day} ${year}`
}

export function timeOfDay(micros: number): string {
  const millis = Math.floor(micros / 1000) % 86_400_000
  const seconds = Math.floor(millis / 1000)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(millis % 1000).padStart(3, '0')}`
}

export function showClock(context: ConsoleContext, tables: DeviceTables, layout: ClockLayout): string {
  const shown = shownAt(context, tables.now, layout)
  return `${star(context)}${timeOfDay(shown.wall)} ${dateText(context, shown)}`
}

/** What stands before a message, its colon and blank included; nothing where no stamps are told. */
export function stamp(
  context: ConsoleContext,
  at: number,
  layout: ClockLayout,
  of: keyof Management['stamps'] = 'log',
): string {
  const told: MessageStamp | 'none' = context.configuration.management?.stamps[of] ?? usualStamp(layout)
  if (told === 'none') return ''
  if (told.style === 'uptime') return `${formatAge(at - clockedOf(context).bootedAt)}: `
  const shown = shownAt(context, at, layout)
  const wall = told.local ? shown.wall : utcOf(context, shown)
  const { month, day, year } = dateOf(wall)
  const time = timeOfDay(wall)
  const date = `${MONTH_NAMES[month - 1]} ${String(day).padStart(2)}${told.year ? ` ${year}` : ''}`
  const zone = told.zone ? ` ${told.local ? zoneName(context, shown) : 'UTC'}` : ''
  return `${star(context)}${date} ${told.msec ? time : time.slice(0, 8)}${zone}: `
}

const usualStamp = ({ stamps }: ClockLayout): MessageStamp => ({
  style: stamps,
  msec: true,
  local: false,
  zone: false,
  year: false,
})
