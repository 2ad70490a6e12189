/** Another box, another release: what is renamed with it, and that one undo brings everything back. */
import { describe, expect, it } from 'vitest'
import { checkDesign } from '../check/rules'
import type { Design } from '../model/design'
import { builtIn, deviceOf, edited } from '../testing/designs'
import { NO_HISTORY, perform, undo } from './history'
import { chooseDialect, choosePlatform, chooseRelease, chooseReleaseEverywhere } from './profile'

const reference = builtIn('srnd-figure-c1')
const names = (design: Design, device: string) =>
  design.devices.find((item) => item.name === device)?.interfaces.map((item) => `${item.name} ${item.role}`)
const profile = (rule: string) => rule.startsWith('platform') || rule === 'interface-name'
const misfits = (design: Design) => checkDesign(design).filter((item) => profile(item.rule))

describe('another platform', () => {
  const rich = edited(reference, {
    kind: 'batch',
    label: '',
    edits: [
      {
        kind: 'set-patch',
        name: 'gateway-1',
        patch: {
          delete: [{ section: ['router eigrp 64'], text: 'passive-interface FastEthernet0/0' }],
          insert: [{ section: ['interface FastEthernet0/1'], text: 'no ip proxy-arp', after: 'duplex auto' }],
        },
      },
      {
        kind: 'set-device',
        name: 'gateway-1',
        change: {
          hsrp: {
            ...deviceOf(reference, 'head-end', 'gateway-1').hsrp,
            tracks: [{ interface: 'FastEthernet0/1', decrement: 20 }],
          },
        },
      },
      {
        kind: 'set-design',
        change: {
          history: [{ atSeconds: 1, action: 'fault', fault: 'cut:gateway-1/FastEthernet0/1' }],
          flows: [{ name: 'x', from: 'gateway-1/FastEthernet0/0', to: 'callmanager', protocol: 'icmp', port: 0 }],
        },
      },
    ],
  })
  const moved = edited(rich, choosePlatform(rich, 'gateway-1', 'c2911'))

  it('renames the ports, and all that names them', () => {
    expect(names(moved, 'gateway-1')).toEqual([
      'Loopback0 public',
      'GigabitEthernet0/0 stick',
      'GigabitEthernet0/1 cross-over',
    ])
    const device = deviceOf(moved, 'head-end', 'gateway-1')
    expect(device).toMatchObject({ platform: 'c2911', release: '15.7' })
    expect(device.hsrp.tracks).toEqual([{ interface: 'GigabitEthernet0/1', decrement: 20 }])
    expect(moved.history[0]?.fault).toBe('cut:gateway-1/GigabitEthernet0/1')
    expect(moved.flows[0]?.from).toBe('gateway-1/GigabitEthernet0/0')
    expect(device.patch.delete[0]?.text).toBe('passive-interface GigabitEthernet0/0')
    expect(device.patch.insert[0]).toEqual({
      section: ['interface GigabitEthernet0/1'],
      text: 'no ip proxy-arp',
      after: 'duplex auto',
    })
    expect(JSON.stringify(moved.links)).not.toContain('"device":"gateway-1","interface":"Fast')
    expect(misfits(moved)).toEqual([])
  })
  it('is undone as one step', () => {
    const edit = choosePlatform(rich, 'gateway-1', 'c2911')
    const done = typeof edit === 'string' ? edit : perform(rich, NO_HISTORY, edit)
    if (typeof done === 'string') throw new Error(done)
    expect(undo(done.history)?.design).toBe(rich)
  })
  it('exchanges names without losing a cable', () => {
    const one = edited(reference, choosePlatform(reference, 'soho-24', 'c1721'))
    expect(names(one, 'soho-24')).toEqual(['Ethernet0 outside', 'FastEthernet0 lan'])
    const swapped = edited(
      reference,
      { kind: 'set-interface', device: 'soho-24', interface: 'Ethernet0', change: { name: 'Ethernet7' } },
      { kind: 'set-interface', device: 'soho-24', interface: 'Ethernet1', change: { name: 'Ethernet0' } },
      { kind: 'set-interface', device: 'soho-24', interface: 'Ethernet7', change: { name: 'Ethernet1' } },
    )
    const back = edited(swapped, choosePlatform(swapped, 'soho-24', 'c806'))
    expect(names(back, 'soho-24')).toEqual(['Ethernet0 outside', 'Ethernet1 lan'])
    expect(back.links).toEqual(reference.links)
  })
  it('refuses what does not fit, in words', () => {
    expect(choosePlatform(reference, 'callmanager', 'c2911')).toContain('no device that has a platform')
    expect(choosePlatform(reference, 'gateway-1', 'c806')).toContain('no platform of a head-end')
    const wide = edited(reference, {
      kind: 'add-interface',
      device: 'soho-24',
      interface: { name: 'Ethernet2', role: 'lan', addressing: { kind: 'none' }, shutdown: false },
    })
    expect(choosePlatform(wide, 'soho-24', 'c1721')).toContain('takes 2 at most')
  })
})

describe('another release', () => {
  it('stays on the box where it can, and takes one that runs it where it must', () => {
    const older = edited(reference, chooseRelease(reference, 'gateway-1', '12.4(15)T'))
    expect(deviceOf(older, 'head-end', 'gateway-1')).toMatchObject({ platform: 'c2651xm', release: '12.4(15)T' })
    const newer = edited(reference, chooseRelease(reference, 'gateway-1', '17.12'))
    expect(deviceOf(newer, 'head-end', 'gateway-1')).toMatchObject({ platform: 'isr4331', release: '17.12' })
    expect(names(newer, 'gateway-1')).toContain('GigabitEthernet0/0/0 stick')
  })
  it('can be chosen for every router at once, and there and back is where it began', () => {
    const newer = edited(reference, chooseReleaseEverywhere(reference, '15.9'))
    expect(names(newer, 'soho-24')).toEqual(['FastEthernet4 outside', 'Vlan1 lan'])
    expect(misfits(newer)).toEqual([])
    const back = edited(newer, chooseReleaseEverywhere(newer, '12.2(11)T'))
    expect(back).toEqual(reference)
  })
})

describe('another language of the firewall', () => {
  it('comes with a box that speaks it, and its names', () => {
    const pix = edited(reference, chooseDialect(reference, 'firewall', 'pix'))
    expect(names(pix, 'firewall')).toEqual(['ethernet0 outside', 'ethernet2 vpndmz', 'ethernet1 inside'])
    expect(deviceOf(pix, 'firewall', 'firewall')).toMatchObject({ dialect: 'pix', release: 'pix-6.3' })
    const ios = edited(pix, chooseDialect(pix, 'firewall', 'ios'))
    expect(names(ios, 'firewall')?.every((name) => name.startsWith('FastEthernet'))).toBe(true)
    expect(misfits(ios)).toEqual([])
    expect(edited(ios, chooseDialect(ios, 'firewall', 'asa'))).toEqual(reference)
  })
})
