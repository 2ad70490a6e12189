/** A unit of a firewall pair takes over only where the other is, and where each side has an address for both. */
import { actingFirewalls, devicesOf, otherUnit, ownAddress, withRole } from '../../model/read'
import type { Found, Rule } from '../rule'

const ZONES = ['outside', 'vpndmz', 'inside'] as const

export const failoverPair: Rule = {
  name: 'failover-pair',
  title: 'Firewalls that stand for one',
  why: 'A unit that finds no other begins by itself after the hold time, and nothing takes over from it; an interface without an address for the standby is not watched.',
  source: 'Cisco ASA configuration guide, Information About Failover',
  check: ({ design }) => [
    ...devicesOf(design, 'firewall').flatMap((device): readonly Found[] => {
      if (!device.failover || otherUnit(design, device)) return []
      return [
        {
          severity: 'info',
          device: device.name,
          field: 'failover',
          summary: `It is the ${device.failover.unit} of a pair whose other unit is not drawn: nothing takes over from it`,
          remedy: 'Draw the other firewall and cable the two, or let it stand alone.',
        },
      ]
    }),
    ...actingFirewalls(design).flatMap((device): readonly Found[] => {
      const other = otherUnit(design, device)
      if (!other) return []
      if (other.failover?.unit === device.failover?.unit)
        return [
          {
            severity: 'error',
            device: device.name,
            field: 'failover',
            summary: `It and ${other.name} are both the ${device.failover?.unit} unit`,
            remedy: 'Make one of them the secondary.',
          },
        ]
      return ZONES.flatMap((role): readonly Found[] => {
        const first = ownAddress(withRole(device, role)[0])
        const second = ownAddress(withRole(other, role)[0])
        if (!first || second) return []
        const summary = `${other.name} has no address of its own ${role === 'outside' ? 'outside' : `on ${role}`}: that side is not watched, and its failure moves nothing`
        return [
          { severity: 'warning', device: other.name, summary, remedy: `Give it one of the network of ${device.name}.` },
        ]
      })
    }),
  ],
}
