/** What stands before the cursor. */
import { iosPromptOf } from '../ios/index'
import { questionOf } from './dialog'
import type { ConsoleContext, Terminal } from './types'

export function promptOf(context: ConsoleContext, terminal: Terminal): string {
  if (terminal.dialog) return questionOf(context, terminal.dialog)
  if (terminal.text) return ''
  const { hostname, device, kind } = context.configuration
  const name = hostname === '' ? device : hostname
  if (kind === 'host' || kind === 'nat') return `${name}>`
  if (terminal.mode === 'user') return `${name}>`
  if (terminal.mode === 'privileged') return `${name}#`
  return `${name}(${iosPromptOf(terminal.section)})#`
}
