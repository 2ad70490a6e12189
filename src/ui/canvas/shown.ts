/** What of a design is drawn: hidden devices and their cables are left out. Pure. */
import type { Design } from '../../design/index'

const made = new WeakMap<Design, Design>()

/** The design itself where nothing of it is hidden. */
export function shownOf(design: Design): Design {
  const known = made.get(design)
  if (known) return known
  const hidden = new Set(design.devices.flatMap((device) => (device.hidden ? [device.name] : [])))
  const shown: Design =
    hidden.size === 0
      ? design
      : {
          ...design,
          devices: design.devices.filter((device) => !device.hidden),
          links: design.links.filter(({ a, b }) => !hidden.has(a.device) && !hidden.has(b.device)),
        }
  made.set(design, shown)
  return shown
}
