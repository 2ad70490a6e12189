/** The firewall's zones: what lies behind each of its interfaces, by level of trust. */
import { type Device, devicesOf, type Firewall } from '../../design/index'
import { cableRoute } from '../cables'
import { boxOf, centreOf } from '../geometry'
import type { AreaShape, Drawing, LegendRow, Pattern, Point, Shape, Tint } from '../shapes'
import type { Drawn } from '../state'

interface Zone {
  readonly role: 'outside' | 'vpndmz' | 'inside'
  readonly tint: Tint
  readonly pattern: Pattern
  /** The firewall's own security level (FACTS section 8). */
  readonly security: number
}

const ZONES: readonly Zone[] = [
  { role: 'outside', tint: 'outside', pattern: 'diagonal', security: 0 },
  { role: 'vpndmz', tint: 'vpn', pattern: 'dots', security: 50 },
  { role: 'inside', tint: 'inside', pattern: 'grid', security: 100 },
]

/** Air around a device that its zone fills. */
const AIR = 18

export function zones(drawn: Drawn): Drawing {
  const shapes = devicesOf(drawn.design, 'firewall').flatMap((firewall) =>
    ZONES.flatMap((zone) => areaOf(drawn, firewall, zone)),
  )
  const legend = ZONES.map(
    ({ role, tint, pattern, security }): LegendRow => ({
      sample: { kind: 'area', pattern },
      tint,
      text: `${role}, security level ${security}`,
    }),
  )
  return { shapes, legend }
}

const stretches = (points: readonly Point[]) =>
  points.slice(1).flatMap((end, at): AreaShape['bands'] => {
    const start = points[at]
    return start ? [[start, end]] : []
  })

function areaOf({ design }: Drawn, firewall: Firewall, zone: Zone): readonly Shape[] {
  const { names, links } = behind(design, firewall, zone.role)
  const devices = design.devices.filter((device) => names.has(device.name))
  if (devices.length === 0) return []
  const key = `${firewall.name} ${zone.role}`
  const at = new Map(design.devices.map((device) => [device.name, centreOf(device)]))
  const bands = links.flatMap((link): AreaShape['bands'] => {
    const [a, b] = [at.get(link.a.device), at.get(link.b.device)]
    if (!a || !b || !names.has(link.a.device) || !names.has(link.b.device)) return []
    return link.bends || link.course ? stretches(cableRoute(a, b, 0, link).points) : [[a, b]]
  })
  const top = devices.reduce((high, device) => (device.position.y < high.position.y ? device : high))
  return [
    {
      kind: 'area',
      key,
      tint: zone.tint,
      pattern: zone.pattern,
      boxes: devices.map((device) => boxOf(device, AIR)),
      bands,
    },
    {
      kind: 'label',
      key: `${key} name`,
      at: { x: centreOf(top).x, y: top.position.y - AIR - 10 },
      text: `${zone.role} · ${zone.security}`,
      tint: zone.tint,
      chip: true,
    },
  ]
}

/** Devices that a firewall's interface leads to without crossing it again, and the cables on the way. */
function behind(design: Drawn['design'], firewall: Firewall, role: Zone['role']) {
  const ports = new Set(firewall.interfaces.filter((item) => item.role === role).map((item) => item.name))
  const names = new Set<string>()
  const queue = design.links.flatMap(({ a, b }) =>
    a.device === firewall.name && ports.has(a.interface)
      ? [b.device]
      : b.device === firewall.name && ports.has(b.interface)
        ? [a.device]
        : [],
  )
  const walls = new Set(design.devices.filter((device: Device) => device.kind === 'firewall').map((item) => item.name))
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (names.has(name) || walls.has(name)) continue
    names.add(name)
    for (const { a, b } of design.links) {
      if (a.device === name) queue.push(b.device)
      if (b.device === name) queue.push(a.device)
    }
  }
  return { names, links: design.links }
}
