/** Whether there is room for a call: on the line of a site, in the priority class of its policy, and on one head-end alone. */
import type { Configuration, QosRate } from '../../../config/index'
import { breakOf, usagesOf } from '../../plan/boxes'
import { callBytes, callsWithin } from '../../plan/call'
import { rateAt } from '../../plan/head-end'
import { type ShapedLine, shapeOf } from '../../plan/lines'
import { callShareOf, loadOf } from '../../plan/load'
import { add, type Check, type CheckFound, lineOf, namesOf, ofFirst, remove } from '../check'
import { type HeadEndScope, type Scope, type SiteScope, sectionOf } from '../scope'
import { classesWithin, policedKbit, policyNamed } from './policy'

const shaped = ({ plan }: Scope, config: Configuration): ShapedLine | undefined =>
  shapeOf(config, plan.basis, plan.lineOf(config))

export const callFits: Check = {
  name: 'call-fits',
  title: 'A call fits on the line of a site',
  why: 'A call is a steady stream in both directions: where the line has less than it needs beside what IOS keeps for the rest, every packet comes late or not at all.',
  source: 'IOS, max-reserved-bandwidth: three quarters of a line unless changed; bytes as docs/planning.md has them',
  check: (scope) => [...onLines(scope), ...inClasses(scope)],
}

function onLines(scope: Scope): readonly CheckFound[] {
  const { reservablePercent } = scope.plan.basis.values
  const full = scope.sites.flatMap(({ config }) => {
    const line = shaped(scope, config)
    if (!line) return []
    const { kbit } = callBytes(line.shape)
    const least = Math.min(line.access.upKbit, line.access.downKbit)
    return callsWithin(kbit, least, reservablePercent) === 0 ? [{ device: config.device, kbit, least }] : []
  })
  const [first] = full
  if (!first) return []
  const devices = full.map(({ device }) => device)
  return [
    {
      severity: 'warning',
      ...ofFirst(devices),
      summary: `A call does not fit on the line of ${namesOf(devices)}: it takes ${first.kbit.toFixed(1)} kbit/s, and ${reservablePercent} % of ${first.least} kbit/s may be reserved`,
      remedy:
        'Plan with a codec of fewer bytes or longer packets, or take a faster line: Answers, Plan shows what each would cost.',
    },
  ]
}

interface Tight {
  readonly site: SiteScope
  readonly needs: number
  readonly has: number
  readonly policy: string
  readonly name: string
  readonly line: { readonly line: number; readonly text: string }
}

/** Priority classes on the uplink that have less than one call; of a share of a shape the shape is looked at. */
function inClasses(scope: Scope): readonly CheckFound[] {
  return scope.sites.flatMap((site) => tightClass(scope, site) ?? []).map((tight) => tightFound(scope, tight))
}

function tightClass(scope: Scope, site: SiteScope): Tight | undefined {
  const { config, outside } = site
  const policy = policyNamed(config, outside?.policyOut?.value)
  const line = policy && shaped(scope, config)
  if (!line) return undefined
  const needs = policedKbit(line)
  const all = [
    policy,
    ...classesWithin(config, policy).flatMap((each) => policyNamed(config, each.policy?.value) ?? []),
  ]
  for (const { name: owner, classes } of all)
    for (const { name, priority } of classes) {
      const has = priority && kbitOf(priority.value, shapeAround(config, owner) ?? line.access.upKbit)
      if (priority?.source && has !== undefined && has < needs)
        return { site, needs, has, policy: owner, name, line: priority.source }
    }
  return undefined
}

const kbitOf = (rate: QosRate, around: number): number | undefined =>
  rate.kind === 'kbit' ? rate.kbit : rate.kind === 'percent' ? (around * rate.percent) / 100 : undefined

/** kbit/s of the shape that a policy lies in. */
function shapeAround({ queueing }: Configuration, name: string): number | undefined {
  const around = queueing?.policies
    .flatMap(({ classes }) => classes)
    .find(({ policy }) => policy?.value === name)?.shape
  return around?.value.rate.kind === 'kbit' ? around.value.rate.kbit : undefined
}

function tightFound(scope: Scope, { site, needs, has, name, policy, line }: Tight): CheckFound {
  const { device } = site.config
  const section = sectionOf(scope, device, line.line)
  return {
    severity: 'warning',
    device,
    ...lineOf(line),
    summary: `A call does not fit into class ${name} of ${device}: it takes ${needs} kbit/s as the router counts it, and the class has ${Math.floor(has)}`,
    remedy: `Give class ${name} of policy-map ${policy} a priority of ${needs} for each call at once.`,
    fix: {
      says: `Writes priority ${needs} in class ${name} of ${device}.`,
      safe: false,
      changes: [remove(device, section, line.text.trim()), add(device, section, `priority ${needs}`)],
    },
  }
}

export const headEndAlone: Check = {
  name: 'head-end-alone',
  title: 'Each head-end carries all sites alone',
  why: 'When one head-end is gone the other has every tunnel: what it carries then, and not what it carries today, is what its box and its cable must have.',
  source: 'Source document: each head-end must carry all sites; figures of boxes from the table that the design holds',
  check: (scope) => (scope.sites.length === 0 ? [] : scope.headEnds.flatMap((head) => aloneFound(scope, head))),
}

/** Idle packets are counted by running the network: here calls and SAs alone are looked at, so it is at least so much. */
function aloneFound(scope: Scope, head: HeadEndScope): readonly CheckFound[] {
  const { basis } = scope.plan
  const { config, stick, oneArmed } = head
  const sites = scope.sites.length
  const planned = scope.sites.flatMap((site) => {
    const found = shaped(scope, site.config)
    return found ? [{ call: callBytes(found.shape) }] : []
  })
  const [site] = scope.sites
  const shares = {
    ipsecSas: 2,
    ikeLifetimeSeconds: IKE_LIFE,
    ipsecLifetimeSeconds: site?.entry.lifetime.seconds ?? IPSEC_LIFE,
    cryptoPackets: 0,
    keepalivePackets: 0,
    call: callShareOf(planned),
  }
  const calls = Math.round((sites * basis.values.busyPercent) / 100)
  const alone = loadOf(shares, sites, calls, oneArmed)
  const figures = basis.platforms.find(({ platform }) => platform === config.platform)
  const stickKbit = stick && rateAt(scope.topology, config.device, stick.name)
  const { headroomPercent } = basis.values
  const breaks = breakOf(usagesOf({ both: alone, alone, figures, stickKbit, headroomPercent }))
  if (!breaks || sites <= breaks.sites) return []
  return [
    {
      severity: 'warning',
      device: config.device,
      summary: `${config.device} cannot carry all ${sites} sites alone: with ${calls} calls at once ${breaks.resource} are above ${headroomPercent} % of what it carries from ${breaks.sites + 1} sites on`,
      remedy: `Take a box or a cable that carries more, or put no more than ${breaks.sites} sites on one pair of head-ends; Answers, Plan shows the curve.`,
    },
  ]
}

const IKE_LIFE = 86_400
const IPSEC_LIFE = 3600
