/** A site's plan on one line: what its call takes, how many fit, and what it sounds like, quiet and beside transfers. */
import type { PlanBasis } from '../../config/index'
import { groundOf, type PlanScene } from './ground'
import { type LinePlan, planLine } from './site'
import type { Situation, Sound } from './sound'
import type { CallsFit, UnplannedSite } from './types'

/** A rating, of the direction that sounds worse. */
type Heard = Pick<Sound, 'r' | 'mos' | 'situation'>

export interface PlannedCall {
  readonly kind: 'planned'
  /** Bytes of a packet on the access line, and kbit/s of one direction. */
  readonly bytes: number
  readonly kbit: number
  readonly up: CallsFit
  readonly down: CallsFit
  /** Per cent of the line behind the two numbers of what fits. */
  readonly priorityPercent: number
  readonly reservablePercent: number
  readonly quiet: Heard
  /** While transfers fill the line, by what the queues there do with a call. */
  readonly busy: Heard
}

export type CallLine = PlannedCall | Omit<UnplannedSite, 'site'>

/** The lines of all sites, by name. */
export function callLines(scene: PlanScene, basis: PlanBasis): ReadonlyMap<string, CallLine> {
  const ground = groundOf(scene, new Set())
  return new Map(
    ground.sites.map((config) => [config.device, lineOf(planLine(config, basis, ground.surroundings(config)))]),
  )
}

function lineOf(plan: LinePlan | UnplannedSite): CallLine {
  if (plan.kind === 'not-planned') return { kind: 'not-planned', reason: plan.reason }
  const { call, up, down, values } = plan
  return {
    kind: 'planned',
    bytes: call.wire,
    kbit: call.kbit,
    up,
    down,
    priorityPercent: values.priorityPercent,
    reservablePercent: values.reservablePercent,
    quiet: worse(plan, () => 'idle'),
    busy: worse(plan, (way) => busySituation(plan, way)),
  }
}

/** What a full line is for a call: a policy puts it first there, or it waits with all else. */
export const busySituation = ({ queues }: Pick<LinePlan, 'queues'>, way: 'up' | 'down'): Situation =>
  queues[way].first ? 'transfer with priority' : 'transfer without priority'

function worse({ sound }: LinePlan, situationOf: (way: 'up' | 'down') => Situation): Heard {
  const heard = (['up', 'down'] as const).flatMap((way) =>
    sound[way].filter(({ situation }) => situation === situationOf(way)),
  )
  const { r, mos, situation } = heard.reduce((least, item) => (item.r < least.r ? item : least))
  return { r, mos, situation }
}
