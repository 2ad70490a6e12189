/** What a screen reader says of a device: name, kind, state, cables. Pure. */
import type { Design, Device } from '../../design/index'
import type { SnapshotView } from '../../engine/messages'
import { counted, said, t } from '../words/language'
import { KIND_WORDS } from './selecting'

/** `3 cables, 1 down`, by the device. */
export function cablesInWords(design: Design, view: SnapshotView | undefined): (name: string) => string {
  const down = new Set(view?.linksDown ?? [])
  const counts = new Map<string, { all: number; down: number }>()
  for (const { id, a, b } of design.links)
    for (const { device } of [a, b]) {
      const count = counts.get(device) ?? { all: 0, down: 0 }
      count.all++
      if (down.has(id)) count.down++
      counts.set(device, count)
    }
  return (name) => {
    const { all, down: broken } = counts.get(name) ?? { all: 0, down: 0 }
    return `${all === 0 ? t('no cable') : counted(all, 'cable')}${broken === 0 ? '' : `, ${t('{broken} down', { broken })}`}`
  }
}

/** `gateway-2, head-end, HSRP standby 110, 2 tunnels, 3 cables`. */
export const spokenName = (device: Device, state: string, cables: string): string =>
  [device.name, said(KIND_WORDS[device.kind][0]), state, cables, ...(device.locked ? [t('locked')] : [])].join(', ')
