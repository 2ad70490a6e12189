/**
 * `show crypto ipsec sa` and `show crypto engine connections active`. The two generations of the first: the Cisco IOS
 * Security Command Reference for 12.2, and ShowCryptoIpsecSa (interface form) for later ones; its detail as ntc
 * cisco_ios_show_crypto_ipsec_sa_detail.raw. The engine's table follows the command reference.
 */

import { espShape, formatIp, type Ip, lookUp, maskOf, type NameTable, type Prefix, wordTable } from '../../net/index'
import { type DeviceTables, type IkeSaRow, type IpsecSaRow, replayWindowOf } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { connection15 } from './isakmp'
import { mapOf, mapsOf } from './maps'
import { left, right } from './text'

export interface IpsecLayout {
  /** Whose packets it protects. */
  readonly vrf: (row: IpsecSaRow) => readonly string[]
  readonly ident: (side: 'local' | 'remote', prefix: Prefix) => string
  readonly peerLine: (row: IpsecSaRow) => string
  readonly spi: (spi: number) => string
  readonly endpoints: (row: IpsecSaRow, mtu: number) => readonly string[]
  readonly sa: (row: IpsecSaRow, tables: DeviceTables, way: 'in' | 'out', replays: boolean) => readonly string[]
}

const hex = (spi: number) => spi.toString(16).toUpperCase()
const transformText = ({ sa }: IpsecSaRow) => [sa.transform.cipher, sa.transform.integrity].filter(Boolean).join(' ')

/** The mode, and UDP encapsulation when a NAT was found (RFC 3948). */
function settings({ sa }: IpsecSaRow, old: boolean): string {
  const mode = sa.transform.mode === 'transport' ? 'Transport' : 'Tunnel'
  return sa.natPort === undefined ? `${mode}, ` : `${mode}${old ? ' ' : ' '}UDP-Encaps, `
}

/** What is left of an SA: kilobytes by what went through it, seconds by the clock. */
export function lifeLeft({ sa, bytesIn, bytesOut }: IpsecSaRow, tables: DeviceTables, way: 'in' | 'out'): string {
  const used = Math.floor((way === 'in' ? bytesIn : bytesOut) / 1024)
  return `${Math.max(0, sa.kilobytes - used)}/${Math.max(0, Math.ceil((sa.expires - tables.now) / 1e6))}`
}

/** Each pair is two connections of the engine, odd and even. */
const connection = (row: IpsecSaRow, way: 'in' | 'out') => row.sa.id * 2 - (way === 'in' ? 1 : 0)

const ident = (side: 'local' | 'remote', { address, length }: Prefix, pad: string) =>
  `   ${side === 'local' ? 'local ' : 'remote'}${pad}ident (addr/mask/prot/port): (${formatIp(address)}/${formatIp(maskOf(length))}/0/0)`

export const IPSEC_12: IpsecLayout = {
  vrf: () => [],
  ident: (side, prefix) => ident(side, prefix, ' '),
  peerLine: ({ sa }) => `   current_peer: ${formatIp(sa.remote)}`,
  spi: (spi) => hex(spi),
  endpoints: ({ sa }, mtu) => [
    `     local crypto endpt.: ${formatIp(sa.local)}, remote crypto endpt.: ${formatIp(sa.remote)}`,
    `     path mtu ${mtu}, media mtu ${mtu}`,
    `     current outbound spi: ${hex(sa.outboundSpi)}`,
  ],
  sa: (row, tables, way, replays) => [
    `        transform: ${transformText(row)} ,`,
    `        in use settings ={${settings(row, true)}}`,
    `        slot: 0, conn id: ${2000 + connection(row, way) - 1}, flow_id: ${connection(row, way)}, crypto map: ${row.sa.map}`,
    `        sa timing: remaining key lifetime (k/sec): (${lifeLeft(row, tables, way)})`,
    `        IV size: ${row.sa.transform.cipher.startsWith('esp-aes') ? 16 : 8} bytes`,
    `        replay detection support: ${replays ? 'Y' : 'N'}`,
  ],
}

export const IPSEC_15: IpsecLayout = {
  vrf: ({ sa }) => [`   protected vrf: ${sa.vrf ?? '(none)'}`],
  ident: (side, prefix) => ident(side, prefix, ' '),
  peerLine: ({ sa }) => `   current_peer ${formatIp(sa.remote)} port ${sa.natPort ?? 500}`,
  spi: (spi) => `0x${hex(spi)}(${spi})`,
  endpoints: ({ sa }, mtu) => [
    `     local crypto endpt.: ${formatIp(sa.local)}, remote crypto endpt.: ${formatIp(sa.remote)}`,
    `     path mtu ${mtu}, ip mtu ${mtu}, ip mtu idb ${sa.interface}`,
    `     current outbound spi: 0x${hex(sa.outboundSpi)}(${sa.outboundSpi})`,
    `     PFS (Y/N): N, DH group: none`,
  ],
  sa: (row, tables, way, replays) => [
    `        transform: ${transformText(row)} ,`,
    `        in use settings ={${settings(row, false)}}`,
    `        conn id: ${connection(row, way)}, flow_id: SW:${connection(row, way)}, sibling_flags 80000040, crypto map: ${row.sa.map}`,
    `        sa timing: remaining key lifetime (k/sec): (${lifeLeft(row, tables, way)})`,
    `        IV size: ${row.sa.transform.cipher.startsWith('esp-aes') ? 16 : 8} bytes`,
    `        replay detection support: ${replays ? 'Y' : 'N'}`,
    '        Status: ACTIVE(ACTIVE)',
  ],
}

