/** Declarations: `interface` and what stands below it, HSRP and EIGRP's interface lines included. */
import { declare, line, outside } from './declare'

const IF = 'interface'
const group = (c: { readonly group: number }) => (c.group === 0 ? undefined : c.group)

export const INTERFACE = [
  declare(
    'interface',
    'global',
    'interface <name:if> [point-to-point]',
    (a) => ({ name: a.text('name'), ...(a.has('point-to-point') ? { pointToPoint: true } : {}) }),
    (c) => line('interface', c.name, c.pointToPoint && 'point-to-point'),
    { opens: IF },
  ),
  declare(
    'description',
    [
      IF,
      'crypto-map',
      'dynamic-map',
      'route-map',
      'crypto-keyring',
      'isakmp-profile',
      'object-group-network',
      'object-group-service',
    ],
    'description <text:rest>',
    (a) => ({ text: a.text('text') }),
    (c) => `description ${c.text}`,
    { bare: 'description' },
  ),
  declare(
    'ip-address',
    IF,
    'ip address <address:ip> <mask:mask> [secondary]',
    (a) => ({ address: a.text('address'), mask: a.text('mask'), secondary: a.has('secondary') }),
    (c) => line('ip address', c.address, c.mask, c.secondary && 'secondary'),
    { bare: 'ip address' },
  ),
  declare(
    'ip-address-dhcp',
    IF,
    'ip address dhcp',
    () => ({}),
    () => 'ip address dhcp',
  ),
  declare(
    'shutdown',
    IF,
    'shutdown',
    () => ({}),
    () => 'shutdown',
  ),
  declare(
    'bandwidth',
    IF,
    'bandwidth <kbit:int>',
    (a) => outside('bandwidth', a.number('kbit'), 1, 10_000_000) ?? { kbit: a.number('kbit') },
    (c) => `bandwidth ${c.kbit}`,
    { bare: 'bandwidth' },
  ),
  declare(
    'delay',
    IF,
    'delay <tens:int>',
    (a) => outside('delay', a.number('tens'), 1, 16_777_215) ?? { tens: a.number('tens') },
    (c) => `delay ${c.tens}`,
    { bare: 'delay' },
  ),
  declare(
    'mtu',
    IF,
    'mtu <bytes:int>',
    (a) => outside('mtu', a.number('bytes'), 64, 18000) ?? { bytes: a.number('bytes') },
    (c) => `mtu ${c.bytes}`,
  ),
  declare(
    'ip-mtu',
    IF,
    'ip mtu <bytes:int>',
    (a) => outside('ip mtu', a.number('bytes'), 68, 18000) ?? { bytes: a.number('bytes') },
    (c) => `ip mtu ${c.bytes}`,
  ),
  declare(
    'ip-tcp-adjust-mss',
    IF,
    'ip tcp adjust-mss <bytes:int>',
    (a) => outside('mss', a.number('bytes'), 500, 1460) ?? { bytes: a.number('bytes') },
    (c) => `ip tcp adjust-mss ${c.bytes}`,
  ),
  declare(
    'duplex',
    IF,
    'duplex <value:auto|full|half>',
    (a) => ({ value: a.text('value') as 'auto' | 'full' | 'half' }),
    (c) => `duplex ${c.value}`,
  ),
  declare(
    'speed',
    IF,
    'speed <value:word>',
    (a) => ({ value: a.text('value') }),
    (c) => `speed ${c.value}`,
  ),
  declare(
    'ip-redirects',
    IF,
    'ip redirects',
    () => ({}),
    () => 'ip redirects',
  ),
  declare(
    'ip-proxy-arp',
    IF,
    'ip proxy-arp',
    () => ({}),
    () => 'ip proxy-arp',
  ),
  declare(
    'ip-unreachables',
    IF,
    'ip unreachables',
    () => ({}),
    () => 'ip unreachables',
  ),
  declare(
    'ip-route-cache',
    IF,
    'ip route-cache [<what:same-interface|cef|flow>]',
    (a) => ({ what: a.text('what') as '' | 'same-interface' | 'cef' | 'flow' }),
    (c) => line('ip route-cache', c.what),
  ),
  declare(
    'ip-access-group',
    IF,
    'ip access-group <list:word> <direction:in|out>',
    (a) => ({ list: a.text('list'), direction: a.text('direction') as 'in' | 'out' }),
    (c) => `ip access-group ${c.list} ${c.direction}`,
  ),
  declare(
    'ip-inspect-apply',
    IF,
    'ip inspect <name:word> <direction:in|out>',
    (a) => ({ name: a.text('name'), direction: a.text('direction') as 'in' | 'out' }),
    (c) => `ip inspect ${c.name} ${c.direction}`,
  ),
  declare(
    'ip-nat-side',
    IF,
    'ip nat <side:inside|outside>',
    (a) => ({ side: a.text('side') as 'inside' | 'outside' }),
    (c) => `ip nat ${c.side}`,
  ),
  declare(
    'crypto-map-apply',
    IF,
    'crypto map <map:word>',
    (a) => ({ map: a.text('map') }),
    (c) => `crypto map ${c.map}`,
    { bare: 'crypto map' },
  ),
  declare(
    'ip-helper-address',
    IF,
    'ip helper-address <address:ip>',
    (a) => ({ address: a.text('address') }),
    (c) => `ip helper-address ${c.address}`,
  ),
  declare(
    'service-policy',
    IF,
    'service-policy <direction:input|output> <policy:word>',
    (a) => ({ direction: a.text('direction') as 'input' | 'output', policy: a.text('policy') }),
    (c) => `service-policy ${c.direction} ${c.policy}`,
  ),
  declare(
    'arp-timeout',
    IF,
    'arp timeout <seconds:int>',
    (a) => ({ seconds: a.number('seconds') }),
    (c) => `arp timeout ${c.seconds}`,
  ),
  declare(
    'keepalive',
    IF,
    'keepalive [<seconds:int>]',
    (a) => a.optionalNumber('seconds'),
    (c) => line('keepalive', c.seconds),
  ),
]

