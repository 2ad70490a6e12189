/**
 * Edits of a design as values. Applying one gives a new design, or a sentence that says why it cannot be: an edit
 * never leaves references that lead nowhere and never gives two devices one name.
 */
import type { Design, Link, VpnSettings } from '../model/design'
import type { Device, Interface, Patch } from '../model/device'

/** Fields of a device that may be set at once; names, kinds and interfaces have edits of their own. */
export type DeviceChange = Readonly<Record<string, unknown>>

export type Edit =
  | { readonly kind: 'add-device'; readonly device: Device }
  | { readonly kind: 'remove-devices'; readonly names: readonly string[] }
  | { readonly kind: 'rename-device'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'move-devices'
      readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>
    }
  | { readonly kind: 'set-device'; readonly name: string; readonly change: DeviceChange }
  | { readonly kind: 'set-patch'; readonly name: string; readonly patch: Patch }
  | { readonly kind: 'add-interface'; readonly device: string; readonly interface: Interface }
  | {
      readonly kind: 'set-interface'
      readonly device: string
      readonly interface: string
      readonly change: Partial<Interface>
    }
  | { readonly kind: 'remove-interface'; readonly device: string; readonly interface: string }
  | { readonly kind: 'add-link'; readonly link: Link }
  | { readonly kind: 'set-link'; readonly id: string; readonly change: Partial<Omit<Link, 'id' | 'a' | 'b'>> }
  | { readonly kind: 'remove-links'; readonly ids: readonly string[] }
  | { readonly kind: 'set-vpn'; readonly vpn: VpnSettings }
  | {
      readonly kind: 'set-design'
      readonly change: Partial<Pick<Design, 'name' | 'notes' | 'history' | 'flows' | 'parameters' | 'seed'>>
    }
  | { readonly kind: 'batch'; readonly label: string; readonly edits: readonly Edit[] }

/** A device's name is its hostname: letters, digits and hyphens, beginning with a letter (RFC 1123; IOS). */
export function nameProblem(design: Design, name: string, except?: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,62}$/.test(name))
    return `"${name}" is no hostname: begin with a letter, then letters, digits and hyphens, at most 63`
  if (name !== except && design.devices.some((device) => device.name === name))
    return `There is already a device called ${name}`
  return undefined
}

/** The design after an edit, or why it cannot be. */
export function applyEdit(design: Design, edit: Edit): Design | string {
  switch (edit.kind) {
    case 'add-device':
      return nameProblem(design, edit.device.name) ?? { ...design, devices: [...design.devices, edit.device] }
    case 'remove-devices':
      return removeDevices(design, new Set(edit.names))
    case 'rename-device':
      return rename(design, edit.from, edit.to)
    case 'move-devices':
      return {
        ...design,
        devices: design.devices.map((device) => ({
          ...device,
          position: edit.positions[device.name] ?? device.position,
        })),
      }
    case 'set-device':
      return changeDevice(
        design,
        edit.name,
        (device) => ({ ...device, ...edit.change, name: device.name, kind: device.kind }) as Device,
      )
    case 'set-patch':
      return changeDevice(design, edit.name, (device) => ({ ...device, patch: edit.patch }))
    case 'add-interface':
      return changeDevice(design, edit.device, (device) =>
        device.interfaces.some((item) => item.name === edit.interface.name)
          ? `${edit.device} already has ${edit.interface.name}`
          : { ...device, interfaces: [...device.interfaces, edit.interface] },
      )
    case 'set-interface':
      return setInterface(design, edit.device, edit.interface, edit.change)
    case 'remove-interface':
      return removeInterface(design, edit.device, edit.interface)
    case 'add-link':
      return addLink(design, edit.link)
    case 'set-link':
      return {
        ...design,
        links: design.links.map((link) => (link.id === edit.id ? { ...link, ...edit.change } : link)),
      }
    case 'remove-links':
      return { ...design, links: design.links.filter((link) => !edit.ids.includes(link.id)) }
    case 'set-vpn':
      return { ...design, vpn: edit.vpn }
    case 'set-design':
      return { ...design, ...edit.change }
    case 'batch':
      return edit.edits.reduce<Design | string>(
        (current, part) => (typeof current === 'string' ? current : applyEdit(current, part)),
        design,
      )
  }
}

function changeDevice(design: Design, name: string, change: (device: Device) => Device | string): Design | string {
  const device = design.devices.find((item) => item.name === name)
  if (!device) return `There is no device called ${name}`
  const next = change(device)
  return typeof next === 'string'
    ? next
    : { ...design, devices: design.devices.map((item) => (item === device ? next : item)) }
}

const touches = (link: Link, names: ReadonlySet<string>) => names.has(link.a.device) || names.has(link.b.device)

