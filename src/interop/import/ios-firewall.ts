/**
 * A router that is the firewall: it has no crypto map, inspects what comes in, and filters it by lists. Its sides are told
 * by its routes: outside is where the default route goes, the VPN segment the other side that has a list, the rest inside.
 */
import type { AccessList, Configuration, InterfaceConfig } from '../../config/index'
import type { Firewall, Interface, InterfaceRole } from '../../design/index'
import { contains, lookUp, prefixOf, UDP } from '../../net/index'
import { defaultGateway } from './head-end'
import { ownInterfaces, readInterface } from './interfaces'
import type { ParsedDevice } from './parsed'

export function isIosFirewall({ crypto, interfaces }: Configuration): boolean {
  const inspects = interfaces.some((item) => item.inspectIn || item.inspectOut)
  return inspects && interfaces.some((item) => item.accessIn) && (crypto?.maps.length ?? 0) === 0
}

/** UDP 4500: what IPsec is wrapped in behind NAT (RFC 3948). */
const NAT_TRAVERSAL = 4500

export function readIosFirewall(
  told: ParsedDevice,
): Pick<Firewall, 'dialect' | 'release' | 'hairpin' | 'natTraversal' | 'defaultGateway' | 'interfaces'> {
  const { configuration, release } = told
  const taken = new Set<InterfaceRole>()
  const interfaces = ownInterfaces(told).map((item) => {
    const wanted = sideOf(configuration, item)
    const role = taken.has(wanted) ? 'lan' : wanted
    taken.add(role)
    return undescribed(readInterface(told, item, role))
  })
  return {
    dialect: 'ios',
    release,
    hairpin: returns(configuration),
    natTraversal: listsOf(configuration).some(letsNatTraversal),
    defaultGateway: defaultGateway(configuration),
    interfaces,
  }
}

function sideOf({ staticRoutes }: Configuration, item: InterfaceConfig): InterfaceRole {
  const { address } = item
  if (address.kind !== 'static') return item.accessIn ? 'outside' : 'lan'
  const own = prefixOf(address.address, address.length)
  const outward = staticRoutes.some(
    (route) => route.prefix.length === 0 && route.nextHop !== undefined && contains(own, route.nextHop),
  )
  if (outward) return 'outside'
  return item.accessIn ? 'vpndmz' : 'inside'
}

/** What the compiler writes where nobody described an interface is no description. */
function undescribed(item: Interface): Interface {
  const { description, ...rest } = item
  return description === undefined || description === `${item.role} zone` ? rest : item
}

function listsOf({ interfaces, accessLists }: Configuration): readonly AccessList[] {
  return interfaces.flatMap((item) => (item.accessIn ? (lookUp(accessLists, item.accessIn.value) ?? []) : []))
}

const letsNatTraversal = ({ entries }: AccessList): boolean =>
  entries.some(
    ({ action, protocol, destinationPort: port }) =>
      action === 'permit' &&
      protocol === UDP &&
      port?.inverted === false &&
      port.ranges.some(({ first, last }) => first === NAT_TRAVERSAL && last === NAT_TRAVERSAL),
  )

/** Whether what comes from headquarters may come in again by the VPN segment: a head-end sends it back. */
function returns(configuration: Configuration): boolean {
  const side = (role: InterfaceRole) => configuration.interfaces.find((item) => sideOf(configuration, item) === role)
  const [inside, segment] = [side('inside'), side('vpndmz')]
  if (inside?.address.kind !== 'static' || !segment?.accessIn) return false
  const network = prefixOf(inside.address.address, inside.address.length)
  const entries = lookUp(configuration.accessLists, segment.accessIn.value)?.entries ?? []
  return entries.some((entry) => entry.action === 'permit' && entry.source.address === network.address)
}
