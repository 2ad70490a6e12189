/** Tens of thousands of routes that come in one delta, or stand when an interface changes, cost in their number. */
import { expect, it } from 'vitest'
import { ip, ipOf, prefix, prefixOf } from '../../net/index'
import { counted } from '../../testing/work-counter'
import { ZERO_TIME } from '../kernel/time'
import { applyDelta, EMPTY_RIB, recompute } from './rib'
import type { Route } from './route'

const up = () => true
const shared = { distance: 1, metric: 0, tag: 0, since: ZERO_TIME } as const
const LAN: Route = { ...shared, prefix: prefix('10.81.0.0/29'), protocol: 'connected', interface: 'Fa0/0' }
const routes = (count: number): readonly Route[] => [
  LAN,
  ...Array.from({ length: count }, (_, at): Route => {
    const network = prefixOf(ipOf(0x0b000000 + at * 8), 29)
    return { ...shared, prefix: network, protocol: 'static', nextHop: ip('10.81.0.1') }
  }),
]

function costs(count: number): readonly [coming: number, again: number] {
  const add = routes(count)
  let rib = EMPTY_RIB
  const coming = counted(() => {
    rib = applyDelta(EMPTY_RIB, { add, remove: [] }, up).rib
  })
  return [coming, counted(() => recompute(rib, up))]
}

it('eight times as many cost in proportion, and a little more for the depth of tables', () => {
  const [few, many] = [costs(200), costs(1600)]
  const ratios = many.map((cost, at) => cost / (few[at] ?? 0))
  expect(ratios.filter((ratio) => !(ratio < 14))).toEqual([])
})
