/**
 * `show arp` and `show ip arp`. The first in all releases as ntc cisco_ios_show_arp.raw prints it, with those that are
 * asked for and have not answered as Incomplete; the second of later releases as ntc cisco_ios_show_ip_arp.raw.
 */
import { formatIp } from '../../net/index'
import type { DeviceTables } from '../../sim/index'
import { left, right } from './text'

/** Columns of the table. */
export interface ArpLayout {
  readonly heading: string
  readonly row: (address: string, age: string, mac: string, name: string) => string
}

export const ARP: ArpLayout = {
  heading: 'Protocol  Address          Age (min)  Hardware Addr   Type   Interface',
  row: (address, age, mac, name) =>
    `Internet  ${left(address, 15)}  ${right(age, 9)}  ${left(mac, 14)}  ARPA   ${name}`,
}

export const IP_ARP_15: ArpLayout = {
  heading: 'Protocol  Address              Age(min)       Hardware Addr     Type      Interface',
  row: (address, age, mac, name) =>
    `Internet  ${left(address, 20)} ${left(age, 14)} ${left(mac, 14)}    ARPA      ${name}`,
}

interface Shown {
  readonly address: DeviceTables['arp'][number]['address']
  readonly age: string
  readonly mac: string
  readonly name: string
}

export function showArp(tables: DeviceTables, layout: ArpLayout, only?: string): string {
  const rows = [...known(tables), ...asked(tables)]
    .filter((row) => only === undefined || formatIp(row.address) === only || row.name === only)
    .sort((a, b) => a.address - b.address)
  return [
    layout.heading,
    ...rows.map((row) => layout.row(formatIp(row.address), row.age, row.mac, row.name).trimEnd()),
  ].join('\n')
}

function known(tables: DeviceTables): readonly Shown[] {
  return tables.arp.map((row) => ({
    address: row.address,
    age: row.own ? '-' : String(Math.floor((tables.now - row.since) / 60e6)),
    mac: row.mac,
    name: row.interface,
  }))
}

/** A neighbour that does not answer stands without an interface. */
function asked(tables: DeviceTables): readonly Shown[] {
  const heard = new Set(tables.arp.map((row) => row.address))
  return tables.arpAsked
    .filter((address) => !heard.has(address))
    .map((address) => ({ address, age: '0', mac: 'Incomplete', name: '' }))
}
