/** `ip prefix-list`, entries in order of their numbers; those without one follow five apart (IOS). */
import { notKnownAt, type PrefixList, type PrefixListEntry, type Source } from '../../config/index'
import { ANY_ADDRESS, type NamesInMaking, type NameTable, namesInMaking, parsePrefix, prefixOf } from '../../net/index'
import { type Reader, sourceOf, unreadWords, warn } from '../reader'

const SEQUENCE_STEP = 5

export function readPrefixLists(reader: Reader): NameTable<PrefixList> {
  const lists = namesInMaking<PrefixList>()
  const put = (name: string, entry: Omit<PrefixListEntry, 'sequence'>, wanted: number | undefined) => {
    const { entries = [], ...rest } = lists[name] ?? { name }
    const sequence = wanted ?? (entries.at(-1)?.sequence ?? 0) + SEQUENCE_STEP
    // A number that is taken is refused (IOS).
    if (entries.some((item) => item.sequence === sequence)) return
    lists[name] = {
      ...rest,
      name,
      entries: [...entries, { ...entry, sequence }].sort((a, b) => a.sequence - b.sequence),
    }
  }
  for (const item of reader.config.statements) {
    const { command, negated } = item
    const line = sourceOf(item)
    if (command.kind === 'prefix-list') {
      const prefix = parsePrefix(command.prefix)
      if (!prefix) continue
      const { action, least, greatest } = command
      const bounds = { ...(least === undefined ? {} : { least }), ...(greatest === undefined ? {} : { greatest }) }
      if (negated) takeAway(lists, command.name, { action, prefix, ...bounds })
      else put(command.name, { action, prefix, ...bounds, line }, command.sequence)
    } else if (command.kind === 'prefix-list-description')
      lists[command.name] = { entries: [], ...lists[command.name], name: command.name, description: command.text }
    else readUnread(reader, unreadWords(item), line, put)
  }
  return lists
}

function takeAway(
  lists: NamesInMaking<PrefixList>,
  name: string,
  gone: Pick<PrefixListEntry, 'action' | 'prefix' | 'least' | 'greatest'>,
): void {
  const list = lists[name]
  const same = (item: PrefixListEntry) =>
    item.action === gone.action &&
    item.prefix.address === gone.prefix.address &&
    item.prefix.length === gone.prefix.length &&
    item.least === gone.least &&
    item.greatest === gone.greatest
  if (list) lists[name] = { ...list, entries: list.entries.filter((item) => !same(item)) }
}

const ACTIONS = ['permit', 'deny'] as const

/** An entry in a form that the grammar does not take may hold any network. */
function readUnread(
  reader: Reader,
  text: string | undefined,
  line: Source,
  put: (name: string, entry: Omit<PrefixListEntry, 'sequence'>, wanted: number | undefined) => void,
): void {
  const found = /^ip\s+prefix-list\s+(\S+)\s+(?:seq\s+(\d+)\s+)?(\S+)/i.exec(text ?? '')
  const [, name, sequence, word] = found ?? []
  if (name === undefined || word === undefined) return
  const action = ACTIONS.find((item) => item === word.toLowerCase()) ?? 'not-known'
  warn(
    reader,
    line,
    `An entry of prefix-list ${name} is not read`,
    'What the list says of networks that get as far as this entry is not known.',
    'Write it as: ip prefix-list NAME seq N permit 10.0.0.0/8 ge 24 le 29.',
  )
  const entry = {
    action,
    prefix: prefixOf(ANY_ADDRESS, 0),
    greatest: 32,
    notKnown: notKnownAt(reader.device, line, `what prefix-list ${name} says of what reaches this entry`),
    line,
  } as const
  put(name, entry, sequence === undefined ? undefined : Number(sequence))
}
