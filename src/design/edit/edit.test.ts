/** Edits: what they change, what they take along, what they refuse. */
import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import { makeInterface, makeLan, makeLink } from '../model/make'
import { builtIn, deviceOf, edited } from '../testing/designs'
import { applyEdit } from './edit'
import type { Edit } from './types'

const reference = builtIn('srnd-figure-c1')
const refusal = (edit: Edit, design: Design = reference) => {
  const result = applyEdit(design, edit)
  return typeof result === 'string' ? result : undefined
}
const lan = (name: string) => makeLan({ name, position: { x: 0, y: 0 }, interfaces: [makeInterface('Port1', 'port')] })

describe('a renamed device', () => {
  const renamed = edited(reference, { kind: 'rename-device', from: 'gateway-1', to: 'hub-a' })

  it('is called so in links, peers and the description of the cross-over', () => {
    const { devices, links } = renamed
    const named = {
      ...renamed,
      devices: devices.map(({ id: _kept, ...device }) => device),
      links: links.map(({ id: _id, ...link }) => link),
    }
    expect(JSON.stringify(named)).not.toContain('gateway-1')
    expect(deviceOf(renamed, 'soho', 'soho-24').peers).toEqual(['hub-a', 'gateway-2'])
    const other = edited(reference, { kind: 'rename-device', from: 'gateway-2', to: 'hub-b' })
    const port = deviceOf(other, 'head-end', 'gateway-1').interfaces.find((item) => item.role === 'cross-over')
    expect(port?.description).toBe('X-Over cable to hub-b')
  })
  it('is called so in saved flows, the history and phones', () => {
    const changed = edited(
      reference,
      { kind: 'rename-device', from: 'soho-16', to: 'paris' },
      { kind: 'rename-device', from: 'home-24', to: 'rome' },
      { kind: 'rename-device', from: 'callmanager', to: 'ccm' },
    )
    expect(changed.flows.flatMap((flow) => [flow.from, flow.to])).toContain('paris/Ethernet1')
    expect(changed.history.filter((event) => event.fault === 'silent:rome/Outside')).toHaveLength(2)
    expect(deviceOf(changed, 'phone', 'phone-0').callManager).toBe('ccm')
  })
  it('does not take along names that only begin alike', () => {
    const few = edited(reference, { kind: 'rename-device', from: 'home-40', to: 'home-4' })
    const changed = edited(few, { kind: 'rename-device', from: 'home-4', to: 'x' })
    expect(changed.history).toEqual(reference.history)
    expect(changed.devices.some((device) => device.name === 'home-48')).toBe(true)
  })
  it('must have a free hostname', () => {
    expect(refusal({ kind: 'rename-device', from: 'gateway-1', to: 'gateway-2' })).toBe(
      'There is already a device called gateway-2',
    )
    expect(refusal({ kind: 'rename-device', from: 'gateway-1', to: '1 router' })).toContain('is no hostname')
    expect(refusal({ kind: 'rename-device', from: 'nobody', to: 'somebody' })).toBe('There is no device called nobody')
  })
})

describe('a removed device', () => {
  it('takes its cables, flows, history and mentions with it', () => {
    const changed = edited(reference, {
      kind: 'remove-devices',
      names: ['gateway-2', 'home-24', 'soho-16', 'callmanager'],
    })
    expect(
      changed.links.some((link) => /gateway-2|home-24|soho-16|callmanager/.test(`${link.a.device} ${link.b.device}`)),
    ).toBe(false)
    expect(deviceOf(changed, 'soho', 'soho-vp').peers).toEqual(['gateway-1'])
    expect(deviceOf(changed, 'phone', 'phone-0').callManager).toBe('')
    expect(changed.flows.map((flow) => flow.name)).toEqual(['Voice, headquarters to .24'])
    expect(changed.history.every((event) => event.fault.includes('home-48'))).toBe(true)
  })
})

describe('a renamed or removed interface', () => {
  const tracking = edited(
    reference,
    {
      kind: 'set-device',
      name: 'gateway-1',
      change: {
        hsrp: {
          priority: 120,
          preempt: true,
          preemptDelaySeconds: 0,
          tracks: [{ interface: 'FastEthernet0/1', decrement: 20 }],
        },
      },
    },
    {
      kind: 'set-patch',
      name: 'gateway-1',
      patch: { delete: [], insert: [{ section: ['interface FastEthernet0/1'], text: 'no ip proxy-arp' }] },
    },
    {
      kind: 'set-design',
      change: {
        history: [{ atSeconds: 5, action: 'fault', fault: 'silent:gateway-1/FastEthernet0/1,in' }],
        flows: [{ name: 'x', from: 'gateway-1/FastEthernet0/1', to: 'callmanager', protocol: 'icmp', port: 0 }],
      },
    },
  )
  const gateway = (design: Design) => deviceOf(design, 'head-end', 'gateway-1')

  it('is called so by cables, tracks, changes by hand, flows and the history', () => {
    const changed = edited(tracking, {
      kind: 'set-interface',
      device: 'gateway-1',
      interface: 'FastEthernet0/1',
      change: { name: 'FastEthernet1/0' },
    })
    expect(gateway(changed).hsrp.tracks).toEqual([{ interface: 'FastEthernet1/0', decrement: 20 }])
    expect(gateway(changed).patch.insert[0]?.section).toEqual(['interface FastEthernet1/0'])
    expect(changed.history[0]?.fault).toBe('silent:gateway-1/FastEthernet1/0,in')
    expect(changed.flows[0]?.from).toBe('gateway-1/FastEthernet1/0')
    expect(changed.links.filter((link) => link.media === 'cross-over').map((link) => link.a)).toEqual([
      { device: 'gateway-1', interface: 'FastEthernet1/0' },
    ])
  })
  it('takes with it what referred to it', () => {
    const changed = edited(tracking, { kind: 'remove-interface', device: 'gateway-1', interface: 'FastEthernet0/1' })
    expect(gateway(changed).hsrp.tracks).toEqual([])
    expect([changed.history, changed.flows]).toEqual([[], []])
    expect(changed.links.some((link) => link.media === 'cross-over')).toBe(false)
  })
  it('must be there, have a free name, and one that IOS can write', () => {
    const set = (name: string, change: object) =>
      refusal({ kind: 'set-interface', device: 'gateway-1', interface: name, change })
    expect(set('Serial0', {})).toBe('gateway-1 has no interface Serial0')
    expect(set('FastEthernet0/1', { name: 'Loopback0' })).toBe('gateway-1 already has Loopback0')
    expect(set('FastEthernet0/1', { name: 'Fast Ethernet' })).toContain('is no interface name')
    expect(set('FastEthernet0/1', { description: 'a\nshutdown' })).toContain('it must stand on one line')
    expect(
      refusal({ kind: 'add-interface', device: 'gateway-1', interface: makeInterface('Loopback0', 'public') }),
    ).toBe('gateway-1 already has Loopback0')
    expect(refusal({ kind: 'remove-interface', device: 'gateway-1', interface: 'Serial0' })).toBe(
      'gateway-1 has no interface Serial0',
    )
  })
})

