/** The sweep as a matrix: a row for each cause, a column for each group of sites that are alike. Pure. */
import type { ScopeKind, SiteVerdict, SweepCase, SweepResult, Verdict } from '../../../engine/messages'
import { shortInterfaceName } from '../../../ios/index'
import type { Tone } from '../../components/Status'
import { GRAVEST, SERVICE_TONES } from '../../service/words'
import { decimal, said, t } from '../../words/language'

export interface Column {
  readonly sites: readonly string[]
  readonly title: string
  readonly peer: string
}

export interface Cell {
  readonly verdict: Verdict
  readonly tone: Tone
  /** `32.4 s`, `31.5–32.6 s`, or the verdict. */
  readonly text: string
  /** The site whose reason is told: the worst of the group. */
  readonly site: SiteVerdict
  readonly count: number
}

export interface Row {
  readonly item: SweepCase
  readonly title: string
  readonly detail: string
  readonly cells: readonly (Cell | undefined)[]
}

/** A cell whose reason is told. */
export interface Chosen {
  readonly item: SweepCase
  readonly cell: Cell
}

export const SCOPES: readonly (readonly [ScopeKind, string])[] = [
  ['head-end', 'Head-end block'],
  ['process', 'Processes'],
  ['stick', 'Stick switch'],
  ['firewall', 'Firewall'],
  ['internet', 'Internet access'],
  ['headquarters', 'Headquarters'],
  ['site', 'Sites'],
  ['elsewhere', 'Elsewhere'],
]

const { 'in service': _served, ...LASTING_TONES } = SERVICE_TONES

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = { fine: 'good', outage: 'warn', ...LASTING_TONES }

/** The gravest first. */
const WORST: readonly Verdict[] = [...GRAVEST, 'outage', 'fine']

const worstOf = (sites: readonly SiteVerdict[]) =>
  WORST.map((verdict) => sites.find((site) => site.verdict === verdict)).find((site) => site !== undefined)

export function columnsOf({ classes }: SweepResult): readonly Column[] {
  return classes.map(({ peer, sites }) => ({
    sites,
    peer: peer ?? t('no tunnel'),
    title:
      sites.length === 1
        ? (sites[0] ?? '')
        : t('{first} + {count} alike', { first: sites[0] ?? '', count: sites.length - 1 }),
  }))
}

/** The rows of some scopes; what fails at one of several like sites is told once. */
export function rowsOf(result: SweepResult, cases: readonly SweepCase[], scope: ScopeKind | 'all'): readonly Row[] {
  const columns = columnsOf(result)
  const first = new Set(columns.map(({ sites }) => sites[0]))
  return cases
    .filter((item) => scope === 'all' || item.scope.kind === scope)
    .filter((item) => item.scope.site === undefined || first.has(item.scope.site))
    .map((item) => ({
      item,
      title: shortTitle(item.title),
      detail: detailOf(item, columns),
      cells: columns.map((column) => cellOf(item, column)),
    }))
}

/** Interfaces as the canvas labels them: `cross-over gateway-1 Fa0/1 – gateway-2 Fa0/1`. */
export const shortTitle = (title: string): string =>
  title.replace(/(?:Fast|Gigabit|TenGigabit)?Ethernet\d[\d/.]*|Loopback\d+/g, (name) => shortInterfaceName(name))

function detailOf({ kind, same, scope }: SweepCase, columns: readonly Column[]): string {
  const alike = columns.find(({ sites }) => sites[0] === scope.site)?.sites.length ?? 1
  const also = same.length === 0 ? '' : `, ${t('and {count} with the same effect', { count: same.length })}`
  return `${kind}${also}${alike > 1 ? `; ${alike === 2 ? t('the same at one other site like it') : t('the same at {count} other sites like it', { count: alike - 1 })}` : ''}`
}

function cellOf(item: SweepCase, { sites }: Column): Cell | undefined {
  const own = item.scope.site !== undefined && sites.includes(item.scope.site) ? item.scope.site : undefined
  const told = item.sites.filter((verdict) => (own === undefined ? sites.includes(verdict.site) : verdict.site === own))
  const worst = worstOf(told)
  if (!worst) return undefined
  const seconds = told.flatMap((site) => site.outageSeconds ?? [])
  return {
    verdict: worst.verdict,
    tone: worst.own ? 'unknown' : VERDICT_TONES[worst.verdict],
    text: worst.verdict === 'outage' ? secondsText(seconds) : worst.own ? t('own failure') : said(worst.verdict),
    site: worst,
    count: told.length,
  }
}

function secondsText(seconds: readonly number[]): string {
  const [least, most] = [decimal(Math.min(...seconds), 1), decimal(Math.max(...seconds), 1)]
  return least === most ? `${least} s` : `${least}–${most} s`
}
