/** `show ip ospf interface [brief]`. */
import { formatAge } from '../../../console/show/ages'
import { left } from '../../../console/show/text'
import { shortInterfaceName } from '../../../ios/index'
import { ANY_ADDRESS, formatIp, type Ip } from '../../../net/index'
import type { Printing } from '../../kernel/row'
import type { OspfRow } from './rows'

type Item = OspfRow['interfaces'][number]

const SHORT: Readonly<Record<Item['state'], string>> = {
  loopback: 'LOOP',
  passive: 'DR',
  waiting: 'WAIT',
  'point-to-point': 'P2P',
  'dr-other': 'DROTH',
  backup: 'BDR',
  designated: 'DR',
}

const LONG: Readonly<Record<Item['state'], string>> = {
  loopback: 'LOOPBACK',
  passive: 'DR',
  waiting: 'WAITING',
  'point-to-point': 'POINT_TO_POINT',
  'dr-other': 'DROTHER',
  backup: 'BDR',
  designated: 'DR',
}

const TYPES: Readonly<Record<Item['type'], string>> = {
  broadcast: 'BROADCAST',
  'point-to-point': 'POINT_TO_POINT',
  loopback: 'LOOPBACK',
  other: 'NON_BROADCAST',
}

const neighborsAt = ({ neighbors }: OspfRow, name: string) => neighbors.filter((item) => item.interface === name)
const fullAt = (process: OspfRow, name: string) => neighborsAt(process, name).filter(({ state }) => state === 'full')

export function showOspfInterfaceBrief({ tables: { ospf = [] } }: Printing): readonly string[] {
  const rows = ospf.flatMap((process) =>
    process.interfaces.map((item) => {
      const { name, area, ip, length, cost, state } = item
      const counts = `${fullAt(process, name).length}/${neighborsAt(process, name).length}`
      const where = `${left(shortInterfaceName(name), 13)}${left(process.process, 6)}${left(area, 16)}`
      return `${where}${left(`${formatIp(ip)}/${length}`, 19)}${left(cost, 6)}${left(SHORT[state], 6)}${counts}`
    }),
  )
  return ['Interface    PID   Area            IP Address/Mask    Cost  State Nbrs F/C', ...rows]
}

export function showOspfInterfaces(printing: Printing): readonly string[] {
  const { ospf = [] } = printing.tables
  return ospf.flatMap((process) => process.interfaces.flatMap((item) => blockOf(printing, process, item)))
}

function blockOf(printing: Printing, process: OspfRow, item: Item): readonly string[] {
  const { name, ip, length, area, cost, state } = item
  const told = printing.configuration.ospf?.find((other) => other.process === process.process)
  const port = told?.interfaces[name]
  const head = [
    `${name} is up, line protocol is up `,
    `  Internet Address ${formatIp(ip)}/${length}, Area ${area} `,
    `  Process ID ${process.process}, Router ID ${formatIp(process.routerId)}, Network Type ${TYPES[item.type]}, Cost: ${cost}`,
  ]
  if (state === 'loopback') return [...head, '  Loopback interface is treated as a stub Host']
  if (!port) return head
  return [
    ...head,
    `  Transmit Delay is ${port.transmitDelaySeconds} sec, State ${LONG[state]}${item.type === 'broadcast' ? `, Priority ${port.priority}` : ''}`,
    ...(item.type === 'broadcast' ? electedLines(process, item) : []),
    `  Timer intervals configured, Hello ${times(port.helloSeconds)}, Dead ${port.deadSeconds}, Wait ${port.deadSeconds}, Retransmit ${port.retransmitSeconds}`,
    ...(state === 'passive'
      ? ['    No Hellos (Passive interface) ']
      : [`    Hello due in ${formatAge(Math.max(0, item.helloDue - printing.tables.now))}`]),
    `  Neighbor Count is ${neighborsAt(process, name).length}, Adjacent neighbor count is ${fullAt(process, name).length}`,
    ...fullAt(process, name).map(
      ({ router, address }) =>
        `    Adjacent with neighbor ${formatIp(router)}${address === item.designated ? '  (Designated Router)' : address === item.backup ? '  (Backup Designated Router)' : ''}`,
    ),
  ]
}

const times = (seconds: number) => (Number.isInteger(seconds) ? String(seconds) : `${Math.round(seconds * 1000)} msec`)

function electedLines(process: OspfRow, item: Item): readonly string[] {
  const idOf = (address: Ip) =>
    address === item.ip
      ? process.routerId
      : (process.neighbors.find((neighbor) => neighbor.address === address)?.router ?? ANY_ADDRESS)
  const [designated, backup] = item.state === 'passive' ? [item.ip, ANY_ADDRESS] : [item.designated, item.backup]
  const line = (words: string, address: Ip) =>
    address === ANY_ADDRESS
      ? `  No ${words.toLowerCase()} on this network`
      : `  ${words} (ID) ${formatIp(idOf(address))}, Interface address ${formatIp(address)}`
  return [line('Designated Router', designated), line('Backup Designated router', backup)]
}
