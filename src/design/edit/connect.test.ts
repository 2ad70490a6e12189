/** Connecting: the interfaces that are chosen, the cross-over's network, and what is refused. */
import { describe, expect, it } from 'vitest'
import { checkDesign } from '../check/rules'
import type { Design } from '../model/design'
import type { DeviceKindName } from '../model/device'
import { devicesOf, ownAddress, withRole } from '../model/read'
import { builtIn, deviceOf, edited } from '../testing/designs'
import { connect } from './connect'
import { placeDevice } from './place'
import { placeSite } from './place-site'

const place = (kind: DeviceKindName) => (design: Design) => placeDevice(design, kind, { x: 0, y: 0 })
const cable = (a: string, b: string) => (design: Design) => connect(design, a, b)
const pair = edited(builtIn('empty'), place('head-end'), place('head-end'))
const crossOvers = (design: Design, name: string) =>
  withRole(deviceOf(design, 'head-end', name), 'cross-over').map(
    (item) => `${item.name} ${ownAddress(item) && item.addressing.kind === 'static' ? item.addressing.address : '-'}`,
  )

describe('a cross-over', () => {
  it('makes an interface on each head-end, with the addresses of the source document', () => {
    const joined = edited(pair, cable('gateway-1', 'gateway-2'))
    expect(crossOvers(joined, 'gateway-1')).toEqual(['FastEthernet0/1 192.168.81.3/24'])
    expect(crossOvers(joined, 'gateway-2')).toEqual(['FastEthernet0/1 192.168.81.4/24'])
    expect(joined.links[0]).toMatchObject({ media: 'cross-over' })
  })
  it('stands in a network of its own when it is the second, or goes to a third head-end', () => {
    const more = edited(
      pair,
      place('head-end'),
      cable('gateway-1', 'gateway-2'),
      cable('gateway-1', 'gateway-2'),
      cable('gateway-3', 'gateway-1'),
    )
    expect(crossOvers(more, 'gateway-1')).toEqual([
      'FastEthernet0/1 192.168.81.3/24',
      'FastEthernet1/0 192.168.82.3/24',
      'FastEthernet1/1 192.168.83.3/24',
    ])
    expect(crossOvers(more, 'gateway-2')).toEqual([
      'FastEthernet0/1 192.168.81.4/24',
      'FastEthernet1/0 192.168.82.4/24',
    ])
    expect(crossOvers(more, 'gateway-3')).toEqual(['FastEthernet0/1 192.168.83.6/24'])
  })
  it('takes free interfaces again, and gives an address to one that has none', () => {
    const cut = edited(pair, cable('gateway-1', 'gateway-2'), {
      kind: 'remove-interface',
      device: 'gateway-2',
      interface: 'FastEthernet0/1',
    })
    const bare = edited(cut, {
      kind: 'add-interface',
      device: 'gateway-2',
      interface: { name: 'FastEthernet1/0', role: 'cross-over', addressing: { kind: 'none' }, shutdown: false },
    })
    const joined = edited(bare, cable('gateway-1', 'gateway-2'))
    expect(crossOvers(joined, 'gateway-1')).toEqual(['FastEthernet0/1 192.168.81.3/24'])
    expect(crossOvers(joined, 'gateway-2')).toEqual(['FastEthernet1/0 192.168.81.4/24'])
  })
})

describe('connecting', () => {
  it('chooses interfaces by what is at the other end', () => {
    const design = edited(
      builtIn('empty'),
      place('internet'),
      place('firewall'),
      place('lan'),
      place('head-end'),
      place('server'),
      place('home-nat'),
      place('soho'),
      place('phone'),
      ...[
        ['firewall', 'internet'],
        ['callmanager', 'firewall'],
        ['gateway-1', 'lan-1'],
        ['firewall', 'lan-1'],
        ['internet', 'home-1'],
        ['home-1', 'soho-1'],
        ['phone-1', 'soho-1'],
      ].map(([a = '', b = '']) => cable(a, b)),
    )
    expect(
      design.links.map(
        (link) => `${link.a.device}/${link.a.interface} ${link.b.device}/${link.b.interface} ${link.media}`,
      ),
    ).toEqual([
      'firewall/GigabitEthernet0/0 internet/Border wan',
      'callmanager/Ethernet firewall/GigabitEthernet0/2 ethernet',
      'gateway-1/FastEthernet0/0 lan-1/Port1 ethernet',
      'firewall/GigabitEthernet0/1 lan-1/Port2 ethernet',
      'home-1/Outside internet/Access1 dsl',
      'home-1/Inside soho-1/Ethernet0 ethernet',
      'phone-1/Ethernet soho-1/Ethernet1 ethernet',
    ])
    expect(checkDesign(design).filter((item) => item.severity === 'error')).toEqual([])
  })
  it('takes the outside of a SOHO router to the switch behind a home router', () => {
    const design = edited(
      builtIn('empty'),
      place('home-nat'),
      place('lan'),
      place('soho'),
      cable('lan-1', 'home-1'),
      cable('soho-1', 'lan-1'),
    )
    expect(design.links[1]?.a).toEqual({ device: 'soho-1', interface: 'Ethernet0' })
  })
  it('refuses what cannot be, and says what to do', () => {
    const design = edited(builtIn('srnd-figure-c1'), place('phone'))
    expect(connect(design, 'callmanager', 'internet')).toContain('the Internet ends at a firewall')
    expect(connect(design, 'phone-1', 'internet')).toContain('the Internet ends at a firewall')
    expect(connect(design, 'gateway-1', 'soho-24')).toContain('a head-end is cabled to the firewall')
    expect(connect(design, 'phone-1', 'phone-24')).toContain('put a switch between')
    expect(connect(design, 'phone-1', 'soho-24')).toContain(
      'its LAN interface already has a cable: put a switch between',
    )
    expect(connect(design, 'gateway-1', 'hq-lan')).toContain('its stick interface already has a cable')
    expect(connect(design, 'phone-1', 'phone-1')).toBe('A device cannot be connected to itself')
    expect(connect(design, 'phone-1', 'nobody')).toBe('Both ends must be devices')
  })
})

