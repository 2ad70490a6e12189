/** Text → IosConfig. SEED's quirks are met here: no indentation, run-together remarks, placeholders for addresses. */
import { lookUp, type NameTable, parseIp } from '../net/index'
import { IOS } from './commands/all'
import type { IosConfig, Statement, TextDiagnostic } from './statement'
import { readText } from './syntax/reader'

export interface ParsedIos {
  readonly config: IosConfig
  readonly diagnostics: readonly TextDiagnostic[]
}

/** Texts larger than this are not read: a router's configuration is at most some megabytes. */
const MAX_CHARACTERS = 20_000_000

/** Reads a configuration. Never throws; what is not understood is kept and reported. */
export function parseIos(text: string): ParsedIos {
  if (text.length > MAX_CHARACTERS) {
    const summary = `The text is ${Math.round(text.length / 1e6)} MB long and was not read`
    return {
      config: { statements: [] },
      diagnostics: [
        {
          severity: 'error',
          line: 0,
          summary,
          detail: 'A router configuration is far smaller.',
          remedy: 'Paste the configuration of one device.',
        },
      ],
    }
  }
  const { text: split, notes } = splitRunTogether(text)
  const { statements, diagnostics } = readText(IOS, split.text)
  const numbers = split.numbers
  const renumbered = numbers ? renumber(statements, numbers) : statements
  const told = diagnostics.map((item) => placeholderNote(item))
  return {
    config: { statements: renumbered },
    diagnostics: numbers
      ? [...told.map((item) => ({ ...item, line: numbers[item.line - 1] ?? item.line })), ...notes]
      : told,
  }
}

/** A remark with the next command on its own line, as SEED prints it for soho-vp, is two lines. */
function splitRunTogether(text: string): {
  readonly text: { readonly text: string; readonly numbers?: readonly number[] }
  readonly notes: readonly TextDiagnostic[]
} {
  const pattern = /^(\s*access-list \d+ remark .*?\S)(access-list \d+ (?:permit|deny) .*)$/
  if (!/remark .*\Saccess-list \d+ (?:permit|deny) /.test(text)) return { text: { text }, notes: [] }
  const lines: string[] = []
  const numbers: number[] = []
  const notes: TextDiagnostic[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const match = pattern.exec(line)
    const parts = match ? [match[1] ?? '', match[2] ?? ''] : [line]
    lines.push(...parts)
    numbers.push(...parts.map(() => index + 1))
    if (match)
      notes.push({
        severity: 'info',
        line: index + 1,
        summary: 'A remark and the next entry stood on one line',
        detail: 'They were read as two lines.',
        remedy: 'Check that the remark ends where it should.',
      })
  }
  return { text: { text: lines.join('\n'), numbers }, notes }
}

function renumber(statements: readonly Statement[], numbers: readonly number[]): readonly Statement[] {
  return statements.map((item) => ({
    ...item,
    line: numbers[item.line - 1] ?? item.line,
    children: renumber(item.children, numbers),
  }))
}

const PLACEHOLDER =
  /\b(?:\d{1,3}|[a-z]{1,2})\.(?:\d{1,3}|[a-z]{1,2})\.(?:\d{1,3}|[a-z]{1,2})\.(?:\d{1,3}|[a-z]{1,2})\b/gi

/** Addresses written with letters, such as 64.yy.yy.a. */
export function findPlaceholders(text: string): readonly string[] {
  return [
    ...new Set(
      (text.match(PLACEHOLDER) ?? []).filter(
        (word) => parseIp(word) === undefined && /[a-z]/i.test(word) && /\d/.test(word),
      ),
    ),
  ]
}

/** The text with each placeholder replaced by its value. */
export function substitutePlaceholders(text: string, values: NameTable<string>): string {
  return text.replace(PLACEHOLDER, (word) => lookUp(values, word) ?? word)
}

function placeholderNote(item: TextDiagnostic): TextDiagnostic {
  const placeholder = findPlaceholders(item.summary)[0]
  return placeholder === undefined
    ? item
    : {
        ...item,
        severity: 'error',
        summary: `${placeholder} is a placeholder, not an address`,
        detail: 'The line is kept as it is, but has no effect until the address is known.',
        remedy: `Give ${placeholder} a value.`,
      }
}
