/** The Internet's customers share one network, whose gateway the Internet says. */
import { contains, formatPrefix } from '../../../net/index'
import { ownAddress, readAddress } from '../../model/read'
import { type Found, fieldOf, type Rule } from '../rule'

export const accessSubnet: Rule = {
  name: 'access-subnet',
  title: 'Addresses of access lines',
  why: 'A customer with an address of another network is not reached from the Internet.',
  source: 'RFC 4632',
  check: ({ design, neighbours }) =>
    design.devices.flatMap((device): readonly Found[] => {
      if (device.kind !== 'internet') return []
      const shared = readAddress(device.accessGateway)
      if (!shared) {
        const summary = `The access gateway "${device.accessGateway}" is no address with a length`
        const remedy = 'Write it like 203.0.113.1/24.'
        return [{ severity: 'error', device: device.name, field: 'accessGateway', summary, remedy }]
      }
      const line = device.interfaces.find((item) => item.role === 'access')
      const customers = line ? neighbours(device, line).filter((port) => port.device !== device) : []
      return customers.flatMap((port): readonly Found[] => {
        const own = ownAddress(port.item)
        if (!own || contains(shared.subnet, own.ip)) return []
        const summary = `${port.item.name} does not stand in the providers' network ${formatPrefix(shared.subnet)}`
        const remedy = `Give it an address of that network, or change the access gateway of ${device.name}.`
        return [{ severity: 'error', device: port.device.name, field: fieldOf(port.item), summary, remedy }]
      })
    }),
}
