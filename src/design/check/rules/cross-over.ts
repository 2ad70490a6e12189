/** Head-ends tell each other their sites over the cross-over; without it sites on the standby are black-holed (SEED). */

import { samePrefix } from '../../../net/index'
import { connect } from '../../edit/connect'
import { applyEdit } from '../../edit/edit'
import type { Edit } from '../../edit/types'
import type { Design, Link } from '../../model/design'
import { endKey, endsOf, ownAddress, withRole } from '../../model/read'
import type { Fix } from '../finding'
import type { Found, Rule } from '../rule'
import type { Survey } from '../survey'

export const crossOver: Rule = {
  name: 'cross-over',
  title: 'Cross-over between the head-ends',
  why: 'When the session ends on the HSRP standby, the active reaches the site only over the cross-over: without it that traffic is black-holed, and IKE, which still works, never re-peers.',
  source: 'Source document: “the only single point of failure is the cross-over cable”',
  check: (survey) => {
    const { design, headEnds } = survey
    if (headEnds.length < 2) return []
    const names = new Set(headEnds.map((device) => device.name))
    const between = design.links.filter((link) => names.has(link.a.device) && names.has(link.b.device))
    const shared = sharedNetworks(survey, between)
    const apart = headEnds.filter(
      (device) => !reached(headEnds[0]?.name ?? '', [...between, ...shared]).has(device.name),
    )
    const [first, second] = headEnds
    if (apart.length > 0) return apart.map((device) => ({ ...lonely(device), ...cables(design, first, device, 2) }))
    if (between.length + shared.length > 1 || headEnds.length > 2) return []
    if (between.length === 0) return [overSwitch(design, first, second)]
    const summary = 'One cross-over cable is the single point of failure of the head-end block'
    const remedy = 'A second cable between the head-ends removes it.'
    return [{ severity: 'info', summary, remedy, ...cables(design, first, second, 1) }]
  },
}

type Joint = Pick<Link, 'a' | 'b'>

/** Head-ends that meet in a cross-over network of a switch, which no cable of theirs alone carries. */
function sharedNetworks({ headEnds, segments }: Survey, between: readonly Link[]): readonly Joint[] {
  const cabled = new Set(between.flatMap(endsOf).map(endKey))
  const ends = headEnds.flatMap((device) =>
    withRole(device, 'cross-over').flatMap((item) => {
      const own = ownAddress(item)
      const at = { device: device.name, interface: item.name }
      return own && !item.shutdown && !cabled.has(endKey(at)) ? [{ at, own, segment: segments.of.get(endKey(at)) }] : []
    }),
  )
  return ends.flatMap((one, index) =>
    ends
      .slice(index + 1)
      .filter(({ at, own, segment }) => {
        return at.device !== one.at.device && segment === one.segment && samePrefix(own.subnet, one.own.subnet)
      })
      .map(({ at }) => ({ a: one.at, b: at })),
  )
}

function overSwitch(design: Design, first: { readonly name: string } | undefined, second: typeof first): Found {
  const summary =
    'The cross-over runs over a switch: one port or the switch takes it away, and what else runs there with it'
  const remedy = 'A cable between the head-ends gives the cross-over a way of its own.'
  return { severity: 'info', summary, remedy, ...cables(design, first, second, 1) }
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
function reached(first: string, links: readonly Joint[]): ReadonlySet<string> {
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
