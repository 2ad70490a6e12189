/**
 * `show crypto ipsec sa`, `show crypto engine connections active` and `show crypto session`. The two generations of the
 * first: the Cisco IOS Security Command Reference for 12.2, and ShowCryptoIpsecSa (interface form) for later ones. The
 * session follows ShowCryptoSession golden_output; the engine's table follows the command reference.
 */
import { formatIp, lookUp, maskOf, type NameTable, type Prefix, wordTable } from '../../net/index'
import type { DeviceTables, IkeSaRow, IpsecSaRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { patternText, prefixText } from './access-text'
import { connection15 } from './isakmp'
import { left, right } from './text'

export interface IpsecLayout {
  readonly vrf: readonly string[]
  readonly ident: (side: 'local' | 'remote', prefix: Prefix) => string
  readonly peerLine: (row: IpsecSaRow) => string
  readonly spi: (spi: number) => string
  readonly endpoints: (row: IpsecSaRow, mtu: number) => readonly string[]
  readonly sa: (row: IpsecSaRow, tables: DeviceTables, way: 'in' | 'out') => readonly string[]
}

const hex = (spi: number) => spi.toString(16).toUpperCase()
const transformText = ({ sa }: IpsecSaRow) => [sa.transform.cipher, sa.transform.integrity].filter(Boolean).join(' ')

/** The mode, and UDP encapsulation when a NAT was found (RFC 3948). */
function settings({ sa }: IpsecSaRow, old: boolean): string {
  const mode = sa.transform.mode === 'transport' ? 'Transport' : 'Tunnel'
  return sa.natPort === undefined ? `${mode}, ` : `${mode}${old ? ' ' : ' '}UDP-Encaps, `
}

/** What is left of an SA: kilobytes by what went through it, seconds by the clock. */
function remaining({ sa, bytesIn, bytesOut }: IpsecSaRow, tables: DeviceTables, way: 'in' | 'out'): string {
  const used = Math.floor((way === 'in' ? bytesIn : bytesOut) / 1024)
  return `(${Math.max(0, sa.kilobytes - used)}/${Math.max(0, Math.ceil((sa.expires - tables.now) / 1e6))})`
}

/** Each pair is two connections of the engine, odd and even. */
const connection = (row: IpsecSaRow, way: 'in' | 'out') => row.sa.id * 2 - (way === 'in' ? 1 : 0)

const ident = (side: 'local' | 'remote', { address, length }: Prefix, pad: string) =>
  `   ${side === 'local' ? 'local ' : 'remote'}${pad}ident (addr/mask/prot/port): (${formatIp(address)}/${formatIp(maskOf(length))}/0/0)`

export const IPSEC_12: IpsecLayout = {
  vrf: [],
  ident: (side, prefix) => ident(side, prefix, ' '),
  peerLine: ({ sa }) => `   current_peer: ${formatIp(sa.remote)}`,
  spi: (spi) => hex(spi),
  endpoints: ({ sa }, mtu) => [
    `     local crypto endpt.: ${formatIp(sa.local)}, remote crypto endpt.: ${formatIp(sa.remote)}`,
    `     path mtu ${mtu}, media mtu ${mtu}`,
    `     current outbound spi: ${hex(sa.outboundSpi)}`,
  ],
  sa: (row, tables, way) => [
    `        transform: ${transformText(row)} ,`,
    `        in use settings ={${settings(row, true)}}`,
    `        slot: 0, conn id: ${2000 + connection(row, way) - 1}, flow_id: ${connection(row, way)}, crypto map: ${row.sa.map}`,
    `        sa timing: remaining key lifetime (k/sec): ${remaining(row, tables, way)}`,
    `        IV size: ${row.sa.transform.cipher.startsWith('esp-aes') ? 16 : 8} bytes`,
    `        replay detection support: ${row.sa.transform.integrity === undefined ? 'N' : 'Y'}`,
  ],
}

export const IPSEC_15: IpsecLayout = {
  vrf: ['   protected vrf: (none)'],
  ident: (side, prefix) => ident(side, prefix, ' '),
  peerLine: ({ sa }) => `   current_peer ${formatIp(sa.remote)} port ${sa.natPort ?? 500}`,
  spi: (spi) => `0x${hex(spi)}(${spi})`,
  endpoints: ({ sa }, mtu) => [
    `     local crypto endpt.: ${formatIp(sa.local)}, remote crypto endpt.: ${formatIp(sa.remote)}`,
    `     path mtu ${mtu}, ip mtu ${mtu}, ip mtu idb ${sa.interface}`,
    `     current outbound spi: 0x${hex(sa.outboundSpi)}(${sa.outboundSpi})`,
    `     PFS (Y/N): N, DH group: none`,
  ],
  sa: (row, tables, way) => [
    `        transform: ${transformText(row)} ,`,
    `        in use settings ={${settings(row, false)}}`,
    `        conn id: ${connection(row, way)}, flow_id: SW:${connection(row, way)}, sibling_flags 80000040, crypto map: ${row.sa.map}`,
    `        sa timing: remaining key lifetime (k/sec): ${remaining(row, tables, way)}`,
    `        IV size: ${row.sa.transform.cipher.startsWith('esp-aes') ? 16 : 8} bytes`,
    `        replay detection support: ${row.sa.transform.integrity === undefined ? 'N' : 'Y'}`,
    '        Status: ACTIVE(ACTIVE)',
  ],
}

export function showIpsecSa(context: ConsoleContext, tables: DeviceTables, layout: IpsecLayout): string {
  const ports = context.configuration.interfaces.filter((item) => item.cryptoMap)
  if (ports.length === 0) return 'No SAs found'
  return ports
    .map((port) => {
      const rows = tables.ipsecSas.filter(({ sa }) => sa.interface === port.name)
      const map = port.cryptoMap?.value ?? ''
      const local = localAddress(context, tables, map, port.name)
      const head = [
        '',
        `interface: ${port.name}`,
        `    Crypto map tag: ${map}, local addr${layout === IPSEC_12 ? '.' : ''} ${local}`,
      ]
      return [...head, ...rows.flatMap((row) => pairLines(row, tables, layout, port.mtu))].join('\n')
    })
    .join('\n')
}

function localAddress({ configuration }: ConsoleContext, tables: DeviceTables, map: string, port: string): string {
  const name = configuration.crypto?.maps.find((item) => item.name === map)?.localInterface?.value ?? port
  const address = tables.interfaces.find((item) => item.name === name)?.address
  return address ? formatIp(address.ip) : '0.0.0.0'
}

/** Compression is not simulated and not offered, and nothing fails to be sealed, so those counters are truly 0. */
function pairLines(row: IpsecSaRow, tables: DeviceTables, layout: IpsecLayout, mtu: number): readonly string[] {
  const { sa, encapsulated, decapsulated } = row
  const ways = [
    ['inbound', 'in', sa.inboundSpi],
    ['outbound', 'out', sa.outboundSpi],
  ] as const
  return [
    '',
    ...layout.vrf,
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
    '    #send errors 0, #recv errors 0',
    '',
    ...layout.endpoints(row, mtu),
    ...ways.flatMap(([word, way, spi]) => [
      '',
      `     ${word} esp sas:`,
      `      spi: ${layout.spi(spi) === hex(spi) ? `0x${hex(spi)}(${spi})` : layout.spi(spi)}`,
      ...layout.sa(row, tables, way),
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

/** `show crypto session`: a block for each peer, with its IKE SAs and its flows. */
export function showCryptoSession({ configuration }: ConsoleContext, tables: DeviceTables): string {
  const maps = configuration.crypto?.maps ?? []
  const blocks = configuration.interfaces.flatMap((port) => {
    const map = maps.find((item) => item.name === port.cryptoMap?.value)
    if (!map) return []
    const told = map.entries.flatMap((entry) => entry.peers.map((peer) => peer.address))
    const met = tables.ipsecSas.filter(({ sa }) => sa.interface === port.name).map(({ sa }) => sa.remote)
    return [...new Set([...told, ...met])].map((peer) => sessionLines(configuration, tables, port.name, map, peer))
  })
  return ['Crypto session current status', ...blocks.flatMap((block) => ['', ...block])].join('\n')
}

function sessionLines(
  configuration: ConsoleContext['configuration'],
  tables: DeviceTables,
  port: string,
  map: NonNullable<ConsoleContext['configuration']['crypto']>['maps'][number],
  peer: IkeSaRow['remote'],
): readonly string[] {
  const ike = tables.ikeSas.filter((sa) => sa.remote === peer)
  const pairs = tables.ipsecSas.filter(({ sa }) => sa.interface === port && sa.remote === peer)
  const flows = new Map<string, number>()
  for (const entry of map.entries.filter((item) => item.peers.some((told) => told.address === peer))) {
    const list = entry.match && lookUp(configuration.accessLists, entry.match.value)
    for (const item of list?.entries ?? [])
      if (item.action === 'permit')
        flows.set(`${flowEnd(patternText(item.source))} ${flowEnd(patternText(item.destination))}`, 0)
  }
  for (const { sa } of pairs) {
    const flow = `${flowEnd(prefixText(sa.proxy.local))} ${flowEnd(prefixText(sa.proxy.remote))}`
    flows.set(flow, (flows.get(flow) ?? 0) + 2)
  }
  return [
    `Interface: ${port}`,
    `Session status: ${statusWord(ike, pairs.length)}`,
    `Peer: ${formatIp(peer)} port ${ike[0]?.remotePort ?? 500} `,
    ...ike.flatMap((sa) => [
      '  Session ID: 0  ',
      `  IKEv${sa.version} SA: local ${formatIp(sa.local)}/${sa.localPort} remote ${formatIp(sa.remote)}/${sa.remotePort} ${stands(sa) ? 'Active' : 'Inactive'} `,
    ]),
    ...[...flows].flatMap(([flow, count]) => [
      `  IPSEC FLOW: permit ip ${flow} `,
      `        Active SAs: ${count}, origin: ${map.dynamic.length > 0 && map.entries.length === 0 ? 'dynamic crypto map' : 'crypto map'}`,
    ]),
  ]
}

/** A session names networks as `address/mask`, and everything as 0.0.0.0/0.0.0.0. */
function flowEnd(text: string): string {
  if (text === 'any') return '0.0.0.0/0.0.0.0'
  const [address = '', wildcard = ''] = text.split(' ')
  if (address === 'host') return text
  return `${address}/${wildcard
    .split('.')
    .map((octet) => 255 - Number(octet))
    .join('.')}`
}

const stands = ({ state }: IkeSaRow) => state === 'QM_IDLE' || state === 'READY'

function statusWord(ike: readonly IkeSaRow[], pairs: number): string {
  const up = ike.some(stands)
  if (pairs > 0) return up ? 'UP-ACTIVE     ' : 'UP-NO-IKE'
  if (up) return 'UP-IDLE'
  return ike.length > 0 ? 'DOWN-NEGOTIATING' : 'DOWN'
}
