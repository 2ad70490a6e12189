/**
 * Places on the canvas, as the reference design has them: the Internet on top, the firewall in the middle, head-ends
 * side by side, headquarters on the left, sites in rows on the right, other routers below with their switches.
 */
import { type Design, type Device, endsOf } from '../../design/index'

interface Point {
  readonly x: number
  readonly y: number
}

/** Canvas units: the distance of rows and columns, and of a site's devices. */
const ROW = 112
const COLUMN = 240
const SITE = { x: 880, y: 20, step: 200, rows: 12, width: 660 } as const
const HEADQUARTERS = { x: -30, y: 90 } as const
const HEAD_END = { x: 220, y: 560, step: 320 } as const
const ROUTERS = { x: -30, columns: 4, row: 200 } as const

/** The design with the named devices placed; others stay where they are. */
export function layOut(design: Design, names: ReadonlySet<string>): Design {
  const stays = design.devices.filter((device) => !names.has(device.name))
  const places = new Map<string, Point>([
    ...backbone(design, stays.length > 0 ? lowest(stays) + ROW : undefined, names),
    ...sites(design, names, stays),
  ])
  return {
    ...design,
    devices: design.devices.map((device) => {
      const place = names.has(device.name) ? places.get(device.name) : undefined
      return place ? { ...device, position: place } : device
    }),
  }
}

const lowest = (devices: readonly Device[]) => Math.max(...devices.map((device) => device.position.y))
const neighbours = (design: Design, name: string) =>
  design.links.flatMap((link) => {
    const [a, b] = endsOf(link)
    return a.device === name ? [b.device] : b.device === name ? [a.device] : []
  })

function backbone(
  design: Design,
  below: number | undefined,
  names: ReadonlySet<string>,
): readonly (readonly [string, Point])[] {
  const fresh = design.devices.filter((device) => names.has(device.name))
  const top = below ?? 20
  const of = (kind: Device['kind']) => fresh.filter((device) => device.kind === kind)
  const isSite = new Set(siteMembers(design).flat())
  const row = (devices: readonly Device[], x: number, y: number, dx: number, dy: number) =>
    devices.map((device, index): readonly [string, Point] => [
      device.name,
      { x: x + index * dx, y: top - 20 + y + index * dy },
    ])
  const routers = of('router')
  const lans = of('lan').filter((device) => !isSite.has(device.name))
  const around = (kind: Device['kind']) => (lan: Device) =>
    neighbours(design, lan.name).some((name) => design.devices.find((device) => device.name === name)?.kind === kind)
  const stick = lans.filter(around('head-end'))
  const headquarters = lans.filter((lan) => !stick.includes(lan) && around('firewall')(lan))
  const others = lans.filter((lan) => !stick.includes(lan) && !headquarters.includes(lan))
  const hosts = [...of('server'), ...of('phone'), ...of('pc')].filter((device) => !isSite.has(device.name))
  const hasBlock = ['internet', 'firewall', 'head-end', 'soho'].some((kind) => of(kind as Device['kind']).length > 0)
  const base = hasBlock ? Math.max(740, HEADQUARTERS.y + hosts.length * ROW + 40) : 20
  return [
    ...row(of('internet'), 610, 20, COLUMN, 0),
    ...row(of('firewall'), 380, 200, COLUMN, 0),
    ...row(stick, 380, 380, COLUMN, 0),
    ...row(headquarters, 180, 200, 0, -ROW),
    ...row(of('head-end'), HEAD_END.x, HEAD_END.y, HEAD_END.step, 0),
    ...row(hosts, HEADQUARTERS.x, HEADQUARTERS.y, 0, ROW - 2),
    ...row(others, ROUTERS.x + COLUMN / 2, base, COLUMN, 0),
    ...grid(routers, top - 20 + base + (others.length > 0 ? ROW + 8 : 0)),
  ]
}

function grid(devices: readonly Device[], y: number): readonly (readonly [string, Point])[] {
  return devices.map((device, index) => [
    device.name,
    {
      x: ROUTERS.x + (index % ROUTERS.columns) * COLUMN,
      y: y + Math.floor(index / ROUTERS.columns) * ROUTERS.row,
    },
  ])
}

/** Each site's home router, SOHO router and what hangs on its LAN, in that order. */
function siteMembers(design: Design): readonly (readonly string[])[] {
  const kindOf = new Map(design.devices.map((device) => [device.name, device.kind]))
  return design.devices
    .filter((device) => device.kind === 'soho')
    .map((site) => {
      const near = neighbours(design, site.name)
      const homes = near.filter((name) => kindOf.get(name) === 'home-nat')
      const inside = near.filter((name) => ['phone', 'pc', 'server', 'lan'].includes(kindOf.get(name) ?? ''))
      return [homes[0] ?? '', site.name, ...inside]
    })
}

function sites(
  design: Design,
  names: ReadonlySet<string>,
  stays: readonly Device[],
): readonly (readonly [string, Point])[] {
  const before = stays.filter((device) => device.kind === 'soho').length
  return siteMembers(design)
    .filter((members) => names.has(members[1] ?? ''))
    .flatMap((members, index) => {
      const row = (before + index) % SITE.rows
      const column = Math.floor((before + index) / SITE.rows)
      return members.map((name, step): readonly [string, Point] => [
        name,
        { x: SITE.x + column * SITE.width + step * SITE.step, y: SITE.y + row * ROW },
      ])
    })
}
