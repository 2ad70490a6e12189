/** An interface that routes, or that a host speaks by, needs an address once it is in use. */
import type { InterfaceRole } from '../../model/device'
import { type Found, fieldOf, type Rule } from '../rule'

const ROUTED: ReadonlySet<InterfaceRole> = new Set([
  'stick',
  'cross-over',
  'outside',
  'vpndmz',
  'inside',
  'lan',
  'host',
])

export const missingAddress: Rule = {
  name: 'missing-address',
  title: 'Interfaces without an address',
  why: 'A cabled interface without an address neither routes nor answers; on a head-end it takes a way in or out of the tunnel away.',
  source: 'Source document, configurations',
  check: ({ design, isCabled }) =>
    design.devices.flatMap((device) =>
      device.interfaces.flatMap((item): readonly Found[] => {
        if (item.addressing.kind !== 'none' || item.shutdown) return []
        const used = item.role === 'public' || (ROUTED.has(item.role) && isCabled(device, item))
        if (!used) return []
        const summary = `${item.name} (${item.role}) has no address`
        const remedy = 'Give it one, or shut it down.'
        return [{ severity: 'warning', device: device.name, field: fieldOf(item), summary, remedy }]
      }),
    ),
}
