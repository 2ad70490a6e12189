/**
 * Whose packets a tunnel carries: the inside table (iVRF) of what its ends protect. It is that of the IKE profile; without one
 * it is the table of the interface that the peer is reached by, the front door (Cisco, VRF-Aware IPsec).
 */
import type { Configuration } from './configuration'

/** The IKE profile that a tunnel is made by, or that an entry of a crypto map names. */
export interface NamedProfiles {
  readonly isakmpProfile?: string | undefined
  readonly ikev2Profile?: string | undefined
}

/** Name of the table; nothing = the global one. `carrier` = the interface with the crypto map. */
export function insideTable(
  configuration: Configuration,
  { isakmpProfile, ikev2Profile }: NamedProfiles,
  carrier: string,
): string | undefined {
  const { crypto } = configuration
  const older = crypto?.isakmp.profiles.find(({ name }) => name === isakmpProfile)
  const later = crypto?.ikev2?.profiles.find(({ name }) => name === ikev2Profile)
  return (older ?? later)?.vrf?.value ?? tableOfInterface(configuration, carrier)
}

const tables = new WeakMap<Configuration, ReadonlyMap<string, string>>()

/** The table of an interface; nothing = the global one. Looked up for every tunnel, so found once. */
export function tableOfInterface(configuration: Configuration, name: string): string | undefined {
  const known = tables.get(configuration) ?? tablesOf(configuration)
  tables.set(configuration, known)
  return known.get(name)
}

const tablesOf = ({ interfaces }: Configuration): ReadonlyMap<string, string> =>
  new Map(interfaces.flatMap(({ name, vrf }) => (vrf ? [[name, vrf.value] as const] : [])))
