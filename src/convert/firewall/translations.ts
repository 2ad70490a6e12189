/**
 * Translations in the order in which an ASA looks at them: twice NAT as written, then NAT of objects (static before
 * dynamic, the narrower first), then twice NAT `after-auto` (ASA configuration guide, NAT rule order). PIX: `nat 0` with a
 * list, statics, then `nat` and `global`. What leaves the addresses as they are is simulated; all else is said.
 */
import { type AddressPattern, type FirewallTranslation, notKnownAt, type Source } from '../../config/index'
import { type Ip, ipOf, lengthOfMask, maskOf, parseIp } from '../../net/index'
import { hostPattern } from '../filters/words'
import type { AsaObjects } from './objects'
import { type AsaReader, all, type Item, warn } from './statements'

export function readTranslations(reader: AsaReader, objects: AsaObjects): readonly FirewallTranslation[] {
  const twice = all(reader.statements, 'nat')
  const before = twice.filter(({ command }) => !/^after-auto\b/i.test(command.words))
  const after = twice.filter((item) => !before.includes(item))
  const pixOrder = (item: Item<'nat'>) =>
    item.command.mapped === undefined && !/^0\s/.test(item.command.words) ? 1 : 0
  return [
    ...[...before].sort((a, b) => pixOrder(a) - pixOrder(b)).flatMap((item) => globalRule(reader, objects, item)),
    ...changingStatics(reader),
    ...ofObjects(reader, objects),
    ...after.flatMap((item) => globalRule(reader, objects, item)),
  ]
}

const ANYWHERE = 'any'

/** A rule that changes addresses, and what is said of it. */
function changing(
  reader: AsaReader,
  source: Source,
  rule: Omit<FirewallTranslation, 'source' | 'notKnown'>,
): FirewallTranslation {
  warn(
    reader,
    source,
    'This translation is not simulated',
    `What goes between ${rule.real} and ${rule.mapped} and has such an address has a fate that is not known.`,
    'Judge the paths between these interfaces by hand.',
  )
  const notKnown = notKnownAt(
    reader.device,
    source,
    `what the translation between ${rule.real} and ${rule.mapped} makes of it`,
  )
  return { ...rule, notKnown, source }
}

function globalRule(reader: AsaReader, objects: AsaObjects, item: Item<'nat'>): readonly FirewallTranslation[] {
  const { mapped } = item.command
  return mapped === undefined ? pixRule(reader, item) : twiceRule(reader, objects, item, mapped)
}

/** `nat (inside) 0 access-list L`, `nat (inside) 0 A M`, `nat (inside) 1 A M`. */
function pixRule(reader: AsaReader, { command, source }: Item<'nat'>): readonly FirewallTranslation[] {
  const [id = '', first = '', second = ''] = command.words.split(/\s+/)
  const base = { real: command.real, mapped: ANYWHERE, seenAs: [], source }
  if (id === '0' && first === 'access-list') return [{ ...base, list: second }]
  const [address, mask] = [parseIp(first === '0' ? '0.0.0.0' : first), parseIp(second === '0' ? '0.0.0.0' : second)]
  const addresses = address === undefined || mask === undefined ? undefined : [{ address, wildcard: ipOf(~mask) }]
  const rule = { ...base, ...(addresses ? { addresses } : {}) }
  return [id === '0' && addresses ? rule : changing(reader, source, rule)]
}

/** `nat (inside,outside) source static LAN LAN destination static HQ HQ`. */
function twiceRule(
  reader: AsaReader,
  objects: AsaObjects,
  { command, source }: Item<'nat'>,
  mapped: string,
): readonly FirewallTranslation[] {
  if (/\binactive\b/i.test(command.words)) return []
  const from = /\bsource\s+(static|dynamic)\s+(\S+)\s+(\S+)/i.exec(command.words)
  const to = /\bdestination\s+static\s+(\S+)\s+(\S+)/i.exec(command.words)
  const named = (name: string | undefined) => (name === undefined ? undefined : namedPatterns(objects, name, source))
  const addresses = named(from?.[2])
  const towards = named(to?.[2])
  const rule = {
    real: command.real,
    mapped,
    seenAs: named(from?.[3]) ?? [],
    ...(addresses ? { addresses } : {}),
    ...(towards ? { towards } : {}),
  }
  const same = from?.[1]?.toLowerCase() === 'static' && from[2] === from[3] && (!to || to[1] === to[2])
  return [same && !/\bservice\b/i.test(command.words) ? { ...rule, source } : changing(reader, source, rule)]
}

