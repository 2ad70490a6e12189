/**
 * What a row of a site's table may say, each field in one place: its column's heading, what else it is called in other
 * people's tables, and how its text is read and written. Whether a value fits a design is not judged here.
 */
import { type Codec, formatIp, formatPrefix, ipPlus, type Prefix, parseIp } from '../../net/index'
import { hostnameProblem } from '../edit/names'
import type { HomeNat } from '../model/device'
import { readAddress } from '../model/read'

export type NatKind = HomeNat['passThrough'] | 'none'
export type AccessMedia = 'dsl' | 'cable' | 'ethernet' | 'wan'

/** A site's LAN, and the address that its router has there when it is not the first. */
export interface SiteLan {
  readonly subnet: Prefix
  readonly router?: number
}

/** What is said of a site; what is not said is as its template, or as usual. */
export interface SiteValues {
  /** Name of its router. */
  readonly site?: string
  readonly lan?: SiteLan
  /** Mask length of a LAN that is to be chosen. */
  readonly length?: number
  readonly home?: string
  readonly nat?: NatKind
  /** Address towards the Internet: `dhcp`, or with or without a length. */
  readonly public?: string
  readonly access?: AccessMedia
  /** kbit/s towards the site, and from it. */
  readonly down?: number
  readonly up?: number
  /** Milliseconds, one way. */
  readonly delay?: number
  readonly jitter?: number
  /** Per cent. */
  readonly loss?: number
  readonly box?: string
  readonly release?: string
  readonly peers?: readonly string[]
  /** Name of its phone; `none` = it has none. */
  readonly phone?: string
  readonly callManager?: string
  readonly qos?: boolean
  /** A policy on the uplink puts voice first. */
  readonly voiceFirst?: boolean
  /** What its calls are planned with; `usual` = as in the whole design. */
  readonly codec?: Codec | 'usual'
  readonly description?: string
  readonly x?: number
  readonly y?: number
}

export type SiteField = keyof SiteValues

interface Field<Value> {
  readonly heading: string
  /** Other headings that mean it, in small letters. */
  readonly also: readonly string[]
  /** What may stand there, for people. */
  readonly says: string
  /** The value, or what is wrong. */
  readonly read: (text: string) => { readonly value: Value } | string
  readonly write: (value: Value) => string
}

type Fields = { readonly [Key in SiteField]-?: Field<NonNullable<SiteValues[Key]>> }

const hostname = (heading: string, also: readonly string[], says: string): Field<string> => ({
  heading,
  also,
  says,
  read: (text) => hostnameProblem(text) ?? { value: text },
  write: (value) => value,
})

const number = (
  heading: string,
  also: readonly string[],
  says: string,
  least: number,
  most: number,
): Field<number> => ({
  heading,
  also,
  says,
  read: (text) => {
    const value = Number(text.replace(/^(-?\d+),(\d+)$/, '$1.$2'))
    if (text === '' || !Number.isFinite(value)) return `"${text}" is no number`
    return value < least || value > most ? `${text} must lie between ${least} and ${most}` : { value }
  },
  write: String,
})

function choice<Value extends string>(heading: string, also: readonly string[], words: readonly Value[]): Field<Value> {
  const says = words.join(', ')
  return {
    heading,
    also,
    says,
    read: (text) => {
      const value = words.find((word) => word === text.toLowerCase())
      return value === undefined ? `"${text}" is none of ${says}` : { value }
    },
    write: (value) => value,
  }
}

/** What stands in a cell for nothing, as an empty cell is "as usual". */
const NOTHING = 'none'

const text = (heading: string, also: readonly string[], says: string): Field<string> => ({
  heading,
  also,
  says,
  read: (value) => (/[\r\n]/.test(value) ? 'it must stand on one line' : { value: value === NOTHING ? '' : value }),
  write: (value) => (value === '' ? NOTHING : value),
})

const yesOrNo = (heading: string, also: readonly string[]): Field<boolean> => ({
  heading,
  also,
  says: 'yes or no',
  read: (value) =>
    /^(?:yes|true|1)$/i.test(value)
      ? { value: true }
      : /^(?:no|false|0)$/i.test(value)
        ? { value: false }
        : `"${value}" is neither yes nor no`,
  write: (value) => (value ? 'yes' : 'no'),
})

const FAR = 10_000_000
const RATE = 1e9

