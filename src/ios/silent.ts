/** What a device of a release does by itself, and prints no line for. */
import { IOS } from './commands/all'
import type { Statement } from './statement'
import { isSilent } from './syntax/language'

/** The release that a configuration says that it is of; empty when it does not say. */
export function saidVersion(statements: readonly Statement[]): string {
  const said = statements.findLast(({ command }) => command.kind === 'version')?.command
  return said?.kind === 'version' ? said.release : ''
}

/** The lines as a device of the release prints them. */
export const asPrinted = (statements: readonly Statement[], release: string): readonly Statement[] =>
  statements.flatMap((item) =>
    isSilent({ language: IOS, release }, item)
      ? []
      : [item.children.length === 0 ? item : { ...item, children: asPrinted(item.children, release) }],
  )
