/** Whether OSPF looks for neighbours on an interface: its lines cover it, and it is not passive. */
import { type Ip, matchesWildcard } from '../net/index'
import type { Configuration } from './configuration'

export function speaksOspf({ ospf = [] }: Configuration, name: string, address: Ip): boolean {
  return ospf.some(({ process, networks, interfaces, passive }) => {
    const below = interfaces[name]?.area
    const covered = below
      ? below.process === process
      : networks.some((network) => matchesWildcard(address, network.address, network.wildcard))
    const isNamed = (list: typeof passive.active) => list.some(({ value }) => value === name)
    return covered && (passive.default ? isNamed(passive.active) : !isNamed(passive.interfaces))
  })
}
