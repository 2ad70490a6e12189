/** What of a design is drawn: hidden devices, those of closed groups, and their cables are left out. Pure. */
import type { Design } from '../../design/index'

const made = new WeakMap<Design, Design>()

/** Without some devices and their cables. */
export function without(design: Design, gone: { has(name: string): boolean; readonly size: number }): Design {
  if (gone.size === 0) return design
  return {
    ...design,
    devices: design.devices.filter(({ name }) => !gone.has(name)),
    links: design.links.filter(({ a, b }) => !gone.has(a.device) && !gone.has(b.device)),
  }
}

/** The design itself where nothing of it is hidden. */
export function shownOf(design: Design): Design {
  const known = made.get(design)
  if (known) return known
  const hidden = new Set(design.devices.flatMap((device) => (device.hidden ? [device.name] : [])))
  const shown = without(design, hidden)
  made.set(design, shown)
  return shown
}
