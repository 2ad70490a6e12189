/** What clicks, drops and keys on the canvas do to the design. Problems are said, never thrown. */

import { connect, type Design, type Edit, freePlace, lostOfScenarios, placeDevice, placeSite } from '../../design/index'
import { centreOf, NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'
import { plural } from '../../net/index'
import {
  askTrace,
  designStore,
  edit,
  notify,
  type Placeable,
  runStore,
  select,
  setPlayback,
  setView,
  viewStore,
} from '../../store/index'
import { counted, t } from '../words/language'

interface Point {
  readonly x: number
  readonly y: number
}

function perform(change: Edit | string): boolean {
  const problem = typeof change === 'string' ? change : edit(change)
  if (problem !== undefined) notify(problem, 'error')
  return problem === undefined
}

/** Devices of a site that is placed. */
const OF_A_SITE = 3

/** Puts a device, or a whole site, with its first one's middle at a point, or beside what stands there; it is selected then. */
export function placeAt(what: Placeable, point: Point): void {
  const { design } = designStore.getState()
  const wanted = { x: Math.round(point.x - NODE_WIDTH / 2), y: Math.round(point.y - NODE_HEIGHT / 2) }
  const position = freePlace(design, wanted, what === 'site' ? OF_A_SITE : 1)
  const before = new Set(design.devices.map((device) => device.name))
  if (!perform(what === 'site' ? placeSite(design, position) : placeDevice(design, what, position))) return
  const added = designStore
    .getState()
    .design.devices.filter((device) => !before.has(device.name))
    .map((device) => device.name)
  select(added.length === 1 ? added : added.slice(1, 2))
  const { tool } = viewStore.getState()
  if (tool.kind === 'place') setView({ tool: { ...tool, placed: true } })
  const aside = position === wanted ? '' : ` ${t('beside what stands there')}`
  notify(t('Placed {added}{aside}.', { added: added.join(', '), aside }))
}

/** Cables two devices. */
export function connectDevices(a: string, b: string): void {
  if (perform(connect(designStore.getState().design, a, b))) notify(t('Connected {a} and {b}.', { a, b }))
}

/** A cross-over dropped on the canvas: between the two head-ends nearest to the point. */
export function crossOverAt(point: Point): void {
  const near = designStore
    .getState()
    .design.devices.filter((device) => device.kind === 'head-end')
    .map((device) => ({
      name: device.name,
      distance: Math.hypot(device.position.x + NODE_WIDTH / 2 - point.x, device.position.y + NODE_HEIGHT / 2 - point.y),
    }))
    .sort((a, b) => a.distance - b.distance)
  const [first, second] = near
  if (!first || !second) return notify(t('A cross-over joins two head-ends: place both first.'), 'error')
  connectDevices(first.name, second.name)
}

/** A click on a device, with the tool in hand. */
export function deviceClicked(name: string): void {
  const { tool, query } = viewStore.getState()
  if (tool.kind === 'pick') {
    setView({ tool: { kind: 'select' } })
    return askTrace({ ...query, [tool.end]: name })
  }
  if (tool.kind === 'lasso') return
  if (tool.kind === 'select') return showHop(name)
  const device = designStore.getState().design.devices.find((item) => item.name === name)
  if (tool.kind === 'place') {
    // Who has placed what was wanted goes on to a device: it is that device that is meant.
    if (tool.placed) return setView({ tool: { kind: 'select' } })
    return device && placeAt(tool.what, centreOf(device))
  }
  if (tool.crossOver && device?.kind !== 'head-end')
    return notify(t('A cross-over joins two head-ends: click a head-end.'), 'error')
  if (tool.from === undefined) return setView({ tool: { ...tool, from: name } })
  connectDevices(tool.from, name)
  setView({ tool: { kind: 'connect', crossOver: tool.crossOver } })
}

/** Moves the packet to a clicked device, when its way leads there; the path panel follows. */
function showHop(name: string): void {
  const { playback } = viewStore.getState()
  const index = runStore.getState().trace?.[playback.way].hops.findIndex((hop) => hop.device === name) ?? -1
  if (index >= 0 && !playback.playing) setPlayback({ position: index + 0.2 })
}

/** What scenarios lost with what was just removed, and how it comes back. */
function wentWith(before: Design): string {
  const lost = lostOfScenarios(before, designStore.getState().design)
  return lost === undefined
    ? t('Undo brings it back.')
    : t('What spoke of it went too: {lost}. Undo brings all back.', { lost })
}

/** Frames and notes, with the devices that are selected beside them, as one step. */
function removeDrawn(devices: readonly string[], ids: readonly string[]): void {
  const drawn: Edit = { kind: 'remove-annotations', ids }
  const label = `Remove ${plural(ids.length + devices.length, 'thing')}`
  if (
    perform(
      devices.length === 0
        ? drawn
        : { kind: 'batch', label, edits: [drawn, { kind: 'remove-devices', names: devices }] },
    )
  )
    notify(
      t('Removed {value}{value2}. Undo brings all back.', {
        value: ids.length === 1 ? t('a frame or note') : t('{count} frames and notes', { count: ids.length }),
        value2: devices.length === 0 ? '' : ` ${t('and {devices}', { devices: counted(devices.length, 'device') })}`,
      }),
    )
}

/** Devices that are told by their names. */
const MOST_NAMED = 6

/** Takes away what is selected. */
export function removeSelected(): void {
  const { devices, link, annotations } = viewStore.getState()
  const { design } = designStore.getState()
  const cable = design.links.find(({ id }) => id === link)
  if (annotations.length > 0) removeDrawn(devices, annotations)
  else if (devices.length > 0 && perform({ kind: 'remove-devices', names: devices }))
    notify(
      t('Removed {value}. {wentWith}', {
        value: devices.length > MOST_NAMED ? t('{count} devices', { count: devices.length }) : devices.join(', '),
        wentWith: wentWith(design),
      }),
    )
  else if (cable && perform({ kind: 'remove-links', ids: [cable.id] }))
    notify(
      t('Removed the link {device} – {device2}. {wentWith}', {
        device: cable.a.device,
        device2: cable.b.device,
        wentWith: wentWith(design),
      }),
    )
  select([])
}

/** Without a pointer devices are placed in rows, each on a spot of its own. */
export function freeSpot(design: Design, what: Placeable): Point {
  const count = design.devices.length
  return freePlace(
    design,
    { x: 120 + (count % 6) * 190, y: 100 + Math.floor(count / 6) * 130 },
    what === 'site' ? OF_A_SITE : 1,
  )
}
