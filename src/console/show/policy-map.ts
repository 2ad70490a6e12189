/**
 * `show policy-map interface`, by the Cisco IOS Quality of Service Solutions Command Reference: of 12.4 with its table of the
 * shaper, and of 15.x, where every class tells its queue in the same lines. What was counted is the simulated queues'; a number
 * that a class shows is what the simulator makes of its lines.
 */
import {
  type ClassPlan,
  type ClassRow,
  type DeviceTables,
  type PolicyPlan,
  policyOf,
  type QueueRow,
} from '../../sim/index'
import type { ConsoleContext } from '../types'
import { matchTexts } from './class-map'
import { queueLines12, queueLines15, type ShownClass } from './policy-queues'

export interface PolicyLayout {
  /** bit/s of an average. */
  readonly rate: (bits: number) => string
  /** Behind the heading of a class. */
  readonly tail: string
  readonly queue: (shown: ShownClass) => readonly string[]
}

const rounded = (bits: number) => String(Math.round(bits / 1000) * 1000)

export const POLICY_12: PolicyLayout = { rate: rounded, tail: '', queue: queueLines12 }
export const POLICY_15: PolicyLayout = {
  rate: (bits) => rounded(bits).padStart(4, '0'),
  tail: '  ',
  queue: queueLines15,
}

/** What a class counted where nothing came. */
const NOTHING: ClassRow = {
  way: [],
  packets: 0,
  bytes: 0,
  drops: 0,
  dropBytes: 0,
  sent: 0,
  sentBytes: 0,
  delayed: 0,
  delayedBytes: 0,
  waiting: 0,
  droppedFull: 0,
  policed: 0,
  overPriority: 0,
  offered: 0,
  dropped: 0,
}

export function policyMapInterfaces(
  context: ConsoleContext,
  tables: DeviceTables,
  layout: PolicyLayout,
  only?: string,
): string {
  const device = { config: context.configuration, parameters: context.view.parameters }
  return context.configuration.interfaces
    .filter(({ name }) => only === undefined || name === only)
    .flatMap(({ name, policyOut, bandwidthKbit }) => {
      const queue = tables.queues.find((row) => row.interface === name && row.classes.length > 0)
      const plan = policyOut && policyOf(device, policyOut.value, queue?.kbit ?? bandwidthKbit)
      if (!plan) return []
      const shown = { context, layout, counted: countedBy(queue) }
      return [` ${name} `, '', `  Service-policy output: ${plan.name}`, ...policyLines(shown, plan, [], 4)]
    })
    .join('\n')
}

interface Shown {
  readonly context: ConsoleContext
  readonly layout: PolicyLayout
  /** By the names of the classes on the way in. */
  readonly counted: ReadonlyMap<string, ClassRow>
}

const keyOf = (way: readonly string[]) => way.join('\n')
const countedBy = (queue: QueueRow | undefined) => new Map(queue?.classes.map((row) => [keyOf(row.way), row]))

function policyLines(shown: Shown, plan: PolicyPlan, around: readonly string[], depth: number): readonly string[] {
  return plan.classes.flatMap((each) => ['', ...classLines(shown, plan, each, [...around, each.name], depth)])
}

function classLines(
  shown: Shown,
  policy: PolicyPlan,
  plan: ClassPlan,
  way: readonly string[],
  depth: number,
): readonly string[] {
  const { layout, counted } = shown
  const { queueing } = shown.context.configuration
  const row = counted.get(keyOf(way)) ?? NOTHING
  const told = queueing?.policies
    .find(({ name }) => name === policy.name)
    ?.classes.find(({ name }) => name === plan.name)
  const match = queueing?.classes.find(({ name }) => name === plan.name)
  const own = [
    `Class-map: ${plan.name} (${match && !match.any ? 'match-all' : 'match-any'})${layout.tail}`,
    `  ${row.packets} packets, ${row.bytes} bytes`,
    `  5 minute offered rate ${layout.rate(row.offered)} bps, drop rate ${layout.rate(row.dropped)} bps`,
    ...matchTexts(match).map((text) => `  Match: ${text}`),
    ...layout.queue({ told, plan, row }).map((text) => `  ${text}`),
    ...(told?.unread ?? []).map(({ text }) => `  "${text.trim()}" is not simulated, and nothing is counted of it`),
  ].map((text) => `${' '.repeat(depth)}${text}`.trimEnd())
  if (!plan.child) return own
  const heading = `${' '.repeat(depth + 2)}Service-policy : ${plan.child.name}`
  return [...own, '', heading, ...policyLines(shown, plan.child, way, depth + 4)]
}
