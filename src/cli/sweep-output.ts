/** A sweep as the headless contract prints it: the JSON value, and a table for people. */
import type { SinglePoint, SiteVerdict, SweepCase, SweepResult } from '../engine/session'
import type { CheckedAnswer } from './answer'
import type { FailurePointJson, SweepJson, SweptCaseJson, SweptSiteJson } from './json'
import type { CheckedCase } from './junit'

interface Asked {
  /** Whether the single points of the whole path are wanted beside those of the head-end block. */
  readonly whole: boolean
  readonly double: boolean
}

const MICROSECONDS = 1e6

export function sweepJson(result: SweepResult, { whole, double }: Asked): SweepJson {
  const points = result.singlePoints.map((point) => pointJson(result, point))
  const wanted = (point: FailurePointJson) => whole || point.scope === 'head-end'
  const pairs = result.pairs.map(caseJson)
  return {
    cases: [...result.cases.map(caseJson), ...pairs],
    singlePoints: points.filter(wanted),
    otherSinglePoints: points.filter((point) => !wanted(point)),
    ...(double ? { doublePoints: result.pairs.map(pairPoint), pairsRun: result.pairsRun } : {}),
    classes: result.classes,
    downBefore: result.downBefore.map((item) => item.site),
  }
}

function caseJson(item: SweepCase): SweptCaseJson {
  return {
    fault: item.fault,
    faults: item.fault.split(' + '),
    same: item.same,
    kind: item.kind,
    scope: item.scope.kind,
    title: item.title,
    sites: item.sites.map(siteJson),
  }
}

/** Field by field: what the engine keeps for itself beside them is none of the answer. */
function siteJson(item: SiteVerdict): SweptSiteJson {
  const { site, verdict, own, reason, at, outageSeconds, forwardSeconds, returnSeconds, notKnown } = item
  return {
    site,
    verdict,
    ...(own === undefined ? {} : { own }),
    ...(outageSeconds === undefined ? {} : { outageSeconds }),
    ...(forwardSeconds === undefined ? {} : { forwardSeconds }),
    ...(returnSeconds === undefined ? {} : { returnSeconds }),
    reason,
    at: at / MICROSECONDS,
    ...(notKnown === undefined ? {} : { notKnown }),
  }
}

function pointJson({ cases }: SweepResult, point: SinglePoint): FailurePointJson {
  const { fault, title, sites, reason, remedy } = point
  const same = cases.find((item) => item.fault === fault)?.same ?? []
  return { fault, same, scope: point.scope.kind, title, sites, reason, remedy }
}

function pairPoint(item: SweepCase): FailurePointJson {
  const hit = item.sites.filter(isLasting)
  const { fault, same, title, scope } = item
  return { fault, same, scope: scope.kind, title, sites: hit.map((site) => site.site), reason: hit[0]?.reason ?? '' }
}

const isLasting = ({ verdict }: SiteVerdict) => verdict !== 'fine' && verdict !== 'outage' && verdict !== 'not known'

/** A failure fails its case when a site that was fine stays silent after it; one that hangs on a line is not known. */
export function sweepAnswer(result: SweepResult, value: SweepJson, name: string): CheckedAnswer {
  const points = [...value.singlePoints, ...value.otherSinglePoints]
  const title = `Failures of ${name}`
  const blocks = points.filter(({ scope }) => scope === 'head-end').length
  return {
    title,
    summary: `${result.cases.length} failures run; ${points.length} single points of failure, ${blocks} of them in the head-end block.`,
    value,
    text: sweepText(result, value),
    cases: result.cases.map((item) => caseOf(item, points)),
    tables: [
      {
        title: 'Single points of failure',
        columns: ['failure', 'where', 'sites', 'why', 'what to do'],
        rows: points.map((point) => [
          point.fault,
          point.scope,
          point.sites.join(', '),
          point.reason,
          point.remedy ?? '',
        ]),
      },
      {
        title: 'Outages',
        columns: ['failure', 'longest outage'],
        rows: result.cases.flatMap((item) => {
          const longest = longestOf(item)
          return longest > 0 ? [[item.fault, `${longest.toFixed(1)} s`]] : []
        }),
      },
    ],
  }
}

const longestOf = ({ sites }: SweepCase) => Math.max(0, ...sites.map(({ outageSeconds = 0 }) => outageSeconds))

function caseOf(item: SweepCase, points: readonly FailurePointJson[]): CheckedCase {
  const point = points.find(({ fault }) => fault === item.fault)
  const open = item.sites.find(({ verdict }) => verdict === 'not known')
  const named = { group: item.scope.kind, name: item.title }
  if (point) return { ...named, result: 'failed', message: `${point.sites.join(', ')}: ${point.reason}` }
  if (open) return { ...named, result: 'not known', message: `${open.site}: ${open.reason}` }
  return { ...named, result: 'met', message: `longest outage ${longestOf(item).toFixed(1)} s` }
}

function sweepText(result: SweepResult, value: SweepJson): string {
  const down = result.downBefore.map((item) => `${item.site} has no path before anything fails. ${item.reason}\n`)
  const singles = [...value.singlePoints, ...value.otherSinglePoints]
  const pairs = value.doublePoints ?? []
  return [
    ...down,
    ...result.cases.map((item) => caseText(item, down.length > 0)),
    'Single points of failure\n',
    ...(singles.length === 0 ? [noPoint(result)] : singles.map(pointText)),
    ...(value.doublePoints ? [`Pairs that silence what neither does alone (${value.pairsRun} run)\n`] : []),
    ...(value.doublePoints && pairs.length === 0 ? ['  none\n'] : pairs.map(pointText)),
  ].join('')
}

const noPoint = ({ judgements: { whole } }: SweepResult) =>
  whole.verdict === 'not known' ? `  not known: ${whole.reason}\n` : '  none\n'

/** A line with the failure, and below it the sites that feel it, those of one verdict and reason together. */
function caseText(item: SweepCase, someDown: boolean): string {
  const felt = item.sites.filter((site) => site.verdict !== 'fine')
  const head = `${item.fault}${item.same.length === 0 ? '' : ` (and ${item.same.join(', ')})`}\n`
  if (item.sites.length === 0 && someDown) return `${head}  – no site has a path to lose\n`
  if (felt.length === 0) return `${head}  ● fine for every site${someDown ? ' that has a path' : ''}\n`
  const lines = felt.map((site) => `  ${siteWord(site)}  ${site.site}: ${site.reason}\n`)
  const fine = item.sites.length - felt.length
  return `${head}${lines.join('')}${fine === 0 ? '' : `  ● fine for the other ${fine}\n`}`
}

const siteWord = ({ verdict, own, outageSeconds = 0 }: SiteVerdict) =>
  verdict === 'not known'
    ? '? not known'
    : verdict === 'outage'
      ? `▲ ${outageSeconds.toFixed(1)} s`
      : own
        ? `✕ own failure, ${verdict}`
        : `✕ ${verdict}`

function pointText({ fault, scope, title, sites, reason, remedy }: FailurePointJson): string {
  const remedyLine = remedy === undefined ? '' : `    ${remedy}\n`
  return `  ✕ [${scope}] ${title} (${fault}): ${sites.join(', ')}\n    ${reason}\n${remedyLine}`
}
