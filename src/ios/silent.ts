/** What a device of a release does by itself, and prints no line for. */
import { IOS } from './commands/all'
import type { Declared } from './commands/types'
import type { Statement } from './statement'

/** The release that a configuration says that it is of; empty when it does not say. */
export function saidVersion(statements: readonly Statement[]): string {
  const said = statements.findLast(({ command }) => command.kind === 'version')?.command
  return said?.kind === 'version' ? said.release : ''
}

/** Whether a device of the release prints no line for it; of a release that is not said only what all releases do. */
export const isSilent = ({ command, negated }: Statement, release: string): boolean =>
  IOS.declarationOf(command)?.silent(command as Declared, negated, release) ?? false

/** The lines as a device of the release prints them. */
export const asPrinted = (statements: readonly Statement[], release: string): readonly Statement[] =>
  statements.flatMap((item) =>
    isSilent(item, release)
      ? []
      : [item.children.length === 0 ? item : { ...item, children: asPrinted(item.children, release) }],
  )
