import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../../design/index'
import { outlineOf } from '../outline/outline'
import { endLabels, type Labels, USUAL_LABELS } from './labels'
import { shownOf } from './shown'

const found = REFERENCE_DESIGNS.find(({ name }) => name === 'srnd-figure-c1')
if (!found) throw new Error('the reference design is missing')
const seed = found.build()

const link = seed.links.find(({ a, b }) => [a.device, b.device].sort().join() === 'gateway-1,stick-lan')
if (!link) throw new Error('the head-end has no stick')
const stick = link.a.device === 'gateway-1' ? link.a : link.b
const port = link.a.device === 'gateway-1' ? link.b : link.a
const labels = (change: Partial<Labels>) => endLabels(seed, undefined, { ...USUAL_LABELS, ...change })

describe('labels of cables', () => {
  it('name the interfaces of head-ends and firewalls, unless somebody wants it otherwise', () => {
    expect([labels({})(link, stick), labels({})(link, port)]).toEqual(['Fa0/0', ''])
    expect(labels({ ports: 'always' })(link, port)).not.toBe('')
    expect(labels({ ports: 'never' })(link, stick)).toBe('')
  })
  it('tell addresses too, always or of what is pointed at', () => {
    expect(labels({ addresses: 'always' })(link, stick)).toBe('Fa0/0\n10.81.0.3/29')
    expect(labels({ addresses: 'pointed' })(link, stick)).toBe('Fa0/0')
    expect(labels({ addresses: 'pointed', pointed: new Set(['stick-lan']) })(link, stick)).toBe('Fa0/0\n10.81.0.3/29')
    expect(labels({ ports: 'pointed', pointed: new Set([link.id]) })(link, stick)).toBe('Fa0/0')
  })
})

describe('what is drawn', () => {
  it('leaves out hidden devices with their cables, and is the design itself without any', () => {
    expect(shownOf(seed)).toBe(seed)
    const devices = seed.devices.map((device) =>
      device.name === 'stick-lan' ? { ...device, hidden: true as const } : device,
    )
    const shown = shownOf({ ...seed, devices })
    expect(shown.devices.length).toBe(seed.devices.length - 1)
    expect(shown.links.filter(({ a, b }) => a.device === 'stick-lan' || b.device === 'stick-lan')).toEqual([])
  })
})

describe('the outline', () => {
  it('names every device once, with its cables and addresses', () => {
    const parts = outlineOf(seed, undefined, [], { devices: new Map(), links: new Map() })
    const names = parts.flatMap(({ devices }) => devices.map(({ name }) => name))
    expect([...names].sort()).toEqual(seed.devices.map(({ name }) => name).sort())
    const gateway = parts[0]?.devices.find(({ name }) => name === 'gateway-1')
    expect(gateway?.text).toContain('2 cables')
    expect(gateway?.lines).toContain('Fa0/0 10.81.0.3/29 to stick-lan')
  })
})
