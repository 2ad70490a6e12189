/** The words behind `logging` that decide what a router keeps, shows and sends of its messages (IOS network management command reference). */
import { formatIp, type Ip, parseIp } from '../../net/index'

/** 0 = emergencies to 7 = debugging. */
export const LOG_LEVELS = [
  'emergencies',
  'alerts',
  'critical',
  'errors',
  'warnings',
  'notifications',
  'informational',
  'debugging',
] as const

export type LogPlace = 'console' | 'monitor' | 'buffered' | 'trap'

export type LogSetting =
  | { readonly kind: 'on' }
  /** Absent level = all that there is; of a buffer its size in bytes too. */
  | { readonly kind: 'place'; readonly place: LogPlace; readonly level?: number; readonly bytes?: number }
  | {
      readonly kind: 'host'
      readonly address: Ip
      readonly port: number
      readonly transport: 'udp' | 'tcp'
      readonly vrf?: string
    }
  | { readonly kind: 'source'; readonly interface: string; readonly vrf?: string }

/** A level by its name, as it may be shortened, or by its number. */
function levelOf(word: string): number | undefined {
  if (/^[0-7]$/.test(word)) return Number(word)
  const at = word.length < 3 ? -1 : LOG_LEVELS.findIndex((name) => name.startsWith(word.toLowerCase()))
  return at < 0 ? undefined : at
}

function place(where: LogPlace, words: readonly string[]): LogSetting | undefined {
  const [first, second, ...more] = words
  const sized = where === 'buffered' && first !== undefined && /^\d{4,}$/.test(first)
  const [word, beyond] = sized ? [second, more.length] : [first, second === undefined ? 0 : 1]
  const level = word === undefined ? undefined : levelOf(word)
  if (beyond > 0 || (word !== undefined && level === undefined)) return undefined
  return {
    kind: 'place',
    place: where,
    ...(level === undefined ? {} : { level }),
    ...(sized ? { bytes: Number(first) } : {}),
  }
}

/** Where messages are received when no port is said (IOS network management command reference, `logging host`). */
const USUAL_PORT = { udp: 514, tcp: 601 } as const

type LogHost = Extract<LogSetting, { readonly kind: 'host' }>

function host([address = '', ...more]: readonly string[]): LogHost | undefined {
  const ip = parseIp(address)
  const said = new Map<string, string>()
  for (let at = 0; at < more.length; at += 2) {
    const [word = '', value = ''] = [more[at], more[at + 1]]
    if (!['vrf', 'transport', 'port'].includes(word) || value === '' || said.has(word)) return undefined
    said.set(word, value)
  }
  const [vrf, transport = 'udp', port] = [said.get('vrf'), said.get('transport'), said.get('port')]
  if (ip === undefined || (transport !== 'udp' && transport !== 'tcp') || !/^\d*$/.test(port ?? '')) return undefined
  const where = vrf === undefined ? {} : { vrf }
  return {
    kind: 'host',
    address: ip,
    port: port === undefined ? USUAL_PORT[transport] : Number(port),
    transport,
    ...where,
  }
}

/** What is said, or nothing of words that change nothing of this. */
export function readLogging(words: string): LogSetting | undefined {
  const [first = '', ...rest] = words.trim().split(/\s+/)
  switch (first) {
    case 'on':
      return rest.length === 0 ? { kind: 'on' } : undefined
    case 'console':
    case 'monitor':
    case 'buffered':
    case 'trap':
      return place(first, rest)
    case 'host':
      return host(rest)
    case 'source-interface': {
      const [name, word, vrf] = rest
      if (name === undefined || (word !== undefined && (word !== 'vrf' || vrf === undefined))) return undefined
      return { kind: 'source', interface: name, ...(vrf === undefined ? {} : { vrf }) }
    }
  }
  return host([first, ...rest])
}

/** Of these there is one line each. */
const SINGLE: ReadonlySet<string> = new Set([
  ...['on', 'console', 'monitor', 'buffered', 'trap', 'facility', 'origin-id', 'userinfo', 'count'],
])

/** What a line of logging is about, where there is one line of it; all others add up. */
export function loggingSubject(words: string): readonly string[] | undefined {
  const said = readLogging(words)
  if (said?.kind === 'host') return ['host', formatIp(said.address), said.vrf ?? '', said.transport, String(said.port)]
  if (said?.kind === 'source') return ['source-interface', said.vrf ?? '']
  const [first = ''] = words.trim().split(/\s+/)
  return SINGLE.has(first) ? [first] : undefined
}

/** Addresses of IPv4 in a row, and nothing else. */
export function addressesIn(words: string): readonly Ip[] | undefined {
  const found = words.trim().split(/\s+/).map(parseIp)
  return found.every((address) => address !== undefined) ? found : undefined
}
