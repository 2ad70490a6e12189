/**
 * `show xlate` and `show nat` of a PIX or an ASA, as their command references print them (ntc cisco_asa_show_xlate.raw,
 * cisco_asa_show_nat.raw). Fixed translations stand there always, dynamic ones while they are held.
 */
import {
  type Configuration,
  type FirewallTranslation,
  isReleaseSince,
  PAT_XLATE_SECONDS,
  XLATE_SECONDS,
} from '../../config/index'
import { formatIp, formatPrefix } from '../../net/index'
import type { DeviceTables, XlateRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { isPix, zoneOf } from './firewall'
import { idleText } from './firewall-flows'

/** Before 8.3 translations are those of a PIX. */
const isOld = ({ firewall }: Configuration) => firewall?.listsAsSeen === true

const isNine = ({ release }: Configuration) => isReleaseSince(release.replace(/^\D+/, ''), '9.0')

const XLATE_FLAGS = [
  'Flags: D - DNS, e - extended, I - identity, i - dynamic, r - portmap,',
  '       s - static, T - twice, N - net-to-net',
]
/** Of 8.3 and 8.4 (ntc cisco_asa_show_xlate.raw). */
const XLATE_FLAGS_8 = [
  'Flags: D - DNS, i - dynamic, r - portmap, s - static, I - identity, T - twice',
  '       e - extended',
]
/** The flags before 8.3 (PIX and ASA 8.2 command references). */
const OLD_FLAGS = [
  'Flags: D - DNS, d - dump, I - identity, i - dynamic, n - no random,',
  '       r - portmap, s - static',
]

export function firewallTranslations(context: ConsoleContext, tables: DeviceTables): string {
  const { configuration } = context
  const lines = isOld(configuration) ? oldLines(configuration, tables) : newLines(configuration, tables)
  const { mostXlates, xlates } = tables
  const head = `${lines.count} in use, ${lines.count - xlates.length + Math.max(xlates.length, mostXlates)} most used`
  const flags = isPix(configuration)
    ? []
    : isOld(configuration)
      ? OLD_FLAGS
      : isNine(configuration)
        ? XLATE_FLAGS
        : XLATE_FLAGS_8
  return [head, ...flags, ...lines.lines, ...notSimulated(configuration)].join('\n')
}

/** Rules whose entries are in no table. */
const notSimulated = ({ firewall }: Configuration): readonly string[] =>
  (firewall?.translations ?? []).flatMap(({ notKnown, source }) =>
    notKnown ? [`"${source.text.trim()}" is not simulated: its entries are not known`] : [],
  )

interface Lines {
  readonly count: number
  readonly lines: readonly string[]
}

function oldLines(configuration: Configuration, { xlates }: DeviceTables): Lines {
  const { identities = [], translations = [] } = configuration.firewall ?? {}
  const fixed = translations.flatMap(({ change, addresses, seenAs, mapped }) => {
    if (change?.how !== 'static') return []
    const [local, global] = [patternsText(addresses), change.own ? ownOf(configuration, mapped) : patternsText(seenAs)]
    const { ports } = change
    return ports
      ? [`PAT Global ${global}(${ports.mapped}) Local ${local}(${ports.real})`]
      : [`Global ${global} Local ${local}`]
  })
  const same = identities.map(({ network }) => `Global ${formatIp(network.address)} Local ${formatIp(network.address)}`)
  const held = xlates.map(({ protocol, real, realId, mapped, mappedId }) =>
    protocol === 'ip'
      ? `Global ${formatIp(mapped)} Local ${formatIp(real)}`
      : `PAT Global ${formatIp(mapped)}(${mappedId}) Local ${formatIp(real)}(${realId})`,
  )
  const lines = [...same, ...fixed, ...held]
  return { count: lines.length, lines }
}

function newLines(configuration: Configuration, { xlates }: DeviceTables): Lines {
  const fixed = (configuration.firewall?.translations ?? []).flatMap((rule) => fixedLines(configuration, rule))
  const held = xlates.map((row) => heldLine(configuration, row))
  return { count: fixed.length + held.length, lines: [...fixed, ...held].flat() }
}

const STANDS = 'idle 0:00:00 timeout 0:00:00'

/** Entries of fixed translations; what they are towards is one more, in the other direction. */
function fixedLines(configuration: Configuration, rule: FirewallTranslation): readonly (readonly string[])[] {
  const { change, list, notKnown, real, mapped, addresses, seenAs, towards, towardsSeenAs, object } = rule
  if (notKnown || list !== undefined || (change && change.how !== 'static')) return []
  const twice = object === undefined ? 'T' : ''
  const seen = change?.own ? ownOf(configuration, mapped) : patternsText(seenAs)
  const ports = change?.ports
  if (ports) {
    const { protocol, real: inner, mapped: outer } = ports
    const head = `${protocol.toUpperCase()} PAT from ${real}:${patternsText(addresses)} ${inner}-${inner}`
    return [[`${head} to ${mapped}:${seen} ${outer}-${outer}`, `    flags sr${twice} ${STANDS}`]]
  }
  const entry = (from: string, to: string, same: boolean) => [
    `NAT from ${from} to ${to}`,
    `    flags s${same ? 'I' : ''}${twice} ${STANDS}`,
  ]
  const far = patternsText(towards)
  const farEntry = () => entry(`${mapped}:${far}`, `${real}:${patternsText(towardsSeenAs ?? towards)}`, !towardsSeenAs)
  return [entry(`${real}:${patternsText(addresses)}`, `${mapped}:${seen}`, !change), ...(towards ? [farEntry()] : [])]
}

function heldLine(configuration: Configuration, row: XlateRow): readonly string[] {
  const { firewall } = configuration
  const [from, to] = [zoneOf(configuration, row.from), zoneOf(configuration, row.to)]
  const twice = firewall?.translations?.[row.rule]?.object === undefined ? 'T' : ''
  const idle = `idle ${idleText(row.idleSeconds)}`
  if (row.protocol === 'ip') {
    const keep = idleText(firewall?.timeouts?.xlate ?? XLATE_SECONDS)
    const head = `NAT from ${from}:${formatIp(row.real)} to ${to}:${formatIp(row.mapped)}`
    return [`${head} flags i${twice} ${idle} timeout ${keep}`]
  }
  const keep = idleText(firewall?.timeouts?.patXlate ?? PAT_XLATE_SECONDS)
  const ends = `${from}:${formatIp(row.real)}/${row.realId} to ${to}:${formatIp(row.mapped)}/${row.mappedId}`
  return [`${row.protocol.toUpperCase()} PAT from ${ends} flags ri${twice} ${idle} timeout ${keep}`]
}

function ownOf({ interfaces }: Configuration, zone: string): string {
  const address = interfaces.find((item) => item.zone?.name === zone)?.address
  return address?.kind === 'static' ? formatIp(address.address) : 'interface'
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
  ['Manual NAT Policies (Section 1)', (rule) => rule.object === undefined && !isLast(rule)],
  ['Auto NAT Policies (Section 2)', (rule) => rule.object !== undefined],
  ['Manual NAT Policies (Section 3)', isLast],
]

function isLast({ source }: FirewallTranslation): boolean {
  return /\bafter-auto\b/i.test(source.text)
}

interface Placed {
  readonly rule: FirewallTranslation
  readonly index: number
}

export function firewallNat({ configuration, text }: ConsoleContext, tables: DeviceTables, detail = false): string {
  // A PIX prints the lines themselves (PIX command reference, show nat).
  if (isPix(configuration))
    return text
      .split('\n')
      .filter((line) => /^nat \(/.test(line))
      .join('\n')
  const rules = (configuration.firewall?.translations ?? []).map((rule, index) => ({ rule, index }))
  if (isOld(configuration)) return oldPolicies(tables, rules)
  return SECTIONS.flatMap(([title, isIn]) => {
    const own = rules.filter(({ rule }) => isIn(rule))
    if (own.length === 0) return []
    return [
      title,
      ...own.flatMap(({ rule, index }, place) => [
        `${place + 1} (${rule.real}) to (${rule.mapped}) ${wordsOf(rule)}`,
        hitsLine(tables, { rule, index }),
        ...(detail && !rule.notKnown ? originLines(configuration, rule) : []),
      ]),
    ]
  }).join('\n')
}

/** What stands behind the names (ASA command reference, show nat detail): networks with their lengths, hosts too. */
function originLines(configuration: Configuration, rule: FirewallTranslation): readonly string[] {
  const { change, addresses, seenAs, mapped, towards, towardsSeenAs } = rule
  const whole = (text: string) => text.replaceAll(/(\d+\.\d+\.\d+\.\d+)(?![\d./])/g, '$1/32')
  const real = whole(patternsText(addresses))
  const seen = !change
    ? real
    : 'own' in change && change.own
      ? ownOf(configuration, mapped)
      : whole(patternsText(seenAs ?? addresses))
  const far =
    towards === undefined
      ? []
      : [
          `    Destination - Origin: ${whole(patternsText(towards))}, Translated: ${whole(patternsText(towardsSeenAs ?? towards))}`,
        ]
  return [`    Source - Origin: ${real}, Translated: ${whole(seen)}`, ...far]
}

function hitsLine(tables: DeviceTables, { rule, index }: Placed): string {
  if (rule.notKnown) return '    what it translates is not simulated: its hits are not known'
  const hits = (back: boolean) =>
    tables.translationHits.find((row) => row.index === index && row.back === back)?.hits ?? 0
  return `    translate_hits = ${hits(false)}, untranslate_hits = ${hits(true)}`
}

/** `match ip inside any outside any`, and what it comes to, interface by interface (ASA 8.2 command reference, show nat). */
function oldPolicies(tables: DeviceTables, rules: readonly Placed[]): string {
  const zones = [...new Set(rules.map(({ rule }) => rule.real))]
  return zones
    .flatMap((zone) => [
      `NAT policies on Interface ${zone}:`,
      ...rules
        .filter(({ rule }) => rule.real === zone)
        .flatMap((placed) => [
          `  match ip ${zone} ${oldEnd(placed.rule)} ${placed.rule.mapped} any`,
          `    ${oldWords(placed.rule)}`,
          hitsLine(tables, placed),
        ]),
    ])
    .join('\n')
}

function oldEnd({ addresses, list }: FirewallTranslation): string {
  if (list !== undefined) return `access-list ${list}`
  const [only] = addresses ?? []
  if (!only || only.wildcard === 0xffffffff) return 'any'
  return only.wildcard === 0 ? `host ${formatIp(only.address)}` : `${formatIp(only.address)} ${maskText(only.wildcard)}`
}

const maskText = (wildcard: number) => [24, 16, 8, 0].map((shift) => (~wildcard >>> shift) & 0xff).join('.')

function oldWords({ change, seenAs, list, source }: FirewallTranslation): string {
  const number = /\)\s+(\d+)/.exec(source.text)?.[1] ?? '0'
  switch (change?.how) {
    case undefined:
      return list === undefined ? 'identity NAT translation' : 'NAT exempt'
    case 'static':
      return `static translation to ${change.own ? 'interface' : patternsText(seenAs)}`
    case 'dynamic':
      return `dynamic translation to pool ${number} (${change.own ? 'interface [Interface PAT]' : patternsText(seenAs)})`
    case 'none':
      return `dynamic translation to pool ${number} (No matching global)`
  }
}

/** The words behind the interfaces; below an object they begin with what is translated. */
function wordsOf({ source, object }: FirewallTranslation): string {
  const words = source.text.trim().replace(/^nat\s+\([^)]*\)\s*(?:after-auto\s+)?(?:\d+\s+)?/i, '')
  return object === undefined ? words : `source ${words.replace(/^\S+/, (how) => `${how} ${object}`)}`
}
