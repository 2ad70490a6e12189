/** Classes and policies of queues, and what an interface says of its own. */
import {
  CLASS_DEFAULT,
  type InterfaceQueue,
  notKnownAt,
  type QosClass,
  type QosCondition,
  type QosPolicy,
  type QosPolicyClass,
  type QosRate,
  type Queueing,
} from '../config/index'
import type { Statement } from '../ios/index'
import { all, type Known, lastSet, type Reader, sourceOf, warn } from './reader'
import { servicesOf } from './services'

/** Nothing without policies. */
export function readQueueing(reader: Reader): Queueing | undefined {
  const { statements } = reader.config
  const policies = all(statements, 'qos-policy-map').map((item) => readPolicy(item))
  if (policies.length === 0) return undefined
  const queueing = { classes: all(statements, 'qos-class-map').map((item) => readClass(reader, item)), policies }
  checkNames(reader, queueing)
  noteDrops(reader)
  return queueing
}

function readClass(reader: Reader, { command, children, source }: Known<'qos-class-map'>): QosClass {
  const conditions = children.flatMap((item): QosClass['conditions'] => {
    const is = item.negated ? undefined : conditionOf(item)
    if (!is) return []
    if (is.kind === 'not-known')
      warn(
        reader,
        sourceOf(item),
        `A condition of class-map ${command.name} is not simulated`,
        'No packet is taken to fulfil it.',
        'Name the packets by DSCP or by an access list.',
      )
    return [{ negated: 'not' in item.command && item.command.not === true, is, source: sourceOf(item) }]
  })
  return { name: command.name, any: command.any, conditions, source }
}

function conditionOf({ command }: Statement): QosCondition | undefined {
  switch (command.kind) {
    case 'qos-match-any':
      return { kind: 'any' }
    case 'qos-match-dscp':
      return { kind: 'dscp', values: command.values }
    case 'qos-match-precedence':
      return { kind: 'precedence', values: command.values }
    case 'qos-match-list':
      return { kind: 'list', list: command.list }
    case 'qos-match-class':
      return { kind: 'class', name: command.name }
    case 'qos-match-rtp':
      return { kind: 'rtp', first: command.first, last: command.first + command.range }
    case 'qos-match-protocol':
      return protocolCondition(command.protocol)
    case 'unknown':
      return /^\s*match\b/.test(command.text) ? { kind: 'not-known' } : undefined
  }
  return undefined
}

/** Ports that RTP may have, which is told by its header and not by a port (NBAR). */
const RTP_PORTS = { first: 16_384, last: 32_767 }

function protocolCondition(words: string): QosCondition {
  const [name = '', option] = words.trim().toLowerCase().split(/\s+/)
  if (name === 'ip' && option === undefined) return { kind: 'any' }
  if (name === 'rtp') return option === 'video' ? { kind: 'not-known' } : { kind: 'rtp', ...RTP_PORTS }
  const services = option === undefined ? servicesOf(name) : undefined
  return services ? { kind: 'services', services } : { kind: 'not-known' }
}

const readPolicy = ({ command, children, source }: Known<'qos-policy-map'>): QosPolicy => ({
  name: command.name,
  classes: all(children, 'qos-class').map((item) => readPolicyClass(item)),
  source,
})

function readPolicyClass({ command: { name }, children: lines, source }: Known<'qos-class'>): QosPolicyClass {
  const limit = lastSet(lines, 'qos-queue-limit')
  const fair = lastSet(lines, 'qos-fair-queue')
  const child = lastSet(lines, 'qos-child')
  const unread = lines.filter(({ command, negated }) => !negated && isUnread(command))
  return {
    name,
    source,
    unread: unread.map((item) => sourceOf(item)),
    ...priorityOf(lines),
    ...bandwidthOf(lines),
    ...shapeOf(lines),
    ...policeOf(lines),
    ...(limit ? { queueLimit: { value: limit.command.packets, source: limit.source } } : {}),
    ...(fair ? { fair: { value: true, source: fair.source } } : {}),
    ...(child ? { policy: { value: child.command.policy, source: child.source } } : {}),
  }
}