/** What of the SAs is shown: those with one peer, at one interface, and how much of each. */
export interface IpsecChoice {
  readonly peer?: Ip
  readonly interface?: string
  readonly detail?: boolean
}

export function showIpsecSa(
  context: ConsoleContext,
  tables: DeviceTables,
  layout: IpsecLayout,
  only: IpsecChoice = {},
): string {
  const isMeant = ({ sa }: IpsecSaRow) => only.peer === undefined || sa.remote === only.peer
  const ports = context.configuration.interfaces.filter(
    (item) =>
      mapOf(item) !== undefined &&
      (only.interface === undefined || item.name === only.interface) &&
      (only.peer === undefined || tables.ipsecSas.some((row) => isMeant(row) && row.sa.interface === item.name)),
  )
  if (ports.length === 0) return 'No SAs found'
  return ports
    .map((port) => {
      const rows = tables.ipsecSas.filter((row) => row.sa.interface === port.name && isMeant(row))
      const map = mapOf(port) ?? ''
      const local = localAddress(context, tables, map, port.name)
      const head = [
        '',
        `interface: ${port.name}`,
        `    Crypto map tag: ${map}, local addr${layout === IPSEC_12 ? '.' : ''} ${local}`,
      ]
      const pairs = rows.flatMap((row) =>
        pairLines(row, tables, layout, port.mtu, { detail: only.detail === true, replays: replaysAt(context, row) }),
      )
      return [...head, ...pairs].join('\n')
    })
    .join('\n')
}

/** Whether packets that come again, or too late, are dropped: of what is authenticated, where a window is told. */
function replaysAt({ configuration }: ConsoleContext, { sa }: IpsecSaRow): boolean {
  const told = configuration.crypto?.replayWindow.value ?? 0
  return espShape(sa.transform.cipher, sa.transform.integrity).icv > 0 && replayWindowOf(sa, told) > 0
}

function localAddress({ configuration }: ConsoleContext, tables: DeviceTables, map: string, port: string): string {
  const name = mapsOf(configuration).find((item) => item.name === map)?.localInterface?.value ?? port
  const address = tables.interfaces.find((item) => item.name === name)?.address
  return address ? formatIp(address.ip) : '0.0.0.0'
}

/** What goes wrong with single packets is counted where it happens, as drops of the path; the engine itself never fails. */
const detailsOf = ({ replayed = 0 }: IpsecSaRow): readonly string[] => [
  '    #pkts no sa (send) 0, #pkts invalid sa (rcv) 0',
  '    #pkts encaps failed (send) 0, #pkts decaps failed (rcv) 0',
  '    #pkts invalid prot (recv) 0, #pkts verify failed: 0',
  '    #pkts invalid identity (recv) 0, #pkts invalid len (rcv) 0',
  '    #pkts replay rollover (send): 0, #pkts replay rollover (rcv) 0',
  `    ##pkts replay failed (rcv): ${replayed}`,
  '    #pkts internal err (send): 0, #pkts internal err (recv) 0',
]

/** Compression is not simulated and not offered, and nothing fails to be sealed, so those counters are truly 0. */
function pairLines(
  row: IpsecSaRow,
  tables: DeviceTables,
  layout: IpsecLayout,
  mtu: number,
  { detail, replays }: { readonly detail: boolean; readonly replays: boolean },
): readonly string[] {
  const { sa, encapsulated, decapsulated } = row
  const ways = [
    ['inbound', 'in', sa.inboundSpi],
    ['outbound', 'out', sa.outboundSpi],
  ] as const
  return [
    '',
    ...layout.vrf(row),
    layout.ident('local', sa.proxy.local),
    layout.ident('remote', sa.proxy.remote),
    layout.peerLine(row),
    `     PERMIT, flags={${sa.dynamic ? '' : 'origin_is_acl,'}}`,
    `    #pkts encaps: ${encapsulated}, #pkts encrypt: ${encapsulated}, #pkts digest${layout === IPSEC_12 ? '' : ':'} ${encapsulated}`,
    `    #pkts decaps: ${decapsulated}, #pkts decrypt: ${decapsulated}, #pkts verify${layout === IPSEC_12 ? '' : ':'} ${decapsulated}`,
    '    #pkts compressed: 0, #pkts decompressed: 0',
    '    #pkts not compressed: 0, #pkts compr. failed: 0',
    layout === IPSEC_12
      ? '    #pkts not decompressed: 0, #pkts decompress failed: 0'
      : '    #pkts not decompressed: 0, #pkts decompress failed: 0',
    ...(detail ? detailsOf(row) : [`    #send errors 0, #recv errors ${row.replayed ?? 0}`]),
    '',
    ...layout.endpoints(row, mtu),
    ...ways.flatMap(([word, way, spi]) => [
      '',
      `     ${word} esp sas:`,
      `      spi: ${layout.spi(spi) === hex(spi) ? `0x${hex(spi)}(${spi})` : layout.spi(spi)}`,
      ...layout.sa(row, tables, way, replays),
      '',
      `     ${word} ah sas:`,
      '',
      `     ${word} pcp sas:`,
    ]),
  ]
}

