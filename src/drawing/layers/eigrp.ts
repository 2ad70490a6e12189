/** Which head-ends are EIGRP neighbours over which cable, and how many sites each knows from the other. */
import { devicesOf, type Link } from '../../design/index'
import { cableRoute, lanesOf } from '../cables'
import { centreOf, middles, NODE_HEIGHT } from '../geometry'
import type { Drawing, LabelShape, Shape } from '../shapes'
import { type Drawn, tablesOf } from '../state'

const DOWN_DASH = [4, 6]

export function eigrp(drawn: Drawn): Drawing {
  const { design } = drawn
  const lanes = lanesOf(design.links)
  return {
    shapes: [...design.links.flatMap((link) => adjacency(drawn, link, lanes.get(link.id) ?? 0)), ...tables(drawn)],
    legend: [
      { sample: { kind: 'line', width: 7 }, tint: 'eigrp', text: `Neighbours of EIGRP ${design.vpn.eigrp.as}` },
      { sample: { kind: 'line', width: 4, dash: DOWN_DASH }, tint: 'bad', text: 'Cable between head-ends without one' },
      { sample: { kind: 'text', text: 'S, D EX' }, tint: 'eigrp', text: 'Sites of its own, and learned' },
    ],
  }
}

/** Both ends must count each other as neighbours on the cable's interfaces. */
function adjacency(drawn: Drawn, link: Link, lane: number): readonly Shape[] {
  const { design } = drawn
  const at = middles(design)
  const heads = new Set(devicesOf(design, 'head-end').map((device) => device.name))
  const [a, b] = [at.get(link.a.device), at.get(link.b.device)]
  if (!a || !b || !heads.has(link.a.device) || !heads.has(link.b.device)) return []
  const hears = (end: Link['a']) =>
    tablesOf(drawn, end.device)?.eigrpNeighbors.some((row) => row.interface === end.interface) ?? false
  const up = hears(link.a) && hears(link.b)
  const { points, middle, shift } = cableRoute(a, b, lane, link)
  return [
    {
      kind: 'line',
      key: `${link.id} eigrp`,
      tint: up ? 'eigrp' : 'bad',
      points,
      width: up ? 9 : 4,
      opacity: up ? 0.55 : 0.9,
      ...(up ? {} : { dash: DOWN_DASH }),
    },
    {
      kind: 'label',
      key: `${link.id} state`,
      // Away from the neighbour in a fan.
      at: { x: middle.x, y: middle.y + (shift.y > 0 ? 20 : -20) },
      text: up ? `● EIGRP ${design.vpn.eigrp.as}` : '✕ no neighbour',
      tint: up ? 'eigrp' : 'bad',
      chip: true,
    },
  ]
}

function tables(drawn: Drawn): readonly LabelShape[] {
  return devicesOf(drawn.design, 'head-end').flatMap((device): readonly LabelShape[] => {
    const routes = tablesOf(drawn, device.name)?.routes.filter((row) => row.active)
    if (!routes) return []
    const own = routes.filter((row) => row.route.protocol === 'rri').length
    const learned = routes.filter((row) => row.route.protocol === 'eigrp-external').length
    const centre = centreOf(device)
    return [
      {
        kind: 'label',
        key: `${device.name} tables`,
        at: { x: centre.x, y: centre.y + NODE_HEIGHT / 2 + 14 },
        text: `${own} S · ${learned} D EX`,
        tint: 'eigrp',
        chip: true,
      },
    ]
  })
}
