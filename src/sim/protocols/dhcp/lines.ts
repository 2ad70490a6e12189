/** DHCP's lines: pools, and addresses that they do not give out. */

import { declare, line } from '../../../ios/commands/declare'
import {
  consequential,
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../../../ios/syntax/facts'
import { classfulOf, formatIp, maskOf, parseIp } from '../../../net/index'

export type DhcpCommand =
  | { readonly kind: 'dhcp-excluded'; readonly first: string; readonly last?: string }
  /** Opens the pool mode. */
  | { readonly kind: 'dhcp-pool'; readonly name: string }
  | DhcpNetwork
  | { readonly kind: 'dhcp-default-router'; readonly addresses: readonly string[] }
  | { readonly kind: 'dhcp-dns-server'; readonly addresses: readonly string[] }
  | { readonly kind: 'dhcp-domain-name'; readonly name: string }
  /** Option 150: TFTP servers of Cisco IP phones. */
  | { readonly kind: 'dhcp-option-150'; readonly addresses: readonly string[] }
  /** Nothing: the lease never ends. */
  | {
      readonly kind: 'dhcp-lease'
      readonly time?: { readonly days: number; readonly hours: number; readonly minutes: number }
    }
  | { readonly kind: 'dhcp-import-all' }

interface DhcpNetwork {
  readonly kind: 'dhcp-network'
  readonly address: string
  readonly mask: string
}

declare module '../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly dhcp: DhcpCommand
  }
}

interface Lease {
  readonly time?: { readonly days: number; readonly hours: number; readonly minutes: number }
}

function networkOfLength(address: string, length: string): Pick<DhcpNetwork, 'address' | 'mask'> | string {
  const parsed = parseIp(address)
  const bits =
    length === '' && parsed !== undefined ? classfulOf(parsed).length : Number(/^\/(\d{1,2})$/.exec(length)?.[1])
  return bits <= 32 ? { address, mask: formatIp(maskOf(bits)) } : `"${length}" is no mask, and no length such as /24`
}

/** The network of a pool. */
const NETWORK = {
  write: ({ address, mask }: Pick<DhcpNetwork, 'address' | 'mask'>) => `network ${address} ${mask}`,
  key: one('network'),
  several: undefined,
  change: 'in place',
  order: FREE,
  opens: OPENS_NOTHING,
  silent: PRINTED,
  disturbs: 'nothing',
  no: removes(short('network', () => ['network'])),
  has: EVERYWHERE,
  secrets: NO_SECRETS,
  effect: SIMULATED,
} as const

/** How long an address is given for. */
const LEASE = {
  several: undefined,
  change: 'in place',
  order: FREE,
  opens: OPENS_NOTHING,
  write: ({ time }: Lease) =>
    time
      ? line('lease', time.days, (time.hours > 0 || time.minutes > 0) && time.hours, time.minutes > 0 && time.minutes)
      : 'lease infinite',
  key: one('lease'),
  silent: PRINTED,
  disturbs: 'nothing',
  no: removes(short('lease', () => ['lease'])),
  has: EVERYWHERE,
  secrets: NO_SECRETS,
  effect: SIMULATED,
} as const

export const DHCP_LINES = [
  declare({
    kind: 'dhcp-excluded',
    modes: ['global'],
    pattern: 'ip dhcp excluded-address <first:ip> [<last:ip>]',
    make: (a) => ({ first: a.text('first'), ...a.optional('last') }),
    write: (c) => line('ip dhcp excluded-address', c.first, c.last),
    key: one('ip dhcp excluded-address', (c) => [c.first, c.last]),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'dhcp-pool',
    modes: ['global'],
    pattern: 'ip dhcp pool <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `ip dhcp pool ${c.name}`,
    key: one('ip dhcp pool', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'nothing',
    opens: opens('dhcp-pool', 'dhcp-config', consequential('addressing', 'what the pool gives out may be otherwise')()),
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'dhcp-network',
    modes: ['dhcp-pool'],
    pattern: 'network <address:ip> <mask:mask>',
    make: (a) => ({ address: a.text('address'), mask: a.text('mask') }),
    ...NETWORK,
  }),
  declare({
    kind: 'dhcp-network',
    modes: ['dhcp-pool'],
    pattern: 'network <address:ip> [<length:word>]',
    // Typed with its length, or by its class; a running configuration prints the mask.
    make: (a) => networkOfLength(a.text('address'), a.text('length')),
    ...NETWORK,
  }),
  declare({
    kind: 'dhcp-default-router',
    modes: ['dhcp-pool'],
    pattern: 'default-router <address:ip> [<second:ip>]',
    make: (a) => ({ addresses: [a.text('address'), a.text('second')].filter(Boolean) }),
    write: (c) => line('default-router', ...c.addresses),
    key: one('default-router'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('default-router', () => ['default-router'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'dhcp-dns-server',
    modes: ['dhcp-pool'],
    pattern: 'dns-server <address:ip> [<second:ip>]',
    make: (a) => ({ addresses: [a.text('address'), a.text('second')].filter(Boolean) }),
    write: (c) => line('dns-server', ...c.addresses),
    key: one('dns-server'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('dns-server', () => ['dns-server'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: noEffect('names are not resolved here'),
  }),
  declare({
    kind: 'dhcp-domain-name',
    modes: ['dhcp-pool'],
    pattern: 'domain-name <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `domain-name ${c.name}`,
    key: one('domain-name'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('domain-name', () => ['domain-name'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: noEffect('names are not resolved here'),
  }),
  declare({
    kind: 'dhcp-option-150',
    modes: ['dhcp-pool'],
    pattern: 'option 150 ip <address:ip> [<second:ip>]',
    make: (a) => ({ addresses: [a.text('address'), a.text('second')].filter(Boolean) }),
    write: (c) => line('option 150 ip', ...c.addresses),
    key: one('option 150'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('option 150', () => ['option 150'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: noEffect('which call manager a phone asks stands in the design'),
  }),
  declare({
    kind: 'dhcp-lease',
    modes: ['dhcp-pool'],
    pattern: 'lease <days:int> [<hours:int> [<minutes:int>]]',
    make: (a) => ({ time: { days: a.number('days'), hours: a.number('hours'), minutes: a.number('minutes') } }),
    ...LEASE,
  }),
  declare({
    kind: 'dhcp-lease',
    modes: ['dhcp-pool'],
    pattern: 'lease infinite',
    make: () => ({}),
    ...LEASE,
  }),
  declare({
    kind: 'dhcp-import-all',
    modes: ['dhcp-pool'],
    pattern: 'import all',
    make: () => ({}),
    write: () => 'import all',
    key: one('import all'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: noEffect('names are not resolved here'),
  }),
]
