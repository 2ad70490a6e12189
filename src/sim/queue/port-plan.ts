/**
 * What an interface's lines make of its queue: a tree of classes with their rates in bit/s. What no line says is what IOS
 * does by itself: parameters, each with its source; where releases differ the later one's default is taken.
 */
import {
  CLASS_DEFAULT,
  type Configuration,
  type InterfaceConfig,
  type InterfaceQueue,
  IOS_DEFAULTS,
  type Parameters,
  type QosPolicyClass,
  type QosRate,
  type Queueing,
  queueKindOf,
} from '../../config/index'
import type { BucketPlan } from './bucket'
import type { ClassPlan, PolicyPlan } from './plan'

/** A queue of an interface, as far as it is more than one queue of so many packets. */
export interface PortPlan {
  /** Absent = one queue, first come first served. */
  readonly policy?: PolicyPlan
  /** What of the configuration the policy's classes are found by. */
  readonly told?: { readonly queueing: Queueing; readonly name: string }
  readonly hold: number
  readonly ring: number
}

/** What every plan of a device is made by. */
interface QueueingNode {
  readonly config: Configuration
  readonly parameters: Parameters
}

const plans = new WeakMap<Parameters, WeakMap<Configuration, Map<string, PortPlan>>>()

/** Of an interface on a line of so many kbit/s; made once for each. */
export function portPlan(told: QueueingNode, port: InterfaceConfig, kbit: number): PortPlan {
  const known = plansOf(told)
  const key = `${port.name} ${kbit}`
  const found = known.get(key) ?? newPlan(told, port, kbit)
  known.set(key, found)
  return found
}

function plansOf({ config, parameters }: QueueingNode): Map<string, PortPlan> {
  const devices = plans.get(parameters) ?? new WeakMap<Configuration, Map<string, PortPlan>>()
  plans.set(parameters, devices)
  const known = devices.get(config) ?? new Map<string, PortPlan>()
  devices.set(config, known)
  return known
}

function newPlan(told: QueueingNode, port: InterfaceConfig, kbit: number): PortPlan {
  const { parameters } = told
  const { queueing } = told.config
  const { policyOut, queue } = port
  const hold = queue?.hold?.value ?? parameters.holdQueuePackets
  const ring = queue?.ring?.value ?? parameters.txRingPackets
  switch (queueKindOf(port, queueing)) {
    case 'policy': {
      const name = policyOut?.value ?? ''
      const policy = policyOf(told, name, kbit)
      return queueing && policy ? { policy, told: { queueing, name }, hold, ring } : { hold, ring }
    }
    case 'shaped':
      return queue?.shape ? { policy: shapedPlan(queue.shape.value, kbit, parameters), hold, ring } : { hold, ring }
    case 'fair':
      return { policy: fairPlan(parameters), hold, ring }
    case 'first come, first served':
      return { hold, ring }
  }
}

const shapedPlan = (
  told: NonNullable<InterfaceQueue['shape']>['value'],
  kbit: number,
  parameters: Parameters,
): PolicyPlan => {
  const limit = told.buffers ?? IOS_DEFAULTS.shapeBuffers
  const shape = shaper(told, kbit * 1000, parameters)
  return { name: 'traffic-shape', classes: [{ name: CLASS_DEFAULT, weight: 1, limit, fair: true, shape }] }
}

const fairPlan = ({ classQueuePackets }: Parameters): PolicyPlan => ({
  name: 'fair-queue',
  classes: [{ name: CLASS_DEFAULT, weight: 1, limit: classQueuePackets, fair: true }],
})

/** A policy by name, of a line of so many kbit/s, as it is simulated. */
export const policyOf = (
  { config: { queueing }, parameters }: QueueingNode,
  name: string,
  kbit: number,
): PolicyPlan | undefined => queueing && policyPlan({ queueing, parameters }, name, kbit * 1000, [])

interface Policies {
  readonly queueing: Queueing
  readonly parameters: Parameters
}

