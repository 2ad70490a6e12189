/**
 * An answer in the form that a call asks for: text for people, one JSON value, Markdown for a comment under a pull request;
 * and, beside any of them, a JUnit file for a CI that shows tests.
 */
import { masked } from '../engine/session'
import { type Call, type CommandOption, JSON_OPTION, json, type Streams } from './command'
import { type CheckedCase, junit } from './junit'
import { type MarkdownTable, markdown } from './markdown'
import { writeText } from './write-file'

export interface CheckedAnswer {
  /** What was asked of which design, as the title of a comment and the name of the test suite. */
  readonly title: string
  /** In a sentence, what came out. */
  readonly summary: string
  readonly value: unknown
  readonly text: string
  readonly cases: readonly CheckedCase[]
  readonly tables: readonly MarkdownTable[]
}

export const ANSWER_OPTIONS: readonly CommandOption[] = [
  JSON_OPTION,
  { flags: '--markdown', meaning: 'Markdown, as a comment under a pull request' },
  { flags: '--junit <FILE>', meaning: 'writes the answer as a JUnit test report too' },
]

export function printAnswer(answer: CheckedAnswer, call: Call, streams: Streams): void {
  const { junit: file } = call.options
  if (file !== undefined) {
    const report = junit(answer.title, answer.cases)
    writeText(file, call.flags.has('show-secrets') ? report : masked(report))
  }
  if (call.flags.has('json')) streams.out(json(answer.value))
  else if (call.flags.has('markdown')) streams.out(markdown(answer.title, answer.summary, answer.tables))
  else streams.out(answer.text)
}
