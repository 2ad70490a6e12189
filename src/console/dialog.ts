/** Questions a router asks before it acts: extended ping, reload, copy. Each answer is a line typed at the terminal. */
import { parseIp } from '../net/index'
import { PING_DEFAULTS, sourceOf } from './commands/exec-ios'
import type { Call, Outcome } from './commands/row'
import { interfaceNameOf } from './language/interfaces'
import type { ConsoleContext, Dialog, EchoRequest, Effect, Terminal } from './types'

interface PingQuestion {
  readonly text: string
  /** Whether the question is asked at all, after the answers so far. */
  readonly asked: (answers: readonly string[]) => boolean
}

const extended = (answers: readonly string[]) => /^y/i.test(answers[5] ?? '')

/** In the order in which IOS asks them; those after the sixth only in an extended ping. */
const PING_QUESTIONS: readonly PingQuestion[] = [
  { text: 'Protocol [ip]: ', asked: () => true },
  { text: 'Target IP address: ', asked: () => true },
  { text: 'Repeat count [5]: ', asked: () => true },
  { text: 'Datagram size [100]: ', asked: () => true },
  { text: 'Timeout in seconds [2]: ', asked: () => true },
  { text: 'Extended commands [n]: ', asked: () => true },
  { text: 'Source address or interface: ', asked: extended },
  { text: 'Type of service [0]: ', asked: extended },
  { text: 'Set DF bit in IP header? [no]: ', asked: extended },
  { text: 'Validate reply data? [no]: ', asked: extended },
  { text: 'Data pattern [0xABCD]: ', asked: extended },
  { text: 'Loose, Strict, Record, Timestamp, Verbose[none]: ', asked: extended },
  { text: 'Sweep range of sizes [n]: ', asked: () => true },
]

export function questionOf(_context: ConsoleContext, dialog: Dialog): string {
  switch (dialog.kind) {
    case 'ping':
      return PING_QUESTIONS[dialog.answers.length]?.text ?? ''
    case 'reload':
      return dialog.answers.length === 0
        ? 'System configuration has been modified. Save? [yes/no]: '
        : 'Proceed with reload? [confirm]'
    case 'copy':
      return 'Destination filename [startup-config]? '
  }
}

/** Takes one answer; the last one acts. */
export function answerDialog(call: Call, dialog: Dialog, line: string): Outcome {
  const { dialog: _over, ...after } = call.terminal
  switch (dialog.kind) {
    case 'ping':
      return answerPing(call, { ...dialog, answers: padded([...dialog.answers, line.trim()]) }, after)
    case 'reload':
      return answerReload(call, dialog, line.trim(), after)
    case 'copy':
      return line.trim() === '' || line.trim() === 'startup-config'
        ? {
            output: 'Building configuration...\n[OK]',
            terminal: after,
            effects: [{ kind: 'save', text: call.context.text }],
          }
        : { output: `%Error opening ${line.trim()} (only startup-config is simulated)`, terminal: after, ok: false }
  }
}

/** First whether to save, which is only asked when there is something to; then whether to go on. */
function answerReload(call: Call, dialog: Dialog, answer: string, after: Terminal): Outcome {
  const effects: readonly Effect[] = /^y/i.test(dialog.answers[0] ?? '')
    ? [{ kind: 'save', text: call.context.text }]
    : []
  if (dialog.answers.length === 0) {
    return /^(y|yes|n|no)$/i.test(answer)
      ? { output: '', terminal: { ...after, dialog: { ...dialog, answers: [answer] } } }
      : { output: "% Please answer 'yes' or 'no'.", terminal: { ...after, dialog }, ok: false }
  }
  if (!/^(y|yes|)$/i.test(answer)) return { output: '', terminal: after }
  return {
    output: '',
    terminal: { ...after, mode: 'privileged', section: [] },
    effects: [...effects, { kind: 'fault', fault: { kind: 'reload', device: call.tables.device, orderly: false } }],
  }
}

/** Questions that are not asked count as answered with nothing. */
function padded(answers: readonly string[]): readonly string[] {
  const next = PING_QUESTIONS[answers.length]
  return next && !next.asked(answers) ? padded([...answers, '']) : answers
}

function answerPing(call: Call, dialog: Dialog, after: Terminal): Outcome {
  const { answers } = dialog
  const wrong = problemWith(call, answers)
  if (wrong !== undefined) return { output: wrong, terminal: after, ok: false }
  if (answers.length < PING_QUESTIONS.length) return { output: '', terminal: { ...after, dialog } }
  const number = (index: number, usual: number) => (answers[index] ? Number(answers[index]) : usual)
  const target = parseIp(answers[1] ?? '')
  if (target === undefined) return { output: '% Bad IP address', terminal: after, ok: false }
  const said = answers[6] ?? ''
  const source = said === '' ? undefined : sourceOf(call, interfaceNameOf(said) ?? said)
  const request: EchoRequest = {
    target,
    repeat: number(2, PING_DEFAULTS.repeat),
    size: number(3, PING_DEFAULTS.size),
    timeoutSeconds: number(4, PING_DEFAULTS.timeoutSeconds),
    doNotFragment: /^y/i.test(answers[8] ?? ''),
    ...(source === undefined ? {} : { source }),
  }
  return { output: '', terminal: after, effects: [{ kind: 'ping', request, style: 'ios' }] }
}

/** What is wrong with the last answer. */
function problemWith(call: Call, answers: readonly string[]): string | undefined {
  const at = answers.findLastIndex((answer) => answer !== '')
  const answer = answers[at] ?? ''
  const between = (least: number, most: number, name: string) =>
    /^\d+$/.test(answer) && Number(answer) >= least && Number(answer) <= most
      ? undefined
      : `% A decimal number between ${least} and ${most}. Bad ${name}`
  if (answers.length === 2 && parseIp(answers[1] ?? '') === undefined) return '% Bad IP address'
  if (answer === '') return undefined
  if (at === 0) return answer === 'ip' ? undefined : '% Unknown protocol'
  if (at === 2) return between(1, 10_000, 'repeat count')
  if (at === 3) return between(36, 18_024, 'datagram size')
  if (at === 4) return between(0, 3600, 'timeout')
  if (at === 6 && sourceOf(call, interfaceNameOf(answer) ?? answer) === undefined)
    return '% Invalid source. Must use same-VRF IP address or full interface name without spaces (e.g. Serial0/1)'
  if (at === 12 && /^y/i.test(answer)) return '% A sweep of sizes is not simulated: ping each size.'
  return undefined
}
