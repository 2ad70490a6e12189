/** What is painted is found again at its place, and few of very many devices are elements. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NODE_HEIGHT, NODE_WIDTH } from '../../../drawing/index'
import { designOf, reference } from '../../../testing/many-sites'
import { edgesOf, nodesOf } from '../flow'
import { elementsOf } from './elements'
import { deviceAt, planOf } from './plan'

const NO_MARKS = { devices: new Map(), links: new Map() }

function drawn(sites: number) {
  const design = sites === 6 ? reference() : designOf(sites)
  const nodes = nodesOf(design, undefined, [], [], NO_MARKS)
  const edges = edgesOf(design, undefined, undefined, NO_MARKS)
  return { design, nodes, edges, plan: planOf(nodes, edges) }
}

const large = drawn(300)
const small = drawn(6)

describe('what is painted', () => {
  it('is found anywhere in its box, and beside it only within reach', () => {
    fc.assert(
      fc.property(
        fc.nat(large.nodes.length - 1),
        fc.integer({ min: 0, max: NODE_WIDTH }),
        fc.integer({ min: 0, max: NODE_HEIGHT }),
        (index, dx, dy) => {
          const node = large.nodes[index]
          if (!node) throw new Error('there is no such device')
          const { x, y } = node.position
          expect(deviceAt(large.plan, { x: x + dx, y: y + dy }, 0)?.id).toBe(node.id)
        },
      ),
      { numRuns: 60 },
    )
    const left = large.nodes.reduce((least, { position }) => Math.min(least, position.x), 0)
    const top = large.nodes.reduce((least, { position }) => Math.min(least, position.y), 0)
    expect(deviceAt(large.plan, { x: left - 40, y: top - 40 }, 20)).toBeUndefined()
  })
  it('stands within the whole of it, and reaches each of its sides', () => {
    const { whole, devices } = large.plan
    const [xs, ys] = [devices.map(({ position }) => position.x), devices.map(({ position }) => position.y)]
    expect(whole).toEqual([
      Math.min(...xs),
      Math.min(...ys),
      Math.max(...xs) + NODE_WIDTH,
      Math.max(...ys) + NODE_HEIGHT,
    ])
  })
  it('only cables of what has very many of them are spokes, and those whole', () => {
    expect(small.plan.lines.filter(({ spoke }) => spoke)).toEqual([])
    const spokes = large.plan.lines.flatMap(({ spoke, points }) => (spoke ? [{ spoke, points }] : []))
    expect(spokes.length).toBeGreaterThanOrEqual(300)
    for (const { spoke, points } of spokes.slice(0, 20)) {
      expect([spoke.stub[0], spoke.rest.at(-1)].map(String).sort()).toEqual(
        [points[0], points.at(-1)].map(String).sort(),
      )
      expect(spoke.stub.at(-1)).toEqual(spoke.rest[0])
    }
  })
})

describe('elements of the page', () => {
  const wanted = { selected: [], link: undefined, marks: NO_MARKS, near: [], held: [] }
  const at = ({ design, edges }: typeof large, more: object = {}) => elementsOf(design, edges, { ...wanted, ...more })
  it('are the head-end block, however many sites there are', () => {
    expect([...at(large)].sort()).toEqual([...at(drawn(40))].sort())
    expect(at(large)).toContain('gateway-1')
  })
  it('are what is selected, pointed at, asked for or broken too; not all that is selected of very many', () => {
    const link = large.edges.at(-1)
    const held = at(large, { selected: ['soho-7'], held: ['phone-9', undefined], link: link?.id })
    for (const name of ['soho-7', 'phone-9', link?.source, link?.target]) expect(held).toContain(name)
    const all = large.nodes.map(({ id }) => id)
    expect(at(large, { selected: all }).size).toBe(at(large).size)
  })
})
