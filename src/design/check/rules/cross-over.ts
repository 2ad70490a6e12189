/** Head-ends tell each other their sites over the cross-over; without it sites on the standby are black-holed (SEED). */
import { connect } from '../../edit/connect'
import { applyEdit } from '../../edit/edit'
import type { Edit } from '../../edit/types'
import type { Design, Link } from '../../model/design'
import type { Fix } from '../finding'
import type { Found, Rule } from '../rule'

export const crossOver: Rule = {
  name: 'cross-over',
  title: 'Cross-over between the head-ends',
  why: 'When the session ends on the HSRP standby, the active reaches the site only over the cross-over: without it that traffic is black-holed, and IKE, which still works, never re-peers.',
  source: 'Source document: “the only single point of failure is the cross-over cable”',
  check: ({ design, headEnds }) => {
    if (headEnds.length < 2) return []
    const names = new Set(headEnds.map((device) => device.name))
    const between = design.links.filter((link) => names.has(link.a.device) && names.has(link.b.device))
    const apart = headEnds.filter((device) => !reached(headEnds[0]?.name ?? '', between).has(device.name))
    const [first, second] = headEnds
    if (apart.length > 0) return apart.map((device) => ({ ...lonely(device), ...cables(design, first, device, 2) }))
    if (between.length > 1 || headEnds.length > 2) return []
    const summary = 'One cross-over cable is the single point of failure of the head-end block'
    const remedy = 'A second cable between the head-ends removes it.'
    return [{ severity: 'info', summary, remedy, ...cables(design, first, second, 1) }]
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

/** Cross-over cables by one click, with interfaces and addresses at both ends; where there is none, two: one is a single point. */
function cables(
  design: Design,
  from: { readonly name: string } | undefined,
  to: { readonly name: string } | undefined,
  count: 1 | 2,
): { readonly fix?: Fix } {
  const edits: Edit[] = []
  let current = design
  while (from && to && edits.length < count) {
    const edit = connect(current, from.name, to.name)
    const next = typeof edit === 'string' ? edit : applyEdit(current, edit)
    if (typeof edit === 'string' || typeof next === 'string') return {}
    edits.push(edit)
    current = next
  }
  if (!from || !to) return {}
  const what = count === 1 ? 'a cross-over cable' : 'two cross-over cables'
  const says = `Adds ${what} from ${from.name} to ${to.name}, with interfaces and addresses at both ends.`
  return { fix: { says, safe: false, edit: { kind: 'batch', label: `Add ${what}`, edits } } }
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
