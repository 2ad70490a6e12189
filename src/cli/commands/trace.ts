/** `trace`: the path of a packet, both ways. */
import { PACKET_SIZES, type SimTime, type TracePair } from '../../engine/session'
import {
  AT_OPTION,
  type Call,
  type Command,
  JSON_OPTION,
  json,
  SCENARIO_OPTION,
  type Streams,
  Unusable,
} from '../command'
import { answerAt } from '../moment'
import { readDesign } from '../read-design'
import { traceJson, traceText } from '../trace-output'
import { wholeNumber } from '../whole-number'

const PROTOCOLS = ['udp', 'tcp', 'icmp', 'esp'] as const

export const traceCommand: Command = {
  name: 'trace',
  summary: 'the path of a packet, both ways',
  words: ['<DESIGN>'],
  options: [
    { flags: '--from <A>', meaning: 'a device, device/interface or address' },
    { flags: '--to <B>', meaning: 'the same for the other end' },
    { flags: '--protocol <P>', meaning: 'udp, tcp, icmp or esp (udp)', values: PROTOCOLS },
    { flags: '--port <N>', meaning: 'the destination port (16384, voice)' },
    { flags: '--size <BYTES>', meaning: 'bytes of the IP packet, 60 to 9000 (60, one G.729 voice packet)' },
    {
      flags: '--df',
      meaning: 'the packet must not be cut: what is too large is dropped, and its sender is told or not',
    },
    SCENARIO_OPTION,
    AT_OPTION,
    JSON_OPTION,
  ],
  examples: [
    [
      'design.json --from callmanager --to phone-24',
      'exit 1 when either way fails; a packet that is lost is sent again, up to 4 times 5 s apart, and then the text says so and which try it shows',
    ],
    [
      'design.json --from callmanager --to phone-24 --protocol tcp --port 2000 --size 1500 --df',
      'whether full packets get through the tunnel, or vanish without a word',
    ],
  ],
  run: trace,
}

async function trace(call: Call, streams: Streams): Promise<number> {
  const { from, to, protocol: word = 'udp', port = '16384' } = call.options
  if (from === undefined || to === undefined) throw new Unusable('trace needs --from A and --to B')
  const protocol = PROTOCOLS.find((item) => item === word)
  if (!protocol) throw new Unusable(`--protocol ${word}: choose ${PROTOCOLS.join(', ')}`)
  const number = wholeNumber('port', port, 0, 65_535)
  const { least, most } = PACKET_SIZES
  const size = wholeNumber('size', call.options.size ?? String(least), least, most)
  const df = call.flags.has('df')
  const design = readDesign('trace', call.words[0], streams)
  const question = { kind: 'trace', from, to, protocol, port: number, size, df, faults: [] } as const
  let origin: SimTime | undefined
  const answer = await answerAt(call, design, (at, start) => {
    origin = start
    return { kind: 'ask', id: 3, revision: 1, question, ...(at === undefined ? {} : { at }) }
  })
  if (answer.kind !== 'trace') throw new Unusable('the engine gave no path')
  return printTrace(answer.pair, origin, call, streams)
}

function printTrace(pair: TracePair, start: SimTime | undefined, call: Call, streams: Streams): number {
  const value = traceJson(pair)
  streams.out(call.flags.has('json') ? json(value) : traceText(pair, start))
  return value.good ? 0 : 1
}
