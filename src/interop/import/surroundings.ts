/**
 * What stands around the imported devices and was not imported: the firewall and the Internet, the headquarters behind the
 * firewall, each site's home router and phone. Only what has no address of its own is cabled
 * here; `links` infers the rest by the subnets.
 */
import {
  cablePort,
  type Design,
  type Device,
  type DeviceKindName,
  devicesOf,
  type Firewall,
  type Interface,
  type Internet,
  makeInterface,
  makeLink,
  makePhone,
  makeServer,
  ownAddress,
  placeDevice,
  type SohoRouter,
  withRole,
} from '../../design/index'
import { ANY_ADDRESS, contains, formatIp, parseIp, prefixOf, samePrefix } from '../../net/index'

const NOWHERE = { x: 0, y: 0 }

/** What the texts say of devices that are not among them. */
export interface Called {
  /** Next hops of default routes and towards peers, by the routers' names: who has an address of its own knows its provider's. */
  readonly gateways: ReadonlyMap<string, readonly string[]>
  /** Where phones are told to find their CallManagers (DHCP option 150), in their order, by the site that tells them. */
  readonly callManagers: ReadonlyMap<string, readonly string[]>
  /** Routers that translate for their own LAN: they are what a home router would be. */
  readonly translators: ReadonlySet<string>
  /** Interfaces of sites that lead to a second provider, by the names of their routers. */
  readonly uplinks: ReadonlyMap<string, readonly string[]>
  /** Routers with a tunnel, by an interface or a crypto map, whose other end is a router that was read. */
  readonly tunnelled: ReadonlySet<string>
}

/**
 * The design with what is missing, and the names of what was added. Of itself it adds only what the texts call for: the
 * Internet between sites and the firewall before their head-ends, a CallManager at each address that phones are given, and
 * the homes and phones of such sites. With `all` it adds whatever the imported lack to be alive.
 */
export function surround(
  design: Design,
  called: Called,
  all: boolean,
): { readonly design: Design; readonly added: readonly string[] } {
  const before = new Set(design.devices.map((device) => device.name))
  const steps = [
    ...(all ? [(now: Design) => withFirewall(now, called.gateways)] : []),
    (now: Design) => withInternet(now, called, all),
    withFirewallLines,
    (now: Design) => withCallManagers(now, called),
    ...(all ? [withHeadquarters] : []),
    (now: Design) => withHomes(now, called, all),
  ]
  const after = steps.reduce((current, step) => step(current), design)
  return { design: after, added: after.devices.map((device) => device.name).filter((name) => !before.has(name)) }
}

const has = (design: Design, kind: DeviceKindName) => design.devices.some((device) => device.kind === kind)
const add = (design: Design, ...devices: readonly Device[]): Design => ({
  ...design,
  devices: [...design.devices, ...devices],
})

/** A new device with addresses that fit the design. */
function fresh(design: Design, kind: DeviceKindName): Device | undefined {
  const edit = placeDevice(design, kind, NOWHERE)
  return edit.kind === 'add-device' ? edit.device : undefined
}

/** The head-ends' default route says which address the firewall has before them; one at its provider needs none. */
function withFirewall(design: Design, gateways: Called['gateways']): Design {
  // Its provider's end may be drawn already.
  const others = { ...design, devices: design.devices.filter(({ kind }) => kind !== 'internet') }
  if (providersOf(others, devicesOf(design, 'head-end'), gateways).length > 0) return design
  const headEnd = devicesOf(design, 'head-end')[0]
  const made = headEnd && !has(design, 'firewall') ? fresh(design, 'firewall') : undefined
  if (!headEnd || !made) return design
  const stick = ownAddress(withRole(headEnd, 'stick')[0])
  const gateway = parseIp(headEnd.defaultGateway)
  const facing =
    stick && gateway !== undefined && contains(stick.subnet, gateway)
      ? `${formatIp(gateway)}/${stick.length}`
      : undefined
  const interfaces = made.interfaces.map((item) =>
    item.role === 'vpndmz' && facing !== undefined
      ? { ...item, addressing: { kind: 'static', address: facing } as const }
      : item,
  )
  return add(design, { ...made, interfaces } as Device)
}

