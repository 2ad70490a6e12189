/**
 * Translations in the order in which an ASA looks at them: twice NAT as written, then NAT of objects (static before
 * dynamic, the narrower first, then by address and name), then twice NAT `after-auto` (ASA configuration guide, NAT rule
 * order). Before 8.3 there are those of a PIX. What is not simulated is said.
 */
import type { AddressPattern, FirewallTranslation } from '../../../config/index'
import { type Ip, parseIp } from '../../../net/index'
import { hostPattern } from '../../filters/words'
import type { AsaObjects } from '../objects'
import { type AsaReader, all, type Item } from '../statements'
import { pixRules } from './pix'
import { countOf } from './pools'
import { ANYWHERE, type Bare, changeOf, namedPatterns, openRule } from './rule'
import { type NatWords, objectWords, twiceWords } from './words'

export function readTranslations(reader: AsaReader, objects: AsaObjects): readonly FirewallTranslation[] {
  const twice = all(reader.statements, 'nat').filter(({ command }) => command.mapped !== undefined)
  const isLast = ({ command }: Item<'nat'>) => /^after-auto\b/i.test(command.words)
  const section = (last: boolean) =>
    placed(twice.filter((item) => isLast(item) === last)).flatMap((item) => twiceRule(reader, objects, item))
  return [...section(false), ...pixRules(reader), ...ofObjects(reader, objects), ...section(true)]
}

/** A line with a number goes to that place of its section, as it is typed; the running configuration shows none. */
function placed(items: readonly Item<'nat'>[]): readonly Item<'nat'>[] {
  const made: Item<'nat'>[] = []
  for (const item of items) {
    const number = /^(?:after-auto\s+)?(\d+)\s/i.exec(item.command.words)?.[1]
    made.splice(number === undefined ? made.length : Number(number) - 1, 0, item)
  }
  return made
}

/** `nat (inside,outside) source static LAN LAN destination static HQ HQ`. */
function twiceRule(
  reader: AsaReader,
  objects: AsaObjects,
  { command, source }: Item<'nat'>,
): readonly FirewallTranslation[] {
  const words = twiceWords(command.words)
  const base = { real: command.real, mapped: command.mapped ?? ANYWHERE }
  if (!words) return [openRule(reader, source, { ...base, seenAs: [] })]
  if (words.inactive) return []
  const named = (name: string | undefined) =>
    name === undefined || name === 'any' ? undefined : namedPatterns(objects, name, source)
  const addresses = named(words.real)
  const towards = named(words.destination?.real)
  const far = words.destination?.mapped
  const farSeen = named(far)
  const rule: Bare = {
    ...base,
    seenAs: named(words.mapped) ?? [],
    ...flagsOf(words),
    ...(addresses ? { addresses } : {}),
    ...(towards ? { towards } : {}),
    ...(far === 'interface' ? { towardsOwn: true as const } : {}),
    ...(towards && farSeen && far !== words.destination?.real ? { towardsSeenAs: farSeen } : {}),
  }
  const unread = (name: string | undefined, patterns: readonly AddressPattern[] | undefined) =>
    name !== undefined && name !== 'any' && name !== 'interface' && patterns === undefined
  const misread =
    unread(words.real, addresses) ||
    unread(words.destination?.real, towards) ||
    unread(far, farSeen) ||
    far === 'interface' ||
    (rule.towardsSeenAs !== undefined && countOf(rule.towardsSeenAs) !== countOf(towards ?? []))
  const change = misread ? undefined : changeOf(reader, words, rule)
  return [change ? { ...rule, ...change, source } : openRule(reader, source, rule)]
}

const flagsOf = ({ oneWay, noProxyArp, byRoute }: NatWords) => ({
  ...(byRoute ? { byRoute: true as const } : {}),
  ...(oneWay ? { oneWay: true as const } : {}),
  ...(noProxyArp ? { noProxyArp: true as const } : {}),
})

interface ObjectRule {
  readonly rule: FirewallTranslation
  readonly dynamic: boolean
  /** How many addresses it is for, and the first of them. */
  readonly width: number
  readonly first: number
  readonly name: string
}

function ofObjects(reader: AsaReader, objects: AsaObjects): readonly FirewallTranslation[] {
  const found = all(reader.statements, 'object').flatMap((object) =>
    all(object.children, 'nat').map((item) => objectRule(reader, objects, object.command.name, item)),
  )
  const kind = (item: ObjectRule) => (item.dynamic ? 1 : 0)
  return [...found]
    .sort((a, b) => kind(a) - kind(b) || a.width - b.width || a.first - b.first || (a.name < b.name ? -1 : 1))
    .map(({ rule }) => rule)
}

function objectRule(
  reader: AsaReader,
  objects: AsaObjects,
  name: string,
  { command, source }: Item<'nat'>,
): ObjectRule {
  const words = objectWords(command.words)
  const addresses = namedPatterns(objects, name, source)
  const rule: Bare = {
    real: command.real,
    mapped: command.mapped ?? ANYWHERE,
    object: name,
    seenAs: seenAs(objects, words?.mapped, source) ?? [],
    ...(words ? flagsOf(words) : {}),
    ...(addresses ? { addresses } : {}),
  }
  const change = words && addresses ? changeOf(reader, words, rule) : undefined
  return {
    rule: change ? { ...rule, ...change, source } : openRule(reader, source, rule),
    dynamic: /^dynamic\b/i.test(command.words),
    width: (addresses && countOf(addresses)) ?? Number.POSITIVE_INFINITY,
    first: addresses?.[0]?.address ?? 0,
    name,
  }
}

function seenAs(
  objects: AsaObjects,
  target: string | undefined,
  use: Item<'nat'>['source'],
): readonly AddressPattern[] | undefined {
  const address: Ip | undefined = parseIp(target ?? '')
  if (address !== undefined) return [hostPattern(address)]
  return target === undefined ? undefined : namedPatterns(objects, target, use)
}
