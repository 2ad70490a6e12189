/** `against`: what real routers printed, row by row against the simulated ones'. */
import { type AgainstQuery, type AgainstReport, type Comparison, LAB_FORMATS } from '../../engine/session'
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { AgainstJson } from '../json'
import { readDesign, readText } from '../read-design'

export const againstCommand: Command = {
  name: 'against',
  summary: "real routers' show output against the simulated ones'",
  words: ['<DESIGN>', '[DEVICE]', '[FILE]'],
  options: [
    {
      flags: '--lab <TOOL>',
      meaning: 'printed in a laboratory of export --to TOOL: its ports are called as in the design',
      values: LAB_FORMATS,
    },
    { flags: '--router <BOX>', meaning: 'with --lab: the box that routers became there, as with export' },
    JSON_OPTION,
  ],
  examples: [
    ['design.json gateway-1 route.txt', 'exit 1 when a row differs'],
    ['design.json session.txt', 'of every device whose prompt stands in the file, and any show'],
    ['design.json session.txt --lab containerlab', 'what the laboratory printed, without renaming its ports by hand'],
  ],
  run: against,
}

function labOf({ options: { lab, router } }: Call): Pick<AgainstQuery, 'lab'> {
  if (lab === undefined && router === undefined) return {}
  const format = LAB_FORMATS.find((item) => item === lab)
  if (!format)
    throw new Unusable(
      lab === undefined ? '--router belongs to --lab' : `--lab ${lab}: choose ${LAB_FORMATS.join(', ')}`,
    )
  return { lab: { format, ...(router === undefined ? {} : { router }) } }
}

/** Exit 1 when a row differs, or an output cannot be compared. */
async function against(call: Call, streams: Streams): Promise<number> {
  const [name, second, third] = call.words
  const [device, file] = third === undefined ? ['', second] : [second ?? '', third]
  if (file === undefined) throw new Unusable('against needs DESIGN [DEVICE] FILE')
  const design = readDesign('against', name, streams)
  const question = { kind: 'against', device, text: readText(file), ...labOf(call) } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'against') throw new Unusable('the engine gave no comparison')
  const { reports } = answer
  for (const { comparison } of reports)
    for (const { line, text } of comparison?.unread ?? [])
      streams.err(`${file}, line ${line}: not understood: ${text}\n`)
  const [first] = reports
  const value: AgainstJson = device !== '' && first?.comparison && reports.length === 1 ? first.comparison : reports
  const isOne = reports.length === 1
  streams.out(
    call.flags.has('json') ? json(value) : reports.map((report) => reportText(report, file, isOne)).join('\n'),
  )
  return reports.every(({ comparison }) => comparison?.rows.every((row) => row.verdict === 'same')) ? 0 : 1
}

const VERDICTS = { same: 'same', differs: 'differs', 'only-real': 'only real', 'only-simulated': 'only simulated' }

/** Of many outputs only what departs from the design is told row by row. */
function reportText({ device, line, comparison, problem }: AgainstReport, file: string, isOne: boolean): string {
  if (!comparison) return `${device}: ${file}, line ${line}: not compared: ${problem}\n`
  if (isOne) return textOf(comparison, comparison.rows)
  const apart = comparison.rows.filter(({ verdict }) => verdict !== 'same')
  return `${device}: ${textOf(comparison, apart)}${' '.repeat(2)}${apart.length} of ${comparison.rows.length} rows depart\n`
}

function textOf(comparison: Comparison, shown: Comparison['rows']): string {
  const rows = shown.map((row) => {
    const how = row.differing.map(({ field, real, simulated }) => `${field}: real ${real}, simulated ${simulated}`)
    return `${VERDICTS[row.verdict].padEnd(15)} ${row.key}${how.length === 0 ? '' : `  ${how.join('; ')}`}\n`
  })
  const manner = comparison.byLines ? ' (line by line; ages and counters are left out)' : ''
  return `${comparison.command}${manner}\n${rows.join('')}`
}
