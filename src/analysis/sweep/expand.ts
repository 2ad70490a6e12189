/** From the sites that were run to all: what holds for one of a class holds for the others, names exchanged. */
import { type Fault, formatFault, type LinkEnd, parseFault, type Topology } from '../../config/index'
import { titleOf } from './failures'
import type { Field } from './ground'
import type { SweepCase } from './types'
import type { SiteVerdict } from './verdict'

/** Sites up to which every site's own failures are listed; above, one of each class stands for all. */
const LISTED_SITES = 24

/** A case as it was run, told for every site; for a site's own failure also the same of the sites that are alike. */
export function expandCase(field: Field, item: SweepCase): readonly SweepCase[] {
  const measured = new Map(item.sites.map((verdict) => [verdict.site, verdict]))
  const verdicts = new Map(
    field.classes.flatMap(({ sites }) => {
      const known = sites.find((site) => site !== item.scope.site && measured.has(site))
      const verdict = known === undefined ? undefined : measured.get(known)
      return sites.flatMap((site) => {
        const told = measured.get(site) ?? (verdict && asKnown(field.around, verdict, site))
        return told ? [[site, told] as const] : []
      })
    }),
  )
  const all: SweepCase = { ...item, sites: field.around.sites.flatMap((site) => verdicts.get(site) ?? []) }
  const first = item.scope.site
  if (first === undefined || field.around.sites.length > LISTED_SITES) return [all]
  if (field.present.length === field.around.sites.length) return [all]
  const alike = field.classes.find(({ sites }) => sites[0] === first)?.sites.slice(1) ?? []
  return [all, ...alike.map((site) => exchanged(field, all, first, site))]
}

/** What was measured of a site, told of one like it. */
const asKnown = (around: Field['around'], known: SiteVerdict, site: string): SiteVerdict => ({
  ...known,
  ...endsOf(around, site, known),
  site,
  reason: `As ${known.site}: ${known.reason}`,
})

function endsOf(around: Field['around'], site: string, known: SiteVerdict): Pick<SiteVerdict, 'to'> {
  const place = around.areaOf(known.site).indexOf(known.to)
  return { to: around.areaOf(site)[place] ?? known.to }
}

/** The same failure at another site of the class. */
function exchanged(field: Field, item: SweepCase, from: string, to: string): SweepCase {
  const rename = renaming(field, from, to)
  const texts = (faults: readonly string[]) =>
    faults.map((text) => {
      const fault = parseFault(text)
      return typeof fault === 'string' ? text : formatFault(rename(fault))
    })
  const faults = item.faults.map(rename)
  const swap = (site: string) => (site === from ? to : site === to ? from : site)
  const sites = item.sites.map((verdict) => {
    const other = item.sites.find((candidate) => candidate.site === swap(verdict.site)) ?? verdict
    const reason =
      other.reason.startsWith('As ') || other === verdict ? other.reason : `As ${other.site}: ${other.reason}`
    return { ...other, ...endsOf(field.around, verdict.site, other), site: verdict.site, reason }
  })
  return {
    ...item,
    fault: faults.map(formatFault).join(' + '),
    faults,
    same: texts(item.same),
    title: faults.map((fault) => titleOf(field.whole.topology, fault)).join(' and '),
    scope: { kind: 'site', site: to },
    sites,
  }
}

/** Devices of two like sites stand in the same order; the far end of an access line is found over its cable. */
function renaming({ around, whole }: Field, from: string, to: string): (fault: Fault) => Fault {
  const inOrder = (site: string) => {
    const area = new Set(around.areaOf(site))
    return whole.configurations.filter((item) => area.has(item.device)).map((item) => item.device)
  }
  const [mine, theirs] = [inOrder(from), inOrder(to)]
  const nameOf = (device: string) => theirs[mine.indexOf(device)]
  return (fault) => {
    const device = nameOf(fault.device)
    if (device !== undefined) return { ...fault, device }
    if (!('interface' in fault)) return fault
    const near = farEnd(whole.topology, fault)
    const other = near && nameOf(near.device)
    const far = near && other !== undefined ? farEnd(whole.topology, { ...near, device: other }) : undefined
    return far ? { ...fault, ...far } : fault
  }
}

function farEnd({ links }: Topology, end: LinkEnd): LinkEnd | undefined {
  const is = (other: LinkEnd) => other.device === end.device && other.interface === end.interface
  const link = links.find(({ a, b }) => is(a) || is(b))
  return link && (is(link.a) ? link.b : link.a)
}
