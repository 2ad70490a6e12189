/** Drawings of hostile names and of very many sites. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PARAMETERS } from '../../../config/index'
import { atSeconds } from '../../../sim/index'
import { reference } from '../../../testing/lab'
import type { SiteStatus } from '../../messages'
import { draw } from './draw'
import { fewerSites } from './fewer'
import { layersOf } from './layers'

const view = {
  now: atSeconds(0),
  parameters: DEFAULT_PARAMETERS,
  devices: {},
  linksDown: [],
  linksBlocked: [],
  storms: [],
}

describe('a drawing', () => {
  it('holds a hostile name as text', () => {
    const base = reference()
    const nasty = '</text><script>alert("x")</script>\u0000'
    const devices = base.devices.map((item) => (item.name === 'admin-pc' ? { ...item, name: nasty } : item))
    for (const layer of layersOf({ design: { ...base, devices }, view, sites: [] })) {
      const svg = draw({ ...base, devices }, layer)
      expect(svg).toContain('&lt;script&gt;')
      expect(svg).not.toContain('<script')
      expect(svg).not.toContain('\u0000')
    }
  })
  it('draws a cross-over as a double line, and two of them beside one another', () => {
    const base = reference()
    const [cabling] = layersOf({ design: base, view, sites: [] })
    const lines = (links: typeof base.links) =>
      cabling ? (draw({ ...base, links }, cabling).match(/<line /g)?.length ?? 0) : 0
    expect(lines(base.links)).toBe(base.links.length + 1)
    const second = base.links.filter((link) => link.media === 'cross-over').map((link) => ({ ...link, id: 'second' }))
    expect(lines([...base.links, ...second])).toBe(base.links.length + 3)
  })
  it('leads a cable through its points on every layer, wherever they lie, and a right-angled one round its corner', () => {
    const base = reference()
    const [first, second] = base.links
    const design = {
      ...base,
      links: base.links.map((link) =>
        link === first
          ? { ...link, bends: [{ x: -900, y: -700 }] }
          : link === second
            ? { ...link, course: 'right-angled' as const }
            : link,
      ),
    }
    const layers = layersOf({ design, view, sites: [] })
    for (const layer of layers) {
      const svg = draw(design, layer)
      const led = [...svg.matchAll(/<polyline points="([^"]+)"/g)].map(([, points = '']) =>
        points.split(' ').map((point) => point.split(',').map(Number)),
      )
      expect(led).toHaveLength(2)
      expect(led[0]).toHaveLength(3)
      const [left = 0, top = 0] = /viewBox="([-\d]+) ([-\d]+)/.exec(svg)?.slice(1).map(Number) ?? []
      const [x = 0, y = 0] = led[0]?.[1] ?? []
      expect([x > left, y > top]).toEqual([true, true])
      const inner = led[1]?.slice(1, -1) ?? []
      expect(inner.slice(1).every(([nextX, nextY], at) => nextX === inner[at]?.[0] || nextY === inner[at]?.[1])).toBe(
        true,
      )
    }
    expect(layers.length).toBeGreaterThan(3)
  })
})

describe('a drawing of very many sites', () => {
  const base = reference()
  const own = ['home-24', 'soho-24', 'phone-24']
  const numbers = Array.from({ length: 30 }, (_, index) => index)
  const copies = numbers.flatMap((index) =>
    base.devices.filter(({ name }) => own.includes(name)).map((item) => ({ ...item, name: `${item.name}-${index}` })),
  )
  const cables = numbers.flatMap((index) =>
    base.links
      .filter(({ a, b }) => own.includes(a.device) || own.includes(b.device))
      .map((link) => {
        const end = (item: typeof link.a) =>
          own.includes(item.device) ? { ...item, device: `${item.device}-${index}` } : item
        return { ...link, id: `${link.id}-${index}`, a: end(link.a), b: end(link.b) }
      }),
  )
  const design = { ...base, devices: [...base.devices, ...copies], links: [...base.links, ...cables] }
  const sites = numbers.map(
    (index): SiteStatus => ({
      site: `soho-24-${index}`,
      lan: '10.81.2.24/29',
      ...{ from: 'callmanager', to: `phone-24-${index}`, state: 'in service', tunnel: 'gateway-1' },
      toSite: { works: true, disposition: 'accepted' },
      fromSite: { works: true, disposition: 'accepted' },
      hsrp: 'active',
      peer: index % 2 === 0 ? 'gateway-1' : 'gateway-2',
    }),
  )
  it('shows some of each head-end, whole, and says so', () => {
    const fewer = fewerSites(design, sites)
    const names = fewer.design.devices.map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('soho-24-'))).toHaveLength(8)
    expect(names.filter((name) => name.startsWith('phone-24-'))).toHaveLength(8)
    expect(names).toEqual(expect.arrayContaining(['internet', 'firewall', 'gateway-1', 'callmanager']))
    expect(fewer.says).toContain('8 of 30 sites')
  })
  it('leaves a design of few sites as it is', () => {
    expect(fewerSites(design, sites.slice(0, 6))).toEqual({ design, says: '' })
  })
})
