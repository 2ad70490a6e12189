/**
 * What a console prints by itself while somebody sits at it: the device's own messages, and what was asked for by `debug`,
 * as far as `logging console` lets them through.
 */
import { DEBUGGING } from '../config/index'
import type { JournalEntry, Watched } from '../sim/index'
import { debugLine, packetLines } from './debug'
import { firewallMessages } from './show/firewall-interfaces'
import { layoutsOf } from './show/layouts'
import { byMoment, logConfigOf, logged } from './show/logging'
import { type ConsoleContext, type Terminal, tablesOf } from './types'

export function consoleLog(
  context: ConsoleContext,
  entries: readonly JournalEntry[],
  { debugs = [] }: Pick<Terminal, 'debugs'> = {},
  watched: Watched = { packets: [], more: 0 },
): readonly string[] {
  const { kind, release, firewall, device } = context.configuration
  const { clock } = layoutsOf(release)
  if (kind === 'firewall' && firewall?.dialect !== 'ios') return firewallMessages(context, entries, clock)
  if (kind !== 'router' && kind !== 'firewall') return []
  const bootedAt = tablesOf(context)?.bootedAt ?? 0
  const { console: most = -1 } = logConfigOf(context)
  const messages = entries
    .filter((entry) => entry.device === device && entry.at >= bootedAt)
    .flatMap((entry) => [
      ...debugLine(context, entry, debugs, clock).map((line) => ({ at: entry.at, line, level: DEBUGGING })),
      ...logged(context, entry, clock),
    ])
  const packets = packetLines(context, watched, debugs, clock).map((line) => ({ ...line, level: DEBUGGING }))
  return byMoment([...packets, ...messages].filter(({ level }) => level <= most)).map(({ line }) => line)
}
