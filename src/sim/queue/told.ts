/**
 * What an interface's lines make of its queue: a tree of classes with their rates in bit/s. What no line says is what IOS
 * does by itself; where releases differ the later one's default is taken, which the table of DEFAULTS says.
 */
import {
  CLASS_DEFAULT,
  type Configuration,
  type InterfaceConfig,
  type QosPolicyClass,
  type QosRate,
  type Queueing,
} from '../../config/index'
import type { BucketPlan } from './bucket'
import type { ClassPlan, PolicyPlan } from './plan'

/** Cisco IOS QoS: Congestion Management, Policing and Shaping configuration guides; interface command reference, hold-queue. */
const QUEUE_DEFAULTS = {
  /** Packets in the one queue of an interface. */
  hold: 40,
  /** Packets of a class, and of all conversations of a fair queue. */
  limit: 64,
  /** Packets handed to the transmitter: the one that is being sent. */
  ring: 1,
  /** Milliseconds of its rate that a priority class may send at once: the command's own default. */
  priorityBurstMs: 200,
  /** Milliseconds of its rate in a shaper's bucket, beside which as much may be saved. */
  shapeBurstMs: 4,
  /** Milliseconds of its rate in a policer's bucket, and bytes that it holds at least. */
  policeBurstMs: 250,
  policeBurstBytes: 1500,
  /** Per cent of a line that a class without a share of its own has at least. */
  leastPercent: 1,
} as const

/** A queue of an interface, as far as it is more than one queue of so many packets. */
export interface PortPlan {
  /** Absent = one queue, first come first served. */
  readonly policy?: PolicyPlan
  /** What of the configuration the policy's classes are found by. */
  readonly told?: { readonly queueing: Queueing; readonly name: string }
  readonly hold: number
  readonly ring: number
}

const plans = new WeakMap<Configuration, Map<string, PortPlan>>()

/** Of an interface on a line of so many kbit/s; made once for each. */
export function portPlan(config: Configuration, port: InterfaceConfig, kbit: number): PortPlan {
  const known = plans.get(config) ?? new Map<string, PortPlan>()
  plans.set(config, known)
  const key = `${port.name} ${kbit}`
  const found = known.get(key) ?? newPlan(config, port, kbit)
  known.set(key, found)
  return found
}

function newPlan({ queueing }: Configuration, { policyOut, queue }: InterfaceConfig, kbit: number): PortPlan {
  const hold = queue?.hold?.value ?? QUEUE_DEFAULTS.hold
  const ring = queue?.ring?.value ?? QUEUE_DEFAULTS.ring
  const name = policyOut?.value
  const policy = queueing && name !== undefined ? policyPlan(queueing, name, kbit * 1000, []) : undefined
  if (queueing && name !== undefined && policy) return { policy, told: { queueing, name }, hold, ring }
  if (queue?.fair?.value) return { policy: FAIR, hold, ring }
  return { hold, ring }
}

const FAIR: PolicyPlan = {
  name: 'fair-queue',
  classes: [{ name: CLASS_DEFAULT, weight: 1, limit: QUEUE_DEFAULTS.limit, fair: true }],
}

/** `within` = policies around it: one that comes back to itself ends there. */
function policyPlan(queueing: Queueing, name: string, rate: number, within: readonly string[]): PolicyPlan | undefined {
  const policy = queueing.policies.find((each) => each.name === name)
  if (!policy || within.includes(name)) return undefined
  const told = classesOf(policy.classes)
  const reserved = told.reduce((sum, each) => sum + reservedBits(each, rate), 0)
  const rest = Math.max(rate - reserved, (rate * QUEUE_DEFAULTS.leastPercent) / 100)
  const without = told.filter((each) => !each.priority && !each.bandwidth).length
  const weightOf = (each: QosPolicyClass) => {
    const share = each.bandwidth?.value
    if (!share) return rest / Math.max(1, without)
    return share.kind === 'remaining' ? (rest * share.percent) / 100 : bitsOf(share, rate)
  }
  return {
    name,
    classes: told.map((each) => classPlan(queueing, each, { rate, weight: weightOf(each), within: [...within, name] })),
  }
}

/** The default class is the last, and there is one whether a line says so or not. */
export function classesOf(classes: readonly QosPolicyClass[]): readonly QosPolicyClass[] {
  const named = classes.filter(({ name }) => name !== CLASS_DEFAULT)
  const last = classes.find(({ name }) => name === CLASS_DEFAULT)
  return [...named, last ?? { name: CLASS_DEFAULT, source: { line: 0, text: '' } }]
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

function classPlan(queueing: Queueing, told: QosPolicyClass, { rate, weight, within }: Around): ClassPlan {
  const shape = told.shape && shaper(told.shape.value, rate)
  const child = told.policy && policyPlan(queueing, told.policy.value, shape?.rate ?? rate, within)
  const police = told.police?.value.drops ? policer(told.police.value, rate) : undefined
  return {
    name: told.name,
    weight,
    limit: told.queueLimit?.value ?? QUEUE_DEFAULTS.limit,
    fair: told.fair !== undefined,
    ...(told.priority ? { priority: priorityMeter(told.priority.value, rate) } : {}),
    ...(police ? { police } : {}),
    ...(shape ? { shape } : {}),
    ...(child ? { child } : {}),
  }
}

const inMs = (rate: number, ms: number) => (rate * ms) / 1000

function priorityMeter(told: QosRate & { readonly burstBytes?: number }, rate: number): BucketPlan {
  const own = bitsOf(told, rate)
  return { rate: own, depth: (told.burstBytes ?? inMs(own, QUEUE_DEFAULTS.priorityBurstMs) / 8) * 8 }
}

function shaper(told: NonNullable<QosPolicyClass['shape']>['value'], rate: number): BucketPlan {
  const own = bitsOf(told.rate, rate)
  const burst = told.burstBits ?? inMs(own, QUEUE_DEFAULTS.shapeBurstMs)
  return { rate: own, depth: burst + (told.excessBits ?? burst) }
}

function policer(told: NonNullable<QosPolicyClass['police']>['value'], rate: number): BucketPlan {
  const own = bitsOf(told.rate, rate)
  const usual = Math.max(inMs(own, QUEUE_DEFAULTS.policeBurstMs), QUEUE_DEFAULTS.policeBurstBytes * 8)
  return { rate: own, depth: told.burstBytes === undefined ? usual : told.burstBytes * 8 }
}
