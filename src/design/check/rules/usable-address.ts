/** The first and the last address of a subnet are the network itself and its broadcast (RFC 950, RFC 919). */
import { broadcastOf, formatIp, formatPrefix } from '../../../net/index'
import { ownAddress } from '../../model/read'
import { type Found, fieldOf, type Rule } from '../rule'

/** Point-to-point links may use both addresses of a /31 (RFC 3021). */
const LONGEST = 30

export const usableAddress: Rule = {
  name: 'usable-address',
  title: 'Usable addresses',
  why: 'The first address of a subnet is the network itself, the last its broadcast: no host answers there.',
  source: 'RFC 950, RFC 919, RFC 3021',
  check: ({ design }) =>
    design.devices.flatMap((device) =>
      device.interfaces.flatMap((item): readonly Found[] => {
        const own = ownAddress(item)
        if (!own || own.length > LONGEST) return []
        const what =
          own.ip === own.subnet.address ? 'network' : own.ip === broadcastOf(own.subnet) ? 'broadcast' : undefined
        if (what === undefined) return []
        const summary = `${item.name}: ${formatIp(own.ip)} is the ${what} address of ${formatPrefix(own.subnet)}`
        const remedy = 'Choose an address between the first and the last of the subnet.'
        return [{ severity: 'error', device: device.name, field: fieldOf(item), summary, remedy }]
      }),
    ),
}