describe('placing', () => {
  it('gives head-ends addresses of the segment, never the virtual one, and falling priorities', () => {
    const design = edited(builtIn('blank-pair'), place('head-end'), place('head-end'), place('head-end'))
    const told = design.devices.flatMap((device) =>
      device.kind === 'head-end'
        ? [
            `${withRole(device, 'stick')[0]?.addressing.kind === 'static' ? JSON.stringify(withRole(device, 'stick')[0]?.addressing) : 'none'} ${device.hsrp.priority}`,
          ]
        : [],
    )
    expect(told).toEqual(
      ['10.81.0.3/29', '10.81.0.4/29', '10.81.0.6/29', '10.81.0.2/29', ''].map(
        (address, index) =>
          `${address === '' ? 'none' : JSON.stringify({ kind: 'static', address })} ${120 - 10 * index}`,
      ),
    )
  })
  it('follows the addresses that are drawn', () => {
    const moved = edited(
      builtIn('blank-pair'),
      {
        kind: 'set-interface',
        device: 'firewall',
        interface: 'GigabitEthernet0/1',
        change: { addressing: { kind: 'static', address: '10.9.0.1/28' } },
      },
      {
        kind: 'set-interface',
        device: 'firewall',
        interface: 'GigabitEthernet0/2',
        change: { addressing: { kind: 'static', address: '10.7.7.254/24' } },
      },
      place('head-end'),
      place('pc'),
    )
    expect(deviceOf(moved, 'head-end', 'gateway-3')).toMatchObject({ defaultGateway: '10.9.0.1' })
    expect(withRole(deviceOf(moved, 'head-end', 'gateway-3'), 'stick')[0]?.addressing).toEqual({
      kind: 'static',
      address: '10.9.0.3/28',
    })
    expect(deviceOf(moved, 'pc', 'pc-1')).toMatchObject({ defaultGateway: '10.7.7.254' })
  })
  it('gives sites the next subnet of the pools until they are full', () => {
    const site = (design: Design) => placeSite(design, { x: 0, y: 0 })
    const one = edited(builtIn('blank-pair'), site)
    expect(deviceOf(one, 'soho', 'soho-0').peers).toEqual(['gateway-1', 'gateway-2'])
    let design = builtIn('srnd-figure-c1')
    let count = 6
    for (let next = site(design); typeof next !== 'string'; next = site(design), count++) design = edited(design, next)
    expect(count).toBe(192)
    expect(site(design)).toContain('have no free /29 left')
    expect(checkDesign(design).filter((item) => item.severity !== 'info')).toEqual([])
  })
  it('uses the line that a removed site has left', () => {
    const design = edited(
      builtIn('srnd-figure-c1'),
      { kind: 'remove-devices', names: ['home-24', 'soho-24', 'phone-24'] },
      (now) => placeSite(now, { x: 0, y: 0 }),
    )
    expect(deviceOf(design, 'internet', 'internet').interfaces).toHaveLength(7)
    expect(deviceOf(design, 'home-nat', 'home-8').name).toBe('home-8')
  })
  it('gives phones that were there before their CallManager one when it comes', () => {
    const waiting = edited(
      builtIn('blank-pair'),
      () => ({ kind: 'remove-devices', names: ['callmanager'] }),
      (design) => placeSite(design, { x: 0, y: 0 }),
    )
    const managers = (design: Design) => devicesOf(design, 'phone').map((phone) => phone.callManager)
    expect(managers(waiting)).toContain('')
    const served = edited(waiting, place('server'))
    expect(new Set(managers(served))).toEqual(new Set(['callmanager']))
  })
  it('says what a site lacks', () => {
    expect(placeSite(builtIn('empty'), { x: 0, y: 0 })).toBe('A site needs the Internet: place it first')
  })
})

describe('a line of its own to the Internet', () => {
  const outward = edited(pair, place('internet'), cable('gateway-1', 'internet'), cable('internet', 'gateway-2'))
  const ports = (name: string) =>
    deviceOf(outward, 'head-end', name).interfaces.map(({ name: port, role, addressing }) =>
      [port, role, addressing.kind === 'static' ? addressing.address : ''].join(' '),
    )
  it('makes an outside interface of the head-end, turns its stick inward and its default route outward', () => {
    expect(ports('gateway-1')).toEqual([
      'FastEthernet0/0 inside 10.81.0.3/29',
      'FastEthernet0/1 outside 198.51.100.254/30',
    ])
    expect(deviceOf(outward, 'head-end', 'gateway-1').defaultGateway).toBe('198.51.100.253')
    expect(ports('gateway-2')).toEqual([
      'FastEthernet0/0 inside 10.81.0.4/29',
      'FastEthernet0/1 outside 198.51.100.10/30',
    ])
    expect(deviceOf(outward, 'head-end', 'gateway-2').defaultGateway).toBe('198.51.100.9')
  })
  it('may lead to another provider, which is cabled to the first', () => {
    const more = edited(outward, place('internet'))
    const two = edited(more, cable('internet', more.devices.at(-1)?.name ?? ''))
    const peerings = devicesOf(two, 'internet').map((device) => ownAddress(device.interfaces.at(-1))?.subnet)
    expect(peerings[0]).toEqual(peerings[1])
    expect(two.links.at(-1)).toMatchObject({ media: 'wan' })
  })
})
