/**
 * `show ip interface`, as genie ShowIpInterface golden_output. What a router does not do here is said as it stands by
 * itself; what its lines say is read from its configuration.
 */
import type { InterfaceConfig } from '../../config/index'
import { formatIp } from '../../net/index'
import type { DeviceTables, InterfaceRow } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { runsCef } from './cef-cdp'
import { addressLine, inOrder, statusOf } from './interfaces'
import { sectionLines } from './running-config'

export function ipInterfaces(context: ConsoleContext, tables: DeviceTables, only?: string): string {
  return inOrder(tables.interfaces)
    .filter((row) => only === undefined || row.name === only)
    .map((row) => lines(context, tables, row).join('\n'))
    .join('\n')
}

function lines(context: ConsoleContext, tables: DeviceTables, row: InterfaceRow): readonly string[] {
  const told = context.configuration.interfaces.find((item) => item.name === row.name)
  const head = `${row.name} is ${statusOf(row)}, line protocol is ${row.lineUp ? 'up' : 'down'}`
  const address = addressLine(row, told)
  if (address === undefined || !told) return [head, '  Internet protocol processing disabled']
  const groups = groupsOf(tables, told)
  return [
    head,
    address,
    '  Broadcast address is 255.255.255.255',
    `  Address determined by ${row.method === 'DHCP' ? 'DHCP' : 'non-volatile memory'}`,
    `  MTU is ${row.kind === 'loopback' ? 1514 : told.mtu} bytes`,
    ...helpers(context, row.name),
    '  Directed broadcast forwarding is disabled',
    ...(row.secondaries ?? []).map(({ ip, length }) => `  Secondary address ${formatIp(ip)}/${length}`),
    ...(groups.length === 0 ? [] : [`  Multicast reserved groups joined: ${groups.join(' ')}`]),
    `  Outgoing access list is ${told.accessOut?.value ?? 'not set'}`,
    `  Inbound  access list is ${told.accessIn?.value ?? 'not set'}`,
    `  Proxy ARP is ${enabled(told.proxyArp.value)}`,
    '  Local Proxy ARP is disabled',
    '  Security level is default',
    `  Split horizon is ${enabled(splitHorizon(context, row.name))}`,
    `  ICMP redirects are ${told.redirects.value ? 'always' : 'never'} sent`,
    `  ICMP unreachables are ${says(context, row.name, 'no ip unreachables') ? 'never' : 'always'} sent`,
    '  ICMP mask replies are never sent',
    '  IP fast switching is enabled',
    `  IP fast switching on the same interface is ${enabled(told.sameInterfaceCache.value)}`,
    '  IP Flow switching is disabled',
    `  IP CEF switching is ${enabled(runsCef(context))}`,
    '  Router Discovery is disabled',
    '  IP output packet accounting is disabled',
    '  IP access violation accounting is disabled',
    '  TCP/IP header compression is disabled',
    '  RTP/IP header compression is disabled',
    `  Policy routing is ${policy(context, row.name)}`,
    `  Network address translation is ${told.natSide ? `enabled, interface in domain ${told.natSide}` : 'disabled'}`,
    '  BGP Policy Mapping is disabled',
  ]
}

const enabled = (is: boolean) => (is ? 'enabled' : 'disabled')

const inside = ({ text }: ConsoleContext, name: string) => sectionLines(text, (line) => line === `interface ${name}`)
const says = (context: ConsoleContext, name: string, line: string) =>
  inside(context, name).some((item) => item.trim() === line)

function policy(context: ConsoleContext, name: string): string {
  const map = inside(context, name).flatMap((line) => /^\s+ip policy route-map (\S+)/.exec(line)?.[1] ?? [])[0]
  return map === undefined ? 'disabled' : `enabled, using route map ${map}`
}

/** What is relayed is not simulated; that it is configured stands in the text (Cisco IOS, show ip interface). */
function helpers(context: ConsoleContext, name: string): readonly string[] {
  const set = inside(context, name).flatMap(
    (line) => /^\s+ip helper-address (?:global )?([\d.]+)/.exec(line)?.[1] ?? [],
  )
  const [first, ...more] = set
  if (first === undefined) return ['  Helper address is not set']
  if (more.length === 0) return [`  Helper address is ${first}`]
  return [`  Helper addresses are ${first}`, ...more.map((address) => `${' '.repeat(23)}${address}`)]
}

const splitHorizon = ({ configuration }: ConsoleContext, name: string) =>
  configuration.eigrp.every(({ interfaces }) => interfaces[name]?.splitHorizon?.value !== false)

/** The groups that EIGRP and HSRP listen to at an interface. */
function groupsOf(tables: DeviceTables, told: InterfaceConfig): readonly string[] {
  const eigrp = tables.eigrp.some(({ interfaces }) =>
    interfaces.some(({ name, passive }) => name === told.name && !passive),
  )
  const versions = new Set(told.hsrp.map(({ version = 1 }) => version))
  return [
    ...(versions.has(1) ? ['224.0.0.2'] : []),
    ...(eigrp ? ['224.0.0.10'] : []),
    ...(versions.has(2) ? ['224.0.0.102'] : []),
  ]
}
