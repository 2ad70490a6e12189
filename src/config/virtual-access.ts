/**
 * Virtual-Access interfaces: a hub with a Virtual-Template (`type tunnel`, named by an IKE profile) makes one for each peer
 * that asks (Cisco: IPsec virtual tunnel interfaces, dynamic VTI). Who can ask stands in the other configurations: tunnel
 * interfaces whose destination is the hub. Each has its interface at the hub from the beginning, down until its peer has an
 * SA there, and not shown while it is down.
 */
import { contains, type Ip, PRIVATE_PREFIXES } from '../net/index'
import type { Configuration, EigrpConfig, InterfaceConfig } from './configuration'
import { type NotKnown, notKnownAt, type ScopedNotKnown } from './not-known'
import { tunnelMapName, tunnelMapOf } from './tunnel-map'

const TEMPLATE = /^Virtual-Template(\d+)$/

interface Template {
  readonly port: InterfaceConfig
  /** Addresses at which peers reach the hub. */
  readonly addresses: readonly Ip[]
  /** Other ends of tunnel interfaces and crypto maps that the hub was told itself: those peers need none of the template. */
  readonly settled: ReadonlySet<Ip>
  /** Why what is made of it is not simulated. */
  readonly open?: string
}

export const isVirtualAccess = (name: string): boolean => name.startsWith('Virtual-Access')

/** Whether a device has templates of tunnels: what others are told may then matter to it. */
export const hasTemplates = ({ interfaces }: Configuration): boolean =>
  interfaces.some(({ name, tunnel }) => tunnel !== undefined && TEMPLATE.test(name))

/** A configuration with an interface for each peer that may ask; the same one where there are no templates. */
export function withVirtualAccess(told: Configuration, others: Iterable<Configuration>): Configuration {
  if (!hasTemplates(told)) return told
  const hub = withoutThem(told)
  const templates = templatesOf(hub)
  const peers = [...others].filter(({ device }) => device !== hub.device).sort(byDevice)
  const open: NotKnown[] = []
  const made: { readonly port: InterfaceConfig; readonly of: string }[] = []
  for (const template of templates)
    for (const peer of peers) {
      const asking = askingIn(peer, template)
      if (typeof asking === 'string') open.push(unknownPeer(hub, template, peer, asking))
      else
        for (const far of asking)
          made.push({ port: cloned(template.port, far, made.length + 1), of: template.port.name })
    }
  return { ...grown(hub, made), ...openFor(hub, open) }
}

/** Whether two configurations of a device have the same interfaces made of its templates, and leave the same open of them. */
export function sameVirtualAccess(one: Configuration, other: Configuration): boolean {
  const made = ({ interfaces, notKnown = [] }: Configuration) =>
    JSON.stringify([
      interfaces.flatMap(({ name, tunnel }) => (isVirtualAccess(name) ? [[name, tunnel?.destination?.value]] : [])),
      notKnown.filter(({ scope }) => isOurs(scope)),
    ])
  return made(one) === made(other)
}

/** As its lines have it. */
function withoutThem(told: Configuration): Configuration {
  if (!told.interfaces.some(({ name }) => isVirtualAccess(name))) return told
  const { crypto, notKnown } = told
  const bare = <P extends Process>(process: P): P => ({
    ...process,
    interfaces: Object.fromEntries(Object.entries(process.interfaces).filter(([name]) => !isVirtualAccess(name))),
    passive: {
      ...process.passive,
      interfaces: process.passive.interfaces.filter(({ value }) => !isVirtualAccess(value)),
      active: process.passive.active.filter(({ value }) => !isVirtualAccess(value)),
    },
  })
  const tunnelMaps = crypto?.tunnelMaps?.filter(({ name }) => !isVirtualAccess(name))
  return {
    ...told,
    interfaces: told.interfaces.filter(({ name }) => !isVirtualAccess(name)),
    ...(crypto ? { crypto: { ...crypto, ...(tunnelMaps ? { tunnelMaps } : {}) } } : {}),
    eigrp: told.eigrp.map(bare),
    ...(told.ospf ? { ospf: told.ospf.map(bare) } : {}),
    ...(notKnown ? { notKnown: notKnown.filter(({ scope }) => !isOurs(scope)) } : {}),
  }
}

const isOurs = (scope: ScopedNotKnown['scope']): boolean =>
  scope.kind === 'routing' && scope.protocol === 'virtual-template'

const byDevice = (a: Configuration, b: Configuration) => (a.device < b.device ? -1 : 1)

/** Templates that an IKE profile names for the IPsec profile that protects them. */
function templatesOf({ interfaces, crypto }: Configuration): readonly Template[] {
  return interfaces.flatMap((port): readonly Template[] => {
    const number = TEMPLATE.exec(port.name)?.[1]
    const { tunnel } = port
    if (number === undefined || !tunnel?.protection || !crypto) return []
    const profile = crypto.profiles?.find(({ name }) => name === tunnel.protection?.profile)
    const named = [
      ...crypto.isakmp.profiles.filter(({ name }) => name === profile?.isakmpProfile?.value),
      ...(crypto.ikev2?.profiles ?? []).filter(({ name }) => name === profile?.ikev2Profile?.value),
    ]
    if (!named.some(({ template }) => template === Number(number))) return []
    const own = interfaces.filter(({ name }) => tunnel.from === undefined || name === tunnel.from.interface)
    const addresses = tunnel.from?.address === undefined ? own.flatMap(addressOf) : [tunnel.from.address]
    const settled = new Set([
      ...interfaces.flatMap(({ tunnel: own }) => own?.destination?.value ?? []),
      ...crypto.maps.flatMap(({ entries }) => entries.flatMap(({ peers }) => peers.map(({ address }) => address))),
    ])
    const open = openOf(tunnel)
    return [{ port, addresses, settled, ...(open === undefined ? {} : { open }) }]
  })
}

