/**
 * What the head-ends carry: as the sites are spread now, and each of them alone when the others are gone; for other
 * numbers of sites as a curve. SAs, lifetimes and idle packets are the settled network's; calls are the planner's.
 */
import type { PlanBasis, PlatformFigures, Topology } from '../../config/index'
import { type Network, patienceSeconds, securityAssociationsAt, tableOf } from '../../sim/index'
import { type Scope, scopeOf } from '../checks/scope'
import type { Progress } from '../progress'
import { headEnds } from '../sites/head-end'
import { breakOf, type Usage, usagesOf } from './boxes'
import type { PlanScene } from './ground'
import { type Idle, idleOf } from './idle'
import { callShareOf, type Load, loadOf, type Shares } from './load'
import { type Storm, type StormAsked, setupSeconds, stormOf, stormText } from './storm'
import type { PlanInput, PlannedSite } from './types'

export interface BoxPlan {
  readonly device: string
  readonly platform?: string
  /** As the sites are spread now; and all of them. */
  readonly both: Load
  readonly alone: Load
  readonly usages: readonly Usage[]
  /** Somebody has said what the box carries. */
  readonly known: boolean
  /** Where it cannot carry all alone any more, by all that is known of box and cable; absent = nothing is. */
  readonly breaks?: { readonly sites: number; readonly resource: string }
  readonly fits?: boolean
  /** All sites ask at once after a loss, at the box's rate of set-ups; absent = that is not known. */
  readonly storm?: Storm
  readonly stormSays?: string
}

export interface CurvePoint {
  readonly sites: number
  readonly calls: number
  readonly alone: Load
  /** kbit/s over the cross-over while the sites are spread as now. */
  readonly crossOverKbit: number
  readonly storm?: Storm
}

export interface HeadEndPlan {
  readonly sites: number
  readonly calls: number
  readonly boxes: readonly BoxPlan[]
  /** kbit/s of calls over the cross-over, from the HSRP active to the other. */
  readonly crossOverKbit: number
  readonly curve: readonly CurvePoint[]
  readonly inputs: readonly PlanInput[]
}

const COUNTS = [6, 12, 24, 48, 96, 192, 384, 768, 1000, 2000, 5000, 10_000]

interface Spread {
  /** Sites on each head-end now; and those that are not on the HSRP active one. */
  readonly on: ReadonlyMap<string, number>
  readonly aside: number
}

export function* headEndPlan(
  scene: PlanScene & { readonly network: Network },
  basis: PlanBasis,
  planned: readonly PlannedSite[],
  wanted: number | undefined,
): Generator<Progress, HeadEndPlan, void> {
  const { configurations, topology, network } = scene
  const scope = scopeOf({ configurations, topology, texts: [] })
  const names = scope.headEnds.map(({ config }) => config.device)
  const idle = yield* idleOf(network, names)
  const sites = scope.sites.length
  const calls = wanted ?? Math.round((sites * basis.values.busyPercent) / 100)
  const shares = sharesOf(network, names, planned, idle, sites)
  const spread = spreadOf(scene, planned)
  const peering = peeringOf(scope, network)
  const figures = new Map(basis.platforms.map((row) => [row.platform, row]))
  const boxes = scope.headEnds.map(({ config, stick, oneArmed }): BoxPlan => {
    const box = config.platform === undefined ? undefined : figures.get(config.platform)
    const share = sites === 0 ? 0 : (spread.on.get(config.device) ?? 0) / sites
    const both = loadOf(shares, sites * share, calls * share, oneArmed)
    const alone = loadOf(shares, sites, calls, oneArmed)
    const stickKbit = stick && rateAt(topology, config.device, stick.name)
    const usages = usagesOf({ both, alone, figures: box, stickKbit, headroomPercent: basis.values.headroomPercent })
    const breaks = breakOf(usages)
    const { storm } = stormAt(sites, box, peering)
    return {
      device: config.device,
      ...(config.platform === undefined ? {} : { platform: config.platform }),
      known: box !== undefined,
      both,
      alone,
      usages,
      ...(breaks ? { breaks, fits: sites <= breaks.sites } : {}),
      ...(storm ? { storm, stormSays: stormText(storm) } : {}),
    }
  })
  const slowest = boxes.length === 0 ? undefined : slowestOf(boxes.map(({ platform = '' }) => figures.get(platform)))
  const oneArmed = scope.headEnds.some((item) => item.oneArmed)
  const aside = sites === 0 ? 0 : spread.aside / sites
  const crossOver = (count: number) => count * aside * shares.call.clearKbit
  return {
    sites,
    calls,
    boxes,
    crossOverKbit: crossOver(calls),
    curve: [...new Set([...COUNTS, sites])]
      .filter((count) => count > 0)
      .sort((a, b) => a - b)
      .map((count) => {
        const busy = sites === 0 ? 0 : (calls * count) / sites
        return {
          sites: count,
          calls: busy,
          alone: loadOf(shares, count, busy, oneArmed),
          crossOverKbit: crossOver(busy),
          ...stormAt(count, slowest, peering),
        }
      }),
    inputs: [...inputsOf(shares, calls, wanted, basis), ...stormInputs(peering)],
  }
}

