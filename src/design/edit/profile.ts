/**
 * Another box or another release under a device. A box has ports by other names, so its interfaces are renamed with
 * everything that refers to them: links, flows, scenarios, the history, tracks, changes by hand. One edit, undone as one.
 */
import {
  isLogicalInterface,
  PLATFORMS,
  type Platform,
  platformNamed,
  portsOfPlatform,
  RELEASES,
} from '../../config/index'
import type { Design } from '../model/design'
import type { Device, Firewall, HeadEnd, Interface, SohoRouter } from '../model/device'
import { freePorts } from '../model/platform'
import { deviceNamed } from '../model/read'
import type { Edit } from './types'

/** Devices that are a box of somebody's: those that have a text. */
export type BoxedDevice = HeadEnd | SohoRouter | Firewall

export function isBoxed(device: Device): device is BoxedDevice {
  return 'platform' in device
}

/** Platforms that a device may be, in the language that it has. */
export function platformsFor(device: BoxedDevice): readonly Platform[] {
  const language = device.kind === 'firewall' ? device.dialect : 'ios'
  return PLATFORMS.filter((item) => item.language === language && item.kinds.includes(device.kind))
}

/** The edit that puts another platform under a device, or why it does not fit. Its release follows where it must. */
export function choosePlatform(design: Design, name: string, id: string): Edit | string {
  const device = deviceNamed(design, name)
  const platform = platformNamed(id)
  if (!device || !isBoxed(device)) return `${name} is no device that has a platform`
  if (!platform?.kinds.includes(device.kind)) return `"${id}" is no platform of a ${device.kind}`
  const names = newNames(device, platform)
  if (typeof names === 'string') return names
  const release = platform.releases.includes(device.release) ? device.release : (platform.releases[0] ?? device.release)
  return {
    kind: 'batch',
    label: `Make ${name} a ${platform.title}`,
    edits: [
      ...(device.kind === 'firewall' ? [set(name, { dialect: platform.language })] : []),
      set(name, { platform: platform.id, release }),
      ...renames(name, names, device.interfaces),
    ],
  }
}

/** The edit that runs another release on a device; where its platform has none such, on a platform that has. */
export function chooseRelease(design: Design, name: string, release: string): Edit | string {
  const device = deviceNamed(design, name)
  if (!device || !isBoxed(device)) return `${name} is no device that has a release`
  const own = platformNamed(device.platform)
  const label = `Run ${release} on ${name}`
  if (!own || own.releases.includes(release)) return { kind: 'batch', label, edits: [set(name, { release })] }
  const other = platformsFor(device).find((item) => item.releases.includes(release))
  if (!other) return { kind: 'batch', label, edits: [set(name, { release })] }
  const moved = choosePlatform(design, name, other.id)
  return typeof moved === 'string' ? moved : { kind: 'batch', label, edits: [moved, set(name, { release })] }
}

/** The edit that gives a firewall another language, and with it a box that speaks it. */
export function chooseDialect(design: Design, name: string, dialect: Firewall['dialect']): Edit | string {
  const device = deviceNamed(design, name)
  if (device?.kind !== 'firewall') return `${name} is no firewall`
  const platform = platformsFor({ ...device, dialect })[0]
  return platform ? choosePlatform(design, name, platform.id) : `There is no platform for ${dialect}`
}

/** The edit that runs one release on every router of a design; where no box of its kind has it, the one before. */
export function chooseReleaseEverywhere(design: Design, release: string): Edit | string {
  const edits: Edit[] = []
  for (const device of design.devices) {
    if (device.kind !== 'head-end' && device.kind !== 'soho') continue
    const edit = chooseRelease(design, device.name, nearestRelease(device, release))
    if (typeof edit === 'string') return edit
    edits.push(edit)
  }
  return { kind: 'batch', label: `Run ${release} on every router`, edits }
}

/** A release on offer that some box of the device's kind runs: the one that is wished, or the newest before it. */
function nearestRelease(device: BoxedDevice, wished: string): string {
  const runs = (release: string) => platformsFor(device).some((item) => item.releases.includes(release))
  const at = RELEASES.findIndex(({ release }) => release === wished)
  return RELEASES.slice(0, at + 1).findLast(({ release }) => runs(release))?.release ?? wished
}

function set(name: string, change: Readonly<Record<string, unknown>>): Edit {
  return { kind: 'set-device', name, change }
}

/** The name that each interface gets; a sentence when the platform has too few ports. */
function newNames(device: BoxedDevice, platform: Platform): ReadonlyMap<string, string> | string {
  const physical = device.interfaces.filter((item) => !isLogicalInterface(item.name))
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const give = (item: Interface, port: string) => {
    names.set(item.name, port)
    taken.add(port)
  }
  const left = () => physical.filter((item) => !names.has(item.name))
  for (const [role, port] of Object.entries(platform.roles)) {
    const first = physical.find((item) => item.role === role)
    if (first) give(first, port)
  }
  const ports = new Set(portsOfPlatform(platform))
  for (const item of left()) if (ports.has(item.name) && !taken.has(item.name)) give(item, item.name)
  for (const item of left()) {
    const port = freePorts(platform, item.role, taken)[0]
    if (port === undefined)
      return `${device.name} has ${physical.length} ports, and a ${platform.title} takes ${ports.size} at most: remove interfaces first, or choose another platform`
    give(item, port)
  }
  return names
}

/** Renames that may exchange names: those that would meet a name still in use go by way of a free one. */
function renames(
  device: string,
  names: ReadonlyMap<string, string>,
  interfaces: readonly Interface[],
): readonly Edit[] {
  const rename = (from: string, to: string): Edit => ({
    kind: 'set-interface',
    device,
    interface: from,
    change: { name: to },
  })
  const current = new Set(interfaces.map((item) => item.name))
  const changed = [...names].filter(([from, to]) => from !== to)
  const detours = changed.filter(([, to]) => current.has(to))
  const between = (index: number) => `Ethernet99/${index}`
  return [
    ...detours.map(([from], index) => rename(from, between(index))),
    ...changed.filter((pair) => !detours.includes(pair)).map(([from, to]) => rename(from, to)),
    ...detours.map(([, to], index) => rename(between(index), to)),
  ]
}
