/** `merge`: one answer of the parts that calls with `--shard` have printed. */
import { ANSWER_OPTIONS } from '../answer'
import { type Call, type Command, type Streams, Unusable } from '../command'
import { readDesign, readText } from '../read-design'
import { hashOf, readShard, togetherOf } from '../share'
import { failoverWith } from './failover'
import { sweepWith } from './sweep'

export const mergeCommand: Command = {
  name: 'merge',
  summary: 'one answer of the parts that --shard printed',
  words: ['<DESIGN>', '<FILE...>'],
  options: ANSWER_OPTIONS,
  examples: [['design.json part-1.json part-2.json --json', 'byte for byte what one call would have printed']],
  run: merge,
}

async function merge(call: Call, streams: Streams): Promise<number> {
  const [name, ...names] = call.words
  const files = names.map((file) => readShard(readText(file), file))
  const units = togetherOf(files)
  const [first] = files
  if (!first) throw new Unusable('merge needs the files that --shard printed')
  if (units.of === 'failover' && (call.options.junit !== undefined || call.flags.has('markdown')))
    throw new Unusable(
      'a failover has no cases for --junit and no table for --markdown: merge it as text or with --json',
    )
  if (name === '-') throw new Unusable('merge needs a DESIGN that can be read twice: a file, not standard input')
  // The command reads it again, and says what is to be said.
  const silent = { err: () => undefined }
  if (hashOf(readDesign('merge', name, silent)) !== first.design)
    throw new Unusable(`the parts are of another design than ${name}`)
  const asked: Call = {
    command: first.command,
    words: [name ?? ''],
    options: { ...first.options, ...call.options },
    lists: {},
    flags: new Set([...first.flags, ...call.flags]),
  }
  return units.of === 'failover' ? failoverWith(asked, streams, units) : sweepWith(asked, streams, units)
}
