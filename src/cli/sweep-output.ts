/** A sweep as the headless contract prints it: the JSON value, and a table for people. */
import type { SinglePoint, SiteVerdict, SweepCase, SweepResult } from '../engine/session'
import type { FailurePointJson, SweepJson, SweptCaseJson } from './json'

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
    sites: item.sites.map(({ from: _from, to: _to, at, ...site }) => ({ ...site, at: at / MICROSECONDS })),
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

export function sweepText(result: SweepResult, value: SweepJson): string {
  const down = result.downBefore.map((item) => `${item.site} has no path before anything fails. ${item.reason}\n`)
  const singles = [...value.singlePoints, ...value.otherSinglePoints]
  const pairs = value.doublePoints ?? []
  return [
    ...down,
    ...result.cases.map(caseText),
    'Single points of failure\n',
    ...(singles.length === 0 ? ['  none\n'] : singles.map(pointText)),
    ...(value.doublePoints ? [`Pairs that silence what neither does alone (${value.pairsRun} run)\n`] : []),
    ...(value.doublePoints && pairs.length === 0 ? ['  none\n'] : pairs.map(pointText)),
  ].join('')
}

/** A line with the failure, and below it the sites that feel it, those of one verdict and reason together. */
function caseText(item: SweepCase): string {
  const felt = item.sites.filter((site) => site.verdict !== 'fine')
  const head = `${item.fault}${item.same.length === 0 ? '' : ` (and ${item.same.join(', ')})`}\n`
  if (felt.length === 0) return `${head}  ● fine for every site\n`
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