/** `show crypto engine connections active`: two connections a pair of SAs, and one an IKE SA. */
export function showEngineConnections(tables: DeviceTables, old: boolean): string {
  const algorithm = (row: IpsecSaRow) => engineWords(row.sa.transform.cipher, row.sa.transform.integrity)
  const interfaceOf = (row: IpsecSaRow) => tables.interfaces.find((item) => item.name === row.sa.interface)
  const address = (row: IpsecSaRow) => {
    const own = interfaceOf(row)?.address
    return own ? formatIp(own.ip) : ''
  }
  return old ? engine12(tables, algorithm, address) : engine15(tables, algorithm)
}

function engine12(
  tables: DeviceTables,
  algorithm: (row: IpsecSaRow) => string,
  address: (row: IpsecSaRow) => string,
): string {
  const line = (id: number, name: string, ip: string, words: string, out: number, into: number) =>
    `${right(id, 4)} ${left(name, 21)}${left(ip, 16)}${left('set', 7)}${left(words, 20)}${right(out, 8)}${right(into, 9)}`
  return [
    '',
    `${right('ID', 4)} ${left('Interface', 21)}${left('IP-Address', 16)}${left('State', 7)}${left('Algorithm', 20)}${right('Encrypt', 8)}${right('Decrypt', 9)}`,
    ...tables.ikeSas.map((sa) => line(sa.id, '<none>', '<none>', ikeWords12(sa), 0, 0)),
    ...tables.ipsecSas.flatMap((row) => [
      line(2000 + connection(row, 'in') - 1, row.sa.interface, address(row), algorithm(row), 0, row.decapsulated),
      line(2000 + connection(row, 'out') - 1, row.sa.interface, address(row), algorithm(row), row.encapsulated, 0),
    ]),
  ].join('\n')
}

function engine15(tables: DeviceTables, algorithm: (row: IpsecSaRow) => string): string {
  const line = (id: number, type: string, words: string, out: number, into: number, ip: string) =>
    `${right(id, 5)}  ${left(type, 6)}  ${left(words, 17)}${right(out, 9)} ${right(into, 8)} ${right(into, 8)} ${ip}`
  return [
    'Crypto Engine Connections',
    '',
    `${right('ID', 5)}  ${left('Type', 6)}  ${left('Algorithm', 17)}${right('Encrypt', 9)} ${right('Decrypt', 8)} ${right('LastSeqN', 8)} IP-Address`,
    ...tables.ipsecSas.flatMap((row) => [
      line(connection(row, 'in'), 'IPsec', algorithm(row), 0, row.decapsulated, formatIp(row.sa.local)),
      line(connection(row, 'out'), 'IPsec', algorithm(row), row.encapsulated, 0, formatIp(row.sa.local)),
    ]),
    ...tables.ikeSas.map((sa) => line(connection15(sa), 'IKE', ikeWords15(sa), 0, 0, formatIp(sa.local))),
    '',
  ].join('\n')
}

const ENGINE_CIPHERS: NameTable<string> = wordTable({
  'esp-3des': '3DES',
  'esp-des': 'DES',
  'esp-aes': 'AES',
  'esp-gcm': 'AES-GCM',
  'esp-null': 'NULL',
})
const ENGINE_HASHES: NameTable<string> = wordTable({
  'esp-sha-hmac': 'SHA',
  'esp-md5-hmac': 'MD5',
  'esp-sha256-hmac': 'SHA256',
  'esp-sha384-hmac': 'SHA384',
  'esp-sha512-hmac': 'SHA512',
})

function engineWords(cipher: string, integrity: string | undefined): string {
  const [name = '', bits] = cipher.split(' ')
  const left = `${lookUp(ENGINE_CIPHERS, name) ?? name}${bits && bits !== '128' ? bits : ''}`
  return integrity === undefined ? left : `${left}+${lookUp(ENGINE_HASHES, integrity) ?? integrity}`
}

const ikeWords12 = (sa: IkeSaRow) =>
  `HMAC_${sa.hash.toUpperCase()}+${sa.encryption === '3des' ? '3DES_56_C' : sa.encryption.toUpperCase()}`
const ikeWords15 = (sa: IkeSaRow) => `${sa.hash.toUpperCase()}+${sa.encryption.replaceAll(' ', '').toUpperCase()}`
