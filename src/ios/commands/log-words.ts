/** The words behind `logging` that decide what a router keeps, shows and sends of its messages (IOS network management command reference). */
import { type Ip, parseIp } from '../../net/index'

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
  | { readonly kind: 'host'; readonly address: Ip; readonly port: number; readonly transport: 'udp' | 'tcp' }
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

function host(words: readonly string[]): LogSetting | undefined {
  const [address = '', ...more] = words
  const ip = parseIp(address)
  const [, transport = 'udp', port = '514'] =
    /^(?:vrf \S+ ?)?(?:transport (udp|tcp) ?)?(?:port (\d+))?$/.exec(more.join(' ')) ?? []
  if (ip === undefined || (more.length > 0 && !/^(?:vrf|transport) /.test(more.join(' ')))) return undefined
  return { kind: 'host', address: ip, port: Number(port), transport: transport === 'tcp' ? 'tcp' : 'udp' }
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

/** What a line of logging is about: one line for each, but hosts, which add up. */
export function loggingSubject(words: string): string {
  const [first = '', second = ''] = words.trim().split(/\s+/)
  return parseIp(first) !== undefined ? `host ${first}` : first === 'host' ? `host ${second}` : first
}
