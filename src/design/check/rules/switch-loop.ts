/** Rings of cables between switches that no spanning tree breaks. */
import type { Link } from '../../model/design'
import { devicesOf } from '../../model/read'
import type { Found, Rule } from '../rule'

export const switchLoop: Rule = {
  name: 'switch-loop',
  title: 'Rings of switches without spanning tree',
  why: 'The first broadcast runs round the ring without an end and fills it: nothing else passes its switches.',
  source: 'IEEE 802.1D-2004 clause 7.1',
  check: ({ design }) => {
    const off = new Map(
      devicesOf(design, 'lan').flatMap((item) => (item.spanningTree.on ? [] : [[item.name, item] as const])),
    )
    const between = design.links.filter(({ a, b }) => off.has(a.device) && off.has(b.device))
    return ringsOf(between).flatMap(({ device, links }): readonly Found[] => {
      const lan = off.get(device)
      if (!lan) return []
      const fix = {
        says: `Turns spanning tree on at ${device}.`,
        safe: true,
        edit: {
          kind: 'set-device',
          name: device,
          change: { spanningTree: { ...lan.spanningTree, on: true } },
        },
      } as const
      const names = links.map(({ a, b }) => `${a.device} ${a.interface} – ${b.interface} ${b.device}`)
      const summary = `A ring of switches without spanning tree is a frame storm: ${names.join(', ')}`
      return [{ severity: 'error', device, summary, remedy: `Turn spanning tree on, or take a cable away.`, fix }]
    })
  },
}

interface Ring {
  readonly device: string
  readonly links: readonly Link[]
}

/** One ring for each group of switches that has one: a cable that joins what is joined closes it. */
function ringsOf(links: readonly Link[]): readonly Ring[] {
  /** The cable by which a switch was reached first, and from where. */
  const reached = new Map<string, { readonly by: Link; readonly from: string } | undefined>()
  const cables = new Map<string, Link[]>()
  for (const link of links) {
    for (const { device } of [link.a, link.b]) cables.set(device, [...(cables.get(device) ?? []), link])
  }
  const rings: Ring[] = []
  for (const start of cables.keys()) {
    if (reached.has(start)) continue
    reached.set(start, undefined)
    let closed = false
    const group = [start]
    for (const device of group) {
      for (const link of cables.get(device) ?? []) {
        if (link === reached.get(device)?.by) continue
        const far = link.a.device === device ? link.b.device : link.a.device
        if (!reached.has(far)) {
          reached.set(far, { by: link, from: device })
          group.push(far)
        } else if (!closed) {
          closed = true
          rings.push({ device, links: [...wayBetween(device, far, reached), link] })
        }
      }
    }
  }
  return rings
}

/** The cables between two switches of a tree: both ways up, without what they share. */
function wayBetween(
  one: string,
  other: string,
  reached: ReadonlyMap<string, { readonly by: Link; readonly from: string } | undefined>,
): readonly Link[] {
  const up = (device: string): readonly Link[] => {
    const links: Link[] = []
    for (let step = reached.get(device); step; step = reached.get(step.from)) links.push(step.by)
    return links
  }
  const [left, right] = [up(one), up(other)]
  return [...left.filter((link) => !right.includes(link)), ...right.filter((link) => !left.includes(link))]
}
