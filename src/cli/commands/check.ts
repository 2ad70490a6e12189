/** `check`: the design's findings. */
import type { Call } from '../arguments'
import { type Command, json, type Streams } from '../command'
import { findingsOf, findingText } from '../findings'
import type { CheckJson } from '../json'
import { readDesign } from '../read-design'

export const checkCommand: Command = {
  name: 'check',
  usage: [['check DESIGN', "the design's findings"]],
  run: check,
}

async function check(call: Call, streams: Streams): Promise<number> {
  const { findings } = await findingsOf(readDesign('check', call.words[0]))
  if (call.flags.has('json')) streams.out(json({ findings } satisfies CheckJson))
  else streams.out(findings.length === 0 ? 'Nothing to remark.\n' : `${findings.map(findingText).join('\n')}\n`)
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0
}
