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
import { callBytes, callsWithin } from './call'
import { largestClear, largestSegment, wholeCellSegment } from './fit'
import type { SiteSurroundings } from './ground'
import { encapsulationOf, shapeOf, valuesOf } from './lines'
import { type Direction, soundsOf } from './sound'
import { sealingText } from './tunnel'
import type { PlanInput, SitePlan } from './types'

export function planSite(config: Configuration, basis: PlanBasis, around: SiteSurroundings): SitePlan {
  const { tunnel, access, legs } = around
  const site = config.device
  if (!tunnel)
    return { kind: 'not-planned', site, reason: `${site} has no transform set that says how its packets are sealed` }
  if (!access || !legs) return { kind: 'not-planned', site, reason: `no cables lead from ${site} to a head-end` }
  const own = basis.sites.get(site) ?? {}
  const values = valuesOf(basis, own)
  const shaped = shapeOf(config, basis, { ...around, outer: legs, ways: undefined })
  if (!shaped) return { kind: 'not-planned', site, reason: `nothing is known of the line of ${site}` }
  const { shape, mtu } = shaped
  const technology = shape.access
  const call = callBytes(shape)
  const { upKbit, downKbit } = access
  const segment = largestSegment(mtu, shape)
  const wholeCells = wholeCellSegment(segment, shape)
  const fitting = (rate: number) => ({
    priority: callsWithin(call.kbit, rate, values.priorityPercent),
    reservable: callsWithin(call.kbit, rate, values.reservablePercent),
  })
  const direction = (way: Direction['way']): Direction => ({ legs, access, routers: around.routers, way, mtu })
  return {
    kind: 'planned',
    site,
    access: { technology, name: ACCESS[technology].name, link: access.link, upKbit, downKbit },
    call,
    averageKbit: values.silenceSuppression ? (call.kbit * values.speechPercent) / 100 : call.kbit,
    up: fitting(upKbit),
    down: fitting(downKbit),
    path: {
      mtu,
      largestClear: largestClear(mtu, shape),
      segment,
      ...(wholeCells === undefined ? {} : { wholeCells }),
    },
    sound: {
      up: soundsOf(shape, values, direction('up')),
      down: soundsOf(shape, values, direction('down')),
    },
    inputs: inputsOf(own, values, around, technology, encapsulationOf(config)),
    alternatives: alternativesOf(shape, (kbit) => ({
      priority: callsWithin(kbit, upKbit, values.priorityPercent),
      reservable: callsWithin(kbit, upKbit, values.reservablePercent),
    })),
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