describe('cables', () => {
  const two = edited(
    builtIn('empty'),
    { kind: 'add-device', device: lan('a') },
    { kind: 'add-device', device: lan('b') },
  )
  const cable: Edit = { kind: 'add-link', link: makeLink('a/Port1', 'b/Port1') }

  it('join two interfaces that exist and are free', () => {
    const joined = edited(two, cable)
    expect(joined.links).toHaveLength(1)
    expect(refusal(cable, joined)).toBe('Port1 of a already has a cable')
    expect(refusal({ kind: 'add-link', link: makeLink('a/Port1', 'c/Port1') }, two)).toBe('There is no device called c')
    expect(refusal({ kind: 'add-link', link: makeLink('a/Port1', 'b/Port9') }, two)).toBe('b has no interface Port9')
    expect(refusal({ kind: 'add-link', link: makeLink('a/Port1', 'a/Port1') }, two)).toBe(
      'a cannot be connected to itself',
    )
  })
  it('keep ids of their own when a renamed device leaves its name in an old one', () => {
    const changed = edited(
      two,
      cable,
      { kind: 'rename-device', from: 'a', to: 'c' },
      { kind: 'rename-device', from: 'b', to: 'd' },
      { kind: 'add-device', device: lan('a') },
      { kind: 'add-device', device: lan('b') },
      cable,
    )
    expect(new Set(changed.links.map((link) => link.id)).size).toBe(2)
  })
  it('are set by their id and keep their ends', () => {
    const changed = edited(two, cable, { kind: 'set-link', id: 'a/Port1–b/Port1', change: { lossPercent: 2.5 } })
    expect(changed.links[0]).toMatchObject({ lossPercent: 2.5, a: { device: 'a' } })
    expect(refusal({ kind: 'set-link', id: 'a/Port1–b/Port1', change: { delayMs: Number.NaN } }, changed)).toContain(
      'delayMs',
    )
    expect(refusal({ kind: 'set-link', id: 'none', change: {} })).toBe('There is no link none')
  })
})

describe('settings', () => {
  it('are refused where the kind has no such field, or another type of it', () => {
    const set = (change: Readonly<Record<string, unknown>>) => refusal({ kind: 'set-device', name: 'soho-24', change })
    expect(set({ hairpin: true })).toContain('the field "hairpin" is not known')
    expect(set({ qosPreClassify: 'yes' })).toContain('qosPreClassify: true or false is expected')
    expect(set({ interfaces: [] })).toContain('one by one')
    expect(refusal({ kind: 'set-vpn', vpn: { ...reference.vpn, siteLength: 290 } })).toContain(
      'siteLength: it must be at most 32',
    )
    expect(refusal({ kind: 'set-design', change: { seed: 0.5 } })).toContain('seed: a whole number')
    expect(refusal({ kind: 'move-devices', positions: { 'soho-24': { x: Number.NaN, y: 0 } } })).toContain(
      'soho-24 cannot be moved',
    )
  })
  it('never change a name or a kind by the way', () => {
    const changed = edited(reference, {
      kind: 'set-device',
      name: 'soho-24',
      change: { name: 'x', kind: 'lan', peers: ['gateway-2'] },
    })
    expect(deviceOf(changed, 'soho', 'soho-24').peers).toEqual(['gateway-2'])
  })
  it('that change nothing give back the same design', () => {
    const same: readonly Edit[] = [
      { kind: 'set-device', name: 'soho-24', change: { peers: ['gateway-1', 'gateway-2'] } },
      { kind: 'move-devices', positions: { nobody: { x: 1, y: 1 } } },
      { kind: 'set-vpn', vpn: { ...reference.vpn } },
      { kind: 'set-design', change: { seed: 1 } },
      { kind: 'remove-devices', names: ['nobody'] },
      { kind: 'remove-links', ids: ['none'] },
      { kind: 'rename-device', from: 'soho-24', to: 'soho-24' },
    ]
    for (const edit of same) expect(applyEdit(reference, edit)).toBe(reference)
  })
  it('in a batch are all made or none', () => {
    const batch: Edit = {
      kind: 'batch',
      label: 'both',
      edits: [
        { kind: 'set-design', change: { seed: 2 } },
        { kind: 'remove-interface', device: 'x', interface: 'y' },
      ],
    }
    expect(refusal(batch)).toBe('x has no interface y')
  })
})
