/**
 * Translations of a PIX, and of an ASA before 8.3, in the order in which they are looked at: exemptions by list, statics,
 * `nat` with a list, then `nat` by the narrower network (ASA 8.2 configuration guide, order of NAT commands).
 */
import { asaPortNumber } from '../../../asa/index'
import type { AddressPattern, AddressRange, FirewallTranslation, Source } from '../../../config/index'
import { ANY_ADDRESS, ipOf, parseIp } from '../../../net/index'
import { hostPattern } from '../../filters/words'
import { type AsaReader, all, type Item, warn } from '../statements'
import { patternsOfPool } from './pools'
import { ANYWHERE, type Bare, openRule, samePatterns } from './rule'

export function pixRules(reader: AsaReader): readonly FirewallTranslation[] {
  const lines = all(reader.statements, 'nat').filter(({ command }) => command.mapped === undefined)
  const read = lines.map((item) => ({ item, words: item.command.words.trim().split(/\s+/) }))
  const isList = ({ words }: Line) => words[1] === 'access-list'
  const exempt = read.filter((line) => line.words[0] === '0' && isList(line))
  const byList = read.filter((line) => line.words[0] !== '0' && isList(line))
  const plain = read.filter((line) => !isList(line))
  const statics = staticRules(reader)
  // Where none changes an address, those that leave it are looked at apart (`identities`).
  const alone = byList.length + plain.length === 0 && statics.every(({ change, notKnown }) => !change && !notKnown)
  return [
    ...exempt.flatMap(({ item, words }) =>
      has(words, OUTSIDE) ? [openRule(reader, item.source, bareOf(item))] : [exemption(item, words[2] ?? '')],
    ),
    ...(alone ? [] : statics),
    ...byList.flatMap((line) => dynamicRules(reader, line, { list: line.words[2] ?? '' })),
    ...[...plain]
      .sort((a, b) => widthOf(a) - widthOf(b))
      .flatMap((line) => {
        const addresses = networkOf(line.words)
        return addresses
          ? dynamicRules(reader, line, { addresses })
          : [openRule(reader, line.item.source, bareOf(line.item))]
      }),
  ]
}

interface Line {
  readonly item: Item<'nat'>
  readonly words: readonly string[]
}

const OUTSIDE = 'outside'
const has = (words: readonly string[], word: string) => words.includes(word)
const bareOf = ({ command }: Item<'nat'>): Bare => ({ real: command.real, mapped: ANYWHERE, seenAs: [] })

const exemption = (item: Item<'nat'>, list: string): FirewallTranslation => ({
  ...bareOf(item),
  list,
  source: item.source,
})

/** `0 0` is any; a mask is optional and the class's on a PIX, which nobody relies on. */
function networkOf([, first = '', second = '']: readonly string[]): readonly AddressPattern[] | undefined {
  const [address, mask] = [first, second].map((text) => (text === '0' ? ANY_ADDRESS : parseIp(text)))
  return address === undefined || mask === undefined ? undefined : [{ address, wildcard: ipOf(~mask) }]
}

const widthOf = ({ words }: Line) => networkOf(words)?.[0]?.wildcard ?? Number.POSITIVE_INFINITY

/** One rule for each interface that has a `global` of the number, and one for the others, where nothing gives an address. */
function dynamicRules(
  reader: AsaReader,
  { item, words }: Line,
  about: Pick<FirewallTranslation, 'list' | 'addresses'>,
): readonly FirewallTranslation[] {
  const [id = ''] = words
  const { source } = item
  const bare = { ...bareOf(item), ...about }
  if (has(words, OUTSIDE)) return [openRule(reader, source, bare)]
  if (id === '0') return [{ ...bare, byRoute: true, source }]
  const globals = all(reader.statements, 'global').filter(({ command }) => command.words.split(/\s+/)[0] === id)
  const zones = [...new Set(globals.map(({ command }) => command.interface))]
  const given = zones.map((zone): FirewallTranslation => {
    const own = globals.filter(({ command }) => command.interface === zone)
    const pool = poolOf(own.map(({ command }) => command.words.split(/\s+/)[1] ?? ''))
    const rule: Bare = { ...bare, mapped: zone, downwards: true }
    return pool ? { ...rule, ...pool, source } : openRule(reader, source, rule)
  })
  return [...given, { ...bare, downwards: true, change: { how: 'none' }, source }]
}

