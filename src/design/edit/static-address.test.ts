/** An interface that is to have an address of its own gets one of its own segment that nobody has. */
import { describe, expect, it } from 'vitest'
import { checkDesign } from '../check/rules'
import type { Design } from '../model/design'
import { readAddress } from '../model/read'
import { builtIn, edited } from '../testing/designs'
import { connect } from './connect'
import { placeDevice } from './place'
import { nextAddress } from './static-address'

const reference = builtIn('srnd-figure-c1')
const withStatic = (design: Design, device: string, name: string) => {
  const without = edited(design, {
    kind: 'set-interface',
    device,
    interface: name,
    change: { addressing: { kind: 'none' } },
  })
  const address = nextAddress(without, device, name)
  if (address === undefined) throw new Error(`${device} ${name} gets no address`)
  const change = { addressing: { kind: 'static', address } } as const
  return { address, design: edited(design, { kind: 'set-interface', device, interface: name, change }) }
}

describe('the next address of a segment', () => {
  it('is of the subnet of those who are on it, above what is leased there', () => {
    // soho-24 has 10.81.2.25/29.
    expect(withStatic(reference, 'phone-24', 'Ethernet').address).toBe('10.81.2.26/29')
    const placed = edited(reference, placeDevice(reference, 'phone', { x: 0, y: 0 }))
    const phone = placed.devices.at(-1)?.name ?? ''
    const beside = edited(placed, connect(placed, phone, 'hq-lan'))
    expect(withStatic(beside, 'admin-pc', 'Ethernet').address).toBe('10.1.0.254/24')
  })
  it('is the lowest free one where nothing is leased', () => {
    const placed = edited(reference, placeDevice(reference, 'pc', { x: 0, y: 0 }))
    const pc = placed.devices.at(-1)?.name ?? ''
    const cabled = edited(placed, connect(placed, pc, 'hq-lan'))
    const { address } = withStatic(cabled, pc, 'Ethernet')
    const others = reference.devices.flatMap((device) =>
      device.interfaces.flatMap(({ addressing }) => (addressing.kind === 'static' ? [addressing.address] : [])),
    )
    expect(readAddress(address)?.subnet).toEqual(readAddress('10.1.0.10/24')?.subnet)
    expect(others).not.toContain(address)
  })
  it('breaks no rule of addresses, for any interface that has an address of its own', () => {
    const ports = reference.devices.flatMap((device) =>
      device.interfaces.flatMap((item) =>
        item.addressing.kind === 'static' ? [[device.name, item.name] as const] : [],
      ),
    )
    const wrong = ports.flatMap(([device, name]) =>
      checkDesign(withStatic(reference, device, name).design).filter(
        (found) =>
          found.device === device &&
          ['address-text', 'usable-address', 'duplicate-address', 'segment-subnet', 'access-subnet'].includes(
            found.rule,
          ),
      ),
    )
    expect(ports.length).toBeGreaterThan(15)
    expect(wrong.map(({ device, summary }) => `${device}: ${summary}`)).toEqual([])
  })
})
