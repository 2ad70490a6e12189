/** `sweep`: every single failure, or every pair, and the single points of failure. */
import { ANSWER_OPTIONS, printAnswer } from '../answer'
import { answerTo } from '../ask'
import { type Call, type Command, type Streams, Unusable } from '../command'
import { readDesign } from '../read-design'
import { sweepAnswer, sweepJson } from '../sweep-output'

export const sweepCommand: Command = {
  name: 'sweep',
  summary: 'every failure of link, interface, device and process, for every site',
  words: ['<DESIGN>'],
  options: [
    { flags: '--double', meaning: 'every pair of failures' },
    { flags: '--scope <SCOPE>', meaning: 'head-end (its block only) or all' },
    ...ANSWER_OPTIONS,
  ],
  examples: [['design.json', 'exit 1 when the head-end block has a single point of failure']],
  run: sweep,
}

const SCOPES = ['head-end', 'all'] as const

async function sweep(call: Call, streams: Streams): Promise<number> {
  const word = call.options.scope
  const asked = SCOPES.find((item) => item === word)
  if (word !== undefined && !asked) throw new Unusable(`--scope ${word}: choose ${SCOPES.join(' or ')}`)
  const design = readDesign('sweep', call.words[0], streams)
  const question = { kind: 'sweep', scope: asked ?? 'all', double: call.flags.has('double') } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'sweep') throw new Unusable('the engine gave no sweep')
  const value = sweepJson(answer.result, { whole: asked === 'all', double: question.double })
  printAnswer(sweepAnswer(answer.result, value, call.words[0] ?? ''), call, streams)
  return answer.result.singlePoints.some((point) => point.scope.kind === 'head-end') ? 1 : 0
}
