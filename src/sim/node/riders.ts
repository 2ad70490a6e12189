/** Interfaces that use another one's cable: subinterfaces by their tag (IEEE 802.1Q), a dialer the port that dials for it, a Port-channel its members. */
import type { Configuration, InterfaceConfig } from '../../config/index'

/** By port and tag: the interface that uses it. */
export type Riders = ReadonlyMap<string, ReadonlyMap<number | undefined, string>>

const NONE: Riders = new Map()

/** The ports whose cables an interface uses, in the order in which they are taken. */
export const portsBelow = ({
  interface: first,
  others = [],
}: NonNullable<InterfaceConfig['over']>): readonly string[] => [first, ...others]

export function ridersOf({ interfaces }: Configuration): Riders {
  if (!interfaces.some(({ over }) => over)) return NONE
  const made = new Map<string, Map<number | undefined, string>>()
  for (const { name, over } of interfaces) {
    if (!over) continue
    for (const port of portsBelow(over)) {
      const riders = made.get(port) ?? new Map<number | undefined, string>()
      made.set(port, riders.set(over.vlan, name))
    }
  }
  return made
}
