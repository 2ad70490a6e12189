/** The worked example of a layer in docs/building-on.md: a mark at each device that a cable leads to and that says nothing. */
import { expect, it } from 'vitest'
import { viewOf } from '../sim/index'
import { reference, settle, struck } from '../testing/lab'
import { centreOf, NODE_HEIGHT } from './geometry'
import type { Drawing, Shape } from './shapes'
import { type Drawn, tablesOf } from './state'

// #region layer
/** How many routes each device has at the moment that is looked at. */
function routeCounts(drawn: Drawn): Drawing {
  const shapes = drawn.design.devices.flatMap((device): readonly Shape[] => {
    const routes = tablesOf(drawn, device.name)?.routes
    if (!routes || routes.length === 0) return []
    const { x, y } = centreOf(device)
    const at = { x, y: y + NODE_HEIGHT / 2 + 14 }
    return [
      { kind: 'label', key: `${device.name} routes`, at, text: `${routes.length} routes`, tint: 'eigrp', chip: true },
    ]
  })
  return { shapes, legend: [{ sample: { kind: 'text', text: 'n' }, tint: 'eigrp', text: 'Routes in the table' }] }
}
// #endregion

it('draws values of the document and of the tables at a moment', () => {
  const lab = settle(reference())
  const said = ({ network, design }: typeof lab) =>
    routeCounts({ design, view: viewOf(network), sites: [] }).shapes.flatMap((shape) =>
      shape.kind === 'label' && shape.key.startsWith('gateway-1 ') ? [shape.text] : [],
    )
  const [before] = said(lab)
  const [after] = said(struck(lab, { kind: 'power', device: 'gateway-2' }))
  expect(before).toMatch(/^\d+ routes$/)
  expect(after).toMatch(/^\d+ routes$/)
  expect(after).not.toBe(before)
})
