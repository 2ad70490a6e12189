/** Ports of a device by its platform: which one a new interface takes. */
import { type Platform, platformNamed, portsOfPlatform } from '../../config/index'
import type { Device, InterfaceRole } from './device'

/** The platform of a device, when its kind has one and it is known. */
export function platformOf(device: Device): Platform | undefined {
  return 'platform' in device ? platformNamed(device.platform) : undefined
}

/** The port that a platform has for a role, beside those that are taken; a made-up one when it has none left. */
export function portFor(platform: string, role: InterfaceRole, taken: readonly string[]): string {
  const known = platformNamed(platform)
  const free = known && freePorts(known, role, new Set(taken))[0]
  return free ?? madeUp(known?.ports.at(-1) ?? 'FastEthernet0/0', taken)
}

/** The port that one more interface of a device takes. */
export function nextPort(device: Device, role: InterfaceRole): string {
  const taken = device.interfaces.map((item) => item.name)
  return portFor('platform' in device ? device.platform : '', role, taken)
}

/** Free ports in the order in which a role takes them: its own first, those of other roles last. */
export function freePorts(platform: Platform, role: InterfaceRole, taken: ReadonlySet<string>): readonly string[] {
  const own = platform.roles[role]
  const others = new Set(Object.values(platform.roles).filter((name) => name !== own))
  const ports = portsOfPlatform(platform).filter((name) => !taken.has(name) && name !== own)
  return [
    ...(own === undefined || taken.has(own) ? [] : [own]),
    ...ports.filter((name) => !others.has(name)),
    ...ports.filter((name) => others.has(name)),
  ]
}

/** A name like the last port's, with the next number that is free: a finding says that the platform lacks it. */
function madeUp(like: string, taken: readonly string[]): string {
  const base = like.replace(/(?<!\d)\d+$/, '')
  for (let n = 0; ; n++) if (!taken.includes(`${base}${n}`)) return `${base}${n}`
}
