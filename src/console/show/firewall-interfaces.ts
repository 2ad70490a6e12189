/**
 * `show interface`, `show clock` and `show logging` of an ASA: ntc cisco_asa_show_interface.raw, the ASA Command Reference,
 * and ntc cisco_asa_show_logging_1.raw with the messages of the ASA's own list of syslog messages. Rates are
 * averages of five minutes; nothing is damaged on a simulated cable.
 */
import { isReleaseSince } from '../../config/index'
import { dateOf, formatIp, MONTH_NAMES, maskOf } from '../../net/index'
import type { DeviceTables, InterfaceRow, JournalEntry } from '../../sim/index'
import { type ConsoleContext, tablesOf } from '../types'
import { type ClockLayout, dateText, shownAt, timeOfDay } from './clock'
import { isPix, zoneOf } from './firewall'
import { statusOf } from './interfaces'
import { sectionLines } from './running-config'

export function firewallPorts(context: ConsoleContext, tables: DeviceTables, only?: string): string {
  const { configuration } = context
  const rows = tables.interfaces.filter(
    (row) => only === undefined || row.name === only || zoneOf(configuration, row.name) === only,
  )
  if (only !== undefined && rows.length === 0) return `ERROR: % Invalid input: there is no interface ${only}`
  const print = isPix(configuration) ? pixPort : portLines
  return rows.map((row) => print(context, row).join('\n')).join('\n')
}

const speedOf = (name: string) => (name.startsWith('Gig') ? 1000 : name.startsWith('Fast') ? 100 : 10)

function portLines({ configuration, text }: ConsoleContext, row: InterfaceRow): readonly string[] {
  const told = configuration.interfaces.find((item) => item.name === row.name)
  const named = told?.zone?.name
  const { counters } = row
  const speed = speedOf(row.name)
  const own = [
    `Interface ${row.name} "${named ?? ''}", is ${statusOf(row)}, line protocol is ${row.lineUp ? 'up' : 'down'}`,
    `  Hardware is ${speed === 1000 ? 'i82546GB rev03' : 'i82557'}, BW ${speed} Mbps, DLY ${speed === 1000 ? 10 : 100} usec`,
    `\tAuto-Duplex(Full-duplex), Auto-Speed(${speed} Mbps)`,
    '\tInput flow control is unsupported, output flow control is off',
    ...described(text, row.name),
    ...(named === undefined ? ['\tAvailable but not configured via nameif'] : []),
    `\tMAC address ${row.mac}, MTU ${told?.mtu ?? 1500}`,
    row.address
      ? `\tIP address ${formatIp(row.address.ip)}, subnet mask ${formatIp(maskOf(row.address.length))}`
      : '\tIP address unassigned',
    `\t${counters.packetsIn} packets input, ${counters.bytesIn} bytes, 0 no buffer`,
    `\tReceived ${counters.broadcastsIn} broadcasts, 0 runts, 0 giants`,
    '\t0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored, 0 abort',
    '\t0 pause input, 0 resume input',
    '\t0 L2 decode drops',
    `\t${counters.packetsOut} packets output, ${counters.bytesOut} bytes, 0 underruns`,
    '\t0 pause output, 0 resume output',
    '\t0 output errors, 0 collisions, 0 interface resets',
    '\t0 late collisions, 0 deferred',
    '\t0 input reset drops, 0 output reset drops',
  ]
  return named === undefined ? own : [...own, ...trafficLines(named, row)]
}

function described(text: string, name: string): readonly string[] {
  const line = sectionLines(text, (item) => item === `interface ${name}`).find((item) => /^ *description /.test(item))
  return line === undefined ? [] : [`\tDescription: ${line.trim().replace(/^description /, '')}`]
}

