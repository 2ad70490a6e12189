/** `capture`: what goes over cables, as a file that Wireshark opens. */
import type { Capture } from '../../engine/session'
import { captureFile, plural } from '../../net/index'
import { AT_OPTION, type Call, type Command, SCENARIO_OPTION, type Streams, Unusable } from '../command'
import { answerAt, readTime } from '../moment'
import { readDesign } from '../read-design'
import { checkWritable, writeBytes } from '../write-file'

const USUAL_SECONDS = 10

export const captureCommand: Command = {
  name: 'capture',
  summary: 'what goes over cables, as a file for Wireshark (pcapng)',
  words: ['<DESIGN>'],
  options: [
    { flags: '--out <FILE>', meaning: 'the file to write' },
    { flags: '--cable <PORTS>', meaning: 'cables by a port of each, such as gateway-1/Fa0/1,firewall/Gi0/1; else all' },
    { flags: '--for <TIME>', meaning: `for so long, up to 1h; ${USUAL_SECONDS}s unless said` },
    SCENARIO_OPTION,
    AT_OPTION,
  ],
  examples: [
    ['design.json --out quiet.pcapng', 'ten seconds of the settled network, each cable an interface'],
    [
      'design.json --scenario active-reload --at 0s --for 60s --cable gateway-2/Fa0/1 --out failover.pcapng',
      'a minute of the cross-over link while the active restarts',
    ],
  ],
  run: capture,
}

async function capture(call: Call, streams: Streams): Promise<number> {
  const { out, cable } = call.options
  if (out === undefined) throw new Unusable('capture needs --out FILE')
  const seconds = readTime(call, 'for') ?? USUAL_SECONDS
  const design = readDesign('capture', call.words[0], streams)
  checkWritable(out)
  const cables = cable?.split(',').map((text) => text.trim())
  const answer = await answerAt(call, design, (at) => ({
    kind: 'ask',
    id: 3,
    revision: 1,
    question: { kind: 'capture', seconds, ...(cables && { cables }) },
    ...(at === undefined ? {} : { at }),
  }))
  if (answer.kind !== 'capture') throw new Unusable('the engine gave no answer')
  writeBytes(out, captureFile('Headend', answer.capture, call.flags.has('show-secrets')))
  streams.err(told(answer.capture))
  return 0
}

function told({ frames, cables, more, from, until }: Capture): string {
  const lost = frames.filter((frame) => frame.lost).length
  const rest = more ? '; there were more, these are the first: ask for a shorter time' : ''
  return `${plural(frames.length, 'frame')} on ${plural(cables.length, 'cable')} in ${(until - from) / 1e6} s, ${lost} of them lost${rest}\n`
}
