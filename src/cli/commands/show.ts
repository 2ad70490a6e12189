/** `show`: what a device's terminal would print. */
import { AT_OPTION, type Call, type Command, SCENARIO_OPTION, type Streams, Unusable } from '../command'
import { answerAt } from '../moment'
import { readDesign } from '../read-design'

export const showCommand: Command = {
  name: 'show',
  summary: "what a device's terminal would print",
  verbatim: true,
  words: ['<DESIGN>', '<DEVICE>', '<COMMAND>'],
  options: [SCENARIO_OPTION, AT_OPTION],
  examples: [
    ['design.json gateway-1 "show ip route"', 'the routing table of the settled network'],
    ['design.json gateway-1 "show standby" --scenario standby-reload --at 30s', 'in the middle of a failure'],
    ['design.json firewall "show ?"', 'what may be typed there'],
  ],
  run: show,
}

async function show(call: Call, streams: Streams): Promise<number> {
  const [, device, line] = call.words
  if (device === undefined || line === undefined) throw new Unusable('show needs DESIGN DEVICE "COMMAND"')
  const design = readDesign('show', call.words[0], streams)
  const answer = await answerAt(call, design, (at) => ({
    kind: 'exec',
    id: 3,
    revision: 1,
    device,
    ...(line.endsWith('?') ? { line: line.slice(0, -1), key: 'help' as const } : { line }),
    ...(at === undefined ? {} : { at }),
  }))
  if (answer.kind !== 'exec') return 2
  if (answer.ok) {
    streams.out(answer.output === '' ? '' : `${answer.output}\n`)
    return 0
  }
  streams.err(`${answer.prompt}${line}\n${answer.output.trimEnd()}\n`)
  throw new Unusable(
    answer.known?.length ? `${device} knows here: ${answer.known.join(', ')}` : `${device} does not take this line`,
  )
}
