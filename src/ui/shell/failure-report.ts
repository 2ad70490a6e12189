/** The report of a failure, for whoever mends it: what was not computed, the engine's own words, and the design. */
import { type Design, renderDesignFile } from '../../design/index'
import { masked, maskedDeep } from '../../secrets/index'
import type { RunState } from '../../store/index'

type Failure = NonNullable<RunState['error']>

/** With dots in place of keys and passwords: it is sent to somebody. */
export function failureReport({ what, message, trace }: Failure, design: Design, browser: string): string {
  const told = [`Not computed: ${what}`, message, trace, browser].map(masked)
  return [...told, renderDesignFile(maskedDeep(design))].join('\n\n')
}