/** What lies between a firewall, or head-ends without one, and sites is the Internet; without both it is only wanted. */
function withInternet(design: Design, { gateways, tunnelled }: Called, all: boolean): Design {
  const [firewall, sites] = [has(design, 'firewall'), has(design, 'soho')]
  const fronts = providersOf(design, devicesOf(design, 'head-end'), gateways)
  const between = providersOf(
    design,
    devicesOf(design, 'router').filter(({ name }) => tunnelled.has(name)),
    gateways,
  )
  // Ends of one network reach each other without it.
  const crosses = between.length > 1 || (between.length > 0 && fronts.length > 0)
  const open = firewall || fronts.length > 0
  const asked = open ? has(design, 'head-end') || devicesOf(design, 'firewall').some(isLedOut) : sites
  const needed = crosses || (all ? asked : open && sites)
  const made = needed && !has(design, 'internet') ? fresh(design, 'internet') : undefined
  if (made?.kind !== 'internet') return design
  // Most sites share a provider's network; others have one of their own.
  const [shared, ...others] = providersOf(design, devicesOf(design, 'soho'), gateways)
  const drawn = new Set(firewall ? made.interfaces.flatMap((item) => ownAddress(item)?.ip ?? []) : [])
  const borders = [...new Set([...fronts, ...others, ...(crosses ? between : [])])].filter(
    (text) => !drawn.has(parseIp(text.split('/')[0] ?? '') ?? ANY_ADDRESS),
  )
  const ports = borders.map((address, at) =>
    makeInterface(`Border${at === 0 && !firewall ? '' : at + 1 + (firewall ? 1 : 0)}`, 'outside', address),
  )
  const interfaces = !firewall && (fronts.length > 0 || crosses) ? ports : [...made.interfaces, ...ports]
  return add(design, { ...made, interfaces, accessGateway: shared ?? clearOf(design, made.accessGateway) })
}

/** A firewall that knows its provider, or is given its address by it: a hub by itself is one, with no router behind it. */
const isLedOut = (firewall: Firewall): boolean =>
  parseIp(firewall.defaultGateway) !== undefined ||
  withRole(firewall, 'outside').some(({ addressing, shutdown }) => addressing.kind === 'dhcp' && !shutdown)

/** Networks for documents and tests (RFC 5737, RFC 2544): whoever has one in use has it in a text. */
const INVENTED = ['198.51.100.1/24', '192.0.2.1/24', '198.18.0.1/24', '198.19.0.1/24']

/** What nobody told keeps clear of all that the texts have. */
function clearOf(design: Design, usual: string): string {
  const told = design.devices.flatMap(({ interfaces }) => interfaces.flatMap((item) => ownAddress(item)?.subnet ?? []))
  const isClear = (text: string) => {
    const [ip, length] = [parseIp(text.split('/')[0] ?? ''), Number(text.split('/')[1])]
    const own = ip === undefined ? undefined : prefixOf(ip, length)
    return !own || !told.some((other) => contains(own, other.address) || contains(other, own.address))
  }
  return [usual, ...INVENTED].find(isClear) ?? usual
}

/** The providers' ends of the networks by which devices go out, where nobody is known to have them. */
function providersOf(design: Design, devices: readonly Device[], gateways: Called['gateways']): readonly string[] {
  const taken = new Set(
    design.devices.flatMap((device) => device.interfaces.flatMap((item) => ownAddress(item)?.ip ?? [])),
  )
  const found = devices.flatMap((device) => {
    // Of several next hops in one network one is the provider, and the others are routers that were not read.
    const seen = new Set<number>()
    return (gateways.get(device.name) ?? []).flatMap((text) => {
      const gateway = parseIp(text)
      // On a stick it is the firewall's.
      const near = device.interfaces
        .flatMap((item) => (item.role === 'stick' ? [] : (ownAddress(item) ?? [])))
        .find((own) => gateway !== undefined && own.length < 32 && contains(own.subnet, gateway))
      if (!near || gateway === undefined || taken.has(gateway) || seen.has(near.subnet.address)) return []
      seen.add(near.subnet.address)
      return [`${formatIp(gateway)}/${near.length}`]
    })
  })
  return [...new Set(found)]
}