const isUnread = (command: Statement['command']) =>
  command.kind === 'unknown' && !/^\s*(?:description|exit|!)/.test(command.text)

const kbitRate = (kbit: number): QosRate => ({ kind: 'kbit', kbit })
const percentRate = (percent: number): QosRate => ({ kind: 'percent', percent })

/** The two forms of a line replace each other: the later one stands. */
function priorityOf(lines: readonly Statement[]): Pick<QosPolicyClass, 'priority'> {
  const rate = lastSet(lines, 'qos-priority')
  const share = lastSet(lines, 'qos-priority-percent')
  const found = share ?? rate
  if (!found) return {}
  const { command, source } = found
  const of =
    command.kind === 'qos-priority-percent' ? percentRate(command.percent) : kbitRate(command.kbit ?? UNLIMITED_KBIT)
  return {
    priority: { value: { ...of, ...(command.burst === undefined ? {} : { burstBytes: command.burst }) }, source },
  }
}

/** A priority class without a rate is held to none that a line could reach. */
const UNLIMITED_KBIT = 10_000_000

function bandwidthOf(lines: readonly Statement[]): Pick<QosPolicyClass, 'bandwidth'> {
  const share = lastSet(lines, 'qos-bandwidth-percent')
  if (share) {
    const { remaining, percent } = share.command
    return { bandwidth: { value: { kind: remaining ? 'remaining' : 'percent', percent }, source: share.source } }
  }
  const rate = lastSet(lines, 'qos-bandwidth')
  return rate ? { bandwidth: { value: kbitRate(rate.command.kbit), source: rate.source } } : {}
}

function shapeOf(lines: readonly Statement[]): Pick<QosPolicyClass, 'shape'> {
  const share = lastSet(lines, 'qos-shape-percent')
  if (share) return { shape: { value: { rate: percentRate(share.command.percent) }, source: share.source } }
  const found = lastSet(lines, 'qos-shape')
  if (!found) return {}
  return { shape: { value: shapedTo(found.command), source: found.source } }
}

interface ShapeLine {
  readonly bits: number
  readonly burst?: number
  readonly excess?: number
  readonly buffers?: number
}

const shapedTo = ({ bits, burst, excess, buffers }: ShapeLine) => ({
  rate: kbitRate(bits / 1000),
  ...(burst === undefined ? {} : { burstBits: burst }),
  ...(excess === undefined ? {} : { excessBits: excess }),
  ...(buffers === undefined ? {} : { buffers }),
})

function policeOf(lines: readonly Statement[]): Pick<QosPolicyClass, 'police'> {
  const found = lastSet(lines, 'qos-police')
  if (!found) return {}
  const { bits, burst, excess, exceed = 'drop', violate } = found.command
  return {
    police: {
      value: {
        rate: kbitRate(bits / 1000),
        ...(burst === undefined ? {} : { burstBytes: burst }),
        ...(excess === undefined ? {} : { excessBytes: excess }),
        drops: exceed === 'drop' ? 'exceeding' : violate === 'drop' ? 'violating' : 'nothing',
      },
      source: found.source,
    },
  }
}

/** Of an interface; nothing when no line speaks of it. */
export function interfaceQueue(lines: readonly Statement[]): InterfaceQueue | undefined {
  const hold = all(lines, 'hold-queue').findLast((item) => item.command.direction === 'out')
  const fair = all(lines, 'fair-queue').at(-1)
  const ring = lastSet(lines, 'tx-ring-limit')
  const shape = lastSet(lines, 'traffic-shape')
  const queue: InterfaceQueue = {
    ...(hold && !hold.negated ? { hold: { value: hold.command.packets, source: hold.source } } : {}),
    ...(fair ? { fair: { value: !fair.negated, source: fair.source } } : {}),
    ...(ring ? { ring: { value: ring.command.packets, source: ring.source } } : {}),
    ...(shape ? { shape: { value: shapedTo(shape.command), source: shape.source } } : {}),
  }
  return Object.keys(queue).length > 0 ? queue : undefined
}

