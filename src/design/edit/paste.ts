/** Pasting a part of a design into one: as one edit, with names, ids and addresses that are free there. */
import type { Design, Link, LinkEndRef } from '../model/design'
import type { Device, Interface } from '../model/device'
import { devicesOf, ownAddress, withRole } from '../model/read'
import { octetNames, siteIds } from '../sites/names'
import { bendsMoved } from './bends'
import type { Clip } from './clip'
import { readdressed } from './paste-addresses'
import { callManagerName } from './place'
import { crossOverDescription } from './references'
import type { Edit } from './types'

export interface Pasted {
  readonly edit: Edit
  /** What the devices are called now, in the order of the clip. */
  readonly names: readonly string[]
}

/** The edit that puts copied devices and their cables into a design, moved by some canvas units. */
export function pasteClip(
  design: Design,
  clip: Clip,
  by: { readonly x: number; readonly y: number },
  label = 'Paste',
): Pasted {
  const devices = readdressed(design, clip)
  const names = newNames(design, clip, devices)
  const named = devices.map((device): Device => {
    const name = names.get(device.name) ?? device.name
    const position = { x: Math.round(device.position.x + by.x), y: Math.round(device.position.y + by.y) }
    return { ...withReferences(design, device, names), id: name, name, position }
  })
  const what = named.length === 1 ? (named[0]?.name ?? '') : `${named.length} devices`
  return {
    names: named.map(({ name }) => name),
    edit: {
      kind: 'add-parts',
      label: `${label} ${what}`,
      devices: named,
      ports: [],
      links: clip.links.map((link) => bendsMoved(withNames(link, names), by)),
    },
  }
}

function withNames(link: Link, names: ReadonlyMap<string, string>): Link {
  const end = (ref: LinkEndRef) => ({ ...ref, device: names.get(ref.device) ?? ref.device })
  const [a, b] = [end(link.a), end(link.b)]
  return { ...link, id: `${a.device}/${a.interface}–${b.device}/${b.interface}`, a, b }
}

/** New names by the old ones: a free name stays, a site is called by its new LAN, all else is counted on. */
function newNames(design: Design, clip: Clip, devices: readonly Device[]): ReadonlyMap<string, string> {
  const taken = new Set(design.devices.map(({ name }) => name))
  const names = new Map<string, string>()
  const give = (from: string, to: string) => {
    names.set(from, to)
    taken.add(to)
  }
  clip.devices.forEach((device, at) => {
    const id = siteId(device)
    const lan = lanOf(devices[at])
    if (id === undefined || !lan) return
    const members = clip.devices.filter(
      ({ kind, name }) => AT_A_SITE.has(kind) && name.endsWith(`-${id}`) && !names.has(name),
    )
    const keeps = siteIds(lan).includes(id) && members.every(({ name }) => !taken.has(name))
    const next = keeps ? id : octetNames(lan, (name) => taken.has(name)).router.slice('soho-'.length)
    for (const { name } of members) {
      const to = `${name.slice(0, -id.length)}${next}`
      if (!taken.has(to)) give(name, to)
    }
  })
  for (const { name } of clip.devices) if (!names.has(name)) give(name, freeLike(taken, name))
  return names
}

const AT_A_SITE: ReadonlySet<Device['kind']> = new Set(['soho', 'home-nat', 'phone', 'pc', 'server', 'lan'])

const lanOf = (device: Device | undefined) =>
  device && withRole(device, 'lan').flatMap((item) => ownAddress(item)?.subnet ?? [])[0]

/** What a site is known by, where its router is called after its LAN as a placed one is. */
function siteId(device: Device): string | undefined {
  if (device.kind !== 'soho') return undefined
  const lan = lanOf(device)
  return lan && siteIds(lan).find((id) => device.name === `soho-${id}`)
}

function freeLike(taken: ReadonlySet<string>, name: string): string {
  if (!taken.has(name)) return name
  const base = name.replace(/-\d+$/, '').slice(0, 56)
  for (let n = 1; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`
}

/** What refers to a copied device refers to its copy; what refers to nobody here, to whom a placed device would. */
function withReferences(design: Design, device: Device, names: ReadonlyMap<string, string>): Device {
  const here = new Set(design.devices.map(({ name }) => name))
  switch (device.kind) {
    case 'soho': {
      const peers = [...new Set(device.peers.flatMap((peer) => names.get(peer) ?? (here.has(peer) ? peer : [])))]
      const usual = devicesOf(design, 'head-end').map(({ name }) => name)
      return { ...device, peers: peers.length === 0 && device.peers.length > 0 ? usual : peers }
    }
    case 'phone': {
      const { callManager: manager, backupCallManager: second = '', ...rest } = device
      if (manager === '') return device
      const callManager = names.get(manager) ?? (here.has(manager) ? manager : callManagerName(design))
      const backup = names.get(second) ?? (here.has(second) ? second : '')
      return { ...rest, callManager, ...(backup === '' ? {} : { backupCallManager: backup }) }
    }
    case 'head-end':
      return { ...device, interfaces: device.interfaces.map((item) => described(item, names)) }
    default:
      return device
  }
}

function described(item: Interface, names: ReadonlyMap<string, string>): Interface {
  const far = [...names].find(([from]) => item.description === crossOverDescription(from))
  return far ? { ...item, description: crossOverDescription(far[1]) } : item
}
