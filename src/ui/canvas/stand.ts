/** Going on from where one stands, by keyboard or menu: to the next device, to a new one beside it, to a cable. */
import {
  applied,
  connect,
  type DeviceKindName,
  deviceNamed,
  type Edit,
  kindsBeside,
  partnersOf,
  placeBeside,
  placeDevice,
} from '../../design/index'
import { NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'
import { designStore, edit, notify, select, setView } from '../../store/index'
import { t } from '../words/language'
import { freeSpot } from './actions'
import { foldedNow } from './grouping'
import { shownOf, without } from './shown'
import { isFocusTaken } from './view'
import { type Direction, stepFrom } from './walk'

/** After React Flow has drawn what was added, and a menu has given the focus back. */
const DRAWN_MS = 90
/** Canvas units from a device to a new one beside it. */
const STEP = { x: 220, y: 130 }
/** Devices that a menu offers to connect to: the nearest. */
const MOST = 16

/** Puts the focus on a device, in view. */
export function focusDevice(name: string): void {
  if (isFocusTaken()) return
  const node = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(name)}"]`)
  if (!node) return setView({ reveal: { devices: [name], focus: true } })
  const [box, canvas] = [node.getBoundingClientRect(), document.querySelector('main.canvas')?.getBoundingClientRect()]
  node.focus({ preventScroll: true })
  if (
    canvas &&
    (box.right < canvas.left || box.left > canvas.right || box.bottom < canvas.top || box.top > canvas.bottom)
  )
    setView({ reveal: { devices: [name], focus: true } })
}

export function walk(from: string, direction: Direction): void {
  const next = stepFrom(without(shownOf(designStore.getState().design), foldedNow()), from, direction)
  if (next === undefined) notify(t('Nothing stands on that side of {from}.', { from }))
  else focusDevice(next)
}

/** Kinds that can be added: at a device those that fit it, else all. */
export function kindsToAdd(from: string | undefined): readonly DeviceKindName[] | undefined {
  return from === undefined ? undefined : kindsBeside(designStore.getState().design, from)
}

/** Adds a device beside another, cabled to it, or on a free spot; the focus goes on to it. */
export function addBeside(kind: DeviceKindName, from: string | undefined): void {
  const { design } = designStore.getState()
  const made: Edit | string =
    from === undefined
      ? placeDevice(design, kind, freeSpot(design, kind))
      : placeBeside(design, from, kind, spotBeside(from))
  const next = typeof made === 'string' ? made : applied(design, made)
  const problem = typeof made === 'string' ? made : edit(made)
  if (problem !== undefined || typeof next === 'string') return notify(problem ?? String(next), 'error')
  const name = next.devices.at(-1)?.name ?? ''
  select([name])
  notify(from === undefined ? t('Placed {name}.', { name }) : t('Placed {name}, connected to {from}.', { name, from }))
  setTimeout(() => focusDevice(name), DRAWN_MS)
}

/** The nearest place beside a device that nothing stands on. */
function spotBeside(from: string): { readonly x: number; readonly y: number } {
  const { design } = designStore.getState()
  const at = deviceNamed(design, from)?.position ?? { x: 0, y: 0 }
  const free = (x: number, y: number) =>
    !design.devices.some(
      ({ position }) => Math.abs(position.x - x) < NODE_WIDTH + 12 && Math.abs(position.y - y) < NODE_HEIGHT + 12,
    )
  for (let ring = 1; ; ring++)
    for (const [x, y] of [
      [0, ring],
      [ring, 0],
      [ring, ring],
      [-ring, 0],
      [-ring, ring],
      [0, -ring],
    ] as const) {
      const spot = { x: at.x + x * STEP.x, y: at.y + y * STEP.y }
      if (free(spot.x, spot.y)) return spot
    }
}

/** What a device can be cabled to, the nearest first. */
export function partnersNear(from: string): readonly string[] {
  const { design } = designStore.getState()
  const at = deviceNamed(design, from)?.position
  if (!at) return []
  const near = design.devices
    .map(({ name, position }) => ({ name, far: Math.hypot(position.x - at.x, position.y - at.y) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 4 * MOST)
  return partnersOf(
    design,
    from,
    near.map(({ name }) => name),
  ).slice(0, MOST)
}

export function connectTo(from: string, to: string): void {
  const made = connect(designStore.getState().design, from, to)
  const problem = typeof made === 'string' ? made : edit(made)
  notify(problem ?? t('Connected {from} and {to}.', { from, to }), problem === undefined ? 'info' : 'error')
}

/** The next device that is chosen on the drawing, by a click or Enter, gets a cable from this one. */
export const connectFrom = (from: string): void => setView({ tool: { kind: 'connect', from, crossOver: false } })
