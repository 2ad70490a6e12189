/**
 * Cables by the subnets that interfaces share: two ends are cabled to each other, more get a switch, and so does the
 * head-ends' stick, where the firewall belongs too. Subinterfaces of a port share its cable.
 */
import {
  cablePort,
  type Design,
  type Device,
  endsOf,
  type Interface,
  type Link,
  type LinkMedia,
  makeInterface,
  makeLan,
  makeLink,
  ownAddress,
} from '../../design/index'
import { formatIp, formatPrefix, type Ip, type Prefix } from '../../net/index'
import type { ImportDiagnostic } from './types'

export interface Cabled {
  readonly design: Design
  /** Why each new link is there, by its id. */
  readonly reasons: ReadonlyMap<string, string>
  readonly added: readonly string[]
  readonly diagnostics: readonly ImportDiagnostic[]
}

interface End {
  readonly device: Device
  readonly item: Interface
  readonly ip: Ip
}

/** What no field of the design says of interfaces, by `device/interface`. */
export interface PortFacts {
  /** The VRF. */
  readonly tables: ReadonlyMap<string, string>
  /** Addresses in further networks (`ip address … secondary`). */
  readonly secondaries: ReadonlyMap<string, readonly { readonly ip: Ip; readonly subnet: Prefix }[]>
}

export function cable(design: Design, { tables, secondaries }: PortFacts): Cabled {
  const diagnostics: ImportDiagnostic[] = []
  const reasons = new Map(design.links.map((link) => [link.id, surroundingReason(design, link)]))
  let current = design
  const before = new Set(design.devices.map((device) => device.name))
  const networks = [...subnetsOf(design, secondaries)].map(([subnet, ends]) => ({
    subnets: [subnet],
    ends: withoutDoubles(subnet, ends, tables, diagnostics),
  }))
  const ports = guessedPorts(design)
  for (const { parts, ends } of byCables(networks)) {
    if (ends.every(({ device, item }) => device.kind === 'soho' && item.role === 'outside')) continue
    const next = join(current, ends)
    const networksOf = partsOf(parts)
    for (const link of next.links.slice(current.links.length))
      reasons.set(link.id, sharedReason(networksOf, link) + guessed(ports, link))
    current = next
  }
  const added = current.devices.map((device) => device.name).filter((name) => !before.has(name))
  return { design: current, reasons, added, diagnostics }
}

/** The networks of a piece by the ports that stand in them. */
function partsOf(parts: readonly Network[]): ReadonlyMap<string, ReadonlySet<Network>> {
  const found = new Map<string, Set<Network>>()
  for (const part of parts)
    for (const end of part.ends) {
      const text = textOf(end)
      const own = found.get(text)
      if (own) own.add(part)
      else found.set(text, new Set([part]))
    }
  return found
}

/** The networks that a cable's ends stand in; a switch, which stands in none, has those of its other end. */
function sharedReason(networksOf: ReadonlyMap<string, ReadonlySet<Network>>, link: Link): string {
  const own = endsOf(link).flatMap((end) => networksOf.get(key(end.device, end.interface)) ?? [])
  const [first, second] = own
  const shared = [...(first ?? [])].filter((part) => second?.has(part) ?? true)
  const subnets = shared.flatMap((part) => part.subnets).join(' and ')
  return own.length < 2 ? `it stands in ${subnets}` : `both stand in ${subnets}`
}

/** Of a VLAN that several ports carry no line says by which of them the others are reached; by the port that is taken. */
function guessedPorts({ devices }: Design): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const device of devices)
    for (const item of device.interfaces) {
      const { over, name } = item
      if (!over?.others || !name.startsWith('Vlan')) continue
      const port = textOf({ device, item })
      if (!found.has(port)) found.set(port, `${device.name} has ${[over.interface, ...over.others].join(', ')}`)
    }
  return found
}

