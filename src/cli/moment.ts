/** `--scenario S` and `--at T`: what is played first, and the moment that a question is about. */
import {
  type Answer,
  type Design,
  LONGEST_SCENARIO_SECONDS,
  parseDuration,
  type Request,
  type Scenario,
  type ScenarioResult,
  type SimTime,
} from '../engine/session'
import { didYouMean } from '../net/index'
import { answerTo } from './ask'
import { type Call, Unusable } from './command'
import { openEngine } from './engine'
import { readText } from './read-design'
import { type SourcedScenario, scenarioOfText } from './scenario-text'

/** A time of the call in seconds: `90s`, `2m30s`. */
export function readTime(call: Call, option: string): number | undefined {
  const text = call.options[option]
  if (text === undefined) return undefined
  const seconds = parseDuration(text)
  if (seconds === undefined) throw new Unusable(`--${option} ${text}: write a time such as 90s or 2m30s`)
  if (seconds > LONGEST_SCENARIO_SECONDS)
    throw new Unusable(`--${option} ${text}: at most ${LONGEST_SCENARIO_SECONDS / 3600}h are simulated`)
  return seconds
}

/** A scenario of the design by its name, or of a file. Throws Unusable with every problem of the file. */
export function readScenario(design: Design, name: string): SourcedScenario {
  const known = design.scenarios.find((item) => item.name === name)
  if (known) return { scenario: known, told: (problem) => `scenario ${name}, field ${problem}` }
  if (!/[./\\-]/.test(name) || !(name.includes('.') || name.includes('/') || name === '-')) {
    const names = design.scenarios.map((item) => item.name).join(', ')
    const meant = didYouMean(
      name,
      design.scenarios.map((item) => item.name),
    )
    const hint = names === '' ? 'the design has none' : `the design has ${names}`
    throw new Unusable(`there is no scenario "${name}"${meant || ` (${hint}), and it is no file`}`)
  }
  return scenarioOfText(readText(name), name)
}

export interface PlayedScenario {
  readonly result: ScenarioResult
  /** Asks about a moment of the run, in seconds after its start. */
  readonly ask: (then: (at: SimTime) => Request) => Promise<Answer>
}

/** Plays a scenario on a design. Throws Unusable when a field of it cannot be understood. */
export async function playScenario(design: Design, { scenario, told }: SourcedScenario): Promise<PlayedScenario> {
  const { send } = openEngine()
  await send({ kind: 'load', id: 1, revision: 1, design })
  const ran = (await send({ kind: 'run', id: 2, revision: 1, scenario })).find((reply) => reply.kind === 'ran')
  if (ran?.kind !== 'ran') throw new Unusable('the engine did not play the scenario')
  if (ran.problems.length > 0) throw new Unusable(ran.problems.map(told).join('\nheadend: '))
  return {
    result: ran.result,
    ask: async (then) => {
      const answer = (await send(then(ran.result.start))).find((reply) => reply.kind === 'answer')
      if (answer?.kind !== 'answer') throw new Unusable('the engine gave no answer')
      return answer.answer
    },
  }
}

/** The answer at the moment that the call names: of the settled network without any; `start` is where the scenario begins. */
export async function answerAt(
  call: Call,
  design: Design,
  then: (at: SimTime | undefined, start: SimTime | undefined) => Request,
): Promise<Answer> {
  const at = readTime(call, 'at')
  const name = call.options.scenario
  if (at === undefined && name === undefined) return answerTo(design, () => then(undefined, undefined))
  const { scenario, told } =
    name === undefined ? { scenario: stillness(at ?? 0), told: String } : readScenario(design, name)
  const seconds = at ?? scenario.untilSeconds
  const long = { ...scenario, untilSeconds: Math.max(scenario.untilSeconds, seconds) }
  const { ask } = await playScenario(design, { scenario: long, told })
  return ask((start) => then((start + Math.round(seconds * 1e6)) as SimTime, start))
}

const stillness = (untilSeconds: number): Scenario => ({
  name: 'nothing',
  title: 'Nothing happens',
  story: '',
  untilSeconds,
  events: [],
  calls: [],
})
