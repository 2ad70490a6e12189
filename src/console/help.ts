/** `?` and Tab: what may come next, and the word that was meant. */

import { type Expected, iosExpectedAfter, iosModeOf } from '../ios/index'
import { lookUp, type NameTable, wordTable } from '../net/index'
import { commandsOf } from './commands/tables'
import { helpOf } from './help-texts'
import { fitting, nextToken, type Token, typedWords, walk } from './language/match'
import { PIPES } from './pipe'
import type { ConsoleContext, Terminal } from './types'

interface Choice {
  /** As it is listed: a keyword, `A.B.C.D`, `<1-100>`, `WORD`, `<cr>`. */
  readonly word: string
  readonly help: string
  readonly keyword: boolean
}

const END: Choice = { word: '<cr>', help: '', keyword: false }

/** What may stand after the words of a line; the last word counts as begun unless a space follows it. */
function choicesAt(
  context: ConsoleContext,
  terminal: Terminal,
  line: string,
): { readonly choices: readonly Choice[]; readonly begun: string } {
  const begun = /(?<!\S)\S*$/.exec(line)?.[0] ?? ''
  const before = line.slice(0, line.length - begun.length)
  const bar = before.indexOf('|')
  if (bar >= 0) {
    const said = before.slice(bar + 1).trim()
    const pipes = said === '' ? PIPES.map(({ name, help }) => ({ word: name, help, keyword: true })) : []
    return { choices: said === '' ? pipes : [{ word: 'LINE', help: 'Regular Expression', keyword: false }], begun }
  }
  const inConfigure = terminal.mode === 'configure' && !/^\s*do\s/i.test(before)
  return {
    choices: inConfigure
      ? configureChoices(terminal, before)
      : execChoices(context, terminal, before.replace(/^\s*do\s/i, '')),
    begun,
  }
}

function execChoices(context: ConsoleContext, terminal: Terminal, before: string): readonly Choice[] {
  const rows = commandsOf(
    context.configuration,
    terminal.mode === 'configure' ? { ...terminal, mode: 'privileged' } : terminal,
  )
  const walked = walk(rows, typedWords(before), before)
  if (walked.kind !== 'open') return []
  const found = new Map<string, Choice>()
  let ends = false
  for (const candidate of walked.candidates.filter((item) => item.ahead === 0)) {
    const token = nextToken(candidate)
    if (!token) ends = true
    else {
      const word = listed(token)
      const path = [...candidate.row.tokens.slice(0, candidate.used).map(listed), word].join(' ')
      found.set(word, { word, help: helpOf(path), keyword: token.kind === 'keyword' })
    }
  }
  const sorted = [...found.values()].sort((a, b) => a.word.localeCompare(b.word))
  const shows = ends && /^\s*\S*sh/i.test(before) ? [{ word: '|', help: 'Output modifiers', keyword: false }] : []
  return ends ? [...sorted, ...shows, END] : sorted
}

function listed(token: Token): string {
  if (token.kind === 'keyword') return token.word
  return /^\d+-\d+$/.test(token.form) ? `<${token.form}>` : token.form
}

function configureChoices(terminal: Terminal, before: string): readonly Choice[] {
  const mode = iosModeOf(terminal.section)
  const expected = iosExpectedAfter(mode, before)
  const own = expected.map(choiceOf)
  const first = before.trim() === ''
  const everywhere: readonly Choice[] = first
    ? [
        { word: 'do', help: 'To run exec commands in config mode', keyword: true },
        { word: 'end', help: 'Exit from configure mode', keyword: true },
        { word: 'exit', help: 'Exit from this mode', keyword: true },
      ]
    : []
  const unique = new Map([...own, ...everywhere].map((choice) => [choice.word, choice]))
  return [...unique.values()].sort((a, b) => Number(a === END) - Number(b === END) || a.word.localeCompare(b.word))
}

const FORMS: NameTable<string> = wordTable({
  ip: 'A.B.C.D',
  mask: 'A.B.C.D',
  wild: 'A.B.C.D',
  int: '<number>',
  if: 'INTERFACE',
  rest: 'LINE',
})

function choiceOf(expected: Expected): Choice {
  if (expected.kind === 'end') return END
  if (expected.kind === 'keyword') return { word: expected.word, help: '', keyword: true }
  return { word: lookUp(FORMS, expected.type) ?? 'WORD', help: expected.name, keyword: false }
}

/** What `?` prints: the words that begin so on one line, or what may come next with its meaning, one a line. */
export function help(context: ConsoleContext, terminal: Terminal, line: string): string {
  const { choices, begun } = choicesAt(context, terminal, line)
  if (begun !== '') {
    const words = choices.filter(
      (choice) => choice.keyword && choice.word.toLowerCase().startsWith(begun.toLowerCase()),
    )
    if (words.length > 0) return words.map((choice) => choice.word).join('  ')
    return choices.some((choice) => !choice.keyword && choice !== END)
      ? listOf(choices.filter((choice) => !choice.keyword))
      : '% Unrecognized command'
  }
  return choices.length === 0 ? '% Unrecognized command' : listOf(choices)
}

function listOf(choices: readonly Choice[]): string {
  const width = Math.max(...choices.map((choice) => choice.word.length)) + 2
  return choices.map((choice) => `  ${choice.word.padEnd(width)}${choice.help}`.trimEnd()).join('\n')
}

/** The line with its last word completed, when only one is meant; else the line as it is. */
export function complete(context: ConsoleContext, terminal: Terminal, line: string): string {
  const { choices, begun } = choicesAt(context, terminal, line)
  if (begun === '') return line
  const keywords = choices.filter((choice) => choice.keyword).map((choice) => choice.word)
  const [only, ...more] = fitting(keywords, begun)
  return only !== undefined && more.length === 0 ? `${line.slice(0, line.length - begun.length)}${only} ` : line
}

/** The words that would have been understood after these. */
export function knownAfter(context: ConsoleContext, terminal: Terminal, before: string): readonly string[] {
  return choicesAt(context, terminal, before.endsWith(' ') || before === '' ? before : `${before} `)
    .choices.map((choice) => choice.word)
    .filter((word) => word !== '<cr>' && word !== '|')
}
