/**
 * `show crypto isakmp key` (published displays of 12.4 and 15.x) and `show crypto isakmp peers` (genie ShowCryptoIsakmpPeer
 * golden_output). Keys stand in clear, as the device prints them: a matter for privileged mode.
 */
import type { PresharedKey } from '../../config/index'
import { formatIp, maskOf } from '../../net/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { left } from './text'

export function isakmpKeys({ configuration }: ConsoleContext): string {
  const keys = configuration.crypto?.isakmp.keys ?? []
  return [
    'Keyring      Hostname/Address                            Preshared Key',
    '',
    ...keys.map(
      (key) => `${left(key.ring ?? 'default', 12)} ${left(peersText(key), 43)} ${key.sealed ? '(encrypted)' : key.key}`,
    ),
  ].join('\n')
}

function peersText({ peers }: PresharedKey): string {
  return peers.length === 32
    ? formatIp(peers.address)
    : `${left(formatIp(peers.address), 14)} [${formatIp(maskOf(peers.length))}]`
}

/** A line for each peer that phase 1 is, or is being, negotiated with. */
export function isakmpPeers(tables: DeviceTables): string {
  const lines = tables.ikeSas
    .filter((sa) => sa.version === 1)
    .map(
      (sa) =>
        `Peer: ${formatIp(sa.remote)} Port: ${sa.remotePort} Local: ${formatIp(sa.local)}\n Phase1 id: ${formatIp(sa.remote)}`,
    )
  return [...new Set(lines)].join('\n')
}
