/** The words that entries of access lists use for numbers (IOS command reference, access-list extended). */

export const PROTOCOL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['icmp', 1],
  ['igmp', 2],
  ['ipinip', 4],
  ['tcp', 6],
  ['udp', 17],
  ['gre', 47],
  ['esp', 50],
  ['ahp', 51],
  ['eigrp', 88],
  ['ospf', 89],
  ['nos', 94],
  ['pim', 103],
  ['pcp', 108],
  ['sctp', 132],
])

const FLAGS = ['ack', 'fin', 'psh', 'rst', 'syn', 'urg'] as const
export type TcpFlag = (typeof FLAGS)[number]
export const flagNamed = (word: string): TcpFlag | undefined => FLAGS.find((flag) => flag === word)

/** ICMP messages by the name that IOS prints, as type, or type and code (RFC 792, RFC 1812, RFC 1256, RFC 950). */
const ICMP: readonly (readonly [string, number, number?])[] = [
  ['echo-reply', 0],
  ['unreachable', 3],
  ['net-unreachable', 3, 0],
  ['host-unreachable', 3, 1],
  ['protocol-unreachable', 3, 2],
  ['port-unreachable', 3, 3],
  ['packet-too-big', 3, 4],
  ['source-route-failed', 3, 5],
  ['network-unknown', 3, 6],
  ['host-unknown', 3, 7],
  ['host-isolated', 3, 8],
  ['dod-net-prohibited', 3, 9],
  ['dod-host-prohibited', 3, 10],
  ['net-tos-unreachable', 3, 11],
  ['host-tos-unreachable', 3, 12],
  ['administratively-prohibited', 3, 13],
  ['host-precedence-unreachable', 3, 14],
  ['precedence-unreachable', 3, 15],
  ['source-quench', 4],
  ['redirect', 5],
  ['net-redirect', 5, 0],
  ['host-redirect', 5, 1],
  ['net-tos-redirect', 5, 2],
  ['host-tos-redirect', 5, 3],
  ['alternate-address', 6],
  ['echo', 8],
  ['router-advertisement', 9],
  ['router-solicitation', 10],
  ['time-exceeded', 11],
  ['ttl-exceeded', 11, 0],
  ['reassembly-timeout', 11, 1],
  ['parameter-problem', 12],
  ['general-parameter-problem', 12, 0],
  ['option-missing', 12, 1],
  ['no-room-for-option', 12, 2],
  ['timestamp-request', 13],
  ['timestamp-reply', 14],
  ['information-request', 15],
  ['information-reply', 16],
  ['mask-request', 17],
  ['mask-reply', 18],
  ['traceroute', 30],
  ['conversion-error', 31],
  ['mobile-redirect', 32],
]

export interface IcmpMessage {
  readonly type: number
  readonly code?: number
}

export function icmpNamed(word: string): IcmpMessage | undefined {
  const found = ICMP.find(([name]) => name === word)
  return found && { type: found[1], ...(found[2] === undefined ? {} : { code: found[2] }) }
}

/** As IOS prints it: by name where there is one, else type and code as numbers. */
export function icmpText({ type, code }: IcmpMessage): string {
  const named = ICMP.find((item) => item[1] === type && item[2] === code)
  if (named) return named[0]
  return code === undefined ? String(type) : `${type} ${code}`
}

export const IGMP_WORDS: readonly string[] = ['dvmrp', 'host-query', 'host-report', 'pim', 'trace']

const DSCP: readonly (readonly [string, number])[] = [
  ['default', 0],
  ...[1, 2, 3, 4, 5, 6, 7].map((value) => [`cs${value}`, value * 8] as const),
  ...[1, 2, 3, 4].flatMap((of) => [1, 2, 3].map((drop) => [`af${of}${drop}`, of * 8 + drop * 2] as const)),
  ['ef', 46],
]
const PRECEDENCE = ['routine', 'priority', 'immediate', 'flash', 'flash-override', 'critical', 'internet', 'network']
const TOS: readonly (readonly [string, number])[] = [
  ['normal', 0],
  ['min-monetary-cost', 1],
  ['max-reliability', 2],
  ['max-throughput', 4],
  ['min-delay', 8],
]

type ServiceField = 'dscp' | 'precedence' | 'tos'
const SERVICE: Readonly<
  Record<ServiceField, { readonly names: readonly (readonly [string, number])[]; readonly most: number }>
> = {
  dscp: { names: DSCP, most: 63 },
  precedence: { names: PRECEDENCE.map((name, value) => [name, value] as const), most: 7 },
  tos: { names: TOS, most: 15 },
}

export function serviceNumber(field: ServiceField, word: string): number | undefined {
  const { names, most } = SERVICE[field]
  const named = names.find(([name]) => name === word)
  if (named) return named[1]
  return /^\d{1,2}$/.test(word) && Number(word) <= most ? Number(word) : undefined
}

export function serviceText(field: ServiceField, value: number): string {
  return SERVICE[field].names.find(([, number]) => number === value)?.[0] ?? String(value)
}
