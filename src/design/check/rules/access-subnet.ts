/** The Internet's customers share one network, whose gateway the Internet says. */
import { contains, formatPrefix } from '../../../net/index'
import { accessNetworks, accessTexts } from '../../model/access'
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
      const wrong = accessTexts(device).filter((text) => !readAddress(text))
      if (wrong.length > 0)
        return wrong.map((text): Found => {
          const summary = `The access gateway "${text}" is no address with a length`
          const field = text === device.accessGateway ? 'accessGateway' : 'moreAccess'
          return { severity: 'error', device: device.name, field, summary, remedy: 'Write it like 203.0.113.1/24.' }
        })
      const networks = accessNetworks(device).map(({ subnet }) => subnet)
      const line = device.interfaces.find((item) => item.role === 'access')
      const customers = line ? neighbours(device, line).filter((port) => port.device !== device) : []
      return customers.flatMap((port): readonly Found[] => {
        const own = ownAddress(port.item)
        if (!own || networks.some((network) => contains(network, own.ip))) return []
        const summary = `${port.item.name} does not stand in the providers' ${networks.length > 1 ? 'networks' : 'network'} ${networks.map(formatPrefix).join(', ')}`
        const remedy = `Give it an address of ${networks.length > 1 ? 'one of them' : 'that network'}, or change the access gateway of ${device.name}.`
        return [{ severity: 'error', device: port.device.name, field: fieldOf(port.item), summary, remedy }]
      })
    }),
}
