/** Edits of a device's interfaces. A rename takes along what refers to the interface, a removal takes it away. */
import * as v from 'valibot'
import { firstProblem } from '../file/problems'
import type { Design } from '../model/design'
import type { Device, Interface } from '../model/device'
import { deviceNamed } from '../model/read'
import { sameValue } from '../model/same'
import { interfaceSchema } from '../model/schema'
import { interfaceNameProblem } from './names'
import { forgetInterface, renameInterfaceEverywhere } from './references'

/** What is wrong with the names of a device's interfaces. */
export function namesProblem(device: Device): string | undefined {
  const seen = new Set<string>()
  for (const { name } of device.interfaces) {
    const problem = interfaceNameProblem(device, name)
    if (problem !== undefined) return problem
    if (seen.has(name)) return `There are two interfaces called ${name}`
    seen.add(name)
  }
  return undefined
}

export function addInterface(design: Design, name: string, item: Interface): Design | string {
  const device = deviceNamed(design, name)
  if (!device) return `There is no device called ${name}`
  if (device.interfaces.some((other) => other.name === item.name)) return `${name} already has ${item.name}`
  const problem = interfaceProblem(device, item)
  return problem ?? withInterfaces(design, device, [...device.interfaces, item])
}

export function setInterface(design: Design, name: string, port: string, change: Partial<Interface>): Design | string {
  const device = deviceNamed(design, name)
  const item = device?.interfaces.find((other) => other.name === port)
  if (!device || !item) return `${name} has no interface ${port}`
  const next = { ...item, ...change }
  const problem = interfaceProblem(device, next)
  if (problem !== undefined) return problem
  if (next.name !== port && device.interfaces.some((other) => other.name === next.name))
    return `${name} already has ${next.name}`
  if (sameValue(next, item)) return design
  const changed = withInterfaces(
    design,
    device,
    device.interfaces.map((other) => (other === item ? next : other)),
  )
  return next.name === port ? changed : renameInterfaceEverywhere(changed, name, port, next.name)
}

export function removeInterface(design: Design, name: string, port: string): Design | string {
  const device = deviceNamed(design, name)
  if (!device?.interfaces.some((item) => item.name === port)) return `${name} has no interface ${port}`
  const rest = device.interfaces.filter((item) => item.name !== port)
  return forgetInterface(withInterfaces(design, device, rest), name, port)
}

function interfaceProblem(device: Device, item: Interface): string | undefined {
  const problem = interfaceNameProblem(device, item.name)
  if (problem !== undefined) return problem
  const result = v.safeParse(interfaceSchema, item)
  return result.success ? undefined : firstProblem(result.issues, `${item.name} cannot be set so`)
}

function withInterfaces(design: Design, device: Device, interfaces: readonly Interface[]): Design {
  return { ...design, devices: design.devices.map((item) => (item === device ? { ...device, interfaces } : item)) }
}
