/** What a call between headquarters and a site of the standby hears of what is typed, and of faults (FACTS section 9). */

import { expect } from 'vitest'
import type { Scenario, ScenarioEvent } from '../../design/index'
import { done } from '../../testing/done'
import { reference } from '../../testing/lab'
import { buildScene } from '../build'
import type { Loaded } from '../loaded'
import { play } from '../run/play'
import { settleScene } from '../run/settle'

const design = reference()
const built = buildScene(design)
const RUNNING: Loaded = { revision: 1, design, built, ...done(settleScene(built.scene)) }

export type Typing = readonly [device: string, ...lines: readonly string[]]
export const typed = ([device, ...lines]: Typing): ScenarioEvent => ({
  atSeconds: 5,
  action: 'configure',
  device,
  lines,
})
export const strikes = (atSeconds: number, fault: string): ScenarioEvent => ({ atSeconds, action: 'fault', fault })

/** A silence of one way, in seconds from the start; without an end it lasts. */
interface Silence {
  readonly from: number
  readonly to?: number
  readonly causes: readonly string[]
  readonly texts: string
}

/** What the call hears, and the journal of the run. */
export function heard(events: readonly ScenarioEvent[], untilSeconds = 40) {
  const call = { name: 'voice', from: 'hq-phone', to: 'phone-24', codec: 'g729', startSeconds: 0 } as const
  const scenario: Scenario = { name: 'typed', title: '', story: '', untilSeconds, events, calls: [call] }
  const { run, problems } = done(play(RUNNING, scenario))
  expect(problems).toEqual([])
  const { outages, start, journal } = run.result
  const at = (micros: number) => (micros - start) / 1e6
  const way = (direction: string) =>
    outages
      .filter((item) => item.direction === direction)
      .map(({ from, to, parts }): Silence => {
        const causes = [...new Set(parts.map((part) => part.cause))]
        const texts = parts.map((part) => part.text).join('; ')
        return { from: at(from), ...(to === undefined ? {} : { to: at(to) }), causes, texts }
      })
  const said = journal.map((item) => `${at(item.at).toFixed(1)} ${item.device} ${item.text}`)
  return { phone: way('forward'), headquarters: way('return'), said }
}