/** `A-B`, `A`, `interface`. */
function poolOf(texts: readonly string[]): Pick<FirewallTranslation, 'change' | 'seenAs'> | undefined {
  const single: AddressRange[] = []
  const shared: AddressRange[] = []
  let own = false
  for (const text of texts) {
    const [first, last] = text.split('-').map((part) => parseIp(part))
    if (text === 'interface') own = true
    else if (first === undefined) return undefined
    else if (!text.includes('-')) shared.push({ first, last: first })
    else if (last === undefined) return undefined
    else single.push({ first, last })
  }
  return {
    change: { how: 'dynamic', single, shared, ...(own ? { own: true as const } : {}) },
    seenAs: patternsOfPool({ ranges: single, hosts: shared }),
  }
}

function staticRules(reader: AsaReader): readonly FirewallTranslation[] {
  const read = [
    ...all(reader.statements, 'static').map(({ command, source }) => ({
      source,
      rule: plainStatic(reader, command, source),
    })),
    ...all(reader.statements, 'static-other').map(({ command, source }) => ({
      source,
      rule: otherStatic(reader, command, source),
    })),
  ]
  const rules = [...read].sort((a, b) => a.source.line - b.source.line).map(({ rule }) => rule)
  return rules
}

function plainStatic(reader: AsaReader, command: Item<'static'>['command'], source: Source): FirewallTranslation {
  if ((command.limit ?? 0) + (command.embryonic ?? 0) > 0)
    warn(
      reader,
      source,
      'How many conversations a translation lets through at once is not counted',
      'Those above its limit are lost on the firewall, and get through here.',
      'Bear the limit in mind, or write 0 0.',
    )
  const wildcard = ipOf(~(parseIp(command.mask) ?? 0))
  const at = (text: string): readonly AddressPattern[] => [
    { address: ipOf((parseIp(text) ?? ANY_ADDRESS) & ~wildcard), wildcard },
  ]
  const [addresses, seenAs] = [at(command.realAddress), at(command.mappedAddress)]
  const same = samePatterns(addresses, seenAs)
  const { real, mapped } = command
  return { real, mapped, addresses, seenAs, ...(same ? {} : { change: { how: 'static' } }), source }
}

const ADDRESS = String.raw`(interface|\d+\.\d+\.\d+\.\d+)`
const REAL = String.raw`(\d+\.\d+\.\d+\.\d+)`
/** What may stand behind: the mask of one host, limits of connections, `dns`. */
const BEHIND = /^(?:\s+(?:netmask\s+255\.255\.255\.255|dns|norandomseq|tcp|udp|\d+))*$/i
const BY_PORT = new RegExp(String.raw`^(tcp|udp)\s+${ADDRESS}\s+(\S+)\s+${REAL}\s+(\S+)(.*)$`, 'i')
const WHOLE = new RegExp(String.raw`^${ADDRESS}\s+${REAL}(.*)$`, 'i')

/** The address that a static by list gives. */
function seenFirst(words: string): Pick<Bare, 'seenAs'> {
  const seen = parseIp(words.split(/\s+/)[0] ?? '')
  return { seenAs: seen === undefined ? [] : [hostPattern(seen)] }
}

/** `static (inside,outside) tcp interface www 10.1.1.5 www netmask …`, `… A B`, `… A access-list L`. */
function otherStatic(reader: AsaReader, command: Item<'static-other'>['command'], source: Source): FirewallTranslation {
  const words = command.words.trim()
  const { real, mapped } = command
  const ported = BY_PORT.exec(words)
  const whole = ported ? undefined : WHOLE.exec(words)
  const [seen, host] = ported ? [ported[2], ported[4]] : [whole?.[1], whole?.[2]]
  const [seenIp, realIp] = [parseIp(seen ?? ''), parseIp(host ?? '')]
  const bare: Bare = {
    real,
    mapped,
    seenAs: seenIp === undefined ? [] : [hostPattern(seenIp)],
    ...(realIp === undefined ? {} : { addresses: [hostPattern(realIp)] }),
  }
  const list = /^\S+\s+access-list\s+(\S+)/i.exec(words)?.[1]
  if (list !== undefined) return openRule(reader, source, { ...bare, ...seenFirst(words), list })
  const own = seen === 'interface' ? ({ own: true } as const) : {}
  if (realIp === undefined || !BEHIND.test(ported?.[6] ?? whole?.[3] ?? '')) return openRule(reader, source, bare)
  if (!ported) return { ...bare, change: { how: 'static', ...own }, source }
  const protocol = ported[1]?.toLowerCase() === 'udp' ? 'udp' : 'tcp'
  const [outer, inner] = [asaPortNumber(protocol, ported[3] ?? ''), asaPortNumber(protocol, ported[5] ?? '')]
  if (outer === undefined || inner === undefined) return openRule(reader, source, bare)
  return { ...bare, change: { how: 'static', ...own, ports: { protocol, real: inner, mapped: outer } }, source }
}