/** A firewall whose outside address is given is at a line of the provider, as a site is. */
function withFirewallLines(design: Design): Design {
  return devicesOf(design, 'firewall').reduce(withFirewallLine, design)
}

function withFirewallLine(design: Design, firewall: Device): Design {
  const outside = withRole(firewall, 'outside').find((item) => item.addressing.kind === 'dhcp' && !item.shutdown)
  const internet = devicesOf(design, 'internet')[0]
  const isCabled = design.links.some(({ a, b }) => [a, b].some((end) => end.device === firewall.name))
  if (!outside || !internet || isCabled) return design
  const access = makeInterface(accessName(internet), 'access')
  const devices = design.devices.map((device) =>
    device === internet ? { ...internet, interfaces: [...internet.interfaces, access] } : device,
  )
  const link = makeLink(`${firewall.name}/${outside.name}`, `${internet.name}/${access.name}`, 'wan')
  return { ...design, devices, links: [...design.links, link] }
}

/** A CallManager at each address that the sites' phones are given, where an interface of its network is. */
function withCallManagers(design: Design, { callManagers }: Called): Design {
  if (has(design, 'server')) return design
  return [...new Set([...callManagers.values()].flat())].reduce(withCallManager, design)
}

function withCallManager(design: Design, text: string): Design {
  const address = parseIp(text)
  const owners = design.devices.flatMap((device) => device.interfaces.flatMap((item) => ownAddress(item) ?? []))
  if (address === undefined || owners.some(({ ip }) => ip === address)) return design
  const router = owners.find((own) => own.length < 32 && contains(own.subnet, address))
  if (!router) return design
  const port = makeInterface('Ethernet', 'host', `${text}/${router.length}`)
  const name = free(design, 'callmanager')
  return add(design, makeServer({ name, position: NOWHERE, interfaces: [port] }, formatIp(router.ip), true))
}

/** A CallManager, a phone and an administrator's PC behind the firewall's inside, as in the source document's drawing. */
function withHeadquarters(design: Design): Design {
  const inside = devicesOf(design, 'firewall').flatMap((device) => withRole(device, 'inside'))
  if (has(design, 'pc') || !has(design, 'head-end') || !inside.some((item) => ownAddress(item))) return design
  const withServer = has(design, 'server') ? design : addNamed(design, 'server', 'callmanager')
  const place = fresh(withServer, 'pc')
  const gateway = place?.kind === 'pc' ? place.defaultGateway : ''
  const own = ownAddress(place?.interfaces[0])
  if (!own) return withServer
  const port = makeInterface('Ethernet', 'host', `${formatIp(own.ip)}/${own.length}`)
  const phone = makePhone(
    { name: free(withServer, 'hq-phone'), position: NOWHERE, interfaces: [port] },
    devicesOf(withServer, 'server')[0]?.name ?? '',
    gateway,
  )
  return addNamed(add(withServer, phone), 'pc', 'admin-pc')
}

/** A device's first name is its id. */
const named = (device: Device, name: string): Device => ({ ...device, id: name, name })

function addNamed(design: Design, kind: DeviceKindName, name: string): Design {
  const made = fresh(design, kind)
  return made ? add(design, named(made, free(design, name))) : design
}

/** A site that leases its address stands behind a home router, if it is none itself; each has a phone. All with their cables. */
function withHomes(design: Design, called: Called, all: boolean): Design {
  return devicesOf(design, 'soho').reduce((now, site) => withHome(now, site, called, all), design)
}

