/** The plan of one site: its call byte by byte, how many fit, how they will sound, and what another choice would cost. */
import {
  type Configuration,
  type Encapsulation,
  PLAN_INFO,
  type PlanBasis,
  type PlanValues,
  type SitePlanning,
} from '../../config/index'
import { ACCESS, type Access, CODECS } from '../../net/index'
import { alternativesOf } from './alternatives'
import { type CallShape, callBytes, callsWithin } from './call'
import { largestClear, largestSegment, wholeCellSegment } from './fit'
import type { SiteSurroundings } from './ground'
import { encapsulationOf, shapeOf, valuesOf } from './lines'
import { type Direction, soundsOf } from './sound'
import { sealingText } from './tunnel'
import type { CallsFit, PlanInput, PlannedSite, SitePlan, UnplannedSite } from './types'

/** What a site's call takes of its line, how many fit, and how it sounds: what its line in a table tells too. */
export type LinePlan = Pick<PlannedSite, 'site' | 'access' | 'call' | 'up' | 'down' | 'sound' | 'queues'> & {
  readonly kind: 'planned'
  readonly shape: CallShape
  readonly mtu: number
  readonly values: PlanValues
}

export function planLine(config: Configuration, basis: PlanBasis, around: SiteSurroundings): LinePlan | UnplannedSite {
  const { tunnel, access, legs } = around
  const site = config.device
  if (!tunnel)
    return { kind: 'not-planned', site, reason: `${site} has no transform set that says how its packets are sealed` }
  if (!access || !legs) return { kind: 'not-planned', site, reason: `no cables lead from ${site} to a head-end` }
  const values = valuesOf(basis, basis.sites.get(site) ?? {})
  const shaped = shapeOf(config, basis, { ...around, outer: legs, ways: undefined })
  const queues = shaped && around.queues?.(shaped)
  if (!shaped || !queues) return { kind: 'not-planned', site, reason: `nothing is known of the line of ${site}` }
  const { shape, mtu } = shaped
  const call = callBytes(shape)
  const { upKbit, downKbit } = access
  const direction = (way: Direction['way']): Direction => ({
    legs,
    access,
    routers: around.routers,
    way,
    mtu,
    queue: queues[way],
  })
  return {
    kind: 'planned',
    site,
    access: { technology: shape.access, name: ACCESS[shape.access].name, link: access.link, upKbit, downKbit },
    call,
    up: fitting(call.kbit, upKbit, values),
    down: fitting(call.kbit, downKbit, values),
    queues,
    sound: {
      up: soundsOf(shape, values, direction('up')),
      down: soundsOf(shape, values, direction('down')),
    },
    shape,
    mtu,
    values,
  }
}

const fitting = (kbit: number, rate: number, { priorityPercent, reservablePercent }: PlanValues): CallsFit => ({
  priority: callsWithin(kbit, rate, priorityPercent),
  reservable: callsWithin(kbit, rate, reservablePercent),
})

export function planSite(config: Configuration, basis: PlanBasis, around: SiteSurroundings): SitePlan {
  const line = planLine(config, basis, around)
  if (line.kind === 'not-planned') return line
  const { shape, mtu, values, ...told } = line
  const segment = largestSegment(mtu, shape)
  const wholeCells = wholeCellSegment(segment, shape)
  const own = basis.sites.get(config.device) ?? {}
  return {
    ...told,
    averageKbit: values.silenceSuppression ? (line.call.kbit * values.speechPercent) / 100 : line.call.kbit,
    path: {
      mtu,
      largestClear: largestClear(mtu, shape),
      segment,
      ...(wholeCells === undefined ? {} : { wholeCells }),
    },
    inputs: inputsOf(own, values, around, shape.access, encapsulationOf(config)),
    alternatives: alternativesOf(shape, (kbit) => fitting(kbit, line.access.upKbit, values)),
  }
}

function inputsOf(
  own: SitePlanning,
  values: PlanValues,
  { tunnel, access, inDesign }: SiteSurroundings,
  technology: Access,
  told: Encapsulation | undefined,
): readonly PlanInput[] {
  const chosen = (key: keyof PlanValues, value: string): PlanInput => ({
    label: PLAN_INFO[key].label,
    value: PLAN_INFO[key].unit === '' ? value : `${value} ${PLAN_INFO[key].unit}`,
    from: inDesign.has(key) || key in own ? 'design' : 'assumption',
    key,
  })
  const cable = (label: string, kbit: number): PlanInput => ({ label, value: `${kbit} kbit/s`, from: 'cable' })
  return [
    chosen('codec', CODECS[values.codec].name),
    chosen('intervalMs', String(values.intervalMs)),
    chosen('silenceSuppression', values.silenceSuppression ? 'yes' : 'no'),
    told === undefined
      ? chosen('encapsulation', values.encapsulation)
      : { label: PLAN_INFO.encapsulation.label, value: told, from: 'configuration' },
    {
      label: 'Sealed as',
      value: tunnel ? sealingText(tunnel.sealing) : '',
      from: tunnel?.from === 'agreed' ? 'agreed tunnel' : 'configuration',
    },
    { label: 'Access line', value: ACCESS[technology].name, from: own.access === undefined ? 'assumption' : 'design' },
    cable('Towards headquarters', access?.upKbit ?? 0),
    cable('From headquarters', access?.downKbit ?? 0),
  ]
}
