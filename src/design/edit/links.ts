/** Edits of cables: each end is an interface that exists and has no other cable. */
import * as v from 'valibot'
import { firstProblem } from '../file/problems'
import type { Design, Link } from '../model/design'
import { cabledEnds, deviceNamed, endKey, endsOf } from '../model/read'
import { sameValue } from '../model/same'
import { linkSchema } from '../model/schema'
import type { LinkChange } from './types'

export function addLink(design: Design, link: Link): Design | string {
  if (link.a.device === link.b.device) return `${link.a.device} cannot be connected to itself`
  const cabled = cabledEnds(design)
  for (const end of endsOf(link)) {
    const device = deviceNamed(design, end.device)
    if (!device) return `There is no device called ${end.device}`
    if (!device.interfaces.some((item) => item.name === end.interface))
      return `${end.device} has no interface ${end.interface}`
    if (cabled.has(endKey(end))) return `${end.interface} of ${end.device} already has a cable`
  }
  const problem = linkProblem(link)
  return problem ?? { ...design, links: [...design.links, { ...link, id: freeId(design, link.id) }] }
}

/** Ids are made of names, and a renamed device leaves its old name in one: a later cable must not repeat it. */
function freeId(design: Design, id: string): string {
  const taken = new Set(design.links.map((link) => link.id))
  if (!taken.has(id)) return id
  for (let n = 2; ; n++) if (!taken.has(`${id} (${n})`)) return `${id} (${n})`
}

export function setLink(design: Design, id: string, change: LinkChange): Design | string {
  const link = design.links.find((item) => item.id === id)
  if (!link) return `There is no link ${id}`
  const wanted = Object.fromEntries(Object.entries({ ...link, ...change }).filter(([, value]) => value !== undefined))
  const result = v.safeParse(linkSchema, { ...wanted, id, a: link.a, b: link.b })
  if (!result.success) return firstProblem(result.issues, 'The link cannot be set so')
  const next = result.output
  return sameValue(next, link)
    ? design
    : { ...design, links: design.links.map((item) => (item === link ? next : item)) }
}

export function removeLinks(design: Design, ids: ReadonlySet<string>): Design {
  const links = design.links.filter((link) => !ids.has(link.id))
  return links.length === design.links.length ? design : { ...design, links }
}

function linkProblem(link: Link): string | undefined {
  const result = v.safeParse(linkSchema, link)
  return result.success ? undefined : firstProblem(result.issues, 'The link cannot be set so')
}
