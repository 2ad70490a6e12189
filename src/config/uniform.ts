/**
 * Configurations that look alike: every field stands in each, in one order, also those that nothing was told of. Whoever
 * runs them looks fields up with every packet, and an engine does that in one step only where all objects are laid out in
 * one way.
 */
import type { Configuration, InterfaceConfig } from './configuration'

/** The compiler names a field that is missing, also one that a protocol adds; but for the toy of the tests (`beacon`). */
type Empty<T> = { readonly [Field in Exclude<keyof T, 'beacon'>]-?: undefined }

const EMPTY_PORT: Empty<InterfaceConfig> = {
  name: undefined,
  kind: undefined,
  source: undefined,
  over: undefined,
  switchport: undefined,
  bridged: undefined,
  channelMode: undefined,
  minLinks: undefined,
  accessVlan: undefined,
  stub: undefined,
  pointToPoint: undefined,
  tunnel: undefined,
  address: undefined,
  secondaries: undefined,
  vrf: undefined,
  shutdown: undefined,
  carrierDelaySeconds: undefined,
  bandwidthKbit: undefined,
  delayTens: undefined,
  mtu: undefined,
  redirects: undefined,
  proxyArp: undefined,
  sameInterfaceCache: undefined,
  accessIn: undefined,
  accessOut: undefined,
  inspectIn: undefined,
  inspectOut: undefined,
  cryptoMap: undefined,
  dfBit: undefined,
  lookAhead: undefined,
  cryptoRedundancy: undefined,
  natSide: undefined,
  zone: undefined,
  policyRoute: undefined,
  passage: undefined,
  zoneMember: undefined,
  hsrp: undefined,
  adjustMss: undefined,
  policyOut: undefined,
  queue: undefined,
  arpTimeoutSeconds: undefined,
  unreachablesOff: undefined,
  description: undefined,
  cdpOff: undefined,
}

const EMPTY: Empty<Configuration> = {
  device: undefined,
  kind: undefined,
  hostname: undefined,
  release: undefined,
  platform: undefined,
  standing: undefined,
  interfaces: undefined,
  staticRoutes: undefined,
  accessLists: undefined,
  prefixLists: undefined,
  routeMaps: undefined,
  inspections: undefined,
  zones: undefined,
  queueing: undefined,
  eigrp: undefined,
  ospf: undefined,
  keyChains: undefined,
  timeRanges: undefined,
  tracked: undefined,
  probes: undefined,
  crypto: undefined,
  dhcpPools: undefined,
  nat: undefined,
  firewall: undefined,
  host: undefined,
  spanningTree: undefined,
  filtersDecrypted: undefined,
  classless: undefined,
  localPolicyRoute: undefined,
  vrfs: undefined,
  management: undefined,
  notKnown: undefined,
}

const made = new WeakMap<Configuration, Configuration>()

/** The same configuration in the common layout; made once. */
export function uniform(configuration: Configuration): Configuration {
  const known = made.get(configuration)
  if (known) return known
  const interfaces = configuration.interfaces.map((item) => ({ ...EMPTY_PORT, ...item }) as InterfaceConfig)
  const one = { ...EMPTY, ...configuration, interfaces } as Configuration
  made.set(configuration, one)
  made.set(one, one)
  given.set(one, configuration)
  return one
}

const given = new WeakMap<Configuration, Configuration>()

/** The very value that one in the common layout was made of. */
export const asGiven = (configuration: Configuration): Configuration => given.get(configuration) ?? configuration
