/**
 * Numbered and named access lists in the order of their lines; `access-list 1` and `ip access-list standard 1` are one
 * list. `no access-list N`, with or without an entry, and `no ip access-list` take the whole list (IOS); in a named
 * list's mode a `no` takes its entry. A line of a list that is not read stands at its place, as an entry that is open.
 */

import type { AccessList, Source } from '../../config/index'
import { numberedType, readPartly, type Statement } from '../../ios/index'
import { type NameTable, namesInMaking } from '../../net/index'
import { all, type Reader, sourceOf, unreadWords, warn } from '../reader'
import { entriesOf, type IosContext, partlyRead, type Unnumbered } from './entry'
import type { Groups } from './groups'

interface Numbered {
  readonly sequence: number
  readonly entries: readonly Unnumbered[]
}

interface ListInMaking {
  readonly name: string
  readonly type: AccessList['type']
  lines: Numbered[]
}

/** How far apart IOS numbers entries that bring no number. */
const SEQUENCE_STEP = 10

/** IOS treats a list without entries like one that was never written: it lets everything through. */
export function readAccessLists(reader: Reader, groups: Groups): NameTable<AccessList> {
  const lists = namesInMaking<ListInMaking>()
  const open = (name: string, type: AccessList['type']) => {
    const found = lists[name] ?? { name, type, lines: [] }
    lists[name] = found
    return found
  }
  const contextOf = (list: string): IosContext => ({ device: reader.device, list, groups })
  for (const item of reader.config.statements) {
    const { command } = item
    const unread = unreadLine(item)
    if (unread) {
      const list = open(unread.name, unread.type)
      addLine(list, readUnread(reader, contextOf(list.name), list.type, unread.text, sourceOf(item)))
    } else if (command.kind === 'access-list') {
      const name = String(command.number)
      if (item.negated) delete lists[name]
      else
        addLine(
          open(name, numberedType(command.number) ?? 'extended'),
          entriesOf(contextOf(name), command.entry, sourceOf(item)),
        )
    } else if (command.kind === 'ip-access-list') {
      if (item.negated) delete lists[command.name]
      else readNamed(reader, contextOf(command.name), open(command.name, command.type), item)
    }
  }
  for (const { command } of all(reader.config.statements, 'ip-access-list-resequence')) {
    const list = lists[command.name]
    const numberAt = (index: number) => command.first + index * command.step
    if (list) list.lines = list.lines.map((line, index) => ({ ...line, sequence: numberAt(index) }))
  }
  const result = namesInMaking<AccessList>()
  for (const { name, type, lines } of Object.values(lists).filter((list) => list.lines.length > 0)) {
    const entries = lines.flatMap((line) => line.entries.map((entry) => ({ sequence: line.sequence, ...entry })))
    result[name] = { name, type, entries }
  }
  return result
}

/** A line of a list, or one that begins it, in a form that the grammar does not take; of the latter nothing is read. */
function unreadLine(
  item: Statement,
): { readonly name: string; readonly type: AccessList['type']; readonly text: string } | undefined {
  const words = unreadWords(item) ?? ''
  const [, number, text] = /^access-list\s+(\d+)\s+(\S.*)$/i.exec(words) ?? []
  const type = numberedType(Number(number))
  if (number !== undefined && type) return { name: number, type, text: text ?? '' }
  const [, kind, name] = /^ip access-list (standard|extended) (\S+)/i.exec(words) ?? []
  return name === undefined
    ? undefined
    : { name, type: kind?.toLowerCase() === 'standard' ? 'standard' : 'extended', text: '' }
}

function readNamed(reader: Reader, cx: IosContext, list: ListInMaking, opened: Statement): void {
  for (const item of opened.children) {
    const { command, negated } = item
    const source = sourceOf(item)
    if (command.kind === 'access-entry') {
      const entries = entriesOf(cx, command.entry, source)
      if (negated) list.lines = list.lines.filter((line) => !sameEntries(line.entries, entries))
      else addLine(list, entries, command.sequence)
    } else if (command.kind === 'removal' && command.entry) {
      const { number } = command.entry
      list.lines = list.lines.filter((line) => line.sequence !== number)
    } else if (command.kind === 'unknown') {
      const [, sequence, text = ''] = /^(\d+)?\s*(.*)$/.exec(command.text.trim()) ?? []
      if (text !== '' && !/^(?:no|default)\b/i.test(text))
        addLine(
          list,
          readUnread(reader, cx, list.type, text, source),
          sequence === undefined ? undefined : Number(sequence),
        )
    }
  }
}

/** An entry that is not read: what is said of it, and what it leaves open. */
function readUnread(
  reader: Reader,
  cx: IosContext,
  type: AccessList['type'],
  text: string,
  line: Source,
): readonly Unnumbered[] {
  const partly = readPartly(text, type)
  warn(
    reader,
    line,
    `An entry of access-list ${cx.list} is not read${partly ? `: ${partly.problem}` : ''}`,
    'What gets as far as this entry and could match it has a fate that is not known; what an earlier entry decides is not touched.',
    'Write the entry in other words, or judge the paths through the list by hand.',
  )
  return partlyRead(cx, partly?.entry, line)
}

/** Puts an entry at its number; without one at the end. A number that is taken is refused (IOS). */
function addLine(list: ListInMaking, entries: readonly Unnumbered[], wanted?: number): void {
  if (entries.length === 0) return
  const { lines } = list
  const end = lines.at(-1)?.sequence ?? 0
  const sequence = wanted ?? end + SEQUENCE_STEP
  // Entries mostly come in order; one that does not finds its place by halves.
  const at = sequence > end ? lines.length : placeOf(lines, sequence)
  if (lines[at]?.sequence !== sequence) lines.splice(at, 0, { sequence, entries })
}

/** The index of the first line whose number is not smaller. */
function placeOf(lines: readonly Numbered[], sequence: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lines[middle]?.sequence ?? 0) < sequence) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether two lines say the same, wherever they stand. */
function sameEntries(one: readonly Unnumbered[], other: readonly Unnumbered[]): boolean {
  const words = (items: readonly Unnumbered[]) =>
    JSON.stringify(items.map(({ line: _line, notKnown: _notKnown, ...rest }) => rest))
  return words(one) === words(other)
}
