/** `run`: plays a scenario; the exit code is 1 when something that it expects is not so. */
import type { ScenarioResult } from '../../engine/session'
import { ANSWER_OPTIONS, printAnswer } from '../answer'
import { type Call, type Command, SCENARIO_OPTION, type Streams, Unusable } from '../command'
import { playScenario, readScenario, readTime } from '../moment'
import { readDesign } from '../read-design'
import { runAnswer } from '../run-output'
import { wholeNumber } from '../whole-number'

export const runCommandRow: Command = {
  name: 'run',
  summary: 'plays a scenario, and times its calls',
  words: ['<DESIGN>'],
  options: [
    SCENARIO_OPTION,
    { flags: '--seed <N>', meaning: 'draws chance anew' },
    { flags: '--until <T>', meaning: 'plays so long, in place of what the scenario says' },
    ...ANSWER_OPTIONS,
  ],
  examples: [['design.json --scenario standby-reload', 'exit 1 when something that it expects is not so']],
  run,
}

async function run(call: Call, streams: Streams): Promise<number> {
  const design = readDesign('run', call.words[0], streams)
  const { scenario: name, seed: word } = call.options
  if (name === undefined)
    throw new Unusable(
      `run needs --scenario S: ${known(design.scenarios)} or a file in YAML or JSON (headend scenario new begins one)`,
    )
  const { scenario, told } = readScenario(design, name)
  const { MIN_SAFE_INTEGER: least, MAX_SAFE_INTEGER: most } = Number
  const seed = word === undefined ? undefined : wholeNumber('seed', word, least, most)
  const asked = {
    ...scenario,
    untilSeconds: readTime(call, 'until') ?? scenario.untilSeconds,
    ...(seed === undefined ? {} : { seed }),
  }
  const { result } = await playScenario(design, { scenario: asked, told })
  printAnswer(runAnswer(result, call.words[0] ?? ''), call, streams)
  return isMet(result) ? 0 : 1
}

const known = (scenarios: readonly { readonly name: string }[]) => scenarios.map((item) => item.name).join(', ')
const isMet = ({ expectations }: ScenarioResult) => expectations.every((item) => item.met)
