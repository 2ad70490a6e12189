/**
 * `show version`, `show clock` and `show logging`. Version: 12.2 as ShowVersion golden_output_ios_c2600_2, later ones as ntc
 * cisco_ios_show_version3.raw; serial numbers, build dates and memory sizes are not invented but left out. A simulated
 * router has no clock of its own but its uptime, and no time server: like a router that was switched on without a
 * battery it counts from 1 March, and marks the time with a star as not authoritative.
 */
import { platformNamed } from '../../config/index'
import { plural } from '../../net/index'
import type { DeviceTables, JournalEntry } from '../../sim/index'
import { type ConsoleContext, tablesOf } from '../types'
import { formatAge } from './ages'
import { type Box, boxNamed } from './boxes'
import { configured, uptimeText } from './text'

/** The year in which a router without a clock begins, and the weekday of its 1 March (0 = Sunday). */
export interface ClockLayout {
  readonly year: number
  readonly weekday: number
  /** What a log line begins with when the configuration does not say. */
  readonly stamps: 'uptime' | 'datetime'
}

export const CLOCK_12: ClockLayout = { year: 1993, weekday: 1, stamps: 'uptime' }
export const CLOCK_15: ClockLayout = { year: 2002, weekday: 5, stamps: 'datetime' }

const MONTHS = ['Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb']
const MONTH_DAYS = [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28]
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export function dateAt(micros: number): { readonly month: string; readonly day: number; readonly days: number } {
  const days = Math.floor(micros / 86_400e6)
  let rest = days % 365
  let month = 0
  while (rest >= (MONTH_DAYS[month] ?? 31)) rest -= MONTH_DAYS[month++] ?? 31
  return { month: MONTHS[month] ?? '', day: rest + 1, days }
}

const two = (value: number) => String(value).padStart(2, '0')

export function timeOfDay(micros: number): string {
  const millis = Math.floor(micros / 1000) % 86_400_000
  const seconds = Math.floor(millis / 1000)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(millis % 1000).padStart(3, '0')}`
}

export function showClock(tables: DeviceTables, layout: ClockLayout): string {
  const micros = tables.now - tables.bootedAt
  const { month, day, days } = dateAt(micros)
  return `*${timeOfDay(micros)} UTC ${WEEKDAYS[(layout.weekday + days) % 7]} ${month} ${day} ${layout.year}`
}

/** The buffer holds what happened since the device started: a restart empties it. */
export function showLogging(context: ConsoleContext, tables: DeviceTables, layout: ClockLayout): string {
  const entries = logLines(
    context,
    (context.journal ?? []).filter((entry) => entry.at <= tables.now),
    layout,
  )
  const count = plural(entries.length, 'message')
  return [
    'Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns)',
    `    Console logging: level debugging, ${count} logged`,
    '    Monitor logging: level debugging, 0 messages logged',
    `    Buffer logging: level debugging, ${count} logged`,
    `    Trap logging: level informational, ${entries.length} message lines logged`,
    '',
    'Log Buffer (4096 bytes):',
    '',
    ...entries,
  ].join('\n')
}

function logLines(context: ConsoleContext, entries: readonly JournalEntry[], layout: ClockLayout): readonly string[] {
  const { device } = context.configuration
  const bootedAt = tablesOf(context)?.bootedAt ?? 0
  return entries
    .filter((entry) => entry.device === device && entry.syslog && entry.at >= bootedAt)
    .map((entry) => logLine(context, entry, entry.at - bootedAt, layout))
}

export function logLine(context: ConsoleContext, entry: JournalEntry, uptime: number, layout: ClockLayout): string {
  const { facility, severity, mnemonic, text } = entry.syslog ?? { facility: '', severity: 0, mnemonic: '', text: '' }
  return `${stamp(context, uptime, layout)}: %${facility}-${severity}-${mnemonic}: ${text}`
}

export function stamp(context: ConsoleContext, uptime: number, layout: ClockLayout): string {
  const told = configured(context, 'service timestamps log')
  const style = told === undefined ? layout.stamps : told.includes('datetime') ? 'datetime' : 'uptime'
  if (style === 'uptime') return formatAge(uptime)
  const { month, day } = dateAt(uptime)
  const exact = told === undefined || told.includes('msec')
  const time = timeOfDay(uptime)
  return `*${month} ${String(day).padStart(2)} ${exact ? time : time.slice(0, 8)}`
}

export interface VersionLayout {
  readonly head: (box: Box, release: string) => readonly string[]
  /** What is said where the design names no box. */
  readonly box: Box
}

export const VERSION_12: VersionLayout = {
  head: ({ family, image }, release) => [
    'Cisco Internetwork Operating System Software ',
    `IOS (tm) ${family} Software (${image}), Version ${release}, RELEASE SOFTWARE`,
  ],
  box: { family: 'C2600', image: 'C2600-IK9S-M', hardware: 'cisco 2621', file: 'flash:c2600-ik9s-mz' },
}

export const VERSION_15: VersionLayout = {
  head: ({ family, image }, release) => [
    `Cisco IOS Software, ${family} Software (${image}), Version ${release}, RELEASE SOFTWARE`,
    'Technical Support: http://www.cisco.com/techsupport',
  ],
  box: {
    family: 'IOSv',
    image: 'VIOS-ADVENTERPRISEK9-M',
    hardware: 'Cisco IOSv',
    file: 'flash0:/vios-adventerprisek9-m',
  },
}

export function showVersion(context: ConsoleContext, tables: DeviceTables, layout: VersionLayout): string {
  const { hostname, release, platform } = context.configuration
  const own = boxNamed(platform)
  // A release that the box cannot run has no image for it.
  const runs = platform !== undefined && platformNamed(platform)?.releases.includes(release)
  const box = { ...layout.box, ...(runs ? own : own && { hardware: own.hardware }) }
  const restarted = (context.journal ?? []).some(
    (entry) => entry.device === tables.device && entry.event === 'booted' && entry.at <= tables.now,
  )
  return [
    ...layout.head(box, release),
    'Simulated by Headend: the image is not run, its protocols are',
    '',
    `${hostname} uptime is ${uptimeText(tables.now - tables.bootedAt)}`,
    `System returned to ROM by ${restarted ? 'reload' : 'power-on'}`,
    `System image file is "${box.file}"`,
    '',
    `${box.hardware} processor`,
    ...portCounts(tables),
    '',
    'Configuration register is 0x2102',
  ].join('\n')
}

const PORT_KINDS: readonly (readonly [RegExp, (count: number) => string])[] = [
  [/^Ethernet/, (count) => `${count} Ethernet/IEEE 802.3 interface(s)`],
  [/^FastEthernet/, (count) => `${count} FastEthernet/IEEE 802.3 interface(s)`],
  [/^GigabitEthernet/, (count) => `${count} Gigabit Ethernet interface${count === 1 ? '' : 's'}`],
]

function portCounts(tables: DeviceTables): readonly string[] {
  return PORT_KINDS.flatMap(([pattern, text]) => {
    const count = tables.interfaces.filter((item) => pattern.test(item.name)).length
    return count === 0 ? [] : [text(count)]
  })
}
