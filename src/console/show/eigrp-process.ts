/**
 * `show ip eigrp interfaces [detail]` and `show ip eigrp traffic`. 15.x: genie ShowIpEigrpInterfacesDetail golden_output1, ntc
 * cisco_ios_show_ip_eigrp_interfaces_detail.raw, and published displays of the traffic; 12.x: published displays of 12.4. What is
 * not simulated has no line: process numbers, sockets, packetizing, exceptions and suppressed acknowledgements.
 */
import type { EigrpConfig } from '../../config/index'
import { shortInterfaceName } from '../../ios/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { type EigrpLayout, ofTable } from './eigrp-layout'
import { left, right } from './text'

export interface WhichInterfaces {
  readonly vrf?: string
  readonly interface?: string
  readonly detail?: boolean
}

/** Queues are empty between messages; pacing and multicast timers follow from the bandwidth and are not simulated. */
export function eigrpInterfaces(
  { configuration }: ConsoleContext,
  tables: DeviceTables,
  layout: EigrpLayout,
  { vrf, interface: only, detail = false }: WhichInterfaces = {},
): string {
  return tables.eigrp
    .filter(ofTable(vrf))
    .map(({ as, interfaces }) => {
      const told = configuration.eigrp.find((item) => item.as === as && item.vrf === vrf)
      const rows = interfaces.filter((item) => !item.passive && (only === undefined || item.name === only))
      return [
        ...layout.interfacesTitle(as, vrf),
        ...(layout.later ? HEADING_15 : HEADING_12),
        ...rows.flatMap((item) => [
          rowLine(tables, item, { as, vrf }, layout),
          ...(detail ? (layout.later ? detail15 : detail12)(item, told) : []),
        ]),
      ].join('\n')
    })
    .join('\n')
}

const HEADING_12 = [
  `${' '.repeat(24)}Xmit Queue   Mean   Pacing Time   Multicast    Pending`,
  `${left('Interface', 17)}Peers  Un/Reliable  SRTT   Un/Reliable   Flow Timer   Routes`,
]
const HEADING_15 = [
  `${' '.repeat(30)}Xmit Queue   PeerQ        Mean   Pacing Time   Multicast    Pending`,
  `${left('Interface', 23)}Peers  Un/Reliable  Un/Reliable  SRTT   Un/Reliable   Flow Timer   Routes`,
]

type Row = DeviceTables['eigrp'][number]['interfaces'][number]

function rowLine(
  tables: DeviceTables,
  item: Row,
  { as, vrf }: { readonly as: number; readonly vrf: string | undefined },
  { later, interfacesIndent }: EigrpLayout,
): string {
  const mine = tables.eigrpNeighbors.filter((row) => row.as === as && row.vrf === vrf && row.interface === item.name)
  const queued = mine.reduce((sum, row) => sum + row.queueCount, 0)
  const mean = mine.length === 0 ? 0 : Math.round(mine.reduce((sum, row) => sum + row.srttMillis, 0) / mine.length)
  const name = `${left(shortInterfaceName(item.name), interfacesIndent)}${right(item.peers, 3)}        `
  const queues = later
    ? `${left(`0/${queued}`, 10)}${left('0/0', 10)}${right(mean, 5)}`
    : `${left(`0/${queued}`, 9)}${right(mean, 4)}`
  return `${name}${queues}       ${left('0/0', 11)}${right(mine.length > 0 ? 50 : 0, 5)}           0`
}

const timersOf = (told: EigrpConfig | undefined, name: string) =>
  told?.interfaces[name] ?? { helloSeconds: 5, holdSeconds: 15 }

function sentLines({ traffic }: Row): readonly string[] {
  return [
    `  Un/reliable mcasts: 0/${traffic.multicasts}  Un/reliable ucasts: ${traffic.acks}/${traffic.unicasts}`,
    `  Retransmissions sent: ${traffic.retransmissions}  Out-of-sequence rcvd: ${traffic.known}`,
  ]
}

function detail12(item: Row, told: EigrpConfig | undefined): readonly string[] {
  return [
    `  Hello interval is ${timersOf(told, item.name).helloSeconds} sec`,
    '  Next xmit serial <none>',
    ...sentLines(item),
    `  Authentication mode is ${authentication(told, item.name)}`,
  ]
}

function detail15(item: Row, told: EigrpConfig | undefined): readonly string[] {
  const { helloSeconds, holdSeconds } = timersOf(told, item.name)
  const split = told?.interfaces[item.name]?.splitHorizon?.value !== false
  return [
    `  Hello-interval is ${helloSeconds}, Hold-time is ${holdSeconds}`,
    `  Split-horizon is ${split ? 'enabled' : 'disabled'}`,
    '  Next xmit serial <none>',
    `  Hello's sent: ${item.traffic.hellos}`,
    ...sentLines(item),
    '  Topology-ids on interface - 0 ',
    `  Authentication mode is ${authentication(told, item.name)}`,
    '  Topologies advertised on this interface:  base',
    '  Topologies not advertised on this interface:',
    '',
  ]
}

function authentication(told: EigrpConfig | undefined, name: string): string {
  const own = told?.interfaces[name]?.authentication
  if (!own) return 'not set'
  return own.kind === 'md5' ? `md5,  key-chain is "${own.chain}"` : 'HMAC-SHA-256, key-chain is not set'
}

/** Packets by kind since the process began. */
export function eigrpTraffic(tables: DeviceTables, layout: EigrpLayout, vrf?: string): string {
  return tables.eigrp
    .filter(ofTable(vrf))
    .map(({ as, traffic: { sent, received } }) =>
      [
        layout.trafficTitle(as, vrf),
        ...KINDS.map(([title, kind]) => `  ${title} sent/received: ${sent[kind]}/${received[kind]}`),
      ].join('\n'),
    )
    .join('\n')
}

const KINDS = [
  ['Hellos', 'hello'],
  ['Updates', 'update'],
  ['Queries', 'query'],
  ['Replies', 'reply'],
  ['Acks', 'ack'],
  ['SIA-Queries', 'sia-query'],
  ['SIA-Replies', 'sia-reply'],
] as const
