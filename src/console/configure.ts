/** Lines typed in configuration mode: they change the running configuration, and the network hears of it. */
import { endsText, parseIos, type Refusal, renderIos, textBegunBy, typeLine } from '../ios/index'
import type { Call, Outcome } from './commands/row'
import { ambiguous, incomplete, invalid } from './refusals'
import type { Terminal } from './types'

export type RunLine = (call: Call, line: string, promptLength: number) => Outcome

/** `runExec` serves `do`. */
export function configureLine(call: Call, line: string, promptLength: number, runExec: RunLine): Outcome {
  const { terminal } = call
  const typed = line.trim()
  const word = typed.toLowerCase()
  if (word === 'end' || word === '^z') return { output: '', terminal: left(terminal) }
  if (word === 'exit') return { output: '', terminal: outside(terminal) }
  const command = /^do\s+(.*)$/i.exec(typed)?.[1]
  if (command !== undefined) return runExec(call, command, promptLength + line.indexOf(command))
  const end = textBegunBy(terminal.section, line)
  if (end) {
    const output = end.wholeLine ? '' : `Enter TEXT message.  End with the character '${end.mark}'.`
    return { output, terminal: { ...terminal, text: { lines: [typed], end } } }
  }
  return typedWhole(call, line.trimEnd(), promptLength)
}

/** A line of a text that is being typed; with its end the text is one line of the configuration. */
export function textLine(call: Call, line: string, promptLength: number): Outcome {
  const { text, ...terminal } = call.terminal
  if (!text) return { output: '' }
  const lines = [...text.lines, line]
  if (!endsText(line, text.end)) return { output: '', terminal: { ...terminal, text: { ...text, lines } } }
  return typedWhole({ ...call, terminal }, lines.join('\n'), promptLength)
}

/** With the blanks before it: a section that nothing reads has lines by them. */
function typedWhole({ terminal, context }: Call, line: string, promptLength: number): Outcome {
  const typed = line.trim()
  const parsed = parseIos(context.text)
  const result = typeLine(parsed.config, terminal.section, line, terminal.columns)
  if (result.kind === 'refused') return refused(result.refusal, typed, promptLength)
  const next: Terminal = { ...terminal, section: result.section, columns: result.columns }
  if (!result.changed) return { output: result.remark ?? '', terminal: next, ok: result.remark === undefined }
  return {
    output: '',
    terminal: next,
    effects: [{ kind: 'configure', text: renderIos(result.config), lines: typed.split('\n') }],
  }
}

function refused(refusal: Refusal, typed: string, promptLength: number): Outcome {
  switch (refusal.kind) {
    case 'incomplete':
      return incomplete
    case 'ambiguous':
      return ambiguous(typed)
    case 'invalid':
      return invalid(promptLength, refusal.at)
  }
}

/** Back in the privileged mode: nothing stands above what is typed next. */
function left({ columns: _columns, ...terminal }: Terminal): Terminal {
  return { ...terminal, mode: 'privileged', section: [] }
}

/** One section up; from global configuration to the privileged mode. */
function outside(terminal: Terminal): Terminal {
  return terminal.section.length === 0
    ? left(terminal)
    : {
        ...terminal,
        section: terminal.section.slice(0, -1),
        columns: (terminal.columns ?? []).filter(({ inside }) => inside.length < terminal.section.length),
      }
}
