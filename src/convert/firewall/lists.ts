/** Access rules of a firewall as lists: in the order of their lines, or at the line that they name. */

import { type AsaCommand, type AsaRule, type AsaStatement, readRule } from '../../asa/index'
import type { AccessList, Source } from '../../config/index'
import { type NamesInMaking, namesInMaking } from '../../net/index'
import { combine, openAt, rangeAt, type Unnumbered } from '../filters/entry'
import { ANY } from '../filters/words'

import type { AsaObjects } from './objects'
import { type AsaReader, sourceOf, warn } from './statements'

/** A line of a list: what it makes is empty for a remark and for what is inactive, which count as lines all the same. */
type Line = readonly Unnumbered[]

const REMARK: Line = []

interface ListInMaking {
  readonly name: string
  type: AccessList['type']
  readonly lines: Line[]
  /** Whether there is more than remarks: the firewall knows no list of remarks alone. */
  hasRules: boolean
}

export function readFirewallLists(reader: AsaReader, objects: AsaObjects): NamesInMaking<AccessList> {
  const lists = namesInMaking<ListInMaking>()
  const put = (name: string, line: Line, at: number | undefined, type: AccessList['type'] = 'extended') => {
    const list = lists[name] ?? { name, type, lines: [], hasRules: false }
    lists[name] = list
    list.hasRules ||= line !== REMARK
    if (at === undefined || at > list.lines.length) list.lines.push(line)
    else list.lines.splice(Math.max(0, at - 1), 0, line)
  }
  for (const item of reader.statements) {
    if (item.negated) continue
    const { command } = item
    if (command.kind === 'access-list') put(command.list, ruleLine(reader, objects, command, item), command.line)
    else if (command.kind === 'access-list-remark') put(command.list, REMARK, command.line)
    else if (command.kind === 'access-list-standard')
      put(command.list, standardLine(reader, objects, command, sourceOf(item)), undefined, 'standard')
    else if (command.kind === 'unknown') readUnread(reader, objects, item, put)
  }
  const result = namesInMaking<AccessList>()
  for (const { name, type, lines } of Object.values(lists).filter((list) => list.hasRules))
    result[name] = {
      name,
      type,
      entries: lines.flatMap((line, index) => line.map((entry) => ({ sequence: index + 1, ...entry }))),
    }
  return result
}

type Rule = Extract<AsaCommand, { readonly kind: 'access-list' }>

function ruleLine(reader: AsaReader, objects: AsaObjects, command: Rule, item: AsaStatement): Line {
  const line = sourceOf(item)
  return command.inactive ? [] : entriesOf(reader, objects, command.list, command, line)
}

function entriesOf(reader: AsaReader, objects: AsaObjects, list: string, rule: AsaRule, line: Source): Line {
  const cx = { device: reader.device, list }
  const { source, sourcePort, destination, destinationPort, ...rest } = byType(objects, rule)
  const common = {
    action: rule.action,
    line,
    ...(isGrouped(rule)
      ? { grouped: line.text.trim().replace(/^access-list \S+ (?:line \d+ )?(?:extended )?/i, '') }
      : {}),
    ...(rule.timeRange === undefined ? {} : rangeAt(cx, rule.timeRange, line)),
  }
  const services = objects.services(
    {
      ...rest,
      source,
      destination,
      ...(sourcePort ? { sourcePort } : {}),
      ...(destinationPort ? { destinationPort } : {}),
    },
    line,
  )
  return combine(cx, common, {
    sources: objects.patterns(source, line),
    destinations: objects.patterns(destination, line),
    services,
  })
}

/** `… any object-group A object-group B` reads A as addresses; where A is of ports and B of addresses it is not so. */
function byType({ typeOf }: AsaObjects, rule: AsaRule): AsaRule {
  const { destination, destinationPort } = rule
  if (destination.kind !== 'group' || destinationPort?.kind !== 'group') return rule
  if (typeOf(destination.name) !== 'service' || typeOf(destinationPort.name) !== 'network') return rule
  const { destinationPort: _, ...rest } = rule
  return {
    ...rest,
    sourcePort: { kind: 'group', name: destination.name },
    destination: { kind: 'group', name: destinationPort.name },
  }
}

const NAMED = /^(?:object|group|interface)$/
const isGrouped = (rule: AsaRule) =>
  rule.service !== undefined ||
  rule.icmpGroup !== undefined ||
  [rule.source, rule.destination, rule.sourcePort, rule.destinationPort].some((part) => part && NAMED.test(part.kind))

function standardLine(
  reader: AsaReader,
  objects: AsaObjects,
  { list, action, address }: Extract<AsaCommand, { readonly kind: 'access-list-standard' }>,
  line: Source,
): Line {
  const sides = {
    sources: objects.patterns(address, line),
    destinations: { items: [ANY] },
    services: { items: [{ protocol: undefined }] },
  }
  return combine({ device: reader.device, list }, { action, line }, sides)
}

/** A rule in a form that the grammar does not take stands at its place, as one that is open. */
function readUnread(
  reader: AsaReader,
  objects: AsaObjects,
  item: AsaStatement,
  put: (name: string, line: Line, at: number | undefined) => void,
): void {
  const found = /^access-list\s+(\S+)\s+(?:line\s+(\d+)\s+)?(?:extended\s+)?(\S.*)$/i.exec(item.text.trim())
  const [, list, at, text] = found ?? []
  if (list === undefined || text === undefined) return
  const line = sourceOf(item)
  const read = readRule(text)
  warn(
    reader,
    line,
    `A rule of access-list ${list} is not read${typeof read === 'string' ? '' : `: ${read.problem ?? ''}`}`,
    'What gets as far as this rule and could match it has a fate that is not known; what an earlier rule decides is not touched.',
    'Write the rule in other words, or judge the paths through the list by hand.',
  )
  const notKnown = openAt({ device: reader.device, list }, line)
  const entries =
    typeof read === 'string'
      ? [{ action: 'not-known', source: ANY, destination: ANY, line } as const]
      : entriesOf(reader, objects, list, read.rule, line)
  put(
    list,
    entries.map((entry) => ({ ...entry, notKnown })),
    at === undefined ? undefined : Number(at),
  )
}
