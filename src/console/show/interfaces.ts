/**
 * `show ip interface brief`, `show interfaces`. Brief: ntc cisco_ios_show_ip_interface_brief.raw. `show interfaces`: the Cisco IOS Interface Command
 * Reference for 12.2, ntc cisco_ios_show_interfaces.raw for later ones. Nothing is damaged on a
 * simulated cable, so the error counters are truly 0; resets are the times the line went down.
 */
import { type InterfaceConfig, isVirtualAccess, type QueueKind, queueKindOf } from '../../config/index'
import { shortInterfaceName } from '../../ios/index'
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
      const method = METHODS[row.method]
      return `${left(row.name, 26)} ${left(address, 15)} YES ${left(method, 6)} ${left(statusOf(row), 21)} ${row.lineUp ? 'up' : 'down'}`
    }),
  ].join('\n')
}

/** `show interfaces description` (ntc cisco_ios_show_interfaces_description.raw). */
export function interfaceDescriptions({ configuration }: ConsoleContext, tables: DeviceTables): string {
  return [
    'Interface                      Status         Protocol Description',
    ...inOrder(tables.interfaces).map((row) => {
      const told = configuration.interfaces.find((item) => item.name === row.name)?.description ?? ''
      const status = statusOf(row).replace('administratively', 'admin')
      return `${left(shortInterfaceName(row.name), 30)} ${left(status, 14)} ${left(row.lineUp ? 'up' : 'down', 8)} ${told}`.trimEnd()
    }),
  ].join('\n')
}

/** A lent address is told as if it had come by TFTP, as IOS does. */
const METHODS = { manual: 'NVRAM', DHCP: 'DHCP', IPCP: 'IPCP', lent: 'TFTP', unset: 'unset' } as const

/** `Internet address is …`, or whose address it is. */
export function addressLine(row: InterfaceRow, told: InterfaceConfig | undefined): string | undefined {
  if (!row.address) return undefined
  return told?.address.kind === 'unnumbered'
    ? `  Interface is unnumbered. Using address of ${told.address.of} (${formatIp(row.address.ip)})`
    : `  Internet address is ${formatIp(row.address.ip)}/${row.address.length}`
}

/** Loopbacks stand last, wherever the configuration has them; what is made for a peer is there while it is up. */
export const inOrder = (rows: readonly InterfaceRow[]) => [
  ...rows.filter((row) => row.kind !== 'loopback' && (row.lineUp || !isVirtualAccess(row.name))),
  ...rows.filter((row) => row.kind === 'loopback'),
]

/** Hardware that is there stands for a tunnel: only its line protocol goes down. */
export const statusOf = (row: InterfaceRow) =>
  !row.adminUp ? 'administratively down' : row.lineUp || row.kind === 'tunnel' ? 'up' : 'down'

/** What the generations differ in: the unit of the bandwidth, the media line, and how much is counted. */
export interface InterfacesLayout {
  readonly bandwidth: string
  readonly media: (told: InterfaceConfig | undefined) => readonly string[]
  /** Counters of the port itself, after those of packets. */
  readonly later: boolean
}

export const INTERFACES_12: InterfacesLayout = { bandwidth: 'Kbit', media: media12, later: false }
export const INTERFACES_15: InterfacesLayout = { bandwidth: 'Kbit/sec', media: media15, later: true }

export function showInterfaces(
  context: ConsoleContext,
  tables: DeviceTables,
  layout: InterfacesLayout,
  only?: string,
): string {
  const rows = inOrder(tables.interfaces).filter((row) => only === undefined || row.name === only)
  return rows.map((row) => interfaceLines(context, tables, layout, row).join('\n')).join('\n')
}

