/**
 * `show ip interface brief`, `show interfaces`, `show arp`. Brief: ntc cisco_ios_show_ip_interface_brief.raw; arp: ntc
 * cisco_ios_show_ip_arp.raw, and the command reference for 12.2. `show interfaces` follows the Cisco IOS Interface Command
 * Reference. Five-minute rates and broadcast counts are not simulated, so their lines are left out; nothing is damaged
 * or queued for long on a simulated cable, so the error counters are truly 0.
 */
import type { InterfaceConfig } from '../../config/index'
import { formatIp } from '../../net/index'
import type { DeviceTables, InterfaceRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { formatAge } from './ages'
import { left } from './text'

const KEEPALIVE_SECONDS = 10

export function ipInterfaceBrief(tables: DeviceTables): string {
  return [
    'Interface                  IP-Address      OK? Method Status                Protocol',
    ...inOrder(tables.interfaces).map((row) => {
      const address = row.address ? formatIp(row.address.ip) : 'unassigned'
      const method = row.method === 'manual' ? 'NVRAM' : row.method
      return `${left(row.name, 26)} ${left(address, 15)} YES ${left(method, 6)} ${left(statusOf(row), 21)} ${row.lineUp ? 'up' : 'down'}`
    }),
  ].join('\n')
}

/** Loopbacks stand last, wherever the configuration has them. */
const inOrder = (rows: readonly InterfaceRow[]) => [
  ...rows.filter((row) => row.kind !== 'loopback'),
  ...rows.filter((row) => row.kind === 'loopback'),
]

const statusOf = (row: InterfaceRow) => (!row.adminUp ? 'administratively down' : row.lineUp ? 'up' : 'down')

export function showInterfaces(context: ConsoleContext, tables: DeviceTables, only?: string): string {
  const rows = inOrder(tables.interfaces).filter((row) => only === undefined || row.name === only)
  return rows.map((row) => interfaceLines(context, tables, row).join('\n')).join('\n')
}

function interfaceLines(context: ConsoleContext, tables: DeviceTables, row: InterfaceRow): readonly string[] {
  const told = context.configuration.interfaces.find((item) => item.name === row.name)
  const description = descriptionOf(context.text, row.name)
  const { counters } = row
  const ago = (time: number | undefined) => (time === undefined ? 'never' : formatAge(tables.now - time))
  return [
    `${row.name} is ${statusOf(row)}, line protocol is ${row.lineUp ? 'up' : 'down'}`,
    ...hardwareLines(row),
    ...(description === undefined ? [] : [`  Description: ${description}`]),
    ...(row.address ? [`  Internet address is ${formatIp(row.address.ip)}/${row.address.length}`] : []),
    `  MTU ${row.kind === 'loopback' ? 1514 : (told?.mtu ?? 1500)} bytes, BW ${told?.bandwidthKbit ?? 0} Kbit, DLY ${(told?.delayTens ?? 0) * 10} usec,`,
    '     reliability 255/255, txload 1/255, rxload 1/255',
    ...(row.kind === 'loopback' ? ['  Encapsulation LOOPBACK, loopback not set'] : ethernetLines(told)),
    `  Last input ${ago(counters.lastIn)}, output ${ago(counters.lastOut)}, output hang never`,
    '  Last clearing of "show interface" counters never',
    '  Input queue: 0/75/0/0 (size/max/drops/flushes); Total output drops: 0',
    '  Queueing strategy: fifo',
    '  Output queue: 0/40 (size/max)',
    `     ${counters.packetsIn} packets input, ${counters.bytesIn} bytes`,
    '     0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored',
    `     ${counters.packetsOut} packets output, ${counters.bytesOut} bytes, 0 underruns`,
    '     0 output errors, 0 collisions',
    '     0 output buffer failures, 0 output buffers swapped out',
  ]
}

function hardwareLines(row: InterfaceRow): readonly string[] {
  if (row.kind === 'loopback') return ['  Hardware is Loopback']
  return [`  Hardware is ${hardwareOf(row.name)}, address is ${row.mac} (bia ${row.mac})`]
}

/** The chips of the platforms that have such interfaces: 2600 FastEthernet, ISR GigabitEthernet, 800 Ethernet. */
function hardwareOf(name: string): string {
  if (name.startsWith('FastEthernet')) return 'AmdFE'
  return name.startsWith('GigabitEthernet') ? 'CN Gigabit Ethernet' : 'PQUICC Ethernet'
}

function ethernetLines(told: InterfaceConfig | undefined): readonly string[] {
  const fast = told?.name.startsWith('Ethernet') !== true
  const giga = told?.name.startsWith('Giga') === true
  return [
    '  Encapsulation ARPA, loopback not set',
    `  Keepalive set (${KEEPALIVE_SECONDS} sec)`,
    ...(fast ? [`  Full-duplex, ${giga ? '1000Mb/s, RJ45' : '100Mb/s, 100BaseTX/FX'}`] : []),
    `  ARP type: ARPA, ARP Timeout ${formatAge((told?.arpTimeoutSeconds ?? 14_400) * 1e6)}`,
  ]
}

/** The description is for people, so that the simulator does not hold it: it is read from the text. */
function descriptionOf(text: string, name: string): string | undefined {
  const section = text.split('\n')
  const at = section.findIndex((line) => line.trim() === `interface ${name}`)
  for (const line of at < 0 ? [] : section.slice(at + 1)) {
    if (!line.startsWith(' ')) return undefined
    const match = /^\s+description (.*)$/.exec(line)
    if (match) return match[1]
  }
  return undefined
}

/** Columns of the ARP table: 12.2 as its command reference prints it, later ones as the capture does. */
export interface ArpLayout {
  readonly heading: string
  readonly row: (address: string, age: string, mac: string, name: string) => string
}

export const ARP_12: ArpLayout = {
  heading: 'Protocol  Address          Age (min)  Hardware Addr   Type   Interface',
  row: (address, age, mac, name) => `Internet  ${left(address, 15)}  ${age.padStart(9)}  ${mac}  ARPA   ${name}`,
}

export const ARP_15: ArpLayout = {
  heading: 'Protocol  Address              Age(min)       Hardware Addr     Type      Interface',
  row: (address, age, mac, name) => `Internet  ${left(address, 20)} ${left(age, 14)} ${mac}    ARPA      ${name}`,
}

export function showArp(tables: DeviceTables, layout: ArpLayout, only?: string): string {
  const rows = tables.arp.filter(
    (row) => only === undefined || formatIp(row.address) === only || row.interface === only,
  )
  const age = (row: DeviceTables['arp'][number]) =>
    row.own ? '-' : String(Math.floor((tables.now - row.since) / 60e6))
  return [
    layout.heading,
    ...rows.map((row) => layout.row(formatIp(row.address), age(row), row.mac, row.interface)),
  ].join('\n')
}