function openOf({ mode, from }: NonNullable<InterfaceConfig['tunnel']>): string | undefined {
  if (mode !== 'ipsec') return 'what a template of GRE makes is not simulated'
  return from ? undefined : 'the template has no tunnel source'
}

const addressOf = ({ address }: InterfaceConfig): readonly Ip[] => (address.kind === 'static' ? [address.address] : [])

const isPrivate = (address: Ip): boolean => PRIVATE_PREFIXES.some((range) => contains(range, address))

/** This end of each tunnel of a device that leads to the hub; or why that is not known. */
function askingIn({ interfaces, crypto }: Configuration, template: Template): readonly Ip[] | string {
  const { addresses, settled, open } = template
  const maps = (crypto?.maps ?? []).flatMap(({ entries }) => entries.flatMap(({ peers }) => peers))
  const isSettled = interfaces.flatMap(addressOf).some((address) => settled.has(address))
  if (!isSettled && maps.some(({ address }) => addresses.includes(address))) return 'it asks by a crypto map'
  const leading = interfaces.flatMap(({ tunnel }) => {
    const to = tunnel?.destination?.value
    const isOne = to !== undefined && addresses.includes(to) && (tunnel?.mode === 'ipsec' || open !== undefined)
    if (!tunnel || !isOne) return []
    const from = interfaces.find(({ name }) => name === tunnel.from?.interface)
    return [tunnel.from?.address ?? (from && addressOf(from)[0])]
  })
  const asking = leading.filter((address) => address === undefined || !settled.has(address))
  const known = asking.filter((address) => address !== undefined)
  if (asking.length > 0 && open !== undefined) return open
  if (known.length < asking.length) return 'its lines do not tell its address'
  // A private address asks a public one by that of a router between them that translates (RFC 1918).
  const isTranslated = known.some(isPrivate) && !addresses.some(isPrivate)
  return isTranslated ? 'its address is a private one, and the hub sees another' : known
}

function cloned(template: InterfaceConfig, far: Ip, number: number): InterfaceConfig {
  const name = `Virtual-Access${number}`
  const { tunnel } = template
  if (!tunnel?.protection) return template
  return {
    ...template,
    name,
    tunnel: {
      ...tunnel,
      destination: { value: far },
      answers: true,
      protection: { ...tunnel.protection, map: tunnelMapName(name) },
    },
  }
}

function grown(
  hub: Configuration,
  made: readonly { readonly port: InterfaceConfig; readonly of: string }[],
): Configuration {
  const { crypto } = hub
  if (made.length === 0 || !crypto) return hub
  const interfaces = [...hub.interfaces, ...made.map(({ port }) => port)]
  const maps = made.flatMap(({ port }) => tunnelMapOf(port, crypto.profiles ?? [], interfaces) ?? [])
  const names = new Map<string, readonly string[]>()
  for (const { port, of } of made) names.set(of, [...(names.get(of) ?? []), port.name])
  return {
    ...hub,
    interfaces,
    crypto: { ...crypto, tunnelMaps: [...(crypto.tunnelMaps ?? []), ...maps] },
    eigrp: hub.eigrp.map((process) => ofClones(process, names)),
    ...(hub.ospf ? { ospf: hub.ospf.map((process) => ofClones(process, names)) } : {}),
  }
}

type Process = Pick<EigrpConfig, 'passive'> & { readonly interfaces: Readonly<Record<string, unknown>> }

/** What a routing process was told of the template holds for each that is made of it. */
function ofClones<P extends Process>(process: P, names: ReadonlyMap<string, readonly string[]>): P {
  const { passive } = process
  const more = (told: Process['passive']['interfaces']) => [
    ...told,
    ...told.flatMap((item) => (names.get(item.value) ?? []).map((value) => ({ ...item, value }))),
  ]
  const told = Object.entries(process.interfaces).flatMap(([name, value]) =>
    (names.get(name) ?? []).map((clone) => [clone, value] as const),
  )
  return {
    ...process,
    interfaces: { ...process.interfaces, ...Object.fromEntries(told) },
    passive: { ...passive, interfaces: more(passive.interfaces), active: more(passive.active) },
  }
}

/** A peer of which it is not known what it gets, and why. */
function unknownPeer({ device }: Configuration, { port }: Template, peer: Configuration, why: string): NotKnown {
  const source = port.source ?? { line: 0, text: '' }
  return notKnownAt(device, source, `which interface of ${port.name} ${peer.device} gets: ${why}`)
}

function openFor(hub: Configuration, open: readonly NotKnown[]): Pick<Configuration, 'notKnown'> {
  if (open.length === 0) return {}
  const scope = { kind: 'routing', protocol: 'virtual-template', process: '' } as const
  return { notKnown: [...(hub.notKnown ?? []), ...open.map((item) => ({ scope, ...item }))] }
}
