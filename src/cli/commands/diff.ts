/** `diff`: two designs: configuration lines and tables, then the paths and outages that change. */
import type { Changes } from '../../engine/session'
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import { changesText } from '../diff-output'
import type { DiffJson } from '../json'
import { readDesign } from '../read-design'

export const diffCommand: Command = {
  name: 'diff',
  summary: 'what changes from A to B: lines, tables, paths, outages',
  words: ['<A>', '<B>'],
  options: [JSON_OPTION],
  examples: [['design.json changed.json', 'exit 1 when a site loses a way, or a failure is survived no more']],
  run: diff,
}

async function diff(call: Call, streams: Streams): Promise<number> {
  const [first, second] = call.words
  if (first === undefined || second === undefined) throw new Unusable('diff needs two designs: A B')
  const before = readDesign('diff', first)
  const design = readDesign('diff', second)
  const question = { kind: 'compare', before, outages: true } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'compare') throw new Unusable('the engine compared nothing')
  const { changes } = answer
  const value: DiffJson = { ...changes, outages: changes.outages ?? [] }
  streams.out(call.flags.has('json') ? json(value) : changesText(changes))
  return isWorse(changes) ? 1 : 0
}

/** A way that worked does not any more, or a failure that was survived is not. */
function isWorse({ paths, outages = [] }: Changes): boolean {
  const lasts = (verdict: string | undefined) => verdict !== undefined && verdict !== 'fine' && verdict !== 'outage'
  return (
    paths.some(({ before, after }) => before?.good === true && after?.good === false) ||
    outages.some(({ before, after }) => before !== undefined && !lasts(before.verdict) && lasts(after?.verdict))
  )
}
