/** What is played: faults as they are compiled, and lines typed at devices as what they make of their configurations. */

import { parseAsa, renderAsa } from '../../asa/index'
import { compileScenario } from '../../compile/index'
import type { Parameters, ReconfigureEvent, ScenarioPlan } from '../../config/index'
import { convertAsa, convertIos } from '../../convert/index'
import type { Scenario, ScenarioEvent } from '../../design/index'
import { NO_COLUMNS, parseIos, renderIos, typeLine } from '../../ios/index'
import { among, asDrawn, drawnOf } from '../drawn'
import type { Loaded } from '../loaded'
import type { DeviceText } from '../messages'
import { runningText } from '../terminal/context'

export interface Planned {
  readonly plan: ScenarioPlan
  readonly parameters: Partial<Parameters>
  /** Fields of the scenario that were left out, each with its reason. */
  readonly problems: readonly string[]
}

type Typing = Extract<ScenarioEvent, { readonly action: 'configure' }>

export function planScenario(loaded: Loaded, scenario: Scenario): Planned {
  const { plan, parameters, problems } = compileScenario(loaded.design, scenario)
  const typed = typedEvents(loaded, scenario)
  return {
    plan: { ...plan, events: [...plan.events, ...typed.filter((item) => typeof item !== 'string')] },
    parameters,
    problems: [...problems, ...typed.filter((item) => typeof item === 'string')],
  }
}

/** Each device's text is changed by one typing after the other, in order of time. */
function typedEvents(loaded: Loaded, scenario: Scenario): readonly (ReconfigureEvent | string)[] {
  const texts = new Map(
    loaded.built.texts.map((item) => [item.device, { ...item, text: runningText(loaded, item.device) }]),
  )
  const typings = scenario.events
    .map((event, at) => ({ event, path: `events.${at}` }))
    .filter((item): item is { event: Typing; path: string } => item.event.action === 'configure')
    .sort((one, other) => one.event.atSeconds - other.event.atSeconds)
  return typings.flatMap(({ event, path }): readonly (ReconfigureEvent | string)[] => {
    const before = texts.get(event.device)
    if (!before) return []
    const after = textAfter(before, event.lines)
    if ('problem' in after) return [`${path}: ${after.problem}`]
    texts.set(event.device, { ...before, text: after.text })
    return [reconfigured(loaded, { ...before, text: after.text }, event)]
  })
}

type TextChange = { readonly text: string } | { readonly problem: string }

/** The text of a device after lines were typed at it, one after the other. */
export const textAfter = (before: DeviceText, lines: readonly string[]): TextChange =>
  before.language === 'ios' ? typedAtIos(before.text, lines) : typedAtFirewall(before, lines)

function typedAtIos(text: string, lines: readonly string[]): TextChange {
  let { config } = parseIos(text)
  let section: readonly string[] = []
  let columns = NO_COLUMNS
  for (const line of lines) {
    const typed = typeLine(config, section, line, columns)
    if (typed.kind === 'refused') return { problem: `the router does not take "${line}"` }
    config = typed.config
    section = typed.section
    columns = typed.columns
  }
  return { text: renderIos(config) }
}

/** A firewall's lines stand by themselves: `no` takes the line away that follows it, anything else is added. */
function typedAtFirewall(before: DeviceText, lines: readonly string[]): TextChange {
  if (before.language === 'none') return { problem: `${before.device} has no configuration to be typed at` }
  let kept = before.text.split('\n')
  for (const line of lines.map((item) => item.trim())) {
    const taken = line.startsWith('no ') ? line.slice(3).trim() : undefined
    if (taken === undefined) kept = [...kept, line]
    else if (kept.some((item) => item.trim() === taken)) kept = kept.filter((item) => item.trim() !== taken)
    else return { problem: `${before.device} has no line "${taken}"` }
  }
  return { text: renderAsa(parseAsa(kept.join('\n')).config) }
}

function reconfigured(loaded: Loaded, { device, language, text }: DeviceText, event: Typing): ReconfigureEvent {
  const before = loaded.built.scene.configurations.find((item) => item.device === device)
  const release = before?.release ?? ''
  const { configuration: converted } =
    language === 'ios'
      ? convertIos(device, parseIos(text).config, { release })
      : convertAsa(device, parseAsa(text).config, { release })
  const configuration = among(asDrawn(converted, drawnOf(before)), loaded.built.scene.configurations)
  const at = Math.round(event.atSeconds * 1e6)
  return { at, action: 'reconfigure', device, configuration, lines: event.lines }
}
