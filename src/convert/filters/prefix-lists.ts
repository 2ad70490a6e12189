/** `ip prefix-list`, entries in order of their numbers; those without one follow five apart (IOS). */
import { notKnownAt, type PrefixList, type PrefixListEntry, type Source } from '../../config/index'
import { ANY_ADDRESS, type NameTable, nameTable, parsePrefix, prefixOf } from '../../net/index'
import { type Reader, sourceOf, unreadWords, warn } from '../reader'

const SEQUENCE_STEP = 5

interface InMaking {
  readonly name: string
  description?: string
  /** By their numbers, in the order in which they came. */
  readonly entries: Map<number, PrefixListEntry>
  /** The greatest number so far. */
  last: number
}

export function readPrefixLists(reader: Reader): NameTable<PrefixList> {
  const lists = new Map<string, InMaking>()
  const listOf = (name: string): InMaking => {
    const list = lists.get(name) ?? { name, entries: new Map(), last: 0 }
    lists.set(name, list)
    return list
  }
  const put = (name: string, entry: Omit<PrefixListEntry, 'sequence'>, wanted: number | undefined) => {
    const list = listOf(name)
    const sequence = wanted ?? list.last + SEQUENCE_STEP
    // A number that is taken is refused (IOS).
    if (list.entries.has(sequence)) return
    list.entries.set(sequence, { ...entry, sequence })
    list.last = Math.max(list.last, sequence)
  }
  for (const item of reader.config.statements) {
    const { command, negated } = item
    const line = sourceOf(item)
    if (command.kind === 'prefix-list') {
      const prefix = parsePrefix(command.prefix)
      if (!prefix) continue
      const { action, least, greatest } = command
      const bounds = { ...(least === undefined ? {} : { least }), ...(greatest === undefined ? {} : { greatest }) }
      if (negated) takeAway(lists.get(command.name), { action, prefix, ...bounds })
      else put(command.name, { action, prefix, ...bounds, line }, command.sequence)
    } else if (command.kind === 'prefix-list-description') listOf(command.name).description = command.text
    else readUnread(reader, unreadWords(item), line, put)
  }
  return nameTable([...lists].map(([name, list]) => [name, finished(list)] as const))
}

const finished = ({ name, description, entries }: InMaking): PrefixList => ({
  name,
  ...(description === undefined ? {} : { description }),
  entries: [...entries.values()].sort((a, b) => a.sequence - b.sequence),
})

function takeAway(
  list: InMaking | undefined,
  gone: Pick<PrefixListEntry, 'action' | 'prefix' | 'least' | 'greatest'>,
): void {
  if (!list) return
  for (const [sequence, item] of list.entries)
    if (
      item.action === gone.action &&
      item.prefix.address === gone.prefix.address &&
      item.prefix.length === gone.prefix.length &&
      item.least === gone.least &&
      item.greatest === gone.greatest
    )
      list.entries.delete(sequence)
  list.last = [...list.entries.keys()].reduce((most, sequence) => Math.max(most, sequence), 0)
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
