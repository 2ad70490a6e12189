/** Words of list entries as numbers: what IOS, PIX and ASA have in common. */
import { type AccessListEntry, type AddressPattern, type NumberSet, TCP_FLAGS } from '../../config/index'
import { type EntryOption, type PortMatch, PROTOCOL_NUMBERS } from '../../ios/index'
import { ANY_ADDRESS, BROADCAST_ADDRESS, type Ip, ipOf } from '../../net/index'

export const ANY: AddressPattern = { address: ANY_ADDRESS, wildcard: BROADCAST_ADDRESS }

export const hostPattern = (address: Ip): AddressPattern => ({ address, wildcard: ipOf(0) })

/** IANA number of a protocol's name; `undefined` stands for ip, any protocol. */
export function protocolOf(name: string): number | undefined {
  if (name === 'ip') return undefined
  return PROTOCOL_NUMBERS.get(name === 'ah' ? 'ahp' : name) ?? Number(name)
}

const GREATEST = 65_535

export function portsOfMatch(match: PortMatch): NumberSet {
  const only = (first: number, last: number) => ({ ranges: [{ first, last }], inverted: false })
  switch (match.kind) {
    case 'eq':
    case 'neq': {
      const ranges = [match.port, ...(match.more ?? [])].map((port) => ({ first: port, last: port }))
      return { ranges, inverted: match.kind === 'neq' }
    }
    case 'gt':
      return only(match.port + 1, GREATEST)
    case 'lt':
      return only(0, match.port - 1)
    case 'range':
      return only(Math.min(match.first, match.last), Math.max(match.first, match.last))
  }
}

/** The addresses from one to another as patterns, as few as there can be. */
export function patternsOfRange(first: Ip, last: Ip): readonly AddressPattern[] {
  const patterns: AddressPattern[] = []
  let from = first >>> 0
  const end = last >>> 0
  while (from <= end) {
    let size = from === 0 ? 2 ** 32 : from & -from ? 2 ** (31 - Math.clz32(from & -from)) : 1
    while (size > end - from + 1) size /= 2
    patterns.push({ address: ipOf(from), wildcard: ipOf(size - 1) })
    from += size
  }
  return patterns
}

type Conditions = Partial<
  Pick<AccessListEntry, 'icmp' | 'igmpType' | 'tcpFlags' | 'serviceType' | 'ttl' | 'fragments' | 'ipOptions'>
>

/** Where the fields of the type-of-service octet stand in it (RFC 2474, RFC 1349). */
const SERVICE_BITS = {
  dscp: { mask: 0xfc, shift: 2 },
  precedence: { mask: 0xe0, shift: 5 },
  tos: { mask: 0x1e, shift: 1 },
} as const

/** `established` is what carries ACK or RST. */
const ESTABLISHED = TCP_FLAGS.ack | TCP_FLAGS.rst

/** What the options of an entry ask of a packet. `log`, `reflect` and what only counts ask nothing. */
export function conditionsOf(options: readonly EntryOption[]): Conditions {
  return options.reduce(withOption, {})
}

function withOption(known: Conditions, option: EntryOption): Conditions {
  switch (option.kind) {
    case 'established':
      return withAnyFlag(known, ESTABLISHED)
    case 'flag':
      return withAnyFlag(known, TCP_FLAGS[option.flag])
    case 'match-any':
    case 'match-all': {
      const bits = (on: boolean) =>
        option.flags.reduce((sum, item) => (item.on === on ? sum | TCP_FLAGS[item.flag] : sum), 0)
      return { ...known, tcpFlags: { any: option.kind === 'match-any', set: bits(true), clear: bits(false) } }
    }
    case 'icmp': {
      const { kind: _, ...icmp } = option
      return { ...known, icmp }
    }
    case 'igmp':
      return { ...known, igmpType: Number(option.type) || 0 }
    case 'dscp':
    case 'precedence':
    case 'tos': {
      const { mask, shift } = SERVICE_BITS[option.kind]
      const before = known.serviceType ?? { mask: 0, value: 0 }
      const serviceType = { mask: before.mask | mask, value: before.value | (option.value << shift) }
      return { ...known, serviceType }
    }
    case 'ttl':
      return { ...known, ttl: portsOfMatch(option.match) }
    case 'fragments':
      return { ...known, fragments: true }
    case 'option':
      return { ...known, ipOptions: true }
    case 'log':
    case 'log-input':
    case 'time-range':
    case 'reflect':
      return known
  }
}

function withAnyFlag(known: Conditions, flag: number): Conditions {
  return { ...known, tcpFlags: { any: true, set: (known.tcpFlags?.set ?? 0) | flag, clear: 0 } }
}
