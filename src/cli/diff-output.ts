/** Changes as text for people: the summary, then devices, paths and outages. */
import type { Changes, ComparedWay, DeviceChange, OutageChange, OutageSide, PathChange } from '../engine/session'

const SIGNS = { same: ' ', added: '+', removed: '-' } as const

export function changesText({ summary, devices, paths, outages = [] }: Changes): string {
  return [
    ...summary.map((line) => `${line}\n`),
    ...section('Devices', devices.map(deviceText)),
    ...section('Paths', paths.map(pathText)),
    ...section('Failures of the head-end', outages.map(outageText)),
  ].join('')
}

const section = (title: string, parts: readonly string[]) => (parts.length === 0 ? [] : [`\n${title}\n`, ...parts])

function deviceText({ device, change, lines, tables }: DeviceChange): string {
  const rows = tables.flatMap(({ table, removed, added }) => [
    ...removed.map((row) => `    ${table} - ${row}\n`),
    ...added.map((row) => `    ${table} + ${row}\n`),
  ])
  return `  ${device} ${change}\n${lines.map(({ kind, text }) => `    ${SIGNS[kind]} ${text}\n`).join('')}${rows.join('')}`
}

function pathText({ site, direction, before, after }: PathChange): string {
  const way = direction === 'forward' ? 'towards' : 'from'
  return `  ${way} ${site}\n    - ${wayText(before)}\n    + ${wayText(after)}\n`
}

export const wayText = (way: ComparedWay | undefined) =>
  way ? `${way.disposition}: ${way.devices.join(' → ')}` : 'no such site'

function outageText({ fault, site, before, after }: OutageChange): string {
  return `  ${fault}, ${site}: ${outageWord(before)} → ${outageWord(after)}\n`
}

export function outageWord(side: OutageSide | undefined): string {
  if (!side) return 'not there'
  return side.seconds === undefined ? side.verdict : `${side.seconds.toFixed(1)} s`
}