function removeDevices(design: Design, names: ReadonlySet<string>): Design {
  const devices = design.devices.filter((device) => !names.has(device.name)).map((device) => forget(device, names))
  return {
    ...design,
    devices,
    links: design.links.filter((link) => !touches(link, names)),
    flows: design.flows.filter(
      (flow) => !names.has(flow.from.split('/')[0] ?? '') && !names.has(flow.to.split('/')[0] ?? ''),
    ),
    history: design.history.filter((event) => !names.has(faultDevice(event.fault))),
  }
}

function forget(device: Device, names: ReadonlySet<string>): Device {
  if (device.kind === 'soho' && device.peers.some((peer) => names.has(peer)))
    return { ...device, peers: device.peers.filter((peer) => !names.has(peer)) }
  if (device.kind === 'phone' && names.has(device.callManager)) return { ...device, callManager: '' }
  return device
}

const faultDevice = (fault: string) => /^[a-z-]+:([^/]+)/.exec(fault)?.[1] ?? ''

function rename(design: Design, from: string, to: string): Design | string {
  const problem = nameProblem(design, to, from)
  if (problem !== undefined) return problem
  if (!design.devices.some((device) => device.name === from)) return `There is no device called ${from}`
  const name = (text: string) => (text === from ? to : text)
  const end = (text: string) => (text === from || text.startsWith(`${from}/`) ? to + text.slice(from.length) : text)
  const devices = design.devices.map((device): Device => {
    const next = device.name === from ? { ...device, name: to } : device
    if (next.kind === 'soho') return { ...next, peers: next.peers.map(name) }
    return next.kind === 'phone' ? { ...next, callManager: name(next.callManager) } : next
  })
  return {
    ...design,
    devices,
    links: design.links.map((link) => ({
      ...link,
      a: { ...link.a, device: name(link.a.device) },
      b: { ...link.b, device: name(link.b.device) },
    })),
    flows: design.flows.map((flow) => ({ ...flow, from: end(flow.from), to: end(flow.to) })),
    history: design.history.map((event) =>
      faultDevice(event.fault) === from ? { ...event, fault: event.fault.replace(`:${from}`, `:${to}`) } : event,
    ),
  }
}

function setInterface(design: Design, device: string, name: string, change: Partial<Interface>): Design | string {
  const renamed = change.name !== undefined && change.name !== name ? change.name : undefined
  const changed = changeDevice(design, device, (found) => {
    if (renamed !== undefined && found.interfaces.some((item) => item.name === renamed))
      return `${device} already has ${renamed}`
    return {
      ...found,
      interfaces: found.interfaces.map((item) => (item.name === name ? { ...item, ...change } : item)),
    }
  })
  if (typeof changed === 'string' || renamed === undefined) return changed
  const end = (ref: Link['a']) =>
    ref.device === device && ref.interface === name ? { ...ref, interface: renamed } : ref
  return { ...changed, links: changed.links.map((link) => ({ ...link, a: end(link.a), b: end(link.b) })) }
}

function removeInterface(design: Design, device: string, name: string): Design | string {
  const changed = changeDevice(design, device, (found) => ({
    ...found,
    interfaces: found.interfaces.filter((item) => item.name !== name),
  }))
  const at = (ref: Link['a']) => ref.device === device && ref.interface === name
  return typeof changed === 'string'
    ? changed
    : { ...changed, links: changed.links.filter((link) => !at(link.a) && !at(link.b)) }
}

function addLink(design: Design, link: Link): Design | string {
  for (const end of [link.a, link.b]) {
    const device = design.devices.find((item) => item.name === end.device)
    if (!device?.interfaces.some((item) => item.name === end.interface))
      return `${end.device} has no interface ${end.interface}`
    const taken = design.links.some((other) =>
      [other.a, other.b].some((ref) => ref.device === end.device && ref.interface === end.interface),
    )
    if (taken) return `${end.interface} of ${end.device} already has a cable`
  }
  return { ...design, links: [...design.links, link] }
}

/** What an edit is called in the undo menu. */
export function editLabel(edit: Edit): string {
  switch (edit.kind) {
    case 'add-device':
      return `Add ${edit.device.name}`
    case 'remove-devices':
      return edit.names.length === 1 ? `Remove ${edit.names[0]}` : `Remove ${edit.names.length} devices`
    case 'rename-device':
      return `Rename ${edit.from} to ${edit.to}`
    case 'move-devices':
      return 'Move'
    case 'set-device':
    case 'set-patch':
      return `Change ${edit.name}`
    case 'add-interface':
    case 'set-interface':
    case 'remove-interface':
      return `Change interfaces of ${edit.device}`
    case 'add-link':
      return `Connect ${edit.link.a.device} and ${edit.link.b.device}`
    case 'set-link':
      return 'Change link'
    case 'remove-links':
      return 'Remove link'
    case 'set-vpn':
      return 'Change VPN settings'
    case 'set-design':
      return 'Change design settings'
    case 'batch':
      return edit.label
  }
}
