/**
 * What the way out of a device does with a packet, told from its lines alone: how many may wait there, and whether its policy
 * lets this one go first. The line is the simulator's own, so that what a plan says of a queue is what a run does.
 */
import type { DeviceId, TopologyLink } from '../../config/index'
import type { Ipv4Packet } from '../../net/index'
import { classPath } from '../queue/classify'
import type { PolicyPlan } from '../queue/plan'
import { encryptedAsSeen, hasModem, limitAt, planAt, queueingPort, type ToldDevice } from './line'

/** Packets that may wait in one queue for a cable at its end of a device. */
export function waitingAt(told: ToldDevice, link: TopologyLink): number {
  const port = portsOn(told, link).at(-1)
  return port ? limitAt(told, port, link) : told.parameters.lineBufferPackets
}

/** Interfaces of a device that send by a cable: its own, and those that use it. */
function portsOn({ config }: ToldDevice, { a, b }: TopologyLink) {
  const end = endAt(a, config.device) ?? endAt(b, config.device)
  const ports = new Map(config.interfaces.map((item) => [item.name, { config: item }]))
  return config.interfaces
    .filter(({ name, over }) => end !== undefined && (name === end || over?.interface === end))
    .flatMap(({ name }) => queueingPort({ config, ports }, name) ?? [])
}

const endAt = (end: TopologyLink['a'], device: DeviceId) => (end.device === device ? end.interface : undefined)

/** A line that packets wait for, somewhere behind the device. */
export interface SlowLine {
  readonly link: TopologyLink['id']
  readonly kbit: number
}

/**
 * Whether a policy of the device puts a packet before others that want the same slow line: it has a priority class for it, and it
 * holds packets, as the line is its own or as it shapes to no more than the line has.
 */
export function goesFirst(told: ToldDevice, link: TopologyLink, slow: SlowLine, packet: Ipv4Packet): boolean {
  return portsOn(told, link).some((port) => {
    const kbit = link.a.device === told.config.device ? link.bandwidthKbit.ab : link.bandwidthKbit.ba
    const { policy, told: by } = planAt(told, port, link, kbit)
    if (!policy || !by) return false
    const seen = encryptedAsSeen(told.config, port, packet)
    const { first, shaped } = treatment(policy, classPath(told.config, by.queueing, by.name, seen))
    const holds = shaped <= slow.kbit * 1000 || (link.id === slow.link && !hasModem(told, port, link))
    return first && holds
  })
}

/** On the way of a packet through the classes: whether one is a priority class, and the least that one shapes to, bit/s. */
function treatment(plan: PolicyPlan, path: readonly number[]): { readonly first: boolean; readonly shaped: number } {
  const [index = plan.classes.length - 1, ...below] = path
  const told = plan.classes[index]
  const inner = told?.child ? treatment(told.child, below) : { first: false, shaped: Number.POSITIVE_INFINITY }
  const own = told?.shape?.rate ?? Number.POSITIVE_INFINITY
  return { first: inner.first || told?.priority !== undefined, shaped: Math.min(own, inner.shaped) }
}
