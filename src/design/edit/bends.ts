/** Points that cables are led through: they go along with what they belong to, and go where a layout sets their devices anew. */
import type { Bend, Design, Link } from '../model/design'
import type { Edit } from './types'

interface Step {
  readonly x: number
  readonly y: number
}

export function bendsMoved(link: Link, by: Step): Link {
  if (!link.bends || (by.x === 0 && by.y === 0)) return link
  return { ...link, bends: link.bends.map(({ x, y }): Bend => ({ x: Math.round(x + by.x), y: Math.round(y + by.y) })) }
}

/** Cables after devices were moved: the points of one go along where both of its ends went the same way. */
export function bendsAlong(links: readonly Link[], steps: ReadonlyMap<string, Step>): readonly Link[] {
  if (steps.size === 0) return links
  let same = true
  const moved = links.map((link) => {
    if (!link.bends) return link
    const [a, b] = [steps.get(link.a.device), steps.get(link.b.device)]
    const next = a && b && a.x === b.x && a.y === b.y ? bendsMoved(link, a) : link
    same &&= next === link
    return next
  })
  return same ? links : moved
}

/** The edits that take the points away from cables of devices: after a layout they would lead anywhere. */
export function straightened({ links }: Design, devices: ReadonlySet<string>): readonly Edit[] {
  return links.flatMap(({ id, a, b, bends }): readonly Edit[] =>
    bends && (devices.has(a.device) || devices.has(b.device))
      ? [{ kind: 'set-link', id, change: { bends: undefined } }]
      : [],
  )
}
