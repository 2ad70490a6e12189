/** Which class of a policy a packet is of. */
import {
  type Configuration,
  evaluateList,
  type QosClass,
  type QosCondition,
  type Queueing,
  subjectOf,
} from '../../config/index'
import { type Ipv4Packet, lookUp, portsOf, protocolNumber } from '../../net/index'
import { classIndex } from './class-index'

/** Class-maps that name each other in a ring end here. */
const DEEPEST = 8

/** The way to a packet's class, a place in each policy from the outermost in; what is no IP packet is of the defaults. */
export function classPath(
  config: Configuration,
  queueing: Queueing,
  name: string,
  packet: Ipv4Packet | undefined,
  depth = 0,
): readonly number[] {
  const known = depth > DEEPEST ? undefined : classIndex(config, queueing, name)
  if (!known) return []
  const { classes, candidates, mapOf } = known
  const isOf = (place: number, of: Ipv4Packet) => {
    const match = mapOf(classes[place]?.name ?? '')
    return match !== undefined && takes(config, queueing, match, of, 0)
  }
  const found = packet && candidates(packet.destination).find((place) => isOf(place, packet))
  const index = found ?? classes.length - 1
  const child = classes[index]?.policy?.value
  return child === undefined ? [index] : [index, ...classPath(config, queueing, child, packet, depth + 1)]
}

function takes(
  config: Configuration,
  queueing: Queueing,
  { any, conditions }: QosClass,
  packet: Ipv4Packet,
  depth: number,
): boolean {
  if (conditions.length === 0) return false
  const holds = ({ negated, is }: QosClass['conditions'][number]) => {
    const answer = fulfils(config, queueing, is, packet, depth)
    return answer !== undefined && answer !== negated
  }
  return any ? conditions.some(holds) : conditions.every(holds)
}

/** Nothing for a condition whose truth is not known. */
function fulfils(
  config: Configuration,
  queueing: Queueing,
  is: QosCondition,
  packet: Ipv4Packet,
  depth: number,
): boolean | undefined {
  switch (is.kind) {
    case 'any':
      return true
    case 'dscp':
      return is.values.includes(packet.dscp)
    case 'precedence':
      return is.values.includes(packet.dscp >> 3)
    case 'list': {
      const list = lookUp(config.accessLists, is.list)
      if (!list) return false
      const { action } = evaluateList(list, subjectOf(packet))
      return action === 'not-known' ? undefined : action === 'permit'
    }
    case 'class': {
      const other = queueing.classes.find(({ name }) => name === is.name)
      return other !== undefined && depth < DEEPEST && takes(config, queueing, other, packet, depth + 1)
    }
    case 'services':
      return is.services.some(({ protocol, port }) => isService(packet, protocol, port))
    case 'rtp': {
      const to = packet.payload.protocol === 'udp' ? packet.payload.destinationPort : undefined
      return to !== undefined && to >= is.first && to <= is.last && to % 2 === 0
    }
    case 'not-known':
      return undefined
  }
}

function isService({ payload }: Ipv4Packet, protocol: number, port: number | undefined): boolean {
  if (protocolNumber(payload) !== protocol) return false
  const ports = portsOf(payload)
  return port === undefined || ports?.source === port || ports?.destination === port
}