/** One thing decides how an interface serves what waits: a policy before `traffic-shape`, and that before `fair-queue`. */
export function checkQueues(reader: Reader, name: string, lines: readonly Statement[]): void {
  const policy = all(lines, 'service-policy').findLast((item) => item.command.direction === 'output' && !item.negated)
  const [shape, fair] = [lastSet(lines, 'traffic-shape'), lastSet(lines, 'fair-queue')]
  const first = policy ?? shape
  if (!first) return
  for (const other of [policy && shape, fair])
    if (other)
      warn(
        reader,
        other.source,
        `Of two ways to serve what waits on ${name} one counts`,
        `Here it is "${first.source.text.trim()}". Which of them a router keeps is not known: it does not take one beside the other.`,
        'Take one of the lines away.',
      )
}

/** A queue that is told in a form that is not simulated: paths stay sure, and what a full line does to a call does not. */
export function noteQueue(reader: Reader, name: string, lines: readonly Statement[]): void {
  for (const item of lines) {
    const known = item.command.kind === 'unknown' ? item.command.known : undefined
    if (item.negated || /^\s*no\s/i.test(item.text) || known?.kind !== 'consequential' || known.unknown !== 'queue')
      continue
    warn(
      reader,
      sourceOf(item),
      `How ${name} serves what waits is not simulated in this form`,
      'Where its line is full, delay and loss are told as of one queue, first come first served.',
      'Say it by a policy-map and service-policy output.',
      'info',
    )
  }
}

/** A policy that drops all of a class leaves open what passes the interfaces that it, or one around it, stands on. */
function noteDrops(reader: Reader): void {
  const { statements } = reader.config
  const policies = new Map(all(statements, 'qos-policy-map').map((item) => [item.command.name, item]))
  const dropsIn = (name: string, within: readonly string[] = []): Statement | undefined => {
    if (within.includes(name)) return undefined
    for (const { children } of all(policies.get(name)?.children ?? [], 'qos-class')) {
      const own = children.find(dropsAll)
      const child = lastSet(children, 'qos-child')?.command.policy
      const found = own ?? (child === undefined ? undefined : dropsIn(child, [...within, name]))
      if (found) return found
    }
    return undefined
  }
  for (const { command, children } of all(statements, 'interface'))
    for (const { command: applied, negated } of all(children, 'service-policy')) {
      const because = negated ? undefined : dropsIn(applied.policy)
      if (!because) continue
      const summary = `whether it is of a class that ${applied.policy} drops on ${command.name}`
      const direction = applied.direction === 'input' ? 'in' : 'out'
      reader.notKnown.push({
        ...notKnownAt(reader.device, sourceOf(because), summary),
        scope: { kind: 'interface', interface: command.name, direction },
      })
    }
}

const dropsAll = ({ command, text, negated }: Statement): boolean =>
  !negated &&
  ((command.kind === 'unknown' && /^\s*drop\b/i.test(text)) ||
    (command.kind === 'qos-police' && command.conform === 'drop'))

function checkNames(reader: Reader, { classes, policies }: Queueing): void {
  const defined = new Set(classes.map(({ name }) => name))
  const names = new Set(policies.map(({ name }) => name))
  for (const policy of policies)
    for (const { name, source, policy: child } of policy.classes) {
      if (name !== CLASS_DEFAULT && !defined.has(name))
        warn(
          reader,
          source,
          `class-map ${name} does not exist`,
          `No packet is of this class of policy-map ${policy.name}.`,
          `Define class-map ${name}.`,
        )
      if (child && !names.has(child.value))
        warn(
          reader,
          child.source,
          `policy-map ${child.value} does not exist`,
          `Class ${name} of policy-map ${policy.name} is one queue.`,
          `Define policy-map ${child.value}.`,
        )
    }
  for (const { command, children } of all(reader.config.statements, 'interface')) {
    const applied = all(children, 'service-policy').findLast((item) => item.command.direction === 'output')
    if (applied && !applied.negated && !names.has(applied.command.policy))
      warn(
        reader,
        applied.source,
        `policy-map ${applied.command.policy} does not exist`,
        `${command.name} has one queue, first come first served.`,
        `Define policy-map ${applied.command.policy}.`,
      )
  }
}
