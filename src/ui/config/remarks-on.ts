/** The remarks on one device's text: those of the engine, and those of the language on lines written by hand. */
import type { DeviceText, Diagnostic } from '../../engine/messages'
import { parseIos } from '../../ios/index'

/** In the order of the text, those about the whole device first; each once. */
export function remarksOn({ device, language, text }: DeviceText, all: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = all.filter((item) => item.device === device)
  const read = language === 'ios' ? parseIos(text).diagnostics.map((item) => ({ ...item, device })) : []
  const fresh = read.filter((item) => !told.some((other) => other.line === item.line && other.summary === item.summary))
  return [...told, ...fresh].sort((a, b) => a.line - b.line)
}
