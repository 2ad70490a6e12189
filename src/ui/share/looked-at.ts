/** What a link opens at, in words that end a sentence. */
import { designStore, runStore, type Shown } from '../../store/index'
import { formatMoment } from '../timeline/steps'
import { t, titleOf } from '../words/language'

export function lookedAt({ scenario, at = 0, devices = [], path, hop }: Shown): string {
  const title = designStore.getState().design.scenarios.find(({ name }) => name === scenario)?.title ?? scenario
  const moment =
    title === undefined
      ? t('the settled network')
      : t('“{title}” at {at}', { title: titleOf(title), at: formatMoment(at, 1) })
  const chosen =
    devices.length === 0
      ? ''
      : devices.length === 1
        ? `, ${t('{device} selected', { device: devices[0] ?? '' })}`
        : `, ${t('{count} devices selected', { count: devices.length })}`
  const way = path === undefined ? '' : `, ${t('the path from {from} to {to}', { from: path.from, to: path.to })}`
  const device = hop && runStore.getState().trace?.[hop.way].hops[Math.floor(hop.position)]?.device
  const place = device === undefined || path === undefined ? '' : ` ${t('at {device}', { device })}`
  return moment + chosen + way + place
}
