/** `show spanning-tree` of a switch, laid out as the Catalyst 2950 command reference has it for rapid spanning tree. */
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { left } from './text'

type Tree = NonNullable<DeviceTables['spanningTree']>
type Port = Tree['ports'][number]

const ROLES: Readonly<Record<Port['role'], string>> = {
  root: 'Root',
  designated: 'Desg',
  alternate: 'Altn',
  backup: 'Back',
  disabled: 'Disa',
}
const STATES: Readonly<Record<Port['state'], string>> = { forwarding: 'FWD', learning: 'LRN', discarding: 'BLK' }

/** Ports that forward at once and those between two switches are told apart by their type. */
export function showSpanningTree({ view }: ConsoleContext, { spanningTree, interfaces }: DeviceTables): string {
  if (!spanningTree) return 'No spanning tree instance exists.'
  const { root, bridge, cost, rootPort, ports } = spanningTree
  const port = ports.find(({ name }) => name === rootPort)
  const own = rootPort === undefined
  const { treeHelloSeconds, treeMaxAgeSeconds, treeForwardDelaySeconds } = view.parameters
  const timers = `Hello Time ${treeHelloSeconds} sec  Max Age ${treeMaxAgeSeconds} sec  Forward Delay ${treeForwardDelaySeconds} sec`
  const lines = interfaces.filter((item) => item.lineUp).map(({ name }) => name)
  return [
    '  Spanning tree enabled protocol rstp',
    `  Root ID    Priority    ${root.priority}`,
    `             Address     ${root.mac}`,
    ...(own ? ['             This bridge is the root'] : []),
    ...(port ? [`             Cost        ${cost}`, `             Port        ${port.number} (${port.name})`] : []),
    `             ${timers}`,
    '',
    `  Bridge ID  Priority    ${bridge.priority}`,
    `             Address     ${bridge.mac}`,
    `             ${timers}`,
    '',
    `${left('Interface', 16)} Role Sts ${left('Cost', 9)} Prio.Nbr Type`,
    '---------------- ---- --- --------- -------- ----',
    ...ports.filter(({ name }) => lines.includes(name)).map(row),
  ].join('\n')
}

function row({ name, role, state, cost, number, edge }: Port): string {
  const type = edge ? 'Edge P2p' : 'P2p'
  return `${left(name, 16)} ${ROLES[role]} ${STATES[state]} ${left(String(cost), 9)} 128.${left(String(number), 4)} ${type}`
}
