/** A failover's distribution for standard output: as JSON and as text. */
import {
  type FailoverAnswer,
  type FailoverResult,
  notKnownText,
  type ReadingRow,
  type ReadingsAnswer,
  readingText,
} from '../engine/session'
import type { DistributionJson, FailoverJson } from './json'

/** The first set of parameters stands at the top; others follow in `compared`. */
export function failoverJson(results: readonly FailoverAnswer[]): FailoverJson {
  const [first, ...others] = results.map(distributionJson)
  if (!first) throw new Error('a failover has no result')
  return { ...first, ...(others.length === 0 ? {} : { compared: others }) }
}

function distributionJson({ label, result }: FailoverAnswer): DistributionJson {
  const { seconds, assumptions, mean, ...rest } = result
  return {
    label,
    ...rest,
    ...(result.notKnown ? {} : { mean }),
    seconds: seconds ?? null,
    assumptions: assumptions.map(({ key, label: name, value, unit, standing, source }) => ({
      name: key,
      label: name,
      value,
      unit,
      standing,
      source,
    })),
  }
}

const WIDTH = 50

export function failoverText(results: readonly FailoverAnswer[]): string {
  return `${results.map(({ label, result }) => textOf(label, result)).join('\n\n')}\n`
}

function directionText(way: string, { seconds, silentNever, silentForGood }: FailoverResult['toSite']): string {
  const range = seconds
    ? `silent for ${seconds.min.toFixed(2)} to ${seconds.max.toFixed(2)} s, half: ${seconds.p50.toFixed(2)} s`
    : 'no run was silent and ended'
  const rest = [
    ...(silentNever > 0 ? [`${silentNever} lost nothing`] : []),
    ...(silentForGood > 0 ? [`${silentForGood} stayed silent`] : []),
  ]
  return `  ${way}: ${[range, ...rest].join('; ')}`
}

function textOf(label: string, result: FailoverResult): string {
  const { seconds, price } = result
  if (result.notKnown) return `${result.fault}, call with ${result.site}, ${label}: ${notKnownText(result.notKnown)}`
  const s = (value: number) => `${value.toFixed(2)} s`
  const range = seconds
    ? `silent for ${s(seconds.min)} to ${s(seconds.max)}; 5 %: ${s(seconds.p5)}, half: ${s(seconds.p50)}, 95 %: ${s(seconds.p95)}`
    : 'no run was silent and ended'
  const most = Math.max(1, ...result.bins.map((bin) => bin.runs))
  return [
    `${result.fault}, call with ${result.site}${result.peer === undefined ? '' : ` (tunnel with ${result.peer})`}, ${label}: ${result.runs} runs`,
    range,
    directionText('towards the site', result.toSite),
    directionText('from the site', result.fromSite),
    ...(result.note === undefined ? [] : [result.note]),
    ...(result.silentNever > 0 ? [`${result.silentNever} runs lost nothing`] : []),
    ...(result.silentForGood > 0 ? [`${result.silentForGood} runs stayed silent`] : []),
    ...result.bins.map(
      ({ from, runs }) =>
        `${String(from).padStart(5)} s ${String(runs).padStart(6)} ${'#'.repeat(Math.round((WIDTH * runs) / most))}`,
    ),
    `mean ${s(result.mean)}: ${Object.entries(result.causes)
      .map(([cause, value]) => `${cause} ${s(value)}`)
      .join(', ')}`,
    ...result.marks.map((mark) => mark.text),
    ...(result.reading ? [`Read as: ${readingText(result.reading)}. ${result.reading.why}`] : []),
    `control packets at a head-end with ${price.sites} sites: ${price.idle.toFixed(2)} a second idle, ${price.inCall.toFixed(2)} with every site in a call; when all set up anew at once, the last waits ${price.queueSeconds.toFixed(1)} s for its turn`,
    ...result.assumptions.map(
      (item) =>
        `  ${item.standing}: ${item.label} = ${item.value}${item.unit === '' ? '' : ` ${item.unit}`} (${item.source})`,
    ),
  ].join('\n')
}

const TITLES: Readonly<Record<ReadingRow['fits'], string>> = {
  within: 'These readings hold every mark:',
  edge: 'These hold them at the edge of their runs:',
  outside: 'These cannot:',
}

export function readingsText({ runs, asDesigned, rows }: ReadingsAnswer): string {
  const marks = rows.find((row) => row.marks.length > 0)?.marks ?? []
  const groups = (Object.keys(TITLES) as ReadingRow['fits'][]).map((fits) => ({
    title: TITLES[fits],
    rows: rows.filter((row) => row.fits === fits),
  }))
  const lines = [
    ...marks.map(({ seconds, fault, site }) => `${seconds} s: ${fault}, call with ${site}`),
    `${runs} runs of each under each reading. A mark that fits proves no mechanism: one sample is one sample.`,
    ...groups.flatMap((group) => (group.rows.length === 0 ? [] : [group.title, ...group.rows.flatMap(rowText)])),
    asDesigned
      ? `By itself the design is read as: ${readingText(asDesigned)}. ${asDesigned.why}`
      : 'The site has no keepalive: by itself it notices no dead peer before the end of a lifetime.',
  ]
  return `${lines.join('\n')}\n`
}

function rowText({ label, asDesigned, marks, problem }: ReadingRow): readonly string[] {
  const own = asDesigned === undefined ? '' : ' (as designed)'
  return [`  ${label}${own}`, ...(problem === undefined ? marks.map((mark) => `    ${mark.text}`) : [`    ${problem}`])]
}
