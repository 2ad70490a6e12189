/** Which lines an edit changes on which device, before it is done: both texts are compiled, and compared as a change script. */
import { compileDevice } from '../compile/index'
import { applied, type Design, type Device, type Edit } from '../design/index'
import { type TextChange, textChange } from '../interop/index'

/** What is to be typed at one device. */
export interface DeviceLines {
  readonly device: string
  /** Lines that only one of the two texts has. */
  readonly removed: readonly string[]
  readonly added: readonly string[]
  /** What is to be typed, which may be more: a list of the device is written anew as a whole. */
  readonly change: TextChange
}

/** The lines of every device that an edit changes, or why it cannot be. `hubOnly` looks at what all sites share. */
export function linesOfEdit(design: Design, edit: Edit, hubOnly = false): readonly DeviceLines[] | string {
  const after = applied(design, edit)
  if (typeof after === 'string') return after
  const before = new Map(design.devices.map((device) => [device.id, device]))
  const devices = hubOnly
    ? after.devices.toSorted((a, b) => Number(b.kind === 'head-end') - Number(a.kind === 'head-end'))
    : after.devices
  return devices.flatMap((device): readonly DeviceLines[] => {
    const old = before.get(device.id)
    if (!old || !(hubOnly ? HUB : WRITTEN).has(device.kind)) return []
    const [from, to] = [compileDevice(design, old), compileDevice(after, device)]
    if (from.text === to.text || to.language === 'none') return []
    const [removed, added] = [linesBeyond(from.text, to.text), linesBeyond(to.text, from.text)]
    return [{ device: device.name, removed, added, change: textChange(to.language, from.text, to.text) }]
  })
}

const HUB: ReadonlySet<Device['kind']> = new Set(['head-end', 'firewall'])
const WRITTEN: ReadonlySet<Device['kind']> = new Set([...HUB, 'soho', 'router'])

/** Lines of one text that the other has not, or has fewer of. */
function linesBeyond(text: string, other: string): readonly string[] {
  const counts = new Map<string, number>()
  for (const line of other.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1)
  return text.split('\n').filter((line) => {
    const left = counts.get(line) ?? 0
    if (left > 0) counts.set(line, left - 1)
    return left === 0
  })
}
