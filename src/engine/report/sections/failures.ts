/** The failure sweep: the judgement by scope, the matrix, and the reason of every cell that is not fine. */
import type { Scope, ScopeKind, SiteVerdict, SweepCase, SweepResult, Verdict } from '../../../analysis/index'
import type { Block } from '../../../compile/index'
import { shortNames } from '../short-names'

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

export function failures(result: SweepResult): readonly Block[] {
  const scopes = SCOPES.map(([kind, title]) => ({
    title,
    cases: result.cases.filter((item) => item.scope.kind === kind && isToldOf(result, item.scope)),
  }))
  return [
    {
      kind: 'text',
      text: 'Every link, interface, device and process fails once, from the settled network with a call going on at every site, and is followed until nothing changes. Failures with the same effect are one row, and what fails at one of several like sites is told once.',
    },
    ...downBefore(result),
    { kind: 'heading', text: 'Single points of failure' },
    singlePoints(result),
    { kind: 'heading', text: 'Which sites are alike' },
    groups(result),
    ...scopes.filter(({ cases }) => cases.length > 0).flatMap(({ title, cases }) => matrix(result, title, cases)),
  ]
}

/** False for the failures of a site that has a like one before it. */
const isToldOf = ({ classes }: SweepResult, { site }: Scope) =>
  site === undefined || classes.some(({ sites }) => sites[0] === site)

function downBefore({ downBefore: down }: SweepResult): readonly Block[] {
  if (down.length === 0) return []
  return [
    { kind: 'text', text: 'These sites had no path before anything failed; nothing is said of them.' },
    { kind: 'list', items: down.map(({ site, reason }) => `${site}: ${reason}`) },
  ]
}

/** The head-end block first. */
function singlePoints(result: SweepResult): Block {
  const { whole } = result.judgements
  if (whole.verdict === 'not known') return { kind: 'text', text: `Not known: ${whole.reason}.` }
  if (whole.verdict === 'none') return { kind: 'text', text: 'None: no single failure silences a site for good.' }
  const all = result.classes.flatMap(({ sites }) => sites).length
  const rows = SCOPES.flatMap(([kind, scope]) =>
    result.singlePoints
      .filter((point) => point.scope.kind === kind && isToldOf(result, point.scope))
      .map(({ title, sites, reason, remedy }) => [
        scope,
        shortNames(title),
        sites.length === all ? `all ${all}` : sites.join(', '),
        shortNames(reason),
        remedy,
      ]),
  )
  return { kind: 'table', head: ['Scope', 'What fails', 'Sites silent', 'Why', 'What to do'], rows }
}

const groupName = (index: number) =>
  String.fromCharCode('A'.charCodeAt(0) + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26)))

function groups({ classes }: SweepResult): Block {
  const rows = classes.map(({ peer, sites }, index) => [groupName(index), peer ?? 'no tunnel', sites.join(', ')])
  return { kind: 'table', head: ['Group', 'Tunnel to', 'Sites'], rows }
}

function matrix({ classes }: SweepResult, title: string, cases: readonly SweepCase[]): readonly Block[] {
  const rows = cases.map((item) => [
    shortNames(item.title),
    ...classes.map(({ sites }) => cell(item.sites.filter((site) => sites.includes(site.site)))),
  ])
  const reasons = cases.flatMap(reasonsOf)
  return [
    { kind: 'heading', text: title },
    { kind: 'table', head: ['What fails', ...classes.map((_, index) => groupName(index))], rows },
    ...(reasons.length === 0 ? [] : [{ kind: 'list', items: reasons } as const]),
  ]
}

/** The gravest first. */
const VERDICTS: readonly Verdict[] = [
  'silent',
  'hears nothing',
  'is not heard',
  'in clear',
  'not registered',
  'not known',
  'outage',
  'fine',
]

function words({ verdict, own }: SiteVerdict): string {
  if (verdict === 'outage') return '▲'
  if (verdict === 'fine') return '● fine'
  if (verdict === 'not known') return '? not known'
  return own ? '✕ own failure' : `✕ ${verdict}`
}

/** What happened to a group; when not the same to all of its sites, how many of them. */
function cell(sites: readonly SiteVerdict[]): string {
  return VERDICTS.flatMap((verdict) => {
    const [first, ...more] = sites.filter((site) => site.verdict === verdict)
    if (!first) return []
    const same = [first, ...more]
    const seconds = verdict === 'outage' ? ` ${span(same.map((site) => site.outageSeconds ?? 0))}` : ''
    const text = `${words(first)}${seconds}`
    return [same.length === sites.length ? text : `${text} (${same.length})`]
  }).join(', ')
}

function span(seconds: readonly number[]): string {
  const [least, most] = [Math.min(...seconds).toFixed(1), Math.max(...seconds).toFixed(1)]
  return least === most ? `${least} s` : `${least}–${most} s`
}

/** One sentence for each reason, with the sites that it is told of. */
function reasonsOf(item: SweepCase): readonly string[] {
  const felt = item.sites.filter((site) => site.verdict !== 'fine')
  const reasons = [...new Set(felt.map((site) => site.reason))]
  return reasons.map((reason) => {
    const sites = felt.filter((site) => site.reason === reason).map((site) => site.site)
    return shortNames(`${item.title}: ${sites.join(', ')}. ${reason}`)
  })
}
