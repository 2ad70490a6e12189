/** OSPF's lines about routes: what comes from other protocols, the default route, distances and summaries. */
import { declare, line, outside } from '../../../ios/commands/declare'
import {
  consequential,
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../../../ios/syntax/facts'
import { OSPF_MODE } from './area'

/** Options behind `redistribute` and `default-information originate`, which stand in any order. */
interface ExternalOptions {
  readonly metric?: number
  readonly metricType?: 1 | 2
  readonly tag?: number
  readonly subnets?: boolean
  readonly always?: boolean
  readonly routeMap?: string
  /** `match internal external 1`: words as they stand. */
  readonly match?: string
}

export type OspfRouteCommand =
  | (ExternalOptions & {
      readonly kind: 'ospf-redistribute'
      readonly source: (typeof SOURCES)[number]
      readonly process?: number
    })
  | (ExternalOptions & { readonly kind: 'ospf-default-route' })
  | { readonly kind: 'ospf-default-metric'; readonly metric: number }
  | { readonly kind: 'ospf-distance'; readonly distance: number }
  | {
      readonly kind: 'ospf-distances'
      readonly intra?: number
      readonly inter?: number
      readonly external?: number
    }
  | {
      readonly kind: 'ospf-summary-address'
      readonly address: string
      readonly mask: string
      readonly advertise: boolean
      readonly tag?: number
    }

declare module '../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly ospfRoutes: OspfRouteCommand
  }
}

const R = OSPF_MODE
/** Whose routes are simulated. */
export const SIMULATED_SOURCES = ['static', 'connected', 'eigrp', 'ospf'] as const
const SOURCES = [...SIMULATED_SOURCES, 'bgp', 'rip', 'isis', 'odr'] as const
const MATCHES = /^(?:internal|external|nssa-external|1|2)$/

/** Reads the options; a sentence when a word is none of them. */
function optionsOf(text: string, allowed: readonly string[]): ExternalOptions | string {
  const words = text.split(/\s+/).filter(Boolean)
  let options: ExternalOptions = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.toLowerCase() ?? ''
    if (!allowed.includes(word)) return `"${words[at]}" is none of ${allowed.join(', ')}`
    const next = words[at + 1]
    switch (word) {
      case 'subnets':
      case 'always':
        options = { ...options, [word]: true }
        break
      case 'match': {
        const kinds = wordsWhile(words.slice(at + 1), MATCHES)
        if (kinds.length === 0) return 'match names no kind of route'
        options = { ...options, match: kinds.join(' ') }
        at += kinds.length
        break
      }
      case 'route-map':
        if (next === undefined) return 'route-map names no map'
        options = { ...options, routeMap: next }
        at++
        break
      default: {
        const number = /^\d+$/.test(next ?? '') ? Number(next) : undefined
        if (number === undefined) return `${word} wants a number`
        if (word === 'metric-type' && number !== 1 && number !== 2) return 'metric-type is 1 or 2'
        options = { ...options, [word === 'metric-type' ? 'metricType' : word]: number }
        at++
      }
    }
  }
  return options
}

function wordsWhile(words: readonly string[], fits: RegExp): readonly string[] {
  const end = words.findIndex((word) => !fits.test(word))
  return end < 0 ? words : words.slice(0, end)
}

const optionsText = (c: ExternalOptions): string =>
  line(
    c.match !== undefined && `match ${c.match}`,
    c.always && 'always',
    c.metric !== undefined && `metric ${c.metric}`,
    c.metricType !== undefined && `metric-type ${c.metricType}`,
    c.subnets && 'subnets',
    c.tag !== undefined && `tag ${c.tag}`,
    c.routeMap !== undefined && `route-map ${c.routeMap}`,
  )

