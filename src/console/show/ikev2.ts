/** `show crypto ikev2 sa`, as genie ShowCryptoIkev2Sa golden_output; without version 2 in use it prints nothing. */
import { formatIp } from '../../net/index'
import type { DeviceTables, IkeSaRow } from '../../sim/index'
import { left } from './text'
import { tunnelTables } from './tunnel-tables'

const HEAD = 'Tunnel-id Local                 Remote                fvrf/ivrf            Status '

export function ikev2Sas(tables: DeviceTables): string {
  const rows = tables.ikeSas.filter((sa) => sa.version === 2)
  if (rows.length === 0) return ''
  return [
    ' IPv4 Crypto IKEv2  SA ',
    '',
    ...rows.flatMap((sa) => saLines(tables, sa)),
    ' IPv6 Crypto IKEv2  SA ',
    '',
  ].join('\n')
}

function saLines(tables: DeviceTables, sa: IkeSaRow): readonly string[] {
  const life = Math.round((sa.expires - sa.since) / 1e6)
  const active = Math.floor((tables.now - sa.since) / 1e6)
  const end = (address: IkeSaRow['local'], port: number) => left(`${formatIp(address)}/${port}`, 22)
  const vrfs = tunnelTables(tables, sa)
  const sign = sa.authentication === 'pre-share' ? 'PSK' : 'RSA'
  return [
    HEAD,
    `${left(sa.id, 10)}${end(sa.local, sa.localPort)}${end(sa.remote, sa.remotePort)}${left(`${vrfs.front ?? 'none'}/${vrfs.inside ?? 'none'}`, 21)}${left(sa.state, 7)}`,
    `      Encr: ${cipherText(sa.encryption)}, PRF: ${hashText(sa.hash)}, Hash: ${integrityText(sa.hash)}, DH Grp:${sa.group}, Auth sign: ${sign}, Auth verify: ${sign}`,
    `      Life/Active Time: ${life}/${active} sec`,
    '',
  ]
}

function cipherText(encryption: string): string {
  const [name = ''] = encryption.split(' ')
  const bits = /[ -](128|192|256)$/.exec(encryption)?.[1] ?? '128'
  if (name === '3des' || name === 'des') return name.toUpperCase()
  return `${name.includes('gcm') ? 'AES-GCM' : 'AES-CBC'}, keysize: ${bits}`
}

const hashText = (hash: string) => (hash === 'sha' ? 'SHA1' : hash.toUpperCase())

/** The digest and the bits of it that are sent (RFC 2404, RFC 4868). */
const integrityText = (hash: string) => (hash === 'sha' ? 'SHA96' : hash === 'md5' ? 'MD596' : hash.toUpperCase())
