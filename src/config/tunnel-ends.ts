/** Where a router waits for its peers: the addresses that they may name as theirs. */
import type { Ip } from '../net/index'
import type { Configuration, InterfaceConfig } from './configuration'
import type { CryptoMap } from './crypto'

/**
 * The address of `local-address`, else that of each interface which carries the map: the virtual one where the map is
 * redundant. An interface in a table of its own counts like any other.
 */
export function tunnelEnds({ interfaces }: Configuration, map: CryptoMap): readonly Ip[] {
  const local = interfaces.find((port) => port.name === map.localInterface?.value)
  if (local) return addressIn(local)
  return interfaces
    .filter((port) => port.cryptoMap?.value === map.name)
    .flatMap((port) => virtualEnd(port) ?? addressIn(port))
}

/** The address of the HSRP group that a redundant map goes by. */
function virtualEnd({ cryptoRedundancy, hsrp }: InterfaceConfig): readonly Ip[] | undefined {
  const address = cryptoRedundancy && hsrp.find((group) => group.name === cryptoRedundancy.value)?.virtualAddress
  return address === undefined ? undefined : [address]
}

function addressIn({ address: told }: InterfaceConfig): readonly Ip[] {
  return told.kind === 'static' ? [told.address] : []
}