export const OSPF_ROUTE_LINES = [
  declare({
    kind: 'ospf-redistribute',
    modes: [R],
    pattern: `redistribute <source:${SOURCES.join('|')}> [<process:int>] [<words:rest>]`,
    make: (a) => {
      const source = SOURCES.find((word) => word === a.text('source')) ?? 'static'
      const numbered = ['eigrp', 'ospf', 'bgp'].includes(source)
      if (numbered !== a.has('process')) return numbered ? `${source} wants a number` : `${source} has no number`
      const allowed = ['metric', 'metric-type', 'tag', 'subnets', 'route-map', ...(source === 'ospf' ? ['match'] : [])]
      const options = optionsOf(a.text('words'), allowed)
      return typeof options === 'string' ? options : { source, ...a.optionalNumber('process'), ...options }
    },
    write: (c) => line('redistribute', c.source, c.process, optionsText(c)),
    key: one('redistribute', (c) => [c.source, c.process]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(
      short(`redistribute <source:${SOURCES.join('|')}> [<process:int>] [<words:rest>]`, (a) => [
        'redistribute',
        a.text('source'),
        ...(a.has('process') ? [a.number('process')] : []),
      ]),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: (c) =>
      SIMULATED_SOURCES.some((word) => word === c.source)
        ? SIMULATED()
        : consequential('routing', `routes of ${c.source} are not simulated`)(),
  }),
  declare({
    kind: 'ospf-default-route',
    modes: [R],
    pattern: 'default-information originate [<words:rest>]',
    make: (a) => optionsOf(a.text('words'), ['always', 'metric', 'metric-type', 'route-map']),
    write: (c) => line('default-information originate', optionsText(c)),
    key: one('default-information originate'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('default-information originate [<words:rest>]', () => ['default-information originate'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-default-metric',
    modes: [R],
    pattern: 'default-metric <metric:int>',
    make: (a) => ({ metric: a.number('metric') }),
    write: (c) => `default-metric ${c.metric}`,
    key: one('default-metric'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('default-metric', () => ['default-metric'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-distance',
    modes: [R],
    pattern: 'distance <distance:int>',
    make: (a) => outside('distance', a.number('distance'), 1, 255) ?? { distance: a.number('distance') },
    write: (c) => `distance ${c.distance}`,
    key: one('distance'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('distance', () => ['distance'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-distances',
    modes: [R],
    pattern: 'distance ospf <words:rest>',
    make: (a) => distancesOf(a.text('words')),
    write: (c) =>
      line(
        'distance ospf',
        c.intra !== undefined && `intra-area ${c.intra}`,
        c.inter !== undefined && `inter-area ${c.inter}`,
        c.external !== undefined && `external ${c.external}`,
      ),
    key: one('distance ospf'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('distance ospf', () => ['distance ospf'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ospf-summary-address',
    modes: [R],
    pattern: 'summary-address <address:ip> <mask:mask> [not-advertise] [tag <tag:int>]',
    make: (a) => ({
      address: a.text('address'),
      mask: a.text('mask'),
      advertise: !a.has('not-advertise'),
      ...a.optionalNumber('tag'),
    }),
    write: (c) =>
      line(
        'summary-address',
        c.address,
        c.mask,
        !c.advertise && 'not-advertise',
        c.tag !== undefined && `tag ${c.tag}`,
      ),
    key: one('summary-address', (c) => [c.address, c.mask]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(
      short('summary-address <address:ip> <mask:mask>', (a) => ['summary-address', a.text('address'), a.text('mask')]),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]

const DISTANCES: ReadonlyMap<string, 'intra' | 'inter' | 'external'> = new Map([
  ['intra-area', 'intra'],
  ['inter-area', 'inter'],
  ['external', 'external'],
])

function distancesOf(text: string) {
  const words = text.split(/\s+/)
  const told: { intra?: number; inter?: number; external?: number } = {}
  for (let at = 0; at < words.length; at += 2) {
    const of = DISTANCES.get(words[at]?.toLowerCase() ?? '')
    const value = Number(words[at + 1])
    if (!of) return `"${words[at]}" is none of ${[...DISTANCES.keys()].join(', ')}`
    if (!(value >= 1 && value <= 255)) return `${words[at]} wants a distance from 1 to 255`
    told[of] = value
  }
  return told
}
