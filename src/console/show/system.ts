/**
 * `show version`, `show clock` and `show logging`. Version: 12.2 as ShowVersion golden_output_ios_c2600_2, later ones as ntc
 * cisco_ios_show_version3.raw; serial numbers, build dates and memory sizes are not invented but left out. A simulated
 * router has no time server: like one that was switched on without a battery it counts from 1 March, and marks the time
 * with a star as not authoritative, until somebody types `clock set`.
 */
import { isReleaseSince, platformNamed } from '../../config/index'
import { DAY_MICROS, dateOf, daysOf, MONTH_NAMES, plural, type WallTime, WEEKDAY_NAMES } from '../../net/index'
import type { DeviceTables, JournalEntry } from '../../sim/index'
import { type ConsoleContext, tablesOf } from '../types'
import { formatAge } from './ages'
import { type Box, boxNamed } from './boxes'
import { configured, uptimeText } from './text'

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

/** What a device's clock shows at a moment of the network. */
export function wallOf({ bootedAt, clock }: Clocked, at: number, { year }: ClockLayout): WallTime {
  return clock === undefined ? daysOf({ year, month: 3, day: 1 }) * DAY_MICROS + at - bootedAt : at + clock
}

/** A time that nobody has set is marked as not authoritative. */
const star = ({ clock }: Clocked) => (clock === undefined ? '*' : '')

const two = (value: number) => String(value).padStart(2, '0')

/** `UTC Mon Mar 1 1993`, the zone by its name where one is told. */
export function dateText(context: ConsoleContext, wall: WallTime): string {
  const { weekday, month, day, year } = dateOf(wall)
  const zone = /^clock timezone (\S+)/.exec(configured(context, 'clock timezone ') ?? '')?.[1] ?? 'UTC'
  return `${zone} ${WEEKDAY_NAMES[weekday]} ${MONTH_NAMES[month - 1]} ${day} ${year}`
}

export function timeOfDay(micros: number): string {
  const millis = Math.floor(micros / 1000) % 86_400_000
  const seconds = Math.floor(millis / 1000)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(millis % 1000).padStart(3, '0')}`
}

export function showClock(context: ConsoleContext, tables: DeviceTables, layout: ClockLayout): string {
  const wall = wallOf(tables, tables.now, layout)
  return `${star(tables)}${timeOfDay(wall)} ${dateText(context, wall)}`
}

/** The buffer holds what happened since the device started: a restart empties it. */
export function showLogging(context: ConsoleContext, tables: DeviceTables, layout: ClockLayout): string {
  const entries = logLines(context, tables, layout)
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

function logLines(context: ConsoleContext, { now, bootedAt }: DeviceTables, layout: ClockLayout): readonly string[] {
  const { device } = context.configuration
  const lines = (context.journal ?? []).flatMap((entry) =>
    entry.device === device && entry.at >= bootedAt ? logged(context, entry, layout) : [],
  )
  return byMoment(lines.filter(({ at }) => at <= now))
}

/** A line, and when it is printed. */
export interface Logged {
  readonly at: number
  readonly line: string
}

export const byMoment = (lines: readonly Logged[]): readonly string[] =>
  [...lines].sort((a, b) => a.at - b.at).map(({ line }) => line)

/**
 * Microseconds after the change: a link that is shut by hand is told of two seconds later, and its line protocol a second
 * after the link (logs of devices, as published with guides of HSRP and EIGRP).
 */
const BY_HAND = 2_000_000
const LINE_PROTOCOL = 1_000_000

/** What of an entry a router logs. */
export function logged(context: ConsoleContext, entry: JournalEntry, layout: ClockLayout): readonly Logged[] {
  if (!entry.syslog) return []
  const told = named(entry, context.configuration.release)
  const print = (at: number, { facility, severity, mnemonic, text }: typeof NOTHING): Logged => ({
    at,
    line: `${stamp(context, at, layout)}: %${facility}-${severity}-${mnemonic}: ${text}`,
  })
  if (told.facility !== 'LINK') return [print(entry.at, told)]
  const at = entry.at + (told.mnemonic === 'CHANGED' ? BY_HAND : 0)
  const word = entry.event === 'line-up' ? 'up' : 'down'
  const text = `Line protocol on Interface ${String(entry.data?.interface ?? '')}, changed state to ${word}`
  const protocol = { facility: 'LINEPROTO', severity: 5, mnemonic: 'UPDOWN', text }
  return [print(at, told), print(at + LINE_PROTOCOL, protocol)]
}

const NOTHING = { facility: '', severity: 0, mnemonic: '', text: '' }

/** HSRP was called STANDBY until 12.3, and its changes were informational until 12.4 (IOS system message guides; field knowledge). */
function named({ syslog = NOTHING }: JournalEntry, release: string): typeof NOTHING {
  if (syslog.facility !== 'HSRP' || syslog.mnemonic !== 'STATECHANGE' || isReleaseSince(release, '12.4')) return syslog
  const text = isReleaseSince(release, '12.3') ? syslog.text : syslog.text.replace(' Grp ', ' Group ')
  return { ...syslog, facility: isReleaseSince(release, '12.3') ? 'HSRP' : 'STANDBY', severity: 6, text }
}

export function stamp(context: ConsoleContext, at: number, layout: ClockLayout): string {
  const tables = tablesOf(context) ?? UNKNOWN
  const told = configured(context, 'service timestamps log')
  const style = told === undefined ? layout.stamps : told.includes('datetime') ? 'datetime' : 'uptime'
  if (style === 'uptime') return formatAge(at - tables.bootedAt)
  const wall = wallOf(tables, at, layout)
  const { month, day } = dateOf(wall)
  const exact = told === undefined || told.includes('msec')
  const time = timeOfDay(wall)
  return `${star(tables)}${MONTH_NAMES[month - 1]} ${String(day).padStart(2)} ${exact ? time : time.slice(0, 8)}`
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
