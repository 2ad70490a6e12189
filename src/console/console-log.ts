/** What a console prints by itself while somebody sits at it: the device's own messages. */
import type { JournalEntry } from '../sim/index'
import { layoutsOf } from './show/layouts'
import { logLines } from './show/system'
import type { ConsoleContext } from './types'

export function consoleLog(context: ConsoleContext, entries: readonly JournalEntry[]): readonly string[] {
  const { kind, release } = context.configuration
  return kind === 'router' || kind === 'firewall' ? logLines(context, entries, layoutsOf(release).clock) : []
}