export const HSRP = [
  declare(
    'standby-ip',
    IF,
    'standby [<group:int>] ip [<address:ip>]',
    (a) => outside('group', a.number('group'), 0, 255) ?? { group: a.number('group'), ...a.optional('address') },
    (c) => line('standby', group(c), 'ip', c.address),
  ),
  declare(
    'standby-priority',
    IF,
    'standby [<group:int>] priority <priority:int>',
    (a) =>
      outside('priority', a.number('priority'), 0, 255) ?? { group: a.number('group'), priority: a.number('priority') },
    (c) => line('standby', group(c), 'priority', c.priority),
    { bare: 'standby [<group:int>] priority' },
  ),
  declare(
    'standby-preempt',
    IF,
    'standby [<group:int>] preempt [delay [minimum <minimum:int>] [reload <reload:int>] [<seconds:int>]]',
    (a) => {
      const minimum = a.has('minimum') ? a.number('minimum') : a.has('seconds') ? a.number('seconds') : undefined
      return {
        group: a.number('group'),
        ...(minimum === undefined ? {} : { delayMinimum: minimum }),
        ...(a.has('reload') ? { delayReload: a.number('reload') } : {}),
      }
    },
    (c) =>
      line(
        'standby',
        group(c),
        'preempt',
        (c.delayMinimum !== undefined || c.delayReload !== undefined) && 'delay',
        c.delayMinimum !== undefined && `minimum ${c.delayMinimum}`,
        c.delayReload !== undefined && `reload ${c.delayReload}`,
      ),
  ),
  declare(
    'standby-timers',
    IF,
    'standby [<group:int>] timers <hello:int> <hold:int>',
    (a) =>
      a.number('hold') <= a.number('hello')
        ? 'the hold time must be longer than the hello time'
        : { group: a.number('group'), helloSeconds: a.number('hello'), holdSeconds: a.number('hold') },
    (c) => line('standby', group(c), 'timers', c.helloSeconds, c.holdSeconds),
  ),
  declare(
    'standby-track',
    IF,
    'standby [<group:int>] track <name:if> [<decrement:int>]',
    (a) => ({ group: a.number('group'), interface: a.text('name'), ...a.optionalNumber('decrement') }),
    (c) => line('standby', group(c), 'track', c.interface, c.decrement),
  ),
  declare(
    'standby-authentication',
    IF,
    'standby [<group:int>] authentication <text:word>',
    (a) => ({ group: a.number('group'), text: a.text('text') }),
    (c) => line('standby', group(c), 'authentication', c.text),
  ),
  declare(
    'standby-name',
    IF,
    'standby [<group:int>] name <name:word>',
    (a) => ({ group: a.number('group'), name: a.text('name') }),
    (c) => line('standby', group(c), 'name', c.name),
  ),
  declare(
    'standby-version',
    IF,
    'standby version <version:int>',
    (a) => ({ version: a.number('version') }),
    (c) => `standby version ${c.version}`,
  ),
  declare(
    'standby-redirects',
    IF,
    'standby redirects',
    () => ({}),
    () => 'standby redirects',
  ),
]

export const EIGRP_INTERFACE = [
  declare(
    'eigrp-hello-interval',
    IF,
    'ip hello-interval eigrp <as:int> <seconds:int>',
    (a) => ({ as: a.number('as'), seconds: a.number('seconds') }),
    (c) => `ip hello-interval eigrp ${c.as} ${c.seconds}`,
  ),
  declare(
    'eigrp-hold-time',
    IF,
    'ip hold-time eigrp <as:int> <seconds:int>',
    (a) => ({ as: a.number('as'), seconds: a.number('seconds') }),
    (c) => `ip hold-time eigrp ${c.as} ${c.seconds}`,
  ),
  declare(
    'eigrp-summary',
    IF,
    'ip summary-address eigrp <as:int> <address:ip> <mask:mask> [<distance:int>]',
    (a) => ({ as: a.number('as'), address: a.text('address'), mask: a.text('mask'), ...a.optionalNumber('distance') }),
    (c) => line('ip summary-address eigrp', c.as, c.address, c.mask, c.distance),
  ),
  declare(
    'eigrp-split-horizon',
    IF,
    'ip split-horizon eigrp <as:int>',
    (a) => ({ as: a.number('as') }),
    (c) => `ip split-horizon eigrp ${c.as}`,
  ),
  declare(
    'eigrp-authentication-mode',
    IF,
    'ip authentication mode eigrp <as:int> md5',
    (a) => ({ as: a.number('as') }),
    (c) => `ip authentication mode eigrp ${c.as} md5`,
  ),
  declare(
    'eigrp-authentication-key',
    IF,
    'ip authentication key-chain eigrp <as:int> <chain:word>',
    (a) => ({ as: a.number('as'), chain: a.text('chain') }),
    (c) => `ip authentication key-chain eigrp ${c.as} ${c.chain}`,
  ),
]
