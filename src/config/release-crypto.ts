/** What cryptography a release offers, as data: when each word came, and when it was refused again. */
import { lookUp, type NameTable, wordTable } from '../net/index'
import { isReleaseSince } from './release'

interface Offer {
  /** Absent = in every release here. */
  readonly since?: string
  /** The first release that refuses it by default. */
  readonly until?: string
  readonly source: string
}

const NGE = 'assumption: 15.1(2)T, after the command histories of the IOS security command reference'
const WEAK = 'Cisco field notice FN72510: IOS XE 17.11.1 refuses it by default'
const ANY: Offer = { source: 'IOS security command reference' }
const weak: Offer = { until: '17.11', source: WEAK }
const modern: Offer = { since: '15.1(2)T', source: NGE }
const aes: Offer = { since: '12.2(13)T', source: 'Cisco document 43069: AES was introduced in 12.2(13)T' }

/** Ciphers, hashes and integrity by the word that IOS writes, without key lengths. */
const WORDS: NameTable<Offer> = wordTable({
  des: { until: '17.11', source: 'assumption: DES is refused with 3DES' },
  '3des': weak,
  aes,
  md5: weak,
  sha: ANY,
  sha1: ANY,
  sha256: modern,
  sha384: modern,
  sha512: modern,
  null: ANY,
  seal: ANY,
  gcm: modern,
  'aes-cbc-128': aes,
  'aes-cbc-192': aes,
  'aes-cbc-256': aes,
  'aes-gcm-128': { since: '15.4(2)T', source: 'assumption: IKEv2 proposals take AES-GCM from 15.4(2)T' },
  'aes-gcm-256': { since: '15.4(2)T', source: 'assumption: IKEv2 proposals take AES-GCM from 15.4(2)T' },
})

/** Diffie-Hellman groups. */
const GROUPS: Readonly<Record<number, Offer>> = { 1: weak, 2: weak, 5: weak }

const NAMES: NameTable<string> = wordTable({
  des: 'DES',
  '3des': '3DES',
  aes: 'AES',
  md5: 'MD5',
  sha: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
  gcm: 'AES-GCM',
})

/** Why a release does not take a cipher, hash or transform such as `3des`, `aes 256` or `esp-sha256-hmac`; none = it does. */
export function wordProblem(release: string, word: string): string | undefined {
  const key = word
    .replace(/^(?:esp|ah)-/, '')
    .replace(/-hmac$/, '')
    .replace(/ \d+$/, '')
  return problemOf(release, lookUp(WORDS, key) ?? ANY, lookUp(NAMES, key) ?? word)
}

/** Why a release does not take a Diffie-Hellman group; none = it does. */
export function groupProblem(release: string, group: number): string | undefined {
  const offer = GROUPS[group] ?? modern
  return problemOf(release, offer, `Diffie-Hellman group ${group}`)
}

function problemOf(release: string, { since, until }: Offer, name: string): string | undefined {
  if (since !== undefined && !isReleaseSince(release, since)) return `${name} came with ${since}, ${release} lacks it`
  if (until !== undefined && isReleaseSince(release, until))
    return `${name} is refused by default from IOS XE ${until}.1 on`
  return undefined
}