/** `within` = policies around it: one that comes back to itself ends there. */
function policyPlan(policies: Policies, name: string, rate: number, within: readonly string[]): PolicyPlan | undefined {
  const policy = policies.queueing.policies.find((each) => each.name === name)
  if (!policy || within.includes(name)) return undefined
  const told = classesOf(policy.classes)
  const reserved = told.reduce((sum, each) => sum + reservedBits(each, rate), 0)
  const rest = Math.max(rate - reserved, (rate * policies.parameters.leastClassPercent) / 100)
  const without = told.filter((each) => !each.priority && !each.bandwidth).length
  const weightOf = (each: QosPolicyClass) => {
    const share = each.bandwidth?.value
    if (!share) return rest / Math.max(1, without)
    return share.kind === 'remaining' ? (rest * share.percent) / 100 : bitsOf(share, rate)
  }
  return {
    name,
    classes: told.map((each) => classPlan(policies, each, { rate, weight: weightOf(each), within: [...within, name] })),
  }
}

/** The default class is the last, and there is one whether a line says so or not. */
export function classesOf(classes: readonly QosPolicyClass[]): readonly QosPolicyClass[] {
  const named = classes.filter(({ name }) => name !== CLASS_DEFAULT)
  const last = classes.find(({ name }) => name === CLASS_DEFAULT)
  return [...named, last ?? { name: CLASS_DEFAULT, unread: [], source: { line: 0, text: '' } }]
}

function reservedBits({ priority, bandwidth }: QosPolicyClass, rate: number): number {
  const share = priority?.value ?? bandwidth?.value
  return share && share.kind !== 'remaining' ? Math.min(rate, bitsOf(share, rate)) : 0
}

const bitsOf = (share: QosRate, rate: number): number =>
  share.kind === 'kbit' ? share.kbit * 1000 : (rate * share.percent) / 100

interface Around {
  readonly rate: number
  readonly weight: number
  readonly within: readonly string[]
}

function classPlan(policies: Policies, told: QosPolicyClass, { rate, weight, within }: Around): ClassPlan {
  const { parameters } = policies
  const shape = told.shape && shaper(told.shape.value, rate, parameters)
  const child = told.policy && policyPlan(policies, told.policy.value, shape?.rate ?? rate, within)
  const police = told.police && policer(told.police.value, rate, parameters)
  return {
    name: told.name,
    weight,
    limit: told.queueLimit?.value ?? parameters.classQueuePackets,
    fair: told.fair !== undefined,
    ...(told.priority ? { priority: priorityMeter(told.priority.value, rate, parameters) } : {}),
    ...(police ? { police } : {}),
    ...(shape ? { shape } : {}),
    ...(child ? { child } : {}),
  }
}

const inMs = (rate: number, ms: number) => (rate * ms) / 1000

function priorityMeter(
  told: QosRate & { readonly burstBytes?: number },
  rate: number,
  { priorityBurstMs }: Parameters,
): BucketPlan {
  const own = bitsOf(told, rate)
  return { rate: own, depth: (told.burstBytes ?? inMs(own, priorityBurstMs) / 8) * 8 }
}

function shaper(
  told: NonNullable<QosPolicyClass['shape']>['value'],
  rate: number,
  { shapeBurstMs }: Parameters,
): BucketPlan {
  const own = bitsOf(told.rate, rate)
  const burst = told.burstBits ?? inMs(own, shapeBurstMs)
  return { rate: own, depth: burst + (told.excessBits ?? burst) }
}

/** What violates has found both buckets empty: as one of their depth together, for both fill at the one rate (RFC 2697). */
function policer(
  told: NonNullable<QosPolicyClass['police']>['value'],
  rate: number,
  { policeBurstMs, policeBurstBytes }: Parameters,
): BucketPlan | undefined {
  const own = bitsOf(told.rate, rate)
  const usual = Math.max(inMs(own, policeBurstMs), policeBurstBytes * 8)
  const first = told.burstBytes === undefined ? usual : told.burstBytes * 8
  switch (told.drops) {
    case 'nothing':
      return undefined
    case 'exceeding':
      return { rate: own, depth: first }
    case 'violating':
      return { rate: own, depth: first + (told.excessBytes === undefined ? first : told.excessBytes * 8) }
  }
}
