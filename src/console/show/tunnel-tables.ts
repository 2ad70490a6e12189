/** The routing tables of a tunnel, as displays name them: outside, in which its ends reach each other, and inside. */
import type { Ip } from '../../net/index'
import type { DeviceTables } from '../../sim/index'

/** Names of the two VRFs; absent = the global table. Without a pair of SAs the inside one is that of `port`, where it is a tunnel interface. */
export function tunnelTables(
  { interfaces, ipsecSas }: DeviceTables,
  ends: { readonly local?: Ip | undefined; readonly remote: Ip; readonly port?: string },
): { readonly front?: string | undefined; readonly inside?: string | undefined } {
  const sa = ipsecSas.find((row) => row.sa.remote === ends.remote)?.sa
  const port = ends.port ?? sa?.interface
  const local = ends.local ?? sa?.local
  const front = interfaces.find(({ address }) => local !== undefined && address?.ip === local)?.vrf
  const tunnel = interfaces.find(({ name, kind }) => kind === 'tunnel' && name === port)
  return { front, inside: sa?.vrf ?? tunnel?.vrf }
}
