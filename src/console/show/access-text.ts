/** Entries of access lists as a router prints them back, from what it was told. */
import type { AccessList, AccessListEntry, AddressPattern, NumberSet } from '../../config/index'
import { PROTOCOL_NUMBERS, portName } from '../../ios/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, formatIp, type Prefix, wildcardOf } from '../../net/index'

const WORDS = new Map([...PROTOCOL_NUMBERS].map(([word, number]) => [number, word]))

export const protocolWord = (protocol: number | undefined): string =>
  protocol === undefined ? 'ip' : (WORDS.get(protocol) ?? String(protocol))

/** `any`, `host A`, or `A wildcard`. */
export function patternText({ address, wildcard }: AddressPattern): string {
  if (wildcard === BROADCAST_ADDRESS) return 'any'
  return wildcard === ANY_ADDRESS ? `host ${formatIp(address)}` : `${formatIp(address)} ${formatIp(wildcard)}`
}

/** A network as a crypto access list names it. */
export function prefixText({ address, length }: Prefix): string {
  return patternText({ address, wildcard: wildcardOf(length) })
}

function portText(protocol: number | undefined, set: NumberSet | undefined): string {
  if (!set) return ''
  const word = (port: number) => portName(protocolWord(protocol), port)
  const each = set.ranges.map(({ first }) => word(first)).join(' ')
  if (set.inverted) return ` neq ${each}`
  const [range] = set.ranges
  if (!range || set.ranges.length > 1 || range.first === range.last) return ` eq ${each}`
  if (range.last === 65_535) return ` gt ${word(range.first - 1)}`
  if (range.first === 0) return ` lt ${word(range.last + 1)}`
  return ` range ${word(range.first)} ${word(range.last)}`
}

/** `permit ip 10.81.2.0 0.0.0.7 any`, as in the configuration; what is not read as it was typed. */
export function extendedText(entry: AccessListEntry): string {
  const { protocol } = entry
  if (entry.grouped !== undefined) return `${entry.grouped}${activity(entry)}`
  if (entry.notKnown) return typed(entry)
  const from = `${patternText(entry.source)}${portText(protocol, entry.sourcePort)}`
  const to = `${patternText(entry.destination)}${portText(protocol, entry.destinationPort)}`
  const words = entry.words === undefined ? '' : ` ${entry.words}`
  return `${entry.action} ${protocolWord(protocol)} ${from} ${to}${words}${activity(entry)}`
}

/** Whether its time-range is in force, where the clock tells. */
function activity({ timeRange, inactive, notKnown }: AccessListEntry): string {
  if (timeRange === undefined || notKnown) return ''
  return inactive ? ' (inactive)' : ' (active)'
}

/** The words of an entry's line, without the list's name or its number. */
export const typed = ({ line }: AccessListEntry): string =>
  line.text.trim().replace(/^(?:access-list \S+ (?:line \d+ )?(?:extended )?|\d+ )/i, '')

/** A line of a list and the places of the entries it stands for: several where object-groups are in it. */
export function linesOf({ entries }: AccessList) {
  const lines: { readonly entry: AccessListEntry; readonly places: number[] }[] = []
  entries.forEach((entry, place) => {
    const last = lines.at(-1)
    if (last?.entry.sequence === entry.sequence) last.places.push(place)
    else lines.push({ entry, places: [place] })
  })
  return lines
}
