/** A default gateway is an address of a neighbour: of the same subnet, and somebody's. A host needs one. */
import { contains, formatIp, type Ip, parseIp } from '../../../net/index'
import type { Device, DeviceKindName, Interface } from '../../model/device'
import { leases, ownAddress } from '../../model/read'
import type { Fix } from '../finding'
import type { Found, Rule } from '../rule'
import type { Survey } from '../survey'

export const defaultGateway: Rule = {
  name: 'default-gateway',
  title: 'Default gateways',
  why: 'A next hop that is nobody’s, or beyond a router, swallows everything without a better route.',
  source: 'RFC 1122 section 3.3.1',
  check: ({ design, placed, virtual, isCabled, neighbours }) => {
    const addresses = new Set<Ip>([...placed.map((item) => item.ip), ...(virtual === undefined ? [] : [virtual])])
    return design.devices.flatMap((device): readonly Found[] => {
      const told = 'defaultGateway' in device ? device.defaultGateway : ''
      if (told === '') return withoutGateway(device, isCabled, neighbours)
      const found = (severity: Found['severity'], summary: string, remedy: string): readonly Found[] => [
        { severity, device: device.name, field: 'defaultGateway', summary, remedy },
      ]
      const gateway = parseIp(told)
      if (gateway === undefined) {
        return found('error', `The default gateway "${told}" is no address`, 'Write it like 10.81.0.1.')
      }
      if (leases(device)) return []
      if (!isNear(device, gateway)) {
        const summary = `The default gateway ${formatIp(gateway)} lies in no subnet of ${device.name}`
        return found('error', summary, 'Choose an address of a neighbour.')
      }
      // Where no cable leads, the neighbour is not drawn.
      const isDrawn = device.interfaces.some((item) => faces(item, gateway) && isCabled(device, item))
      if (addresses.has(gateway) || !isDrawn) return []
      return found(
        'warning',
        `Nobody has the default gateway's address ${formatIp(gateway)}`,
        'Choose an address of a neighbour.',
      )
    })
  },
}

const HOSTS: ReadonlySet<DeviceKindName> = new Set(['server', 'phone', 'pc'])

/** A host that nobody told where to send what is for other subnets. */
function withoutGateway(
  device: Device,
  isCabled: Survey['isCabled'],
  neighbours: Survey['neighbours'],
): readonly Found[] {
  if (!HOSTS.has(device.kind) || leases(device)) return []
  const own = device.interfaces.find((item) => ownAddress(item) && isCabled(device, item))
  if (!own) return []
  const routers = neighbours(device, own).filter(({ device: other, item }) => {
    const address = ownAddress(item)?.ip
    return !HOSTS.has(other.kind) && address !== undefined && faces(own, address)
  })
  const [router] = routers
  const address = ownAddress(router?.item)
  const summary = `${device.name} has an address of its own and no default gateway: it reaches its own subnet only`
  const near = router && address ? `, here ${formatIp(address.ip)} of ${router.device.name}` : ''
  return [
    {
      severity: 'warning',
      device: device.name,
      field: 'defaultGateway',
      summary,
      remedy: `Name the address of a router of its segment${near}.`,
      ...(near !== '' && address ? { fix: gatewayFix(device, formatIp(address.ip)) } : {}),
    },
  ]
}

const gatewayFix = (device: Device, defaultGateway: string): Fix => ({
  says: `Makes ${defaultGateway} the default gateway of ${device.name}.`,
  edit: { kind: 'set-device', name: device.name, change: { defaultGateway } },
  safe: true,
})

const isNear = (device: Device, gateway: Ip): boolean => device.interfaces.some((item) => faces(item, gateway))

function faces(item: Interface, gateway: Ip): boolean {
  const own = ownAddress(item)
  return own !== undefined && own.length < 32 && own.ip !== gateway && contains(own.subnet, gateway)
}
