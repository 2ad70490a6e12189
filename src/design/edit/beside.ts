/** Going on from a device: what can be placed beside it, cabled at once, and what it can be cabled to. */
import type { Design } from '../model/design'
import type { DeviceKindName } from '../model/device'
import type { Position } from '../model/make'
import { deviceNamed } from '../model/read'
import { canBeCabled, connect } from './connect'
import { applyEdit } from './edit'
import { placeDevice } from './place'
import type { Edit } from './types'

const KINDS: readonly DeviceKindName[] = [
  'internet',
  'firewall',
  'lan',
  'head-end',
  'router',
  'home-nat',
  'soho',
  'server',
  'phone',
  'pc',
]

/** The edit that places a device and cables it to one that is there, as one step; or why it cannot. */
export function placeBeside(design: Design, from: string, kind: DeviceKindName, at: Position): Edit | string {
  const place = placeDevice(design, kind, at)
  const placed = applyEdit(design, place)
  if (typeof placed === 'string') return placed
  const name = placed.devices.at(-1)?.name ?? ''
  const cable = connect(placed, from, name)
  if (typeof cable === 'string') return cable
  return { kind: 'batch', label: `Add ${name} at ${from}`, edits: [place, cable] }
}

const MANY = 300

/** Kinds that can be placed beside a device and cabled to it. */
export function kindsBeside(design: Design, from: string): readonly DeviceKindName[] {
  const device = deviceNamed(design, from)
  const fits = KINDS.filter((kind) => device && canBeCabled(device.kind, kind))
  // Beside thousands a place for each of them takes too long to look for; who chooses one is told what stands in its way.
  if (design.devices.length > MANY) return fits
  return fits.filter((kind) => typeof placeBeside(design, from, kind, { x: 0, y: 0 }) !== 'string')
}

/** Of some devices those that a device can be cabled to. */
export function partnersOf(design: Design, from: string, among: readonly string[]): readonly string[] {
  return among.filter((name) => name !== from && typeof connect(design, from, name) !== 'string')
}
