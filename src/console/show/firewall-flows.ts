/**
 * `show conn` and `show arp` of a PIX or an ASA, as the ASA and PIX command references print them (ntc
 * cisco_asa_show_arp.raw). The end at the less secure interface stands first; a PIX calls the ends out and in (PIX 6.3 command
 * reference, show conn).
 */
import type { Configuration } from '../../config/index'
import { contains, formatIp, parseIp } from '../../net/index'
import type { ConnectionRow, DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { isPix, zoneOf } from './firewall'

export function firewallConnections({ configuration }: ConsoleContext, tables: DeviceTables): string {
  const rows = tables.connections.map((row) => connectionLine(configuration, tables, row))
  return [`${rows.length} in use, ${Math.max(rows.length, tables.mostConnections)} most used`, ...rows].join('\n')
}

/** The interface behind which an end lies. */
function portFor(tables: DeviceTables, socket: string): string | undefined {
  const address = parseIp(socket.split(':')[0] ?? '')
  return tables.routes
    .filter((row) => row.active && address !== undefined && contains(row.route.prefix, address))
    .sort((a, b) => b.route.prefix.length - a.route.prefix.length)[0]?.resolved?.interface
}

function connectionLine(configuration: Configuration, tables: DeviceTables, row: ConnectionRow): string {
  const [from, to] = [portFor(tables, row.from), portFor(tables, row.to)]
  const level = (name: string | undefined) =>
    configuration.interfaces.find((item) => item.name === name)?.zone?.security ?? 0
  const inbound = level(from) < level(to)
  if (isPix(configuration)) {
    const [out, inner] = inbound ? [row.from, row.to] : [row.to, row.from]
    const bytes = row.protocol === 'tcp' ? ` Bytes ${row.bytes}` : ''
    return `${row.protocol.toUpperCase()} out ${out} in ${inner} idle ${idleText(row.idleSeconds)}${bytes} flags ${flagsOf(row, inbound)}`
  }
  const end = (name: string | undefined, socket: string) => `${zoneOf(configuration, name)} ${socket}`
  const ends = inbound ? `${end(from, row.from)} ${end(to, row.to)}` : `${end(to, row.to)} ${end(from, row.from)}`
  return `${row.protocol.toUpperCase()} ${ends}, idle ${idleText(row.idleSeconds)}, bytes ${row.bytes}, flags ${flagsOf(row, inbound)}`
}

/** U up, I and O data in and out, B begun from outside; a SYN without an answer waits for it (ASA, TCP connection flags). */
function flagsOf({ protocol, answered }: ConnectionRow, inbound: boolean): string {
  if (protocol !== 'tcp') return '-'
  if (!answered) return inbound ? 'SaAB' : 'saA'
  return inbound ? 'UIOB' : 'UIO'
}

const two = (value: number) => String(value).padStart(2, '0')
export const idleText = (seconds: number) =>
  `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

export function firewallArp({ configuration }: ConsoleContext, tables: DeviceTables): string {
  return tables.arp
    .filter((row) => !row.own)
    .map(
      (row) =>
        `        ${zoneOf(configuration, row.interface)} ${formatIp(row.address)} ${row.mac} ${Math.floor((tables.now - row.since) / 1e6)}`,
    )
    .join('\n')
}
