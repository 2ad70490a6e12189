/**
 * What a call sounds like in the simulated network: one on a quiet line, and one while transfers fill it in both directions.
 * Delay, jitter and loss are heard at the phones; what the network has no part in (coding, the receiver's buffer) is the
 * plan's, so that the two can be laid side by side, with what makes them differ.
 */
import type { PlanBasis, PlanValues, ScenarioPlan } from '../../config/index'
import type { Network } from '../../sim/index'
import { type Progress, retold } from '../progress'
import { playScenario } from '../scenario/play'
import type { CallReport, DirectionReport } from '../scenario/result'
import { surroundingsOf } from '../surroundings/areas'
import { endsOfSites } from '../surroundings/ends'
import { busySituation } from './brief'
import { groundOf, type PlanScene } from './ground'
import { valuesOf } from './lines'
import { planSite } from './site'
import { ratedSound, type Sound } from './sound'
import type { PlannedSite } from './types'

/** One direction of a measured call, beside what the plan says of it. */
export interface MeasuredSound {
  readonly way: 'up' | 'down'
  readonly load: 'idle' | 'transfer'
  readonly sent: number
  readonly lost: number
  /** Milliseconds in the network, as heard: the least, on average, the most. */
  readonly leastMs: number
  readonly meanMs: number
  readonly mostMs: number
  readonly sound: Pick<Sound, 'delayMs' | 'jitterMs' | 'lossPercent' | 'r' | 'mos'>
  /** The plan of the situation that the configuration makes of this load. */
  readonly planned: Sound
  /** Why the two differ, in sentences with their figures. */
  readonly why: readonly string[]
}

export type MeasuredCall =
  | { readonly kind: 'measured'; readonly site: string; readonly sounds: readonly MeasuredSound[] }
  | { readonly kind: 'not-measured'; readonly site: string; readonly reason: string }

/** Simulated seconds: the quiet call, and from where on to where lines are filled while the second goes on. */
const QUIET = { from: 1.3, to: 5 }
const BUSY = { from: 6, to: 12 }
/** What a transfer asks for against its line. */
const OVERLOAD = 1.25

export function* measureCall(
  scene: PlanScene & { readonly network: Network },
  basis: PlanBasis,
  site: string,
): Generator<Progress, MeasuredCall, void> {
  const not = (reason: string): MeasuredCall => ({ kind: 'not-measured', site, reason })
  const ground = groundOf(scene, new Set())
  const config = ground.sites.find(({ device }) => device === site)
  if (!config) return not(`${site} is no site`)
  const around = ground.surroundings(config)
  const plan = planSite(config, basis, around)
  if (plan.kind === 'not-planned') return not(plan.reason)
  const values = valuesOf(basis, basis.sites.get(site) ?? {})
  const ends = endsOfSites(scene.configurations, surroundingsOf(scene.configurations, scene.topology))
  const pair = typeof ends === 'string' ? ends : ends.find((item) => item.site === site)
  if (pair === undefined || typeof pair === 'string') return not(pair ?? `nobody at ${site} can be called`)
  const work = playScenario(scene.network, scriptOf(pair.from, pair.to, values, plan), { whole: true })
  const { result } = yield* retold(work, (told) => told)
  const sounds = result.calls.flatMap((call) => soundsOf(call, { plan, values, routers: around.routers }))
  return sounds.length === 0
    ? not('nothing of the call was heard: the site has no way to headquarters now')
    : { kind: 'measured', site, sounds }
}

function scriptOf(
  from: string,
  to: string,
  { codec, intervalMs }: PlanValues,
  { access, path }: PlannedSite,
): ScenarioPlan {
  const at = (seconds: number) => seconds * 1e6
  const call = (name: string, { from: start, to: end }: typeof QUIET) => ({
    name,
    from,
    to,
    codec,
    intervalMs,
    start: at(start),
    end: at(end),
  })
  const transfer = (name: string, source: string, target: string, kbit: number) => ({
    name,
    from: source,
    to: target,
    kbit: Math.ceil(kbit * OVERLOAD),
    size: path.largestClear,
    start: at(BUSY.from - 1),
    end: at(BUSY.to),
  })
  return {
    name: 'measured call',
    until: at(BUSY.to + 1),
    events: [],
    calls: [call('idle', QUIET), call('transfer', BUSY)],
    flows: [],
    transfers: [transfer('upload', to, from, access.upKbit), transfer('download', from, to, access.downKbit)],
  }
}

interface Beside {
  readonly plan: PlannedSite
  readonly values: PlanValues
  readonly routers: number
}

function soundsOf(call: CallReport, beside: Beside): readonly MeasuredSound[] {
  const load = call.name === 'idle' ? 'idle' : 'transfer'
  const ways = [
    ['up', call.return],
    ['down', call.forward],
  ] as const
  return ways.flatMap(([way, report]) => soundOf(way, load, report, beside) ?? [])
}

function soundOf(
  way: 'up' | 'down',
  load: 'idle' | 'transfer',
  { sent, lost, heard }: DirectionReport,
  beside: Beside,
): MeasuredSound | undefined {
  const { plan, values } = beside
  const situation = load === 'idle' ? 'idle' : busySituation(plan, way)
  const planned = plan.sound[way].find((item) => item.situation === situation)
  if (!heard || !planned) return undefined
  const { leastMs, meanMs, mostMs } = heard
  const aside = planned.delayMs - planned.networkMs
  const sound = ratedSound(values, {
    delayMs: meanMs + aside,
    spreadMs: mostMs - leastMs,
    arrives: sent === 0 ? 1 : 1 - lost / sent,
  })
  const measured = { way, load, sent, lost, leastMs, meanMs, mostMs, sound, planned } as const
  return { ...measured, why: reasons(measured, beside) }
}

const ms = (value: number) => `${value.toFixed(1)} ms`

function reasons(measured: Omit<MeasuredSound, 'why'>, { values, routers }: Beside): readonly string[] {
  const { load, sent, lost, leastMs, mostMs, planned } = measured
  const wait = planned.parts.reduce((total, { label, ms }) => (label.startsWith('Behind') ? total + ms : total), 0)
  return [
    ...(routers * values.routerMs > 0
      ? [`The plan adds ${ms(routers * values.routerMs)} for routers and firewalls; the simulator forwards at once.`]
      : []),
    ...(load === 'transfer'
      ? [
          `The plan has every packet wait the longest, ${ms(wait)}; in the run waits differed by ${ms(mostMs - leastMs)}.`,
        ]
      : []),
    ...(lost > 0 ? [`The run lost ${lost} of ${sent} packets in full queues, which the plan does not count.`] : []),
  ]
}
