/** Groups of sites: by what they are put together, what a closed one stands for, and what is told of it. */
import { describe, expect, it } from 'vitest'
import { applied, type Design, type Edit, REFERENCE_DESIGNS, siteMembers } from '../../design/index'
import type { SiteStatus } from '../../engine/messages'
import { foldedIn, groupEdges, groupNodes, groupsOf, openAfter, rolledUp } from './groups'
import { without } from './shown'

function reference(): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-figure-c1')
  if (!found) throw new Error('the reference design is missing')
  return found.build()
}

const design = reference()
const routers = design.devices.filter(({ kind }) => kind === 'soho').map(({ name }) => name)

describe('groups of sites', () => {
  it.each(['pool', 'gateway', 'name', 'region'] as const)(
    'by %s hold every site once, with all that stands there',
    (by) => {
      const groups = groupsOf(design, by)
      expect(groups.flatMap(({ sites }) => sites).sort()).toEqual([...routers].sort())
      expect(groups.flatMap(({ members }) => members).sort()).toEqual([...siteMembers(design).keys()].sort())
      expect(groupsOf(design, by)).toBe(groups)
    },
  )
  it('are named by what their sites share', () => {
    const turned: Design = {
      ...design,
      devices: design.devices.map((device) =>
        device.kind === 'soho' && device.name === 'soho-24' ? { ...device, peers: ['gateway-2', 'gateway-1'] } : device,
      ),
    }
    expect(
      groupsOf(turned, 'gateway')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['gateway-1', 'gateway-2'])
    expect(groupsOf(design, 'none')).toEqual([])
    for (const { title, sites } of groupsOf(design, 'name'))
      for (const site of sites) expect(site.startsWith(title), `${site} in ${title}`).toBe(true)
  })
  it('by region lie apart on the drawing, in the order of a map', () => {
    const groups = groupsOf(design, 'region')
    expect(groups.length).toBeGreaterThan(1)
    const middles = new Map(
      groups.map(({ title, sites }) => {
        const places = sites.flatMap((name) => design.devices.find((device) => device.name === name)?.position ?? [])
        return [title, places] as const
      }),
    )
    for (const [title, places] of middles)
      for (const [other, others] of middles) {
        if (title.includes('west') && other.includes('east'))
          expect(Math.max(...places.map(({ x }) => x))).toBeLessThan(Math.min(...others.map(({ x }) => x)))
        if (title.startsWith('North') && other.startsWith('South'))
          expect(Math.max(...places.map(({ y }) => y))).toBeLessThan(Math.min(...others.map(({ y }) => y)))
      }
  })
  it('by hand are the frames that routers stand in', () => {
    const at = design.devices.find(({ name }) => name === 'soho-24')?.position ?? { x: 0, y: 0 }
    const frame = { id: 'f', kind: 'frame', title: 'North', position: { x: at.x - 20, y: at.y - 20 } } as const
    const framed: Design = { ...design, annotations: [{ ...frame, width: 220, height: 120 }] }
    expect(groupsOf(design, 'frame')).toEqual([])
    expect(groupsOf(framed, 'frame').map(({ title, sites }) => [title, sites])).toEqual([['North', ['soho-24']]])
  })
  it('that are closed stand for their sites and keep one line each way out; open ones show them where they were', () => {
    const groups = groupsOf(design, 'gateway')
    const closed = foldedIn(groups, [])
    const shown = without(design, closed)
    expect(shown.devices.length).toBe(design.devices.length - siteMembers(design).size)
    expect(shown.devices.every((device) => design.devices.includes(device))).toBe(true)
    expect(groupEdges(design, closed).map(({ source, target }) => [source, target])).toEqual(
      groups.map(({ id }) => [id, 'internet']),
    )
    const [first] = groups
    const half = foldedIn(groups, first ? [first.id] : [])
    expect(first?.members.some((name) => half.has(name))).toBe(false)
    expect(groupEdges(design, half)).toHaveLength(groups.length - 1)
    expect(
      foldedIn(
        groups,
        groups.map(({ id }) => id),
      ).size,
    ).toBe(0)
  })
  it.each([
    ['gateway', { kind: 'rename-device', from: 'gateway-1', to: 'hub-a' }, 'group:gateway-1', 'group:hub-a'],
    ['name', { kind: 'rename-device', from: 'soho-vp', to: 'paris' }, 'group:soho-vp', 'group:paris'],
    ['pool', { kind: 'rename-device', from: 'soho-vp', to: 'paris' }, 'group:10.81.2.0/23', 'group:10.81.2.0/23'],
  ] as const satisfies readonly (readonly [string, Edit, string, string])[])(
    'by %s stay open when what they are called by is renamed, and when that is undone',
    (by, edit, before, after) => {
      const renamed = applied(design, edit)
      if (typeof renamed === 'string') throw new Error(renamed)
      expect(groupsOf(design, by).map(({ id }) => id)).toContain(before)
      expect(openAfter(design, renamed, by, [before])).toEqual([after])
      expect(openAfter(renamed, design, by, [after])).toEqual([before])
    },
  )
  it('by frame stay open when the frame is called otherwise', () => {
    const at = design.devices.find(({ name }) => name === 'soho-24')?.position ?? { x: 0, y: 0 }
    const framed = (title: string): Design => ({
      ...design,
      annotations: [
        { id: 'f', kind: 'frame', title, position: { x: at.x - 20, y: at.y - 20 }, width: 220, height: 120 },
      ],
    })
    expect(openAfter(framed('North'), framed('South'), 'frame', ['group:North'])).toEqual(['group:South'])
  })
  it('tell how many are in service and the worst inside', () => {
    expect(rolledUp([undefined, undefined])).toEqual({ tone: 'unknown', words: '2 sites', short: '2' })
    expect(rolledUp(['in service', 'in service'])).toEqual({ tone: 'good', words: '2/2 in service', short: '2/2' })
    expect(rolledUp(['in service', 'not registered', 'silent', 'silent'])).toEqual({
      tone: 'bad',
      words: '1/4 in service · 2 silent · 1 not registered',
      short: '1/4',
    })
    const sites = routers.map((site) => ({ site, state: 'in service' }) as SiteStatus)
    expect(groupNodes(groupsOf(design, 'pool'), [], sites).map(({ data }) => data.words)).toEqual(
      groupsOf(design, 'pool').map(({ sites: own }) => `${own.length}/${own.length} in service`),
    )
  })
})
