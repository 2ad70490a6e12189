/** What stands at a hurt site is not drawn as well: its router, its phone, and whoever else is there. */
import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../../design/index'
import type { DeviceTables, SiteStatus, SnapshotView } from '../../engine/messages'
import { nameTable } from '../../net/index'
import { nodesOf } from './flow'

const design = REFERENCE_DESIGNS[0]?.build()
const phone = design?.devices.find(({ name }) => name === 'phone-24')
if (!design || !phone) throw new Error('no design')
// A second phone stands at the home's router.
const two = {
  ...design,
  devices: [...design.devices, { ...phone, id: 'second', name: 'second' }],
  links: [
    ...design.links,
    {
      ...design.links[0],
      id: 'more',
      a: { device: 'second', interface: 'Ethernet' },
      b: { device: 'home-24', interface: 'Inside2' },
    },
  ],
} as typeof design

const up = { running: true, interfaces: [], hsrp: [], ipsecSas: [] } as unknown as DeviceTables
const view = {
  devices: nameTable(two.devices.map(({ name }) => [name, up] as const)),
  linksDown: [],
  linksBlocked: [],
  storms: [],
} as unknown as SnapshotView
const way = { works: false, disposition: 'denied-out' } as const
const site: SiteStatus = {
  ...{ site: 'soho-24', from: 'callmanager', to: 'phone-24', lan: '', state: 'hears nothing', reason: 'why' },
  ...{ toSite: way, fromSite: { ...way, works: true }, tunnel: 'gateway-2', peer: 'gateway-2' },
} as const

describe('the devices of a site that hears nothing', () => {
  const looks = new Map(
    nodesOf(two, view, [site], [], { devices: new Map(), links: new Map() } as never).map(({ id, data }) => [id, data]),
  )
  it.each(['soho-24', 'phone-24', 'second'])('%s is not shown as well', (name) => {
    expect(looks.get(name)).toMatchObject({ tone: 'bad', detail: 'hears nothing' })
    expect(looks.get(name)?.word).toContain('hears nothing: why')
  })
  it('and the others are as they are', () => {
    expect(looks.get('hq-phone')?.detail).toBe('no address')
    expect(looks.get('phone-16')?.detail).toBe('no address')
  })
})
