/** What a link opens at, in words that end a sentence. */
import { designStore, runStore, type Shown } from '../../store/index'
import { formatMoment } from '../timeline/steps'

export function lookedAt({ scenario, at = 0, devices = [], path, hop }: Shown): string {
  const title = designStore.getState().design.scenarios.find(({ name }) => name === scenario)?.title ?? scenario
  const moment = title === undefined ? 'the settled network' : `“${title}” at ${formatMoment(at, 1)}`
  const chosen =
    devices.length === 0
      ? ''
      : devices.length === 1
        ? `, ${devices[0]} selected`
        : `, ${devices.length} devices selected`
  const way = path === undefined ? '' : `, the path from ${path.from} to ${path.to}`
  const device = hop && runStore.getState().trace?.[hop.way].hops[Math.floor(hop.position)]?.device
  const place = device === undefined || path === undefined ? '' : ` at ${device}`
  return moment + chosen + way + place
}
