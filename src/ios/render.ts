/** IosConfig → text, in the layout IOS prints: one space of indentation a mode, `!` between sections. */
import { IOS } from './commands/all'
import type { Command } from './commands/types'
import type { IosConfig, Statement } from './statement'
import { mustSeparate } from './syntax/separate'

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
    const children = item.children.map((child, index) => {
      if (item.command.kind !== 'unknown' && mustSeparate(IOS, item.children[index - 1], child))
        lines.push(`${' '.repeat(depth + 1)}!`)
      return write(child, depth + 1)
    })
    return { ...item, text, line, children }
  }
  const statements = config.statements.map((item, index) => {
    const before = config.statements[index - 1]
    if (needsSeparator(before, item) || mustSeparate(IOS, before, item)) lines.push('!')
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

/** Of the canonical text: what was typed may be shortened, or in capitals. */
function family(item: Statement): string {
  const text = renderCommand(item.command, item.negated)
  return text
    .replace(/^no /, '')
    .split(' ')
    .slice(0, text.startsWith('crypto') ? 2 : 1)
    .join(' ')
}
