/** Head-ends tell each other their sites over the cross-over; without it sites on the standby are black-holed (SEED). */
import type { Link } from '../../model/design'
import type { Found, Rule } from '../rule'

export const crossOver: Rule = {
  name: 'cross-over',
  check: ({ design, headEnds }) => {
    if (headEnds.length < 2) return []
    const names = new Set(headEnds.map((device) => device.name))
    const between = design.links.filter((link) => names.has(link.a.device) && names.has(link.b.device))
    const apart = headEnds.filter((device) => !reached(headEnds[0]?.name ?? '', between).has(device.name))
    if (apart.length > 0) return apart.map(lonely)
    if (between.length > 1 || headEnds.length > 2) return []
    const summary = 'One cross-over cable is the single point of failure of the head-end block'
    return [{ severity: 'info', summary, remedy: 'A second cable between the head-ends removes it.' }]
  },
}

function lonely({ name }: { readonly name: string }): Found {
  const summary = `No cross-over leads to ${name}: sites on the HSRP standby are black-holed`
  return {
    severity: 'error',
    device: name,
    summary,
    remedy: 'Connect it to the other head-end with the cross-over link.',
  }
}

/** Names that cables lead to from a first one. */
function reached(first: string, links: readonly Link[]): ReadonlySet<string> {
  const found = new Set([first])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const { a, b } of links) {
      if (found.has(a.device)) found.add(b.device)
      else if (found.has(b.device)) found.add(a.device)
    }
  }
  return found
}
