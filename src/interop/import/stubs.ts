/**
 * Interfaces that no text cables to anything. A configuration in use has them up, so each is taken to lead to a network of
 * its own, whose hosts are not drawn; a cable that is drawn later takes its place.
 */
import { cablePort, type Design, type Device, endsOf, type Interface, ownAddress } from '../../design/index'
import { formatPrefix } from '../../net/index'
import type { ImportDiagnostic } from './types'

/** Up without a cable, or by another interface. */
const VIRTUAL = /^(?:Loopback|Tunnel|Null|BVI|Virtual)/

/** By DHCP or PPP: the provider is there, though nobody drew it. */
const isGiven = ({ addressing }: Interface): boolean => addressing.kind === 'dhcp'

/** Ports that dial for a Dialer, which have no address of their own: `device/interface`. */
const diallingIn = ({ devices }: Design): ReadonlySet<string> =>
  new Set(
    devices.flatMap((device) =>
      device.interfaces.flatMap(({ name, over, shutdown }) =>
        name.startsWith('Dialer') && over && !shutdown ? [`${device.name}/${over.interface}`] : [],
      ),
    ),
  )

export function withStubs(
  design: Design,
  read: ReadonlySet<string>,
): { readonly design: Design; readonly diagnostics: readonly ImportDiagnostic[] } {
  const cabled = new Set(design.links.flatMap(endsOf).map((end) => `${end.device}/${end.interface}`))
  const dialling = diallingIn(design)
  const dials = (device: Device, { name }: Interface) => dialling.has(`${device.name}/${name}`)
  const isStub = (device: Device, item: Interface) =>
    read.has(device.name) &&
    !item.shutdown &&
    !VIRTUAL.test(item.name) &&
    !(item.name.startsWith('Dialer') && !item.over) &&
    (isGiven(item) || dials(device, item) || (ownAddress(item)?.length ?? 32) < 32) &&
    !cabled.has(`${device.name}/${cablePort(device, item)}`)
  const found = design.devices.flatMap((device) =>
    device.interfaces.flatMap((item) => (isStub(device, item) ? [{ device, item }] : [])),
  )
  if (found.length === 0) return { design, diagnostics: [] }
  const devices = design.devices.map((device): Device => {
    const interfaces = device.interfaces.map((item) => (isStub(device, item) ? { ...item, stub: true as const } : item))
    return found.some((one) => one.device === device) ? ({ ...device, interfaces } as Device) : device
  })
  const named = found.filter(({ device, item }) => !dials(device, item))
  const told = named.map(({ device, item }) => {
    const own = ownAddress(item)
    if (isGiven(item)) return `${device.name} ${item.name} (its address, which is given there, is not known)`
    return `${device.name} ${item.name}${own ? ` (${formatPrefix(own.subnet)})` : ''}`
  })
  const what = named.length === 1 ? 'An interface is' : `${named.length} interfaces are`
  return {
    design: { ...design, devices },
    diagnostics: [
      {
        severity: 'info',
        file: '',
        line: 0,
        summary: `${what} taken to lead to a network that is not drawn: ${told.join(', ')}`,
        detail:
          'No other text has an address there. They are up, what is sent there counts as arrived, and probes are answered.',
        remedy: 'Draw a cable where something belongs, or shut the interface.',
      },
    ],
  }
}