function interfaceLines(
  context: ConsoleContext,
  tables: DeviceTables,
  layout: InterfacesLayout,
  row: InterfaceRow,
): readonly string[] {
  const told = context.configuration.interfaces.find((item) => item.name === row.name)
  const address = addressLine(row, told)
  const { counters } = row
  const ago = (time: number | undefined) => (time === undefined ? 'never' : formatAge(tables.now - time))
  const loopback = row.kind === 'loopback'
  return [
    `${row.name} is ${statusOf(row)}, line protocol is ${row.lineUp ? 'up' : 'down'} `,
    ...hardwareLines(row),
    ...(told?.description === undefined ? [] : [`  Description: ${told.description}`]),
    ...(address === undefined ? [] : [address]),
    `  MTU ${loopback ? 1514 : row.kind === 'tunnel' ? TUNNEL_MTU : (told?.mtu ?? 1500)} bytes, BW ${told?.bandwidthKbit ?? 0} ${layout.bandwidth}, DLY ${(told?.delayTens ?? 0) * 10} usec, `,
    '     reliability 255/255, txload 1/255, rxload 1/255',
    ...(loopback
      ? ['  Encapsulation LOOPBACK, loopback not set', ...(layout.later ? ['  Keepalive set (10 sec)'] : [])]
      : row.kind === 'tunnel'
        ? tunnelLines(told, tables)
        : ethernetLines(told, layout)),
    `  Last input ${ago(counters.lastIn)}, output ${ago(counters.lastOut)}, output hang never`,
    '  Last clearing of "show interface" counters never',
    ...queueLines(context, tables, layout, row),
    ...rateLines(row),
    `     ${counters.packetsIn} packets input, ${counters.bytesIn} bytes, 0 no buffer`,
    `     Received ${counters.broadcastsIn} broadcasts${layout.later ? ' (0 IP multicasts)' : ''}`,
    `     0 runts, 0 giants, 0 throttles${layout.later ? ' ' : ''}`,
    '     0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored',
    ...(layout.later && !loopback && row.kind !== 'tunnel' ? ['     0 watchdog, 0 multicast, 0 pause input'] : []),
    `     ${counters.packetsOut} packets output, ${counters.bytesOut} bytes, 0 underruns`,
    `     0 output errors, 0 collisions, ${resets(context, tables, row)} interface resets`,
    ...(layout.later ? portLines(context, tables, row) : []),
    '     0 output buffer failures, 0 output buffers swapped out',
  ]
}

/** What waits and what was dropped is the simulated queue's; the strategy is what the lines say. */
export function queueLines(
  context: ConsoleContext,
  { queues }: DeviceTables,
  layout: InterfacesLayout,
  { name, kind }: InterfaceRow,
): readonly string[] {
  const told = context.configuration.interfaces.find((item) => item.name === name)
  const { waiting = 0, drops = 0 } = queues.find((item) => item.interface === name) ?? {}
  const most =
    kind === 'loopback' && layout.later ? 0 : (told?.queue?.hold?.value ?? context.view.parameters.holdQueuePackets)
  const strategy = STRATEGIES[told ? queueKindOf(told, context.configuration.queueing) : 'first come, first served']
  return [
    `  Input queue: 0/75/0/0 (size/max/drops/flushes); Total output drops: ${drops}`,
    `  Queueing strategy: ${strategy}`,
    `  Output queue: ${waiting}/${most} (size/max)`,
  ]
}

/** Generic traffic shaping has its queue before that of the interface, which stays as it was. */
const STRATEGIES: Readonly<Record<QueueKind, string>> = {
  policy: 'Class-based queueing',
  shaped: 'fifo',
  fair: 'weighted fair',
  'first come, first served': 'fifo',
}

/** Averages over five minutes, as the router decays them (Cisco IOS, load-interval: every five seconds). */
function rateLines({ counters: { rates } }: InterfaceRow): readonly string[] {
  const line = (word: string, bits: number, packets: number) =>
    `  5 minute ${word} rate ${Math.round(bits / 1000) * 1000} bits/sec, ${Math.round(packets)} packets/sec`
  return [line('input', rates.bitsIn, rates.packetsIn), line('output', rates.bitsOut, rates.packetsOut)]
}

function portLines(context: ConsoleContext, tables: DeviceTables, row: InterfaceRow): readonly string[] {
  if (row.kind === 'loopback' || row.kind === 'tunnel') return ['     0 unknown protocol drops']
  return [
    '     0 unknown protocol drops',
    '     0 babbles, 0 late collision, 0 deferred',
    `     ${resets(context, tables, row)} lost carrier, 0 no carrier, 0 pause output`,
  ]
}

