/** What is typed about all sites → what they are like. Pure. */

import {
  type Design,
  type Edit,
  patternProblem,
  placedIn,
  planChanges,
  planSites,
  type ReadTable,
  SITE_FIELDS,
  type SiteField,
  type SiteTemplate,
  type TableProblem,
} from '../../design/index'

/** Fields of a template, by what they hold; empty = as usual, or as it is. */
export const TEMPLATE_FIELDS = [
  'nat',
  'access',
  'down',
  'up',
  'delay',
  'box',
  'release',
  'peers',
  'voiceFirst',
  'codec',
  'length',
] as const satisfies readonly SiteField[]
export type TemplateField = (typeof TEMPLATE_FIELDS)[number] | 'naming' | 'first'

/** What stands in the fields, by their names. */
export type Typed = ReadonlyMap<TemplateField, string>

interface ReadTemplate {
  readonly template: SiteTemplate
  /** What is wrong, by the field. */
  readonly problems: ReadonlyMap<TemplateField, string>
}

export function templateFrom(typed: Typed): ReadTemplate {
  const problems = new Map<TemplateField, string>()
  const values = new Map<string, unknown>()
  for (const field of TEMPLATE_FIELDS) {
    const text = typed.get(field)?.trim() ?? ''
    if (text === '') continue
    const read = SITE_FIELDS[field].read(text)
    if (typeof read === 'string') problems.set(field, read)
    else values.set(field, read.value)
  }
  const naming = typed.get('naming')?.trim() ?? ''
  const wrong = naming === '' ? undefined : patternProblem(naming)
  if (wrong !== undefined) problems.set('naming', wrong)
  else if (naming !== '') values.set('naming', naming)
  const first = typed.get('first')?.trim() ?? ''
  if (first !== '' && !/^\d{1,9}$/.test(first)) problems.set('first', `"${first}" is no whole number`)
  else if (first !== '') values.set('first', Number(first))
  return { template: Object.fromEntries(values) as SiteTemplate, problems }
}

/** What a plan comes to, for whoever looks at it before it is done. */
export interface DryRun {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly problems: readonly TableProblem[]
  readonly edit: Edit | undefined
}

const ADDED = ['Site', 'LAN', 'Public address', 'NAT', 'Box', 'Release', 'Peers']

export function dryAdd(design: Design, table: ReadTable | undefined, count: number, template: SiteTemplate): DryRun {
  const rows = table?.rows ?? Array.from({ length: count }, () => ({}))
  const { sites, problems, edit } = planSites(design, rows, template)
  return {
    headings: ADDED,
    rows: sites.map((site) => [
      site.names.router,
      site.lan,
      site.public,
      site.nat,
      site.box,
      site.release,
      site.peers.join(', '),
    ]),
    problems: [...(table?.problems ?? []), ...placedIn(table, problems)],
    edit,
  }
}

export function dryChange(
  design: Design,
  table: ReadTable | undefined,
  names: readonly string[],
  { naming: _naming, first: _first, ...wanted }: SiteTemplate,
): DryRun {
  const rows = table ? table.rows.map((row) => ({ ...wanted, ...row })) : names.map((site) => ({ ...wanted, site }))
  const { changed, problems, edit } = planChanges(design, rows)
  return {
    headings: ['Site', 'What changes'],
    rows: changed.map(({ site, fields }) => [site, fields.map((field) => SITE_FIELDS[field].heading).join(', ')]),
    problems: [...(table?.problems ?? []), ...placedIn(table, problems)],
    edit,
  }
}

/** `Line 4, column 2 (lan): …` */
export function problemText({ line, column, field, problem }: TableProblem): string {
  const at = [...(line > 0 ? [`line ${line}`] : []), ...(column === undefined ? [] : [`column ${column}`])].join(', ')
  const what = field === undefined ? '' : `${at === '' ? '' : ' '}(${SITE_FIELDS[field].heading})`
  return at === '' && what === '' ? problem : `${at}${what}: ${problem}`.replace(/^./, (letter) => letter.toUpperCase())
}
