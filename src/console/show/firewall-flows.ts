/**
 * `show conn`, `show xlate`, `show nat` and `show arp` of a PIX or an ASA, as the ASA and PIX command references print them
 * (ntc cisco_asa_show_xlate.raw, cisco_asa_show_nat.raw, cisco_asa_show_arp.raw). The end at the less secure interface
 * stands first. Translations that change addresses are not simulated, so only identity holds entries.
 */
import type { Configuration, FirewallTranslation } from '../../config/index'
import { contains, formatIp, formatPrefix, parseIp } from '../../net/index'
import type { ConnectionRow, DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { isPix, zoneOf } from './firewall'

export function firewallConnections({ configuration }: ConsoleContext, tables: DeviceTables): string {
  const rows = tables.connections.map((row) => connectionLine(configuration, tables, row))
  return [`${rows.length} in use, ${Math.max(rows.length, tables.mostConnections)} most used`, ...rows].join('\n')
}

/** The interface behind which an end lies. */
function portFor(tables: DeviceTables, socket: string): string | undefined {
  const address = parseIp(socket.split(':')[0] ?? '')
  return tables.routes
    .filter((row) => row.active && address !== undefined && contains(row.route.prefix, address))
    .sort((a, b) => b.route.prefix.length - a.route.prefix.length)[0]?.resolved?.interface
}

function connectionLine(configuration: Configuration, tables: DeviceTables, row: ConnectionRow): string {
  const [from, to] = [portFor(tables, row.from), portFor(tables, row.to)]
  const level = (name: string | undefined) =>
    configuration.interfaces.find((item) => item.name === name)?.zone?.security ?? 0
  const inbound = level(from) < level(to)
  const end = (name: string | undefined, socket: string) => `${zoneOf(configuration, name)} ${socket}`
  const ends = inbound ? `${end(from, row.from)} ${end(to, row.to)}` : `${end(to, row.to)} ${end(from, row.from)}`
  return `${row.protocol.toUpperCase()} ${ends}, idle ${idleText(row.idleSeconds)}, bytes ${row.bytes}, flags ${flagsOf(row, inbound)}`
}

/** U up, I and O data in and out, B begun from outside; a SYN without an answer waits for it (ASA, TCP connection flags). */
function flagsOf({ protocol, answered }: ConnectionRow, inbound: boolean): string {
  if (protocol !== 'tcp') return '-'
  if (!answered) return inbound ? 'SaAB' : 'saA'
  return inbound ? 'UIOB' : 'UIO'
}

const two = (value: number) => String(value).padStart(2, '0')
const idleText = (seconds: number) =>
  `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

const XLATE_FLAGS = [
  'Flags: D - DNS, e - extended, I - identity, i - dynamic, r - portmap,',
  '       s - static, T - twice, N - net-to-net',
]

export function firewallTranslations({ configuration }: ConsoleContext): string {
  const { identities = [], translations = [] } = configuration.firewall ?? {}
  if (isPix(configuration))
    return [
      `${identities.length} in use, ${identities.length} most used`,
      ...identities.map(({ network }) => `Global ${formatIp(network.address)} Local ${formatIp(network.address)}`),
    ].join('\n')
  const standing = translations.filter((rule) => !rule.notKnown && rule.list === undefined)
  const lines = standing.flatMap((rule) => {
    const [real, seen] = [patternsText(rule.addresses), patternsText(rule.seenAs)]
    return [`NAT from ${rule.real}:${real} to ${rule.mapped}:${seen}`, '    flags sI idle 0:00:00 timeout 0:00:00']
  })
  return [`${standing.length} in use, ${standing.length} most used`, ...XLATE_FLAGS, ...lines].join('\n')
}

function patternsText(patterns: FirewallTranslation['addresses']): string {
  if (!patterns || patterns.length === 0) return '0.0.0.0/0'
  return patterns
    .map(({ address, wildcard }) => {
      const length = 32 - Math.round(Math.log2(wildcard + 1))
      return length === 32 ? formatIp(address) : formatPrefix({ address, length })
    })
    .join(', ')
}

/** Sections as an ASA looks at them: what is written for itself, then what objects say, then `after-auto`. */
const SECTIONS: readonly (readonly [string, (rule: FirewallTranslation) => boolean])[] = [
  ['Manual NAT Policies (Section 1)', (rule) => isManual(rule) && !isLast(rule)],
  ['Auto NAT Policies (Section 2)', (rule) => !isManual(rule)],
  ['Manual NAT Policies (Section 3)', isLast],
]

const isManual = ({ source }: FirewallTranslation) => /\bsource\s+(?:static|dynamic)\b/i.test(source.text)
function isLast({ source }: FirewallTranslation): boolean {
  return /\bafter-auto\b/i.test(source.text)
}

export function firewallNat({ configuration }: ConsoleContext, tables: DeviceTables): string {
  const rules = (configuration.firewall?.translations ?? []).map((rule, index) => ({ rule, index }))
  const hits = (index: number, back: boolean) =>
    tables.translationHits.find((row) => row.index === index && row.back === back)?.hits ?? 0
  return SECTIONS.flatMap(([title, isIn]) => {
    const own = rules.filter(({ rule }) => isIn(rule))
    if (own.length === 0) return []
    return [
      title,
      ...own.flatMap(({ rule, index }, place) => [
        `${place + 1} (${rule.real}) to (${rule.mapped}) ${wordsOf(rule)}`,
        rule.notKnown
          ? '    what it translates is not simulated: its hits are not known'
          : `    translate_hits = ${hits(index, false)}, untranslate_hits = ${hits(index, true)}`,
      ]),
    ]
  }).join('\n')
}

/** The words behind the interfaces; those of an object's rule have `source` before them. */
function wordsOf({ source }: FirewallTranslation): string {
  const words = source.text.trim().replace(/^nat\s+\([^)]*\)\s*(?:after-auto\s+)?/i, '')
  return words.startsWith('source') ? words : `source ${words}`
}

export function firewallArp({ configuration }: ConsoleContext, tables: DeviceTables): string {
  return tables.arp
    .filter((row) => !row.own)
    .map(
      (row) =>
        `        ${zoneOf(configuration, row.interface)} ${formatIp(row.address)} ${row.mac} ${Math.floor((tables.now - row.since) / 1e6)}`,
    )
    .join('\n')
}
