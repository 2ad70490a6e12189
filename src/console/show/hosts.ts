/**
 * What hosts, home routers and switches show: Windows' `ipconfig` and `arp -a` on hosts, a plain table of translations on
 * a home router, and `show mac address-table` (Catalyst 2950 Command Reference) on a switch.
 */
import { shortInterfaceName } from '../../ios/index'
import { formatIp, maskOf } from '../../net/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { left } from './text'

export function ipconfig({ configuration }: ConsoleContext, tables: DeviceTables): string {
  return tables.interfaces
    .flatMap((row) => {
      const gateway =
        tables.routes.find((item) => item.route.prefix.length === 0)?.route.nextHop ?? configuration.host?.gateway
      return [
        '',
        `Ethernet adapter ${row.name}:`,
        '',
        ...(row.lineUp
          ? [
              `   Physical Address. . . . . . . . . : ${row.mac}`,
              `   DHCP Enabled. . . . . . . . . . . : ${row.method === 'DHCP' ? 'Yes' : 'No'}`,
              `   IPv4 Address. . . . . . . . . . . : ${row.address ? formatIp(row.address.ip) : '0.0.0.0'}`,
              `   Subnet Mask . . . . . . . . . . . : ${row.address ? formatIp(maskOf(row.address.length)) : '0.0.0.0'}`,
              `   Default Gateway . . . . . . . . . : ${gateway === undefined ? '' : formatIp(gateway)}`,
            ]
          : ['   Media State . . . . . . . . . . . : Media disconnected']),
      ]
    })
    .join('\n')
}

export function hostArp(tables: DeviceTables): string {
  const own = tables.interfaces.find((row) => row.address)
  const rows = tables.arp.filter((row) => !row.own)
  if (rows.length === 0) return 'No ARP Entries Found.'
  return [
    '',
    `Interface: ${own?.address ? formatIp(own.address.ip) : '0.0.0.0'}`,
    '  Internet Address      Physical Address      Type',
    ...rows.map((row) => `  ${left(formatIp(row.address), 21)} ${left(row.mac, 21)} dynamic`),
  ].join('\n')
}

export function translations(tables: DeviceTables): string {
  if (tables.translations.length === 0) return 'No translations.'
  return [
    'Proto  Inside                 Outside port or SPI    Remote',
    ...tables.translations.map(
      (row) => `${left(row.protocol, 6)} ${left(row.inside, 22)} ${left(row.outside, 22)} ${row.remote}`,
    ),
  ].join('\n')
}

export function macTable(tables: DeviceTables): string {
  const named = (port: string) => (tables.kind === 'router' ? shortInterfaceName(port) : port)
  return [
    '          Mac Address Table',
    '-------------------------------------------',
    '',
    'Vlan    Mac Address       Type        Ports',
    '----    -----------       --------    -----',
    ...tables.macs.map((row) => `${String(row.vlan ?? 1).padStart(4)}    ${row.mac}    DYNAMIC     ${named(row.port)}`),
    `Total Mac Addresses for this criterion: ${tables.macs.length}`,
  ].join('\n')
}
