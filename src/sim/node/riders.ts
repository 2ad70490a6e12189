/** Interfaces that use another one's cable: subinterfaces by their tag (IEEE 802.1Q), a dialer the port that dials for it. */
import type { Configuration } from '../../config/index'

/** By port and tag: the interface that uses it. */
export type Riders = ReadonlyMap<string, ReadonlyMap<number | undefined, string>>

const NONE: Riders = new Map()

export function ridersOf({ interfaces }: Configuration): Riders {
  if (!interfaces.some(({ over }) => over)) return NONE
  const made = new Map<string, Map<number | undefined, string>>()
  for (const { name, over } of interfaces) {
    if (!over) continue
    const riders = made.get(over.interface) ?? new Map<number | undefined, string>()
    made.set(over.interface, riders.set(over.vlan, name))
  }
  return made
}
