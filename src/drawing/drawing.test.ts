/** The layers of the reference design: what each says, and that it can be read. */

import { describe, expect, it } from 'vitest'
import { type Design, REFERENCE_DESIGNS } from '../design/index'
import { lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { type Lab, reference, settle, struck } from '../testing/lab'
import { tunnelPath } from './geometry'
import { type Drawn, drawLayer, LAYERS, type LayerName, pictureOf, type Shape } from './index'
import { lettersOf } from './letters'

function twoCrossOvers(): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-two-crossovers')
  if (!found) throw new Error('the library has it')
  return found.build()
}

const lab = settle(reference())

function drawnOf({ design, network }: Lab): Drawn {
  const view = viewOf(network)
  const heads: Readonly<Record<string, string>> = { '198.51.100.1': 'gateway-1', '198.51.100.2': 'gateway-2' }
  const dotted = (ip: number) => [24, 16, 8, 0].map((shift) => (ip >>> shift) & 255).join('.')
  const sites = design.devices.flatMap((device) => {
    const sa = device.kind === 'soho' ? lookUp(view.devices, device.name)?.ipsecSas.at(-1)?.sa : undefined
    const peer = sa && heads[dotted(sa.remote)]
    return peer === undefined ? [] : [{ site: device.name, up: true, peer }]
  })
  return { design, view, sites }
}

const drawn = drawnOf(lab)
const labelsOf = (name: LayerName, of: Drawn = drawn) =>
  drawLayer(name, of).shapes.filter((shape): shape is Extract<Shape, { kind: 'label' }> => shape.kind === 'label')
const texts = (name: LayerName, of: Drawn = drawn) => labelsOf(name, of).map((label) => label.text)

describe('the layers', () => {
  const designs = [
    ['figure C-1', drawn],
    ['two cross-overs', drawnOf(settle(twoCrossOvers()))],
  ] as const
  const each = designs.flatMap(([title, of]) => LAYERS.map((layer) => [title, layer.name, of] as const))
  it.each(each)('of %s, %s has labels that do not cover each other', (_title, name, of) => {
    const boxes = labelsOf(name, of).map(({ at, text, chip }) => {
      const [width, height] = [text.length * 6.3 + (chip ? 12 : 0), chip ? 16 : 11]
      return {
        text,
        left: at.x - width / 2,
        right: at.x + width / 2,
        top: at.y - height / 2,
        bottom: at.y + height / 2,
      }
    })
    const covered = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom)
        .map((two) => `${one.text} and ${two.text}`),
    )
    expect(covered).toEqual([])
  })
  it('the picture of a design shows cables beside each other as two', () => {
    const one = new Set(pictureOf(reference()).cables.map(String))
    const two = new Set(pictureOf(twoCrossOvers()).cables.map(String))
    expect([one.size, two.size]).toEqual([reference().links.length, twoCrossOvers().links.length])
  })
  it('letters of head-ends stay when another one goes, is renamed or comes to stand before them', () => {
    const [one, two] = [
      { id: 'gateway-1', name: 'gateway-1' },
      { id: 'gateway-2', name: 'hub' },
    ]
    const lettered = (heads: Parameters<typeof lettersOf>[0]) =>
      [...lettersOf(heads)].map(([name, { letter }]) => name + letter)
    expect(lettered([one, two])).toEqual(['gateway-1A', 'hubB'])
    expect(lettered([two])).toEqual(['hubB'])
    expect(lettered([{ id: 'core-west', name: 'w' }, { id: 'core-wide', name: 'x' }, two])).toEqual([
      'wW',
      'xX',
      'hubB',
    ])
  })
  it.each(LAYERS.map((layer) => layer.name))('%s draws an empty design, and one that was not simulated yet', (name) => {
    const nothing = { devices: [], links: [], vpn: lab.design.vpn } as unknown as Design
    expect(drawLayer(name, { design: nothing, view: undefined, sites: [] }).shapes).toEqual([])
    expect(() => drawLayer(name, { design: lab.design, view: undefined, sites: [] })).not.toThrow()
  })
  it('have a key for every shape', () => {
    for (const { name } of LAYERS) {
      const keys = drawLayer(name, drawn).shapes.map((shape) => `${shape.kind} ${shape.key}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
  it('say by letter and by dash which gateway a site is on (SEED: .24 and .48 on gateway-2)', () => {
    const { shapes, legend } = drawLayer('tunnels', drawn)
    const tubes = shapes.filter((shape) => shape.kind === 'line')
    expect(tubes.filter((tube) => tube.dash === undefined)).toHaveLength(4)
    expect(tubes.filter((tube) => tube.dash).map((tube) => tube.key)).toEqual(['soho-24', 'soho-48'])
    expect(legend.map((row) => row.text)).toEqual(['A = gateway-1: 4 sites', 'B = gateway-2: 2 sites'])
  })
  it('say who answers for the virtual address', () => {
    expect(texts('hsrp')).toEqual(['♛ Active 120 · 10.81.0.5', 'Standby 110'])
  })
  it('say who is whose EIGRP neighbour, and that a cut cross-over has none', () => {
    expect(texts('eigrp')).toEqual(['● EIGRP 64', '4 S · 2 D EX', '2 S · 4 D EX'])
    const cut = struck(lab, { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' })
    expect(texts('eigrp', drawnOf(cut))).toEqual(['✕ no neighbour', '4 S · 0 D EX', '2 S · 0 D EX'])
  })
  it('say what is behind which interface of the firewall', () => {
    const areas = drawLayer('zones', drawn).shapes.filter((shape) => shape.kind === 'area')
    expect(areas.map((area) => [area.key, area.pattern, area.boxes.length])).toEqual([
      ['firewall outside', 'diagonal', 19],
      ['firewall vpndmz', 'dots', 3],
      ['firewall inside', 'grid', 4],
    ])
  })
  it('say which subnet is where, once', () => {
    expect(texts('addressing').filter((text) => text.includes('/'))).toEqual(
      expect.arrayContaining(['10.81.0.0/29', '192.168.81.0/24', '10.1.0.0/24', '10.81.2.24/29', '198.51.100.252/30']),
    )
    expect(texts('addressing').filter((text) => text === '10.81.0.0/29')).toHaveLength(1)
  })
})

describe('where a tunnel runs', () => {
  /** By the field's book: breadth first over all cables but cross-overs. */
  function byBook({ links }: Design, from: string, to: string): readonly string[] {
    const before = new Map([[from, '']])
    for (const at of before.keys())
      for (const { media, a, b } of links) {
        const next = a.device === at ? b.device : b.device === at ? a.device : undefined
        if (media !== 'cross-over' && next !== undefined && !before.has(next)) before.set(next, at)
      }
    const path: string[] = []
    for (let at = before.has(to) ? to : ''; at !== ''; at = before.get(at) ?? '') path.unshift(at)
    return path
  }
  it.each([reference(), twoCrossOvers()])('is the first of the shortest ways, by the order of the cables', (design) => {
    for (const one of design.devices)
      for (const other of design.devices)
        expect(tunnelPath(design, one.name, other.name)).toEqual(byBook(design, one.name, other.name))
    expect(tunnelPath(design, 'soho-24', 'nobody')).toEqual([])
  })
})
