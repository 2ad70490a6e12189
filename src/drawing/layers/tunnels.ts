/** Along which cables every site's tunnel runs, and on which head-end it ends: a letter and a dash for each. */
import { type Design, devicesOf, type Link } from '../../design/index'
import { plural } from '../../net/index'
import { cableRoute, courseFrom } from '../cables'
import { centreOf, middles, NODE_HEIGHT, NODE_WIDTH, tunnelPath } from '../geometry'
import { lettersOf } from '../letters'
import type { Drawing, Point, Shape } from '../shapes'
import type { Drawn } from '../state'

/** Tunnels of A are plain, the others' broken in their own ways. */
const DASHES: readonly (readonly number[] | undefined)[] = [undefined, [16, 10], [4, 9], [22, 8, 4, 8]]

/** `chosen` names devices whose tunnels stand out. */
export function tunnels({ design, sites }: Drawn, chosen: readonly string[] = []): Drawing {
  const heads = devicesOf(design, 'head-end')
  const letters = lettersOf(heads)
  const dashOf = (name: string) => DASHES[(letters.get(name)?.index ?? 0) % DASHES.length]
  const at = middles(design)
  const led = ledCables(design)
  const shapes = sites.flatMap((site): readonly Shape[] => {
    const head = site.peer === undefined ? undefined : letters.get(site.peer)
    const end = at.get(site.site)
    if (head === undefined || site.peer === undefined || !end) return []
    const points = alongCables(tunnelPath(design, site.site, site.peer), at, led)
    const stands = chosen.includes(site.site) || chosen.includes(site.peer)
    const dash = dashOf(site.peer)
    const corner = { x: end.x + NODE_WIDTH / 2 - 10, y: end.y - NODE_HEIGHT / 2 }
    return [
      {
        kind: 'line',
        key: site.site,
        tint: 'ipsec',
        points,
        width: stands ? 14 : 9,
        opacity: stands ? 0.42 : 0.18,
        ...(dash ? { dash } : {}),
      },
      { kind: 'label', key: `${site.site} letter`, at: corner, text: head.letter, tint: 'ipsec', chip: true },
    ]
  })
  const chips = heads.map((device): Shape => {
    const centre = centreOf(device)
    const corner = { x: centre.x + NODE_WIDTH / 2 - 10, y: centre.y - NODE_HEIGHT / 2 }
    const text = letters.get(device.name)?.letter ?? ''
    return { kind: 'label', key: `${device.name} letter`, at: corner, text, tint: 'ipsec', chip: true }
  })
  return {
    shapes: [...shapes, ...chips],
    legend: heads.map((device) => {
      const dash = dashOf(device.name)
      const count = sites.filter((site) => site.peer === device.name).length
      return {
        sample: { kind: 'line', width: 9, ...(dash ? { dash } : {}) },
        tint: 'ipsec',
        text: `${letters.get(device.name)?.letter} = ${device.name}: ${plural(count, 'site')}`,
      }
    }),
  }
}

/** Cables with a course of their own, by both of their devices. */
function ledCables({ links }: Design): ReadonlyMap<string, Link> {
  return new Map(
    links.flatMap((link) => {
      if ((!link.bends && !link.course) || link.media === 'cross-over') return []
      const [a, b] = [link.a.device, link.b.device]
      return [JSON.stringify([a, b]), JSON.stringify([b, a])].map((key) => [key, link] as const)
    }),
  )
}

/** From device to device, along the course of the cable where it has one. */
function alongCables(
  names: readonly string[],
  at: ReadonlyMap<string, Point>,
  led: ReadonlyMap<string, Link>,
): readonly Point[] {
  return names.flatMap((name, index) => {
    const [from, next] = [at.get(name), names[index + 1]]
    if (!from) return []
    const [to, link] = [at.get(next ?? ''), led.get(JSON.stringify([name, next]))]
    return to && link ? cableRoute(from, to, 0, courseFrom(link, name)).points.slice(0, -1) : [from]
  })
}
