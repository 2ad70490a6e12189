/**
 * `show crypto map` and `show crypto dynamic-map`. 12.2 as SEED prints it: a static entry's transform sets over three
 * lines, those of a negotiated one on one. Later: ShowCryptoMap golden_output_2 (its list 102 has no entries, so that
 * it shows none; those of a list that has some are printed as the same release does, below its name). What was
 * negotiated through a dynamic map stands after the map's own entries. `show crypto dynamic-map` follows the Cisco IOS
 * Security Command Reference.
 */
import {
  type CryptoMap,
  type CryptoMapEntry,
  type DynamicMapEntry,
  notKnownText,
  type SaLifetime,
} from '../../config/index'
import { formatIp, type Ip, lookUp } from '../../net/index'
import type { DeviceTables, IpsecSaRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { extendedText, linesOf, prefixText } from './access-text'
import { mapOf, mapsOf } from './maps'

/** What the two generations differ in. */
export interface CryptoMapLayout {
  readonly title: (map: string, sequence: number) => string
  readonly indent: string
  /** Sequence of the first entry that was negotiated through a dynamic map. */
  readonly firstDynamic: number
  readonly afterPeers: readonly string[]
  readonly dynamicList: string
  readonly dynamicEntry: string
  readonly afterLifetime: readonly string[]
  readonly afterPfs: readonly string[]
  readonly sets: (
    names: readonly string[],
    transforms: (name: string) => string,
    negotiated: boolean,
  ) => readonly string[]
  readonly reverseRoute: string
  readonly preClassify: string
}

/**
 * Assumption: SEED shows one negotiated entry, numbered 191, and the document does not say where numbering begins
 * (FACTS section 2); here the first is 191 and the others follow. Later releases count from 65536.
 */
const SEED_FIRST_DYNAMIC = 191
const LATER_FIRST_DYNAMIC = 65_536

export const CRYPTO_MAP_12: CryptoMapLayout = {
  title: (map, sequence) => `Crypto Map "${map}" ${sequence} ipsec-isakmp`,
  indent: '        ',
  firstDynamic: SEED_FIRST_DYNAMIC,
  afterPeers: [],
  dynamicList: 'Extended IP access list ',
  dynamicEntry: 'access-list permit',
  afterLifetime: [],
  afterPfs: [],
  sets: (names, _transforms, negotiated) =>
    negotiated
      ? [`Transform sets={ ${names.map((name) => `${name}, `).join('')}}`]
      : ['Transform sets={', ...names.map((name) => `        ${name},`), '}'],
  reverseRoute: 'Reverse Route Injection Enabled',
  preClassify: 'QOS pre-classification',
}

export const CRYPTO_MAP_15: CryptoMapLayout = {
  title: (map, sequence) => `Crypto Map IPv4 "${map}" ${sequence} ipsec-isakmp`,
  indent: '\t',
  firstDynamic: LATER_FIRST_DYNAMIC,
  afterPeers: ['Access-List SS dynamic: False'],
  dynamicList: 'Extended IP access list ',
  dynamicEntry: 'access-list  permit',
  afterLifetime: ['Dualstack (Y/N): N', ''],
  afterPfs: ['Mixed-mode : Disabled'],
  sets: (names, transforms) => [
    'Transform sets={',
    ...names.map((name) => `\t${name}:  { ${transforms(name)}  } ,`),
    '}',
  ],
  reverseRoute: 'Reverse Route Injection Enabled',
  preClassify: 'QOS pre-classification',
}

/** Lines that a layout puts before `PFS` stand between lifetime and it. */
const responderLine = (layout: CryptoMapLayout) => (layout.afterLifetime.length > 0 ? ['Responder-Only (Y/N): N'] : [])

export function showCryptoMap(context: ConsoleContext, tables: DeviceTables, layout: CryptoMapLayout): string {
  const maps = mapsOf(context.configuration)
  const open = openEntries(context)
  const alone = open.filter(({ map }) => maps.every(({ name }) => name !== map)).map(({ text }) => text)
  if (maps.length + alone.length === 0) return 'No crypto maps found.'
  const blocks = maps.map((map) => {
    const own = open.filter((item) => item.map === map.name).map(({ text }) => text)
    return [oneMap(context, tables, layout, map), ...own].join('\n\n')
  })
  return [...blocks, ...alone].join('\n\n')
}

/** Entries that are not read: what they do is not known, and it is said where the entry would stand. */
const openEntries = ({ configuration: { notKnown = [] } }: ConsoleContext) =>
  notKnown.flatMap(({ scope, ...open }) =>
    scope.kind === 'map-entry' ? [{ map: scope.map, text: notKnownText(open) }] : [],
  )

function oneMap(context: ConsoleContext, tables: DeviceTables, layout: CryptoMapLayout, map: CryptoMap): string {
  const blocks = [
    ...map.entries.map((entry) => ({
      sequence: entry.sequence,
      lines: staticEntry(context, tables, layout, map, entry),
    })),
    ...map.dynamic.map((entry) => ({
      sequence: entry.sequence,
      lines: [layout.title(map.name, entry.sequence), `${layout.indent}Dynamic map template tag: ${entry.map}`],
    })),
  ].sort((a, b) => a.sequence - b.sequence)
  const negotiated = tables.ipsecSas
    .filter(({ sa }) => sa.map === map.name && sa.dynamic)
    .map((row, index) => negotiatedEntry(context, layout, map, row, layout.firstDynamic + index))
  const users = context.configuration.interfaces.filter((item) => mapOf(item) === map.name)
  const interfaces = [
    `${layout.indent}Interfaces using crypto map ${map.name}:`,
    ...users.map((item) => `${layout.indent}${layout.indent}${item.name}`),
  ]
  const all = [...blocks.map((block) => block.lines), ...negotiated]
  const body = all.map((lines, index) => (index === all.length - 1 ? [...lines, ...interfaces] : lines))
  return [...header(tables, map), body.map((lines) => lines.join('\n')).join('\n\n')].join('\n')
}

/** `local-address` gives the map a heading with the interface whose address it speaks from. */
function header(tables: DeviceTables, map: CryptoMap): readonly string[] {
  const name = map.localInterface?.value
  if (name === undefined) return []
  const address = tables.interfaces.find((item) => item.name === name)?.address
  return [`Crypto Map: "${map.name}" idb: ${name} local address: ${address ? formatIp(address.ip) : 'unassigned'}`]
}

function staticEntry(
  context: ConsoleContext,
  tables: DeviceTables,
  layout: CryptoMapLayout,
  map: CryptoMap,
  entry: CryptoMapEntry,
): readonly string[] {
  const list = entry.match?.value
  const named = list === undefined ? undefined : lookUp(context.configuration.accessLists, list)
  const entries = named ? linesOf(named).map(({ entry: item }) => item) : []
  const current = tables.cryptoPeers.find((row) => row.map === map.name && row.sequence === entry.sequence)?.current
  return block(context, layout, map.name, entry.sequence, {
    description: entry.description,
    peers: entry.peers.map((peer) => peer.address),
    list:
      list === undefined
        ? []
        : [
            `Extended IP access list ${list}`,
            ...entries.map((item) => `    access-list ${list} ${extendedText(item)}`),
          ],
    current,
    lifetime: entry.lifetime,
    pfsGroup: entry.pfsGroup,
    sets: entry.transformSets,
    negotiated: false,
    preClassify: entry.preClassify,
    reverseRoute: entry.reverseRoute !== undefined,
    incomplete: entry.peers.length === 0 || entries.length === 0,
  })
}

function negotiatedEntry(
  context: ConsoleContext,
  layout: CryptoMapLayout,
  map: CryptoMap,
  { sa }: IpsecSaRow,
  sequence: number,
): readonly string[] {
  const template = context.configuration.crypto?.dynamicMaps.find(
    (item) => item.map === sa.dynamic?.map && item.sequence === sa.dynamic.sequence,
  )
  return block(context, layout, map.name, sequence, {
    description: undefined,
    peers: [sa.remote],
    list: [
      layout.dynamicList,
      `    ${layout.dynamicEntry} ip ${prefixText(sa.proxy.local)} ${prefixText(sa.proxy.remote)}`,
      `    dynamic (created from dynamic map ${sa.dynamic?.map}/${sa.dynamic?.sequence})`,
    ],
    current: sa.remote,
    lifetime: template?.lifetime ?? { seconds: 3600, kilobytes: sa.kilobytes },
    pfsGroup: template?.pfsGroup,
    sets: [setOf(context, template, sa.transform)],
    negotiated: true,
    preClassify: false,
    reverseRoute: sa.reverseRoute !== undefined,
    incomplete: false,
  })
}

/** The template's set that was agreed on: the first with the ciphers of the SA. */
function setOf(
  { configuration }: ConsoleContext,
  template: DynamicMapEntry | undefined,
  agreed: IpsecSaRow['sa']['transform'],
): string {
  const sets = (template?.transformSets ?? []).map((name) =>
    configuration.crypto?.transformSets.find((item) => item.name === name),
  )
  const same = sets.find((item) => item?.cipher === agreed.cipher && item?.integrity === agreed.integrity)
  return same?.name ?? agreed.name
}

interface EntryFacts {
  readonly description: string | undefined
  readonly peers: readonly Ip[]
  readonly list: readonly string[]
  readonly current: Ip | undefined
  readonly lifetime: SaLifetime
  readonly pfsGroup: number | undefined
  readonly sets: readonly string[]
  readonly negotiated: boolean
  readonly preClassify: boolean
  readonly reverseRoute: boolean
  readonly incomplete: boolean
}

function block(
  context: ConsoleContext,
  layout: CryptoMapLayout,
  map: string,
  sequence: number,
  facts: EntryFacts,
): readonly string[] {
  const { lifetime, pfsGroup } = facts
  const transforms = (name: string) => {
    const set = context.configuration.crypto?.transformSets.find((item) => item.name === name)
    return [set?.cipher, set?.integrity].filter((word) => word !== undefined).join(' ')
  }
  const body = [
    ...(facts.incomplete
      ? [
          'WARNING: This crypto map is in an incomplete state!',
          `${layout.indent}(missing peer or access-list definitions)`,
        ]
      : []),
    ...(facts.description === undefined ? [] : [`Description: ${facts.description}`]),
    ...facts.peers.map((peer) => `Peer = ${formatIp(peer)}`),
    ...layout.afterPeers,
    ...facts.list,
    ...(facts.current === undefined ? [] : [`Current peer: ${formatIp(facts.current)}`]),
    `Security association lifetime: ${lifetime.kilobytes} kilobytes/${lifetime.seconds} seconds`,
    ...layout.afterLifetime,
    ...responderLine(layout),
    `PFS (Y/N): ${pfsGroup === undefined ? 'N' : 'Y'}`,
    ...(pfsGroup === undefined ? [] : [`DH group:  group${pfsGroup}`]),
    ...layout.afterPfs,
    ...layout.sets(facts.sets, transforms, facts.negotiated),
    ...(facts.preClassify ? [layout.preClassify] : []),
    ...(facts.reverseRoute ? [layout.reverseRoute] : []),
  ]
  return [layout.title(map, sequence), ...body.map((line) => (line === '' ? '' : `${layout.indent}${line}`))]
}

/** `show crypto dynamic-map`: the templates that only answer. */
export function showDynamicMap({ configuration }: ConsoleContext): string {
  const entries = configuration.crypto?.dynamicMaps ?? []
  if (entries.length === 0) return 'No crypto dynamic maps found.'
  return entries
    .map((entry) =>
      [
        `Crypto Map Template"${entry.map}" ${entry.sequence}`,
        ...(entry.match
          ? [`        Extended IP access list ${entry.match.value}`]
          : ['        No matching address list set.']),
        `        Security association lifetime: ${entry.lifetime.kilobytes} kilobytes/${entry.lifetime.seconds} seconds`,
        `        PFS (Y/N): ${entry.pfsGroup === undefined ? 'N' : 'Y'}`,
        `        Transform sets={ ${entry.transformSets.map((name) => `${name}, `).join('')}}`,
        ...(entry.reverseRoute ? ['        Reverse Route Injection Enabled'] : []),
      ].join('\n'),
    )
    .join('\n\n')
}
