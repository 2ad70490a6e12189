/** Putting what is selected in order: in line, at even distances, by a layout; locking it there, and hiding it. One step each. */

import {
  type Alignment,
  align,
  type Device,
  distribute,
  type Edit,
  LAYOUTS,
  type LayoutName,
  layOut,
  type Spread,
} from '../../design/index'
import { plural } from '../../net/index'
import { designStore, edit, notify, select, setView, viewStore } from '../../store/index'
import { counted, lowerFirst, said, t } from '../words/language'

export const ALIGNMENTS: readonly (readonly [how: Alignment, title: string])[] = [
  ['left', 'Left edges'],
  ['centre', 'Middles, above one another'],
  ['right', 'Right edges'],
  ['top', 'Upper edges'],
  ['middle', 'Middles, beside one another'],
  ['bottom', 'Lower edges'],
]

export const SPREADS: readonly (readonly [how: Spread, title: string])[] = [
  ['across', 'Evenly across'],
  ['down', 'Evenly down'],
]

/** The selected devices that the design has. */
export function selectedDevices(): readonly Device[] {
  const chosen = new Set(viewStore.getState().devices)
  return designStore.getState().design.devices.filter(({ name }) => chosen.has(name))
}

/** Milliseconds in which devices go to their new places; none where people ask for less motion. */
const MOTION_MS = 200

/** Performs an edit of places, shown as a movement. */
function arrange(change: Edit, words: string): void {
  const drawing = document.querySelector('.react-flow')
  drawing?.classList.add('arranging')
  setTimeout(() => drawing?.classList.remove('arranging'), MOTION_MS + 100)
  const problem = edit(change)
  notify(problem ?? words, problem === undefined ? 'info' : 'error')
}

const lockedWords = (devices: readonly Device[]) => {
  const { length } = devices.filter((device) => device.locked)
  return length === 0 ? '' : ` ${t('{devices} stayed.', { devices: counted(length, 'locked device') })}`
}

export function alignSelected(how: Alignment): void {
  const devices = selectedDevices()
  if (devices.length < 2) return notify(t('Select two devices or more to put them in line.'))
  arrange(
    align(devices, how),
    t('Aligned {devices}.{locked}', { devices: counted(devices.length, 'device'), locked: lockedWords(devices) }),
  )
}

export function distributeSelected(how: Spread): void {
  const devices = selectedDevices()
  if (devices.length < 3) return notify(t('Select three devices or more to put them at even distances.'))
  arrange(
    distribute(devices, how),
    t('Distributed {devices}.{locked}', { devices: counted(devices.length, 'device'), locked: lockedWords(devices) }),
  )
}

/** Lays out what is selected, or everything when that is less than two devices. */
export function layOutNow(layout: LayoutName): void {
  const { design } = designStore.getState()
  const chosen = selectedDevices()
  const devices = chosen.length < 2 ? design.devices : chosen
  if (devices.length === 0) return notify(t('There is nothing to lay out yet.'))
  const title = lowerFirst(said(LAYOUTS.find(({ name }) => name === layout)?.title ?? ''))
  arrange(
    layOut(design, layout, new Set(devices.map(({ name }) => name))),
    t('Laid out {devices} {title}.{locked} Undo puts all back.', {
      devices: counted(devices.length, 'device'),
      title,
      locked: lockedWords(devices),
    }),
  )
  if (chosen.length < 2) setTimeout(() => setView({ reveal: { devices: [] } }), MOTION_MS)
}

/** Sets or takes away a word of the drawing on devices: locked, hidden. */
function setOf(names: readonly string[], word: 'locked' | 'hidden', on: boolean, label: string): string | undefined {
  return edit({
    kind: 'batch',
    label,
    edits: names.map((name): Edit => ({ kind: 'set-device', name, change: { [word]: on || undefined } })),
  })
}

/** As a step of the design is called, which is English in every language. */
const stepWords = (devices: readonly Device[]) =>
  devices.length === 1 ? (devices[0]?.name ?? '') : plural(devices.length, 'device')

/** Locks what is selected, or frees it when all of it is locked. */
export function toggleLocked(): void {
  const devices = selectedDevices()
  if (devices.length === 0) return notify(t('Select what is to be locked first.'))
  const on = devices.some((device) => !device.locked)
  const what = devices.length === 1 ? (devices[0]?.name ?? '') : counted(devices.length, 'device')
  const problem = setOf(viewStore.getState().devices, 'locked', on, `${on ? 'Lock' : 'Unlock'} ${stepWords(devices)}`)
  if (problem !== undefined) return notify(problem, 'error')
  notify(
    on
      ? t('{what}: locked where it stands. Layouts and drags leave it.', { what })
      : t('{what}: can be moved again.', { what }),
  )
}

export function hideSelected(): void {
  const devices = selectedDevices()
  if (devices.length === 0) return notify(t('Select what is to be hidden first.'))
  const what = devices.length === 1 ? (devices[0]?.name ?? '') : counted(devices.length, 'device')
  const problem = setOf(
    devices.map(({ name }) => name),
    'hidden',
    true,
    `Hide ${stepWords(devices)}`,
  )
  if (problem !== undefined) return notify(problem, 'error')
  select([])
  notify(t('{what}: not drawn any more, and simulated as before.', { what }))
}

export function showHidden(): void {
  const hidden = designStore
    .getState()
    .design.devices.filter((device) => device.hidden)
    .map(({ name }) => name)
  const problem = setOf(hidden, 'hidden', false, `Show ${plural(hidden.length, 'hidden device')}`)
  if (problem !== undefined) return notify(problem, 'error')
  select(hidden)
}
