/** `sweep`: every single failure, or every pair, and the single points of failure. */
import type { SharedUnits } from '../../engine/session'
import { ANSWER_OPTIONS, printAnswer } from '../answer'
import { answerTo } from '../ask'
import { type Call, type Command, type Streams, Unusable } from '../command'
import { wasInterrupted } from '../engine'
import { readDesign } from '../read-design'
import { SHARE_OPTIONS, shardText, shareOf } from '../share'
import { sweepAnswer, sweepJson } from '../sweep-output'
import { inWorkers, workersOf } from '../workers'

const SCOPES = ['head-end', 'all'] as const

export const sweepCommand: Command = {
  name: 'sweep',
  summary: 'every failure of link, interface, device and process, for every site',
  words: ['<DESIGN>'],
  options: [
    { flags: '--double', meaning: 'every pair of failures' },
    { flags: '--scope <SCOPE>', meaning: 'head-end (its block only) or all', values: SCOPES },
    ...SHARE_OPTIONS,
    ...ANSWER_OPTIONS,
  ],
  examples: [['design.json', 'exit 1 when the head-end block has a single point of failure']],
  run: sweep,
}

async function sweep(call: Call, streams: Streams): Promise<number> {
  return sweepWith(call, streams)
}

/** The answer with what was done elsewhere. */
export async function sweepWith(call: Call, streams: Streams, done?: SharedUnits): Promise<number> {
  const word = call.options.scope
  const asked = SCOPES.find((item) => item === word)
  if (word !== undefined && !asked) throw new Unusable(`--scope ${word}: choose ${SCOPES.join(' or ')}`)
  const design = readDesign('sweep', call.words[0], streams)
  const question = { kind: 'sweep', scope: asked ?? 'all', double: call.flags.has('double') } as const
  const share = shareOf(call)
  if (share && question.double) throw new Unusable('--shard parts single failures; without --double, please')
  const workers = workersOf(call)
  const units = done ?? (workers > 1 && !share ? await inWorkers(singles(call), workers, streams) : undefined)
  const known = units?.of === 'sweep' ? { known: units.failures, onlyKnown: wasInterrupted() } : {}
  const answer = await answerTo(design, (revision) => ({
    kind: 'ask',
    id: 2,
    revision,
    question: { ...question, ...known, ...(share ? { share } : {}) },
  }))
  if (share && answer.kind === 'share') {
    streams.out(shardText(call, design, share, answer.units))
    return 0
  }
  if (answer.kind !== 'sweep') throw new Unusable('the engine gave no sweep')
  const value = sweepJson(answer.result, { whole: asked === 'all', double: question.double })
  printAnswer(sweepAnswer(answer.result, value, call.words[0] ?? ''), call, streams)
  return answer.result.singlePoints.some((point) => point.scope.kind === 'head-end') ? 1 : 0
}

/** The pairs follow from the single failures, which are what workers do. */
const singles = (call: Call): Call => ({ ...call, flags: new Set([...call.flags].filter((name) => name !== 'double')) })
