/**
 * `show logging`: what a router keeps of its messages, and where they go. Layout: ntc cisco_ios_show_logging.raw and the IOS
 * network management command reference (show logging).
 */
import { FACTORY_MANAGEMENT, isReleaseSince, LOG_BUFFER_BYTES, type LogConfig } from '../../config/index'
import { LOG_LEVELS } from '../../ios/index'
import { formatIp, plural } from '../../net/index'
import type { DeviceTables, JournalEntry } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { type ClockLayout, stamp } from './clock'

export const logConfigOf = ({ configuration }: ConsoleContext): LogConfig =>
  configuration.management?.log ?? FACTORY_MANAGEMENT.log

interface LogLayouts {
  readonly clock: ClockLayout
  readonly logHost: LogHostLines
}

/** The buffer holds what happened since the device started: a restart empties it. */
export function showLogging(context: ConsoleContext, tables: DeviceTables, layouts: LogLayouts): string {
  const log = logConfigOf(context)
  const lines = logLines(context, tables, layouts.clock)
  const kept = log.off ? [] : lines.filter(({ level }) => level <= (log.buffered ?? -1))
  const told = (level: number | undefined) => lines.filter((item) => level !== undefined && item.level <= level).length
  const sent = log.off ? 0 : told(log.trap)
  return [
    `Syslog logging: ${log.off ? 'disabled' : 'enabled'} (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns)`,
    `    Console logging: ${levelText(log.console, plural(told(log.console), 'message'))}`,
    `    Monitor logging: ${levelText(log.monitor, '0 messages')}`,
    `    Buffer logging: ${levelText(log.off ? undefined : log.buffered, plural(kept.length, 'message'))}`,
    `    Trap logging: ${levelText(log.trap, `${sent} message lines`)}`,
    ...(log.off || log.trap === undefined ? [] : log.hosts.flatMap((host) => layouts.logHost(host, sent))),
    ...(log.source && isReleaseSince(context.configuration.release, '15.0')
      ? [
          '        Logging Source-Interface:       VRF Name:',
          `        ${log.source.interface.padEnd(31)} ${log.source.vrf ?? ''}`.trimEnd(),
        ]
      : []),
    '',
    ...(log.off || log.buffered === undefined
      ? []
      : [
          `Log Buffer (${log.bufferBytes} bytes):`,
          '',
          ...newest(
            kept.map(({ line }) => line),
            log.bufferBytes,
          ),
        ]),
  ].join('\n')
}

const levelText = (level: number | undefined, count: string): string =>
  level === undefined ? 'disabled' : `level ${LOG_LEVELS[level]}, ${count} logged`

/** What the buffer has room for: the oldest go first. */
function newest(lines: readonly string[], bytes: number): readonly string[] {
  let room = Math.max(bytes, LOG_BUFFER_BYTES)
  const first = lines.findLastIndex((line) => {
    room -= line.length + 1
    return room < 0
  })
  return lines.slice(first + 1)
}

export type LogHostLines = (host: LogConfig['hosts'][number], sent: number) => readonly string[]

export const logHost12: LogHostLines = ({ address }, sent) => [
  `        Logging to ${formatIp(address)}, ${sent} message lines logged`,
]

export const logHost15: LogHostLines = ({ address, port, transport }, sent) => [
  `        Logging to ${formatIp(address)}  (${transport} port ${port}, audit disabled,`,
  '              link up),',
  `              ${sent} message lines logged, `,
  '              0 message lines rate-limited, ',
  '              0 message lines dropped-by-MD, ',
  '              xml disabled, sequence number disabled',
  '              filtering disabled',
]

function logLines(context: ConsoleContext, { now, bootedAt }: DeviceTables, layout: ClockLayout): readonly Logged[] {
  const { device } = context.configuration
  const lines = (context.journal ?? []).flatMap((entry) =>
    entry.device === device && entry.at >= bootedAt ? logged(context, entry, layout) : [],
  )
  return byMoment(lines.filter(({ at }) => at <= now))
}

/** A line, when it is printed, and how grave it is: 0 to 7. */
export interface Logged {
  readonly at: number
  readonly line: string
  readonly level: number
}

export const byMoment = (lines: readonly Logged[]): readonly Logged[] => [...lines].sort((a, b) => a.at - b.at)

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
    level: severity,
    line: `${stamp(context, at, layout)}%${facility}-${severity}-${mnemonic}: ${text}`,
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