/** How often the line went down since the router started. */
function resets({ journal = [] }: ConsoleContext, tables: DeviceTables, row: InterfaceRow): number {
  return journal.filter(
    (entry) =>
      entry.event === 'line-down' &&
      entry.device === tables.device &&
      entry.data?.interface === row.name &&
      entry.at >= tables.bootedAt &&
      entry.at <= tables.now,
  ).length
}

function hardwareLines(row: InterfaceRow): readonly string[] {
  if (row.kind === 'loopback') return ['  Hardware is Loopback']
  if (row.kind === 'tunnel') return ['  Hardware is Tunnel']
  return [`  Hardware is ${hardwareOf(row.name)}, address is ${row.mac} (bia ${row.mac})`]
}

/** The chips of the platforms that have such interfaces: 2600 FastEthernet, ISR GigabitEthernet, 800 Ethernet. */
function hardwareOf(name: string): string {
  if (name.startsWith('FastEthernet')) return 'AmdFE'
  return name.startsWith('GigabitEthernet') ? 'CN Gigabit Ethernet' : 'PQUICC Ethernet'
}

/** What IOS says of the hardware's MTU, whatever a packet may have. */
const TUNNEL_MTU = 1514

/** Cisco IOS Interface Command Reference, show interfaces tunnel. */
function tunnelLines(told: InterfaceConfig | undefined, tables: DeviceTables): readonly string[] {
  const tunnel = told?.tunnel
  const keepalive = tunnel?.keepalive
  const { from, destination, key, mode, protection } = tunnel ?? {}
  const address = from?.address ?? tables.interfaces.find(({ name }) => name === from?.interface)?.address?.ip
  const source = address === undefined ? 'UNKNOWN' : formatIp(address)
  const far = destination ? formatIp(destination.value) : 'UNKNOWN'
  return [
    '  Encapsulation TUNNEL, loopback not set',
    keepalive ? `  Keepalive set (${keepalive.seconds} sec), retries ${keepalive.retries}` : '  Keepalive not set',
    `  Tunnel source ${source}${from?.interface === undefined ? '' : ` (${from.interface})`}, destination ${far}`,
    `  Tunnel protocol/transport ${mode === 'ipsec' ? 'IPSEC/IP' : 'GRE/IP'}`,
    ...(mode === 'ipsec'
      ? []
      : [`    Key ${key ? `0x${key.value.toString(16).toUpperCase()}` : 'disabled'}, sequencing disabled`]),
    '    Checksumming of packets disabled',
    '  Tunnel TTL 255',
    `  Tunnel transport MTU ${told?.mtu ?? 0} bytes`,
    ...(protection ? [`  Tunnel protection via IPSec (profile "${protection.profile}")`] : []),
  ]
}

function ethernetLines(told: InterfaceConfig | undefined, layout: InterfacesLayout): readonly string[] {
  return [
    '  Encapsulation ARPA, loopback not set',
    `  Keepalive set (${KEEPALIVE_SECONDS} sec)`,
    ...layout.media(told),
    `  ARP type: ARPA, ARP Timeout ${formatAge((told?.arpTimeoutSeconds ?? 14_400) * 1e6)}`,
  ]
}

const isGiga = (told: InterfaceConfig | undefined) => told?.name.startsWith('Giga') === true

function media12(told: InterfaceConfig | undefined): readonly string[] {
  if (told?.name.startsWith('Ethernet')) return []
  return [`  Full-duplex, ${isGiga(told) ? '1000Mb/s, RJ45' : '100Mb/s, 100BaseTX/FX'}`]
}

/** As genie's ShowInterfaces golden_output of an IOSv and ntc cisco_ios_show_interfaces.raw. */
function media15(told: InterfaceConfig | undefined): readonly string[] {
  if (!isGiga(told)) return media12(told)
  return [
    '  Full Duplex, 1Gbps, link type is auto, media type is RJ45',
    '  output flow-control is unsupported, input flow-control is unsupported',
  ]
}