export const SITE_FIELDS: Fields = {
  site: hostname('site', ['router', 'name', 'hostname', 'host'], 'name of its router'),
  lan: {
    heading: 'lan',
    also: ['subnet', 'network', 'prefix', 'lan address'],
    says: 'its LAN, as 10.81.2.8/29; its router gets the first address, or the one that stands here',
    read: readLan,
    write: ({ subnet, router }) =>
      router === undefined ? formatPrefix(subnet) : `${formatIp(ipPlus(subnet.address, router))}/${subnet.length}`,
  },
  length: number('lan length', ['length', 'mask length'], 'mask length of a LAN that is to be chosen', 8, 30),
  home: hostname('home router', ['home', 'nat router', 'cpe'], 'name of the home router before it'),
  nat: choice('nat', ['nat kind', 'pass-through'], ['cookie-spi', 'per-server', 'single-client', 'none']),
  public: {
    heading: 'public address',
    also: ['public', 'outside', 'outside address', 'wan address', 'public ip'],
    says: 'its address towards the Internet, or dhcp',
    read: (value) =>
      value.toLowerCase() === 'dhcp' || value === NOTHING
        ? { value: value.toLowerCase() }
        : readAddress(value) || parseIp(value) !== undefined
          ? { value }
          : `"${value}" is no address, and not dhcp`,
    write: (value) => value,
  },
  access: choice('access', ['line', 'technology', 'media'], ['dsl', 'cable', 'ethernet', 'wan']),
  down: number('down kbit/s', ['down', 'downstream', 'download', 'down kbit'], 'rate towards the site', 1, RATE),
  up: number('up kbit/s', ['up', 'upstream', 'upload', 'up kbit'], 'rate from the site', 1, RATE),
  delay: number('delay ms', ['delay', 'latency'], 'one way', 0, 1e6),
  jitter: number('jitter ms', ['jitter'], 'greatest extra delay', 0, 1e6),
  loss: number('loss %', ['loss'], 'frames lost', 0, 100),
  box: text('box', ['platform', 'model', 'hardware'], 'platform of its router'),
  release: text('release', ['ios', 'version', 'software'], 'release of its router'),
  peers: {
    heading: 'peers',
    also: ['peer order', 'head-ends', 'gateways'],
    says: 'head-ends in the order in which they are tried',
    read: (value) => ({ value: value === NOTHING ? [] : value.split(/[\s,;|]+/).filter(Boolean) }),
    write: (value) => value.join(' ') || NOTHING,
  },
  phone: hostname('phone', ['ip phone'], 'name of its phone, or none'),
  callManager: text('callmanager', ['call manager', 'cucm'], 'the CallManager of its phone, or none'),
  qos: yesOrNo('qos pre-classify', ['qos']),
  voiceFirst: yesOrNo('voice policy', ['voice first', 'service policy']),
  codec: choice('codec', ['voice codec'], ['g729', 'g711', 'usual']),
  description: text('crypto description', ['description'], 'description of its crypto map'),
  x: number('x', [], 'place on the canvas', -FAR, FAR),
  y: number('y', [], 'place on the canvas', -FAR, FAR),
}

function readLan(written: string): { readonly value: SiteLan } | string {
  const read = readAddress(written)
  if (!read) return `"${written}" is no network: write it like 10.81.2.8/29`
  if (read.length > 30) return `${written} has no room for a router and a phone: a LAN is /30 or larger`
  const router = read.ip - read.subnet.address
  return { value: { subnet: read.subnet, ...(router > 1 ? { router } : {}) } }
}

/** In the order of the columns of a table that is written. */
export const FIELD_ORDER = [
  'site',
  'lan',
  'home',
  'nat',
  'public',
  'access',
  'down',
  'up',
  'delay',
  'jitter',
  'loss',
  'box',
  'release',
  'peers',
  'phone',
  'callManager',
  'qos',
  'voiceFirst',
  'codec',
  'description',
  'x',
  'y',
] as const satisfies readonly SiteField[]

const NAMES: ReadonlyMap<string, SiteField> = new Map(
  (Object.keys(SITE_FIELDS) as SiteField[]).flatMap((key) =>
    [key, SITE_FIELDS[key].heading, ...SITE_FIELDS[key].also].map((name) => [name.toLowerCase(), key] as const),
  ),
)

/** The field that a heading means, whoever wrote it. */
export const fieldCalled = (heading: string): SiteField | undefined =>
  NAMES.get(
    heading
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, ' '),
  )
