/** Ports of a router's own switch: which VLANs they carry, and which of them without a tag (IEEE 802.1Q, IOS `switchport`). */

export interface VlanRange {
  readonly from: number
  readonly to: number
}

export interface SwitchportConfig {
  readonly mode: 'access' | 'trunk'
  /** The VLAN of what comes and goes without a tag: that of an access port, the native one of a trunk. */
  readonly untagged: number
  /** Of an access port: the VLAN of the phone on it, which tags its frames. */
  readonly voice?: number
  /** Of a trunk; absent = all. */
  readonly allowed?: readonly VlanRange[]
}

/** `1,12,20-29`: what lines say of VLANs. */
export const vlanRanges = (text: string): readonly VlanRange[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [from = 0, to = from] = part.split('-').map(Number)
      return { from, to }
    })

/** The VLAN in which all ports are that were told nothing, and whose frames go without a tag on a trunk. */
export const DEFAULT_VLAN = 1

const allows = ({ allowed }: SwitchportConfig, vlan: number): boolean =>
  allowed === undefined || allowed.some(({ from, to }) => from <= vlan && vlan <= to)

/** How frames of a VLAN leave by a port; absent = they do not. */
export function carriage(port: SwitchportConfig, vlan: number): 'bare' | 'tagged' | undefined {
  if (port.mode === 'access') return vlan === port.untagged ? 'bare' : vlan === port.voice ? 'tagged' : undefined
  if (!allows(port, vlan)) return undefined
  return vlan === port.untagged ? 'bare' : 'tagged'
}

/** The VLAN of a frame that comes to a port with this tag, or without one; absent = the port does not take it. */
export function vlanOfTag(port: SwitchportConfig, tag: number | undefined): number | undefined {
  const vlan = tag ?? port.untagged
  // A tag of the port's own VLAN is taken as well (field knowledge of Catalyst switches).
  if (port.mode === 'access') return vlan === port.untagged || vlan === port.voice ? vlan : undefined
  return allows(port, vlan) ? vlan : undefined
}
