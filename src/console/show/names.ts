/** `show hosts`: the names that a router knows, and whom it asks for others (ntc cisco_ios_show_hosts.raw). */
import { FACTORY_MANAGEMENT } from '../../config/index'
import { formatIp } from '../../net/index'
import type { ConsoleContext } from '../types'
import { left } from './text'

export function showHosts({ configuration }: ConsoleContext): string {
  const { domain, lookup, servers, hosts } = configuration.management?.names ?? FACTORY_MANAGEMENT.names
  return [
    `Default domain is ${domain ?? 'not set'}`,
    `Name/address lookup uses ${lookup ? 'domain service' : 'static mappings'}`,
    `Name servers are ${servers.length === 0 ? '255.255.255.255' : servers.map(formatIp).join(', ')}`,
    '',
    'Codes: UN - unknown, EX - expired, OK - OK, ?? - revalidate',
    '       temp - temporary, perm - permanent',
    '       NA - Not Applicable None - Not defined',
    '',
    'Host                      Port  Flags      Age Type   Address(es)',
    ...hosts.map(({ name, address }) => `${left(name, 25)} None  (perm, OK)  0   IP    ${formatIp(address)}`),
  ].join('\n')
}