function withHome(
  design: Design,
  site: SohoRouter,
  { callManagers, translators, uplinks }: Called,
  all: boolean,
): Design {
  if (design.links.some((link) => [link.a, link.b].some((end) => end.device === site.name))) return design
  const outside = withRole(site, 'outside')[0]
  const first = outside ? withOutside(design, site, outside, translators.has(site.name)) : design
  const others = site.interfaces.filter(({ name }) => uplinks.get(site.name)?.includes(name) && name !== outside?.name)
  const connected = others.reduce((now, item) => withOutside(now, site, item, true), first)
  // A phone whose CallManager is nowhere would only stand there unregistered.
  const registers = callManagers.has(site.name) && devicesOf(connected, 'server').some((item) => item.callManager)
  return all || registers ? withPhone(connected, site) : connected
}

function withOutside(design: Design, site: SohoRouter, outside: Interface, translates: boolean): Design {
  const internet = devicesOf(design, 'internet')[0]
  if (!internet || outside.addressing.kind === 'none' || isShared(design, site, outside)) return design
  const access = makeInterface(accessName(internet), 'access')
  const devices = design.devices.map((device) =>
    device === internet ? { ...internet, interfaces: [...internet.interfaces, access] } : device,
  )
  const line = (end: string) => makeLink(end, `${internet.name}/${access.name}`, 'dsl')
  const port = `${site.name}/${cablePort(site, outside)}`
  // Who dials or translates is at the provider's line itself.
  const isHome = translates || (outside.over && outside.over.vlan === undefined)
  if (outside.addressing.kind === 'static' || isHome)
    return { ...design, devices, links: [...design.links, line(port)] }
  const home = fresh(design, 'home-nat')
  if (!home) return design
  const name = free(design, `home-${siteId(site)}`)
  const links = [line(`${name}/Outside`), makeLink(port, `${name}/Inside`)]
  return { ...design, devices: [...devices, named(home, name)], links: [...design.links, ...links] }
}

function withPhone(design: Design, site: SohoRouter): Design {
  const lan = withRole(site, 'lan').find((item) => ownAddress(item))
  if (!lan || isShared(design, site, lan)) return design
  const port = makeInterface('Ethernet', 'host', 'dhcp')
  const [first, second] = devicesOf(design, 'server').filter((item) => item.callManager)
  const made = makePhone(
    { name: free(design, `phone-${siteId(site)}`), position: NOWHERE, interfaces: [port] },
    first?.name ?? '',
  )
  const phone = second && made.kind === 'phone' ? { ...made, backupCallManager: second.name } : made
  const link = makeLink(`${phone.name}/Ethernet`, `${site.name}/${cablePort(site, lan)}`)
  return { ...design, devices: [...design.devices, phone], links: [...design.links, link] }
}

/** True when another device has an address of the same subnet: the cable is between them. */
function isShared(design: Design, site: SohoRouter, item: Interface): boolean {
  const own = ownAddress(item)
  if (!own) return false
  return design.devices.some(
    (device) =>
      device.name !== site.name &&
      device.interfaces.some((other) => {
        // Customers of one provider have no cable to each other.
        if (device.kind === 'soho' && other.role === 'outside' && item.role === 'outside') return false
        const address = ownAddress(other)
        return address !== undefined && samePrefix(address.subnet, own.subnet)
      }),
  )
}

function accessName(internet: Internet): string {
  const taken = new Set(internet.interfaces.map((item) => item.name))
  for (let n = 1; ; n++) if (!taken.has(`Access${n}`)) return `Access${n}`
}

/** Sites are known by the last octet of their LAN (SEED). */
function siteId(site: SohoRouter): string {
  const lan = ownAddress(withRole(site, 'lan').find((item) => ownAddress(item)))
  return lan ? (formatIp(lan.subnet.address).split('.')[3] ?? site.name) : site.name
}

function free(design: Design, name: string): string {
  const taken = new Set(design.devices.map((device) => device.name))
  if (!taken.has(name)) return name
  for (let n = 2; ; n++) if (!taken.has(`${name}-${n}`)) return `${name}-${n}`
}
