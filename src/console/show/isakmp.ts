/**
 * `show crypto isakmp sa`, its detail, and `show crypto isakmp policy`. 12.2: SEED's columns `dst src state conn-id
 * slot`. Later: ShowCryptoIsakmpSa golden_output_isakmp_no_ipv6 and ShowCryptoIsakmpSaDetail golden_output_isakmp. The
 * policy follows the Cisco IOS Security Command Reference, show crypto isakmp policy, which has one layout.
 */
import type { Configuration, IsakmpPolicy } from '../../config/index'
import { IOS_DEFAULTS } from '../../config/index'
import { formatIp, lookUp, type NameTable, wordTable } from '../../net/index'
import type { DeviceTables, IkeSaRow } from '../../sim/index'
import { formatAge } from './ages'
import { left, right } from './text'

/** IKEv2's SAs have a table of their own. */
const versionOne = (tables: DeviceTables) => tables.ikeSas.filter((sa) => sa.version === 1)

/** Connection numbers of IKE SAs: the IPsec SAs share the engine's count in 12.2, and stand below 1000 later. */
const LATER_FIRST_CONNECTION = 1000

export function isakmpSa12(tables: DeviceTables): string {
  const head = `${left('dst', 16)}${left('src', 16)}${left('state', 16)}conn-id    slot`
  const row = (sa: IkeSaRow) =>
    `${left(formatIp(sa.destination), 16)}${left(formatIp(sa.source), 16)}${left(sa.state, 16)}${right(sa.id, 7)}${right(0, 8)}`
  return [head, ...versionOne(tables).map(row)].join('\n')
}

export function isakmpSa15(tables: DeviceTables): string {
  const row = (sa: IkeSaRow) =>
    `${left(formatIp(sa.destination), 15)} ${left(formatIp(sa.source), 15)} ${left(sa.state, 14)} ${right(connection15(sa), 7)} ACTIVE`
  return [
    'IPv4 Crypto ISAKMP SA',
    'dst             src             state          conn-id status',
    ...versionOne(tables).map(row),
    '',
    'IPv6 Crypto ISAKMP SA',
    '',
  ].join('\n')
}

export const connection15 = (sa: IkeSaRow): number => LATER_FIRST_CONNECTION + sa.id

const detailLegend = [
  'Codes: C - IKE configuration mode, D - Dead Peer Detection',
  '       K - Keepalives, N - NAT-traversal',
  '       X - IKE Extended Authentication',
  '       psk - Preshared key, rsig - RSA signature',
  '       renc - RSA encryption',
]

const CAPTURED_HEAD = 'C-id  Local           Remote          I-VRF  Status Encr Hash   Auth DH Lifetime Cap.'

/** Without the I-VRF column, as 12.2 knows no VRF-aware IPsec (it came with 12.2(15)T). */
export function isakmpDetail12(tables: DeviceTables): string {
  const row = (sa: IkeSaRow) =>
    `${left(sa.id, 6)}${left(formatIp(sa.local), 16)}${left(formatIp(sa.remote), 16)}${left(cipherWord(sa.encryption), 5)}${left(sa.hash, 5)}${left(methodWord(sa.authentication), 6)}${left(sa.group, 3)}${remaining(tables, sa)} ${sa.capabilities ?? ''}`.trimEnd()
  const head = `${left('C-id', 6)}${left('Local', 16)}${left('Remote', 16)}Encr Hash Auth  DH Lifetime Cap.`
  return [...detailLegend, '', head, ...versionOne(tables).map(row)].join('\n')
}

export function isakmpDetail15(tables: DeviceTables): string {
  const row = (sa: IkeSaRow) => [
    `${left(connection15(sa), 5)} ${left(formatIp(sa.local), 15)} ${left(formatIp(sa.remote), 15)} ${left('', 6)} ACTIVE ${left(cipherWord(sa.encryption), 4)} ${left(sa.hash, 6)} ${left(methodWord(sa.authentication), 4)} ${left(sa.group, 2)} ${remaining(tables, sa)} ${left(sa.capabilities ?? '', 3)}`,
    `       Engine-id:Conn-id =  SW:${sa.id}`,
    '',
  ]
  return [
    ...detailLegend,
    'IPv4 Crypto ISAKMP SA',
    '',
    CAPTURED_HEAD,
    '',
    ...versionOne(tables).flatMap(row),
    'IPv6 Crypto ISAKMP SA',
    '',
  ].join('\n')
}

const remaining = (tables: DeviceTables, sa: IkeSaRow) => formatAge(sa.expires - tables.now)
const cipherWord = (encryption: string) => encryption.split(' ')[0] ?? ''

/** Main mode that has not authenticated yet has no method to show. */
function methodWord(authentication: string): string {
  return { 'rsa-sig': 'rsig', 'rsa-encr': 'renc', 'pre-share': 'psk' }[authentication] ?? ''
}

const CIPHERS: NameTable<string> = wordTable({
  des: 'DES - Data Encryption Standard (56 bit keys).',
  '3des': 'Three key triple DES',
  aes: 'AES - Advanced Encryption Standard (128 bit keys).',
  'aes 128': 'AES - Advanced Encryption Standard (128 bit keys).',
  'aes 192': 'AES - Advanced Encryption Standard (192 bit keys).',
  'aes 256': 'AES - Advanced Encryption Standard (256 bit keys).',
})

const HASHES: NameTable<string> = wordTable({
  sha: 'Secure Hash Standard',
  md5: 'Message Digest 5',
  sha256: 'Secure Hash Standard 2 (256 bit)',
  sha384: 'Secure Hash Standard 2 (384 bit)',
  sha512: 'Secure Hash Standard 2 (512 bit)',
})

const METHODS: NameTable<string> = wordTable({
  'rsa-sig': 'Rivest-Shamir-Adleman Signature',
  'rsa-encr': 'Rivest-Shamir-Adleman Encryption',
  'pre-share': 'Pre-Shared Key',
})

/** Bits of the groups' primes (RFC 2409, RFC 3526, RFC 5903). */
const GROUP_BITS: Readonly<Record<number, number>> = {
  1: 768,
  2: 1024,
  5: 1536,
  14: 2048,
  15: 3072,
  16: 4096,
  19: 256,
  20: 384,
  21: 521,
  24: 2048,
}

/** The configured policies, then the default one that stands at the end of every list. */
export function isakmpPolicy({ crypto }: Configuration): string {
  const last = IOS_DEFAULTS.isakmpPolicy.priority
  const policies = (crypto?.isakmp.policies ?? []).filter((policy) => policy.priority !== last)
  const own = policies.flatMap((policy) => [`Protection suite of priority ${policy.priority}`, ...suite(policy)])
  return ['', 'Global IKE policy', ...own, 'Default protection suite', ...suite(IOS_DEFAULTS.isakmpPolicy)].join('\n')
}

function suite(policy: Omit<IsakmpPolicy, 'priority'>): readonly string[] {
  const bits = GROUP_BITS[policy.group]
  return [
    `encryption algorithm:   ${lookUp(CIPHERS, policy.encryption) ?? policy.encryption}`,
    `hash algorithm:         ${lookUp(HASHES, policy.hash) ?? policy.hash}`,
    `authentication method:  ${lookUp(METHODS, policy.authentication) ?? policy.authentication}`,
    `Diffie-Hellman group:   #${policy.group}${bits === undefined ? '' : ` (${bits} bit)`}`,
    `lifetime:               ${policy.lifetimeSeconds} seconds, no volume limit`,
  ].map((line) => `        ${line}`)
}
