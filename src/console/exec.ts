/** What a terminal prints for a line. Commands are recognised shortened, as IOS does. */
import type { Configuration } from '../config/index'
import type { SnapshotView } from '../sim/index'
import { showIpRoute } from './show/ip-route'

export interface ConsoleContext {
  readonly view: SnapshotView
  readonly configuration: Configuration
  /** The device's text, for `show running-config`. */
  readonly text: string
}

export type ExecResult =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly reason: string }

type Printer = (context: ConsoleContext) => string

const COMMANDS: readonly { readonly words: readonly string[]; readonly print: Printer }[] = [
  {
    words: ['show', 'ip', 'route'],
    print: ({ view, configuration }) =>
      tablesText(view, configuration, (tables) => showIpRoute(tables, configuration.release)),
  },
  {
    words: ['show', 'running-config'],
    print: ({ text }) => `Building configuration...\n\nCurrent configuration : ${text.length} bytes\n${text}`,
  },
]

function tablesText(
  view: SnapshotView,
  configuration: Configuration,
  print: (tables: SnapshotView['devices'][string]) => string,
): string {
  const tables = view.devices[configuration.device]
  return tables ? print(tables) : ''
}

/** Runs one line; a line that is not known says so, and names what is. */
export function exec(context: ConsoleContext, line: string): ExecResult {
  const typed = line.trim().toLowerCase().split(/\s+/)
  const fitting = COMMANDS.filter(
    ({ words }) => words.length === typed.length && words.every((word, index) => word.startsWith(typed[index] ?? ' ')),
  )
  const command = fitting[0]
  if (!command)
    return {
      ok: false,
      reason: `"${line}" is not available yet; known: ${COMMANDS.map(({ words }) => words.join(' ')).join(', ')}`,
    }
  return { ok: true, output: command.print(context) }
}
