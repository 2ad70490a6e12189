/** Events of a scenario as text: what may be typed, judged by the engine's own parser. */
import { parseFault } from '../../config/fault'
import { type Design, deviceNamed, endProblem, type ScenarioEvent } from '../../design/index'
import { faultOfWords } from '../faults/typed'
import { faultTitle } from '../faults/words'
import { t } from '../words/language'

/** Why a fault cannot be, or nothing. */
export function faultProblem(design: Design, text: string): string | undefined {
  const fault = parseFault(faultOfWords(design, text))
  if (typeof fault === 'string') return fault
  const device = deviceNamed(design, fault.device)
  if (!device) return t('There is no device {device}', { device: fault.device })
  return 'interface' in fault ? endProblem(design, `${fault.device}/${fault.interface}`) : undefined
}

/** Seconds from `90`, `18.7 s` or `2m30s`; a sentence when it is none of them. */
export function readSeconds(text: string): number | string {
  const match = /^(?:(\d+)\s*m(?:in)?\s*)?(?:(\d+(?:[.,]\d+)?)\s*s?)?$/.exec(text.trim())
  if (!match || text.trim() === '') return t('"{text}" is no time: write it like 90s or 2m30s', { text })
  return Number(match[1] ?? 0) * 60 + Number(match[2]?.replace(',', '.') ?? 0)
}

const EVENT = /^\s*((?:\d+\s*m(?:in)?\s*)?(?:\d+(?:[.,]\d+)?\s*s?)?)\s+(?:(fault|restore|end of:?)\s+)?(\S.*?)\s*$/i

/** An event from one line, as one would say it: when, what; a sentence when it is none. */
export function readEvent(design: Design, text: string): ScenarioEvent | string {
  const [, time, action, words] = EVENT.exec(text) ?? []
  if (!time || words === undefined) return t('Write it like: 60s fault reload:gateway-2, or 18.7 s Power off gateway-1')
  const seconds = readSeconds(time)
  if (typeof seconds === 'string') return seconds
  const problem = faultProblem(design, words)
  if (problem !== undefined) return problem
  const ends = action !== undefined && action.toLowerCase() !== 'fault'
  return { atSeconds: seconds, action: ends ? 'restore' : 'fault', fault: faultOfWords(design, words) }
}

/** What happens, as a person would say it. */
export function eventTitle(event: ScenarioEvent): string {
  if (event.action === 'configure') return t('Configure {device}', { device: event.device })
  return event.action === 'restore'
    ? t('End of: {faultTitle}', { faultTitle: faultTitle(event.fault) })
    : faultTitle(event.fault)
}
