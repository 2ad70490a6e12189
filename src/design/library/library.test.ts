/** The built-in designs: the names and addresses that CLI and SEED fix, and a drawing in which nothing overlaps. */
import { describe, expect, it } from 'vitest'
import { checkDesign } from '../check/rules'
import { connect } from '../edit/connect'
import { NO_HISTORY, perform } from '../edit/history'
import type { Design } from '../model/design'
import { builtIn, deviceOf } from '../testing/designs'
import { REFERENCE_DESIGNS } from './index'

/** Room that a device's box needs on the canvas, with some air. */
const BOX = { width: 160, height: 72 }

const SITES = [0, 16, 24, 32, 40, 48]
const address = (design: Design, device: string, port: string) => {
  const found = design.devices.find((item) => item.name === device)?.interfaces.find((item) => item.name === port)
  return found?.addressing.kind === 'static' ? found.addressing.address : found?.addressing.kind
}

function overlapping(design: Design): readonly string[] {
  return design.devices.flatMap((one, index) =>
    design.devices
      .slice(0, index)
      .filter(
        ({ position: { x, y } }) =>
          Math.abs(x - one.position.x) < BOX.width && Math.abs(y - one.position.y) < BOX.height,
      )
      .map((other) => `${one.name} on ${other.name}`),
  )
}

describe.each(REFERENCE_DESIGNS.map((item) => [item.name, item] as const))('%s', (_name, item) => {
  it('is new each time, and has no error', () => {
    expect(item.build()).toEqual(item.build())
    expect(checkDesign(item.build()).filter((finding) => finding.severity === 'error')).toEqual([])
  })
  it('draws no device over another', () => {
    expect(overlapping(item.build())).toEqual([])
  })
})

describe('two cross-overs', () => {
  it('are what one gets by connecting the gateways of figure C-1 once more', () => {
    const once = builtIn('srnd-figure-c1')
    const edit = connect(once, 'gateway-1', 'gateway-2')
    const twice = typeof edit === 'string' ? edit : perform(once, NO_HISTORY, edit)
    const { devices, links } = builtIn('srnd-two-crossovers')
    expect(typeof twice === 'string' ? twice : [twice.design.devices, twice.design.links]).toEqual([devices, links])
  })
})

describe('the source document', () => {
  const design = builtIn('srnd-figure-c1')

  it('has the devices of the headless contract', () => {
    const sites = SITES.flatMap((site) => [`home-${site}`, site === 0 ? 'soho-vp' : `soho-${site}`, `phone-${site}`])
    const block = [
      'internet',
      'firewall',
      'stick-lan',
      'gateway-1',
      'gateway-2',
      'hq-lan',
      'callmanager',
      'hq-phone',
      'admin-pc',
    ]
    expect(design.devices.map((device) => device.name).sort()).toEqual([...block, ...sites].sort())
  })
  it.each([
    ['gateway-1', 'Loopback0', '198.51.100.1/32'],
    ['gateway-2', 'Loopback0', '198.51.100.2/32'],
    ['gateway-1', 'FastEthernet0/0', '10.81.0.3/29'],
    ['gateway-2', 'FastEthernet0/1', '192.168.81.4/24'],
    ['firewall', 'GigabitEthernet0/1', '10.81.0.1/29'],
    ['soho-vp', 'Ethernet0', 'dhcp'],
    ['soho-vp', 'Ethernet1', '10.81.2.1/29'],
    ['soho-48', 'Ethernet1', '10.81.2.49/29'],
    ['home-48', 'Outside', '203.0.113.58/24'],
    ['home-48', 'Inside', '192.168.1.1/24'],
    ['phone-48', 'Ethernet', 'dhcp'],
    ['callmanager', 'Ethernet', '10.1.0.10/24'],
  ])('%s %s is %s', (device, port, expected) => {
    expect(address(design, device, port)).toBe(expected)
  })
  it('lists gateway-1 first at every site, and disturbs .24 and .48 alone', () => {
    for (const device of design.devices)
      if (device.kind === 'soho') expect(device.peers).toEqual(['gateway-1', 'gateway-2'])
    expect(new Set(design.history.map((event) => event.fault))).toEqual(
      new Set(['silent:home-24/Outside', 'silent:home-48/Outside']),
    )
    expect(
      [deviceOf(design, 'head-end', 'gateway-1'), deviceOf(design, 'head-end', 'gateway-2')].map(
        (item) => item.hsrp.priority,
      ),
    ).toEqual([120, 110])
  })
  it('has the Internet above the firewall above the head-ends, headquarters on the left, sites on the right', () => {
    const y = (name: string) => design.devices.find((device) => device.name === name)?.position.y ?? Number.NaN
    const x = (name: string) => design.devices.find((device) => device.name === name)?.position.x ?? Number.NaN
    expect(y('internet')).toBeLessThan(y('firewall'))
    expect(y('firewall')).toBeLessThan(y('gateway-1'))
    expect(y('gateway-1')).toBe(y('gateway-2'))
    expect(x('callmanager')).toBeLessThan(x('firewall'))
    for (const site of SITES) expect(x(`home-${site}`)).toBeGreaterThan(x('gateway-2'))
  })
})