function sharesOf(
  network: Network,
  gateways: readonly string[],
  planned: readonly PlannedSite[],
  idle: Idle,
  sites: number,
): Shares {
  const held = gateways.flatMap((device) => securityAssociationsAt(network, device))
  const ike = gateways.flatMap((device) => tableOf(network, device, 'ikeSas'))
  const life = (rows: readonly { readonly since: number; readonly expires: number }[], usual: number) =>
    rows.length === 0 ? usual : Math.min(...rows.map(({ since, expires }) => (expires - since) / 1e6))
  const each = (value: number) => (sites === 0 ? 0 : value / sites)
  const pairs = new Set(held.map(({ sa }) => `${sa.proxy.local.address} ${sa.proxy.remote.address}`)).size
  return {
    ipsecSas: 2 * Math.max(1, each(pairs)),
    ikeLifetimeSeconds: life(ike, 86_400),
    ipsecLifetimeSeconds: life(
      held.map(({ sa }) => sa),
      3600,
    ),
    cryptoPackets: each(idle.cryptoPackets),
    keepalivePackets: each(idle.keepalivePackets),
    call: callShareOf(planned),
  }
}

function spreadOf(
  { network, configurations }: PlanScene & { readonly network: Network },
  planned: readonly PlannedSite[],
): Spread {
  const headEndOf = headEnds(network, configurations)
  const on = new Map<string, number>()
  let aside = 0
  for (const { site } of planned) {
    const found = headEndOf(site)
    if (found?.device === undefined) continue
    on.set(found.device, (on.get(found.device) ?? 0) + 1)
    if (found.hsrp === 'standby') aside += 1
  }
  return { on, aside }
}

/** kbit/s of the cable of an interface, the slower way. */
export function rateAt({ links }: Topology, device: string, port: string): number | undefined {
  for (const { a, b, bandwidthKbit } of links) {
    if (a.device === device && a.interface === port) return Math.min(bandwidthKbit.ab, bandwidthKbit.ba)
    if (b.device === device && b.interface === port) return Math.min(bandwidthKbit.ab, bandwidthKbit.ba)
  }
  return undefined
}

/** How sites ask for a tunnel. */
type Peering = Pick<StormAsked, 'parameters' | 'version' | 'peers'>

function peeringOf({ sites }: Scope, { parameters }: Network): Peering {
  const entries = sites.map(({ entry }) => entry)
  return {
    parameters,
    version: entries.some(({ ikev2Profile }) => ikev2Profile) ? 2 : 1,
    peers: Math.max(1, ...entries.map(({ peers }) => peers.length)),
  }
}

const stormAt = (sites: number, box: PlatformFigures | undefined, peering: Peering): { readonly storm?: Storm } =>
  box?.setupsPerSecond ? { storm: stormOf({ ...peering, sites, setupsPerSecond: box.setupsPerSecond }) } : {}

/** The box with the lowest rate, when all are known. */
function slowestOf(boxes: readonly (PlatformFigures | undefined)[]): PlatformFigures | undefined {
  const known = boxes.flatMap((box) => (box?.setupsPerSecond ? [box] : []))
  if (known.length < boxes.length) return undefined
  return known.sort((a, b) => (a.setupsPerSecond ?? 0) - (b.setupsPerSecond ?? 0))[0]
}

/** What a storm of set-ups hangs on, besides the rate of the box. */
function stormInputs({ parameters, version, peers }: Peering): readonly PlanInput[] {
  const input = (label: string, value: string, from: PlanInput['from']): PlanInput => ({ label, value, from })
  return [
    input('A whole set-up, on average', `${setupSeconds(parameters).toFixed(2)} s (IKEv${version})`, 'assumption'),
    input('A silent peer is given up after', `${patienceSeconds(parameters)} s`, 'assumption'),
    input('Peers that a site tries in turn', String(peers), 'configuration'),
  ]
}

function inputsOf(shares: Shares, calls: number, wanted: number | undefined, basis: PlanBasis): readonly PlanInput[] {
  const agreed = (label: string, value: string): PlanInput => ({ label, value, from: 'agreed tunnel' })
  return [
    {
      label: 'Calls at once',
      value: wanted === undefined ? `${calls}, ${basis.values.busyPercent} % of the sites` : String(calls),
      from: wanted === undefined ? 'assumption' : 'design',
      key: 'busyPercent',
    },
    agreed('Life of an IKE SA', `${Math.round(shares.ikeLifetimeSeconds)} s`),
    agreed('Life of an IPsec SA', `${Math.round(shares.ipsecLifetimeSeconds)} s`),
    agreed('IPsec SAs of a site', String(shares.ipsecSas)),
    agreed(
      'Idle packets of a site, sealed and opened',
      `${shares.cryptoPackets.toFixed(2)} a second, counted in the simulated network`,
    ),
    {
      label: 'A box may carry of its figures',
      value: `${basis.values.headroomPercent} %`,
      from: 'assumption',
      key: 'headroomPercent',
    },
  ]
}