/** A PIX (PIX 6.3 command reference, show interface; published displays). */
function pixPort({ configuration }: ConsoleContext, row: InterfaceRow): readonly string[] {
  const told = configuration.interfaces.find((item) => item.name === row.name)
  const { counters } = row
  return [
    `interface ${row.name} "${told?.zone?.name ?? ''}" is ${statusOf(row)}, line protocol is ${row.lineUp ? 'up' : 'down'}`,
    `  Hardware is i82559 ethernet, address is ${row.mac}`,
    ...(row.address
      ? [`  IP address ${formatIp(row.address.ip)}, subnet mask ${formatIp(maskOf(row.address.length))}`]
      : []),
    `  MTU ${told?.mtu ?? 1500} bytes, BW ${speedOf(row.name) === 1000 ? 1_000_000 : 100_000} Kbit full duplex`,
    `\t${counters.packetsIn} packets input, ${counters.bytesIn} bytes, 0 no buffer`,
    `\tReceived ${counters.broadcastsIn} broadcasts, 0 runts, 0 giants`,
    '\t0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored, 0 abort',
    `\t${counters.packetsOut} packets output, ${counters.bytesOut} bytes, 0 underruns`,
    '\t0 output errors, 0 collisions, 0 interface resets',
    '\t0 babbles, 0 late collisions, 0 deferred',
    '\t0 lost carrier, 0 no carrier',
  ]
}

function trafficLines(named: string, { counters }: InterfaceRow): readonly string[] {
  const { rates } = counters
  return [
    `  Traffic Statistics for "${named}":`,
    `\t${counters.packetsIn} packets input, ${counters.bytesIn} bytes`,
    `\t${counters.packetsOut} packets output, ${counters.bytesOut} bytes`,
    `      5 minute input rate ${Math.round(rates.packetsIn)} pkts/sec,  ${Math.round(rates.bitsIn / 8)} bytes/sec`,
    `      5 minute output rate ${Math.round(rates.packetsOut)} pkts/sec,  ${Math.round(rates.bitsOut / 8)} bytes/sec`,
  ]
}

/** Without the star that a router puts before a time that nobody set. */
export function firewallClock(context: ConsoleContext, tables: DeviceTables, layout: ClockLayout): string {
  const shown = shownAt(context, tables.now, layout)
  return `${timeOfDay(shown.wall)} ${dateText(context, shown)}`
}

/** In captures of 9.x; assumption: not before. */
const hidesNames = (release: string): boolean => isReleaseSince(release.replace(/^\D+/, ''), '9.0')

export function firewallLog(context: ConsoleContext, tables: DeviceTables, layout: ClockLayout): string {
  const lines = firewallMessages(
    context,
    (context.journal ?? []).filter(({ at }) => at <= tables.now),
    layout,
  )
  const pix = isPix(context.configuration)
  return [
    'Syslog logging: enabled',
    '    Facility: 20',
    '    Timestamp logging: enabled',
    ...(hidesNames(context.configuration.release) ? ['    Hide Username logging: disabled'] : []),
    '    Standby logging: disabled',
    ...(pix ? [] : ['    Debug-trace logging: disabled']),
    '    Console logging: disabled',
    '    Monitor logging: disabled',
    `    Buffer logging: level informational, ${lines.length} messages logged`,
    '    Trap logging: disabled',
    '    History logging: disabled',
    '    Device ID: disabled',
    ...(pix ? [] : ['    Mail logging: disabled', '    ASDM logging: disabled']),
    ...lines,
  ].join('\n')
}

/** What of the journal a firewall logs, in its own words. */
export function firewallMessages(
  context: ConsoleContext,
  entries: readonly JournalEntry[],
  layout: ClockLayout,
): readonly string[] {
  const { configuration } = context
  const tables = tablesOf(context)
  const bootedAt = tables?.bootedAt ?? 0
  const product = configuration.firewall?.dialect === 'pix' ? 'PIX' : 'ASA'
  return entries
    .filter(({ device, at }) => device === configuration.device && at >= bootedAt)
    .flatMap((entry) => {
      const message = messageOf(configuration, entry)
      if (message === undefined) return []
      const { wall } = shownAt(context, entry.at, layout)
      const { year, month, day } = dateOf(wall)
      const date = `${MONTH_NAMES[month - 1]} ${String(day).padStart(2, '0')} ${year}`
      return [`${date} ${timeOfDay(wall).slice(0, 8)}: %${product}-${message}`]
    })
}

function messageOf(configuration: ConsoleContext['configuration'], entry: JournalEntry): string | undefined {
  const name = zoneOf(configuration, String(entry.data?.interface ?? ''))
  switch (entry.event) {
    case 'line-up':
      return `4-411001: Line protocol on Interface ${name}, changed state to up`
    case 'line-down':
      return `4-411002: Line protocol on Interface ${name}, changed state to down`
    case 'reconfigured':
      return `5-111008: User 'enable_15' executed the '${String(entry.data?.lines ?? '').split('\n')[0] ?? ''}' command.`
    default:
      return undefined
  }
}
