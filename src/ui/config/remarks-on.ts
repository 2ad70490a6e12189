/** The remarks on one device's text: the engine's, the checks' that speak of a line, and the language's on lines by hand. */
import type { Finding } from '../../design/index'
import type { DeviceText, Diagnostic } from '../../engine/messages'
import { parseIos } from '../../ios/index'

/** In the order of the text, those about the whole device first; each once. */
export function remarksOn(
  { device, language, text }: DeviceText,
  all: readonly Diagnostic[],
  findings: readonly Finding[],
): readonly Diagnostic[] {
  const told = all.filter((item) => item.device === device)
  const checked = findings.flatMap((item) => (item.device === device ? asRemark(device, item) : []))
  const read = language === 'ios' ? parseIos(text, 'shortened').diagnostics.map((item) => ({ ...item, device })) : []
  const fresh = read.filter((item) => !told.some((other) => other.line === item.line && other.summary === item.summary))
  return [...told, ...checked, ...fresh].sort((a, b) => a.line - b.line)
}

function asRemark(device: string, { severity, line, summary, why, remedy }: Finding): readonly Diagnostic[] {
  return line === undefined ? [] : [{ severity, device, line, summary: `${summary}.`, detail: why, remedy }]
}
