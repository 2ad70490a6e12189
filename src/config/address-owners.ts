/** Whose an address is by the configurations alone, whoever runs. */
import type { Ip } from '../net/index'
import type { Configuration } from './configuration'
import type { DeviceId } from './configured'

/** Each address's device; one that several share, as in HSRP, is the first's. */
export function addressOwners(configurations: Iterable<Configuration>): ReadonlyMap<Ip, DeviceId> {
  const owners = new Map<Ip, DeviceId>()
  const add = (ip: Ip | undefined, device: DeviceId) => {
    if (ip !== undefined && !owners.has(ip)) owners.set(ip, device)
  }
  for (const { device, interfaces } of configurations)
    for (const { address, secondaries = [], hsrp } of interfaces) {
      if (address.kind === 'static') add(address.address, device)
      for (const further of secondaries) add(further.address, device)
      for (const { virtualAddress } of hsrp) add(virtualAddress, device)
    }
  return owners
}
