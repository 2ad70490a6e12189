/**
 * Where a `!` must stand between two lines of a level, so that reading takes neither for the other's: the first opens a
 * section that would take the second for its own, as in a text without indentation.
 */
import type { Undeclared } from './grammar'
import type { Kinded, Language, Tree } from './language'
import { readCommand } from './read-command'

export function mustSeparate<D extends Kinded>(
  language: Language<D>,
  before: Tree<D | Undeclared> | undefined,
  item: Tree<D | Undeclared>,
): boolean {
  if (!before || item.command.kind === 'comment') return false
  const unread = item.command.kind === 'unknown'
  // A section whose words are known takes what nobody knows.
  if (before.command.kind === 'unknown') return unread && isKnown(before) && !isKnown(item)
  const opens = before.negated ? undefined : language.opensOf(before.command)
  if (opens?.kind !== 'section') return false
  if (unread) return true
  const text = language.write(item.command, item.negated)
  return readCommand(language, opens.mode(before.command as D), text, 'in full').kind === 'read'
}

const isKnown = ({ command }: Tree<Kinded>): boolean =>
  (command as Undeclared & { kind: 'unknown' }).known !== undefined
