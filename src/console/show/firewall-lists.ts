/**
 * `show access-list` of a PIX or an ASA (ntc cisco_asa_show_access-list.raw and its others; PIX 6.3 command reference): rules with
 * their hits, remarks and rules that are switched off in their places. Lists of an ASA end with a hash of each entry's words. Which
 * hash Cisco takes is not published: ours is another, and as good for telling entries apart.
 */
import type { AccessList, AccessListEntry } from '../../config/index'
import { icmpText, portName } from '../../ios/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, formatIp, type Ip, tableValues } from '../../net/index'
import { type DeviceTables, hashText } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { linesOf, protocolWord, typed } from './access-text'
import { isPix } from './firewall'

export function firewallLists({ configuration, text }: ConsoleContext, tables: DeviceTables, only?: string): string {
  const pix = isPix(configuration)
  const lists = tableValues(configuration.accessLists).filter((list) => only === undefined || list.name === only)
  if (only !== undefined && lists.length === 0) return `ERROR: access-list <${only}> does not exist`
  const flows = only === undefined && !pix ? DENY_FLOWS : []
  return [...flows, ...lists.flatMap((list) => listLines(list, tables, pix, unmatched(text, list)))].join('\n')
}

/** Flows that were denied with `log` are not gathered here. */
const DENY_FLOWS = [
  'access-list cached ACL log flows: total 0, denied 0 (deny-flow-max 4096)',
  '            alert-interval 300',
]

const hex8 = (text: string) => `0x${hashText(text).toString(16).padStart(8, '0')}`

/** Lines of the text that match nothing, by their numbers in the list: remarks, and rules that are switched off. */
function unmatched(text: string, { name, entries }: AccessList): ReadonlyMap<number, string> {
  const lines = text.split('\n').filter((line) => line.startsWith(`access-list ${name} `))
  const kept = new Set(entries.map(({ sequence }) => sequence))
  return new Map(
    lines.flatMap((line, index) =>
      kept.has(index + 1) ? [] : [[index + 1, line.slice(`access-list ${name} `.length).trim()] as const],
    ),
  )
}

/** A rule with groups stands with its own words first, then with what they come to, two spaces further right. */
function listLines(
  list: AccessList,
  tables: DeviceTables,
  pix: boolean,
  others: ReadonlyMap<number, string>,
): readonly string[] {
  const hits = new Map(tables.accessHits.flatMap((row) => (row.list === list.name ? [[row.index, row.hits]] : [])))
  const count = (place: number) => hits.get(place) ?? 0
  const type = list.type === 'standard' ? 'standard ' : pix ? '' : 'extended '
  const rule = (entry: AccessListEntry) => (list.type === 'standard' ? standardText(entry) : ruleText(entry))
  const counted = (words: string, hits: number) => `${words} (hitcnt=${hits})${pix ? '' : ` ${hex8(words.trim())} `}`
  const matched = linesOf(list).map(({ entry, places }) => {
    const head = `access-list ${list.name} line ${entry.sequence} ${type}`
    const sum = places.reduce((total, place) => total + count(place), 0)
    const whole =
      entry.grouped === undefined
        ? entry.notKnown && typed(entry)
        : `${entry.grouped.replace(/\s+log\b.*$/i, '')}${logWords(entry)}`
    if (whole === undefined) return { at: entry.sequence, lines: [counted(`${head}${rule(entry)}`, sum)] }
    const members = places.flatMap((place) => {
      const item = list.entries[place]
      return item && !item.notKnown ? [counted(`  ${head}${rule(item)}`, count(place))] : []
    })
    return { at: entry.sequence, lines: [counted(`${head}${whole}`, sum), ...members] }
  })
  const rest = [...others].map(([at, words]) => ({
    at,
    lines: [otherLine(`access-list ${list.name} line ${at} `, words, pix)],
  }))
  const name = pix ? '' : `; name hash: ${hex8(list.name)}`
  const lines = [...matched, ...rest].sort((a, b) => a.at - b.at).flatMap((item) => item.lines)
  return [`access-list ${list.name}; ${list.entries.length} elements${name}`, ...lines]
}

function otherLine(head: string, words: string, pix: boolean): string {
  if (/^remark\b/i.test(words)) return `${head}${words} `
  return `${head}${words} (hitcnt=0) (inactive)${pix ? '' : ` ${hex8(`${head}${words}`)} `}`
}

/** Masks where IOS has wildcards. */
function endText({ address, wildcard }: AccessListEntry['source']): string {
  if (wildcard === BROADCAST_ADDRESS) return 'any'
  return wildcard === ANY_ADDRESS
    ? `host ${formatIp(address)}`
    : `${formatIp(address)} ${formatIp((~wildcard >>> 0) as Ip)}`
}

const standardText = (entry: AccessListEntry): string => `${entry.action} ${endText(entry.source)}`

const MOST_PORT = 65_535

function portsText(protocol: number | undefined, range: AccessListEntry['sourcePort']): string {
  const [ports] = range?.ranges ?? []
  if (!range || !ports) return ''
  const word = (port: number) => portName(protocolWord(protocol), port)
  if (ports.first === ports.last) return ` ${range.inverted ? 'neq' : 'eq'} ${word(ports.first)}`
  if (ports.last === MOST_PORT) return ` gt ${word(ports.first - 1)}`
  return ports.first === 0 ? ` lt ${word(ports.last + 1)}` : ` range ${word(ports.first)} ${word(ports.last)}`
}

function ruleText(entry: AccessListEntry): string {
  const { action, protocol, source, sourcePort, destination, destinationPort, icmp } = entry
  const ends = `${endText(source)}${portsText(protocol, sourcePort)} ${endText(destination)}${portsText(protocol, destinationPort)}`
  const type = icmp ? ` ${icmpText(icmp)}` : ''
  return `${action} ${protocolWord(protocol)} ${ends}${type}${logWords(entry)}`
}

/** `log` with the level and interval that it has unless told otherwise. */
function logWords({ line, timeRange, inactive }: AccessListEntry): string {
  const [, level, interval] =
    /\blog(?:\s+(?!interval\b|inactive\b|time-range\b)([a-z]+|[0-7]))?(?:\s+interval\s+(\d+))?/i.exec(line.text) ?? []
  const logs = /\slog(?:\s|$)/i.test(line.text)
  const log = logs ? ` log ${level ?? 'informational'} interval ${interval ?? 300}` : ''
  return `${log}${timeRange === undefined ? '' : ` time-range ${timeRange}`}${inactive ? ' (inactive)' : ''}`
}