/** An object's or a group's addresses; nothing where a part of them is not known: then it may be any. */
function namedPatterns(objects: AsaObjects, name: string, use: Source): readonly AddressPattern[] | undefined {
  if (/^(?:any|any4|interface|pat-pool)$/i.test(name)) return undefined
  const { items, open } = objects.patterns({ kind: 'object', name }, use)
  return open ? undefined : items
}

/** `static` of a PIX that is no identity. */
function changingStatics(reader: AsaReader): readonly FirewallTranslation[] {
  const plain = all(reader.statements, 'static').flatMap(({ command, source }) => {
    if (command.mappedAddress === command.realAddress) return []
    const wildcard = ipOf(~(parseIp(command.mask) ?? 0))
    const at = (text: string): readonly AddressPattern[] => [{ address: parseIp(text) ?? ipOf(0), wildcard }]
    const { real, mapped } = command
    return [
      changing(reader, source, {
        real,
        mapped,
        addresses: at(command.realAddress),
        seenAs: at(command.mappedAddress),
      }),
    ]
  })
  const other = all(reader.statements, 'static-other').map(({ command, source }) =>
    otherStatic(reader, command, source),
  )
  return [...plain, ...other]
}

/** `static (inside,outside) tcp interface www 10.1.1.5 www netmask …`, `… A B netmask M 0 0`, `… A access-list L`. */
function otherStatic(reader: AsaReader, command: Item<'static-other'>['command'], source: Source): FirewallTranslation {
  const all32 = /^(?:(?:tcp|udp)\s+)?(\S+)\s+(?:\S+\s+)?(\d+\.\d+\.\d+\.\d+)\b/i.exec(command.words)
  const mask = /\bnetmask\s+(\S+)/i.exec(command.words)?.[1]
  const length = lengthOfMask(parseIp(mask ?? '') ?? maskOf(32)) ?? 32
  const pattern = (text: string | undefined): readonly AddressPattern[] | undefined => {
    const address = parseIp(text ?? '')
    return address === undefined ? undefined : [{ address, wildcard: ipOf(~maskOf(length)) }]
  }
  const addresses = pattern(all32?.[2])
  return changing(reader, source, {
    real: command.real,
    mapped: command.mapped,
    seenAs: pattern(all32?.[1]) ?? [],
    ...(addresses ? { addresses } : {}),
  })
}

interface ObjectRule {
  readonly rule: FirewallTranslation
  readonly dynamic: boolean
  /** How many addresses it is for. */
  readonly width: number
}

function ofObjects(reader: AsaReader, objects: AsaObjects): readonly FirewallTranslation[] {
  const found = all(reader.statements, 'object').flatMap((object) =>
    all(object.children, 'nat').flatMap((item) => objectRule(reader, objects, object.command.name, item)),
  )
  const order = (item: ObjectRule) => (item.dynamic ? 1 : 0)
  return [...found].sort((a, b) => order(a) - order(b) || a.width - b.width).map(({ rule }) => rule)
}

function objectRule(
  reader: AsaReader,
  objects: AsaObjects,
  name: string,
  { command, source }: Item<'nat'>,
): readonly ObjectRule[] {
  const [kind = '', target = ''] = command.words.split(/\s+/)
  const addresses = namedPatterns(objects, name, source)
  const seen = seenAs(objects, target, source)
  const rule = {
    real: command.real,
    mapped: command.mapped ?? ANYWHERE,
    seenAs: seen,
    ...(addresses ? { addresses } : {}),
  }
  const same = kind === 'static' && (target === name || (addresses !== undefined && samePatterns(addresses, seen)))
  const width = (addresses ?? []).reduce((sum, { wildcard }) => sum + wildcard + 1, 0)
  return [
    {
      rule: same && !/\bservice\b/i.test(command.words) ? { ...rule, source } : changing(reader, source, rule),
      dynamic: kind === 'dynamic',
      width: addresses ? width : Number.POSITIVE_INFINITY,
    },
  ]
}

const samePatterns = (a: readonly AddressPattern[], b: readonly AddressPattern[]) =>
  a.length === b.length &&
  a.every((item, index) => item.address === b[index]?.address && item.wildcard === b[index]?.wildcard)

function seenAs(objects: AsaObjects, target: string, use: Source): readonly AddressPattern[] {
  const address: Ip | undefined = parseIp(target)
  return address === undefined ? (namedPatterns(objects, target, use) ?? []) : [hostPattern(address)]
}
