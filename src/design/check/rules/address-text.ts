/** The address of an interface is an address with a mask length. */
import { readAddress } from '../../model/read'
import { type Found, fieldOf, type Rule } from '../rule'

export const addressText: Rule = {
  name: 'address-text',
  title: 'Addresses that can be read',
  why: 'An address without its length has no subnet: the interface stays without one and routes nothing.',
  source: 'RFC 4632',
  check: ({ design }) =>
    design.devices.flatMap((device) =>
      device.interfaces.flatMap((item): readonly Found[] => {
        if (item.addressing.kind !== 'static' || readAddress(item.addressing.address)) return []
        const summary = `${item.name}: "${item.addressing.address}" is no address with a length`
        const remedy = 'Write it like 10.81.0.3/29.'
        return [{ severity: 'error', device: device.name, field: fieldOf(item), summary, remedy }]
      }),
    ),
}
