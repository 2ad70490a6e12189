/** DHCP's pools, read from the lines of a device. */
import { type DhcpPoolConfig, IOS_DEFAULTS } from '../../../config/index'
import { address, all, lastSet, type Reader } from '../../../convert/reader'
import { INFINITE_LEASE, type Ip, lengthOfMask, prefixOf } from '../../../net/index'

export function readDhcpPools(reader: Reader): readonly DhcpPoolConfig[] {
  const excluded = all(reader.config.statements, 'dhcp-excluded').map(({ command }) =>
    range(command.first, command.last),
  )
  return all(reader.config.statements, 'dhcp-pool').flatMap((item) => {
    const network = lastSet(item.children, 'dhcp-network')
    if (!network) return []
    const router = lastSet(item.children, 'dhcp-default-router')?.command.addresses[0]
    const lease = lastSet(item.children, 'dhcp-lease')?.command
    return [
      {
        name: item.command.name,
        network: prefixOf(address(network.command.address), lengthOfMask(address(network.command.mask)) ?? 24),
        excluded,
        leaseSeconds: lease ? secondsOf(lease) : IOS_DEFAULTS.dhcpLeaseSeconds,
        source: item.source,
        ...(router === undefined ? {} : { router: address(router) }),
      },
    ]
  })
}

/** `lease infinite` is all ones (RFC 2131 section 3.3). */
const secondsOf = ({
  time,
}: {
  readonly time?: { readonly days: number; readonly hours: number; readonly minutes: number }
}) => (time ? time.days * 86_400 + time.hours * 3600 + time.minutes * 60 : INFINITE_LEASE)

function range(first: string, last: string | undefined): { readonly first: Ip; readonly last: Ip } {
  return { first: address(first), last: address(last ?? first) }
}
