/** Interfaces that use another one's cable: subinterfaces by their tag (IEEE 802.1Q), a dialer the port that dials for it, a Port-channel its members. */
import type { Configuration, InterfaceConfig } from '../../config/index'

/** By port and tag: the interface that uses it. */
export type Riders = ReadonlyMap<string, ReadonlyMap<number | undefined, string>>

/** A router's own switch: its ports, and by VLAN the interface that is the router's end in it. */
export interface BuiltInSwitch {
  readonly ports: readonly string[]
  readonly vlans: ReadonlyMap<number, string>
}

export function builtInSwitchOf({ interfaces }: Configuration): BuiltInSwitch | undefined {
  if (!interfaces.some(({ switchport }) => switchport)) return undefined
  const vlans = interfaces.flatMap(({ name, bridged }) => (bridged === undefined ? [] : [[bridged, name] as const]))
  return { ports: interfaces.flatMap(({ name, switchport }) => (switchport ? [name] : [])), vlans: new Map(vlans) }
}

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
