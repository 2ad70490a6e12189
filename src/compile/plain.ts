/**
 * Devices that have no text: their Configuration is made directly. Hosts are here; what a switch, a home router and the
 * Internet have of their own is beside it.
 */
import type { Configuration, DeviceKind, HostConfig, InterfaceConfig, StaticRouteConfig } from '../config/index'
import {
  type Design,
  type Device,
  type DeviceOf,
  deviceNamed,
  type Interface,
  type LinkMedia,
  ownAddress,
} from '../design/index'
import { ANY_ADDRESS, ETHERNET_MTU, PPPOE_MTU, parseIp, prefixOf } from '../net/index'
import { parametersOf } from './parameters'
import { roleAddress } from './plan'

/** What hosts' ports are when the design does not say: kbit/s and tens of microseconds, as of a FastEthernet. */
const USUAL_PORT = { bandwidthKbit: 100_000, delayTens: 10, arpTimeoutSeconds: 1200 } as const

/** Initial TTL of what servers and PCs send, and of what phones do (RFC 1700 recommends 64). */
const COMPUTER_TTL = 128
const PHONE_TTL = 64

/** A Configuration without settings of its own. */
export function plainBase(device: Device, kind: DeviceKind, interfaces: readonly InterfaceConfig[]): Configuration {
  return {
    device: device.name,
    kind,
    hostname: device.name,
    release: '',
    interfaces,
    staticRoutes: [],
    accessLists: {},
    routeMaps: {},
    eigrp: [],
    dhcpPools: [],
    filtersDecrypted: false,
    classless: { value: true },
  }
}

/** What PPP over Ethernet has room for, which DSL is taken to be. */
const mtuOn = (media: LinkMedia | undefined): number => (media === 'dsl' ? PPPOE_MTU : ETHERNET_MTU)

/** A port, and how the cable at it is made where that matters. */
export function plainPort(item: Interface, media?: LinkMedia): InterfaceConfig {
  return {
    ...USUAL_PORT,
    mtu: mtuOn(media),
    name: item.name,
    kind: 'ethernet',
    address: plainAddress(item),
    shutdown: { value: item.shutdown },
    bandwidthKbit: item.bandwidthKbit ?? USUAL_PORT.bandwidthKbit,
    delayTens: item.delayTens ?? USUAL_PORT.delayTens,
    redirects: { value: false },
    proxyArp: { value: false },
    sameInterfaceCache: { value: true },
    hsrp: [],
  }
}

function plainAddress(item: Interface): InterfaceConfig['address'] {
  if (item.addressing.kind === 'dhcp') return { kind: 'dhcp' }
  const own = ownAddress(item)
  return own ? { kind: 'static', address: own.ip, length: own.length } : { kind: 'none' }
}

/** The default route by a gateway; none when the text is no address. */
export function plainDefaultRoute(gateway: string): readonly StaticRouteConfig[] {
  const nextHop = parseIp(gateway)
  return nextHop === undefined ? [] : [{ prefix: prefixOf(ANY_ADDRESS, 0), nextHop, distance: 1, tag: 0 }]
}

export function hostConfiguration(design: Design, device: DeviceOf<'server' | 'phone' | 'pc'>): Configuration {
  return {
    ...plainBase(
      device,
      'host',
      device.interfaces.map((item) => plainPort(item)),
    ),
    staticRoutes: plainDefaultRoute(device.defaultGateway),
    host: aboutHost(design, device),
  }
}

function aboutHost(design: Design, device: DeviceOf<'server' | 'phone' | 'pc'>): HostConfig {
  switch (device.kind) {
    case 'server':
      return { callManager: device.callManager, initialTtl: COMPUTER_TTL }
    case 'pc':
      return { callManager: false, initialTtl: COMPUTER_TTL }
    case 'phone':
      return { callManager: false, initialTtl: PHONE_TTL, ...skinnyOf(design, device) }
  }
}

/** A phone speaks Skinny to its CallManager; without one that has an address it stays silent. */
function skinnyOf(design: Design, device: DeviceOf<'phone'>): Pick<HostConfig, 'skinny'> {
  const addressOf = (name: string) => parseIp(roleAddress(deviceNamed(design, name), 'host'))
  const [server, backup] = [addressOf(device.callManager), addressOf(device.backupCallManager ?? '')]
  const keepaliveSeconds = parametersOf(design).skinnyKeepaliveSeconds
  if (server === undefined) return {}
  return { skinny: { server, ...(backup === undefined ? {} : { backup }), keepaliveSeconds } }
}
