/** Designs and shorthands for tests of the document. */
import { applyEdit } from '../edit/edit'
import type { Edit } from '../edit/types'
import { REFERENCE_DESIGNS } from '../library/index'
import type { Design } from '../model/design'
import type { Device, DeviceKindName, DeviceOf } from '../model/device'

/** A built-in design by its name. */
export function builtIn(
  name: 'srnd-figure-c1' | 'srnd-two-crossovers' | 'blank-pair' | 'firewall-pair' | 'empty',
): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found) throw new Error(`the design ${name} is missing`)
  return found.build()
}

/** The design after edits that must be possible; each is made from the design as it then is. */
export function edited(
  design: Design,
  ...edits: readonly (Edit | string | ((design: Design) => Edit | string))[]
): Design {
  return edits.reduce<Design>((current, step) => {
    const edit = typeof step === 'function' ? step(current) : step
    const next = typeof edit === 'string' ? edit : applyEdit(current, edit)
    if (typeof next === 'string') throw new Error(next)
    return next
  }, design)
}

/** A device that must be there and be of a kind. */
export function deviceOf<K extends DeviceKindName>(design: Design, kind: K, name: string): DeviceOf<K> {
  const found = design.devices.find((item): item is DeviceOf<K> => item.name === name && item.kind === kind)
  if (!found) throw new Error(`no ${kind} ${name}`)
  return found
}

/** A device with some of its fields replaced, unchecked: for designs that no edit would make. */
export function forced(design: Design, name: string, change: Readonly<Record<string, unknown>>): Design {
  return {
    ...design,
    devices: design.devices.map((item) => (item.name === name ? ({ ...item, ...change } as Device) : item)),
  }
}

/** One interface of a device with some of its fields replaced, unchecked. */
export function forcedPort(
  design: Design,
  name: string,
  port: string,
  change: Readonly<Record<string, unknown>>,
): Design {
  const device = design.devices.find((item) => item.name === name)
  const interfaces = device?.interfaces.map((item) => (item.name === port ? { ...item, ...change } : item))
  return forced(design, name, { interfaces })
}

/** An address for `forcedPort`. */
export const at = (address: string) => ({ addressing: { kind: 'static', address } })
