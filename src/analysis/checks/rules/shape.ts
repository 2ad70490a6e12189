/** Shapes before slow lines: a shaper counts frames, and the line carries what its technology makes of them, on DSL cells. */
import {
  type Configuration,
  DEFAULT_PARAMETERS,
  type DeviceId,
  type LinkEnd,
  type QosPolicyClass,
  type TopologyLink,
} from '../../../config/index'
import { ANY_ADDRESS, type Ip, type Ipv4Packet, ipPlus } from '../../../net/index'
import { queueWays } from '../../../sim/index'
import { inTunnel, voicePacket } from '../../plan/call'
import { type ShapedLine, shapeOf } from '../../plan/lines'
import { type LineShape, policyQueue } from '../../plan/queues'
import { add, type Check, type CheckFound, type LineChange, lineOf, namesOf, ofFirst, remove } from '../check'
import { type Scope, type SiteScope, sectionOf } from '../scope'
import { mostPercent, policyNamed, shareOf } from './policy'

/** One site's line, and a shape before it that lets through more than it carries. */
interface Wide {
  readonly site: DeviceId
  /** The router that shapes. */
  readonly device: DeviceId
  readonly way: 'up' | 'down'
  readonly shape: LineShape
  readonly lineKbit: number
  readonly told: QosPolicyClass
}

export const shapeFitsLine: Check = {
  name: 'shape-fits-line',
  title: 'A shape lets through no more than its line carries',
  why: 'A router shapes by the bytes of its frames. A DSL line carries whole cells: a packet of voice costs there half as much again as the shaper counts. Where that is more than the line has, packets wait before the line after all, voice behind all others.',
  source: 'Cisco IOS QoS: shaping counts layer 2 frames without the cells of ATM; cells by ITU-T I.363.5',
  check: (scope) => {
    const wide = wideShapes(scope)
    const shapers = new Set(wide.map(({ device, way }) => (way === 'up' ? '' : device)))
    return [...shapers].map((head) =>
      foundAt(
        scope,
        wide.filter(({ device, way }) => (way === 'up' ? '' : device) === head),
      ),
    )
  },
}

function wideShapes(scope: Scope): readonly Wide[] {
  const { configurations, topology, headEnds } = scope
  if (!configurations.some(({ queueing }) => queueing)) return []
  const links = new Map(topology.links.flatMap((link) => [link.a, link.b].map((end) => [keyOf(end), link] as const)))
  const linkAt = (device: DeviceId, port: string | undefined) => links.get(keyOf({ device, interface: port ?? '' }))
  return scope.sites.flatMap((site) => {
    const { config, outside } = site
    const line = scope.plan.lineOf(config)
    const shaped = shapeOf(config, scope.plan.basis, line)
    if (!shaped) return []
    const { access, shape } = shaped
    const sent = (from: Ip, to: Ip) => inTunnel(voicePacket(shape.codec, shape.intervalMs, from, to), shape)
    const up = { site: config.device, device: config.device, way: 'up', lineKbit: access.upKbit } as const
    const port = outside?.over?.interface ?? outside?.name
    return [
      ...wideAt(config, linkAt(config.device, port), up, shaped, sent(hostOf(site), ANY_ADDRESS)),
      ...headEnds.flatMap((head) => {
        const down = { ...up, device: head.config.device, way: 'down', lineKbit: access.downKbit } as const
        const packet = sent(ANY_ADDRESS, hostOf(site))
        return wideAt(head.config, linkAt(head.config.device, head.stick?.name), down, shaped, packet)
      }),
    ]
  })
}

const keyOf = (end: LinkEnd) => `${end.device}/${end.interface}`

/** Somebody on the LAN of a site: classes of head-ends ask where a packet goes. */
const hostOf = ({ lans: [lan] }: SiteScope): Ip => (lan ? ipPlus(lan.subnet.address, 2) : ANY_ADDRESS)

/** Nothing where the policy stands at the line itself, or where the shape is no shape for this line at all. */
function wideAt(
  config: Configuration,
  cable: TopologyLink | undefined,
  at: Omit<Wide, 'shape' | 'told'>,
  { shape: call, access, mtu }: ShapedLine,
  sent: Ipv4Packet,
): readonly Wide[] {
  if (!cable) return []
  const line = {
    own: cable.id === access.link,
    kbit: at.lineKbit,
    access: call.access,
    mtu,
    perSecond: 1000 / call.intervalMs,
  }
  const { shape, ring } = policyQueue(queueWays({ config, parameters: DEFAULT_PARAMETERS }, cable, sent), sent, line)
  if (!shape || ring !== undefined || shape.kbit <= shape.mostKbit || shape.kbit >= at.lineKbit) return []
  const told = policyNamed(config, shape.policy)?.classes.find(({ name }) => name === shape.class)
  return told?.shape ? [{ ...at, shape, told }] : []
}

const percentOf = ({ shape, lineKbit }: Wide): number => mostPercent(lineKbit, shape.mostKbit)

function foundAt(scope: Scope, wide: readonly Wide[]): CheckFound {
  const percent = Math.min(...wide.map(percentOf))
  const worst = wide.find((each) => percentOf(each) === percent) ?? wide[0]
  if (!worst) throw new Error('a finding without a shape')
  const { shape, lineKbit, way, device, told } = worst
  const sites = [...new Set(wide.map(({ site }) => site))]
  const where =
    way === 'up' ? `The policy on the uplink of ${namesOf(sites)}` : `The policy of ${device} towards ${namesOf(sites)}`
  const calls = shape.calls === 1 ? 'a call' : `${shape.calls} calls`
  return {
    severity: 'warning',
    ...(way === 'up' ? ofFirst(sites) : { device }),
    ...lineOf(told.shape?.source),
    summary: `${where} shapes to ${round(shape.kbit)} kbit/s, which with ${calls} and a transfer come to ${round(shape.carriedKbit)} on the line: it has ${lineKbit}`,
    remedy: `Shape to ${percent} % of the line, ${kbitAt(worst, percent)} kbit/s, or less: then what waits does so in the router, where voice goes first.`,
    fix: {
      says: `Shapes to ${percent} % of the line at ${way === 'up' ? namesOf(sites) : device}.`,
      safe: false,
      changes: wide.flatMap((each) => narrower(scope, each, percent)),
    },
  }
}

const round = (kbit: number) => Math.round(kbit)
const kbitAt = ({ lineKbit }: Wide, percent: number) => shareOf(lineKbit, percent)

function narrower(scope: Scope, wide: Wide, percent: number): readonly LineChange[] {
  const { device, told } = wide
  const source = told.shape?.source
  if (!source) return []
  const section = sectionOf(scope, device, source.line)
  return [
    remove(device, section, source.text.trim()),
    add(device, section, `shape average ${kbitAt(wide, percent) * 1000}`),
  ]
}
