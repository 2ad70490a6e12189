/**
 * A table of the design as data: its rows, and columns that say what stands in a cell, and which edit a text typed or pasted there
 * is. They are made of the fields of the inspector, so that both refuse the same things with the same words. Pure.
 */
import type { Design, Edit } from '../../design/index'
import type { SettingField } from '../inspector/fields'
import { said, t } from '../words/language'

export interface Column<Row> {
  readonly title: string
  /** Pixels. */
  readonly width: number
  readonly mono?: boolean
  /** What stands there, in the page's language where it is one of some choices. */
  readonly get: (row: Row) => string
  /** The edit that a text makes of a cell, or why it cannot; absent = the column is only read. */
  readonly edit?: (row: Row, text: string, design: Design) => Edit | string
  /** Whether a row has such a cell at all; absent = every row has. */
  readonly has?: (row: Row) => boolean
  readonly choices?: (row: Row, design: Design) => Choices
  /** What a cell is sorted by, where that is not its text. */
  readonly rank?: (row: Row) => number
  /** The cell names its row: it is set after the others of a row that is pasted. */
  readonly names?: boolean
}

export interface TableRow {
  readonly key: string
  /** The device that the row speaks of. */
  readonly device: string
  /** The cable that the row is. */
  readonly link?: string
}

export interface DesignTable<Row extends TableRow> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
}

const YES = /^(?:yes|y|true|on|1|x|✓)$/i
const NO = /^(?:no|n|false|off|0|)$/i

export const yesNo = (value: boolean): string => (value ? t('yes') : t('no'))

/** In the page's language or in English, as a spreadsheet may have it from either. */
export function readYesNo(text: string): boolean | string {
  const word = text.trim()
  const is = (known: string) => word.toLowerCase() === known.toLowerCase()
  if (YES.test(word) || is(t('yes'))) return true
  return NO.test(word) || is(t('no')) ? false : t('"{text}" is neither yes nor no', { text })
}

/** A whole number or one with a fraction, in a range, as a number field takes it. */
export function readNumber(text: string, least: number, most: number, whole = true): number | string {
  const number = Number(text.trim() === '' ? Number.NaN : text.trim().replace(',', '.'))
  if (!Number.isFinite(number) || (whole && !Number.isInteger(number)))
    return whole ? t('"{text}" is no whole number', { text }) : t('"{text}" is no number', { text })
  return number < least || number > most ? t('It must lie between {least} and {most}', { least, most }) : number
}

type Choices = readonly (readonly [value: string, title: string])[]

/** What a cell says of one of some choices. */
export const titleOf = (value: string, choices: Choices): string => {
  const title = choices.find(([known]) => known === value)?.[1]
  return title ? said(title) : value
}

/** One of some choices, by its value or by its words, in English or in the page's language. */
export function readChoice(text: string, choices: Choices): { readonly value: string } | string {
  const wanted = text.trim().toLowerCase()
  const found = choices.find((words) => [...words, said(words[1])].some((word) => word.toLowerCase() === wanted))
  return found
    ? { value: found[0] }
    : t('"{text}" is none of {map}', { text, map: choices.map(([value]) => titleOf(value, choices)).join(', ') })
}

/** What a setting of the inspector makes of a text: its value, or what is wrong. */
export function readSetting(
  field: SettingField,
  text: string,
  design: Design,
): { readonly value: string | number | boolean } | string {
  switch (field.type) {
    case 'text': {
      const problem = field.check?.(text)
      return problem ?? { value: text }
    }
    case 'number': {
      const value = readNumber(text, field.least, field.most)
      return typeof value === 'string' ? value : { value }
    }
    case 'check': {
      const value = readYesNo(text)
      return typeof value === 'string' ? value : { value }
    }
    case 'choice':
      return readChoice(text, field.options(design))
  }
}
