/** Text → IosConfig. SEED's placeholders for addresses are met here. */
import { lookUp, type NameTable, parseIp } from '../net/index'
import { IOS } from './commands/all'
import type { IosConfig, TextDiagnostic } from './statement'
import type { Spelling } from './syntax/read-command'
import { readText } from './syntax/reader'

export interface ParsedIos {
  readonly config: IosConfig
  readonly diagnostics: readonly TextDiagnostic[]
}

/** Texts larger than this are not read: a router's configuration is at most some megabytes. */
const MAX_CHARACTERS = 20_000_000

/**
 * Reads a configuration. Never throws; what is not understood is kept and reported. A device writes its words in full;
 * only what a person types may be shortened.
 */
export function parseIos(text: string, spelling: Spelling = 'in full'): ParsedIos {
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
  const { statements, diagnostics } = readText(IOS, text, spelling)
  return { config: { statements }, diagnostics: diagnostics.map((item) => placeholderNote(item)) }
}

const RUN_TOGETHER = /^(\s*access-list \d+ remark .*?\S)(access-list \d+ (?:permit|deny) .*)$/

/**
 * A document's text with lines set apart that it prints as one: a remark and the entry behind it, as SEED prints them for
 * soho-vp. A device never does, and a remark may hold any words, so that this is for what was copied out of a document.
 */
export function setApart(text: string): {
  readonly text: string
  /** The line (1-based) of the text that each line came from. */
  readonly numbers: readonly number[]
} {
  const parts = text.split('\n').map((row) => {
    const match = RUN_TOGETHER.exec(row)
    return match ? [match[1] ?? '', match[2] ?? ''] : [row]
  })
  return { text: parts.flat().join('\n'), numbers: parts.flatMap((rows, index) => rows.map(() => index + 1)) }
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