function guessed(ports: ReadonlyMap<string, string>, link: Link): string {
  const told = endsOf(link).flatMap((end) => ports.get(key(end.device, end.interface)) ?? [])
  return told.length === 0
    ? ''
    : `; which of the ports that carry it is not told, and the first is taken: ${told.join('; ')}`
}

/** Why what was added around a device is cabled to it: no text says so. */
function surroundingReason({ devices }: Design, link: Link): string {
  const ends = endsOf(link).flatMap((end) => {
    const device = devices.find(({ name }) => name === end.device)
    return device ? [{ kind: device.kind, port: device.interfaces.find(({ name }) => name === end.interface) }] : []
  })
  if (ends.some(({ port }) => port?.addressing.kind === 'dhcp')) return 'its addresses are leased over it'
  return ends.some(({ kind }) => kind === 'internet') ? 'it leads to the provider' : 'it was added beside it'
}

interface Network {
  readonly subnets: readonly string[]
  readonly ends: readonly End[]
}

interface Piece extends Network {
  readonly parts: readonly Network[]
}

/** Networks that a port carries together, by tags, are one piece of cabling, where each port counts once. */
function byCables(networks: readonly Network[]): readonly Piece[] {
  // A piece that joined an older one is left empty.
  const pieces: Network[][] = []
  const pieceOf = new Map<string, number>()
  for (const network of networks) {
    const touched = new Set(network.ends.flatMap((end) => pieceOf.get(textOf(end)) ?? []))
    const [at = pieces.length, ...younger] = [...touched].sort((a, b) => a - b)
    const joins = [...younger.flatMap((other) => pieces[other] ?? []), network]
    for (const other of younger) pieces[other] = []
    pieces[at] = pieces[at] ?? []
    pieces[at].push(...joins)
    for (const end of joins.flatMap(({ ends }) => ends)) pieceOf.set(textOf(end), at)
  }
  return pieces.filter((piece) => piece.length > 0).map(asOne)
}

const asOne = (piece: readonly Network[]): Piece => ({
  parts: piece,
  subnets: piece.flatMap(({ subnets }) => subnets),
  ends: [
    ...new Map([...piece.flatMap(({ ends }) => ends)].reverse().map((end) => [textOf(end), end])).values(),
  ].reverse(),
})

const key = (device: string, item: string) => `${device}/${item}`
/** Interfaces without a cable of their own. */
const VIRTUAL = /^(?:Loopback|Tunnel|Null|Dialer|BVI)/

/** Free ends by their subnet, in the order of the document. */
function subnetsOf(design: Design, secondaries: PortFacts['secondaries']): ReadonlyMap<string, readonly End[]> {
  const taken = new Set(design.links.flatMap(endsOf).map((end) => key(end.device, end.interface)))
  const subnets = new Map<string, End[]>()
  for (const device of design.devices) {
    for (const item of device.interfaces) {
      const own = ownAddress(item)
      const isHome = device.kind === 'home-nat' && item.role === 'inside'
      if (!own || own.length >= 32 || isHome || VIRTUAL.test(item.name)) continue
      if (item.shutdown || taken.has(textOf({ device, item }))) continue
      for (const { ip, subnet } of [own, ...(secondaries.get(key(device.name, item.name)) ?? [])]) {
        const name = formatPrefix(subnet)
        const ends = subnets.get(name) ?? []
        ends.push({ device, item, ip })
        subnets.set(name, ends)
      }
    }
  }
  return subnets
}

