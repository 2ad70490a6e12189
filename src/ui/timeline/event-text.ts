/** Events of a scenario as text: what may be typed, judged by the engine's own parser. */
import { parseFault } from '../../config/fault'
import { type Design, deviceNamed, endProblem } from '../../design/index'

/** Why a fault cannot be, or nothing. */
export function faultProblem(design: Design, text: string): string | undefined {
  const fault = parseFault(text.trim())
  if (typeof fault === 'string') return fault
  const device = deviceNamed(design, fault.device)
  if (!device) return `There is no device ${fault.device}`
  return 'interface' in fault ? endProblem(design, `${fault.device}/${fault.interface}`) : undefined
}

/** Seconds from `90`, `90s` or `2m30s`; a sentence when it is none of them. */
export function readSeconds(text: string): number | string {
  const match = /^(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text.trim())
  if (!match || text.trim() === '') return `"${text}" is no time: write it like 90s or 2m30s`
  return Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0)
}
