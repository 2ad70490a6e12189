/**
 * Declarations: a firewall that gives hosts their addresses, or passes their requests on (`dhcpd`, `dhcprelay`; PIX 6.3 and
 * ASA command references). What else it tells a host changes no address.
 */
import {
  consequential,
  type Declaration,
  declarer,
  FREE,
  many,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../ios/index'
import { FIREWALLS } from './releases'
import { words as line } from './rule'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

const USUAL = {
  modes: ['global'],
  several: undefined,
  change: 'in place',
  order: FREE,
  opens: OPENS_NOTHING,
  silent: PRINTED,
  disturbs: 'nothing',
  has: FIREWALLS,
  secrets: NO_SECRETS,
} as const

/** `10.1.0.10-10.1.0.99`, or one address. */
const RANGE = /^(?:\d{1,3}\.){3}\d{1,3}(?:-(?:\d{1,3}\.){3}\d{1,3})?$/

export const ADDRESSING: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'dhcpd-address',
    pattern: 'dhcpd address <range:word> <interface:word>',
    make: (a) =>
      RANGE.test(a.text('range'))
        ? { range: a.text('range'), interface: a.text('interface') }
        : `"${a.text('range')}" is no range of addresses`,
    write: (c) => `dhcpd address ${c.range} ${c.interface}`,
    key: one('dhcpd address', (c) => [c.interface]),
    ...USUAL,
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'dhcpd-enable',
    pattern: 'dhcpd enable <interface:word>',
    make: (a) => ({ interface: a.text('interface') }),
    write: (c) => `dhcpd enable ${c.interface}`,
    key: one('dhcpd enable', (c) => [c.interface]),
    ...USUAL,
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'dhcpd-lease',
    pattern: 'dhcpd lease <seconds:int> [interface <interface:word>]',
    make: (a) => ({ seconds: a.number('seconds'), ...a.optional('interface') }),
    write: (c) => line('dhcpd lease', String(c.seconds), c.interface === undefined ? '' : `interface ${c.interface}`),
    key: one('dhcpd lease', (c) => [c.interface]),
    ...USUAL,
    no: removes(short('dhcpd lease', () => ['dhcpd lease'])),
    effect: SIMULATED,
  }),
  declare({
    kind: 'dhcpd-router',
    pattern: 'dhcpd option 3 ip <address:ip> [<second:ip>] [interface <interface:word>]',
    make: (a) => ({ address: a.text('address'), ...a.optional('second'), ...a.optional('interface') }),
    write: (c) =>
      line('dhcpd option 3 ip', c.address, c.second ?? '', c.interface === undefined ? '' : `interface ${c.interface}`),
    key: one('dhcpd option 3', (c) => [c.interface]),
    ...USUAL,
    no: removes(short('dhcpd option 3', () => ['dhcpd option 3'])),
    effect: SIMULATED,
  }),
  declare({
    kind: 'dhcpd-told',
    pattern: 'dhcpd <what:auto_config|dns|domain|option|ping_timeout|update|wins> [<words:rest>]',
    make: (a) =>
      a.text('what') === 'option' && /^3 /.test(a.text('words'))
        ? 'the router that hosts are told of is not read in this form'
        : { words: line('dhcpd', a.text('what'), a.text('words')) },
    write: (c) => c.words,
    key: many('dhcpd'),
    ...USUAL,
    no: removes(),
    effect: noEffect('it tells a host more than its address'),
  }),
  declare({
    kind: 'dhcp-relayed',
    pattern: 'dhcprelay <what:enable|server|setroute> <words:rest>',
    make: (a) => ({ words: line('dhcprelay', a.text('what'), a.text('words')) }),
    write: (c) => c.words,
    key: many('dhcprelay'),
    ...USUAL,
    no: removes(),
    effect: consequential('addressing', 'a request for an address that is relayed is not simulated'),
  }),
]
