/** Settings that several devices share: fields of their kinds that have one name and one shape, and their values. Pure. */
import type { Design, Device, Edit } from '../../design/index'
import { hintOf, type SettingField, settingsOf } from './fields'

/** A field as each of the devices has it. */
export interface SharedField {
  readonly label: string
  readonly type: SettingField['type']
  readonly parts: readonly (readonly [device: Device, field: SettingField])[]
}

export function sharedFields(devices: readonly Device[]): readonly SharedField[] {
  const [first] = devices
  if (!first) return []
  return settingsOf(first).flatMap(({ label, type }) => {
    const parts = devices.flatMap((device) => {
      const field = settingsOf(device).find((other) => other.label === label && other.type === type)
      return field ? [[device, field] as const] : []
    })
    return parts.length === devices.length ? [{ label, type, parts }] : []
  })
}

/** The value that all of them have; nothing when they differ. */
export function commonValue({ parts }: SharedField): string | number | boolean | undefined {
  const values = new Set(parts.map(([device, field]) => field.get(device)))
  const [value] = values
  return values.size === 1 ? value : undefined
}

/** What stands under it, when it is the same for all of them. */
export function commonHint({ parts }: SharedField): string | undefined {
  const [hint, ...others] = new Set(parts.map(([device, field]) => hintOf(field, device)))
  return others.length === 0 ? hint : undefined
}

/** The edit that gives all of them a value, as one step. */
export function setShared({ label, parts }: SharedField, value: string | number | boolean, design: Design): Edit {
  return {
    kind: 'batch',
    label: `${label} of ${parts.length} devices`,
    edits: parts.map(([device, field]) => ({
      kind: 'set-device',
      name: device.name,
      change: changeOf(field, value, device, design),
    })),
  }
}

/** What a value of a field changes in a device. */
export function changeOf(
  field: SettingField,
  value: string | number | boolean,
  device: Device,
  design: Design,
): Readonly<Record<string, unknown>> {
  switch (field.type) {
    case 'text':
    case 'choice':
      return field.set(String(value), device)
    case 'number':
      return field.set(Number(value), device)
    case 'check':
      return field.set(value === true, device, design)
  }
}

/** The edit that makes each of an edit for one device, as one step, or the first reason why not. */
export function forEach(
  design: Design,
  devices: readonly Device[],
  label: string,
  make: (design: Design, name: string) => Edit | string,
): Edit | string {
  const made = devices.map(({ name }) => make(design, name))
  const problem = made.find((edit) => typeof edit === 'string')
  return problem ?? { kind: 'batch', label, edits: made.filter((edit) => typeof edit !== 'string') }
}

/** The one value of all, or nothing when they differ. */
export function common<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}
