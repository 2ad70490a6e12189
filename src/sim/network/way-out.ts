/**
 * What the way out of a device does with a packet, told from its lines alone: how many may wait there, and what its policy
 * makes of this one. The line is the simulator's own, so that what a plan says of a queue is what a run does.
 */
import type { DeviceId, TopologyLink } from '../../config/index'
import type { Ipv4Packet } from '../../net/index'
import { classPath } from '../queue/classify'
import type { PolicyPlan } from '../queue/plan'
import { type ConfiguredDevice, encryptedAsSeen, hasModem, limitAt, planAt, queueingPort } from './line'

/** Packets that may wait in one queue for a cable at its end of a device. */
export function waitingAt(told: ConfiguredDevice, link: TopologyLink): number {
  const port = portsOn(told, link).at(-1)
  return port ? limitAt(told, port, link) : told.parameters.lineBufferPackets
}

/** Interfaces of a device that send by a cable: its own, and those that use it. */
function portsOn({ config }: ConfiguredDevice, { a, b }: TopologyLink) {
  const end = endAt(a, config.device) ?? endAt(b, config.device)
  const ports = new Map(config.interfaces.map((item) => [item.name, { config: item }]))
  return config.interfaces
    .filter(({ name, over }) => end !== undefined && (name === end || over?.interface === end))
    .flatMap(({ name }) => queueingPort({ config, ports }, name) ?? [])
}

const endAt = (end: TopologyLink['a'], device: DeviceId) => (end.device === device ? end.interface : undefined)

/** What a policy of a device does with a packet. Rates are kbit/s as its router counts them. */
export interface QueueWay {
  /** A priority class has it, of so many kbit/s. */
  readonly priorityKbit?: number
  /** The least that a class on its way shapes to, and which it is. */
  readonly shaped?: { readonly kbit: number; readonly policy: string; readonly class: string }
  /** Packets wait at the port itself for the cable: no modem takes all that comes. Of those handed over before, so many. */
  readonly ring?: number
}

/** What the policies of a device at its end of a cable do with a packet, one for each interface that has one. */
export function queueWays(told: ConfiguredDevice, link: TopologyLink, packet: Ipv4Packet): readonly QueueWay[] {
  return portsOn(told, link).flatMap((port) => {
    const kbit = link.a.device === told.config.device ? link.bandwidthKbit.ab : link.bandwidthKbit.ba
    const { policy, told: by, ring } = planAt(told, port, link, kbit)
    if (!policy || !by) return []
    const seen = encryptedAsSeen(told.config, port, packet)
    const way = treatment(policy, classPath(told.config, by.queueing, by.name, seen))
    return [{ ...way, ...(hasModem(told, port, link) ? {} : { ring }) }]
  })
}

/** On the way of a packet through the classes: a priority class, and the least that one shapes to. */
function treatment(plan: PolicyPlan, path: readonly number[]): Omit<QueueWay, 'ring'> {
  const [index = plan.classes.length - 1, ...below] = path
  const told = plan.classes[index]
  const inner = told?.child ? treatment(told.child, below) : {}
  const own = told?.shape && { kbit: told.shape.rate / 1000, policy: plan.name, class: told.name }
  const shaped = own && !(inner.shaped && inner.shaped.kbit < own.kbit) ? own : inner.shaped
  const priorityKbit = told?.priority ? told.priority.rate / 1000 : inner.priorityKbit
  return { ...(priorityKbit === undefined ? {} : { priorityKbit }), ...(shaped ? { shaped } : {}) }
}
