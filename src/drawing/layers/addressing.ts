/** Which subnet is where, and who has which address of it. */
import { accessTexts, type Device, ownAddress } from '../../design/index'
import { formatIp, formatPrefix, type Ip, type Prefix, prefixOf } from '../../net/index'
import { type Course, cableRoute, courseFrom, lanesOf, plus } from '../cables'
import { centreOf, gapOf, middles, NODE_HEIGHT, outOf } from '../geometry'
import type { Drawing, LabelShape, Point } from '../shapes'
import { type Drawn, tablesOf } from '../state'

/** Below a device's box. */
const BELOW = NODE_HEIGHT / 2 + 12
/** Gap between boxes, in units, that has room for a subnet between two addresses. */
const ROOM = 170
/** Gap that has no room for two addresses in a row. */
const SHORT = 60

interface Placed {
  readonly ip: Ip
  readonly subnet: Prefix
}

export function addressing(drawn: Drawn): Drawing {
  return {
    shapes: [...ends(drawn), ...segments(drawn), ...loopbacks(drawn)],
    legend: [
      { sample: { kind: 'text', text: '.3' }, tint: 'text', text: 'Last octet of an interface’s address' },
      { sample: { kind: 'text', text: '/29' }, tint: 'inside', text: 'Subnet of the segment' },
    ],
  }
}

/** What an interface has: from the running network when there is one, else what the design says. */
function placedOf(drawn: Drawn, device: Device | undefined, name: string): Placed | undefined {
  const live = device && tablesOf(drawn, device.name)?.interfaces.find((item) => item.name === name)?.address
  if (live) return { ip: live.ip, subnet: prefixOf(live.ip, live.length) }
  return ownAddress(device?.interfaces.find((item) => item.name === name))
}

function ends(drawn: Drawn): readonly LabelShape[] {
  const { design } = drawn
  const at = middles(design)
  const lanes = lanesOf(design.links)
  const named = new Map(design.devices.map((device) => [device.name, device]))
  return design.links.flatMap((link): readonly LabelShape[] =>
    [
      { end: link.a, far: link.b, lift: -10 },
      { end: link.b, far: link.a, lift: 11 },
    ].flatMap(({ end, far, lift }): readonly LabelShape[] => {
      const device = named.get(end.device)
      const [from, to] = [at.get(end.device), at.get(far.device)]
      const placed = placedOf(drawn, device, end.interface)
      // The provider's ports share one address, which the subnet's label names.
      if (!from || !to || !placed || (device?.kind === 'internet' && link.media !== 'wan')) return []
      const short = gapOf(from, to) < SHORT
      const lettered = device?.kind === 'head-end' || device?.kind === 'firewall'
      // Past the interface's name where there is one; beside a short cable one end above, the other below.
      const lane = lanes.get(link.id) ?? 0
      const { shift, towards } = cableRoute(from, to, end === link.a ? lane : -lane, courseFrom(link, end.device))
      const point = plus(outOf(from, towards[0], short ? 20 : lettered ? 50 : 13), shift)
      const place = { x: point.x, y: point.y + (short ? lift + Math.sign(lift) * (lettered ? 5 : 0) : 0) }
      return [{ kind: 'label', key: `${link.id} ${end.device}`, at: place, text: `.${placed.ip & 255}`, tint: 'text' }]
    }),
  )
}

/** One label for each subnet: below its switch, else by its cable. */
function segments(drawn: Drawn): readonly LabelShape[] {
  const { design } = drawn
  const at = middles(design)
  const lanes = lanesOf(design.links)
  const named = new Map(design.devices.map((device) => [device.name, device]))
  const labels = new Map<string, LabelShape>()
  for (const link of design.links) {
    const [a, b] = [at.get(link.a.device), at.get(link.b.device)]
    if (!a || !b) continue
    const hub = [link.a, link.b].map((end) => named.get(end.device)).find((item) => item?.kind === 'lan')
    const placed = [link.a, link.b].map((end) => placedOf(drawn, named.get(end.device), end.interface))
    const subnet = placed.find((item) => item)?.subnet
    if (!subnet) continue
    const cloud = [link.a, link.b].map((end) => named.get(end.device)).find((item) => item?.kind === 'internet')
    const shared = hub ?? (link.media === 'wan' ? undefined : cloud)
    const key = `${formatPrefix(subnet)} ${shared?.name ?? link.id}`
    if (labels.has(key)) continue
    const point = shared
      ? (shared === hub ? below : above)(centreOf(shared))
      : besides(a, b, lanes.get(link.id) ?? 0, link)
    const gateways = shared?.kind === 'internet' ? accessTexts(shared).map((text) => text.split('/')[0] ?? '') : []
    const gateway = gateways.length === 0 ? '' : ` · gateway ${gateways.join(', ')}`
    labels.set(key, {
      kind: 'label',
      key,
      at: point,
      text: `${formatPrefix(subnet)}${gateway}`,
      tint: 'inside',
      chip: true,
    })
  }
  return [...labels.values()]
}

const below = ({ x, y }: Point): Point => ({ x, y: y + BELOW })
const above = ({ x, y }: Point): Point => ({ x, y: y - BELOW })

/** On the cable where it is long enough, else below it. */
function besides(a: Point, b: Point, lane: number, led: Course): Point {
  const { middle, shift } = cableRoute(a, b, lane, led)
  if (gapOf(a, b) >= ROOM || led.bends) return middle
  return { x: middle.x, y: middle.y + (shift.y < 0 ? -BELOW : BELOW) }
}

function loopbacks({ design }: Drawn): readonly LabelShape[] {
  return design.devices.flatMap((device) =>
    device.interfaces.flatMap((item): readonly LabelShape[] => {
      const own = item.role === 'public' ? ownAddress(item) : undefined
      if (!own) return []
      const text = `${item.name.replace('Loopback', 'Lo')} ${formatIp(own.ip)}`
      return [
        {
          kind: 'label',
          key: `${device.name} ${item.name}`,
          at: below(centreOf(device)),
          text,
          tint: 'text',
          chip: true,
        },
      ]
    }),
  )
}
