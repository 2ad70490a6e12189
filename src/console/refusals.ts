/** How a router refuses a line. */
import type { Outcome } from './commands/row'

/** The marker stands under the word, so that it counts the prompt too. */
export const invalid = (promptLength: number, at: number): Outcome => ({
  output: `${' '.repeat(promptLength + at)}^\n% Invalid input detected at '^' marker.\n`,
  ok: false,
})

export const ambiguous = (line: string): Outcome => ({ output: `% Ambiguous command:  "${line.trim()}"`, ok: false })

export const incomplete: Outcome = { output: '% Incomplete command.\n', ok: false }
