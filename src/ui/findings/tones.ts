/** Severities as shapes and words. */
import type { Tone } from '../components/Status'
import type { Severity } from './entries'

export const TONES: Readonly<Record<Severity, { readonly tone: Tone; readonly one: string; readonly many: string }>> = {
  error: { tone: 'bad', one: 'Error', many: 'Errors' },
  warning: { tone: 'warn', one: 'Warning', many: 'Warnings' },
  info: { tone: 'unknown', one: 'Note ⟨remark⟩', many: 'Notes ⟨remarks⟩' },
}
