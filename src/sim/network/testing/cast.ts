/** Devices and cables for small networks in tests, without a design. */
import type { Configuration, DeviceKind, InterfaceConfig, TopologyLink } from '../../../config/index'
import { ip, parsePrefix } from '../../../net/index'

/** An interface with an address, or a bridged port without one. */
export function port(name: string, address?: string, change: Partial<InterfaceConfig> = {}): InterfaceConfig {
  const length = Number(address?.split('/')[1])
  return {
    name,
    kind: address === undefined ? 'port' : 'ethernet',
    address:
      address === undefined ? { kind: 'none' } : { kind: 'static', address: ip(address.split('/')[0] ?? ''), length },
    shutdown: { value: false },
    bandwidthKbit: 100_000,
    delayTens: 10,
    mtu: 1500,
    redirects: { value: false },
    proxyArp: { value: true },
    sameInterfaceCache: { value: true },
    hsrp: [],
    arpTimeoutSeconds: 14_400,
    ...change,
  }
}

/** A device with its interfaces; hosts get a default route by a gateway. */
export function device(
  name: string,
  kind: DeviceKind,
  interfaces: readonly InterfaceConfig[],
  gateway?: string,
): Configuration {
  const everything = parsePrefix('0.0.0.0/0')
  const routes = gateway && everything ? [{ prefix: everything, nextHop: ip(gateway), distance: 1, tag: 0 }] : []
  return {
    device: name,
    kind,
    hostname: name,
    release: '',
    interfaces,
    staticRoutes: routes,
    accessLists: {},
    routeMaps: {},
    eigrp: [],
    dhcpPools: [],
    filtersDecrypted: false,
    classless: { value: true },
    ...(kind === 'host' ? { host: { callManager: false, initialTtl: 64 } } : {}),
  }
}

/** A cable between `device/interface` and `device/interface`. */
export const cable = (a: string, b: string): TopologyLink => {
  const end = (text: string) => ({ device: text.split('/')[0] ?? '', interface: text.split('/')[1] ?? '' })
  return {
    id: `${a}–${b}`,
    a: end(a),
    b: end(b),
    media: 'ethernet',
    bandwidthKbit: { ab: 100_000, ba: 100_000 },
    delayMicros: 1,
    lossPercent: 0,
    jitterMicros: 0,
  }
}
