/** IosConfig → text, in the layout IOS prints: one space of indentation a mode, `!` between sections. */
import { IOS } from './commands/all'
import type { Command } from './commands/types'
import type { IosConfig, Statement } from './statement'

/** One command as IOS writes it. */
export const renderCommand = (command: Command, negated: boolean): string => IOS.write(command, negated)

/** A statement as a program makes it: canonical text, no line yet. */
export function statement(command: Command, children: readonly Statement[] = [], negated = false): Statement {
  return { command, negated, line: 0, text: renderCommand(command, negated), children }
}

/** The text, and the same configuration with every statement knowing its line in that text. */
export function renderWithLines(config: IosConfig): { readonly text: string; readonly config: IosConfig } {
  const lines: string[] = []
  const write = (item: Statement, depth: number): Statement => {
    const text = renderCommand(item.command, item.negated)
    lines.push(`${' '.repeat(depth)}${text}`)
    const line = lines.length
    return { ...item, text, line, children: item.children.map((child) => write(child, depth + 1)) }
  }
  const statements = config.statements.map((item, index) => {
    if (needsSeparator(config.statements[index - 1], item)) lines.push('!')
    return write(item, 0)
  })
  return { text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, config: { statements } }
}

export function renderIos(config: IosConfig): string {
  return renderWithLines(config).text
}

/** A `!` stands before and after every section, and where the kind of global line changes. */
function needsSeparator(before: Statement | undefined, item: Statement): boolean {
  if (!before || item.command.kind === 'comment' || before.command.kind === 'comment') return false
  return before.children.length > 0 || item.children.length > 0 || family(before) !== family(item)
}

function family(item: Statement): string {
  return item.text
    .replace(/^no /, '')
    .split(' ')
    .slice(0, item.text.startsWith('crypto') ? 2 : 1)
    .join(' ')
}
