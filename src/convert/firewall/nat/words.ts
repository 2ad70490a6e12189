/** The words of `nat` on an ASA from 8.3 on: what is translated to what, and the options behind it. */
import { asaPortNumber } from '../../../asa/index'

export interface NatWords {
  readonly how: 'static' | 'dynamic'
  /** Absent below an object, which is what is translated. */
  readonly real?: string
  /** A name, an address, `interface`, `any`; absent with a pool alone. */
  readonly mapped?: string
  readonly pool?: string
  readonly roundRobin: boolean
  /** The mapped interface's address, after all others. */
  readonly thenInterface: boolean
  readonly destination?: { readonly mapped: string; readonly real: string }
  readonly ports?: { readonly protocol: 'tcp' | 'udp'; readonly real: number; readonly mapped: number }
  readonly oneWay: boolean
  readonly noProxyArp: boolean
  readonly byRoute: boolean
  readonly inactive: boolean
  /** There are words that are not simulated. */
  readonly unread: boolean
}

type Making = { -readonly [K in keyof NatWords]: NatWords[K] }

type Flag = 'thenInterface' | 'roundRobin' | 'oneWay' | 'noProxyArp' | 'byRoute' | 'inactive'

const FLAGS: ReadonlyMap<string, Flag> = new Map([
  ['interface', 'thenInterface'],
  ['round-robin', 'roundRobin'],
  ['unidirectional', 'oneWay'],
  ['no-proxy-arp', 'noProxyArp'],
  ['route-lookup', 'byRoute'],
  ['inactive', 'inactive'],
])

/** Ports of a pool and answers of the DNS change nothing of which packet goes where. */
const NO_EFFECT: ReadonlySet<string> = new Set(['flat', 'include-reserve', 'extended', 'dns', 'net-to-net'])

/** `source static LAN SEEN destination static HQ HQ no-proxy-arp`; undefined where it is nothing of the kind. */
export function twiceWords(text: string): NatWords | undefined {
  const words = wordsOf(text)
  const take = () => words.shift() ?? ''
  if (words[0] === 'after-auto') take()
  if (/^\d+$/.test(words[0] ?? '')) take()
  if (take() !== 'source') return undefined
  return restOf(words, true)
}

/** `dynamic interface`, `static 192.0.2.5 service tcp www 8080`: below an object. */
export const objectWords = (text: string): NatWords | undefined => restOf(wordsOf(text), false)

/** Without what is said of it. */
const wordsOf = (text: string) =>
  text
    .replace(/\s+description\s.*$/i, '')
    .trim()
    .split(/\s+/)

function restOf(words: string[], twice: boolean): NatWords | undefined {
  const take = () => words.shift() ?? ''
  const how = take()
  if (how !== 'static' && how !== 'dynamic') return undefined
  const made: Making = {
    how,
    roundRobin: false,
    thenInterface: false,
    oneWay: false,
    noProxyArp: false,
    byRoute: false,
    inactive: false,
    unread: false,
    ...(twice ? { real: take() } : {}),
  }
  if (words[0] !== 'pat-pool') made.mapped = take()
  while (words.length > 0) if (!takeOption(made, take, twice)) made.unread = true
  return made.mapped === '' || made.real === '' ? undefined : made
}

function takeOption(made: Making, take: () => string, twice: boolean): boolean {
  const word = take()
  if (word === 'pat-pool') {
    made.pool = take()
    return made.pool !== ''
  }
  if (word === 'destination' && twice) {
    if (take() !== 'static') return false
    made.destination = { mapped: take(), real: take() }
    return made.destination.real !== ''
  }
  if (word === 'service' && !twice) {
    const protocol = take()
    if (protocol !== 'tcp' && protocol !== 'udp') return false
    const [real, mapped] = [asaPortNumber(protocol, take()), asaPortNumber(protocol, take())]
    if (real === undefined || mapped === undefined) return false
    made.ports = { protocol, real, mapped }
    return true
  }
  const flag = FLAGS.get(word)
  if (flag) made[flag] = true
  return flag !== undefined || NO_EFFECT.has(word)
}
