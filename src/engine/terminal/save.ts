/** `write memory`: the running configuration as a change by hand of the design's device. */
import { compileDesign } from '../../compile/index'
import type { Patch } from '../../design/index'
import { diffToPatch, parseIos } from '../../ios/index'
import type { Loaded } from '../loaded'

/** The patch that makes the design's own text into this one; nothing for a device without a router's text. */
export function patchFor({ design }: Loaded, device: string, text: string): Patch | undefined {
  const bare = {
    ...design,
    devices: design.devices.map((item) =>
      item.name === device ? { ...item, patch: { delete: [], insert: [] } } : item,
    ),
  }
  const compiled = compileDesign(bare).devices.find((item) => item.device === device)
  return compiled?.language === 'ios' ? diffToPatch(compiled.config, parseIos(text).config) : undefined
}
