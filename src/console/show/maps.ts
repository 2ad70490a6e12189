/** The crypto maps of a router as its displays have them: those of its lines, and those it makes for protected tunnels. */
import type { Configuration, CryptoMap, InterfaceConfig } from '../../config/index'

export const mapsOf = ({ crypto }: Configuration): readonly CryptoMap[] => [
  ...(crypto?.maps ?? []),
  ...(crypto?.tunnelMaps ?? []),
]

/** The map at an interface. */
export const mapOf = ({ cryptoMap, tunnel }: InterfaceConfig): string | undefined =>
  cryptoMap?.value ?? tunnel?.protection?.map
