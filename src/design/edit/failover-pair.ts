/**
 * The cable between two firewalls makes them a failover pair: the first is the primary, whose addresses the network knows; the
 * second gets addresses of its own beside them, and is what the first is otherwise.
 */
import { formatIp, ip, ipPlus, type Prefix, prefixOf } from '../../net/index'
import type { Design } from '../model/design'
import type { Device, Firewall, InterfaceRole } from '../model/device'
import { makeInterface } from '../model/make'
import { nextPort } from '../model/platform'
import { ownAddress, withRole } from '../model/read'
import { hostAt } from './pools'
import { type Chosen, freePort } from './ports'
import type { Edit } from './types'

/** Nobody else is on the link, so that every pair may have the same. */
const LINK: Prefix = prefixOf(ip('192.168.254.0'), 30)
const ZONES: readonly InterfaceRole[] = ['outside', 'vpndmz', 'inside']

/** The ports of the link, the primary's first. */
export function failoverPorts(design: Design, left: Firewall, right: Firewall): readonly [Chosen, Chosen] | string {
  const other = [left, right].find(({ dialect }) => dialect !== 'asa')
  if (other) return `${other.name} cannot be a unit of a pair: that is simulated of an ASA only`
  const of = (device: Firewall, host: number): Chosen => {
    const found = freePort(design, device, 'failover')
    const address = `${formatIp(ipPlus(LINK.address, host))}/${LINK.length}`
    const name = found?.name ?? nextPort(device, 'failover')
    return found
      ? { name, change: { addressing: { kind: 'static', address } } }
      : { name, make: makeInterface(name, 'failover', address) }
  }
  return [of(left, 1), of(right, 2)]
}

/** What makes the two a pair. */
export function failoverEdits(design: Design, left: Device, right: Device): readonly Edit[] {
  if (left.kind !== 'firewall' || right.kind !== 'firewall') return []
  const unit = (name: string, which: 'primary' | 'secondary'): Edit => ({
    kind: 'set-device',
    name,
    change: { failover: { unit: which, stateful: true } },
  })
  return [
    unit(left.name, 'primary'),
    unit(right.name, 'secondary'),
    ...ZONES.flatMap((role) => beside(design, left, right, role)),
  ]
}

/** The second unit's address where the first has one. */
function beside(design: Design, first: Firewall, second: Firewall, role: InterfaceRole): readonly Edit[] {
  const known = ownAddress(withRole(first, role)[0])
  const item = withRole(second, role)[0]
  if (!known || !item) return []
  const address = hostAt(design, known.subnet, known.ip - known.subnet.address + 1)
  const addressing = address === '' ? ({ kind: 'none' } as const) : ({ kind: 'static', address } as const)
  return [{ kind: 'set-interface', device: second.name, interface: item.name, change: { addressing } }]
}
