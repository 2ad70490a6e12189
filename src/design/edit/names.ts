/** Which names devices and interfaces may have, and free ones. */
import type { Design } from '../model/design'
import type { Device, DeviceKindName } from '../model/device'

/** A device's name is its hostname: letters, digits and hyphens, beginning with a letter and not ending with a hyphen (RFC 1123 section 2.1; IOS). */
export function hostnameProblem(name: string): string | undefined {
  return /^[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(name)
    ? undefined
    : `"${name}" is no hostname: begin with a letter, then letters, digits and hyphens, at most 63, and no hyphen at the end`
}

/** Why a device may not have this name; `except` is the name it has now. */
export function nameProblem(design: Design, name: string, except?: string): string | undefined {
  const problem = hostnameProblem(name)
  if (problem !== undefined) return problem
  const same = name.toLowerCase()
  const other = design.devices.find((device) => device.name !== except && device.name.toLowerCase() === same)
  if (name === except || !other) return undefined
  const why =
    other.name === name ? '' : ': names that differ in case alone are one name in DNS, and their files one file'
  return `There is already a device called ${other.name}${why}`
}

/** Kinds of interfaces that a router may have, as IOS writes them in full. */
export const ROUTER_INTERFACES: readonly string[] = [
  'Ethernet',
  'FastEthernet',
  'GigabitEthernet',
  'TenGigabitEthernet',
  'Loopback',
  'Serial',
  'Tunnel',
  'Vlan',
  'Dialer',
  'ATM',
  'BVI',
  'Port-channel',
]

const ROUTER_INTERFACE = new RegExp(`^(?:${ROUTER_INTERFACES.join('|')})\\d+(?:[/.:]\\d+)*$`)

/** What decides how a device names its interfaces. */
interface NamedLike {
  readonly kind: DeviceKindName
  readonly dialect?: string
}

/** A firewall that speaks IOS is a router to its text. */
const isRouter = ({ kind, dialect }: NamedLike) =>
  kind === 'head-end' || kind === 'soho' || kind === 'router' || dialect === 'ios'

/** True for a name that IOS gives an interface which a design can have. */
export const isRouterInterface = (name: string): boolean => ROUTER_INTERFACE.test(name)

/**
 * Why an interface may not have this name, beside being taken. A router's configuration is read back by the names that
 * IOS has, in full: `Fa0/1` would come back as another name than the one its cable ends at.
 */
export function interfaceNameProblem(device: NamedLike, name: string): string | undefined {
  if (!/^[A-Za-z][\w/.:-]{0,62}$/.test(name)) return `"${name}" is no interface name: write it like FastEthernet0/1`
  if (!isRouter(device) || isRouterInterface(name)) return undefined
  return `"${name}" is no interface of a router: write it in full, like FastEthernet0/1`
}

/** The names that devices have, in small letters: two that differ in case alone are a finding. */
const takenIn = (design: Design): ReadonlySet<string> =>
  new Set(design.devices.map((device) => device.name.toLowerCase()))

/** The first `base-N` that no device has. */
export function freeName(design: Design, base: string): string {
  const taken = takenIn(design)
  for (let n = 1; ; n++) if (!taken.has(`${base}-${n}`.toLowerCase())) return `${base}-${n}`
}

/** The name itself when it is free, else with a number. */
export function onlyName(design: Design, name: string): string {
  return takenIn(design).has(name.toLowerCase()) ? freeName(design, name) : name
}

/** The first `BaseN` that a device's interfaces do not have. */
export function freeInterface(device: Device, base: string, first = 1): string {
  const taken = new Set(device.interfaces.map((item) => item.name))
  for (let n = first; ; n++) if (!taken.has(`${base}${n}`)) return `${base}${n}`
}