/** Two devices with one address are no neighbours: they are of different networks. */
function withoutDoubles(
  subnet: string,
  ends: readonly End[],
  tables: PortFacts['tables'],
  diagnostics: ImportDiagnostic[],
): readonly End[] {
  const owners = new Map<Ip, End>()
  return ends.filter((end) => {
    const owner = owners.get(end.ip)
    if (!owner) {
      owners.set(end.ip, end)
      return true
    }
    const table = ({ device, item }: End) => tables.get(key(device.name, item.name))
    const isOther = owner.device === end.device && table(owner) !== table(end)
    // Two tables of a router may have the same addresses; that each has its cable is not known from them.
    if (isOther && ends.every(({ device }) => device === end.device)) return false
    diagnostics.push({
      severity: isOther ? 'info' : 'warning',
      file: '',
      line: 0,
      device: end.device.name,
      summary: `${end.device.name} ${end.item.name} has the address ${formatIp(end.ip)} of ${owner.device.name} ${owner.item.name}`,
      detail: `It was not cabled to the others in ${subnet}.`,
      remedy: isOther
        ? 'They are in different tables: cable it by hand.'
        : 'Correct one of the addresses, or remove the device.',
    })
    return false
  })
}

function join(design: Design, ends: readonly End[]): Design {
  const [first, second] = ends
  if (!first || !second) return design
  const stick = ends.some((end) => end.item.role === 'stick')
  const present = switchOf(design, ends)
  // Who knows of no tags is at a switch's port.
  const mixed = new Set(ends.map(({ item }) => item.over?.vlan === undefined)).size > 1
  if (!present && ends.length === 2 && !stick && !mixed) {
    // Access lines run from the customer to the provider.
    const [near, far] = first.device.kind === 'internet' ? [second, first] : [first, second]
    const link = makeLink(textOf(near), textOf(far), mediaOf(near, far))
    return { ...design, links: [...design.links, link] }
  }
  return onSwitch(design, present, ends, stick)
}

const textOf = ({ device, item }: Pick<End, 'device' | 'item'>) => key(device.name, cablePort(device, item))

function mediaOf(a: End, b: End): LinkMedia {
  const kinds = [a.device.kind, b.device.kind]
  if (kinds.every((kind) => kind === 'head-end')) return 'cross-over'
  return kinds.includes('internet') ? 'wan' : 'ethernet'
}

/** A switch that a device of the same subnet hangs on already. */
function switchOf(design: Design, ends: readonly End[]): string | undefined {
  const subnet = ends[0] && ownAddress(ends[0].item)?.subnet
  const switches = new Set(design.devices.filter((device) => device.kind === 'lan').map((device) => device.name))
  return design.links.flatMap((link) => {
    const [a, b] = endsOf(link)
    const [lan, other] = switches.has(a.device) ? [a, b] : [b, a]
    if (!switches.has(lan.device)) return []
    const item = design.devices
      .find((device) => device.name === other.device)
      ?.interfaces.find((port) => port.name === other.interface)
    const own = ownAddress(item)
    return own && subnet && formatPrefix(own.subnet) === formatPrefix(subnet) ? [lan.device] : []
  })[0]
}

function onSwitch(design: Design, present: string | undefined, ends: readonly End[], stick: boolean): Design {
  const name = present ?? switchName(design, ends, stick)
  const lan =
    design.devices.find((device) => device.name === name) ?? makeLan({ name, position: { x: 0, y: 0 }, interfaces: [] })
  const first = lan.interfaces.length + 1
  const ports = ends.map((_, index) => makeInterface(`Port${first + index}`, 'port'))
  const links: readonly Link[] = ends.map((end, index) => makeLink(textOf(end), `${name}/Port${first + index}`))
  const wired = { ...lan, interfaces: [...lan.interfaces, ...ports] }
  const devices =
    present === undefined
      ? [...design.devices, wired]
      : design.devices.map((device) => (device.name === name ? wired : device))
  return { ...design, devices, links: [...design.links, ...links] }
}

function switchName(design: Design, ends: readonly End[], stick: boolean): string {
  const taken = new Set(design.devices.map((device) => device.name))
  const usual = stick ? 'stick-lan' : ends.some((end) => end.item.role === 'inside') ? 'hq-lan' : undefined
  if (usual !== undefined && !taken.has(usual)) return usual
  for (let n = 1; ; n++) if (!taken.has(`lan-${n}`)) return `lan-${n}`
}
