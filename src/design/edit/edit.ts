/**
 * Applying edits. The answer is a new design, or a sentence that says why it cannot be: an edit never leaves
 * references that lead nowhere, never gives two things one name, and brings no value that could not be saved. An edit
 * that changes nothing answers the design it was given.
 */
import * as v from 'valibot'
import { firstProblem } from '../file/problems'
import type { Design } from '../model/design'
import type { Device } from '../model/device'
import { sameValue } from '../model/same'
import { aboutSchema, designSchema, deviceSchema, vpnSchema } from '../model/schema'
import { putAnnotations, removeAnnotations } from './annotations'
import { bendsAlong } from './bends'
import { addInterface, namesProblem, removeInterface, setInterface } from './interfaces'
import { addLink, removeLinks, setLink } from './links'
import { nameProblem } from './names'
import { addParts } from './parts'
import { forgetDevices, renameDeviceEverywhere } from './references'
import type { DeviceChange, Edit } from './types'

/** The design after an edit, or why it cannot be. */
export function applyEdit(design: Design, edit: Edit): Design | string {
  switch (edit.kind) {
    case 'add-device':
      return addDevice(design, edit.device)
    case 'remove-devices':
      return removeDevices(design, new Set(edit.names))
    case 'rename-device':
      return rename(design, edit.from, edit.to)
    case 'move-devices':
      return moveDevices(design, edit.positions)
    case 'set-device':
      return setDevice(design, edit.name, edit.change)
    case 'set-patch':
      return setDevice(design, edit.name, { patch: edit.patch })
    case 'add-interface':
      return addInterface(design, edit.device, edit.interface)
    case 'set-interface':
      return setInterface(design, edit.device, edit.interface, edit.change)
    case 'remove-interface':
      return removeInterface(design, edit.device, edit.interface)
    case 'add-link':
      return addLink(design, edit.link)
    case 'set-link':
      return setLink(design, edit.id, edit.change)
    case 'remove-links':
      return removeLinks(design, new Set(edit.ids))
    case 'put-annotations':
      return putAnnotations(design, edit.annotations)
    case 'remove-annotations':
      return removeAnnotations(design, new Set(edit.ids))
    case 'set-vpn':
      return setVpn(design, edit.vpn)
    case 'set-design':
      return setAbout(design, edit.change)
    case 'add-parts':
      return addParts(design, edit)
    case 'replace-design':
      return replaceDesign(design, edit.design)
    case 'batch':
      return applyAll(design, edit.edits)
  }
}

function applyAll(design: Design, edits: readonly Edit[]): Design | string {
  let current = design
  for (const edit of edits) {
    const next = applyEdit(current, edit)
    if (typeof next === 'string') return next
    current = next
  }
  return current
}

function replaceDesign(design: Design, next: Design): Design | string {
  const result = v.safeParse(designSchema, next)
  if (!result.success) return firstProblem(result.issues, 'The design cannot be replaced so')
  return sameValue(next, design) ? design : result.output
}

/** Another device may have had the name before, and keeps the id. */
function freeId(design: Design, id: string): string {
  const taken = new Set(design.devices.map((device) => device.id))
  let free = id
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`
  return free
}

function addDevice(design: Design, device: Device): Design | string {
  const problem = nameProblem(design, device.name) ?? deviceProblem(device) ?? namesProblem(device)
  return problem ?? { ...design, devices: [...design.devices, { ...device, id: freeId(design, device.id) }] }
}

function deviceProblem(device: unknown): string | undefined {
  const result = v.safeParse(deviceSchema, device)
  return result.success ? undefined : firstProblem(result.issues, 'The device does not fit')
}

function removeDevices(design: Design, names: ReadonlySet<string>): Design {
  return design.devices.some((device) => names.has(device.name)) ? forgetDevices(design, names) : design
}

function rename(design: Design, from: string, to: string): Design | string {
  if (!design.devices.some((device) => device.name === from)) return `There is no device called ${from}`
  const problem = nameProblem(design, to, from)
  if (problem !== undefined || from === to) return problem ?? design
  return renameDeviceEverywhere(design, from, to)
}

type Positions = Extract<Edit, { readonly kind: 'move-devices' }>['positions']

function moveDevices(design: Design, positions: Positions): Design | string {
  const moved = (device: Device) => (Object.hasOwn(positions, device.name) ? positions[device.name] : undefined)
  const wrong = design.devices.find((device) => {
    const to = moved(device)
    return to && !(Number.isFinite(to.x) && Number.isFinite(to.y))
  })
  if (wrong) return `${wrong.name} cannot be moved there: the position is no pair of numbers`
  const stays = (device: Device) => sameValue(moved(device) ?? device.position, device.position)
  if (design.devices.every(stays)) return design
  const put = (device: Device) => (stays(device) ? device : { ...device, position: moved(device) ?? device.position })
  const steps = new Map(
    design.devices.flatMap((device) => {
      const to = stays(device) ? undefined : moved(device)
      return to ? [[device.name, { x: to.x - device.position.x, y: to.y - device.position.y }] as const] : []
    }),
  )
  return { ...design, devices: design.devices.map(put), links: bendsAlong(design.links, steps) }
}

/** Sets fields of a device. What its kind does not have, or has otherwise, is refused. */
function setDevice(design: Design, name: string, change: DeviceChange): Design | string {
  const device = design.devices.find((item) => item.name === name)
  if (!device) return `There is no device called ${name}`
  const result = v.safeParse(deviceSchema, { ...without(device, change), name: device.name, kind: device.kind })
  if (!result.success) return firstProblem(result.issues, `${name} cannot be changed so`)
  const next: Device = result.output
  const names = (of: Device) => of.interfaces.map((item) => item.name).sort()
  if (!sameValue(names(next), names(device))) return `Interfaces of ${name} are added, renamed and removed one by one`
  if (sameValue(next, device)) return design
  return { ...design, devices: design.devices.map((item) => (item === device ? next : item)) }
}

/** The device with a change; what is set to nothing is taken away. */
function without(device: Device, change: DeviceChange): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries({ ...device, ...change }).filter(([, value]) => value !== undefined))
}

function setVpn(design: Design, vpn: Design['vpn']): Design | string {
  const result = v.safeParse(vpnSchema, vpn)
  if (!result.success) return firstProblem(result.issues, 'The VPN cannot be set so')
  return sameValue(vpn, design.vpn) ? design : { ...design, vpn: result.output }
}

function setAbout(design: Design, change: Extract<Edit, { readonly kind: 'set-design' }>['change']): Design | string {
  const { devices, links, vpn, ...about } = design
  const result = v.safeParse(aboutSchema, { ...about, ...change })
  if (!result.success) return firstProblem(result.issues, 'The design cannot be set so')
  return sameValue(result.output, about) ? design : { ...result.output, devices, links, vpn }
}
