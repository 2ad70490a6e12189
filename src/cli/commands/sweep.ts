/** `sweep`: every single failure, or every pair, and the single points of failure. */
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import { readDesign } from '../read-design'
import { sweepJson, sweepText } from '../sweep-output'

export const sweepCommand: Command = {
  name: 'sweep',
  summary: 'every failure of link, interface, device and process, for every site',
  words: ['<DESIGN>'],
  options: [
    { flags: '--double', meaning: 'every pair of failures' },
    { flags: '--scope <SCOPE>', meaning: 'head-end (its block only) or all' },
    JSON_OPTION,
  ],
  examples: [['design.json', 'exit 1 when the head-end block has a single point of failure']],
  run: sweep,
}

const SCOPES = ['head-end', 'all'] as const

async function sweep(call: Call, streams: Streams): Promise<number> {
  const word = call.options.scope
  const asked = SCOPES.find((item) => item === word)
  if (word !== undefined && !asked) throw new Unusable(`--scope ${word}: choose ${SCOPES.join(' or ')}`)
  const design = readDesign('sweep', call.words[0])
  const question = { kind: 'sweep', scope: asked ?? 'all', double: call.flags.has('double') } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'sweep') throw new Unusable('the engine gave no sweep')
  const value = sweepJson(answer.result, { whole: asked === 'all', double: question.double })
  streams.out(call.flags.has('json') ? json(value) : sweepText(answer.result, value))
  return answer.result.singlePoints.some((point) => point.scope.kind === 'head-end') ? 1 : 0
}
