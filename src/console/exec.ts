/** One line typed at a terminal: what it prints, where the terminal stands after it, and what it asks of the session. */
import { type Call, callOf, type Outcome } from './commands/row'
import { commandsOf, isConfigurable } from './commands/tables'
import { configureLine, textLine } from './configure'
import { answerDialog } from './dialog'
import { knownAfter } from './help'
import { nextToken, typedWords, walk } from './language/match'
import { applyPipe, splitPipe } from './pipe'
import { promptOf } from './prompt'
import { ambiguous, incomplete, invalid } from './refusals'
import { type ConsoleContext, type ExecResult, FRESH_TERMINAL, type Terminal, tablesOf } from './types'

/** Lines longer than this are cut: no router takes them. */
const LONGEST_LINE = 1024

/** Runs one line. Never throws, whatever was typed. */
export function exec(context: ConsoleContext, typed: string, terminal: Terminal = FRESH_TERMINAL): ExecResult {
  const line = clean(typed)
  const tables = tablesOf(context)
  if (!tables) return resultOf({ output: `There is no device "${context.configuration.device}"`, ok: false }, terminal)
  if (!tables.running)
    return resultOf(
      { output: `${context.configuration.device} does not answer: it is off, starting or hanging.`, ok: false },
      terminal,
    )
  const call = callOf(context, tables, terminal, {})
  const promptLength = promptOf(context, terminal).length
  if (terminal.dialog) return resultOf(answerDialog(call, terminal.dialog, line), terminal)
  if (terminal.text) return resultOf(textLine(call, line, promptLength), terminal)
  if (line.trim() === '' || line.trim().startsWith('!')) return resultOf({ output: '' }, terminal)
  if (terminal.mode === 'configure') return resultOf(configureLine(call, line, promptLength, runExec), terminal)
  return resultOf(runExec(call, line, promptLength), terminal)
}

function resultOf(outcome: Outcome & { readonly known?: readonly string[] }, terminal: Terminal): ExecResult {
  return {
    ok: outcome.ok ?? true,
    output: outcome.output,
    terminal: outcome.terminal ?? terminal,
    effects: outcome.effects ?? [],
    ...(outcome.known === undefined ? {} : { known: outcome.known }),
  }
}

/** Control characters have no place in a line. */
const clean = (line: string) =>
  line
    .slice(0, LONGEST_LINE)
    .replaceAll(/\p{Cc}/gu, ' ')
    .trimEnd()

/** A command of the privileged or the user mode. */
function runExec(call: Call, line: string, promptLength: number): Outcome {
  const piped = splitPipe(line)
  switch (piped.kind) {
    case 'incomplete':
      return incomplete
    case 'wrong':
      return invalid(promptLength, piped.at)
    case 'plain':
      return runCommand(call, line, promptLength)
    case 'piped': {
      const outcome = runCommand(call, piped.command, promptLength)
      return outcome.ok === false ? outcome : { ...outcome, output: applyPipe(outcome.output, piped.use) }
    }
  }
}

function runCommand(call: Call, line: string, promptLength: number): Outcome & { readonly known?: readonly string[] } {
  const { context } = call
  const terminal: Terminal =
    call.terminal.mode === 'configure' ? { ...call.terminal, mode: 'privileged' } : call.terminal
  const walked = walk(commandsOf(context.configuration, terminal), typedWords(line), line)
  if (walked.kind === 'ambiguous') return ambiguous(line)
  if (walked.kind === 'invalid')
    return {
      ...invalid(promptLength, walked.at.start),
      known: knownAfter(context, terminal, line.slice(0, walked.at.start)),
    }
  const whole = walked.candidates.find((item) => !nextToken(item) && item.ahead === 0)
  if (!whole) return { ...incomplete, known: knownAfter(context, terminal, line) }
  if (/^configure/.test(whole.row.pattern) && !isConfigurable(context.configuration))
    return { output: 'This device has no configuration of its own that could be typed.', ok: false }
  const outcome = whole.row.action({ ...call, args: whole.args })
  return typeof outcome === 'string' ? { output: outcome } : outcome
}
