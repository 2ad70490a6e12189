/** A part of a design as it is copied: devices, and the cables between them. */
import type { Design, Link } from '../model/design'
import type { Device } from '../model/device'

export interface Clip {
  readonly devices: readonly Device[]
  readonly links: readonly Link[]
}

/** Devices by their names, in the order of the document, with every cable that has both of its ends among them. */
export function clipOf(design: Design, names: ReadonlySet<string>): Clip {
  return {
    devices: design.devices.filter(({ name }) => names.has(name)),
    links: design.links.filter(({ a, b }) => names.has(a.device) && names.has(b.device)),
  }
}
