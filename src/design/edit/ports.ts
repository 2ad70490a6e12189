/** An interface for a new cable: a free one that is there, or one that has to be made or given an address first. */
import type { Design } from '../model/design'
import type { Device, Interface, InterfaceRole } from '../model/device'
import { cabledEnds, endKey } from '../model/read'
import type { Edit } from './types'

export interface Chosen {
  readonly name: string
  /** The interface to make, when it is not there yet. */
  readonly make?: Interface
  /** What to change of one that is there. */
  readonly change?: Partial<Interface>
}

/** A free interface of a role. */
export function freePort(design: Design, device: Device, role: InterfaceRole): Interface | undefined {
  const cabled = cabledEnds(design)
  return device.interfaces.find(
    (port) => port.role === role && !cabled.has(endKey({ device: device.name, interface: port.name })),
  )
}

/** The edits that make a chosen interface ready for its cable. */
export function readying(device: string, chosen: Chosen): readonly Edit[] {
  const { name, make, change } = chosen
  if (make) return [{ kind: 'add-interface', device, interface: make }]
  return change ? [{ kind: 'set-interface', device, interface: name, change }] : []
}
