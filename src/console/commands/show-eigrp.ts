/** `show ip eigrp …`. */
import { lengthOfMask, parsePrefix } from '../../net/index'
import { addressOf } from '../language/match'
import { eigrpNeighbors } from '../show/eigrp'
import { eigrpInterfaces, eigrpTraffic, type WhichInterfaces } from '../show/eigrp-process'
import { eigrpEntry, eigrpTopology, type TopologyPart } from '../show/eigrp-topology'
import { type Action, type Call, command } from './row'

/** The refusal of an interface that the device has not. */
export function noSuchInterface({ tables, args }: Call): string | undefined {
  const { name } = args
  return name === undefined || tables.interfaces.some((row) => row.name === name)
    ? undefined
    : `% There is no interface ${name} on this device`
}

const topology =
  (part: TopologyPart): Action =>
  ({ tables, layouts, args }) =>
    eigrpTopology(tables, layouts.eigrp, args.vrf, part)

const entry: Action = ({ context, tables, layouts, args }) => {
  const whole = args.network === undefined ? undefined : parsePrefix(args.network)
  const address = whole?.address ?? addressOf(args, 'prefix')
  const mask = addressOf(args, 'mask')
  const length = whole?.length ?? (mask === undefined ? undefined : lengthOfMask(mask))
  return address === undefined || (mask !== undefined && length === undefined)
    ? '% Invalid address or mask'
    : eigrpEntry(context, tables, layouts.eigrp, address, length)
}

const interfaces =
  (detail: boolean): Action =>
  (call) => {
    const { context, tables, layouts, args } = call
    const which: WhichInterfaces = {
      detail,
      ...(args.vrf === undefined ? {} : { vrf: args.vrf }),
      ...(args.name === undefined ? {} : { interface: args.name }),
    }
    return noSuchInterface(call) ?? eigrpInterfaces(context, tables, layouts.eigrp, which)
  }

const neighbors: Action = ({ tables, layouts, args }) => eigrpNeighbors(tables, layouts.eigrp, args.vrf)
const traffic: Action = ({ tables, layouts, args }) => eigrpTraffic(tables, layouts.eigrp, args.vrf)

export const SHOW_EIGRP = [
  ...['show ip eigrp', 'show ip eigrp vrf <vrf:WORD>'].flatMap((show) => [
    ...command(`${show} neighbors`, neighbors),
    ...command(`${show} topology`, topology('feasible')),
    ...command(`${show} topology all-links`, topology('all-links')),
    ...command(`${show} topology active`, topology('active')),
    ...command(`${show} topology zero-successors`, topology('zero-successors')),
    ...command(`${show} interfaces [<name:INTERFACE>]`, interfaces(false)),
    ...command(`${show} interfaces detail [<name:INTERFACE>]`, interfaces(true)),
    ...command(`${show} traffic`, traffic),
  ]),
  ...command('show ip eigrp topology <prefix:A.B.C.D> [<mask:A.B.C.D>]', entry),
  ...command('show ip eigrp topology <network:A.B.C.D/nn>', entry),
]
