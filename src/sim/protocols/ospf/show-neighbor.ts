/** `show ip ospf neighbor`. */
import { formatAge } from '../../../console/show/ages'
import { left, right } from '../../../console/show/text'
import { formatIp } from '../../../net/index'
import type { Printing } from '../../kernel/row'
import type { OspfRow } from './rows'

type Neighbor = OspfRow['neighbors'][number]

const STATES: Readonly<Record<Neighbor['state'], string>> = {
  init: 'INIT',
  'two-way': '2WAY',
  'ex-start': 'EXSTART',
  exchange: 'EXCHANGE',
  loading: 'LOADING',
  full: 'FULL',
}

export function showOspfNeighbors({ tables: { now, ospf = [] } }: Printing): readonly string[] {
  const rows = ospf.flatMap((process) =>
    process.neighbors.map((neighbor) => {
      const state = `${STATES[neighbor.state]}/${roleOf(process, neighbor)}`
      const dead = formatAge(Math.max(0, neighbor.inactiveAt - now))
      const who = `${left(formatIp(neighbor.router), 16)}${right(neighbor.priority, 3)}   ${left(state, 16)}`
      return `${who}${left(dead, 12)}${left(formatIp(neighbor.address), 16)}${neighbor.interface}`
    }),
  )
  const title = 'Neighbor ID     Pri   State           Dead Time   Address         Interface'
  return rows.length === 0 ? [] : ['', title, ...rows]
}

/** What it is on its network, as this router has it elected. */
function roleOf({ interfaces }: OspfRow, neighbor: Neighbor): string {
  const item = interfaces.find(({ name }) => name === neighbor.interface)
  if (item?.type !== 'broadcast') return '  -'
  if (neighbor.address === item.designated) return 'DR'
  return neighbor.address === item.backup ? 'BDR' : 'DROTHER'
}
