/**
 * Texts for what has none in a design: the Internet and home routers are told, in IOS, what does their work in a
 * laboratory. What that work leaves out is said among what a laboratory cannot hold.
 */
import type { Configuration, InterfaceConfig, StaticRouteConfig } from '../../config/index'
import { formatIp, maskOf } from '../../net/index'

const address = ({ address }: InterfaceConfig): readonly string[] => {
  switch (address.kind) {
    case 'static':
      return [` ip address ${formatIp(address.address)} ${formatIp(maskOf(address.length))}`]
    case 'dhcp':
      return [' ip address dhcp']
    default:
      return [' no ip address']
  }
}

const section = (name: string, lines: readonly string[]): readonly string[] => [
  `interface ${name}`,
  ...lines,
  ' no shutdown',
  '!',
]

function routes(items: readonly StaticRouteConfig[]): readonly string[] {
  return items.flatMap(({ prefix, nextHop }) =>
    nextHop === undefined
      ? []
      : [`ip route ${formatIp(prefix.address)} ${formatIp(maskOf(prefix.length))} ${formatIp(nextHop)}`],
  )
}

/** What the laboratory calls a port. */
export type Called = (port: string) => string

/** The one line on which all customers are, as a port of the provider's router: its name and the gateway's address. */
export interface AccessLine {
  readonly port: string
  /** Address with its length. */
  readonly gateway: string
}

/** `accessPorts` are the lines that have become one. */
export function internetText(
  told: Configuration,
  called: Called,
  accessPorts: ReadonlySet<string>,
  line: AccessLine | undefined,
): string {
  const own = told.interfaces.filter(({ name }) => !accessPorts.has(name))
  const pool = told.dhcpPools[0]
  const kept = told.interfaces.flatMap(({ name, address: own }) =>
    !accessPorts.has(name) && own.kind === 'static' ? [formatIp(own.address)] : [],
  )
  return text(told.hostname, [
    ...(pool && line ? leasing(pool, [line.gateway.split('/')[0] ?? '', ...fixed(told), ...kept]) : []),
    ...own.flatMap((item) => section(called(item.name), address(item))),
    ...(line ? section(called(line.port), accessAddress(line)) : []),
    ...routes(told.staticRoutes),
  ])
}

/** Customers that keep an address of their own must not see it leased to another. */
const fixed = (told: Configuration): readonly string[] =>
  told.staticRoutes.flatMap(({ prefix, nextHop, interface: by }) =>
    nextHop === undefined && !told.dhcpPools.some(({ interface: line }) => line === by)
      ? [formatIp(prefix.address)]
      : [],
  )

function accessAddress({ gateway }: AccessLine): readonly string[] {
  const [ip = '', length = '24'] = gateway.split('/')
  return [` ip address ${ip} ${formatIp(maskOf(Number(length)))}`, ' ip proxy-arp']
}

function leasing(
  { name, network, router }: Configuration['dhcpPools'][number],
  excluded: readonly string[],
): readonly string[] {
  return [
    ...[...new Set(excluded)].map((ip) => `ip dhcp excluded-address ${ip}`),
    `ip dhcp pool ${name.replace(/\s/g, '-')}`,
    ` network ${formatIp(network.address)} ${formatIp(maskOf(network.length))}`,
    ...(router === undefined ? [] : [` default-router ${formatIp(router)}`]),
    '!',
  ]
}

export function homeText(told: Configuration, called: Called): string {
  const outside = told.interfaces.find(({ natSide }) => natSide === 'outside')
  const inside = told.interfaces.filter(({ natSide }) => natSide === 'inside')
  const pool = told.dhcpPools[0]
  return text(told.hostname, [
    ...(pool?.router === undefined ? [] : leasing(pool, [formatIp(pool.router)])),
    ...told.interfaces.flatMap((item) =>
      section(called(item.name), [...address(item), ` ip nat ${item.natSide ?? 'inside'}`]),
    ),
    ...(outside ? [`ip nat inside source list 1 interface ${called(outside.name)} overload`] : []),
    ...routes(outside?.address.kind === 'dhcp' ? [] : told.staticRoutes),
    ...inside.flatMap(({ address: own }) => (own.kind === 'static' ? [wild(own.address, own.length)] : [])),
  ])
}

const wild = (ip: Parameters<typeof formatIp>[0], length: number): string =>
  length >= 32
    ? `access-list 1 permit host ${formatIp(ip)}`
    : `access-list 1 permit ${formatIp(ip)} ${maskWords(length)}`

const maskWords = (length: number): string =>
  formatIp(maskOf(length))
    .split('.')
    .map((octet) => 255 - Number(octet))
    .join('.')

const text = (hostname: string, lines: readonly string[]): string =>
  `${[`hostname ${hostname}`, '!', 'ip classless', ...lines, 'end'].join('\n')}\n`
