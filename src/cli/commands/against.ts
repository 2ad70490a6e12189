/** `against`: what a real router printed, row by row against the simulated one. */
import type { Comparison } from '../../engine/session'
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { AgainstJson } from '../json'
import { readDesign, readText } from '../read-design'

export const againstCommand: Command = {
  name: 'against',
  summary: "a real router's show output against the simulated one's",
  words: ['<DESIGN>', '<DEVICE>', '<FILE>'],
  options: [JSON_OPTION],
  examples: [['design.json gateway-1 route.txt', 'exit 1 when a row differs']],
  run: against,
}

/** Exit 1 when a row differs. */
async function against(call: Call, streams: Streams): Promise<number> {
  const [name, device, file] = call.words
  if (device === undefined || file === undefined) throw new Unusable('against needs DESIGN DEVICE FILE')
  const design = readDesign('against', name, streams)
  const question = { kind: 'against', device, text: readText(file) } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'against') throw new Unusable('the engine gave no comparison')
  const { comparison } = answer
  for (const { line, text } of comparison.unread) streams.err(`${file}, line ${line}: not understood: ${text}\n`)
  streams.out(call.flags.has('json') ? json(comparison satisfies AgainstJson) : textOf(comparison))
  return comparison.rows.every((row) => row.verdict === 'same') ? 0 : 1
}

const VERDICTS = { same: 'same', differs: 'differs', 'only-real': 'only real', 'only-simulated': 'only simulated' }

function textOf(comparison: Comparison): string {
  const rows = comparison.rows.map((row) => {
    const how = row.differing.map(({ field, real, simulated }) => `${field}: real ${real}, simulated ${simulated}`)
    return `${VERDICTS[row.verdict].padEnd(15)} ${row.key}${how.length === 0 ? '' : `  ${how.join('; ')}`}`
  })
  return `${comparison.command}\n${rows.join('\n')}\n`
}
