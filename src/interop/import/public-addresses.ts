/** By which addresses sites name their head-ends. */
import { type Configuration, tunnelEnds } from '../../config/index'
import { type Device, ownAddress, publicEnd } from '../../design/index'
import { formatIp, type Ip, parseIp } from '../../net/index'

/** Public address → head-ends, for the peers of sites: a virtual address is that of each that may have it. */
export type PublicAddresses = ReadonlyMap<string, readonly string[]>

/** Of head-ends of the design, which share a virtual address, and of those that were read, by their names. */
export function publicAddresses(
  devices: readonly Device[],
  read: readonly { readonly name: string; readonly configuration: Configuration }[],
  virtual?: string,
): PublicAddresses {
  const found = new Map<string, readonly string[]>()
  const put = (ip: Ip, name: string) => {
    const text = formatIp(ip)
    found.set(text, [...new Set([...(found.get(text) ?? []), name])])
  }
  for (const device of devices) {
    const own = device.kind === 'head-end' ? ownAddress(publicEnd(device)) : undefined
    if (own) put(own.ip, device.name)
    const shared = device.kind === 'head-end' ? parseIp(virtual ?? '') : undefined
    if (shared !== undefined) put(shared, device.name)
  }
  for (const { name, configuration } of read)
    for (const map of configuration.crypto?.maps ?? [])
      if (map.dynamic.length > 0) for (const ip of tunnelEnds(configuration, map)) put(ip, name)
  return found
}
