/** Many devices, ports and cables added at once: checked as one by one, written as one, so that a thousand cost a thousand. */
import * as v from 'valibot'
import { firstProblem } from '../file/problems'
import type { Design, Link } from '../model/design'
import type { Device, Interface } from '../model/device'
import { deviceNamed, endKey, endsOf } from '../model/read'
import { deviceSchema, interfaceSchema, linkSchema } from '../model/schema'
import { type Ledger, ledgerOf, type Parts, passOn } from '../sites/ledger'
import { namesProblem } from './interfaces'
import { hostnameProblem, interfaceNameProblem } from './names'

/** The design with the parts, or why they cannot be. */
export function addParts(design: Design, parts: Parts): Design | string {
  const ledger = ledgerOf(design)
  const devices = freshDevices(parts.devices, ledger)
  if (typeof devices === 'string') return devices
  const changed = withPorts(design, parts.ports, ledger)
  if (typeof changed === 'string') return changed
  const has = portCheck(
    design,
    ledger,
    new Map([...devices.map((device) => [device.name, device] as const), ...changed]),
  )
  const links = freshLinks(parts.links, ledger, has)
  if (typeof links === 'string') return links
  const after: Design = {
    ...design,
    devices: [...swapped(design.devices, changed, ledger), ...devices],
    links: [...design.links, ...links],
  }
  passOn(design, after, { devices, ports: parts.ports, links }, changed)
  return after
}

function freshDevices(devices: readonly Device[], ledger: Ledger): readonly Device[] | string {
  const names = new Set<string>()
  const ids = new Set<string>()
  const fresh: Device[] = []
  for (const device of devices) {
    const problem = hostnameProblem(device.name) ?? namesProblem(device)
    if (problem !== undefined) return problem
    if (ledger.names.has(device.name) || names.has(device.name))
      return `There is already a device called ${device.name}`
    const result = v.safeParse(deviceSchema, device)
    if (!result.success) return firstProblem(result.issues, `${device.name} does not fit`)
    const id = free(
      device.id,
      (wanted) => ledger.ids.has(wanted) || ids.has(wanted),
      (n) => `${device.id}-${n}`,
    )
    names.add(device.name)
    ids.add(id)
    fresh.push({ ...device, id })
  }
  return fresh
}

/** Another may have had the name before, and keeps the id that was made of it. */
function free(wanted: string, taken: (id: string) => boolean, numbered: (n: number) => string): string {
  let id = wanted
  for (let n = 2; taken(id); n++) id = numbered(n)
  return id
}

/** Devices that get ports, with them. */
function withPorts(design: Design, ports: Parts['ports'], ledger: Ledger): ReadonlyMap<string, Device> | string {
  const more = new Map<string, Map<string, Interface>>()
  for (const { device: name, interface: item } of ports) {
    const device = named(design, ledger, name)
    if (!device) return `There is no device called ${name}`
    const others = more.get(name) ?? new Map<string, Interface>()
    const problem = interfaceNameProblem(device, item.name)
    if (problem !== undefined) return problem
    if (others.has(item.name) || hasPort(device, item.name, ledger)) return `${name} already has ${item.name}`
    const result = v.safeParse(interfaceSchema, item)
    if (!result.success) return firstProblem(result.issues, `${item.name} cannot be set so`)
    more.set(name, others.set(item.name, item))
  }
  return new Map(
    [...more].flatMap(([name, items]) => {
      const device = named(design, ledger, name)
      return device ? [[name, { ...device, interfaces: [...device.interfaces, ...items.values()] }] as const] : []
    }),
  )
}

/** The Internet is known to the ledger; others are looked up in an index of the whole. */
const named = (design: Design, ledger: Ledger, name: string): Device | undefined =>
  name === ledger.internet?.name ? ledger.internet : deviceNamed(design, name)

const hasPort = (device: Device, port: string, ledger: Ledger): boolean =>
  device === ledger.internet ? ledger.portNames.has(port) : device.interfaces.some((item) => item.name === port)

type HasPort = (device: string, port: string) => string | undefined

/** Why a cable cannot end at a port. */
function portCheck(design: Design, ledger: Ledger, fresh: ReadonlyMap<string, Device>): HasPort {
  const freshPorts = new Set<string>()
  for (const [device, { interfaces }] of fresh)
    if (device !== ledger.internet?.name)
      for (const item of interfaces) freshPorts.add(endKey({ device, interface: item.name }))
  const added = new Set(
    fresh
      .get(ledger.internet?.name ?? '')
      ?.interfaces.slice(-freshOf(fresh, ledger))
      .map(({ name }) => name),
  )
  return (device, port) => {
    if (device === ledger.internet?.name && (ledger.portNames.has(port) || added.has(port))) return undefined
    if (freshPorts.has(endKey({ device, interface: port }))) return undefined
    const known = fresh.get(device) ?? named(design, ledger, device)
    if (!known) return `There is no device called ${device}`
    return known.interfaces.some((item) => item.name === port) ? undefined : `${device} has no interface ${port}`
  }
}

/** How many ports the Internet gets. */
const freshOf = (fresh: ReadonlyMap<string, Device>, { internet }: Ledger): number =>
  Math.max(1, (fresh.get(internet?.name ?? '')?.interfaces.length ?? 0) - (internet?.interfaces.length ?? 0))

function freshLinks(links: readonly Link[], ledger: Ledger, problemAt: HasPort): readonly Link[] | string {
  const cabled = new Set<string>()
  const ids = new Set<string>()
  const fresh: Link[] = []
  for (const link of links) {
    if (link.a.device === link.b.device) return `${link.a.device} cannot be connected to itself`
    for (const end of endsOf(link)) {
      const problem = problemAt(end.device, end.interface)
      if (problem !== undefined) return problem
      const key = endKey(end)
      if (ledger.cabled.has(key) || cabled.has(key)) return `${end.interface} of ${end.device} already has a cable`
      cabled.add(key)
    }
    const result = v.safeParse(linkSchema, link)
    if (!result.success) return firstProblem(result.issues, 'The link cannot be set so')
    const id = free(
      link.id,
      (wanted) => ledger.linkIds.has(wanted) || ids.has(wanted),
      (n) => `${link.id} (${n})`,
    )
    ids.add(id)
    fresh.push({ ...link, id })
  }
  return fresh
}

function swapped(devices: Design['devices'], changed: ReadonlyMap<string, Device>, ledger: Ledger): Design['devices'] {
  let next = devices
  for (const [name, device] of changed) {
    const at =
      devices[ledger.internetAt]?.name === name ? ledger.internetAt : devices.findIndex((item) => item.name === name)
    next = next.with(at, device)
  }
  return next
}
