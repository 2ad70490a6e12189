/**
 * The sites of a design: a remote router with what belongs to it, and what a table can say of it. A site of the usual
 * shape is its router, the home router before it or none, its line to the Internet, and the phone behind it or none.
 */
import type { Design, Link } from '../model/design'
import type { Device, DeviceOf, Interface, SohoRouter } from '../model/device'
import { deviceNamed, devicesOf, endKey, farEndsOf, ownAddress, withRole } from '../model/read'
import type { AccessMedia, SiteValues } from './fields'

/** What belongs to a site, as far as it is there. */
export interface SiteParts {
  readonly router: SohoRouter
  readonly lan: Interface | undefined
  /** The interface towards the Internet: the home router's where there is one, else its own. */
  readonly front: { readonly device: Device; readonly item: Interface } | undefined
  readonly home: DeviceOf<'home-nat'> | undefined
  readonly line: Link | undefined
  readonly phone: DeviceOf<'phone'> | undefined
}

const byEnds = new WeakMap<Design['links'], ReadonlyMap<string, Link>>()

function linkAt({ links }: Design, device: string, port: string): Link | undefined {
  let known = byEnds.get(links)
  if (!known) {
    known = new Map(links.flatMap((link) => [link.a, link.b].map((end) => [endKey(end), link] as const)))
    byEnds.set(links, known)
  }
  return known.get(endKey({ device, interface: port }))
}

const farDevice = (design: Design, device: string, item: Interface | undefined): Device | undefined => {
  const far = item && farEndsOf(design, { device, interface: item.name })[0]
  return far && deviceNamed(design, far.device)
}

/** Every site, in the order of the document. */
export const sitesIn = (design: Design): readonly SiteParts[] =>
  devicesOf(design, 'soho').map((router) => partsOf(design, router))

/** The site of a router. */
export function siteNamed(design: Design, name: string): SiteParts | undefined {
  const router = deviceNamed(design, name)
  return router?.kind === 'soho' ? partsOf(design, router) : undefined
}

function partsOf(design: Design, router: SohoRouter): SiteParts {
  const [lan] = withRole(router, 'lan')
  const [outside] = withRole(router, 'outside')
  const before = farDevice(design, router.name, outside)
  const home = before?.kind === 'home-nat' ? before : undefined
  const item = home ? withRole(home, 'outside')[0] : outside
  const front = item && { device: home ?? router, item }
  const behind = farDevice(design, router.name, lan)
  return {
    router,
    lan,
    front,
    home,
    line: front && linkAt(design, front.device.name, front.item.name),
    phone: behind?.kind === 'phone' ? behind : undefined,
  }
}

/** All devices of a site. */
export const devicesOfSite = ({ router, home, phone }: SiteParts): readonly Device[] =>
  [home, router, phone].flatMap((device) => device ?? [])

/** What a table says of a site. */
export function valuesOf(parts: SiteParts): SiteValues {
  const { router, home, line, phone } = parts
  const own = ownAddress(parts.lan)
  const host = own && own.ip - own.subnet.address
  const { x, y } = (home ?? router).position
  return {
    site: router.name,
    ...(own && host !== undefined ? { lan: { subnet: own.subnet, ...(host > 1 ? { router: host } : {}) } } : {}),
    ...(home ? { home: home.name } : {}),
    nat: home?.passThrough ?? 'none',
    public: publicOf(parts),
    ...lineValues(line),
    box: router.platform,
    release: router.release,
    peers: router.peers,
    phone: phone?.name ?? 'none',
    ...(phone ? { callManager: phone.callManager } : {}),
    qos: router.qosPreClassify,
    voiceFirst: router.voicePolicy !== undefined,
    codec: router.planning?.codec ?? 'usual',
    description: router.cryptoDescription,
    x,
    y,
  }
}

const publicOf = ({ front }: SiteParts): string => {
  const addressing = front?.item.addressing
  return addressing?.kind === 'static' ? addressing.address : (addressing?.kind ?? 'none')
}

function lineValues(line: Link | undefined): SiteValues {
  if (!line || line.media === 'cross-over') return {}
  const access: AccessMedia = line.media
  return {
    access,
    up: line.bandwidthKbit,
    down: line.returnBandwidthKbit,
    delay: line.delayMs,
    jitter: line.jitterMs,
    loss: line.lossPercent,
  }
}
