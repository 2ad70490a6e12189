/** `diff`: two designs: configuration lines and tables, then the paths and outages that change. */
import type { Changes, OutageChange, PathChange } from '../../engine/session'
import { ANSWER_OPTIONS, type CheckedAnswer, printAnswer } from '../answer'
import { answerTo } from '../ask'
import { type Call, type Command, type Streams, Unusable } from '../command'
import { changesText, outageWord, wayText } from '../diff-output'
import type { DiffJson } from '../json'
import type { CheckedCase } from '../junit'
import { readDesign } from '../read-design'

export const diffCommand: Command = {
  name: 'diff',
  summary: 'what changes from A to B: lines, tables, paths, outages',
  words: ['<A>', '<B>'],
  options: ANSWER_OPTIONS,
  examples: [['design.json changed.json', 'exit 1 when a site loses a way, or a failure is survived no more']],
  run: diff,
}

async function diff(call: Call, streams: Streams): Promise<number> {
  const [first, second] = call.words
  if (first === undefined || second === undefined) throw new Unusable('diff needs two designs: A B')
  const before = readDesign('diff', first, streams)
  const design = readDesign('diff', second, streams)
  const question = { kind: 'compare', before, outages: true } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'compare') throw new Unusable('the engine compared nothing')
  const { changes } = answer
  const value: DiffJson = { ...changes, outages: changes.outages ?? [] }
  printAnswer(diffAnswer(changes, value, `${first} and ${second}`), call, streams)
  return isWorse(changes) ? 1 : 0
}

function diffAnswer(changes: Changes, value: DiffJson, names: string): CheckedAnswer {
  const { summary, devices, paths, outages = [] } = changes
  const cases = [...paths.map(pathCase), ...outages.map(outageCase)]
  return {
    title: `Changes between ${names}`,
    summary: summary.join(' '),
    value,
    text: changesText(changes),
    cases: cases.length === 0 ? [{ group: 'paths', name: 'no path and no outage differs', result: 'met' }] : cases,
    tables: [
      { title: 'Devices', columns: ['device', 'change', 'lines'], rows: devices.map(deviceRow) },
      { title: 'Paths', columns: ['site', 'direction', 'before', 'after'], rows: paths.map(pathRow) },
      { title: 'Outages', columns: ['failure', 'site', 'before', 'after'], rows: outages.map(outageRow) },
    ],
  }
}

function deviceRow({ device, change, lines }: Changes['devices'][number]): readonly string[] {
  const count = (kind: 'added' | 'removed') => lines.filter((line) => line.kind === kind).length
  return [device, change, `${count('added')} added, ${count('removed')} removed`]
}

const pathRow = (path: PathChange) => [path.site, path.direction, wayText(path.before), wayText(path.after)]
const outageRow = ({ fault, site, before, after }: OutageChange) => [fault, site, outageWord(before), outageWord(after)]

const pathCase = (path: PathChange): CheckedCase => ({
  group: 'paths',
  name: `${path.site}, ${path.direction}`,
  result: isLost(path) ? 'failed' : 'met',
  message: `${wayText(path.before)}, then ${wayText(path.after)}`,
})

const outageCase = (outage: OutageChange): CheckedCase => ({
  group: 'outages',
  name: `${outage.fault}, ${outage.site}`,
  result: isLasting(outage) ? 'failed' : 'met',
  message: `${outageWord(outage.before)}, then ${outageWord(outage.after)}`,
})

const isWorse = ({ paths, outages = [] }: Changes): boolean => paths.some(isLost) || outages.some(isLasting)

/** A way that worked does not any more. */
const isLost = ({ before, after }: PathChange): boolean => before?.good === true && after?.good === false

/** A failure that was survived is not any more, or nobody knows. */
function isLasting({ before, after }: OutageChange): boolean {
  const lasts = (verdict: string | undefined) => verdict !== undefined && verdict !== 'fine' && verdict !== 'outage'
  return before !== undefined && !lasts(before.verdict) && lasts(after?.verdict)
}
